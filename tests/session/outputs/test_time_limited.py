import os
import threading

import numpy as np
import pytest
from fakes import HandSpeaker, StuckSpeaker
from waiting import wait_until

from voicecoach.core.time_limit import hanging
from voicecoach.session.outputs import time_limited
from voicecoach.session.outputs.base import SpeakerError, silence
from voicecoach.session.outputs.fallback_output import FallbackOutput, Standin
from voicecoach.session.outputs.quiet_stderr import hushed
from voicecoach.session.outputs.time_limited import NoAnswerError, TimeLimitedSpeaker, answered


@pytest.fixture
def server():
    """A sound server that answers while it is set."""
    made = threading.Event()
    made.set()
    yield made
    made.set()


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    for name in ("OPENING", "OTHERS", "STOPPING", "LEAVING"):
        monkeypatch.setattr(time_limited, name, 0.0)


@pytest.fixture
def made():
    return []


@pytest.fixture
def speaker(server, made):
    def make():
        made.append(StuckSpeaker(server))
        return made[-1]

    return TimeLimitedSpeaker(make)


def level(frames):
    return np.full(frames, 7, np.int16)


def come_back(server):
    """Let the server answer, and wait until what was given up has come back."""
    server.set()
    wait_until(lambda: not hanging())


def test_a_device_that_answers_is_used_as_it_is(speaker, made):
    speaker.start(level)
    made[0].play(0.5)
    assert (speaker.alive, speaker.queued, speaker.opened) == (True, made[0].queued, 1)
    assert speaker.stop() > 0
    speaker.close()
    assert made[0].closed == 1
    assert set(made[0].heard) == {7}


def test_what_a_device_or_its_source_raises_is_raised(speaker, made):
    made[0].broken = True
    with pytest.raises(SpeakerError, match="no sound device"):
        speaker.start(level)
    made[0].stop = lambda: 1 / 0
    with pytest.raises(ZeroDivisionError):
        speaker.stop()


def test_one_that_hangs_is_asked_no_more_until_it_has_come_back(speaker, server, made):
    server.clear()
    for _ in range(3):
        with pytest.raises(NoAnswerError):
            speaker.start(level)
    assert made[0].asked == 1
    assert not speaker.alive
    assert (speaker.stop(), speaker.queued) == (0, 0)
    come_back(server)
    assert made[0].closed == 1
    speaker.start(level)
    assert (len(made), speaker.alive) == (2, True)
    made[1].play(0.1)


def test_one_that_hangs_while_it_plays_is_let_go_with_what_it_holds(speaker, server, made):
    speaker.start(level)
    made[0].play(1)
    queued = speaker.queued
    server.clear()
    assert speaker.stop() == queued > 0
    speaker.close()
    assert not speaker.alive
    assert made[0].closed == 0


def test_one_that_was_given_up_gets_silence_when_it_comes_back(server):
    asked, opened = [], threading.Event()

    class Late(StuckSpeaker):
        def start(self, source):
            super().start(source)
            asked.append(source(3))
            opened.set()

    server.clear()
    speaker = TimeLimitedSpeaker(lambda: Late(server))
    with pytest.raises(NoAnswerError):
        speaker.start(level)
    server.set()
    assert opened.wait(10)
    assert asked[0].tolist() == [0, 0, 0]


def test_who_wants_to_go_waits_less(monkeypatch, server):
    monkeypatch.setattr(time_limited, "OPENING", 1e9)

    class Hurried(StuckSpeaker):
        def start(self, source):
            speaker.hurry()
            super().start(source)

    server.clear()
    speaker = TimeLimitedSpeaker(lambda: Hurried(server))
    with pytest.raises(NoAnswerError):
        speaker.start(level)


def test_one_that_hangs_keeps_nobody_else_off_the_screen(server, capfd):
    def ask():
        with hushed():
            server.wait()

    server.clear()
    with pytest.raises(NoAnswerError):
        answered(ask)
    os.write(2, b"seen")
    with hushed():
        os.write(2, b"unseen")
    os.write(2, b" again")
    assert capfd.readouterr().err == "seen again"


def test_where_a_wanted_one_hangs_another_stands_in_and_that_is_told(speaker, server):
    told, other = [], HandSpeaker()
    preferred = FallbackOutput([speaker], Standin([other], True, "No card.", "It hangs."), told.append)
    server.clear()
    preferred.start(silence)
    assert told == ["It hangs."]
    assert other.playing
    assert not preferred.better()
    come_back(server)
    assert preferred.better()
    preferred.start(silence)
    assert speaker.inner.playing
