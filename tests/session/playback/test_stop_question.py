"""What comes of a “stop” that a voice said, or seemed to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.stop_question import ENDS_AFTER, LAST_CALL, StopQuestion


class Clock:
    """Seconds that pass when told to."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def asked(clock):
    """Return the ending of a session that moved and was told to stop, which has been asked aloud."""
    ending = StopQuestion(clock)
    assert ending.meant(Command.STOP, moving=True) is Command.PAUSE
    assert (ending.asked, ending.untold, ending.left) == (True, True, ENDS_AFTER)
    ending.told()
    return ending


def test_a_stop_pauses_and_the_next_one_ends(asked):
    assert not asked.untold
    assert asked.meant(Command.STOP, moving=False) is Command.QUIT
    assert not asked.asked


@pytest.mark.parametrize("command", [each for each in Command if each is not Command.STOP])
def test_any_other_command_means_what_it_says_and_takes_the_stop_back(asked, clock, command):
    assert asked.meant(command, moving=False) is command
    assert not asked.asked
    clock.now += ENDS_AFTER
    assert not asked.over()
    assert asked.meant(Command.STOP, moving=True) is Command.PAUSE


def test_silence_ends_it_and_is_told_before(asked, clock):
    clock.now += ENDS_AFTER - LAST_CALL - 0.1
    assert not asked.over()
    assert not asked.untold
    clock.now += 0.1
    assert not asked.over()
    assert asked.untold
    assert asked.left == pytest.approx(LAST_CALL)
    asked.told()
    clock.now += LAST_CALL - 0.1
    assert not asked.over()
    assert not asked.untold, "once is enough"
    clock.now += 0.1
    assert asked.over()
    assert not asked.asked


def test_its_time_runs_from_when_it_was_told(clock):
    ending = StopQuestion(clock)
    ending.meant(Command.STOP, moving=True)
    clock.now += 2 * ENDS_AFTER
    assert not ending.over()
    assert ending.left == ENDS_AFTER
    ending.told()
    clock.now += ENDS_AFTER
    assert ending.over()


@pytest.mark.parametrize("heard", [True, False])
def test_silence_ends_nothing_in_a_pause_or_where_it_could_not_be_heard(clock, heard):
    ending = StopQuestion(clock)
    assert ending.meant(Command.STOP, moving=not heard) is Command.PAUSE
    ending.told()
    if not heard:
        ending.stay()
    clock.now += ENDS_AFTER - 1
    assert not ending.over()
    assert ending.left is None
    assert ending.asked, "said once more, it ends all the same"
    assert not ending.untold
    clock.now += 1
    assert not ending.over()
    assert not ending.asked
    assert ending.meant(Command.STOP, moving=False) is Command.PAUSE


HAPPENS = st.lists(
    st.one_of(st.sampled_from([Command.STOP, Command.RESUME, Command.HELP, "told", "stay"]), st.floats(0, 30))
)


@given(HAPPENS, st.booleans())
def test_it_ends_by_a_second_stop_or_after_a_warning_and_by_nothing_else(happens, moving):
    clock = Clock()
    ending, told, stops = StopQuestion(clock), 0, 0
    for each in happens:
        if isinstance(each, Command):
            meant = ending.meant(each, moving)
            stops = stops + 1 if each is Command.STOP and ending.asked | (meant is Command.QUIT) else 0
            assert (meant is Command.QUIT) == (stops == 2)
            told, stops = 0, stops % 2
        elif each == "told":
            told += ending.untold
            ending.told()
        elif each == "stay":
            ending.stay()
        else:
            clock.now += each
            if ending.over():
                assert moving
                assert told >= 1
            stops = int(ending.asked)
