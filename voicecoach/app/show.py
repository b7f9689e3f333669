"""`voicecoach show`: a whole session as a script with times."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import closing

import click

from voicecoach.app.choices import Choices
from voicecoach.app.drawings import drawn
from voicecoach.app.messages import broken, note, warn
from voicecoach.app.preparing import Prepared, prepare_file
from voicecoach.app.routine_warnings import tell_warnings
from voicecoach.app.routines.lengths import Lengths, length
from voicecoach.app.routines.routine_file import find_file
from voicecoach.app.track import open_track
from voicecoach.core.terminal import graphics, is_terminal
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import clock, counted
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import LEVELS
from voicecoach.routine.frequency_words import in_full
from voicecoach.routine.model import Cues, Exercise, Rounds, Routine, Side
from voicecoach.score.model import Placed, Step, StepKind
from voicecoach.score.script import as_data, lines, total
from voicecoach.score.side_words import filled
from voicecoach.sound.track import Track

_UNDER = 10
"""Columns by which the rest of a broken line is indented: below what one does, beside the time."""


def script(name: str, choices: Choices, every_rep: bool, as_json: bool, pictures: bool) -> str:
    """Return when what is done and heard in a session of a routine, with its poses drawn. Raise VoicecoachError."""
    prepared = prepare_file(find_file(name, note), choices, warn=warn)
    tell_warnings(prepared, warn)
    with closing(open_track(prepared.routine, choices, warn)) as track:
        placed = _placed(prepared.heard, track)
    return _data(prepared, placed) if as_json else _text(prepared, placed, every_rep, pictures)


def _data(prepared: Prepared, placed: Sequence[Placed]) -> str:
    data = {
        "routine": prepared.routine.name,
        "level": prepared.choices.level,
        "seconds": total(placed),
        "about_seconds": [round(seconds) for seconds in span] if (span := _span(prepared)) else None,
        "steps": as_data(placed),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _text(prepared: Prepared, placed: Sequence[Placed], every_rep: bool, pictures: bool) -> str:
    shown = graphics() if pictures else None
    rows = [_fitted(row) for row in _head(prepared.routine, prepared.told, _span(prepared))]
    for line in lines(placed, every_rep):
        at = f"{clock(line.at):>8}  {line.step:<34}  {line.heard}".rstrip()
        rows.append(f"\n{line.step}" if line.heading else _fitted(at))
        rows += drawn(line.pose, shown, line.side is Side.LEFT) if pictures and line.pose else ()
    waits = sum(step.kind is StepKind.WAIT for step in prepared.heard)
    rows.append(f"\n{clock(total(placed)):>8}  in all{_waiting(waits)}")
    return "\n".join(rows)


def _fitted(row: str) -> str:
    return broken(row, sys.stdout, _UNDER)


def _span(prepared: Prepared) -> Lengths | None:
    """Return the lengths of the session at its levels; None where they make no difference, or it was cut short."""
    choices, routine = prepared.choices, prepared.ranged
    if routine is None or prepared.level is None or choices.minutes or prepared.begin:
        return None
    cues, rate = Cues(choices.cues) if choices.cues else None, choices.rate or routine.rate
    low, high = (length(routine, LEVELS[level], prepared.words, cues, prepared.told, rate) for level in ("low", "high"))
    return Lengths(low, high)


def _placed(score: Sequence[Step], track: Track) -> list[Placed]:
    """Return the score placed; a voice that has much to say for the first time gets a progress bar."""
    label, hidden = "Measuring how long the voice takes", not is_terminal(sys.stderr)
    with click.progressbar(score, label=label, file=sys.stderr, hidden=hidden) as steps:
        return [track.take(step).placed for step in steps]


def _head(routine: Routine, told: Sequence[str], span: Lengths | None) -> list[str]:
    rows = [
        routine.name,
        routine.about,
        " ".join(told),
        f"Takes about {span.spelled}, from level low to high" if span else "",
        f"To be done {in_full(routine.every)}" if routine.every else "",
        f"Needs: {', '.join(routine.equipment)}" if routine.equipment else "",
        routine.safety,
        f"Source: {routine.source}" if routine.source else "",
        *_notes(routine.exercises),
    ]
    return [visible(row) for row in rows if row]


def _notes(items: Sequence[Exercise | Rounds]) -> list[str]:
    """Return what is written beside an exercise but not spoken."""
    rows: list[str] = []
    for item in items:
        if isinstance(item, Rounds):
            rows += _notes(item.exercises)
            continue
        name = filled(item.name, None, ENGLISH)
        rows += [f"{item.variant.capitalize()}: {name}"] if item.variant else []
        for word, text in (("easier", item.easier), ("harder", item.harder), ("note", item.notes)):
            rows += [f"{name}, {word}: {filled(_variant(word, name, text), None, ENGLISH)}"] if text else []
    return rows


def _variant(word: str, name: str, text: str | Exercise) -> str:
    """Return a note or, of a variant that can be chosen, its name and how."""
    return f'{text.name} (--{word} "{name}")' if isinstance(text, Exercise) else text


def _waiting(waits: int) -> str:
    if not waits:
        return ""
    return f", {counted(waits, 'wait')} counted as 30 s each"
