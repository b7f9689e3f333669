"""What makes sense but was hardly meant, or would never be heard. A rule is one small function; each only warns.

A rule is here because good files hardly ever break it: a warning that is often wrong is soon not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from voicecoach.core.errors import Problem
from voicecoach.routine.checks.calls import calls_never
from voicecoach.routine.checks.finding import CheckedExercise, Finding
from voicecoach.routine.checks.side_words import fixed_side, no_side
from voicecoach.routine.model import Exercise, Range, Rounds, Routine
from voicecoach.routine.values.durations import spell

LONG_HOLD = 600.0
"""Seconds; a longer hold is likelier a slip than meant."""
LONG_BARE = 900.0
"""Seconds; who means a longer time writes minutes."""
SHORT_BARE = 20.0
"""Seconds; a `duration` up to that without a unit may well be minutes, as of ice or a walk."""
SHORT_BARE_REST = 4.0
"""Seconds; a rest up to that without a unit is likelier minutes."""
LONG_PAUSES = {"rest": 300.0, "rest_after": 900.0, "between_reps": 120.0, "get_ready": 300.0, "switch": 120.0}
"""Seconds from which a pause is compared with the whole exercise around it."""
LEAST_COUNTED = 1.0
"""Seconds of the shortest rep whose number can be spoken."""

_PACE = 4.0
"""Seconds of a rep with no rhythm of its own, to compare pauses with."""
_TIMES = ("hold", "duration", "pace", *LONG_PAUSES)
_PART = r"(?:side|leg|arm|foot|hand|knee|hip|shoulder)s?\b"
_SIDES = re.compile(
    rf"\b(?:each|per|every)\s+side\b(?!\s+of)|\bper\s+(?:leg|arm)\b|\b(?:on|with|to)\s+(?:the|your)\s+other\s+{_PART}"
    rf"|\b(?:switch|swap|change|alternate|alternating)\s+{_PART}"
    r"|\brepeat\s+(?:it\s+)?(?:on|with)\s+(?:the|your)\s+(?:other|left|right)(?:\s+\w+)?",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"(\d{1,2})[.,](\d\d)(\s?m(?:ins?|inutes?)?)?")
_QUARTERS = ("25", "50", "75")
_BARE = re.compile(r"[\d.,\s–—-]+")

_IN_NUMBERS = re.compile(r"[1-9]\d?(?:\s*-\s*[1-9]\d?){1,3}")
_BREATH = re.compile(r"\bbreath|\b(?:in|ex)hal|\bpranayama", re.IGNORECASE)
_BREATHING = re.compile(r"(?:breathe in|inhale|breath)\b", re.IGNORECASE)
_BREATH_PHASES = {2: ("in", "out"), 3: ("in", "hold", "out"), 4: ("in", "hold", "out", "pause")}

Suspicion = Callable[[CheckedExercise], Iterator[Finding]]


def _warn(field: str, code: str, message: str, hint: str) -> Finding:
    return Finding(field, code, message, hint, warning=True)


def _sides_missing(written: CheckedExercise) -> Iterator[Finding]:
    for name in ("first_side", "weak_side", "extra_sets", "side_cue", "switch"):
        if name in written.fields and "sides" not in written.fields:
            yield _warn(name, "no-sides", f"`{name}` does nothing without `sides`", "add `sides: each`")


def _one_side(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of what is for both sides where only one is worked."""
    only = written.exercise.sides.only
    for name in ("first_side", "weak_side", "extra_sets", "switch") if only else ():
        if name in written.fields:
            message = f"`{name}` does nothing where only the {only.value if only else ''} side is worked"
            yield _warn(name, "one-side", message, "delete it, or write `sides: each`")


