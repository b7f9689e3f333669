"""How a rep goes: a tempo by numbers, by the phases of a movement, or by those of a breath."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from voicecoach.routine.notation.amounts import bare, in_seconds, read_tempo
from voicecoach.routine.notation.breathing import is_breath, lasts, of_numbers
from voicecoach.routine.notation.words.spelled import spelled_count
from voicecoach.routine.notation.words.tokens import tokens

_LONGEST_PHASE = 10
"""Of a tempo, in seconds."""

_RAISED = re.compile(
    r"\b(?:rais(?:e|es|ing)|lift\w*|bridg\w*|curls?|press|thrusts?|pull-?ups?|chin-?ups?|stand(?:s|ing up)?|brücke\w*"
    r"|\w*heben|montées?|élévations?|relevés?|ponts?|elevaci\w+|puentes?|levant\w+)\b",
    re.IGNORECASE,
)
"""What begins with the way up, unlike `heel drop` and `squat`."""
_BY_NAME = re.compile(
    r"tempo:? (?P<phases>[^\W\d_]+ \d{1,2}(?:\.5)?(?:, [^\W\d_]+ \d{1,2}(?:\.5)?(?![\w.:/x×-])){1,5})", re.IGNORECASE
)


@dataclass(frozen=True)
class Timing:
    """What a tempo adds to a dose."""

    said: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def is_phase(text: str) -> bool:
    """Whether a text is one phase of a rep and its seconds: `down 3`."""
    return bool(re.fullmatch(r"(?:up|down|back) [\d.]+", text))


def named_phases_at(text: str, at: int) -> tuple[str, int]:
    """Return a tempo by names of one's own, as we write it, from a place of a text on, and its end; else nothing."""
    found = _BY_NAME.match(text, at)
    return (found["phases"], found.end()) if found else ("", at)


def read_timing(said: dict[str, str], name: str, text: str = "") -> Timing:  # noqa: PLR0911 - one question after the other
    """Return what the phases of a rep add to a dose, and take them out of what is said; `text` tells of a lone one."""
    tempo, row, lone = said.pop("tempo", ""), said.pop("row", ""), said.pop("phase", "")
    phases = said.pop("phases", "") or _of_movement(said)
    if breath := said.pop("breath", ""):
        return _of_breath(breath, said)
    if tempo and is_breath(name):
        timing = _of_breath(of_numbers(tempo), said)
        return replace(timing, notes=(*timing.notes, tempo))
    if "breaths" in said and is_breath(name) and not said.keys() & {"reps", "hold", "duration"}:
        return Timing(said=_counted(said))
    free = "reps" in said and not said.keys() & {"hold", "duration"}
    if not (phases or tempo):
        return _of_one_way(lone, text, up_first=bool(_RAISED.search(name))) if lone and free else Timing()
    if phases[:1].isalpha() and free:
        return Timing(fields={"tempo": phases})
    tempo = phases or tempo
    counted = bool(said.keys() & {"reps", "per_set"})
    if row and not (counted or phases or said.keys() & {"hold", "duration"}):
        return _of_sets(row)
    read = read_tempo(tempo, counted=counted)
    if read.ladder:
        return Timing(said={"per_set": ", ".join(read.ladder)}, doubts=(read.doubt,) if read.doubt else ())
    if read.tempo and free:
        return Timing(fields={"tempo": read.tempo})
    shown = read.tempo or "-".join(re.findall(r"\d+", tempo))
    return Timing(notes=(f"tempo: {shown}",), doubts=(f"a tempo of {shown} has no place here",))


def _of_one_way(phase: str, text: str, *, up_first: bool) -> Timing:
    """Return the tempo of a rep of which only one way is timed: the way back takes a second."""
    way, _, _ = phase.partition(" ")
    other = {"down": "up", "up": "down", "back": "there"}[way]
    doubt = f"{text.strip('. ')}: a second is taken for the way {other}"
    if way == "back":
        return Timing(fields={"tempo": f"go 1, {phase}"}, doubts=(doubt,))
    first = way == "up" or not up_first
    return Timing(fields={"tempo": f"{phase}, {other} 1" if first else f"{other} 1, {phase}"}, doubts=(doubt,))


def _of_sets(row: str) -> Timing:
    """Return a row of numbers as the reps of each set, where nothing else says how many: `5-5-3-3`."""
    reps = re.findall(r"\d+", row)
    sure = int(reps[0]) > _LONGEST_PHASE
    doubts = () if sure else (f"{row}: taken for the reps of each set, not for a tempo",)
    return Timing(said={"per_set": ", ".join(reps)}, doubts=doubts)


def _of_movement(said: dict[str, str]) -> str:
    """Return the tempo of `3 s up, 1 s at the top, 3 s down`, by names where it begins on the way down."""
    first = said.pop("down_first", "")
    up, down, low = said.pop("up", ""), said.pop("down", "") or first, said.pop("low", "")
    if not (up and down):
        return ""
    if first and not low:
        return f"down {bare(down)}, up {bare(up)}"
    if low:
        return f"down {bare(down)}, hold {bare(low)}, up {bare(up)}"
    held = said.pop("hold") if "hold" in said and "reps" in said else said.pop("stay", "")
    middle = f"{bare(held)}-" if held else ""
    return f"{bare(up)}-{middle}{bare(down)}"


def _counted(said: dict[str, str]) -> dict[str, str]:
    """Return breaths as reps, and take them out of what is said."""
    breaths = tokens(said.pop("breaths", ""))
    return {"reps": spelled_count(breaths[0].low, breaths[0].high)} if breaths and "reps" not in said else {}


def _of_breath(tempo: str, said: dict[str, str]) -> Timing:
    """Return breaths as reps, with their phases; of those told by a time, as many as go into it."""
    said |= _counted(said)
    time = next((said[role] for role in ("hold", "duration") if role in said), "")
    if "reps" in said and not time:
        return Timing(fields={"tempo": tempo})
    if not time or "reps" in said or not lasts(tempo):
        return Timing(notes=(tempo,), doubts=(f"breaths of {tempo}: how many there are",))
    count = in_seconds(time) / lasts(tempo)
    for role in ("hold", "duration"):
        said.pop(role, None)
    doubt = f"{time} of breaths with {tempo} is taken for {count:.0f} of them"
    doubts = () if count == int(count) else (doubt,)
    return Timing({"reps": f"{max(count, 1):.0f}"}, {"tempo": tempo}, (f"{time} in all",), doubts)
