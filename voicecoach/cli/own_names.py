"""What is said of a name that a person gives a routine."""

from __future__ import annotations

import click

from voicecoach.app.messages import agreed, complain, tell
from voicecoach.app.own.own_routines import is_ours, open_own_routines
from voicecoach.core.errors import VoicecoachError
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


def ask_for_place(name: str) -> tuple[str, bool]:
    """Return a name for a new routine, and whether it takes the place of the one that has it, as the person likes.

    Nothing is asked where `name` is free.
    """
    own, free = open_own_routines(), ""
    while True:
        try:
            if not (taken := own.find(proper_name(name))):
                return name, False
        except VoicecoachError as error:
            complain(error.message, error.hint)
            free = free or own.free_name("imported")
        else:
            tell(f"You have a routine called {taken.stem} already.")
            if agreed("Put this in its place? `voicecoach undo` brings it back.", False):
                return taken.stem, True
            free = own.free_name(taken.stem)
        name = click.prompt("Another name", free, prompt_suffix=": ").strip()
