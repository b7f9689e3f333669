"""Gives an exercise what is said of several at once, as far as it says nothing else itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.sides import BOTH_SIDES, SIDES

_NO_HOLD = re.compile(
    r"\b(?:no (?:need to )?hold|without (?:a )?hold|nicht halten|ohne (?:zu )?halten|sans (?:tenir|maintien)"
    r"|sin mantener)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:instead|statt|anstelle|au lieu|en vez|en lugar)\b", re.IGNORECASE)
_TIMED = frozenset({"hold", "span", "time", "work"})
_UNCOUNTED = frozenset({"work", "off", "count", "span", "time"})
"""What an exercise with a number of reps takes from no other; how long each rep is held it does."""
_LONG = 120.0
"""Seconds of an exercise that is done once, whatever the sets of the others are: `Bike 5 min`."""


def give(draft: ExerciseDraft, dose: Sequence[Located], *, together: bool = False) -> None:
    """Give an exercise a dose that is for several, unless it says otherwise; `together` if `(B)` is both at once."""
    own = draft.roles
    counted = own & {"reps", "count", "per_set", "most", "breaths", "steps", "rounds"}
    timed = own & _TIMED
    instead = any(map(_INSTEAD.search, (draft.name, *(words.text for words in draft.words))))
    held_reps = any(_TIMED & placed.phrase.said.keys() for placed in dose) or (timed == {"hold"} and not instead)
    if BOTH_SIDES.search(" ".join((draft.name, *(words.text for words in draft.words)))):
        own = own | {"both"}  # `with both arms`, where all is for one side
    if any(_NO_HOLD.search(words.text) for words in draft.words):
        own = own | _TIMED
    if together:
        draft.found = [placed for placed in draft.found if placed.phrase.said.keys() != {"both"}]
    singly = timed and any(placed.phrase.said.get("reps") == "1" for placed in draft.found)
    once = "count" in own or singly
    for placed in dose:
        barred = set(own)
        barred |= {*_TIMED, "off", "count"} if timed else _UNCOUNTED if counted else set()
        barred |= {"reps"} if counted or (timed and not held_reps) else set()
        barred |= {"sets", "rest", "each", "both", "alternate"} if _takes_long(draft) else set()
        barred |= {"sets", *SIDES} if once else {*SIDES} if own & {*SIDES} else set()
        said = {role: value for role, value in placed.phrase.said.items() if role not in barred}
        if said:
            draft.take([replace(placed.phrase, said=said)], placed.line)


def _takes_long(draft: ExerciseDraft) -> bool:
    times = [placed.phrase.said["time"] for placed in draft.found if "time" in placed.phrase.said]
    return any(in_seconds(time) > _LONG for time in times) and draft.roles.isdisjoint({"reps", "sets"})
