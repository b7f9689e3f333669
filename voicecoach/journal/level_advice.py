"""Progress: from what was done and how it felt to the level of the next session.

The rule follows the pain-monitoring model that physiotherapists use for sore tendons: pain of 0 to 3 of 10, during an
exercise and in the 24 hours after, is acceptable; more means that the load was too much. Source: Goom, Malliaras,
Reiman, Purdam, "Proximal Hamstring Tendinopathy: Clinical Aspects of Assessment and Management", Journal of
Orthopaedic & Sports Physical Therapy 46(6), 2016. How large a notch is and how long a pause may be are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # settling a level loads no journal
    from voicecoach.journal.history import PastSession

NOTCH = 25
"""How far a level goes up or down at once."""
TOO_MUCH = 4
"""Pain from which on it was too much."""
LONG_PAUSE = timedelta(days=10)
"""After a longer one the level goes down."""
CLEAN = 2
"""Sessions without pain in an exercise after which it is at the level of the others again."""
REMEMBERED = timedelta(hours=12), timedelta(days=7)
"""From when and until when it is asked how the 24 hours after a session were."""


class Reason(str, Enum):
    """Why it is this level."""

    FIRST = "first"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    PAUSE = "pause"


@dataclass(frozen=True)
class Advice:
    """How much the next session shall be."""

    level: int
    """0 to 100."""
    reason: Reason
    gentler: tuple[str, ...] = ()
    """Exercises that hurt and are done a notch below the level."""


def advise(pasts: Sequence[PastSession], today: datetime) -> Advice:
    """Return the level of the next session of a routine, from its sessions so far, the oldest first.

    It is that of the last session, whoever chose it, but
    - a notch lower if pain was 4 or more, right after that session or in the 24 hours after it;
    - else a notch lower if it is more than 10 days ago;
    - else a notch higher if the last two were both at that level, finished and with enough of their work done, and with
      pain of 0 to 3 right after and in the 24 hours after. What was not answered is neither: it holds nobody back and
      takes nobody up.
    A session that was left before there was anything to feel is none.
    The first session is at 0. An exercise that hurt is done a notch below the level until it was done twice without,
    and it, too, goes up by one notch at once: where the level goes up meanwhile, it follows a session later.
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
    """Return the level a notch below."""
    return max(level - NOTCH, 0)


def asks_for_day(pasts: Sequence[PastSession], today: datetime) -> PastSession | None:
    """Return the session after which to ask how the 24 hours were: the last with anything to feel, if they are over.

    About over, and not long ago; None if there is nothing to ask.
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
    """Return the exercises that hurt and were not done often enough since."""
    owed: dict[str, int] = {}
    for past in pasts:
        for done in past.exercises:
            if done.hurt:
                owed[done.name] = CLEAN
            elif done.sets and owed.get(done.name):
                owed[done.name] -= 1
    return [name for name, sessions in owed.items() if sessions]
