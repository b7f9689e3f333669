"""`voicecoach edit`: a routine in the person's own editor, checked when it is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from voicecoach.cli.completers import complete_names
from voicecoach.cli.own import at_terminal, open_shelf
from voicecoach.cli.telling import tell
from voicecoach.problem import Exit, Problem, VoicecoachError
from voicecoach.routine.shelf import Shelf


@click.command("edit")
@click.argument("name", metavar="NAME", shell_complete=complete_names)
def edit_command(name: str) -> int:
    """Open a routine of yours in your editor.

    The one in $VISUAL or $EDITOR. Afterwards it is checked, and what is wrong is told. One of ours is copied first; the
    copy stands in for it.
    """
    from voicecoach.places import own_routines, routine_folders
    from voicecoach.routine.library import find

    shelf = open_shelf()
    path = shelf.find(name) or find(name, routine_folders())
    if path.parent == own_routines():
        return edit_own(shelf, path)
    if path not in _ours():
        hint = f"open it in your editor, and see what is wrong as you save: voicecoach check --watch {path}"
        raise VoicecoachError(f"{path} is not one of your routines", hint, Exit.USAGE)
    tell(f"{path.stem} is one of ours; what you edit is a copy of it.")
    return edit_copy(shelf, path)


def edit_copy(shelf: Shelf, path: Path) -> int:
    """Have a copy of one of ours edited; keep it only if it was changed."""
    copy = shelf.put(path.stem, path.read_bytes())
    try:
        return edit_own(shelf, copy)
    finally:
        if copy.is_file() and copy.read_bytes() == path.read_bytes():
            copy.unlink()
            tell("There is no copy of it, then.")


def edit_own(shelf: Shelf, path: Path) -> int:
    """Have a routine edited until it is right or the person leaves it; what it was goes to the trash."""
    from voicecoach.cli.check import problems

    kept = shelf.keep(path)
    try:
        wrong = edit_until_right(path, problems)
    finally:
        changed = not path.is_file() or path.read_bytes() != kept.path.read_bytes()
        tell(f"{path.stem} is {'changed. As it was: voicecoach undo' if changed else 'as it was.'}")
        if not changed:
            shelf.forget(kept)
    if wrong:
        tell(f"It can't be started yet: voicecoach edit {path.stem}")
    elif changed:
        tell(f"It is fine. How it goes: voicecoach show {path.stem}. Go: voicecoach start {path.stem}")
    return Exit.PROBLEMS if wrong else Exit.FINE


def edit_until_right(path: Path, problems: Callable[[Path], Sequence[Problem]]) -> bool:
    """Open a file in the editor until it is right; return whether it still has `problems` when the person gives up."""
    from voicecoach.cli.check import show
    from voicecoach.cli.editor import open_editor

    line = None
    while True:
        open_editor(path, line)
        found = problems(path)
        show(found)
        line = next((problem.where.line for problem in found if not problem.warning), None)
        if not line or not at_terminal() or not click.confirm(f"Open it again at line {line}?", default=True):
            return line is not None


def _ours() -> list[Path]:
    from voicecoach.places import shipped
    from voicecoach.routine.library import by_name

    return list(by_name([shipped("routines")]).values())
