"""The coach's words in answer to a question: how long the session still takes, what comes next, whether to end it."""

from __future__ import annotations

from voicecoach.language.model import Language
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.stop_question import LAST_CALL
from voicecoach.session.playback.view import View

STEPS = ((600, 60), (60, 30), (0, 5))
"""How finely the time left is told: from the first number of seconds on, to the nearest multiple of the second."""


def answer(words: Language, question: Command, view: View) -> str:
    """Return what to say to HOW_LONG, WHATS_NEXT or STOP."""
    if question is Command.STOP:
        soon = view.ends_in is not None and view.ends_in <= LAST_CALL
        return words.say("ending", duration=words.duration(rounded(LAST_CALL))) if soon else words.say("stop")
    if question is Command.HOW_LONG:
        return words.say("left", duration=words.duration(rounded(view.left)))
    return words.say("next", exercise=view.coming) if view.coming else words.say("nothing_next")


def rounded(seconds: float) -> int:
    """Return the time left as a person would say it (see `STEPS`), and never zero."""
    step = next(step for least, step in STEPS if seconds >= least)
    return max(STEPS[-1][1], round(seconds / step) * step)
