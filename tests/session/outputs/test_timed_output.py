import threading
import wave

import numpy as np
import pytest

from voicecoach.core.errors import Status
from voicecoach.core.units import RATE, frames
from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.file import FileSpeaker
from voicecoach.session.outputs.null import NullSpeaker
from voicecoach.session.outputs.simpleaudio import SimpleaudioSpeaker
from voicecoach.session.outputs.timed_output import PERIOD


class Time:
    """A clock that moves when somebody waits, up to a moment; then it stands, and `reached` is set.

    `event` makes the events to wait with. `late` is how much longer a wait takes than asked, by its number.
    """

    def __init__(self, until, late=None):
        self.now = 100.0
        self.until = 100.0 + until
        self.late = late or {}
        self.waits = 0
        self.reached = threading.Event()

    def clock(self):
        return self.now

    def event(self):
        time = self

        class Event(threading.Event):
            def wait(self, timeout=None):
                time.waits += 1
                time.now += timeout + time.late.get(time.waits, 0.0)
                if time.now >= time.until:
                    time.now = min(time.now, time.until) if not time.late else time.now
                    time.reached.set()
                    return super().wait()
                return self.is_set()

        return Event()


class Count:
    """A source: 1, 2, 3, ... and the moments at which it was asked."""

    def __init__(self, time):
        self.time = time
        self.asked = 0
        self.moments = []

    def __call__(self, count):
        self.moments.append(self.time.now - 100.0)
        self.asked += count
        return np.arange(self.asked - count + 1, self.asked + 1).astype(np.int16)


def play(speaker, time):
    source = Count(time)
    speaker.start(source)
    assert time.reached.wait(10)
    return source


def test_frames_are_taken_in_real_time_without_drift():
    time = Time(until=3600.01)
    speaker = NullSpeaker(clock=time.clock, event=time.event)
    source = play(speaker, time)
    assert source.moments == pytest.approx([n * PERIOD / RATE for n in range(len(source.moments))], abs=1e-6)
    assert len(source.moments) == 3600 * RATE // PERIOD + 1
    speaker.close()


def test_a_late_wake_is_made_up_for():
    time = Time(until=1.01, late={5: 0.03})
    speaker = NullSpeaker(clock=time.clock, event=time.event)
    source = play(speaker, time)
    assert source.moments[4] == pytest.approx(0.23)
    assert source.moments[5] == pytest.approx(0.25)
    speaker.close()


def test_after_a_long_standstill_it_goes_on_and_does_not_catch_up():
    time = Time(until=61.01, late={5: 60.0})
    speaker = NullSpeaker(clock=time.clock, event=time.event)
    source = play(speaker, time)
    assert len(source.moments) < 25
    speaker.close()


def test_stop_tells_what_was_pulled_and_not_heard():
    time = Time(until=1.02)
    speaker = NullSpeaker(clock=time.clock, event=time.event)
    source = play(speaker, time)
    assert speaker.queued == frames(0.03)
    assert source.asked - speaker.stop() == frames(1.02)
    assert speaker.stop() == 0


def test_a_source_that_raises_makes_it_not_alive_and_is_raised_by_stop():
    time = Time(until=0.2)
    speaker = NullSpeaker(clock=time.clock, event=time.event)

    def broken(count):
        raise ZeroDivisionError

    speaker.start(broken)
    assert time.reached.wait(10)
    assert not speaker.alive
    with pytest.raises(ZeroDivisionError):
        speaker.stop()
    assert speaker.alive


def test_a_source_that_gives_too_little_is_told():
    time = Time(until=0.2)
    speaker = NullSpeaker(clock=time.clock, event=time.event)
    speaker.start(lambda count: np.zeros(count - 1, np.int16))
    assert time.reached.wait(10)
    with pytest.raises(ValueError, match="2400 frames and gave 2399"):
        speaker.stop()


def heard(path):
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def test_the_file_holds_what_was_heard_and_nothing_that_was_dropped(tmp_path):
    path = tmp_path / "session.wav"
    time = Time(until=0.22)
    speaker = FileSpeaker(str(path), clock=time.clock, event=time.event)
    play(speaker, time)
    speaker.stop()
    time.until, time.reached = time.now + 0.1, threading.Event()
    play(speaker, time)
    speaker.close()
    first, second = frames(0.22), frames(0.1)
    assert heard(path).tolist() == [*range(1, first + 1), *range(1, second + 1)]
    assert [file.name for file in tmp_path.iterdir()] == ["session.wav"]
    speaker.close()


def test_the_file_is_whole_even_if_nobody_closes_it(tmp_path):
    time = Time(until=0.22)
    speaker = FileSpeaker(str(tmp_path / "session.wav"), clock=time.clock, event=time.event)
    play(speaker, time)
    assert not (tmp_path / "session.wav").exists()
    assert len(heard(tmp_path / "session.wav.part")) == 4 * PERIOD
    speaker.close()


def test_a_path_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(SpeakerError, match="could not be written"):
        FileSpeaker(str(tmp_path / "none" / "session.wav")).start(np.zeros)
    with pytest.raises(SpeakerError, match="needs a path"):
        FileSpeaker().start(np.zeros)


class Simple(SimpleaudioSpeaker):
    """Without the library: what it would read of the buffer is the buffer."""

    @classmethod
    def status(cls):
        return Status(True)

    def _play(self):
        return None

    @property
    def buffer(self):
        """All that would be heard, were it played to its end."""
        return self._buffer[: self._written]


def test_simpleaudios_buffer_is_written_over_where_it_is_not_read_yet():
    time = Time(until=1.02)
    speaker = Simple(clock=time.clock, event=time.event)
    source = Count(time)
    speaker.start(source)
    assert time.reached.wait(10)
    before = speaker.buffer.copy()
    back = []

    def change(count):
        back.append(count)
        source.asked -= count

    speaker.revise(change)
    assert np.array_equal(speaker.buffer, before)
    assert back[0] > frames(0.7)
    source.asked = 0
    speaker.revise(lambda count: None)
    assert np.array_equal(speaker.buffer[: -back[0]], before[: -back[0]])
    assert speaker.buffer[-back[0]] == 1
    speaker.close()
