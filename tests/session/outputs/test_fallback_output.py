import pytest
from fakes import HandSpeaker

from voicecoach.session.outputs.base import SpeakerError, silence
from voicecoach.session.outputs.fallback_output import PATIENCE, FallbackOutput, Standin


class Time:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def pair():
    return HandSpeaker(), HandSpeaker()


def test_the_first_that_starts_is_opened_once_and_kept(pair):
    first, second = pair
    first.broken = True
    preferred = FallbackOutput(pair)
    preferred.start(silence)
    assert (first.playing, second.playing, second.opened) == (False, True, 1)
    first.broken, second.broken = False, True
    with pytest.raises(SpeakerError):
        preferred.start(silence)
    assert not first.playing


def test_without_any_the_first_error_is_raised(pair):
    for speaker in pair:
        speaker.broken = True
    with pytest.raises(SpeakerError, match="no sound device"):
        FallbackOutput(pair).start(silence)
    with pytest.raises(SpeakerError, match="no output"):
        FallbackOutput([]).start(silence)


def test_at_first_the_standin_is_taken_and_told_once(pair):
    wanted, standin = pair
    wanted.broken = True
    told = []
    preferred = FallbackOutput([wanted], Standin([standin], True, "Silent."), told.append)
    preferred.start(silence)
    preferred.start(silence)
    assert standin.playing
    assert told == ["Silent."]


def test_a_standin_for_the_beginning_is_never_taken_later(pair):
    wanted, standin = pair
    time = Time()
    preferred = FallbackOutput([wanted], Standin([standin], True, ""), clock=time)
    preferred.start(silence)
    wanted.broken = True
    for time.now in (0, 10 * PATIENCE):
        with pytest.raises(SpeakerError):
            preferred.start(silence)


def test_a_chosen_device_that_is_away_is_waited_for_and_then_replaced(pair):
    wanted, standin = pair
    time, told = Time(), []
    preferred = FallbackOutput([wanted], Standin([standin], False, "Away."), told.append, time)
    wanted.broken = True
    with pytest.raises(SpeakerError):  # not at first: the name may be mistyped
        preferred.start(silence)
    time.now = 2 * PATIENCE
    wanted.broken = False
    preferred.start(silence)
    wanted.broken = True
    for time.now in (100, 100 + PATIENCE - 1):
        with pytest.raises(SpeakerError):
            preferred.start(silence)
    assert told == []
    time.now = 100 + PATIENCE
    preferred.start(silence)
    assert standin.playing
    assert told == ["Away."]


def test_one_that_is_back_is_taken_by_the_next_start(pair):
    wanted, standin = pair
    wanted.broken = True
    preferred = FallbackOutput([wanted], Standin([standin], True, ""))
    preferred.start(silence)
    assert not preferred.better()
    wanted.broken = False
    assert preferred.better()
    assert standin.playing
    preferred.start(silence)
    assert (wanted.playing, standin.playing) == (True, False)
    assert not preferred.better()  # there is none


class Dummy(HandSpeaker):
    """Plays to nobody, once something has happened."""

    warning = ""


def test_why_nobody_may_hear_it_is_told_once_from_when_it_is_so():
    speaker, told = Dummy(), []
    preferred = FallbackOutput([speaker], tell=told.append)
    preferred.start(silence)
    preferred.better()
    assert told == []
    speaker.warning = "It is muted."
    preferred.better()
    preferred.better()
    preferred.start(silence)
    assert told == ["It is muted."]


def test_a_change_is_passed_to_what_plays_and_is_done_when_nothing_does():
    preferred, back = FallbackOutput([HandSpeaker()]), []
    preferred.revise(back.append)
    preferred.start(silence)
    preferred.revise(back.append)
    assert back == [0, 0]
