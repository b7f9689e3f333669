"""Several voices at once: they join a slow one, what they make is the same, and none is left behind."""

import threading
from contextlib import closing
from threading import Barrier, Event, Semaphore

import numpy as np
import pytest

from voicecoach.score.model import Say, Segment, Step, StepKind
from voicecoach.sound.cache import Cache
from voicecoach.sound.clip import CALIBRATION
from voicecoach.sound.earcons import load
from voicecoach.sound.parallel_voices import ParallelVoices
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.track import Track
from voicecoach.sound.voices.hum import HumVoice

STEPS = [
    Step(StepKind.TALK, (Segment(StepKind.TALK, says=(Say(text),)),)) for text in ("One.", "Two.", "Three.", "Two.")
]


class Slow(HumVoice):
    """Speaks a phrase when `go_on`, which is given it, returns."""

    def __init__(self, go_on=lambda text: None):
        super().__init__()
        self.go_on = go_on
        self.said, self.closed = [], False

    def speak(self, text):
        self.go_on(text)
        self.said.append(text)
        return super().speak(text)

    def close(self):
        self.closed = True


@pytest.fixture
def track_of(tmp_path):
    """Return a function that makes a track of a voice; all have one cache."""
    return lambda voice: Track(SpokenClips(lambda: [voice], Cache(tmp_path)), load())


def said(*voices):
    """Return what was said, without the phrase by which each voice finds how loud it is."""
    return sorted(text for voice in voices for text in voice.said if text != CALIBRATION)


def test_others_join_a_slow_voice_and_speak_at_the_same_time(track_of):
    both, twice, begun = Barrier(2), Event(), []

    def go_on(text):
        begun.append(text)
        if begun.count(text) > 1 and text != CALIBRATION:
            twice.set()
        elif text in ("Two.", "Three."):
            both.wait(20)  # neither is spoken but at the same time

    def hesitate(text):
        go_on(text)
        if text != CALIBRATION:
            twice.wait(1)  # the track waits for it and doesn't speak it itself

    first, other = Slow(go_on), Slow(hesitate)
    chorus = ParallelVoices(track_of(first), lambda: track_of(other).booth, slow=0, voices=2)
    made = list(chorus.takes(STEPS))
    assert said(first, other) == ["One.", "Three.", "Two."]
    alone = list(map(track_of(HumVoice()).take, STEPS))
    for take, meant in zip(made, alone, strict=True):
        assert take.placed == meant.placed
        assert np.array_equal(take.read(0, 9999), meant.read(0, 9999))
    assert (first.closed, other.closed) == (False, True)


def opened():
    pytest.fail("opened another booth")


@pytest.mark.parametrize(("slow", "voices"), [(1000, 2), (0, 1)])
def test_a_voice_that_is_fast_or_has_one_core_speaks_alone(track_of, slow, voices):
    voice = Slow()
    list(ParallelVoices(track_of(voice), opened, slow, voices).takes(STEPS))
    assert said(voice) == ["One.", "Three.", "Two."]


def test_none_joins_where_all_was_spoken_before(track_of):
    list(map(track_of(HumVoice()).take, STEPS))
    list(ParallelVoices(track_of(HumVoice()), opened, slow=0, voices=2).takes(STEPS))


def test_none_joins_where_nothing_is_kept_for_the_others(tmp_path):
    track = Track(SpokenClips(lambda: [HumVoice()], None), load())
    assert len(list(ParallelVoices(track, opened, slow=0, voices=2).takes(STEPS))) == len(STEPS)


def test_what_another_voice_fails_at_the_first_one_says(track_of):
    def fail(text):
        raise RuntimeError

    first, other = Slow(), Slow(fail)
    made = list(ParallelVoices(track_of(first), lambda: track_of(other).booth, slow=0, voices=2).takes(STEPS))
    assert [len(take.placed.cues) for take in made] == [1, 1, 1, 1]
    assert said(first) == ["One.", "Three.", "Two."]


def test_who_stops_in_between_leaves_no_voice_speaking(track_of):
    speaking, go = Semaphore(0), Event()

    def go_on(text):
        if text.startswith("Number") and text != "Number 0.":
            speaking.release()
            go.wait(20)

    first, other = Slow(go_on), Slow(go_on)
    many = [Step(StepKind.TALK, (Segment(StepKind.TALK, says=(Say(f"Number {n}."),)),)) for n in range(50)]
    with closing(ParallelVoices(track_of(first), lambda: track_of(other).booth, slow=0, voices=2).takes(many)) as takes:
        next(takes)
        for _ in (first, other):
            assert speaking.acquire(timeout=20)
    go.set()
    for thread in [thread for thread in threading.enumerate() if thread.name == "chorus"]:
        thread.join(20)
    assert said(first, other) == ["Number 0.", "Number 1.", "Number 2."]
