"""How many weights there are beside a dose: `Carry 2x30 s, 2 x 10 kg` are two of 10 kg, and no reps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from voicecoach.routine.notation.phrases import Phrase

_A_PAIR = re.compile(r"[12]\s?[x×]")


def with_pairs_of_weights(found: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of an exercise, how many weights there are as a note."""
    made = list(found)
    for at, (phrase, weight) in enumerate(pairwise(found)):
        beside = weight.said.keys() == {"load"} and 0 <= weight.start - phrase.end <= 1
        others = (one.said for one in found if one is not phrase)
        if beside and _A_PAIR.fullmatch(phrase.text) and any("sets" in said and len(said) > 1 for said in others):
            words = f"{phrase.text} {weight.text}"
            made[at] = Phrase(words, phrase.start, phrase.end, {"note": words})
    return made
