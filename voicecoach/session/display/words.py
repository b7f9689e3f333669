"""Words shared by the screen and the plain lines: what a person is doing, and where in the exercise they are."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.model import StepKind
from voicecoach.score.wording import where
from voicecoach.session.playback.commands import Command, Key
from voicecoach.session.playback.view import View

# Line ends, tabs, escape sequences' first bytes and lone surrogates (which can't be encoded) become a space.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\s]+")
# Marks that reorder or hide what follows them; the joiners that Persian and emoji need stay.
_MARKS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+")


@lru_cache(maxsize=64)
def clean(text: str) -> str:
    """Return `text` on one line, without anything that would steer a terminal."""
    return _BREAKS.sub(" ", _MARKS.sub("", text)).strip()


def state(view: View) -> str:
    """Return what one is doing in a word or two: `get ready`, `switch sides`, or the phase of a rep, such as `hold`."""
    if view.kind is StepKind.WORK and view.phase and not view.paused and not view.finished:
        return clean(view.phase)
    return view.words.show("done" if view.finished else "paused" if view.paused else view.kind.value)


def shout(view: View) -> str:
    """Return the state as the screen shows it: in capitals and, changing sides, with the side to go to."""
    word = state(view).upper()
    if view.kind is StepKind.SWITCH and view.side and not view.paused and not view.finished:
        return f"{word} → {view.words.show(view.side.value).upper()}"
    return word


def place(view: View, short: bool = False) -> list[str]:
    """Return where in the exercise one is: `left side`, `set 2 of 3`; short: `left`, `set 2/3`."""
    counted = ((view.round, view.rounds), (view.set, view.sets), (view.rep, view.reps))
    return where(view.words, view.side, *counted, short=short)


def help_lines(words: Language = ENGLISH) -> tuple[tuple[str, str], ...]:
    """Return each key and what it does."""
    keys = ((command, command.row.key) for command in Command)
    return tuple((_named(key.shown, words), _does(command, key, words)) for command, key in keys if key)


def first_key(command: Command, words: Language) -> str:
    """Return the usual key of a command; empty if it has none."""
    return _named(command.row.key.shown.split()[0], words) if command.row.key else ""


def _does(command: Command, key: Key, words: Language) -> str:
    told = words.commands.get(command.value)
    return told.help if told else key.does


def _named(key: str, words: Language) -> str:
    """Return a key as it is called in a language."""
    return words.show("space") if key == "space" else key
