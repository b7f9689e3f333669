"""What is aimed at as the dose, where an exercise has no other: `Build up to three sets of twelve`."""

from __future__ import annotations

from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.phrases import Phrase, phrases_within

_BESIDES = frozenset({"hold", "tempo", "up", "breath"})
"""What each rep is, and no number of them."""


def with_aim(found: list[Phrase]) -> list[Phrase]:
    """Return phrases, with what is aimed at where they have no other dose."""
    aims = [phrase.said["later"] for phrase in found if "later" in phrase.said]
    if not aims or any(WORK & phrase.said.keys() - _BESIDES for phrase in found):
        return found
    return [*found, *(phrase for phrase in phrases_within(aims[0]) if {"sets", "reps"} <= phrase.said.keys())]
