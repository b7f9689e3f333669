"""How well somebody knows a routine: how often its exercises were done, and not too long ago."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a first session loads no journal
    from voicecoach.journal.history import PastSession

FORGOTTEN = timedelta(days=30)
"""After a longer pause one is told everything again. Our own choice."""


def practised(pasts: Sequence[PastSession], exercises: Iterable[str], today: datetime) -> int:
    """Return how many of a routine's sessions, the oldest first, had all of these exercises in them and count as done.

    Where they had not all of them, it is the count of the exercise that was done least: one that is new, such as a
    harder variant, has yet to be explained.
    """
    if not pasts or today - pasts[-1].started > FORGOTTEN:
        return 0
    done = Counter(exercise.name for past in pasts if past.work.enough for exercise in past.exercises)
    return min((done[name] for name in exercises), default=0)


def sessions_before(pasts: Sequence[PastSession]) -> int:
    """Return how many sessions of a routine there were, if these are its last ones."""
    return pasts[-1].number if pasts else 0
