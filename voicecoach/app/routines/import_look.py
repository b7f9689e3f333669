"""What an import read, exercise by exercise, for a person to look at before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.sheet.plain_text import convert
from voicecoach.routine.yaml.writing import Draft, Item


@dataclass(frozen=True)
class ExerciseLook:
    """One exercise, as a row of the table."""

    name: str
    sets: str
    reps: str
    hold: str
    side: str
    rest: str
    line: int
    """Of the source; 0 if that means nothing there."""
    doubtful: bool


def looks(converted: Converted) -> tuple[ExerciseLook, ...]:
    """Return a row for each exercise."""
    told = {left.line for left in converted.left_out}
    rows = list(_leaves(converted.draft.exercises, "", ""))
    lines = converted.lines if len(converted.lines) == len(rows) else (0,) * len(rows)
    return tuple(
        _look(item, rounds, rest, line, _doubted(item, line, told, converted.left_out))
        for (item, rounds, rest), line in zip(rows, lines, strict=True)
    )


def changed(converted: Converted, number: int, text: str) -> Converted:
    """Return the conversion with one exercise, counting from 1, as `text` has it. Raise VoicecoachError."""
    made = convert(f"- {text}", "").draft.exercises
    if len(made) != 1:
        raise VoicecoachError("write one exercise in a line", "Clamshell - 3 sets of 10, hold 5 sec")
    items, _ = _put(converted.draft.exercises, number, made[0])
    line = converted.lines[number - 1] if number <= len(converted.lines) else 0
    left = tuple(one for one in converted.left_out if not line or one.line != line)
    draft = Draft(converted.draft.head, items, converted.draft.comments)
    return replace(converted, draft=draft, left_out=left)


def _leaves(items: Sequence[Item], rounds: str, rest: str) -> Iterator[tuple[Item, str, str]]:
    for item in items:
        if item.exercises:
            fields = item.fields
            yield from _leaves(item.exercises, str(fields.get("rounds", "")), str(fields.get("rest", "")))
        else:
            yield item, rounds, rest


def _put(items: Sequence[Item], number: int, new: Item) -> tuple[tuple[Item, ...], int]:
    """Return the exercises with the one of a number replaced, and how many there are."""
    made: list[Item] = []
    at = 0
    for item in items:
        if item.exercises:
            inner, count = _put(item.exercises, number - at, new)
            made.append(replace(item, exercises=inner))
            at += count
        else:
            at += 1
            made.append(new if at == number else item)
    return tuple(made), at


def _look(item: Item, rounds: str, rest: str, line: int, doubtful: bool) -> ExerciseLook:
    fields = {name: str(value) for name, value in item.fields.items()}
    held = fields.get("hold", "") or fields.get("duration", "") or fields.get("tempo", "")
    sets = " x ".join(part for part in (rounds, fields.get("sets", "")) if part)
    resting = fields.get("rest", "") or fields.get("between_reps", "") or fields.get("rest_after", "") or rest
    return ExerciseLook(
        fields["name"], sets, fields.get("reps", ""), held, fields.get("sides", ""), resting, line, doubtful
    )


def _doubted(item: Item, line: int, told: set[int], left: Sequence[LeftOut]) -> bool:
    name = str(item.fields["name"]).partition(", set ")[0]
    return (bool(line) and line in told) or any(one.words.startswith(f"{name}: ") for one in left)
