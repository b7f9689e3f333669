"""An exercise as a sheet has it, before it is a routine's: phrases and words with the lines that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeVar

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.cells import Cell
from voicecoach.routine.importing.draft_exercise import Sketch, capitalised, fits
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.notation.beside_name import MEASURES, WORK
from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.line import unread_numbers
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.notation.prescription import SHAPES, Prescription
from voicecoach.routine.yaml.writing import Item

Value = TypeVar("Value")

_COUNT = re.compile(r"(\d{1,3}) (?=[^\W\d]{3})")
_NUMBER = re.compile(r"\d+")
_ORDER = ("reps", "hold", "duration", "sets", "load", "tempo", "sides", "rest", "between_reps", "rest_after")


@dataclass(frozen=True)
class Located:
    """A phrase and its line."""

    phrase: Phrase
    line: int


@dataclass(frozen=True)
class Words:
    """Words for a field of texts, and their line."""

    field: str
    text: str
    line: int
    known: bool = False
    """Whether numbers in them are no dose: a load, a link."""


@dataclass
class ExerciseDraft:
    """What was read of an exercise so far."""

    name: str
    line: int
    found: list[Located] = field(default_factory=list)
    loose: list[Located] = field(default_factory=list)
    """Phrases within sentences, which give way to a dose by itself."""
    words: list[Words] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    group: str = ""
    """The letter of the superset that it is of."""
    extra: dict[str, str] = field(default_factory=dict)
    """Fields that its place gives it, where it says nothing of them."""
    turn: tuple[int, str] = (0, "")
    """The line that gives it work and rest in turn, and its words."""
    kept: list[Located] = field(default_factory=list)
    """Phrases that the block around it has."""
    numbers: bool = False
    """Whether its source had numbers besides those that mark it."""

    def take(self, phrases: Iterable[Phrase], line: int, *, loose: bool = False) -> None:
        """Add phrases of a line."""
        kept = [Located(phrase, line) for phrase in phrases]
        (self.loose if loose else self.found).extend(kept)

    def say(self, field_: str, text: str, line: int, *, known: bool = False) -> None:
        """Add words of a line to a field of texts."""
        self.words.append(Words(field_, text, line, known))

    def hear(self, said: Cell, line: int) -> None:
        """Add what a cell, or a label, of a line says."""
        self.take(said.phrases, line)
        for note in said.notes:
            self.say("notes", note, line)
        self.doubts += [(line, doubt) for doubt in said.doubts]

    @property
    def roles(self) -> set[str]:
        """Every role that is said."""
        return {role for placed in (*self.found, *self.loose) for role in placed.phrase.said}

    @property
    def measured(self) -> bool:
        """Whether it says how much there is to do."""
        return not self.roles.isdisjoint(WORK)

    @property
    def often(self) -> list[Located]:
        """The phrases that say how often."""
        return [placed for placed in (*self.found, *self.loose) if "every" in placed.phrase.said]

    def with_count(self) -> ExerciseDraft:
        """Take a number at the beginning of the name for reps, as it is in rounds: `3 front squats`. Return itself."""
        found = _COUNT.match(self.name)
        if found and not self.measured:
            self.name = capitalised(self.name[found.end() :])
            self.take([Phrase(found[1], 0, found.end(), {"reps": found[1]}, alone=True)], self.line)
        return self

    def go_in_turn(self, work: str, off: str, turn: tuple[int, str] = (0, "")) -> bool:
        """Work for a time and rest for another, unless it has a dose of its own; return whether it hasn't.

        `turn` is the line that says so, and its words.
        """
        if self.measured:
            return False
        self.turn = turn
        self.extra |= {name: time for name, time in (("duration", work), ("rest_after", off)) if time}
        return True

    def rest_between(self, sets: str, after: str) -> None:
        """Rest between sets, where there are some, and before the next exercise, unless it says otherwise itself."""
        if sets and self.roles & {"sets", "per_set"} and not self.roles & {"rest", "round_rest"}:
            self.extra.setdefault("rest", sets)
        if after:
            self.extra.setdefault("rest_after", after)

    def line_of(self, role: str) -> int:
        """Return the line that says something of the dose; that of its name if none does."""
        said = (placed.line for placed in (*self.found, *self.loose) if role in placed.phrase.said)
        return next(said, self.line)

    def dose(self) -> Prescription:
        """Return what its phrases amount to."""
        own = {role for placed in self.found for role in placed.phrase.said}
        told = [phrase for placed in self.found if (phrase := _measured(placed.phrase)).said]
        for placed in self.loose:
            said = {role: value for role, value in placed.phrase.said.items() if not _said_otherwise(role, own)}
            self._clashing(placed, own)
            if "time" in said:  # how long something within a sentence takes is rarely a hold of the reps
                said["loose"] = said.pop("time")
            if said and "every" not in said:
                told.append(Phrase(placed.phrase.text, placed.phrase.start, placed.phrase.end, said, alone=True))
        return resolve(told, self.name)

    def _clashing(self, placed: Located, own: set[str]) -> None:
        """Note an amount in a sentence that is another one than the dose by itself says."""
        for role, value in placed.phrase.said.items():
            if role not in MEASURES or not _said_otherwise(role, own):
                continue
            others = [other.phrase.said.get(role, value) for other in self.found]
            doubt = (placed.line, f"{placed.phrase.text}, beside another amount")
            unlike = any(other != value for other in others)
            unsaid = not any(role in other.phrase.said for other in self.found)
            if (unlike or unsaid) and doubt not in self.doubts:
                self.doubts.append(doubt)

    def items(self, ledger: Ledger, *, sets: bool = True, rest: bool = True) -> tuple[Item, ...]:
        """Return the exercise, in rounds where it has sets of no amount; what has no place is noted in the ledger."""
        dose = self.dose()
        sketch = Sketch(self.name, self.line, ledger.left)
        fields = {**self.extra, **dose.fields}
        if {"rest_after", "duration"} <= self.extra.keys() and "sets" in dose.fields and "rest" not in dose.fields:
            fields["rest"] = self.extra["rest_after"]  # work and rest in turn, several times
        if set(self.extra) & {"duration", "hold"} and (dose.per_set or set(dose.fields) & set(SHAPES)):
            fields = {
                name: value for name, value in fields.items() if name in dose.fields or name not in ("duration", "hold")
            }
            if self.turn[1] and self.extra.get("duration") not in fields.values():
                ledger.leave(self.turn[0], f"{self.name}: its own dose, and not {self.turn[1]}")
        dropped = [] if sets else ["sets"]
        dropped += [] if rest else ["rest", "rest_after"]
        fields = {name: fields[name] for name in _ORDER if name in fields and name not in dropped}
        if not sets and "rest" in dose.fields and rest:
            fields["rest_after"] = fields.pop("rest")
        if dose.per_set and (time := fields.pop("duration", "")):
            sketch.say("notes", time)
            ledger.leave(self.line, f"{self.name}: {time}, beside sets of reps that differ")
        self._write(sketch, fields, dose, ledger)
        ledger.lines.append(self.line)
        item = sketch.item()
        if dose.unmeasured and "sets" in dose.fields and sets:
            own = {name: value for name, value in item.fields.items() if name not in ("sets", "rest_after")}
            block = {"rounds": dose.fields["sets"]}
            between = dose.fields.get("rest", dose.fields.get("rest_after", ""))
            if fits("rest", between, Section.BLOCK):
                block["rest"] = between
            elif between:
                ledger.leave(self.line_of("rest"), f"{self.name}: a rest of {between}, which can't be here")
            notes = (
                str(own.get("notes", "")).replace(f"sets: {dose.fields['sets']}", "").strip(" .")
                if "notes" in own
                else ""
            )
            own = {**own, "wait": "yes", **({"notes": notes} if notes else {})}
            return (Item(block, exercises=(Item(own),)),)
        return (item,)

    def _write(self, sketch: Sketch, fields: dict[str, str], dose: Prescription, ledger: Ledger) -> None:
        for name, value in fields.items():
            if name == "sides" and value in ("left", "right") and not sketch.take(name, value):
                sketch.say("notes", f"{value} only")
            elif name == "sets" and (dose.per_set or dose.unmeasured):
                continue
            elif name not in sketch.fields and not sketch.take(name, value):
                sketch.say("notes", f"{name.replace('_', ' ')}: {value}")
                ledger.leave(self.line, f"{self.name}: {name.replace('_', ' ')} {value}, which can't be here")
        of = dose.each_set
        if dose.per_set and not sketch.take_list(of, dose.per_set):
            sketch.say("notes", f"{of}: {', '.join(dose.per_set)}")
            ledger.leave(self.line, f"{self.name}: {of} {', '.join(dose.per_set)}, which can't be here")
        for words in self.words:
            sketch.say(words.field, words.text, words.line)
            ledger.keep(words.line, words.text)
            if not words.known and (unread := unread_numbers(words.text)):
                ledger.leave(words.line, f"{self.name}: {', '.join(unread)} in “{words.text[:200]}”")
        for note in dose.notes:
            sketch.say("notes", note)
        for placed in (*self.found, *self.loose, *self.kept):
            ledger.keep(placed.line, placed.phrase.text)
        self._tell_unseen(sketch, dose, ledger)
        for line, doubt in (*self.doubts, *((self._line_of(doubt), doubt) for doubt in dose.doubts)):
            ledger.doubt(line, f"{self.name}: {doubt}")
        shaped = any(shape in sketch.fields for shape in SHAPES) or dose.per_set or dose.unmeasured
        if (self.numbers or ledger.figured) and not shaped and not sketch.fields.get("duration"):
            ledger.doubt(self.line, f"{self.name}: no amount was found; it goes on for 30 s")

    def _tell_unseen(self, sketch: Sketch, dose: Prescription, ledger: Ledger) -> None:
        """Tell of amounts that no field or note shows: one that another has pushed out."""
        shown = " ".join(
            [*map(str, sketch.fields.values()), *self.extra.values(), *dose.per_set, *dose.fields.values()]
        )
        seen = set(_NUMBER.findall(shown))
        summed = sum({"sets", "reps"} <= placed.phrase.said.keys() for placed in self.found) > 1
        for placed in (*self.found, *self.loose):
            for role, value in placed.phrase.said.items():
                numbers = list(value) if role == "tempo" and value.isdigit() else _NUMBER.findall(value)
                free = (role == "sets" and (summed or value == "1")) or role == "every"
                if not free and not seen.issuperset(number for number in numbers if number != "0"):
                    ledger.leave(placed.line, f"{self.name}: {placed.phrase.text}")

    def _line_of(self, doubt: str) -> int:
        named = [placed for placed in (*self.found, *self.loose) if placed.phrase.text in doubt]
        return max(named, key=lambda placed: len(placed.phrase.text)).line if named else self.line


def _measured(phrase: Phrase) -> Phrase:
    """Return a phrase without how often: `20x hourly` is 20 reps."""
    if "every" not in phrase.said:
        return phrase
    return replace(phrase, said={role: value for role, value in phrase.said.items() if role != "every"})


def _said_otherwise(role: str, own: set[str]) -> bool:
    """Whether a role of a sentence is said by the dose itself already."""
    alike = (
        {"hold", "span", "time", "work"},
        {"reps", "count", "per_set"},
        {"sets", "rounds"},
        {"each", "left", "right", "alternate"},
    )
    return any(role in group and own & group for group in alike)


def runs(values: Iterable[Value]) -> list[tuple[Value, int]]:
    """Return each value with how many times it comes in a row."""
    return [(value, len(list(alike))) for value, alike in groupby(values)]
