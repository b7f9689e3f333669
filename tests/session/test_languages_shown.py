"""A session in a language that nobody speaks: whatever happens, nothing of it is told in English."""

import io
import re
from dataclasses import replace

import pytest
from pseudo import PSEUDO
from rehearsal import rehearse

from voicecoach.score.model import StepKind
from voicecoach.session.control.media_keys import track
from voicecoach.session.control.status import status
from voicecoach.session.display.frame import render
from voicecoach.session.display.plain import Plain
from voicecoach.session.display.words import help_lines
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View

NAMES = ("Rehearsed", "Squeeze", "Ready", "Bend", "Plank")
"""What the routine itself says."""
QUESTIONS = [Command.HOW_LONG, Command.WHATS_NEXT, Command.STOP]
KEYS = [Command.MORE, Command.SLOWER, Command.PAUSE, Command.RESUME, Command.SOFTER, Command.MUTE, Command.HELP]
HAPPENS = {
    "nothing": ([], ("ready", "gap", "rest", "switch", "wait", "done", "right", "next")),
    "keys": ([move for key in KEYS for move in (("press", [key]), ("hear", 3.0))], ("pace", "muted")),
    "longer": ([("press", [Command.NEXT]), ("hear", 2.0), ("press", [Command.MORE]), ("hear", 0.5)], ("longer",)),
    "no longer": (
        [("press", [Command.NEXT] * 9), ("hear", 2.0), ("press", [Command.MORE]), ("hear", 0.5)],
        ("not_longer",),
    ),
    "questions": ([move for key in QUESTIONS for move in (("press", [key]), *[("hear", 0.5)] * 30)], ("paused",)),
    "hurt": ([("press", [Command.NEXT]), ("hear", 4.0), ("press", [Command.HURTS]), ("hear", 1.0)], ("hurt",)),
    "stopped": ([("hear", 4.0), ("interrupt", None), ("hear", 1.0)], ("was_stopped", "going_on")),
    "asleep": ([("hear", 4.0), ("sleep", 60.0), ("hear", 1.0)], ("was_asleep",)),
    "lost": (
        [("hear", 4.0), ("lose", False), *[("hear", 0.1)] * 350, ("find", None), *[("hear", 0.1)] * 50],
        ("sound_gone", "sound_back"),
    ),
    "lost for long": ([("hear", 4.0), ("lose", True), *[("hear", 0.1)] * 350], ("sound_gone_since",)),
}
"""What happens, and some of what is to be seen then."""


def everything(views):
    """Return all that is shown of views, on large screens and small ones and to other programs."""
    lines = io.StringIO()
    with Plain(lines, help_lines(PSEUDO)) as plain:
        for view in views:
            plain.show(view)
            told = status(view)
            yield from (told.state, told.where, told.next, told.notice, track(view, 1.0).title)
            for size in ((100, 40), (36, 12), (24, 6)):
                yield from ("".join(cell.text for cell in row) for row in render(view, *size, help_lines(PSEUDO)))
    yield lines.getvalue()


@pytest.mark.parametrize("happens", HAPPENS)
def test_no_english_is_shown(happens):
    moves, names = HAPPENS[happens]
    shown = "\n".join(everything(rehearse(moves, words=PSEUDO).views))
    for name in names:
        assert PSEUDO.shown[name].partition("{")[0] in shown, name
    assert english(shown) == []


def test_what_is_set_is_not_shown_in_english():
    view = View("Plank", StepKind.WAIT, listening=True, volume=50, words=PSEUDO)
    shown = "\n".join(everything([view, replace(view, muted=True), replace(view, help=True)]))
    assert all(PSEUDO.shown[name].partition("{")[0] in shown for name in ("listening", "volume", "muted", "go_on"))
    assert english(shown) == []


def english(shown):
    """Return the words in Latin letters that the routine doesn't say itself; a name may be cut, a letter is a key."""
    words = set(re.findall("[A-Za-z]{2,}", shown))
    return [word for word in words if not any(name.startswith(word) for name in NAMES)]
