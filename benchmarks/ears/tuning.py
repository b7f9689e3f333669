"""Thresholds, found without the part of the bench that judges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import product

from counting import BARE, CALLED, NUMBERS, OTHERS, Count
from hearing import Event, Outcome

from voicecoach.session.voice_control.phrases import is_called
from voicecoach.session.voice_control.policy import Limits, Thresholds

LEAST = (-12.0, -13.5, -15.0, -18.0)
OF_BEST = (-6.0, -7.5, -9.0, -10.5, -12.0)
MARGIN = (1.5, 2.0, 2.5, 2.75, 3.0, 3.25, 3.5, 3.75, 4.0, 4.5)
BARE_LEAST = (-5.0, -6.5, -8.0, -10.0)
BARE_OF_BEST = (-2.0, -3.0, -4.0)
"""Stricter than with the call: of what only ends like a bare command, the free transcript knows better."""
RARE = 0.5
"""False alarms an hour that are put up with here: half of the limit, since other voices will differ."""
ENOUGH = 0.5
"""Percent of the commands that are given for stricter thresholds."""


@dataclass(frozen=True)
class Found:
    """Thresholds and how they do on the tuning parts."""

    thresholds: Thresholds
    hits: float
    wrong: int
    alarms: float

    @property
    def strictness(self) -> float:
        """More is stricter."""
        return float(sum(astuple(self.thresholds.called) + astuple(self.thresholds.bare)))


def search(outcomes: Sequence[Outcome]) -> Thresholds:
    """Return the strictest thresholds among those nearly as good as the best: with the call, then without."""
    called = _best(outcomes, CALLED, True, [Thresholds(Limits(*each)) for each in product(LEAST, OF_BEST, MARGIN)])
    bare = [replace(called, bare=Limits(*each)) for each in product(BARE_LEAST, BARE_OF_BEST, MARGIN)]
    return _best(outcomes, (*BARE, *NUMBERS), False, bare)


def _best(
    outcomes: Sequence[Outcome], conditions: Sequence[str], called: bool, candidates: Sequence[Thresholds]
) -> Thresholds:
    # What is taken for a bare word may be a part of a called one, so all that was said on purpose is judged.
    few = [_only(each, called) if each.condition in OTHERS else each for each in outcomes]
    found = [_judge(few, conditions, each) for each in candidates]
    good = [each for each in found if each.alarms <= RARE] or found
    least_wrong = min(each.wrong for each in good)
    good = [each for each in good if each.wrong == least_wrong]
    most = max(each.hits for each in good)
    best = max((each for each in good if each.hits >= most - ENOUGH), key=lambda each: each.strictness)
    print(f"{best}; the most hits were {most:.1f} %")
    return best.thresholds


def _judge(outcomes: Sequence[Outcome], conditions: Sequence[str], thresholds: Thresholds) -> Found:
    count = Count(outcomes, thresholds)
    alarms = count.alarms(*OTHERS) / max(1e-9, count.hours(*OTHERS))
    return Found(thresholds, count.share(*conditions), count.wrong(*CALLED, *BARE, *NUMBERS), alarms)


def _only(outcome: Outcome, called: bool) -> Outcome:
    """Return it with the utterances alone that thresholds of this kind can change: most of other speech goes."""
    return replace(outcome, events=tuple(_likely(outcome.events, called)))


def _likely(events: Sequence[Event], called: bool) -> Iterator[Event]:
    for event in events:
        if any(is_called(guess.phrase) == called for guess in event.ranking.guesses):
            yield event
