"""How much pain there was, told after a session is over, or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecoach.app.history import sessions_of
from voicecoach.app.open_journal import opened_journal
from voicecoach.core import clock
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.units import counted
from voicecoach.journal.history import PastSession
from voicecoach.journal.level_advice import REMEMBERED
from voicecoach.journal.model import When

_START = "`voicecoach start NAME` starts one, and asks at its end"


class KeptPain(NamedTuple):
    """A pain that was written down."""

    session: PastSession
    """As it was before."""
    when: When

    @property
    def before(self) -> int | None:
        """The pain in whose place it is; None: there was none."""
        return self.session.pain if self.when is When.AFTER else self.session.pain_after


def last_session(name: str | None) -> PastSession:
    """Return the last session with something to feel, of one routine or of all. Raise VoicecoachError."""
    return _sessions(name)[-1]


def keep_pain(pain: int, name: str | None, which: str | None) -> KeptPain:
    """Write down the pain `after` a session or in the `day` after it; without `which` the time decides.

    Raise VoicecoachError.
    """
    session, when = _meant(_sessions(name), When(which) if which else None)
    with opened_journal("written") as store:
        store.answer(session.id, when, pain, clock.now())
    return KeptPain(session, when)


def _sessions(name: str | None) -> list[PastSession]:
    found = [past for past in sessions_of(name) if past.felt]
    if not found:
        raise VoicecoachError(f"there is no session to tell it of{f' with {name}' if name else ''}", _START)
    return found


def _meant(found: Sequence[PastSession], which: When | None) -> tuple[PastSession, When]:
    """Return the session that is meant, and which of its two pains. Raise VoicecoachError if neither can be."""
    now = clock.now()
    soonest, latest = REMEMBERED
    since = {past.id: now - (past.ended or past.started) for past in found}
    over = [past for past in found if since[past.id] >= soonest]
    if which is When.AFTER or (which is None and since[found[-1].id] < soonest):
        return found[-1], When.AFTER
    if not over:
        hours = counted(round(soonest.total_seconds() / 3600), "hour")
        raise VoicecoachError(
            f"the 24 hours after {found[-1].label} are not over", f"tell it {hours} after it, or later"
        )
    if which is None and since[over[-1].id] > latest:
        ago = counted(since[over[-1].id].days, "day")
        hint = "say which pain it was: --after for right after it, --day for the 24 hours after it"
        raise VoicecoachError(f"the last session was {ago} ago", hint, Exit.USAGE)
    return over[-1], When.DAY
