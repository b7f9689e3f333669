"""How long the work of an exercise takes by itself, and the coach's own times that it has where none are written."""

from __future__ import annotations

from voicecoach.routine.model import Exercise, Sides

GAP_AFTER_HOLD = 2.0
"""Seconds between held reps, unless the routine says otherwise."""
MOVE = 2.0
"""Seconds to get into a short hold, unless the routine says otherwise."""
LONG = 10.0
"""The shortest hold, in seconds, that is counted down rather than counted as a rep."""


def takes(exercise: Exercise) -> float:
    """Return how many seconds one set of an exercise takes at the most; 0 for reps at nobody's pace but one's own."""
    rep = exercise.hold or exercise.pace or exercise.duration
    seconds = rep.high if rep else sum(phase.seconds.high for phase in exercise.tempo)
    if not seconds:
        return 0.0
    if exercise.hold:
        short = MOVE if exercise.hold.low < LONG else 0.0
        seconds += short if exercise.move is None else exercise.move
    reps = exercise.reps.high if exercise.reps else 1.0
    between = exercise.between_reps.high if exercise.between_reps else GAP_AFTER_HOLD if exercise.hold else 0.0
    if exercise.sides is Sides.ALTERNATE:
        return 2 * reps * seconds + (2 * reps - 1) * exercise.switch
    side = reps * seconds + (reps - 1) * between
    return side if exercise.sides not in (Sides.EACH, Sides.EACH_SET) else 2 * side + exercise.switch
