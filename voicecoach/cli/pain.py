"""Asking how much pain there was, by one key and never for long."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import click

from voicecoach.cli.own import at_terminal
from voicecoach.problem import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.journal.model import When
    from voicecoach.journal.past import Past
    from voicecoach.session.ears.ears import Ears

PATIENCE = 20.0
"""Seconds after which a question passes."""
SECOND_DIGIT = 1.0
"""Seconds after a 1 in which a 0 makes it 10."""
TURN = 0.1
"""Seconds between two looks at what was said."""
SKIP = ("KEY_ENTER", "KEY_ESCAPE", "\r", "\n", "s", "q")


def may_ask(output: str) -> bool:
    """Return whether there is somebody to answer."""
    return at_terminal() and not output.startswith("file:")


def ask_for_day(name: str, ears: Ears | None = None) -> list[Past]:
    """Return a routine's last sessions.

    First ask how the 24 hours after the last one with anything to feel were, if they are over, not long ago and not
    known. With `ears` the answer can be spoken.
    """
    from voicecoach.cli.level import pasts_of
    from voicecoach.journal.clock import now
    from voicecoach.journal.model import When
    from voicecoach.journal.progress import asks_for_day
    from voicecoach.places import routine_folders
    from voicecoach.routine.library import find

    done = pasts_of(find(name, routine_folders()))
    if last := asks_for_day(done, now()):
        answer = _ask(last.id, When.DAY, "How was the pain in the 24 hours after last time?", ears)
        done[done.index(last)] = replace(last, pain_after=answer)
    return done


def ask_for_now(session: int, ears: Ears | None = None) -> None:
    """Ask how much pain there is right after a session; Ctrl-C passes too. With `ears` the answer can be spoken."""
    from voicecoach.journal.model import When

    with suppress(KeyboardInterrupt):
        _ask(session, When.AFTER, "How is the pain now?", ears)


def _ask(session: int, when: When, question: str, ears: Ears | None = None) -> int | None:
    """Write the answer to a question about a session, if there is one, and return it."""
    from voicecoach.cli.diary import open_store
    from voicecoach.cli.telling import warn
    from voicecoach.journal.clock import now

    answer = _answer(question, ears)
    if answer is None:
        return None
    try:
        with closing(open_store(warn)) as store:
            store.answer(session, when, answer, now())
    except (sqlite3.Error, OSError, VoicecoachError) as error:
        warn(f"the journal can't be written: {error}")
    return answer


def _answer(question: str, ears: Ears | None) -> int | None:
    """Return 0 to 10; None if it was not answered, or the terminal is gone."""
    from voicecoach.session.keys import presses

    answer = None
    with suppress(EOFError, OSError), presses() as press, ears.asking() if ears else nullcontext(_nothing) as said:
        click.echo(f"{question} 0-10, Enter skips{', or say it' if ears else ''}: ", nl=False)
        sys.stdout.flush()
        answer = read_answer(press, said=said)
        click.echo("-" if answer is None else str(answer))
    return answer


def _nothing() -> None:
    """Be told no number."""


def read_answer(
    press: Callable[[float], str],
    clock: Callable[[], float] = monotonic,
    said: Callable[[], int | None] = _nothing,
) -> int | None:
    """Return what is answered by keys: a digit, or 1 and 0 in quick succession; other keys are none. Or what is `said`.

    `press` waits so many seconds for a key and returns what it is, empty if none came.
    """
    until = clock() + PATIENCE
    while (left := until - clock()) > 0:
        key = press(left if said is _nothing else min(left, TURN))
        if (number := said()) is not None:
            return number
        if key in SKIP:
            return None
        if key == "1":
            return 10 if press(SECOND_DIGIT) == "0" else 1
        if len(key) == 1 and key in "023456789":
            return int(key)
    return None
