"""Comfort noise under a live session: seamless through blocks, revisions and stops, and never shifting anything."""

import numpy as np
import pytest
from fakes import HandSpeaker

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import silence
from voicecoach.session.outputs.quiet_floor import QuietFloor
from voicecoach.sound.comfort_noise import over_noise


def floor(count, at=0):
    return over_noise(silence(count), at)


@pytest.mark.parametrize("block", [1, 100, RATE // 20, RATE])
def test_silence_is_never_quite_silent_and_has_no_seam(block):
    speaker = HandSpeaker(queue=0)
    QuietFloor(speaker).start(silence)
    speaker.play(0.02 if block == 1 else 2, block)
    np.testing.assert_array_equal(speaker.heard, floor(len(speaker.heard)))


def test_what_is_revised_keeps_its_noise():
    speaker = HandSpeaker(queue=RATE // 5)
    heard, level = QuietFloor(speaker), 0

    def source(count):
        return np.full(count, level, np.int16)

    def change(lost):
        nonlocal level
        level = 1000
        told.append(lost)

    told = []
    heard.start(source)
    speaker.play(1)
    heard.revise(change)
    speaker.play(1)
    assert told == [RATE // 5]
    expected = np.repeat([0, 1000], RATE)
    np.testing.assert_array_equal(speaker.heard - expected, floor(2 * RATE))


def test_it_goes_on_after_a_stop_where_what_was_heard_ended():
    speaker = HandSpeaker(queue=RATE // 5)
    heard = QuietFloor(speaker)
    for _ in range(3):
        heard.start(silence)
        speaker.play(0.7)
        assert heard.stop() == RATE // 5
    np.testing.assert_array_equal(speaker.heard, floor(len(speaker.heard)))


def test_otherwise_it_is_the_speaker_itself():
    speaker = HandSpeaker()
    heard = QuietFloor(speaker)
    speaker.primer = 77
    heard.start(silence)
    speaker.play(0.1)
    assert (heard.queued, heard.primer, heard.alive) == (speaker.queued, 77, True)
    speaker.lost = True
    assert not heard.alive
    heard.close()
    assert not speaker.playing
