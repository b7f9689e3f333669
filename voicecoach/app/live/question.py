"""A question that a key answers, or a number that is said, and never for long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

import click

from voicecoach.core.terminal import at_terminal, put_at_once
from voicecoach.session.control.job_control import here
from voicecoach.session.control.keys import presses

if TYPE_CHECKING:
    from voicecoach.session.voice_control.companion import VoiceControl

PATIENCE = 20.0
"""Seconds after which a question passes."""
SETTLE = 2.0
"""Seconds in which a digit can be taken back, or another be typed in its place, before it counts."""
SETTLE_ONE = 8.0
"""The same after a 1, which may become a 10: reaching for the 0 from a mat takes longer than a second."""
MOST_PAIN, MOST_REPS = 10, 1_000
"""The largest answers."""
TURN = 0.1
"""Seconds between two looks at what was said."""
ENTER = ("KEY_ENTER", "\r", "\n")
SKIP = ("KEY_ESCAPE", "s", "q")
BACKSPACE = ("KEY_BACKSPACE", "KEY_DELETE", "\x7f", "\b")


def may_ask(output: str) -> bool:
    """Return whether there is somebody to answer."""
    return at_terminal() and not output.startswith("file:")


def number_answered(question: str, ears: VoiceControl | None, later: str) -> int | None:
    """Return 0 to 10; None if it was not answered, or the terminal is gone.

    If the question passed, that is told, and how to tell it `later`.
    """
    return _answered(f"{question} 0-10, Enter skips{', or say it' if ears else ''}: ", ears, MOST_PAIN, later)


def count_answered(question: str) -> int | None:
    """Return a number of reps; None likewise. It is typed: spoken numbers above ten are not understood well."""
    return _answered(f"{question} Enter skips: ", None, MOST_REPS)


def _answered(prompt: str, ears: VoiceControl | None, most: int, later: str = "") -> int | None:
    def put_again() -> None:
        put_at_once(prompt)

    answer = None
    listening = ears.asking() if ears else nullcontext(_nothing)
    with suppress(EOFError, OSError), presses(put_again) as press, listening as said:
        click.echo(prompt, nl=False)
        sys.stdout.flush()
        shown = _Shown()
        answer = read_answer(press, said=said, show=shown.show, most=most, lapse=shown.lapse)
        click.echo("-" if answer is None else "")
        if shown.lapsed:
            click.echo(f"No answer came, and nothing was kept.{later and ' '}{later}")
    return answer


class _Shown:
    """The answer behind the question, replaced by what is typed next."""

    def __init__(self) -> None:
        self._text = ""
        self.lapsed = False

    def lapse(self) -> None:
        """Be told that nobody answered."""
        self.lapsed = True

    def show(self, text: str) -> None:
        click.echo("\b \b" * len(self._text) + text, nl=False)
        sys.stdout.flush()
        self._text = text


def _nothing() -> None:
    """Be told no number."""


def _lapse_untold() -> None:
    """Tell nobody."""


def _show_nothing(text: str) -> None:
    """Show it nowhere."""


def read_answer(
    press: Callable[[float], str],
    clock: Callable[[], float] = here,
    said: Callable[[], int | None] = _nothing,
    show: Callable[[str], None] = _show_nothing,
    most: int = MOST_PAIN,
    lapse: Callable[[], None] = _lapse_untold,
) -> int | None:
    """Return what is typed or `said`, 0 to `most`; None if it is skipped, or nobody answers.

    What is typed is shown, and counts after a moment without another key, or at once by Enter: until then another digit
    takes its place, and backspace takes it back; after a 1 it is asked for again, as nothing is above 10. `lapse` is
    called if nobody answered in time. `press` waits so many seconds for a key and returns what it is, empty if none
    came.
    """
    typed, puzzled, hinted, told, until = "", False, False, False, clock() + PATIENCE
    while (left := until - clock()) > 0:
        key = press(left if said is _nothing else min(left, TURN))
        number = said()
        if number is None and key in ENTER and puzzled:  # of who typed words, Enter is no wish to skip
            puzzled, until = False, clock() + PATIENCE  # what is asked for stays there
            continue
        if number is None and key in ENTER:
            break
        if number is None and key in SKIP:
            show("")
            return None
        told = number is None and bool(typed) and key not in BACKSPACE and (told or key in _OUT_OF)
        if told:  # of `3/10` and `3 out of 10` the 10 is no answer
            continue
        now = typed_on(typed, key, most) if number is None else str(number)
        too_much = number is None and most == MOST_PAIN and typed == "1" and key in _DIGITS[1:]  # 12 is no 2
        if number is not None or key in BACKSPACE or (key in _DIGITS and not too_much):
            typed, puzzled, hinted = now, False, False
            show(typed)
            until = clock() + (_settles(typed, most) if number is None else SETTLE)
        elif too_much or (len(key) == 1 and key.isprintable() and not typed and not puzzled):
            typed, puzzled, hinted, until = "", True, True, clock() + PATIENCE
            show(f"0-{most}?")
    else:
        if not typed:
            lapse()
    if hinted:
        show("")
    return int(typed) if typed else None


_DIGITS = tuple("0123456789")
_OUT_OF = ("/", "o", "v")
"""What begins that a number is one of ten: `3/10`, `3 out of 10`, `3 von 10`."""


def typed_on(typed: str, key: str, most: int = MOST_PAIN) -> str:
    """Return what stands there after one more key; nothing above `most` can be typed.

    Where that is 10, a digit corrects another; what would be 11 to 19 isn't asked of it.
    """
    if key in BACKSPACE:
        return typed[:-1]
    if most > MOST_PAIN:
        return str(int(typed + key)) if key in _DIGITS and int(typed + key) <= most else typed
    if key == "0" and typed in ("1", "10"):
        return "10"
    return key if key in _DIGITS else typed


def _settles(typed: str, most: int) -> float:
    return PATIENCE if not typed else SETTLE_ONE if typed == "1" or most > MOST_PAIN else SETTLE
