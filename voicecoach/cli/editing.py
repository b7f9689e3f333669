"""Editing a file in the person's own editor until it is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from voicecoach.app.messages import agreed, tell
from voicecoach.app.routines.editor import open_editor
from voicecoach.cli.checking import show
from voicecoach.cli.setting_option import slips
from voicecoach.core.errors import Exit, Problem
from voicecoach.core.terminal import at_terminal
from voicecoach.routine.library.own_routines import OwnRoutines


def edit_copy(own: OwnRoutines, path: Path) -> int:
    """Let the person edit a copy of one of ours; keep it only if it was changed."""
    copy = own.put(path.stem, path.read_bytes())
    try:
        return edit_own(own, copy)
    finally:
        if copy.is_file() and copy.read_bytes() == path.read_bytes():
            own.unmake(copy)
            tell("There is no copy of it, then.")


def edit_own(own: OwnRoutines, path: Path) -> int:
    """Let the person edit a routine until it is right or they leave it; what it was goes to the trash."""
    from voicecoach.app.routines.check import problems

    kept = own.keep(path)
    try:
        wrong = edit_until_right(path, lambda edited: problems(edited, slips))
    finally:
        changed = not path.is_file() or path.read_bytes() != kept.path.read_bytes()
        tell(f"{path.stem} is {'changed. As it was: voicecoach undo' if changed else 'as it was.'}")
        if not changed:
            own.forget(kept)
    if wrong:
        tell(f"It can't be started yet: voicecoach edit {path.stem}")
    elif changed:
        tell(f"It is fine. How it goes: voicecoach show {path.stem}. Go: voicecoach start {path.stem}")
    return Exit.PROBLEMS if wrong else Exit.FINE


def edit_until_right(path: Path, problems: Callable[[Path], Sequence[Problem]]) -> bool:
    """Open a file in the editor until it is right; return whether it still has `problems` when the person gives up."""
    line = None
    while True:
        open_editor(path, line)
        found = problems(path)
        show(found)
        line = next((problem.where.line for problem in found if not problem.warning), None)
        if not line or not at_terminal() or not agreed(f"Open it again at line {line}?", True):
            return line is not None
