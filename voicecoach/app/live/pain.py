"""Asking how much pain there was; what was kept is read back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from voicecoach.app.live.question import number_answered
from voicecoach.app.messages import tell, warn
from voicecoach.app.open_journal import open_store
from voicecoach.core.clock import now
from voicecoach.core.errors import VoicecoachError
from voicecoach.journal.model import When

if TYPE_CHECKING:
    from voicecoach.session.voice_control.companion import VoiceControl


def ask_for_day(session: int, ears: VoiceControl | None = None) -> int | None:
    """Ask how the 24 hours after a session were; with `ears` the answer can be spoken."""
    return _ask(session, When.DAY, "How was the pain in the 24 hours after last time?", ears)


def ask_for_now(session: int, ears: VoiceControl | None = None) -> None:
    """Ask how much pain there is right after a session; Ctrl-C passes too. With `ears` the answer can be spoken."""
    with suppress(KeyboardInterrupt):
        _ask(session, When.AFTER, "How is the pain now?", ears)


def _ask(session: int, when: When, question: str, ears: VoiceControl | None) -> int | None:
    """Write the answer to a question about a session, if there is one, read it back and return it."""
    command = f"`voicecoach pain 0-10{' --day' if when is When.DAY else ''}`"
    answer = number_answered(question, ears, f"To tell it later: {command}")
    if answer is None:
        return None
    try:
        with closing(open_store(warn)) as store:
            kept = store.answer(session, when, answer, now(), worst=True)
    except (sqlite3.Error, OSError, VoicecoachError) as error:
        warn(f"the journal can't be written: {error}")
    else:
        before = ", which you told before" if kept > answer else ""
        tell(f"Kept: pain of {kept}{before}. To correct it: {command}")
    return answer
