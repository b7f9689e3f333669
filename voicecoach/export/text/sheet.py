"""A routine as a sheet for the fridge: what to do, how much, and boxes to tick for several days, as Markdown or HTML.

A routine is data: nothing in it becomes markup, and the sheet loads nothing from elsewhere. HTML holds its pictures;
those of Markdown lie in files beside it, for viewers show none that stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.language.model import Language
from voicecoach.routine.frequency_words import words as frequency_words
from voicecoach.routine.library.pictures import Picture, first_picture
from voicecoach.routine.model import Cues, Exercise, Rounds, Routine, Side, Sides
from voicecoach.score.blocks.words import clock_words
from voicecoach.score.coach import Coach, first_side

DAYS = 7
"""Columns to tick: how many sessions a sheet is for."""
MOST_BOXES = 12
"""Most boxes in a cell; for more sets than that, their number is written down."""
BOX = "☐"
START_AND_END = 2
"""Poses."""


@dataclass(frozen=True)
class Boxes:
    """A row to tick, with a number of boxes for each day."""

    side: str
    """Empty where there are no sides to tell apart."""
    count: int

    @property
    def drawn(self) -> str:
        """What stands in the cell of a day."""
        return BOX * self.count if self.count <= MOST_BOXES else f"__ / {self.count}"


@dataclass(frozen=True)
class SheetEntry:
    """One exercise on the sheet."""

    name: str
    dose: str
    """How much, in words."""
    texts: tuple[tuple[str, str], ...]
    """What there is to know: a label, which may be empty, and a text."""
    rows: tuple[Boxes, ...]
    picture: Picture | None = None
    """What it looks like, if that is known."""
    flow: bool = False
    """Whether the picture is of more than a start and an end, and needs the whole width."""


@dataclass(frozen=True)
class Block:
    """A heading before exercises that belong together; nothing if it has neither name nor text."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """All that is printed, in order."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    """What stands above the exercises: a label, which may be empty, and a text."""
    parts: tuple[Block | SheetEntry, ...]
    date: str
    """What stands before the row of dates, and below it."""
    how_to_tick: str


def sheet(routine: Routine, words: Language, level: str = "") -> Sheet:
    """Return the sheet of a routine whose ranges are fixed (`level.dose`), with doses in the coach's words.

    `level` says in words at which one they are fixed, if it had any.
    """
    show = words.show
    facts = (
        ("", routine.about),
        (show("do_it"), frequency_words(routine.every, words) if routine.every else ""),
        (show("amounts"), level),
        (show("you_need"), ", ".join(routine.equipment)),
        (show("safety"), routine.safety),
        (show("source"), routine.source),
    )
    told = tuple(fact for fact in facts if fact[1])
    parts = tuple(_parts(routine.exercises, Coach(words, Cues.FULL), 1))
    return Sheet(routine.name, routine.language, told, parts, show("date"), show("how_to_tick"))


def _parts(items: Sequence[Exercise | Rounds], coach: Coach, rounds: int) -> Iterator[Block | SheetEntry]:
    for item in items:
        if isinstance(item, Exercise):
            yield _entry(item, coach, rounds)
            continue
        count = int(item.rounds.low)
        yield _block(item, coach, count)
        yield from _parts(item.exercises, coach, rounds * count)
        if item is not items[-1]:
            yield Block()


def _block(block: Rounds, coach: Coach, count: int) -> Block:
    words = coach.language
    if block.part.value:
        return Block(words.show(block.part.value))
    told = [words.show("rounds", n=count)] if count > 1 else []
    if block.rest.low and count > 1:
        told.append(words.show("rest_between_rounds", duration=words.duration(block.rest.low)))
    if block.by_the_clock:
        told = [str(say.what).rstrip(".") for say in clock_words(coach, block, as_one=True)] + told
    return Block(block.name or words.show("circuit"), ", ".join(told))


def _entry(exercise: Exercise, coach: Coach, rounds: int) -> SheetEntry:
    show, side = coach.language.show, first_side(exercise)
    texts = (
        ("", coach.filled(exercise.setup, side)),
        ("", coach.filled(exercise.do, side)),
        *((show("tip"), coach.filled(tip, side)) for tip in exercise.tip),
        (show("skip_if"), coach.filled(exercise.skip_if, side)),
        *((show(v), coach.filled(text, side)) for v, text in _variants(exercise) if v != exercise.variant),
        (show("note"), exercise.notes),
    )
    name = coach.filled(exercise.name, None)
    name = f"{show(exercise.variant)}: {name}" if exercise.variant else name
    told, rows = tuple(text for text in texts if text[1]), _rows(exercise, coach, rounds)
    flow = len(exercise.pose) > START_AND_END and not exercise.picture
    return SheetEntry(name, _dose(exercise, coach), told, rows, first_picture(exercise, name), flow)


def _variants(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for name, variant in (("easier", exercise.easier), ("harder", exercise.harder)):
        yield name, variant.name if isinstance(variant, Exercise) else variant


def _dose(exercise: Exercise, coach: Coach) -> str:
    """Return how much there is to do and, where there are several sets or repetitions, the rests between them."""
    told = [str(say.what) for say in coach.dose(exercise)]
    several = {"reps": bool(exercise.reps and exercise.reps.high > 1), "sets": exercise.sets.low > 1}
    for what, rest in (("reps", exercise.between_reps), ("sets", exercise.rest)):
        if several[what] and rest and rest.low:
            told.append(coach.language.show(f"rest_between_{what}", duration=coach.language.duration(rest.low)))
    return " ".join(told)


def _rows(exercise: Exercise, coach: Coach, rounds: int) -> tuple[Boxes, ...]:
    """Return a row for each side that has sets of its own, in the order they are done."""
    counts: dict[Side | None, int] = {side: exercise.sets_on(side) for side in exercise.order}
    if exercise.sides in (Sides.NONE, Sides.ALTERNATE):
        counts = {None: int(exercise.sets.low), exercise.weak_side: exercise.extra} if exercise.extra else {}
        counts = counts or {None: exercise.sets_on(None)}
    return tuple(Boxes(coach.side(side).capitalize() if side else "", rounds * count) for side, count in counts.items())
