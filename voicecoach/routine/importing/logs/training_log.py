"""Logs of training apps, a row a set (Hevy, Strong): the last workout, its sets gathered by exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.cells import cell, month
from voicecoach.routine.importing.columns import SheetColumn, column
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, runs
from voicecoach.routine.importing.headers import Row, is_rule
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.logs.log_columns import cell_of, filled_down, is_rest, log_columns, warms_up
from voicecoach.routine.importing.sheet.blocks import written
from voicecoach.routine.importing.tables import Table, read_table
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.values.durations import parse_range
from voicecoach.routine.yaml.writing import Draft

_YES = frozenset({"1", "true", "yes", "y", "x", "✓", "ja", "oui", "sí", "si", "vrai", "wahr", "verdadero"})
_OF_A_SET = ("order", "reps", "seconds", "weight")
_ONE_SIDE = ("left", "right")
_LONGEST_HOLD = 600.0
"""Seconds; what takes longer beside reps is the whole workout."""


@dataclass
class _Sets:
    """The sets of one exercise, in order."""

    name: str
    line: int
    side: str = ""
    """`left`, `right` or `each`."""
    values: list[tuple[str, str]] = field(default_factory=list)
    """Reps and seconds of each."""
    weights: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rests: list[str] = field(default_factory=list)


def convert(
    rows: Sequence[Row], headers: Row, at: Mapping[str, int], name: str, ledger: Ledger, workout: str = ""
) -> Draft:
    """Return the last workout of a log, or the last one of a name; `at` is where each column stands."""
    chosen = _chosen(filled_down(rows, at), at, workout, ledger)
    title = next((text for row in chosen if (text := cell_of(row, at, "workout"))), "") or name
    drafts = _exercises(chosen, headers, at, ledger)
    if not drafts:
        raise VoicecoachError("this log has no set in it", "export it again, with the sets")
    return Draft({"name": shortened(title)}, tuple(written(drafts, ledger)))


def read_rows(rows: Sequence[Row], at: int, ledger: Ledger, *, blanks: bool, said: Sequence[str] = ()) -> Table:
    """Return the exercises of rows within a text, a log's or a table's, whose headers stand in row `at`."""
    rows = [row for row in rows if not is_rule(row)]
    if not (log := log_columns(rows, at)):
        return read_table(rows, at, ledger, blanks=blanks, said=said)
    ledger.keep(rows[at].line, " ".join(rows[at].cells))
    return Table(_exercises(_chosen(filled_down(rows[at + 1 :], log), log, "", ledger), rows[at], log, ledger))


def _exercises(rows: Sequence[Row], headers: Row, at: Mapping[str, int], ledger: Ledger) -> list[ExerciseDraft]:
    """Return the exercises of one workout."""
    log = _Log(headers, at, ledger)
    for row in rows:
        ledger.keep(row.line, " ".join(row.cells))
        log.row(row)
    if log.made:
        ledger.leave(rows[0].line, "of each set, its date, effort and distance have no place here; weights are notes")
    return [draft for sets in _of_both_sides(log.made) for draft in _draft(sets, ledger)]


def _chosen(rows: Sequence[Row], at: Mapping[str, int], workout: str, ledger: Ledger) -> list[Row]:
    """Return the rows of the last workout; the others are told."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        day = re.split(r"(?<=\d)[T,]?\s+\d{1,2}:\d\d", cell_of(row, at, "date"))[0]
        groups.setdefault((day, cell_of(row, at, "workout")), []).append(row)
    fitting = {key: rows_ for key, rows_ in groups.items() if not workout or workout.casefold() in key[1].casefold()}
    if not fitting:
        names = ", ".join(dict.fromkeys(name for _, name in groups if name)) or "none with a name"
        raise VoicecoachError(f"there is no workout called {workout}", f"there are: {names[:200]}")
    american = any(re.match(r"\d{1,2}/(?:1[3-9]|[23]\d)/", day) for day, _ in groups)
    last = max(fitting, key=lambda key: _day(key[0], month_first=american))
    for key, others in groups.items():
        if key != last:
            words = f"the workout {key[1]} of {key[0]}".replace("  ", " ").strip()
            ledger.leave(others[0].line, f"{words}: one routine is one workout; --workout chooses another")
            for row in others:
                ledger.keep(row.line, " ".join(row.cells))
    return fitting[last]


def _day(text: str, *, month_first: bool) -> tuple[int, ...]:
    """Return numbers that put dates in order, of `2025-02-03 07:14`, `03.02.2025` and `12 Jan 2025, 18:02`."""
    parts = [int(part) for part in re.findall(r"\d+", text)[:6]]
    named = next((number for word in re.findall(r"[^\W\d]{3,}", text) if (number := month(word))), 0)
    if named and len(parts) > 1:
        return (parts[1], named, parts[0], *parts[2:])
    if not parts or parts[0] > 31:
        return tuple(parts)
    day, other = parts[0:1], parts[1:2]
    return tuple(parts[2:3] + (day + other if month_first else other + day) + parts[3:])


