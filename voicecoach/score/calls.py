"""What is said while a hold or a stretch of time goes on: the writer's calls, and the coach's own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from voicecoach.routine.checks.takes import LONG
from voicecoach.routine.model import Call, CallTime, Side
from voicecoach.score.coach import Coach, at
from voicecoach.score.dose import Dose
from voicecoach.score.model import Say

BREATHE_FROM = HALFWAY_FROM = 20.0
"""The shortest hold, in seconds, in which one is reminded to breathe, and told when half of it is over."""
TEN_SECONDS_FROM = 40.0
CALL_MARGIN = 12.0
"""Seconds from the start and the end within which the time left isn't called."""
LONGEST_SILENCE = 20.0
"""The most seconds of a hold without a word."""
TIPPED_FROM = 30.0
"""The shortest hold, in seconds, in which there is the time for a reminder of form."""
COUNTED_FROM = 3.0
"""The shortest hold whose seconds are counted aloud."""
APART = 3.0
"""Seconds that the coach's own calls keep from the writer's, which matter more."""


@lru_cache(maxsize=512)
def during(coach: Coach, held: Dose, *, tipped: bool, breathes: bool) -> tuple[Say, ...]:
    """Return all that is said in a rep that lasts `held.span` seconds, but for its number, by time.

    If it is long enough, a `tipped` one has a reminder of form, where the routine has one, and one that `breathes` a
    word on breathing.
    """
    written = list(_written(coach, held))
    ours = [say for say in _ours(coach, held) if all(abs(say.at - other.at) >= APART for other in written)]
    told = sorted([*written, *ours], key=lambda say: say.at)
    return tuple(sorted([*told, *_company(coach, held, told, tipped, breathes)], key=lambda say: say.at))


def after(coach: Coach, calls: Sequence[Call], side: Side | None) -> tuple[Say, ...]:
    """Return the writer's words for when the work has ended."""
    return tuple(say for call in calls if call.when is CallTime.END for say in coach.call(call.text, side))


def _written(coach: Coach, held: Dose) -> Iterator[Say]:
    for call in held.calls:
        for moment in _moments(call, held.span):
            yield from at(moment, coach.call(call.text, held.side))


def _moments(call: Call, span: float) -> Iterator[float]:
    """Yield the seconds at which a call is said; none where it would not lie within the work."""
    if call.when is CallTime.HALF:
        yield span / 2
    elif call.when is CallTime.AFTER and call.seconds < span:
        yield call.seconds
    elif call.when is CallTime.LEFT and call.seconds < span:
        yield span - call.seconds
    elif call.when is CallTime.EVERY:
        yield from (n * call.seconds for n in range(1, math.ceil(span / call.seconds)))


def _ours(coach: Coach, held: Dose) -> Iterator[Say]:
    if held.breath:
        yield from _breaths(coach, held)
        return
    if held.hold and COUNTED_FROM <= held.hold < LONG:
        for to_go in range(math.ceil(held.hold) - 1, 0, -1):
            yield from at(held.hold - to_go, coach.words("count", n=to_go))
    left = list(_time_left(coach, held))
    yield from left
    if held.halfway and held.span >= HALFWAY_FROM and not left:
        yield from at(held.span / 2, coach.words("halfway"))
    if held.countdown and held.span >= TEN_SECONDS_FROM:
        yield from at(held.span - 10.0, coach.words("ten_seconds"))


def _breaths(coach: Coach, held: Dose) -> Iterator[Say]:
    """Yield the words of the first breath, then the number of each at its start."""
    count = math.ceil(round(held.span / held.breath, 6))
    yield from at(0.0, coach.words("breathe_in_now"))
    yield from at(held.breath / 2, coach.words("breathe_out_now"))
    alone = held.reps == 1 and not held.alternate  # else the last breath of one rep would be taken for that of all
    for number in range(2, count + 1):
        last = alone and number == count
        words = coach.words("last_breath") if last else coach.words("breath", breath=number)
        yield from at((number - 1) * held.breath, words)


def _time_left(coach: Coach, held: Dose) -> Iterator[Say]:
    every = held.time_calls or held.span
    for count in range(math.ceil(held.span / every) - 1, 0, -1):
        left = count * every
        if CALL_MARGIN <= left <= held.span - CALL_MARGIN:
            yield from at(held.span - left, coach.words("left", duration=coach.language.duration(left)))


def _company(coach: Coach, held: Dose, told: Sequence[Say], tipped: bool, breathes: bool) -> Iterator[Say]:
    """Yield words on breathing and form: early and late in a long hold, and wherever it would be silent for long."""
    if held.hold < BREATHE_FROM or held.breath:
        return
    early, late = held.hold / 4, held.hold * 5 / 8
    breaths = [early] if breathes and all(abs(say.at - early) >= APART for say in told) else []
    forms = [late] if tipped and held.tips and held.hold >= TIPPED_FROM else []
    known = sorted([0.0, *(say.at for say in told), *breaths, *forms, held.hold])
    for before, following in pairwise(known):
        many = math.ceil((following - before) / LONGEST_SILENCE)
        breaths += [before + (following - before) * n / many for n in range(1, many)]
    for moment in breaths:
        yield from at(moment, coach.words("breathe"))
    for moment, tip in zip(forms, held.tips, strict=False):
        yield from at(moment, coach.text(tip, held.side))
