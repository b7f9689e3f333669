"""Asking for a routine: its title, what it is for, and its exercises, each a line in plain words."""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from voicecoach.app.messages import tell
from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.sheet.plain_text import convert
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft, Item, Value, write

_MOST_WORDS = 3
"""Of a name that nothing else stands beside; more may hold a number in words, or a side."""


def ask_routine(title: str) -> str:
    """Return the text of the routine that the person tells. Raise VoicecoachError if it has no exercise."""
    with suppress(ImportError):
        import readline  # noqa: F401 - lets the arrow keys move within a line, in `_read`
    tell("Enter takes what stands in brackets; Ctrl-C leaves, and nothing is made.")
    head: dict[str, Value] = {"name": _field("name", f"Title [{title}]: ") or title}
    if about := _field("about", "What it is for, in a line []: "):
        head["about"] = about
    tell("Now the exercises, each in a line, as in: Clamshell, 10 reps, hold 3s, each side. An empty line ends.")
    items: list[Item] = []
    while line := _ask(f"  {len(items) + 1}. "):
        items += _exercise(line)
    if not items:
        hint = "an example to begin with: add --template plain"
        raise VoicecoachError("without an exercise there is no routine, and none was made", hint)
    return write(Draft(head, tuple(items)))


def _exercise(line: str) -> tuple[Item, ...]:
    """Return what a line means, and say so: a person sees at once what was not understood."""
    if _is_a_name(line):  # of a sheet such a line alone would hardly be one
        made = Converted(Draft({}, (Item({"name": line}),)))
    else:
        try:
            made = convert(f"- {line}", "")
        except VoicecoachError:
            tell("     That has no amount that can be read: how many reps, or how long, as in `Bridge, 10 reps`?")
            return ()
    for item in made.draft.exercises:
        tell(f"     {_understood(item)}")
    _tell_left(made.left_out)
    return made.draft.exercises


def _is_a_name(line: str) -> bool:
    """Whether a line says nothing but what an exercise is called."""
    return not any(map(str.isdigit, line)) and len(line.split()) <= _MOST_WORDS and line[-1] not in ".!?:;"


def _understood(item: Item) -> str:
    """Return an exercise in a line: its name, and each field with what it has."""
    fields = [f"{name.replace('_', ' ')} {value}" for name, value in item.fields.items() if name != "name"]
    return f"{item.fields['name']}: {', '.join(fields) or 'goes on for 30s, as nothing else is said'}"


def _tell_left(left: tuple[LeftOut, ...]) -> None:
    for what in left:
        tell(f"     left out: {what.words}")


def _field(name: str, prompt: str) -> str:
    """Return an answer that the field can hold, or an empty one."""
    while (answer := _ask(prompt)) and not fits(name, answer, Section.ROUTINE):
        tell("     That is too long.")
    return answer


def _ask(prompt: str) -> str:
    """Return a line that the person types; Ctrl-D is an empty one."""
    while True:
        try:
            return clean(_read(prompt))
        except EOFError:
            tell("")
            return ""
        except UnicodeDecodeError:
            tell("     That can't be read in your terminal's encoding.")


def _read(prompt: str) -> str:
    """Return a line that the person types; after Ctrl-Z and `fg` it stands there again as far as it was typed."""
    from voicecoach.session.control.job_control import typing

    def show() -> None:
        typed = sys.modules["readline"].get_line_buffer() if "readline" in sys.modules else ""
        click.echo(f"{prompt}{typed}", nl=False)
        sys.stdout.flush()

    with typing(show):
        return input(prompt)
