"""A Python for whose children some packages aren't installed, as on a computer that they have no wheel for."""

from __future__ import annotations

import os
from pathlib import Path

HIDE = """\
import sys
from importlib.machinery import PathFinder

class Hidden(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in {names!r} else PathFinder.find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Hidden
"""


def without(folder: Path, *names: str) -> dict[str, str]:
    """Return the environment in which these packages are missing; `folder` is written to."""
    (folder / "sitecustomize.py").write_text(HIDE.format(names=set(names)))
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}
