"""The welcome before a session: one stream, in which nothing is heard twice, lost or shifted."""

from array import array

import numpy as np
import pytest
from fakes import HandSpeaker

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import silence
from voicecoach.session.outputs.base_output import BaseOutput
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.playback.welcoming_output import WelcomingOutput

CLIP = array("h", range(1, RATE // 2 + 1))


class Session:
    """A source that begins with the welcome, too: each frame has its own number."""

    def __init__(self):
        self.taken = 0

    def __call__(self, count):
        self.taken += count
        return (np.arange(self.taken - count, self.taken) + 1).astype(np.int16)


def welcomed(speaker):
    output = WelcomingOutput(FallbackOutput([speaker]))
    output.welcome(CLIP)
    return output


def expected(frames):
    return (np.arange(frames) + 1).astype(np.int16)


@pytest.mark.parametrize("held", [0, 1_000, RATE // 5], ids=["all taken back", "some taken back", "none taken back"])
@pytest.mark.parametrize("loading", [0.01, 0.1, 0.3], ids=lambda seconds: f"{seconds} s")
def test_what_is_started_goes_on_where_the_welcome_is(held, loading):
    speaker = HandSpeaker(queue=RATE // 5, held=held)
    output = welcomed(speaker)
    speaker.play(loading)
    output.start(Session())
    speaker.play(1)
    np.testing.assert_array_equal(speaker.heard, expected(len(speaker.heard)))
    assert speaker.opened == 1


def test_before_a_frame_is_taken_it_begins_with_all_of_it():
    speaker, session = HandSpeaker(), Session()
    output = welcomed(speaker)
    output.start(session)
    assert session.taken == 0
    speaker.play(0.2)
    np.testing.assert_array_equal(speaker.heard, expected(RATE // 5))


def test_on_a_slow_computer_silence_follows_the_welcome_and_nothing_of_the_session_is_lost():
    speaker = HandSpeaker(queue=RATE // 5, held=RATE // 50)
    output = welcomed(speaker)
    speaker.play(3)
    output.start(Session())
    speaker.play(0.5)
    begins = 3 * RATE + RATE // 50
    np.testing.assert_array_equal(speaker.heard[: len(CLIP)], CLIP)
    assert not speaker.heard[len(CLIP) : begins].any()
    np.testing.assert_array_equal(
        speaker.heard[begins:], expected(len(speaker.heard))[len(CLIP) :][: RATE // 2 - RATE // 50]
    )


def test_what_was_queued_can_be_taken_back_and_stopped_as_ever():
    speaker, session, lost = HandSpeaker(queue=RATE // 5), Session(), []
    output = welcomed(speaker)
    speaker.play(0.1)
    output.start(session)

    def change(back):
        lost.append(back)
        session.taken -= back

    output.revise(change)
    speaker.play(0.1)
    assert lost == [RATE // 5]
    assert output.queued == output.stop() == RATE // 5
    np.testing.assert_array_equal(speaker.heard, expected(RATE // 5))


def test_where_the_device_went_away_meanwhile_all_begins_anew():
    speaker, session = HandSpeaker(), Session()
    output = welcomed(speaker)
    speaker.play(0.2)
    speaker.lost = True
    output.start(session)
    speaker.play(0.1)
    assert speaker.opened == 2
    np.testing.assert_array_equal(speaker.heard[RATE // 5 :], expected(RATE // 10))


def test_the_next_start_is_a_start_like_any():
    speaker, session = HandSpeaker(), Session()
    output = welcomed(speaker)
    output.start(session)
    output.stop()
    output.start(session)
    assert speaker.opened == 2


def test_without_a_welcome_it_is_the_output_itself():
    speaker, session = HandSpeaker(), Session()
    WelcomingOutput(FallbackOutput([speaker])).start(session)
    speaker.play(0.1)
    np.testing.assert_array_equal(speaker.heard, expected(RATE // 10))


class Device(BaseOutput):
    """One that needs a primer, and is asked by hand."""

    name, rank = "device", -1

    def _open(self, feed):
        self.feed = feed

    def _halt(self):
        pass


def test_a_device_that_sleeps_is_woken_by_the_welcome_instead_of_by_silence():
    device, other = Device(), Device()
    welcomed(device)
    other.start(silence)
    assert device.primer <= RATE // 50 < RATE // 10 <= other.primer
    assert device.feed.pull(RATE // 10)[device.primer :].tolist() == CLIP[: RATE // 10 - device.primer].tolist()
