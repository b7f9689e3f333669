"""Writes the page of all routines with their sources, and which figure stands where. Run: python docs/library.py.

Each shipped file says in comments what its source says, and in which field that is, one figure a line:

    #   30 to 45 seconds -> Wall sit: hold
    #   every other day -> every
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.paths import shipped
from voicecoach.routine.frequency_words import words
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import AS_MANY, Exercise, Range, Rounds, Routine
from voicecoach.routine.values.durations import spell

TARGET = Path(__file__).parent / "library.md"
HEAD = """\
# The library

All routines that come with voicecoach, what they are for, and where each of their figures comes from; made by
`docs/library.py`. `voicecoach list knee` finds those for a part of the body, `voicecoach list --for heel-pain` those
for a purpose, and `voicecoach about NAME` tells what stands here of one. Words are ours; so is a figure where it says
so.

None of them takes the place of a doctor or a physiotherapist.
"""
OF_EXERCISES = ("hold", "reps", "sets", "tempo", "pace", "duration")
"""Fields that are a dose, in the order in which they are told."""
TABLE = "# What the source says -> where it stands here\n"
"""The line above the figures; what stands before it tells what was read where."""
_FIGURE = re.compile(r"^#   (?P<said>.+) -> (?:(?P<exercise>.+): )?(?P<fields>[\w, ]+)$", re.MULTILINE)


class Figure(NamedTuple):
    """A figure of a source, and where it stands."""

    said: str
    """What the source says; it begins with `ours` where no source does."""
    exercise: str
    """Empty for a field of the routine or of a block."""
    fields: tuple[str, ...]


def figures(text: str) -> list[Figure]:
    """Return what the comments of a routine's file say of its figures."""
    return [
        Figure(found["said"], found["exercise"] or "", tuple(found["fields"].split(", ")))
        for found in _FIGURE.finditer(text)
    ]


def read_where(text: str) -> str:
    """Return what the comments of a routine's file say before the figures, as Markdown."""
    lines = text.partition(TABLE)[0].splitlines() if TABLE in text else []
    told = [line.removeprefix("#").rstrip().removeprefix("   [") for line in lines]
    made = [f"- [{said}" if line.startswith("#   [") else said for line, said in zip(lines, told, strict=True)]
    return "\n".join(line.strip() if line.startswith(("-", " ")) else line for line in made).strip()


def exercises(items: Sequence[Exercise | Rounds]) -> Iterator[Exercise]:
    """Yield the exercises of a routine, also those in blocks, without variants."""
    for item in items:
        if isinstance(item, Rounds):
            yield from exercises(item.exercises)
        else:
            yield item


def amounts(exercise: Exercise) -> dict[str, str]:
    """Return how much of an exercise is to be done, by the field that says so."""
    told = {name: _amount(exercise, name) for name in OF_EXERCISES if name != "tempo"}
    told["tempo"] = ", ".join(f"{phase.name} {_seconds(phase.seconds)}" for phase in exercise.tempo)
    if exercise.sets == Range(1, 1) or exercise.by_set:
        del told["sets"]
    return {name: told[name] for name in OF_EXERCISES if told.get(name)}


def _amount(exercise: Exercise, name: str) -> str:
    by_set = [getattr(dose, name, None) for dose in exercise.by_set]
    values = by_set if any(by_set) else [getattr(exercise, name)]
    timed = name not in ("reps", "sets")
    return ", ".join((_seconds if timed else _count)(value) for value in values if value)


def _seconds(span: Range) -> str:
    return spell(span.low) if span.fixed else f"{spell(span.low)} to {spell(span.high)}"


def _count(span: Range) -> str:
    if span == AS_MANY:
        return "as many as possible"
    return f"{span.low:g}" if span.fixed else f"{span.low:g}-{span.high:g}"


def page() -> str:
    """Return the whole page."""
    files = sorted(shipped("routines").glob("*.yaml"))
    read = {path.stem: (path, routine) for path in files if (routine := read_file(path).routine)}
    rows = [_row(name, routine) for name, (_, routine) in read.items()]
    parts = [_part(name, routine, path.read_text(encoding="utf-8")) for name, (path, routine) in read.items()]
    head = "| routine | what it is for | how often | found by |\n|---|---|---|---|"
    return "\n".join([HEAD, head, *rows, "", *parts])


def _row(name: str, routine: Routine) -> str:
    often = words(routine.every) if routine.every else ""
    return f"| [{name}](#{name}) | {routine.about} | {often} | {', '.join(routine.tags)} |"


def _part(name: str, routine: Routine, text: str) -> str:
    said = figures(text)
    rows = list(_doses(routine, said))
    table = ["| exercise | how much | what the source says |", "|---|---|---|", *rows] if rows else []
    read = ["What was read:", "", read_where(text), ""] if rows else []
    source = f"Source: {routine.source}"
    lines = [f"## {name}", "", f"**{routine.name}.** {routine.background}", "", source, "", *read, *table, ""]
    return "\n".join(lines).replace("\n\n\n", "\n\n")


def _doses(routine: Routine, said: Sequence[Figure]) -> Iterator[str]:
    for figure in said:
        if not figure.exercise:
            often = f"every: {words(routine.every)}" if figure.fields == ("every",) and routine.every else ""
            yield f"| | {often or ', '.join(figure.fields)} | {_cell(figure.said)} |"
    for exercise in exercises(routine.exercises):
        much = amounts(exercise)
        for figure in said:
            if figure.exercise == exercise.name:
                told = "; ".join(f"{name} {much[name]}" if name in much else name for name in figure.fields)
                yield f"| {exercise.name} | {told.replace('_', ' ')} | {_cell(figure.said)} |"


def _cell(text: str) -> str:
    return text.replace("|", "/")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
