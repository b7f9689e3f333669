"""How all of a list in JSON or YAML is done, where the mapping that it stands in says so: rounds, work and rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.columns import column, spelled
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.tree import fields_of
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.yaml.tree import Pairs, Scalar, clean

_ROUNDS = ("rounds", "cycles", "laps", "circuits", "sets", "repeat", "repeats", "repetitions", "iterations", "runden",
           "durchgänge", "zyklen", "tours", "rondas", "vueltas", "ciclos")  # fmt: skip
_OF_NUMBER = re.compile(
    r"^(?:number of|num|no of|nb|anzahl|nombre de|número de|total) | (?:count|number|total|amount)$"
)
"""What a key has beside the word for rounds: `cycleCount`, `number_of_rounds`."""
_ROUND_RESTS = (
    "rest between rounds", "round rest", "between rounds", "rest between sets", "rest between cycles", "cycle rest",
    "between cycles", "rest between circuits", "rest between laps", "break",
)  # fmt: skip
_WORK, _OFF = ("work", "work interval", "exercise", "on", "high"), ("rest", "rest interval", "off", "pause", "low")
_SET_UP = ("settings", "defaults", "default", "config", "options", "meta", "einstellungen", "réglages", "ajustes")


@dataclass(frozen=True)
class HowDone:
    """How all of a list is done: how many rounds, the rest between them, and work and rest in turn."""

    rounds: Scalar | None = None
    rest: Scalar | None = None
    work: Scalar | None = None
    off: Scalar | None = None

    @property
    def given(self) -> list[Scalar]:
        """What is said, the rounds first."""
        return [one for one in (self.rounds, self.rest, self.work, self.off) if one is not None]


def time_of(one: Scalar | None) -> str:
    """Return a time as we write it; nothing if it isn't said."""
    return spelled(clean(one.text)) if one else ""


def how_done(node: Pairs) -> HowDone:
    """Return how all of a list is done, where the mapping that it stands in says so."""
    fields = {_bare(key): inner for key, inner in fields_of(node).items() if isinstance(inner, Scalar)}

    def first(keys: Sequence[str], place: str) -> Scalar | None:
        found = next((fields[key] for key in keys if key in fields), None)
        text = clean(found.text) if found is not None else ""
        return found if fits(place, text if place == "rounds" else spelled(text), Section.BLOCK) else None

    rounds, rest, work = first(_ROUNDS, "rounds"), first(_ROUND_RESTS, "rest"), first(_WORK, "rest")
    off = first(_OFF, "rest")
    if work is None:
        return HowDone(rounds, rest or off) if rounds else HowDone()
    return HowDone(rounds, rest, work, off)


def _bare(key: str) -> str:
    """Return the words of a key, those for rounds in the plural: `cycleCount` -> `cycles`."""
    words = _OF_NUMBER.sub("", unitless(key))
    return f"{words}s" if f"{words}s" in _ROUNDS and words not in ("set", "repeat") else words


def unitless(key: str) -> str:
    """Return the words of a key without the unit behind them: `rest_seconds` -> `rest`."""
    return re.sub(r"(?<=\w) (?:seconds|secs?|s|time|duration)$", "", plain(key))


def plain(key: str) -> str:
    """Return the words of a key: `restBetweenSets` -> `rest between sets`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)
    return " ".join(spaced.replace("_", " ").replace("-", " ").casefold().split())


def has_amount(key: str, node: Pairs) -> bool:
    """Whether all fields of a mapping are of a dose, and one says how much of an exercise there is to do."""
    roles = {column(plain(one)).role for one in fields_of(node)}
    return plain(key) not in _SET_UP and "" not in roles and not roles.isdisjoint({"reps", "hold", "time", "dose"})


def is_dose_of(key: str, text: str) -> bool:
    """Whether a text is the dose of an exercise whose name is its field's, which is no word for a part of one."""
    read = read_line(text)
    return not column(plain(key)).role and read.works and not (read.name and read.name_first)
