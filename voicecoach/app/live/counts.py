"""Asking, after a session, how many reps there were in each set of as many as one can."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress

from voicecoach.app.live.question import count_answered
from voicecoach.app.messages import tell, warn
from voicecoach.app.open_journal import open_store
from voicecoach.core.errors import VoicecoachError
from voicecoach.language.model import Language
from voicecoach.score.model import Step
from voicecoach.score.wording import exercise_name, where


def ask_counts(session: int, score: Sequence[Step], done: Sequence[int], words: Language) -> None:
    """Ask for the reps of each open set that was done, by its step, and keep what is told; Ctrl-C passes."""
    with suppress(KeyboardInterrupt):
        for index in done:
            step = score[index]
            name = ", ".join((exercise_name(step, words), *where(words, step.side, sets=(step.set, step.sets))))
            reps = count_answered(f"{name}: how many did you do?")
            if reps is None:
                return  # who doesn't answer one isn't asked for the rest
            _keep(session, index, reps)


def _keep(session: int, index: int, reps: int) -> None:
    try:
        with closing(open_store(warn)) as store:
            store.count(session, index, reps)
    except (sqlite3.Error, OSError, VoicecoachError) as error:
        warn(f"the journal can't be written: {error}")
    else:
        tell(f"Kept: {reps}.")
