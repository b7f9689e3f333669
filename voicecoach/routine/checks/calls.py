"""Calls that would never be heard: past the end of the work, or within work that is counted in reps."""

from __future__ import annotations

from collections.abc import Iterator

from voicecoach.routine.checks.finding import CheckedExercise, Finding
from voicecoach.routine.fields import CONFLICTS
from voicecoach.routine.model import Call, CallTime, Exercise, Range
from voicecoach.routine.values.durations import spell

_SPELLED = {
    CallTime.HALF: "at half",
    CallTime.EVERY: "every {}",
    CallTime.AFTER: "after {}",
    CallTime.LEFT: "{} before the end",
    CallTime.END: "at the end",
}


def calls_never(written: CheckedExercise) -> Iterator[Finding]:
    """Yield each call that is never heard."""
    exercise = written.exercise
    span = exercise.duration or exercise.hold
    if exercise.time_calls:
        message = f"`calls` every {spell(exercise.time_calls)} are never heard"
        yield from _never(exercise, span, message, exercise.time_calls, "write a shorter time, or delete it")
    for call in exercise.calls:
        typed = _SPELLED[call.when].format(spell(call.seconds))
        if call.when is not CallTime.END:
            yield from _never(exercise, span, f"`{typed}` is never heard", call.seconds, _instead(call, span))
        elif not _works(exercise):
            yield _warn(f"`{typed}` is never heard: this only waits", "add, for example, `duration: 10 min`")


def _never(exercise: Exercise, span: Range | None, message: str, seconds: float, hint: str) -> Iterator[Finding]:
    if span and seconds >= span.high:
        yield _warn(f"{message}: this lasts {spell(span.high)}", hint)
    elif not span and _works(exercise):
        counted = "write `at the end: ...`, or the words into `do` or `tip`; a `hold` or a `duration` has times within"
        yield _warn(f"{message}: this is counted in reps", counted)
    elif not span:
        yield _warn(f"{message}: this only waits", "add, for example, `duration: 10 min`")


def _instead(call: Call, span: Range | None) -> str:
    longest = f", or a time of less than {spell(span.high)}" if span else ""
    words = call.text if len(call.text) <= 60 else "..."
    return f"write `at the end: {words}`{longest}"


def _works(exercise: Exercise) -> bool:
    return any(getattr(exercise, name) for name in CONFLICTS)


def _warn(message: str, hint: str) -> Finding:
    return Finding("calls", "never", message, hint, warning=True)
