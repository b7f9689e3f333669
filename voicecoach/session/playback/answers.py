"""Answers to what is said from the mat: how long it still takes, what comes next, and whether to end."""

from __future__ import annotations

from voicecoach.language.model import Language
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.stop_question import LAST_CALL
from voicecoach.session.playback.view import View

STEPS = ((600, 60), (60, 30), (0, 5))
"""From so many seconds on, a time left is told to the nearest so many."""


def answer(words: Language, question: Command, view: View) -> str:
    """Return what to say to HOW_LONG, WHATS_NEXT or STOP."""
    if question is Command.STOP:
        soon = view.ends_in is not None and view.ends_in <= LAST_CALL
        return words.say("ending", duration=words.duration(rounded(LAST_CALL))) if soon else words.say("stop")
    if question is Command.HOW_LONG:
        return words.say("left", duration=words.duration(rounded(view.left)))
    return words.say("next", exercise=view.coming) if view.coming else words.say("nothing_next")


def rounded(seconds: float) -> int:
    """Return a time left as one tells it: `STEPS`, and never none at all."""
    step = next(step for least, step in STEPS if seconds >= least)
    return max(STEPS[-1][1], round(seconds / step) * step)