def _no_weak_side(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of sets more for a side that nobody says is the weak one."""
    if written.exercise.extra_sets and len(written.exercise.order) > 1 and "weak_side" not in written.fields:
        message = "`extra_sets` are for the weak side, and nothing here says which one that is"
        hint = "add `weak_side: left` here or to the routine, unless it stands in your settings (`voicecoach config`)"
        yield _warn("extra_sets", "no-weak-side", message, hint)


def _sides_in_words(written: CheckedExercise) -> Iterator[Finding]:
    said = _SIDES.search(written.exercise.do)
    if said and "sides" not in written.fields:
        hint = "with `sides: each` the voice does left, then right, and says when to change"
        yield _warn("do", "sides-in-words", f"this says “{said[0]}”, but the exercise has no `sides`", hint)


def _long_hold(written: CheckedExercise) -> Iterator[Finding]:
    hold = written.exercise.hold
    if hold and hold.high > LONG_HOLD:
        hint = f"{_meant('hold', hold.high)} A long time without counting is a `duration`."
        yield _warn("hold", "long-hold", f"a hold of {spell(hold.high)} is very long", hint)


def _bare_number(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of minutes that were meant, or thousandths: `1500` alone is seconds."""
    for name in _TIMES:
        seconds = _high(written.exercise, name)
        if name in written.typed and seconds > LONG_BARE and _BARE.fullmatch(written.typed[name]):
            message = f"`{name}: {seconds:g}` is {spell(seconds)}: a number alone is seconds"
            yield _warn(name, "bare-number", message, f"write `{name}: {spell(seconds)}` if that is right")


def _short_duration(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of minutes that were hardly meant as seconds: `duration: 5`."""
    duration = written.exercise.duration
    typed = written.typed.get("duration", "")
    if duration and 0 < duration.high <= SHORT_BARE and _BARE.fullmatch(typed):
        message = f"`duration: {typed}` is {spell(duration.high)}: a number alone is seconds"
        yield _warn("duration", "bare-number", message, f"write `duration: {typed} min`, or `duration: {typed}s`")


def _short_rest(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of minutes that were hardly meant as seconds: `rest: 2` between sets."""
    for name in ("rest", "rest_after"):
        typed, seconds = written.typed.get(name, ""), _high(written.exercise, name)
        if 0 < seconds <= SHORT_BARE_REST and _BARE.fullmatch(typed):
            message = f"`{name}: {typed}` is {spell(seconds)}: a number alone is seconds"
            yield _warn(name, "bare-number", message, f"write `{name}: {typed} min`, or `{name}: {typed}s`")


def _two_decimals(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of a point where a colon was meant: `1.30` is 1.3 seconds."""
    for name in written.typed.keys() & set(_TIMES):
        found = _DECIMALS.fullmatch(written.typed[name].strip())
        if found and found[2] not in _QUARTERS and int(found[2]) < 60:
            unit = found[3] or ""
            read = spell(_high(written.exercise, name))
            hint = f"write `{name}: {found[1]}:{found[2]}` for minutes and seconds, or `{name}: {read}`"
            yield _warn(name, "decimals", f"`{name}: {found[1]}.{found[2]}{unit}` is {read}", hint)


def _long_pause(written: CheckedExercise) -> Iterator[Finding]:
    whole = work(written.exercise)
    for name, bound in LONG_PAUSES.items():
        pause = _high(written.exercise, name)
        if name in written.typed and whole and pause > max(bound, whole):
            message = f"`{name}` of {spell(pause)} is longer than the whole exercise, about {spell(round(whole))}"
            yield _warn(name, "long-pause", message, _meant(name, pause))


def _nothing_between(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of a rest or a tip between sets where there is one set only: it would never be heard."""
    if "sets" in written.fields or written.exercise.by_set:
        return
    if written.exercise.rest.high and "rest" in written.typed:
        hint = f"write {_other_rests(written)}; or say in `sets` how many sets there are"
        yield _warn("rest", "never", "`rest` is between sets, and there is only one", hint)
    if "tip" in written.typed:
        hint = "add `sets: 2`, or write it in `do`"
        yield _warn("tip", "never", "`tip` is spoken before later sets, and there is only one", hint)


def _other_rests(written: CheckedExercise) -> str:
    """Return what a rest may be where there is one set: between reps that are held, or before the next exercise."""
    rest = written.typed["rest"]
    between = f"`between_reps: {rest}` if it is between two reps, or " if "reps" in written.fields else ""
    return f"{between}`rest_after: {rest}` if it is before the next exercise"


def _too_quick(written: CheckedExercise) -> Iterator[Finding]:
    pace, phases = written.exercise.pace, written.exercise.tempo
    slot = pace.low if pace else sum(phase.seconds.low for phase in phases)
    if 0 < slot < LEAST_COUNTED:
        name = "pace" if pace else "tempo"
        message = f"{spell(slot)} a rep is too quick for spoken numbers: only their sound is heard"
        yield _warn(name, "too-quick", message, f"from {spell(LEAST_COUNTED)} on they are spoken")


def _breathing(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of a tempo in numbers alone that is for breathing: they mean up, hold and down."""
    exercise, numbers = written.exercise, written.typed.get("tempo", "").strip()
    if not exercise.tempo or not _IN_NUMBERS.fullmatch(numbers):
        return
    known = "".join(numbers.split()) == "4-7-8"
    if known or _BREATH.search(exercise.name) or any(map(_BREATHING.match, (exercise.setup, exercise.do))):
        names = _BREATH_PHASES[len(exercise.tempo)]
        phases = ", ".join(f"{name}: {part.strip()}" for name, part in zip(names, numbers.split("-"), strict=False))
        read = ", ".join(phase.name for phase in exercise.tempo)
        message = f"`tempo: {numbers}` is said as {read}"
        yield _warn("tempo", "breathing", message, f"if it is a breath, write `tempo: {{{phases}}}`")


SUSPICIONS: tuple[Suspicion, ...] = (
    _sides_missing, _one_side, _no_weak_side, _sides_in_words, _long_hold, _bare_number, _short_duration, _short_rest,
    _two_decimals, _long_pause, _nothing_between, _too_quick, _breathing, calls_never, fixed_side, no_side,
)  # fmt: skip


def same_name(routine: Routine) -> Iterator[Problem]:
    """Warn of two exercises that share a name by a slip: told differently, or twice in a row with nothing changed.

    The same exercise again, later or with another dose, is meant: a round of its own, a pyramid, a cool-down.
    """
    first: dict[str, Exercise] = {}
    before: Exercise | None = None
    for exercise in _all(routine.exercises):
        known = first.setdefault(exercise.name.casefold(), exercise)
        if exercise.name and known is not exercise and (exercise == before or _told_apart(known, exercise)):
            message = f"“{exercise.name[:40]}” is the name of an exercise in line {known.where.line} already"
            hint = "to do it twice write `sets: 2`" if known == exercise else "give one of them another name"
            yield Problem("same-name", message, exercise.where, hint, warning=True)
        before = exercise


def _told_apart(one: Exercise, other: Exercise) -> bool:
    """Whether two exercises are explained in different words: to leave out what was said before is fine."""
    texts = ((one.setup, other.setup), (one.do, other.do))
    return any(mine and theirs and mine != theirs for mine, theirs in texts)


def work(exercise: Exercise) -> float:
    """Return about how many seconds of exercise there are, at the most; 0 if it only waits."""
    if exercise.by_set:
        numbers = range(1, len(exercise.by_set) + 1)
        return sum(work(replace(exercise.for_set(number), sets=Range(1, 1), by_set=())) for number in numbers)
    reps = exercise.reps.high if exercise.reps else 1.0
    rep = exercise.hold or exercise.pace or exercise.duration
    tempo = sum(phase.seconds.high for phase in exercise.tempo)
    seconds = rep.high if rep else tempo or (_PACE if exercise.reps else 0.0)
    return seconds * reps * exercise.sets.high * (len(exercise.order) or 1)


def _all(entries: tuple[Exercise | Rounds, ...]) -> Iterator[Exercise]:
    for entry in entries:
        if isinstance(entry, Exercise):
            yield entry
        else:
            yield from _all(entry.exercises)


def _high(exercise: Exercise, name: str) -> float:
    value: Range | float | None = getattr(exercise, name)
    return value.high if isinstance(value, Range) else value or 0.0


def _meant(name: str, seconds: float) -> str:
    """Return what was likelier meant: minutes are often a slip for seconds."""
    if seconds % 60 or seconds > 3600:
        return "check the number and its unit."
    return f"did you mean seconds, `{name}: {seconds / 60:g}s`?"
