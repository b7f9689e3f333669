"""The poses that we ship, by name; each is read when it is first asked for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from voicecoach.pose.model import Pose
from voicecoach.pose.reading import read

_FILE = Path(__file__).with_name("poses.yaml")
_ENTRY = re.compile(r"^([a-z].*?): (\{.*\})$", re.MULTILINE)
"""Each is written in one line, so that one can be read without the others."""


def names() -> tuple[str, ...]:
    """Return the names of all poses, in the order of the file."""
    return tuple(_written())


@cache
def named(name: str) -> Pose | None:
    """Return the pose of that name; None if there is none."""
    text = _written().get(name)
    if text is None:
        return None
    pose, problems = read(yaml.load(text, yaml.BaseLoader), named, name)
    assert not problems, (name, problems)
    return pose


@cache
def _written() -> dict[str, str]:
    return dict(_ENTRY.findall(_FILE.read_text(encoding="utf-8")))
