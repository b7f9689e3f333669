"""What the commands for a person's own routines share."""

from __future__ import annotations

from voicecoach.app.messages import tell
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import data_folder, own_routines, shipped
from voicecoach.routine.library.names import proper_name, same_name
from voicecoach.routine.library.own_routines import OwnRoutines
from voicecoach.routine.library.trash import Trash


def open_own_routines() -> OwnRoutines:
    """Return the shelf of the person's own routines."""
    return OwnRoutines(own_routines(), Trash(data_folder() / "trash"))


def explain_name(typed: str) -> str:
    """Return the name that `typed` becomes, and say so if it differs."""
    name = proper_name(typed)
    if name != typed:
        tell(f"Commands call it {name}: names have no spaces and no ending.")
    return name


def is_ours(name: str) -> bool:
    """Whether we ship a routine of that very name."""
    from voicecoach.routine.library.find import by_name

    return any(same_name(name, ours) for ours in by_name([shipped("routines")]))


def tell_of_ours(name: str) -> None:
    """Say that a routine hides one of ours, if it does."""
    if is_ours(name):
        tell("It stands in for ours of the same name, until you delete it.")


def must_be_theirs(shelf: OwnRoutines, name: str) -> None:
    """Raise VoicecoachError if the only routine of that name is one of ours."""
    if not shelf.find(name) and is_ours(name):
        hint = f"a copy of it would be yours: voicecoach copy {name} NEW"
        raise VoicecoachError(f"{name} is one of ours, which stay as they are", hint, Exit.USAGE)
