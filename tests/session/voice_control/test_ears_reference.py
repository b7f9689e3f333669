"""What the ears are told that the coach plays, against what is heard of a queue of two seconds, rewritten in place."""

import sys
from queue import Queue

import numpy as np
import pytest

from voicecoach.core.units import RATE
from voicecoach.session.voice_control.echo_reference import EchoReference
from voicecoach.session.voice_control.model import EAR_RATE
from voicecoach.session.voice_control.process import Process
from voicecoach.session.voice_control.reference_timeline import Timeline
from voicecoach.session.voice_control.wire import HearingTask, messages
from voicecoach.sound.resample import resample

QUEUE, FIRST, TURN = 2 * RATE, RATE, RATE // 4
KEPT = RATE // 10 + 1
"""Frames that can't be written over any more; no whole number of the ears' samples."""
BEGUN = 100
"""Seconds on the clock when it all begins."""
COPIES = """\
import sys
print('{"ready": true}', flush=True)
with open(sys.argv[1], 'wb') as file:
    for raw in sys.stdin.buffer:
        file.write(raw)
        if raw.endswith(b'{"done": true}\\n'):
            break
print('{"done": true}', flush=True)
sys.stdin.read()
"""


class Server:
    """A speaker with a long queue, in a room where all that is heard is kept, frame by frame."""

    def __init__(self, late):
        self.primer = RATE // 10
        self._line = np.zeros(self.primer, np.int16)
        self._heard = self._pulling = 0
        self._still = late
        self.room = np.zeros(0, np.int16)

    @property
    def now(self):
        return BEGUN + len(self.room) / RATE

    @property
    def queued(self):
        return len(self._line) + self._pulling - max(self._heard, self.primer)

    def start(self, source):
        self._source = source
        self._pull(FIRST)

    def revise(self, change):
        back = len(self._line) - self._heard - KEPT
        change(back)
        self._line = np.concatenate([self._line[:-back], self._source(back)])

    def stand_still(self, frames):
        """Have nothing be heard for so long; it is known once that is over."""
        self._still += frames

    def play(self, turns):
        for _ in range(turns):
            still = min(self._still, TURN)
            self._still -= still
            heard = self._line[self._heard : self._heard + TURN - still]
            assert len(heard) == TURN - still, "it ran dry"
            self.room = np.concatenate([self.room, np.zeros(still, np.int16), heard])
            self._heard += len(heard)
            waiting = len(self._line) - self._heard
            self._pull(min(QUEUE - waiting, 2 * TURN))

    def _pull(self, frames):
        self._pulling = frames
        self._line = np.concatenate([self._line, self._source(frames)])
        self._pulling = 0


class Coach:
    """Speaks on and on, and in another voice once it was told to."""

    def __init__(self):
        self._voices = [rushing(seed) for seed in range(4)]
        self._voice = self._given = 0

    def read(self, count):
        self._given += count
        return self._voices[self._voice][self._given - count : self._given]

    def go_back(self, frames):
        self._given -= frames
        self._voice += 1


def rushing(seed):
    """Return 12 s of which no moment is like another, without what the ears' rate could not hold."""
    noise = np.random.default_rng(seed).standard_normal(12 * EAR_RATE // 4)
    return (3000 * resample(noise, EAR_RATE // 4, RATE)).astype(np.int16)


@pytest.fixture
def beside(tmp_path):
    """Return a function: how late the device begins -> it, what plays on it, and what tells what the ears know."""
    told, file = Queue(), tmp_path / "told"
    process = Process(HearingTask(), told.put, (sys.executable, "-c", COPIES, str(file)))
    process.start()
    assert told.get(timeout=20) == {"ready": True}

    def made(late):
        server = Server(late)

        def known():
            """Return what the ears take for heard, from the beginning on."""
            process.tell({"done": True})
            assert told.get(timeout=20) == {"done": True}
            timeline = Timeline(20 * EAR_RATE)
            with file.open("rb") as stream:
                for message, samples in messages(stream):
                    if "play" in message:
                        timeline.write(samples, message["play"])
            return timeline.read(BEGUN * EAR_RATE, len(server.room) * EAR_RATE // RATE)

        return server, EchoReference(server, process.tell, clock=lambda: server.now), known

    yield made
    process.close()


def wrong(known, room, since):
    """Return in which hundredths of a second, from the frame `since` on, what is known differs from what is heard.

    A part of a sample makes a difference, too.
    """
    heard = resample(room, RATE, EAR_RATE).astype(int)
    errors = np.abs(heard - known)[since * EAR_RATE // RATE :].reshape(-1, EAR_RATE // 100)
    return np.flatnonzero(np.median(errors, axis=1) > 20).tolist()


@pytest.mark.parametrize("late", [0, RATE // 50 + 3, RATE // 8])
def test_it_is_what_is_heard_also_after_the_queue_was_written_over(beside, late):
    server, overheard, known = beside(late)
    coach = Coach()
    overheard.start(coach.read)
    server.play(1)
    seen = len(server.room)  # how late it begins
    server.play(7)
    for _ in range(3):
        overheard.revise(coach.go_back)
        server.play(7)
    assert wrong(known(), server.room, seen) == []


def test_all_that_is_queued_is_told_anew_when_the_device_stood_still(beside):
    server, overheard, known = beside(0)
    coach = Coach()
    overheard.start(coach.read)
    server.play(10)
    server.stand_still(RATE // 5)
    server.play(3)  # a device that seems late once may only have asked late
    seen = len(server.room)
    server.play(10)
    assert wrong(known(), server.room, seen) == []
