"""CallMoment a call is said, in words: `at half`, `every 2 min`, `after 5 min`, `10 s before the end`, `at the end`.

Every pattern is linear, and what is longer than a time can be isn't read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from voicecoach.routine.model import CallTime
from voicecoach.routine.values.durations import LONGEST, parse_seconds


class CallMoment(NamedTuple):
    """A time of the work."""

    time: CallTime
    seconds: float = 0.0


_HALF = re.compile(
    r"(?:(?:at|in|after) )?(?:the )?(?:half(?:[ -]?way|[ -]?time)?|mid(?:way|dle|point)?|50 ?%)"
    r"(?: (?:through|done|point|mark|of it))?"
)
_END = re.compile(
    r"(?:(?:at|in|by) )?(?:the )?(?:very )?(?:end|finish)|when (?:it is |it's )?(?:done|over|finished)|when it ends"
)
_START = re.compile(r"(?:(?:at|in|from) )?(?:the )?(?:start|begin|beginning|first)")
_ENDS = r"(?:the |it )?(?:end|finish|ends|finishes)"
_COUNTED = (
    (CallTime.EVERY, re.compile(r"(?:every|each|once (?:an?|every)|per) (.+)")),
    (
        CallTime.LEFT,
        re.compile(
            r"(?:with |at |when )?(?:the )?(?:last )?(.+?)"
            rf" (?:left|remaining|to go|(?:before|to|until|till|from) {_ENDS})"
            r"|(?:(?:at|in|for) )?(?:the )?(?:last|final) (.+)"
        ),
    ),
    (
        CallTime.AFTER,
        re.compile(
            r"(?:after|at|in|from) (.+?)(?: from the start| into it| in)?"
            r"|(.+?) (?:in|into it|(?:after|from) the (?:start|beginning))|(.+)"
        ),
    ),
)
_OTHER = re.compile(r"\b(?:other|second) (hour|minute)\b")


def read_when(typed: str) -> CallMoment | None:
    """Return the time that words name, in any case; None if they name none. The start is 0 s after itself."""
    words = " ".join(typed.lower().replace("_", " ").replace("’", "'").split()).rstrip(",.")
    if len(words) > LONGEST:
        return None
    if _HALF.fullmatch(words):
        return CallMoment(CallTime.HALF)
    if _END.fullmatch(words):
        return CallMoment(CallTime.END)
    if _START.fullmatch(words):
        return CallMoment(CallTime.AFTER)
    for time, pattern in _COUNTED:
        found = pattern.fullmatch(words)
        said = next(filter(None, found.groups()), "") if found else ""
        if said and (seconds := _seconds(said)) is not None:
            return CallMoment(time, seconds)
    return None


def _seconds(words: str) -> float | None:
    """Return the seconds that words spell, `minute` and `other minute` among them."""
    words = _OTHER.sub(r"2 \1s", words)
    for form in (words, f"a {words}"):
        try:
            return parse_seconds(form)
        except ValueError:
            continue
    return None
