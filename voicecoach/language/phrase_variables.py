"""Which phrases there are, and which variables each may hold: read off the English texts, so stated only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted, Form, Phrase, forms


def texts(phrase: Phrase) -> tuple[str, ...]:
    """Return all texts of a phrase: every way to say it, with every plural."""
    return tuple(text for form in forms(phrase) for text in _texts(form))


def _texts(form: Form) -> tuple[str, ...]:
    return tuple(form.forms.values()) if isinstance(form, Counted) else (form,)


def variables(phrase: Phrase) -> tuple[str, ...]:
    """Return the variables of a phrase, in order of first appearance."""
    return tuple(dict.fromkeys(_variables(phrase)))


def _variables(phrase: Phrase) -> Iterator[str]:
    for text in texts(phrase):
        yield from (name for _, name, _, _ in Formatter().parse(text) if name is not None)


PHRASES: Mapping[str, tuple[str, ...]] = {name: variables(phrase) for name, phrase in ENGLISH.phrases.items()}
"""The names of all spoken phrases, with the variables each may hold."""

COUNTED: Mapping[str, str] = {
    name: form.by for name, phrase in ENGLISH.phrases.items() for form in forms(phrase) if isinstance(form, Counted)
}
"""Phrases with plurals, and the variable that decides between them."""

SAMPLES: Mapping[str, object] = {
    "routine": "Evening stretch", "exercise": "Clamshell", "exercises": 5, "duration": "45 seconds",
    "level": "level 35", "number": 35,
    "equipment": "yoga mat, chair", "names": "Clamshell, Plank", "reason": "your back hurts",
    "phases": "up 3, down 3", "phase": "up", "side": "left", "seconds": 20, "minutes": 5, "hours": 2, "days": 3,
    "round": 2, "rounds": 3, "minute": 2, "set": 2, "sets": 3, "rep": 4, "reps": 10, "n": 2, "tip": "Hips level.",
    "cue": "Left foot back", "weekday": "Wednesday", "time": "4 o'clock", "hour": 4, "ordinal": "second", "done": 2,
    "planned": 3, "work": "20 seconds", "rest": "10 seconds",
    "dose": "10 repetitions", "doses": "12, 10, 8", "load": "8 kg",
    "breath": 3, "breaths": 5,
}  # fmt: skip
"""Example values of the variables."""