@dataclass
class _Log:
    """A log that is read row by row."""

    headers: Row
    at: Mapping[str, int]
    ledger: Ledger
    made: list[_Sets] = field(default_factory=list)

    def row(self, row: Row) -> None:
        """Take a set, or the rest after one; a set to warm up is told."""
        name = cell_of(row, self.at, "name")
        if is_rest(row, self.at):
            if self.made and (rest := self._amount(row, "seconds", "rest")[0]):
                self.made[-1].rests.append(rest)
            elif figures(" ".join(row.cells)):
                self.ledger.leave(row.line, ", ".join(row.filled))
            return
        if not any(cell_of(row, self.at, role) for role in _OF_A_SET):
            if self.made and self.made[-1].name == name:
                self._noted(self.made[-1], row)
            else:  # below a set to warm up, or of no exercise
                self.ledger.leave(row.line, cell_of(row, self.at, "notes") or ", ".join(row.filled))
            return
        if not name:
            self.ledger.leave(row.line, ", ".join(row.filled))
            return
        reps, sided = self._amount(row, "reps", "reps")
        seconds, sided_ = self._amount(row, "seconds", "time")
        if reps and seconds and parse_range(seconds, "seconds").low > _LONGEST_HOLD:
            header = self.headers.cells[self.at["seconds"]]
            self.ledger.leave(self.headers.line, f"{header}: {seconds}, which seems to be how long the workout took")
            seconds = ""
        if self._warms_up(row):
            self.ledger.leave(row.line, f"{name}: a set to warm up, {reps or seconds}")
            return
        own = self._sets(row, name, self._side(row, name) or ("each" if sided or sided_ else ""))
        own.values.append((reps, seconds))
        if rest := self._amount(row, "rest", "rest")[0]:
            own.rests.append(rest)
        self._noted(own, row)

    def _sets(self, row: Row, name: str, side: str) -> _Sets:
        own = next((one for one in self.made if (one.name, one.side) == (name, side)), None)
        if own is None:
            own = _Sets(name, row.line, side)
            self.made.append(own)
        return own

    def _noted(self, own: _Sets, row: Row) -> None:
        weight = cell_of(row, self.at, "weight")
        if re.search(r"[1-9]", weight):
            unit = "" if re.search(r"[^\W\d]", weight) else self._unit(row)
            own.weights.append(f"{weight} {unit}".strip())
        note = cell_of(row, self.at, "notes")
        if note and note not in own.notes:
            own.notes.append(note)

    def _unit(self, row: Row) -> str:
        """Return the unit of a weight: of its own column, of the header, or kilograms."""
        pounds = re.search(r"(?<![^\W_])lbs?(?![^\W_])", self.headers.cells[self.at["weight"]], re.IGNORECASE)
        return cell_of(row, self.at, "unit") or ("lb" if pounds else "kg")

    def _amount(self, row: Row, place: str, role: str) -> tuple[str, bool]:
        """Return what a cell says of a role, and whether that is for each side; what it says besides is told."""
        text = cell_of(row, self.at, place)
        if not re.search(r"[1-9]|[^\W\d]{2}", text):
            return "", False
        header = self.headers.cells[self.at[place]]
        read = cell(SheetColumn(role, header, column(header).unit), text)
        said = {key: value for phrase in read.phrases for key, value in phrase.said.items()}
        if role not in said or said.keys() - {role, "each"} or read.notes:
            self.ledger.leave(row.line, f"{cell_of(row, self.at, 'name')}: {header}: {text}")
        return said.get(role, ""), "each" in said

    def _side(self, row: Row, name: str) -> str:
        if not (text := cell_of(row, self.at, "sides")):
            return ""
        read = cell(SheetColumn("sides", "side"), text)
        if read.doubts:
            self.ledger.leave(row.line, f"{name}: {text}")
        return next((role for phrase in read.phrases for role in phrase.said if role in ("each", *_ONE_SIDE)), "")

    def _warms_up(self, row: Row) -> bool:
        kind, order, note = (cell_of(row, self.at, role) for role in ("type", "order", "notes"))
        if kind.casefold() in _YES and warms_up(self.headers.cells[self.at["type"]]):
            return True
        return any(map(warms_up, (kind, order, note)))


def _of_both_sides(made: Sequence[_Sets]) -> list[_Sets]:
    """Return the sets of exercises, of those that are the same on the left and on the right only one, for each side."""
    sets: list[_Sets] = []
    for one in made:
        other = next((own for own in sets if own.name == one.name and {own.side, one.side} == {*_ONE_SIDE}), None)
        if other and other.values == one.values:
            other.side, other.rests = "each", [*other.rests, *one.rests]
        else:
            sets.append(one)
    return sets


def _draft(sets: _Sets, ledger: Ledger) -> Iterable[ExerciseDraft]:
    """Yield the exercise of sets: one where only the reps differ, else one for each run of sets that are alike."""
    if len(set(sets.rests[: max(1, len(sets.values) - 1)])) > 1:
        ledger.leave(sets.line, f"{sets.name}: rests that differ: {', '.join(sets.rests)}; the first is for all")
    reps = [one for one, _ in sets.values]
    if all(reps) and len(set(reps)) > 1 and len({held for _, held in sets.values}) == 1:
        yield _of_log(sets, 1, {"per_set": ", ".join(reps)}, sets.values[0][1])
        return
    parts, at = runs(sets.values), 1
    for (own, held), count in parts:
        said = {**({"sets": str(count)} if count > 1 else {}), **({"reps": own} if own else {})}
        yield _of_log(sets, at, said, held, apart=len(parts) > 1)
        at += count


def _of_log(sets: _Sets, at: int, said: dict[str, str], held: str, *, apart: bool = False) -> ExerciseDraft:
    """Return an exercise of sets, from number `at` on."""
    draft = ExerciseDraft(f"{sets.name}, set {at}" if apart else sets.name, sets.line, numbers=True)
    if held:
        said["time" if said.keys() <= {"sets"} else "hold"] = held
    if sets.rests:
        said["rest"] = sets.rests[0]
    if sets.side:
        said[sets.side] = sets.side
    text = ", ".join(said.values())
    draft.take([Phrase(text, 0, len(text), {role: value}, alone=True) for role, value in said.items()], sets.line)
    for words in [*dict.fromkeys(sets.weights), *sets.notes] if at == 1 else ():
        draft.say("notes", words, sets.line)
    return draft
