"""The level of the next session, derived from what was done before and how it felt.

The rule follows the pain-monitoring model that physiotherapists use for sore tendons: pain of 0 to 3 of 10, during an
exercise and in the 24 hours after, is acceptable; more means that the load was too much. Source: Goom, Malliaras,
Reiman, Purdam, "Proximal Hamstring Tendinopathy: Clinical Aspects of Assessment and Management", Journal of
Orthopaedic & Sports Physical Therapy 46(6), 2016. The size of a notch and the length of a long pause are our choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # finding a level must not load the journal
    from voicecoach.journal.history import PastSession

NOTCH = 25
"""By how much the level goes up or down at a time."""
TOO_MUCH = 4
"""The lowest pain, of 10, that counts as too much."""
LONG_PAUSE = timedelta(days=10)
"""After a longer pause the level goes down."""
CLEAN = 2
"""How many sessions without pain bring an exercise back to the level of the others."""
REMEMBERED = timedelta(hours=12), timedelta(days=7)
"""How long after a session we begin, and stop, asking how the 24 hours after it were."""


class Reason(str, Enum):
    """Why the level is what it is."""

    FIRST = "first"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    PAUSE = "pause"


@dataclass(frozen=True)
class Advice:
    """The level of the next session, and why."""

    level: int
    """0 to 100."""
    reason: Reason
    gentler: tuple[str, ...] = ()
    """Exercises that hurt, and so are done a notch below the level."""


def advise(pasts: Sequence[PastSession], today: datetime) -> Advice:
    """Return the level of the next session of a routine, given its sessions so far, the oldest first.

    It is the level of the last session, whoever chose it, but
    - a notch lower if pain was 4 or more, right after that session or in the 24 hours after it;
    - else a notch lower if that session was more than 10 days ago;
    - else a notch higher if the last two sessions were both at that level, were finished with enough of their work
      done, and left pain of 0 to 3, right after and in the 24 hours after. A question that wasn't answered neither
      lowers nor raises the level.
    A session that was left before there was anything to feel doesn't count.
    The first session is at level 0. An exercise that hurt is done a notch below the level until it was done twice
    without pain. It, too, rises one notch at a time: if the level has risen meanwhile, it follows a session later.
    """
    pasts = [past for past in pasts if past.felt]
    if not pasts:
        return Advice(0, Reason.FIRST)
    last = pasts[-1].level or 0
    change = _change(pasts, today)
    level = min(max(last + _STEPS[change], 0), 100)
    reason = change if level != last or change is Reason.DOWN else Reason.SAME
    sore = [*_sore(pasts), *(_sore(pasts[:-1]) if level > last else ())]
    return Advice(level, reason, tuple(dict.fromkeys(sore)) if level else ())


def below(level: int) -> int:
    """Return the level one notch lower."""
    return max(level - NOTCH, 0)


def asks_for_day(pasts: Sequence[PastSession], today: datetime) -> PastSession | None:
    """Return the session to ask about: how were the 24 hours after it? None if there is nothing to ask.

    That is the last session with anything to feel, once its 24 hours are about over and unless it was too long ago.
    """
    soonest, latest = REMEMBERED
    last = next((past for past in reversed(pasts) if past.felt), None)
    asks = last and last.pain_after is None and soonest <= today - (last.ended or last.started) <= latest
    return last if asks else None


_STEPS = {Reason.UP: NOTCH, Reason.SAME: 0, Reason.DOWN: -NOTCH, Reason.PAUSE: -NOTCH}


def _change(pasts: Sequence[PastSession], today: datetime) -> Reason:
    last = pasts[-1]
    if any(pain is not None and pain >= TOO_MUCH for pain in (last.pain, last.pain_after)):
        return Reason.DOWN
    if today - last.started > LONG_PAUSE:
        return Reason.PAUSE
    alike = len(pasts) > 1 and pasts[-2].level == last.level
    return Reason.UP if alike and all(map(_good, pasts[-2:])) else Reason.SAME


def _good(past: PastSession) -> bool:
    pains = (past.pain, past.pain_after)
    return (
        past.outcome == "finished" and past.work.enough and all(pain is not None and pain < TOO_MUCH for pain in pains)
    )


def _sore(pasts: Sequence[PastSession]) -> list[str]:
    """Return the exercises that hurt and haven't been done often enough without pain since."""
    owed: dict[str, int] = {}
    for past in pasts:
        for done in past.exercises:
            if done.hurt:
                owed[done.name] = CLEAN
            elif done.sets and owed.get(done.name):
                owed[done.name] -= 1
    return [name for name, sessions in owed.items() if sessions]
