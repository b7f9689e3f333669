"""What every language has to have, as English has it: names, their variables, and which of them counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted, Phrase

FORMS = ("zero", "one", "two", "few", "many", "other")
"""Plural categories of Unicode CLDR; English has `one` and `other`."""


def texts(phrase: Phrase) -> tuple[str, ...]:
    """Return a phrase in all its forms."""
    return tuple(phrase.forms.values()) if isinstance(phrase, Counted) else (phrase,)


def variables(phrase: Phrase) -> tuple[str, ...]:
    """Return the variables that stand in a phrase, in the order in which they come first."""
    return tuple(dict.fromkeys(_variables(phrase)))


def _variables(phrase: Phrase) -> Iterator[str]:
    for text in texts(phrase):
        yield from (name for _, name, _, _ in Formatter().parse(text) if name is not None)


PHRASES: Mapping[str, tuple[str, ...]] = {name: variables(phrase) for name, phrase in ENGLISH.phrases.items()}
"""Names of all phrases of the coach, with the variables that each may hold."""

COUNTED: Mapping[str, str] = {
    name: phrase.by for name, phrase in ENGLISH.phrases.items() if isinstance(phrase, Counted)
}
"""Phrases that may have several forms, and the variable that decides."""

SAMPLES: Mapping[str, object] = {
    "routine": "Evening stretch", "exercise": "Clamshell", "exercises": 5, "duration": "45 seconds", "level": "low",
    "equipment": "yoga mat, chair", "names": "Clamshell, Plank", "reason": "your back hurts",
    "phases": "up 3, down 3", "phase": "up", "side": "left", "seconds": 20, "minutes": 5, "hours": 2, "round": 2,
    "rounds": 3, "set": 2, "sets": 3, "rep": 4, "reps": 10,
}  # fmt: skip
"""What variables stand for in an example."""
