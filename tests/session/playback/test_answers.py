import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.score.model import StepKind
from voicecoach.session.playback.answers import answer, rounded
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View


@pytest.mark.parametrize(
    ("left", "told"), [(0.2, 5), (13, 15), (59, 60), (95, 90), (599, 600), (629, 600), (1531, 1560), (5400, 5400)]
)
def test_a_time_left_is_told_as_one_tells_it(left, told):
    assert rounded(left) == told


@pytest.mark.parametrize(
    ("question", "said"),
    [(Command.HOW_LONG, "7 minutes 30 seconds to go."), (Command.WHATS_NEXT, "Next: left side, set 2 of 3.")],
)
def test_what_is_said(question, said):
    view = View("Evening", StepKind.WORK, left=452, coming="left side, set 2 of 3")
    assert answer(ENGLISH, question, view) == said


@pytest.mark.parametrize(
    ("ends_in", "said"),
    [
        (None, "The session is paused. Say stop again to end, or coach, go on to continue."),
        (20.0, "The session is paused. Say stop again to end, or coach, go on to continue."),
        (9.9, "Ending in 10 seconds, unless you say coach, go on to continue."),
    ],
)
def test_who_says_stop_is_asked_and_told_before_it_ends(ends_in, said):
    assert answer(ENGLISH, Command.STOP, View("Evening", StepKind.WORK, stopping=True, ends_in=ends_in)) == said


def test_there_is_an_answer_when_nothing_comes():
    assert answer(ENGLISH, Command.WHATS_NEXT, View("Evening", StepKind.TALK)) == "This is the last one."
