"""What is said of a name that a person gives a routine."""

from __future__ import annotations

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import is_ours
from voicecoach.routine.library.names import proper_name


def explain_name(typed: str) -> str:
    """Return the name that `typed` becomes, and say so if it differs."""
    name = proper_name(typed)
    if name != typed:
        tell(f"Commands call it {name}: names have no spaces and no ending.")
    return name


def tell_of_ours(name: str) -> None:
    """Say that a routine hides one of ours, if it does."""
    if is_ours(name):
        tell("It stands in for ours of the same name, until you delete it.")
