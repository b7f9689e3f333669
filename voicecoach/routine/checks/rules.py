"""What makes no sense although every value is fine by itself. A rule is one small function.

A rule about one exercise names the field it means; the reader knows where that was written. What is only suspicious
stands in `warnings`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from voicecoach.core.errors import Problem
from voicecoach.core.units import counted
from voicecoach.routine.checks.doses_in_words import in_name, in_words
from voicecoach.routine.checks.finding import CheckedExercise, Finding
from voicecoach.routine.checks.side_words import side_words
from voicecoach.routine.checks.warnings import SUSPICIONS, same_name
from voicecoach.routine.fields import BY_SET, CONFLICTS
from voicecoach.routine.model import AS_MANY, Exercise, Rounds, Routine

MOST_REPS = 1_000_000
"""Reps of a whole session, with sets, sides and rounds multiplied out."""


ExerciseRule = Callable[[CheckedExercise], Iterator[Finding]]
RoutineRule = Callable[[Routine], Iterator[Problem]]

_SHAPES = "`hold`, `tempo`, `pace` and `duration` each say how the time goes"
_INSTEAD = {
    frozenset(("hold", "tempo")): "a hold within each rep is a phase of the tempo, as in `3-1-3`",
    frozenset(("duration", "reps")): "a `duration` goes on without counting; reps that are held have a `hold`",
    frozenset(("pace", "hold")): "the time between held reps is `between_reps`",
}
_WORK = frozenset(CONFLICTS)
_REPS_OR_OTHER = {name: CONFLICTS[name] | {"reps"} for name in ("tempo", "pace")}


def conflicts(fields: Collection[str]) -> Iterator[Finding]:
    """Yield each pair of fields that shape the same work, at the later one."""
    names = [name for name in fields if name in CONFLICTS]
    for at, name in enumerate(names):
        for other in names[:at]:
            if other in CONFLICTS[name]:
                hint = f"delete one of them; {_INSTEAD.get(frozenset((name, other)), _SHAPES)}"
                yield Finding(name, "conflict", f"`{name}` can't go with `{other}`", hint)


def _conflicts(written: CheckedExercise) -> Iterator[Finding]:
    counts = (written.exercise.reps, *(own.reps for own in written.exercise.by_set if own.reps))
    if written.exercise.reps != AS_MANY:
        yield from conflicts(written.fields)
        return
    limited = all(reps == AS_MANY for reps in counts)
    yield from conflicts([name for name in written.fields if not limited or name != "duration"])
    for name in ("hold", "tempo", "pace"):
        if name in written.fields:
            hint = "delete it; the last of several sets may be: `reps: [8, 8, amrap]`"
            yield Finding(
                name, "as-many", f"`{name}` can't go with `reps: amrap`, which are done at your own pace", hint
            )


def _reps_missing(written: CheckedExercise) -> Iterator[Finding]:
    for name, other in _REPS_OR_OTHER.items():
        if name in written.fields and not other.intersection(written.fields):
            yield Finding(name, "no-reps", f"`{name}` doesn't say how many reps", "add, for example, `reps: 10`")


def _work_missing(written: CheckedExercise) -> Iterator[Finding]:
    if "sets" in written.fields and not _WORK.intersection(written.fields):
        hint = "say what one set is: `reps: 10`, `hold: 30s` or `duration: 1 min`"
        yield Finding("sets", "no-work", "`sets` doesn't say what is done in each set", hint)


def _lists(written: CheckedExercise) -> Iterator[Finding]:
    """Yield lists that are shorter than others, and a number of sets that isn't theirs."""
    doses = written.exercise.by_set
    lengths = {name: sum(getattr(dose, name) is not None for dose in doses) for name in BY_SET if doses}
    longest = max(lengths, key=lambda name: lengths[name], default="")
    for name, length in lengths.items():
        if 0 < length < lengths[longest]:
            message = f"`{name}` has {counted(length, 'value')}, and `{longest}` has {lengths[longest]}"
            field = name if name in written.typed else longest
            yield Finding(field, "lists", message, "write one value for each set in both, or one alone for all sets")
    sets = written.exercise.sets
    if doses and sets.high != len(doses):
        number = f"{sets.low:g}" if sets.fixed else f"{sets.low:g}-{sets.high:g}"
        message = f"`sets` is {number}, and `{longest}` has {counted(len(doses), 'value')}, one for each set"
        yield Finding("sets", "lists", message, "delete `sets`: the list says how many there are")


EXERCISE_RULES: tuple[ExerciseRule, ...] = (
    _conflicts, _reps_missing, _work_missing, _lists, in_name, in_words, side_words, *SUSPICIONS,
)  # fmt: skip


def _too_much(routine: Routine) -> Iterator[Problem]:
    """Bound rounds of rounds of sets of reps; the exercise that goes past the bound is named."""
    total = 0.0
    for exercise, times in performed(routine.exercises):
        given = (exercise.reps, *(own.reps for own in exercise.by_set))
        reps = max((span.high for span in given if span), default=1)
        total += times * (exercise.sets.high * (len(exercise.order) or 1) + exercise.extra_sets) * reps
        if total > MOST_REPS:
            message = f"up to here the routine asks for {total:,.0f} reps; at most {MOST_REPS:,} make a session"
            yield Problem("too-much", message, exercise.where, "lower `rounds`, `sets` or `reps`")
            return


ROUTINE_RULES: tuple[RoutineRule, ...] = (_too_much, same_name)


def performed(exercises: tuple[Exercise | Rounds, ...], times: float = 1.0) -> Iterator[tuple[Exercise, float]]:
    """Yield every exercise with how often its blocks repeat it, at the most."""
    for entry in exercises:
        if isinstance(entry, Exercise):
            yield entry, times
        else:
            yield from performed(entry.exercises, times * entry.rounds.high)
