"""The person's own text editor: which it is, and how it opens a file at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from time import monotonic

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.terminal import at_terminal

_PLUS = {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "kak", "ne", "mg"}
"""Take `+LINE FILE`."""
_COLON = {"hx", "helix", "subl", "zed"}
"""Take `FILE:LINE`."""
_GOTO = {"code", "code-insiders", "codium", "cursor"}
"""Take `-g FILE:LINE`."""
_RETURN_AT_ONCE = {*_GOTO, "subl", "zed"}
"""Wait for the file to be closed only when told to."""
AT_ONCE = 2.0
"""Seconds in which nobody has edited anything."""
_HINT = "set the variable EDITOR to one you have, such as EDITOR=nano"


def editor_command(environment: Mapping[str, str], windows: bool = sys.platform == "win32") -> list[str]:
    """Return the words that start the person's editor. Raise VoicecoachError if there is none."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    if chosen.strip():
        return _words(chosen, windows)
    usual = ("notepad",) if windows else ("nano", "vi")
    found = next((editor for editor in usual if shutil.which(editor, path=environment.get("PATH"))), None)
    if not found:
        hint = "install one, such as nano, or set the variable EDITOR to yours"
        raise VoicecoachError("there is no text editor here", hint)
    return [found]


def opening(editor: list[str], path: Path, line: int | None) -> list[str]:
    """Return the command that opens `path`, at `line` if the editor is known to go there."""
    name = PureWindowsPath(editor[0]).stem.lower()  # which takes / too
    wait = ["--wait"] if name in _RETURN_AT_ONCE and not {"--wait", "-w"} & set(editor) else []
    if line and name in _PLUS:
        return [*editor, f"+{line}", str(path)]
    if line and name in _COLON:
        return [*editor, *wait, f"{path}:{line}"]
    if line and name in _GOTO:
        return [*editor, "-g", f"{path}:{line}", *wait]
    return [*editor, *wait, str(path)]


def open_editor(path: Path, line: int | None = None) -> None:
    """Open `path` in the person's editor, and return when it is closed. Raise VoicecoachError if it fails."""
    command = opening(editor_command(os.environ), path, line)
    program = shutil.which(command[0]) or command[0]  # on Windows, `code` is a `code.cmd`
    begun = monotonic()
    try:
        code = subprocess.run([program, *command[1:]], check=False).returncode
    except OSError as error:
        message = f"the editor {command[0]} can't be started: {error.strerror or error}"
        raise VoicecoachError(message, _HINT) from error
    if code:
        raise VoicecoachError(f"the editor {command[0]} ended with an error (code {code})", _HINT)
    if hands_over(command) and monotonic() - begun < AT_ONCE and at_terminal():
        input("Press Enter once you have saved and closed it. ")


def hands_over(command: list[str]) -> bool:
    """Return whether an editor may leave a file to an open window, and end: Windows 11's Notepad does."""
    return PureWindowsPath(command[0]).stem.lower() == "notepad"


def _words(command: str, windows: bool) -> list[str]:
    """Return the words of a command; a program's path may hold spaces on Windows, and backslashes."""
    if windows and Path(command).exists():
        return [command]
    try:
        words = shlex.split(command, posix=not windows)
    except ValueError:
        raise VoicecoachError(f"the editor {command} is no command: a quote isn't closed", _HINT) from None
    return [word.strip('"') for word in words] if windows else words
