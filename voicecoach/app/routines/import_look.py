"""What an import read, exercise by exercise, for a person to look at before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.ledger import figures
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.sheet.plain_text import convert
from voicecoach.routine.model import Exercise
from voicecoach.routine.values.durations import spell
from voicecoach.routine.yaml.writing import Draft, Item, Value


@dataclass(frozen=True)
class ExerciseLook:
    """One exercise, as a row of the table."""

    name: str
    sets: str
    reps: str
    hold: str
    tempo: str
    side: str
    rest: str
    load: str
    line: int
    """Of the source; 0 if that means nothing there."""
    doubtful: bool
    how: str
    """How it is done, and its note; empty if nothing says it."""


def looks(converted: Converted) -> tuple[ExerciseLook, ...]:
    """Return a row for each exercise."""
    told = {left.line for left in converted.left_out}
    rows = list(_leaves(converted.draft.exercises, "", ""))
    lines = converted.lines if len(converted.lines) == len(rows) else (0,) * len(rows)
    return tuple(
        _look(item, rounds, rest, line, _doubted(item, line, told, converted.left_out))
        for (item, rounds, rest), line in zip(rows, lines, strict=True)
    )


def rest_by_default(converted: Converted) -> str:
    """Return how long the rest between sets is where none is given; nothing if there is no such exercise."""
    without_one = any(one.sets not in ("", "1") and not one.rest for one in looks(converted))
    return spell(Exercise.rest.low) if without_one else ""


_IN_A_LINE = ("sets", "reps", "hold", "duration", "tempo", "sides", "rest")
"""What the line of an exercise tells, and a load that is a weight; its other fields stay."""
_WEIGHT = re.compile(r"[\d.-]+ (?:kg|lb)")


def line_of(converted: Converted, number: int) -> str:
    """Return an exercise, counting from 1, in a line as a person would write it."""
    fields = {name: str(value) for name, value in _item(converted, number).fields.items()}
    sets, reps = fields.get("sets", ""), fields.get("reps", "")
    dose = f"{sets}x{reps}" if sets and reps else f"{sets} sets" if sets else f"{reps} reps" if reps else ""
    parts = (
        fields["name"],
        dose,
        fields.get("duration", ""),
        f"hold {fields['hold']}" if "hold" in fields else "",
        f"tempo {fields['tempo']}" if "tempo" in fields else "",
        {"each": "each side", "alternate": "alternating sides"}.get(
            side := fields.get("sides", ""), side and f"{side} side"
        ),
        f"rest {fields['rest']}" if "rest" in fields else "",
        _weight(_item(converted, number)),
    )
    return ", ".join(filter(None, parts))


def changed(converted: Converted, number: int, text: str) -> Converted:
    """Return the conversion with one exercise, counting from 1, as `text` has it. Raise VoicecoachError.

    What no line of this kind tells, such as notes, stays with an exercise of nearly the same name.
    """
    made, before = _read(text), _item(converted, number)
    if _words(made) & _words(before):
        told = {*_IN_A_LINE, *made.fields, *(("load",) if _weight(before) else ())}
        kept = {name: value for name, value in before.fields.items() if name not in told}
        made = replace(made, fields={**made.fields, **kept})
    items, _ = _put(converted.draft.exercises, number, (made,))
    return replace(_without_doubts(converted, number), draft=_draft(converted, items))


def note_of(converted: Converted, number: int) -> str:
    """Return the note of an exercise, counting from 1, which no line tells."""
    return said(_item(converted, number).fields.get("notes", ""))


def _weight(item: Item) -> str:
    load = str(item.fields.get("load", ""))
    return load if _WEIGHT.fullmatch(load) else ""


def confirmed(converted: Converted, number: int) -> Converted:
    """Return the conversion with one exercise, counting from 1, no longer doubtful: the person has looked at it."""
    left = tuple(one for one in converted.left_out if not (one.doubtful and _is_of(converted, number, one)))
    return replace(converted, left_out=left)


def _is_of(converted: Converted, number: int, one: LeftOut) -> bool:
    """Whether what was told is of an exercise, counting from 1: of its line, or by its name of a line below that."""
    line = _line_at(converted, number)
    called = str(_item(converted, number).fields["name"]).partition(", set ")[0]
    return bool(line) and (one.line == line or one.words.startswith(f"{called}: "))


def titled(converted: Converted, title: str) -> Converted:
    """Return the conversion with another title."""
    draft = converted.draft
    return replace(converted, draft=Draft({**draft.head, "name": title}, draft.exercises, draft.comments))


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


def _item(converted: Converted, number: int) -> Item:
    return [item for item, _, _ in _leaves(converted.draft.exercises, "", "")][number - 1]


def _words(item: Item) -> set[str]:
    return set(re.findall(r"[^\W\d]{3,}", str(item.fields["name"]).casefold()))


def _draft(converted: Converted, items: tuple[Item, ...]) -> Draft:
    return Draft(converted.draft.head, items, converted.draft.comments)


def _line_at(converted: Converted, number: int) -> int:
    """Return the line of the source of an exercise, counting from 1; 0 if it has none."""
    return converted.lines[number - 1] if number <= len(converted.lines) else 0


def _without_doubts(converted: Converted, number: int) -> Converted:
    """Return the conversion without what was told of the line of an exercise, which the person has seen to."""
    left = tuple(one for one in converted.left_out if not _is_of(converted, number, one))
    gone = (one for one in converted.left_out if one not in left and not one.doubtful)
    seen = sum(len(figures(one.words.partition(" in “")[0])) for one in gone)  # and not again where they stood
    return replace(converted, left_out=left, unread=max(0, converted.unread - seen) if left else 0)


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
    held = fields.get("hold", "") or fields.get("duration", "")
    sets = " x ".join(part for part in (rounds, fields.get("sets", "")) if part)
    resting = fields.get("rest", "") or fields.get("between_reps", "") or fields.get("rest_after", "") or rest
    return ExerciseLook(
        name=fields["name"],
        sets=sets,
        reps=fields.get("reps", ""),
        hold=held,
        tempo=fields.get("tempo", ""),
        side=fields.get("sides", ""),
        rest=resting,
        load=said(item.fields.get("load", "")),
        line=line,
        doubtful=doubtful,
        how=_how(item),
    )


def _how(item: Item) -> str:
    told = {name: said(item.fields.get(name, "")) for name in ("setup", "do", "notes")}
    note = f"(note: {told['notes']})" if told["notes"] else ""
    return " ".join(text for text in (told["setup"], told["do"], note) if text)


def said(value: Value) -> str:
    """Return the text of a field, which may be several."""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _doubted(item: Item, line: int, told: set[int], left: Sequence[LeftOut]) -> bool:
    name = str(item.fields["name"]).partition(", set ")[0]
    return (bool(line) and line in told) or any(one.words.startswith(f"{name}: ") for one in left)
