"""What the canceller is given; the frames that it, the detector and the scorer get are those of a microphone."""

import numpy as np
import pytest

from voicecoach.session.voice_control.echo_estimate import LEAD, PATIENCE, PAUSE, Alignment
from voicecoach.session.voice_control.hearing import Hearing, Hurried
from voicecoach.session.voice_control.model import EAR_RATE, FRAME
from voicecoach.session.voice_control.pipeline import Chain

LATE = 900
"""Samples after which the coach is heard."""
QUEUE = EAR_RATE // 4


class Canceller:
    """Takes nothing away, and remembers what it was given."""

    def __init__(self):
        self.near, self.far = [], []

    def clean(self, near, far):
        self.near.append(near)
        self.far.append(far)
        return near


class Deaf:
    """A detector that hears no voice."""

    voiced = False

    def feed(self, frame):
        return None


class Mat:
    """A room in which the coach plays and is heard, sample by sample; what is said of when may err."""

    def __init__(self, coach, loud=0.5):
        self.coach, self.loud = coach, loud
        self.canceller = Canceller()
        self.said = []
        scorer = Hurried(None, lambda: None)
        self.hearing = Hearing(Chain(self.canceller, Deaf(), scorer), scorer, self.said.append, Alignment(LATE))
        self.at = 10 * EAR_RATE
        self.slipped = 0
        """Samples by which the microphone's time is off."""
        self.heard = []
        self.room = np.zeros(LATE, np.int16)
        """What is still on its way to the microphone."""

    def play(self, seconds, error=0):
        """Play on from the coach's words, told `error` samples late."""
        begun = sum(map(len, self.heard))
        for number in range(round(seconds * EAR_RATE / FRAME)):
            now = begun + number * FRAME
            if number * FRAME % QUEUE == 0:  # told ahead, block by block
                self.hearing.play(self.coach[now : now + QUEUE], self.at + error)
            self.hear(self.coach[now : now + FRAME])
        self.hearing.cut(self.at + error)

    def rest(self, seconds):
        """Be silent."""
        for _ in range(round(seconds * EAR_RATE / FRAME)):
            self.hear(np.zeros(FRAME, np.int16))

    def hear(self, played):
        self.room = np.concatenate([self.room, played])
        noise = 20 * np.random.default_rng(self.at).standard_normal(FRAME)
        near = (self.loud * self.room[:FRAME] + noise).astype(np.int16)
        self.room = self.room[FRAME:]
        self.heard.append(near)
        self.hearing.take(near, (self.at + self.slipped) / EAR_RATE)
        self.at += FRAME

    @property
    def waiting(self):
        return len(self.heard) - len(self.canceller.near)


def aligned(mat, first):
    """Return the share of the frames from `first` on whose far end lies on its echo to the sample, as it should."""
    near = np.concatenate(mat.canceller.near[first:]).astype(float)
    far = np.concatenate(mat.canceller.far[first:]).astype(float)
    errors = np.abs(near[LEAD:] - mat.loud * far[:-LEAD]).reshape(-1, LEAD).max(axis=1)
    return np.mean(errors < 120)  # the noise


@pytest.mark.parametrize("error", [0, 3, -3, 150, -150, 400])
def test_after_a_new_start_the_canceller_gets_the_coach_on_its_echo_from_the_first_sample_on(coach, error):
    mat = Mat(coach)
    mat.play(5)
    mat.rest(1)
    begun = len(mat.heard)
    mat.play(3, error)
    assert mat.waiting == 0
    assert aligned(mat, begun) == 1


@pytest.mark.parametrize(("again", "waits"), [(True, False), (False, True)])
def test_what_takes_the_place_of_what_was_to_be_heard_keeps_nobody_waiting(coach, again, waits):
    """A key over the coach changes what is queued; what begins anew has to be found first."""
    mat = Mat(coach)
    mat.hearing.cut = lambda at: None  # the stream goes on
    mat.play(5)
    begun = sum(map(len, mat.heard))
    mat.hearing.play(coach[begun : begun + 2 * QUEUE], mat.at)
    mat.hearing.play(coach[begun + FRAME : begun + 2 * QUEUE], mat.at + FRAME, again)
    for number in range(10):
        mat.hear(coach[begun + number * FRAME : begun + (number + 1) * FRAME])
    assert bool(mat.waiting) is waits


def test_it_is_found_again_where_the_device_stood_still(coach):
    mat = Mat(coach)
    mat.play(5)
    mat.hearing.cut = lambda at: None  # the stream goes on
    slipped = len(mat.heard)
    mat.play(4, 500)
    assert mat.waiting == 0
    assert aligned(mat, slipped + 10) == 1  # where it stood still some ms are missing


def test_it_is_found_again_where_the_microphone_lost_something(coach):
    mat = Mat(coach)
    mat.play(5)
    mat.slipped = 500
    slipped = len(mat.heard)
    mat.play(4)
    assert mat.waiting == 0
    assert aligned(mat, slipped + 10) == 1


def test_nothing_waits_while_the_coach_is_silent_and_no_frame_is_lost(coach):
    mat = Mat(coach)
    mat.play(2)
    mat.rest(0.1)
    mat.rest(0.3 + PAUSE / 100)
    for _ in range(20):
        mat.rest(0.01)
        assert mat.waiting == 0
    mat.play(2)
    assert np.array_equal(np.concatenate(mat.canceller.near), np.concatenate(mat.heard))


def test_with_headphones_all_is_heard_a_second_late_at_most(coach):
    mat = Mat(coach, loud=0)
    most = 0
    for _ in range(40):
        mat.play(0.1)
        most = max(most, mat.waiting)
    assert most <= PATIENCE + 1
    mat.rest(1)
    assert mat.waiting == 0
