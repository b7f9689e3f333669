"""The words that the screen and the plain lines share: what one is doing, and where in the exercise one is."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecoach.score.model import Kind
from voicecoach.session.view import View

# Line ends, tabs, escape sequences' first bytes and lone surrogates (which can't be encoded) become a space.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\s]+")
# Marks that reorder or hide what follows them; the joiners that Persian and emoji need stay.
_MARKS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+")

_STATES = {
    Kind.TALK: "listen",
    Kind.READY: "get ready",
    Kind.WORK: "go",
    Kind.GAP: "relax",
    Kind.REST: "rest",
    Kind.SWITCH: "switch sides",
    Kind.WAIT: "waiting",
}


@lru_cache(maxsize=64)
def clean(text: str) -> str:
    """Return `text` on one line, without anything that would steer a terminal."""
    return _BREAKS.sub(" ", _MARKS.sub("", text)).strip()


def state(view: View) -> str:
    """Return what one is doing in a word or two: `get ready`, `switch sides`, or the phase of a rep, such as `hold`."""
    if view.finished:
        return "done"
    if view.paused:
        return "paused"
    if view.kind is Kind.WORK and view.phase:
        return clean(view.phase)
    return _STATES[view.kind]


def shout(view: View) -> str:
    """Return the state as the screen shows it: in capitals and, changing sides, with the side to go to."""
    word = state(view).upper()
    if view.kind is Kind.SWITCH and view.side and not view.paused and not view.finished:
        return f"{word} → {view.side.value.upper()}"
    return word


def place(view: View, short: bool = False) -> list[str]:
    """Return where in the exercise one is: `left side`, `set 2 of 3`; short: `left`, `set 2/3`."""
    side = [view.side.value if short else f"{view.side.value} side"] if view.side else []
    counted = (("round", view.round, view.rounds), ("set", view.set, view.sets), ("rep", view.rep, view.reps))
    between = "/" if short else " of "
    # "Set 1 of 1" tells nothing, and neither does a rep of one.
    return side + [f"{name} {n}{between}{of}" for name, n, of in counted if n and of > 1]
