"""Asking for a routine: its title, what it is for, and its exercises, each a line in plain words."""

from __future__ import annotations

import click

from voicecoach.app.messages import agreed, tell
from voicecoach.cli.typed_line import ask_line
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import counted
from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.sheet.plain_text import convert
from voicecoach.routine.yaml.writing import Draft, Item, Value, write

_MOST_WORDS = 3
"""Of a name that nothing else stands beside; more may hold a number in words, or a side."""


_DONE = frozenset({"done", "end", "finish", "finished", "fertig", "that's it", "ok"})
_BACK = frozenset({"back", "undo", "-", "zurück"})
_QUIT = frozenset({"quit", "q", "exit", "cancel", ":q"})


def ask_routine(title: str) -> str:
    """Return the text of the routine that the person tells.

    Raise VoicecoachError if it has no exercise, click.Abort if they leave.
    """
    tell("Enter takes what stands in brackets; Ctrl-C leaves, and nothing is made.")
    head, first = _head(title)
    tell("Now the exercises, each in a line, as in: Clamshell, 10 reps, hold 3s, each side.")
    tell("An empty line or `done` ends, `back` takes the last one out, `quit` leaves.")
    items = _exercises(first)
    if not items:
        hint = "an example to begin with: add --template plain"
        raise VoicecoachError("without an exercise there is no routine, and none was made", hint)
    return write(Draft(head, items))


def _head(title: str) -> tuple[dict[str, Value], str]:
    """Return the title and the purpose, and the first exercise if that was told in place of the purpose."""
    while True:
        name = _field("name", f"Title [{title}]: ") or title
        about = _field("about", "What it is for, in a line []: ")
        if about.lower() in _BACK:
            continue
        if _is_an_exercise(about) and agreed("That reads like an exercise. Is it the first one?", True):
            return {"name": name}, about
        return {"name": name, **({"about": about} if about else {})}, ""


def _exercises(first: str) -> tuple[Item, ...]:
    """Return the exercises that the person tells, after the `first`, if there is one."""
    told: list[tuple[Item, ...]] = [made] if first and (made := _exercise(first)) else []
    asked_twice = False
    while True:
        line = ask_line(f"  {sum(map(len, told)) + 1}. ")
        word = line.lower().rstrip(".!")
        if word in _QUIT:
            _leave(sum(map(len, told)))
            break
        if word in _BACK:
            tell(f"     Taken out: {told.pop()[0].fields['name']}" if told else "     There is none to take out.")
        elif line and word not in _DONE:
            if made := _exercise(line):
                told.append(made)
        elif told or asked_twice:
            break
        else:
            tell("     There is no exercise yet. Once more, and nothing is made.")
            asked_twice = True
    return tuple(item for made in told for item in made)


def _leave(count: int) -> None:
    """Raise click.Abort, unless the person wants to keep what they told."""
    if not count or not agreed(f"Make it of the {counted(count, 'exercise')} so far?", False):
        tell("Nothing was made.")
        raise click.Abort


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


def _is_an_exercise(line: str) -> bool:
    """Whether a line tells how much of something is to be done."""
    if not any(map(str.isdigit, line)):
        return False
    try:
        made = convert(f"- {line}", "").draft.exercises
    except VoicecoachError:
        return False
    return bool(made) and made[0].fields.keys() & {"reps", "sets", "hold"} != set()


def _is_a_name(line: str) -> bool:
    """Whether a line says nothing but what an exercise is called."""
    return not any(map(str.isdigit, line)) and len(line.split()) <= _MOST_WORDS and line[-1] not in ".!?:;"


def _understood(item: Item) -> str:
    """Return an exercise in a line: its name, and each field with what it has."""
    fields = [f"{name.replace('_', ' ')} {value}" for name, value in item.fields.items() if name != "name"]
    return f"{item.fields['name']}: {', '.join(fields) or 'goes on for 30s, as nothing else is said'}"


def _tell_left(left: tuple[LeftOut, ...]) -> None:
    for what in left:
        tell(f"     {'doubtful' if what.doubtful else 'left out'}: {what.words}")


def _field(name: str, prompt: str) -> str:
    """Return an answer that the field can hold, or an empty one."""
    while (answer := ask_line(prompt)) and answer.lower() not in _QUIT and not fits(name, answer, Section.ROUTINE):
        tell("     That is too long.")
    if answer.lower() in _QUIT:
        _leave(0)
    return answer
