"""How long the work of an exercise takes by itself, and the coach's own times that it has where none are written."""

from __future__ import annotations

import re
from dataclasses import replace

from voicecoach.routine.model import Exercise, Range, Sides

GAP_AFTER_HOLD = 2.0
"""Seconds between held reps, unless the routine says otherwise."""
MOVE = 2.0
"""Seconds to get into a short hold, unless the routine says otherwise."""
SWITCH, SWITCH_IN_TURN = 6.0, 2.0
"""Seconds to change sides, and those from one rep to the same on the other side where none is held."""
SWITCH_DOWN = 12.0
"""Seconds to change sides where one lies or kneels, to roll over or bring the other knee forward, as in ours."""
_DOWN = re.compile(
    r"\b(?:lie|lies|lying|supine|prone|kneel\w*|half-?kneel\w*|all fours|quadruped|clams?|clam ?-?shells?"
    r"|side[- ]?(?:lying|planks?|bridges?)|on (?:(?:your|the|my) )?(?:back|stomach|belly|front))\b",
    re.IGNORECASE,
)
"""Words of somebody who lies or kneels."""
LONG = 10.0
"""The shortest hold, in seconds, that is counted down rather than counted as a rep."""


def move_of(exercise: Exercise) -> float:
    """Return the seconds to get into each hold.

    Where only the time between reps is written, they are its last ones, but at most half of it: first one lets go.
    """
    if exercise.move is not None or not exercise.hold:
        return exercise.move or 0.0
    if exercise.hold.low >= LONG or exercise.hold.breath:
        return 0.0
    return min(MOVE, exercise.between_reps.low / 2) if exercise.between_reps else MOVE


def gap_of(exercise: Exercise) -> float:
    """Return the seconds from the end of a rep until one moves into the next."""
    if exercise.between_reps:
        return exercise.between_reps.low - (move_of(exercise) if exercise.move is None else 0.0)
    return GAP_AFTER_HOLD if exercise.hold and not exercise.hold.breath else 0.0  # one breath follows the other


def switch_of(exercise: Exercise) -> float:
    """Return the seconds to change sides: a new position takes time, more on the floor, the other leg's turn none."""
    if exercise.switch is not None:
        return exercise.switch
    in_turn = exercise.sides is Sides.ALTERNATE and not exercise.hold and not exercise.duration
    if in_turn:
        return SWITCH_IN_TURN
    down = exercise.sides is not Sides.ALTERNATE and _DOWN.search(f"{exercise.name}. {exercise.setup}. {exercise.do}")
    return SWITCH_DOWN if down else SWITCH


def takes(exercise: Exercise) -> float:
    """Return how many seconds one set of an exercise takes at the most; 0 for reps at nobody's pace but one's own."""
    rep = exercise.hold or exercise.pace or exercise.duration
    seconds = rep.high if rep else sum(phase.seconds.high for phase in exercise.tempo)
    if not seconds:
        return 0.0
    if exercise.between_reps:
        most = exercise.between_reps.high
        exercise = replace(exercise, between_reps=Range(most, most))
    seconds += move_of(exercise)
    reps = exercise.reps.high if exercise.reps else 1.0
    between = gap_of(exercise)
    if exercise.sides is Sides.ALTERNATE:
        return 2 * reps * seconds + (2 * reps - 1) * switch_of(exercise)
    side = reps * seconds + (reps - 1) * between
    return side if exercise.sides not in (Sides.EACH, Sides.EACH_SET) else 2 * side + switch_of(exercise)
