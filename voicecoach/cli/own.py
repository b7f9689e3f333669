"""What the commands for a person's own routines share."""

from __future__ import annotations

import sys

from voicecoach.cli.telling import tell
from voicecoach.places import data_folder, own_routines, shipped
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.routine.naming import proper_name, same_name
from voicecoach.routine.shelf import Shelf
from voicecoach.routine.trash import Trash
from voicecoach.terminal import is_terminal


def open_shelf() -> Shelf:
    """Return the shelf of the person's own routines."""
    return Shelf(own_routines(), Trash(data_folder() / "trash"))


def explain_name(typed: str) -> str:
    """Return the name that `typed` becomes, and say so if it differs."""
    name = proper_name(typed)
    if name != typed:
        tell(f"Commands call it {name}: names have no spaces and no ending.")
    return name


def is_ours(name: str) -> bool:
    """Whether we ship a routine of that very name."""
    from voicecoach.routine.library import by_name

    return any(same_name(name, ours) for ours in by_name([shipped("routines")]))


def tell_of_ours(name: str) -> None:
    """Say that a routine hides one of ours, if it does."""
    if is_ours(name):
        tell("It stands in for ours of the same name, until you delete it.")


def must_be_theirs(shelf: Shelf, name: str) -> None:
    """Raise VoicecoachError if the only routine of that name is one of ours."""
    if not shelf.find(name) and is_ours(name):
        hint = f"a copy of it would be yours: voicecoach copy {name} NEW"
        raise VoicecoachError(f"{name} is one of ours, which stay as they are", hint, Exit.USAGE)


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)
