"""`voicecoach copy`, `rename`, `delete` and `undo`: keeping one's own routines."""

from __future__ import annotations

from datetime import datetime

import click

from voicecoach.app.messages import agreed, note, tell
from voicecoach.app.own.own_routines import copy, is_ours, must_be_theirs, naming, open_own_routines, source_of
from voicecoach.app.own.reminder import reminds
from voicecoach.app.own.rename import name_again, rename
from voicecoach.app.routines.routine_file import note_others
from voicecoach.cli.complete import complete_names, complete_own_names
from voicecoach.cli.own_names import explain_name, tell_of_ours
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal import at_terminal
from voicecoach.core.units import ago
from voicecoach.routine.library.own_routines import LastChange, OwnRoutines
from voicecoach.routine.library.trash import REDO, Why

own_argument = click.argument("name", metavar="NAME", shell_complete=complete_own_names)


@click.command("copy")
@click.argument("name", metavar="NAME|FILE", shell_complete=complete_names)
@click.argument("new", metavar="NEW")
@click.option("--force", is_flag=True, help="In place of one of yours; `undo` brings that back.")
def copy_command(name: str, new: str, force: bool) -> None:
    """Copy a routine, to change the copy.

    One of ours, one of yours or any file becomes one of yours, with its comments. A title that says the old name, or
    that another routine has, becomes the new name; any other stays.
    """
    source = source_of(name)
    note_others(name, source, note)
    called = explain_name(new)
    path, titled = copy(source, called, new, force)
    tell(f"Copied {source.stem} to {path}. {titled}".rstrip())
    tell_of_ours(called)
    tell(f"Change it: voicecoach edit {path.stem}")


@click.command("rename")
@own_argument
@click.argument("new", metavar="NEW")
def rename_command(name: str, new: str) -> None:
    """Give a routine of yours another name.

    It is the name that commands take. A title that says the old name, or that another routine has, becomes the new
    name; any other stays. What you did so far goes along, and so do its reminder and the variants that you chose: all
    of it, or nothing.
    """
    own = open_own_routines()
    must_be_theirs(own, name)
    old, path = own.own(name), own.place_for(name, explain_name(new))
    own.note_renamed(old, path)  # should we be killed in between, it is passed over
    titled = rename(old, path)
    tell(" ".join(filter(None, (f"{old.stem} is {path.stem} now.", titled, "Back again: voicecoach undo"))))
    tell_of_ours(path.stem)
    _tell_of_left(old.stem)


def _tell_of_left(name: str) -> None:
    """Say what goes on asking for a routine by a name that it has no longer."""
    for path in naming(name):
        tell(f"{path} still names {name}.")
    if reminds(name):
        tell(f"A reminder still asks for {name}: voicecoach remind {name} --remove")


@click.command("delete")
@own_argument
@click.option("--yes", "-y", is_flag=True, help="Don't ask.")
def delete_command(name: str, yes: bool) -> int:
    """Delete a routine of yours.

    It goes to the trash, and `voicecoach undo` brings it back. The name must be the whole name.
    """
    own = open_own_routines()
    must_be_theirs(own, name)
    path = own.own(name)
    if not yes and not at_terminal():
        raise VoicecoachError("there is nobody to ask whether to delete it", "add --yes", Exit.USAGE)
    if not yes and not agreed(f"Delete {path.stem}?", False):
        tell("Nothing was deleted.")
        return Exit.PROBLEMS
    own.delete(path.stem)
    tell(f"Deleted {path.stem}. Bring it back: voicecoach undo")
    if is_ours(path.stem):
        tell("Ours of that name is in its place.")
    else:
        _tell_of_left(path.stem)
    return Exit.FINE


@click.command("undo")
@click.option("--redo", is_flag=True, help="Take back the last undo.")
@click.option("--yes", "-y", is_flag=True, help="Don't ask.")
def undo_command(redo: bool, yes: bool) -> int:
    """Take back what was last made, changed or deleted.

    At a terminal it says first what that is. Again and again, it goes further back; --redo goes forward again. What
    stood there goes to the trash.
    """
    own = open_own_routines()
    last = own.last_change(redo)
    when = ago((datetime.now(last.kept.when.tzinfo) - last.kept.when).total_seconds())
    if not yes and at_terminal() and not agreed(_question(last, when), True):
        tell("Nothing was changed.")
        return Exit.PROBLEMS
    if last.renames:
        _named_again(own, last)
    else:
        done = own.redo() if redo else own.undo()
        tell(_done(last, when))
        if done.replaced:
            tell(f"What it was until now lies in {done.replaced}.")
    tell(f"The other way: voicecoach undo{'' if redo else ' --redo'}")
    if last.renames or (last.removes and not is_ours(last.path.stem)):
        _tell_of_left(last.path.stem)
    return Exit.FINE


def _question(last: LastChange, when: str) -> str:
    name, why, other = last.path.stem, last.kept.why, last.path.with_name(last.kept.file).stem
    if why is Why.RENAMED:
        return f"{other} was renamed to {name} {when}. Take that back?"
    if why not in REDO:
        return f"{name} was {why.value} {when}. Take that back?"
    if why is Why.UNNAMED:
        again = f"Rename {name} to {other}"
    elif why is Why.RESTORED:
        again = f"Delete {name}"
    else:
        again = f"{'Change' if last.path.exists() else 'Make'} {name}"
    return f"{again} again? That was undone {when}."


def _done(last: LastChange, when: str) -> str:
    name, why = last.path.stem, last.kept.why
    if why is Why.RESTORED:
        return f"Deleted {name} again; that was undone {when}."
    if why is Why.UNDONE:
        return f"{name} is again what it was before the undo, {when}."
    if last.removes:
        return f"Took back {name}, which was {why.value} {when}."
    return f"Brought back {name} as it was before it was {why.value}, {when}."


def _named_again(own: OwnRoutines, last: LastChange) -> None:
    """Take back a renaming, or an undo of one, with all that goes by the name."""
    other = last.path.with_name(last.kept.file)
    own.note_renamed(last.path, other, Why.RENAMED if last.kept.why in REDO else Why.UNNAMED)
    titled = name_again(last)
    own.forget(last.kept)
    tell(f"{last.path.stem} is {other.stem} again. {titled}".rstrip())
