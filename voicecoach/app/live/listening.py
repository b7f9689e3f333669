"""Hearing spoken commands, where that is asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from voicecoach.app.choices import Setup
from voicecoach.app.live.notices import PendingNotices

if TYPE_CHECKING:
    from voicecoach.session.voice_control.companion import VoiceControl


def listening(setup: Setup, notices: PendingNotices) -> AbstractContextManager[VoiceControl | None]:
    """Return ears if they are wanted, for the session and for the questions before and after it."""
    if not setup.listen:
        return nullcontext()
    from voicecoach.app.live.voice_control import ears  # loaded only where it is asked for

    return ears(setup, notices)
