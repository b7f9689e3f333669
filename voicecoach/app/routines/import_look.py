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
    items, _ = _put(converted.draft.exercises, number, (_read(text),))
    return replace(_without_doubts(converted, number), draft=_draft(converted, items))


def added(converted: Converted, text: str) -> Converted:
    """Return the conversion with one exercise more, the last, as `text` has it. Raise VoicecoachError."""
    items = (*converted.draft.exercises, _read(text))
    return replace(converted, draft=_draft(converted, items), lines=(*converted.lines, 0))


def without(converted: Converted, number: int) -> Converted:
    """Return the conversion without one exercise, counting from 1. Raise VoicecoachError if there is no other."""
    items, _ = _put(converted.draft.exercises, number, ())
    if not items:
        raise VoicecoachError("without an exercise there is no routine", "q leaves, and keeps nothing")
    lines = tuple(line for at, line in enumerate(converted.lines, 1) if at != number)
    return replace(_without_doubts(converted, number), draft=_draft(converted, items), lines=lines)


def _read(text: str) -> Item:
    """Return the one exercise that a line means. Raise VoicecoachError."""
    made = convert(f"- {text}", "").draft.exercises
    if len(made) != 1:
        raise VoicecoachError("write one exercise in a line", "Clamshell - 3 sets of 10, hold 5 sec")
    return made[0]


def _draft(converted: Converted, items: tuple[Item, ...]) -> Draft:
    return Draft(converted.draft.head, items, converted.draft.comments)


def _without_doubts(converted: Converted, number: int) -> Converted:
    """Return the conversion without what was told of the line of an exercise, which the person has seen to."""
    line = converted.lines[number - 1] if number <= len(converted.lines) else 0
    return replace(converted, left_out=tuple(one for one in converted.left_out if not line or one.line != line))


def _leaves(items: Sequence[Item], rounds: str, rest: str) -> Iterator[tuple[Item, str, str]]:
    for item in items:
        if item.exercises:
            fields = item.fields
            yield from _leaves(item.exercises, str(fields.get("rounds", "")), str(fields.get("rest", "")))
        else:
            yield item, rounds, rest


def _put(items: Sequence[Item], number: int, new: tuple[Item, ...]) -> tuple[tuple[Item, ...], int]:
    """Return the exercises with others in place of the one of a number, and how many there were."""
    made: list[Item] = []
    at = 0
    for item in items:
        if item.exercises:
            inner, count = _put(item.exercises, number - at, new)
            made += [replace(item, exercises=inner)] if inner else []
            at += count
        else:
            at += 1
            made += new if at == number else (item,)
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
