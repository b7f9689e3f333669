"""Logs of training apps, a row a set (Hevy, Strong): the last workout, its sets gathered by exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.cells import MONTHS
from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, runs
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.sheet.blocks import written
from voicecoach.routine.importing.tables import Row
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.notation.spelled import spelled_time
from voicecoach.routine.yaml.writing import Draft

_HEADERS: Mapping[str, str] = {  # of two for the same, the earlier one here
    "exercise name": "name",
    "exercise title": "name",
    "exercise": "name",
    "übung": "name",
    "set order": "order",
    "set index": "order",
    "set number": "order",
    "set #": "order",
    "set no": "order",
    "set": "order",
    "satz": "order",
    # Strong in German, French and Spanish, whose "Set Order" it takes for an order to set
    "name der übung": "name",
    "nom de l'exercice": "name",
    "nombre del ejercicio": "name",
    "reihenfolge festlegen": "order",
    "ordre de la série": "order",
    "orden de la serie": "order",
    "orden de series": "order",
    "dauer": "",
    "durée": "",
    "duración": "",
    "wiederh.": "reps",
    "wiederholungen": "reps",
    "répétitions": "reps",
    "repeticiones": "reps",
    "sekunden": "seconds",
    "secondes": "seconds",
    "segundos": "seconds",
    "workout-name": "workout",
    "poids": "weight",
    "peso": "weight",
    "notizen": "notes",
    "workout-notizen": "",
    "entfernung": "distance",
    "reps": "reps",
    "repetitions": "reps",
    "wdh": "reps",
    "seconds": "seconds",
    "duration seconds": "seconds",
    "duration (sec)": "seconds",
    "time": "seconds",
    "duration": "seconds",
    "date": "date",
    "start time": "date",
    "workout name": "workout",
    "title": "workout",
    "workout": "workout",
    "workout title": "workout",
    "weight": "weight",
    "weight kg": "weight",
    "weight lbs": "weight",
    "weight (kg)": "weight",
    "weight (lbs)": "weight",
    "weight unit": "unit",
    "set type": "type",
    "notes": "notes",
    "exercise notes": "notes",
    "rest": "rest",
    "rest seconds": "rest",
    "rest (sec)": "rest",
    "rest s": "rest",
    "rest (s)": "rest",
    "rest sec": "rest",
    "rest time": "rest",
    "weight lb": "weight",
    "reps done": "reps",
    "note": "notes",
    "end time": "ended",
    "workout duration": "",
    "rpe": "rpe",
    "workout notes": "",
    "gewicht": "weight",
    "datum": "date",
    "distance": "distance",
    "distance km": "distance",
}
_BY_COLUMN: Mapping[str, str] = {
    "name": "name", "reps": "reps", "time": "seconds", "hold": "seconds", "load": "weight", "notes": "notes",
    "rest": "rest", "section": "workout", "every": "date",
}  # fmt: skip
"""What a header means in a log that is known by its words."""
_REST = re.compile(r"(?:rest(?:\s?timer)?|break|pause)\b", re.IGNORECASE)


@dataclass
class _Sets:
    """The sets of one exercise, in order."""

    name: str
    line: int
    values: list[tuple[str, str]] = field(default_factory=list)
    """Reps and seconds of each."""
    weights: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rest: str = ""


def columns(header: Row) -> dict[str, int]:
    """Return where each column of a log stands; nothing if the sheet is no log."""
    headers = [" ".join(text.casefold().replace("_", " ").split()) for text in header.cells]
    places = {text: headers.index(text) for text in headers}
    found: dict[str, int] = {}
    for text, role in _HEADERS.items():
        if role and text in places:
            found.setdefault(role, places[text])
    if "order" in found:
        for text, place in places.items():
            role = _BY_COLUMN.get(column(text).role, "")
            if role and text not in _HEADERS:
                found.setdefault(role, place)
    return found if {"name", "order"} <= found.keys() and found.keys() & {"reps", "seconds"} else {}


def convert(rows: Sequence[Row], at: Mapping[str, int], name: str, ledger: Ledger, workout: str = "") -> Draft:
    """Return the last workout of a log, or the last one of a name."""
    chosen = _chosen(rows, at, workout, ledger)
    made: list[_Sets] = []
    for row in chosen:
        ledger.keep(row.line, " ".join(row.cells))
        _set(made, row, at, ledger)
    title = next((text for row in chosen if (text := _cell(row, at, "workout"))), "") or name
    drafts = [draft for sets in made for draft in _draft(sets)]
    if not drafts:
        raise VoicecoachError("this log has no set in it", "export it again, with the sets")
    if chosen:
        kept = "of each set, its date, effort and distance have no place here; weights are notes"
        ledger.leave(chosen[0].line, kept)
    return Draft({"name": shortened(title)}, tuple(written(drafts, ledger)))


def _chosen(rows: Sequence[Row], at: Mapping[str, int], workout: str, ledger: Ledger) -> list[Row]:
    """Return the rows of the last workout; the others are told."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        day = re.split(r"(?<=\d)[T,]?\s+\d{1,2}:\d\d", _cell(row, at, "date"))[0]
        groups.setdefault((day, _cell(row, at, "workout")), []).append(row)
    fitting = {key: rows_ for key, rows_ in groups.items() if not workout or workout.casefold() in key[1].casefold()}
    if not fitting:
        names = ", ".join(dict.fromkeys(name for _, name in groups if name)) or "none with a name"
        raise VoicecoachError(f"there is no workout called {workout}", f"there are: {names[:200]}")
    last = max(fitting, key=lambda key: _day(key[0]))
    for key, others in groups.items():
        if key != last:
            words = f"the workout {key[1]} of {key[0]}".replace("  ", " ").strip()
            ledger.leave(others[0].line, f"{words}: one routine is one workout; --workout chooses another")
            for row in others:
                ledger.keep(row.line, " ".join(row.cells))
    return fitting[last]


