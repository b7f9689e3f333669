"""`voicecoach edit`: a routine in the person's own editor, checked when it is closed."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import open_own_routines
from voicecoach.cli.complete import complete_names
from voicecoach.cli.editing import edit_copy, edit_own
from voicecoach.core.errors import Exit, VoicecoachError


@click.command("edit")
@click.argument("name", metavar="NAME", shell_complete=complete_names)
def edit_command(name: str) -> int:
    """Open a routine of yours in your editor.

    The one in $VISUAL or $EDITOR. Afterwards it is checked, and what is wrong is told. One of ours is copied first; the
    copy stands in for it.
    """
    from voicecoach.core.paths import own_routines, routine_folders
    from voicecoach.routine.library.find import find

    shelf = open_own_routines()
    path = shelf.find(name) or find(name, routine_folders())
    if path.parent == own_routines():
        return edit_own(shelf, path)
    if path not in _ours():
        hint = f"open it in your editor, and see what is wrong as you save: voicecoach check --watch {path}"
        raise VoicecoachError(f"{path} is not one of your routines", hint, Exit.USAGE)
    tell(f"{path.stem} is one of ours; what you edit is a copy of it.")
    return edit_copy(shelf, path)


def _ours() -> list[Path]:
    from voicecoach.core.paths import shipped
    from voicecoach.routine.library.find import by_name

    return list(by_name([shipped("routines")]).values())
