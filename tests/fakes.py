"""Sounds of known length and a speaker without a device, for the tests of every room."""

from threading import RLock

import numpy as np

from voicecoach.core.errors import Status
from voicecoach.core.units import RATE, frames
from voicecoach.score.model import Earcon
from voicecoach.session.outputs.base import SpeakerError

EARCON_SECONDS = {Earcon.TICK: 0.1, Earcon.START: 0.3, Earcon.END: 0.3}
LETTER = 0.06


def lengths(step, voice=True):
    """Return the lengths of all a step may sound: 60 ms a letter, earcons 0.2 s but for a few."""
    known = {earcon: frames(EARCON_SECONDS.get(earcon, 0.2)) for earcon in Earcon}
    parts = [part for segment in (*step.segments, *step.jumped) for part in (segment, *segment.ahead)]
    says = [say.what for part in parts for say in part.says]
    return known | {what: frames(LETTER * len(what)) for what in says if voice and not isinstance(what, Earcon)}


class HandSpeaker:
    """Takes frames when told to, and holds `queue` of them before they are heard, as a device does.

    The first `held` of those can't be taken back.
    """

    name, rank = "hand", -1

    def __init__(self, queue=RATE // 5, held=0):
        self._heard = []
        self.broken = False
        self.lost = False
        self.opened = 0
        self.revised = 0
        self._queue = queue
        self._held = held
        self._waiting = np.zeros(0, np.int16)
        self._source = None
        self._turn = RLock()  # as of a device: one at a time calls the source

    @classmethod
    def status(cls):
        return Status(usable=True)

    def start(self, source):
        self.stop()
        if self.broken:
            raise SpeakerError("no sound device could be opened")
        self.lost, self.opened, self._source = False, self.opened + 1, source

    def stop(self):
        with self._turn:
            dropped, self._waiting, self._source = len(self._waiting), np.zeros(0, np.int16), None
        return dropped

    def revise(self, change):
        with self._turn:
            back = max(0, len(self._waiting) - self._held) if self._source else 0
            change(back)
            if back:
                self._waiting = np.concatenate((self._waiting[:-back], self._source(back)))
            self.revised += 1

    @property
    def playing(self):
        """Whether it has what it plays."""
        return self._source is not None

    @property
    def queued(self):
        return len(self._waiting)

    @property
    def alive(self):
        return not self.lost

    def close(self):
        self.stop()

    @property
    def heard(self):
        """All that was heard so far."""
        return np.concatenate([np.zeros(0, np.int16), *self._heard])

    def play(self, seconds, block=RATE // 20):
        """Let `seconds` be heard, block by block."""
        count = frames(seconds)
        while count > 0:
            step = min(block, count)
            count -= step
            with self._turn:
                while len(self._waiting) < self._queue + step:
                    self._waiting = np.concatenate((self._waiting, self._source(block)))
                self._heard.append(self._waiting[:step])
                self._waiting = self._waiting[step:]


class StuckSpeaker(HandSpeaker):
    """One whose device hangs when `server` is cleared: each call to it comes back once that is set again."""

    def __init__(self, server, queue=RATE // 5):
        super().__init__(queue)
        self.server = server
        self.asked = self.closed = 0

    def start(self, source):
        self.asked += 1
        self.server.wait()
        super().start(source)

    def stop(self):
        self.server.wait()
        return super().stop()

    def close(self):
        self.server.wait()
        self.closed += 1
        super().close()
