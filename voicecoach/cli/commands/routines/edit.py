"""`voicecoach edit`: a routine in the person's own editor, checked when it is closed."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import open_own_routines, to_edit
from voicecoach.cli.complete import complete_names
from voicecoach.cli.editing import edit_copy, edit_own
from voicecoach.core.errors import Exit
from voicecoach.core.units import counted
from voicecoach.routine.library.own_routines import OwnRoutines


@click.command("edit")
@click.argument("name", metavar="NAME", shell_complete=complete_names)
@click.option("--tidy", is_flag=True, help="Open nothing; write exercises of one line out as fields.")
def edit_command(name: str, tidy: bool) -> int:
    """Open a routine of yours in your editor.

    The one in $VISUAL or $EDITOR. Afterwards it is checked, and what is wrong is told. One of ours is copied first; the
    copy stands in for it.
    """
    own = open_own_routines()
    path = to_edit(own, name)
    if tidy:
        return _tidied(own, path)
    if path.parent == own.folder:
        return edit_own(own, path)
    tell(f"{path.stem} is one of ours; what you edit is a copy of it.")
    return edit_copy(own, path)


def _tidied(own: OwnRoutines, path: Path) -> int:
    """Write out the one-line exercises, and say how many there were."""
    from voicecoach.app.own.tidy import tidy

    mine = path if path.parent == own.folder else own.put(path.stem, path.read_bytes())
    count = tidy(own, mine)
    if not count:
        tell(f"{mine.stem} has no exercise in one line.")
    else:
        tell(f"Wrote out {counted(count, 'exercise')} of {mine.stem}. As it was: voicecoach undo")
    return Exit.FINE
