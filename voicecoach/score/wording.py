"""Where one is in an exercise, in words to read: shared by the screen, captions and chapters."""

from __future__ import annotations

from voicecoach.language.model import Language
from voicecoach.routine.model import Side
from voicecoach.score.model import Step
from voicecoach.score.side_words import filled

Counted = tuple[int, int]
"""A number and how many there are; 0 if it isn't counted."""


def exercise_name(step: Step, words: Language, side: Side | None = None) -> str:
    """Return the name of a step's exercise to be read, with the side filled in that is worked on."""
    return filled(step.name, side or step.side, words)


def where(
    words: Language,
    side: Side | None = None,
    rounds: Counted = (0, 0),
    sets: Counted = (0, 0),
    reps: Counted = (0, 0),
    *,
    short: bool = False,
) -> list[str]:
    """Return where one is: `left side`, `set 2 of 3`; short: `left`, `set 2/3`. One of one is left out."""
    form = "short" if short else "of"
    told = [words.show(side.value if short else f"{side.value}_side")] if side else []
    counted = (("round", *rounds), ("set", *sets), ("rep", *reps))
    return told + [words.show(f"{name}_{form}", n=n, all=of) for name, n, of in counted if n and of > 1]