def _day(text: str) -> tuple[int, ...]:
    """Return numbers that put dates in order, of `2025-02-03 07:14` and `12 Jan 2025, 18:02`."""
    named = re.match(r"(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})(.*)", text.casefold())
    if named and named[2] in MONTHS:
        rest = tuple(int(part) for part in re.findall(r"\d+", named[4])[:3])
        return (int(named[3]), MONTHS.index(named[2]) + 1, int(named[1]), *rest)
    parts = [int(part) for part in re.findall(r"\d+", text)[:6]]
    return tuple(parts) if parts and parts[0] > 31 else tuple(parts[2:3] + parts[1:2] + parts[:1] + parts[3:])


def _cell(row: Row, at: Mapping[str, int], role: str) -> str:
    place = at.get(role)
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _set(made: list[_Sets], row: Row, at: Mapping[str, int], ledger: Ledger) -> None:
    name = _cell(row, at, "name")
    reps, seconds = (_amount(_cell(row, at, role)) for role in ("reps", "seconds"))
    resting = _REST.match(name) or _REST.match(_cell(row, at, "order"))
    if resting:
        if made and seconds:
            made[-1].rest = spelled_time(float(seconds), float(seconds))
        return
    if not name:
        return
    if _cell(row, at, "type").casefold() in ("warmup", "warm up", "w") or _cell(row, at, "order").casefold() == "w":
        ledger.leave(row.line, f"{name}: a set to warm up, {reps or seconds}")
        return
    own = next((one for one in made if one.name == name), None)
    if own is None:
        own = _Sets(name, row.line)
        made.append(own)
    own.values.append((reps, seconds))
    if (weight := _cell(row, at, "weight")) and _amount(weight):
        unit = _cell(row, at, "unit") or ("kg" if "weight" in at else "")
        own.weights.append(f"{weight} {unit}".strip())
    note = _cell(row, at, "notes")
    if note and note not in own.notes:
        own.notes.append(note)
    if rest := _amount(_cell(row, at, "rest")):
        own.rest = spelled_time(float(rest), float(rest))


def _amount(text: str) -> str:
    """Return a number above zero; clock times in seconds."""
    if clock := re.fullmatch(r"(?:(\d+):)?(\d+):(\d\d)", text):
        return str(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    found = re.fullmatch(r"(\d+)(?:[.,]\d+)?s?", text.strip())
    return found[1] if found and int(found[1]) else ""


def _draft(sets: _Sets) -> Iterable[ExerciseDraft]:
    """Yield the exercise of sets: one where only the reps differ, else one for each run of sets that are alike."""
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
        said["time" if said.keys() <= {"sets"} else "hold"] = spelled_time(float(held), float(held))
    if sets.rest:
        said["rest"] = sets.rest
    text = ", ".join(said.values())
    draft.take([Phrase(text, 0, len(text), {role: value}, alone=True) for role, value in said.items()], sets.line)
    for words in [*dict.fromkeys(sets.weights), *sets.notes] if at == 1 else ():
        draft.say("notes", words, sets.line)
    return draft
