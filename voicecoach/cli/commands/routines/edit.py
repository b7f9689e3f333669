"""`voicecoach edit`: a routine in the person's own editor, checked when it is closed."""

from __future__ import annotations

import click

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import open_own_routines, to_edit
from voicecoach.cli.complete import complete_names
from voicecoach.cli.editing import edit_copy, edit_own


@click.command("edit")
@click.argument("name", metavar="NAME", shell_complete=complete_names)
def edit_command(name: str) -> int:
    """Open a routine of yours in your editor.

    The one in $VISUAL or $EDITOR. Afterwards it is checked, and what is wrong is told. One of ours is copied first; the
    copy stands in for it.
    """
    own = open_own_routines()
    path = to_edit(own, name)
    if path.parent == own.folder:
        return edit_own(own, path)
    tell(f"{path.stem} is one of ours; what you edit is a copy of it.")
    return edit_copy(own, path)
