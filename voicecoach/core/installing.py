"""How to install what is missing: the command that fits the way voicecoach was installed here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "voicecoach"
NO_WHEELS_YET = (3, 15)
"""The Python from which on miniaudio and onnxruntime have no wheels yet, as the markers in pyproject.toml say."""
_PLAIN = re.compile(r"[\w.:/\\+=@\[\]-]+")
"""What means nothing to cmd.exe."""
_TEMPORARY = re.compile(r"/(?:archive|builds|environments)-v\d+/|/pipx/\.?cache/|/\.cache/pipx/")
"""Where uv and pipx keep them."""


def add_extra(extra: str, anew: bool = False) -> str:
    """Return the command that adds one of our extras from the same origin as voicecoach: a folder, a URL or the index.

    With `anew` it also replaces what is there, for a file may be missing or broken.
    """
    options = ["--force-reinstall"] if anew else []
    return _command(*options, *_source(f"{NAME}[{extra}]", f"[{extra}]", _origin()))


def add_package(name: str) -> str:
    """Return the command that installs a package beside voicecoach."""
    return _command(name)


def no_wheel(package: str) -> str:
    """Return that a package lacks a wheel for this Python, if it is one that all of those lack; else nothing."""
    if sys.version_info < NO_WHEELS_YET:
        return ""
    return f"{package} has no wheel for Python {sys.version_info[0]}.{sys.version_info[1]} yet"


def _origin() -> dict[str, Any]:
    """Return the installer's record of voicecoach's origin (PEP 610); empty if it came from the index."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        noted = distribution(NAME).read_text("direct_url.json")
        origin = json.loads(noted or "{}")
    except (PackageNotFoundError, ValueError, OSError):
        return {}
    return origin if isinstance(origin, dict) else {}


def _source(named: str, extra: str, origin: dict[str, Any]) -> list[str]:
    """Return what to install, as arguments for pip."""
    url = str(origin.get("url", ""))
    if url.startswith("file:"):
        path = unquote(urlsplit(url).path)
        path = path.removeprefix("/") if sys.platform == "win32" else path
        editable = origin.get("dir_info", {}).get("editable")
        return [*(["-e"] if editable else []), path + extra] if Path(path).exists() else [named]
    if vcs := origin.get("vcs_info"):
        revision = f"@{vcs['requested_revision']}" if vcs.get("requested_revision") else ""
        return [f"{named} @ {vcs['vcs']}+{url}{revision}"]
    return [f"{named} @ {url}" if url else named]


def _command(*what: str) -> str:
    """Return the shortest command line for the installer that made this environment."""
    here = Path(sys.prefix)
    if (here / "pipx_metadata.json").exists():
        words = ["pipx", "runpip", here.name, "install"]
    elif find_spec("pip") is None:  # as uv makes them
        words = ["uv", "pip", "install", "--python", sys.executable]
    elif os.environ.get("VIRTUAL_ENV") == sys.prefix:
        words = ["pip", "install"]
    else:
        words = [sys.executable, "-m", "pip", "install"]
    return typed([*words, *what])


def typed(words: Sequence[str]) -> str:
    """Return a command as a person types it, in a shell of POSIX or in cmd.exe."""
    return " ".join(map(_in_cmd, words)) if sys.platform == "win32" else shlex.join(words)


def _in_cmd(word: str) -> str:
    """Return a word in quotes where cmd.exe would split it, or take a sign in it for one of its own."""
    quoted = subprocess.list2cmdline([word])
    return quoted if quoted.startswith('"') or _PLAIN.fullmatch(word) else f'"{quoted}"'


def is_temporary(prefix: Path | None = None) -> bool:
    """Return whether this Python is one that `uvx` or `pipx run` made for a moment, and that goes some day."""
    return _TEMPORARY.search((prefix or Path(sys.prefix)).as_posix().lower()) is not None
