"""Steps as they are left: each is told once, by what it was really left."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.step_outcomes import Left, Steps
from voicecoach.session.playback.transport import Position, Transport

SCORE = compose(read("exercises: [{name: A, hold: 3s}, {name: B, hold: 3s}]").routine, ENGLISH)


def at(step):
    return Transport(SCORE, Position(step))


@pytest.mark.parametrize(
    ("command", "to", "last"),
    [
        (Command.NEXT, 3, (2, Left.SKIPPED, 3)),
        (Command.BACK, 0, (2, Left.AGAIN, 0)),
    ],
)
def test_steps_that_were_over_before_a_command_took_effect_are_done(command, to, last):
    told = []
    steps = Steps(0, lambda *left: told.append(left))
    steps.obeyed(command, at(2), at(to))
    assert told == [(0, Left.DONE, 1), (1, Left.DONE, 2), last]


def test_a_command_that_stays_in_the_step_leaves_none():
    told = []
    Steps(2, lambda *left: told.append(left)).obeyed(Command.PAUSE, at(2), at(2))
    assert told == []
