"""What the ears are made of: microphone -> canceller -> detector -> scorer -> policy; each behind an interface."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.installing import add_extra
from voicecoach.session.playback.commands import Command

EAR_RATE = 16_000
"""Samples a second, mono, throughout the ears."""
FRAME = 160
"""Samples of a frame: 10 ms."""

Samples = npt.NDArray[np.int16]
"""Any number of samples at EAR_RATE."""
Frame = npt.NDArray[np.int16]
"""Exactly FRAME samples."""


class EarsError(VoicecoachError):
    """The ears can't be used: a package is missing, a model file is missing or broken.

    Without another hint it tells how to install what they need.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint or add_extra("ears"), Exit.NO_DEVICE)


class MicrophoneError(VoicecoachError):
    """A microphone is absent, busy or gone."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, Exit.NO_DEVICE)


class Word(str, Enum):
    """What a phrase may mean that isn't a command."""

    READY = "ready"
    YES = "yes"
    """Let the session end, in answer to that question."""
    NO = "no"
    NUMBER = "number"
    """An answer to a pain question."""
    NOTHING = "nothing"
    """What only sounds like a command."""


Asked = Command | Word
"""What a phrase asks for."""


@dataclass(frozen=True)
class Meaning:
    """What a phrase means; two phrases of one meaning never compete."""

    word: Asked
    number: int | None = None
    """0 to 10, of a NUMBER."""


@dataclass(frozen=True)
class Utterance:
    """A stretch of voice between two silences."""

    samples: Samples = field(repr=False)
    over_coach: bool = False
    """Whether the coach was sounding during most of it; filled in by the chain."""

    @property
    def seconds(self) -> float:
        """Its length, with the silence kept before and after."""
        return len(self.samples) / EAR_RATE


@dataclass(frozen=True)
class Guess:
    """How well a phrase of the closed set fits what was heard."""

    phrase: str
    """As `phrases` writes it."""
    log_p: float
    """Natural logarithm of its probability as the whole utterance, so at most 0."""


@dataclass(frozen=True)
class Ranking:
    """What a scorer makes of an utterance."""

    free: str
    """The model's own best transcript, as it writes it."""
    free_log_p: float
    guesses: tuple[Guess, ...]
    """Best first; phrases too unlikely for any threshold are left out."""


@dataclass(frozen=True)
class Around:
    """The circumstances in which something is heard."""

    coach_speaking: bool = False
    """Whether the coach speaks now."""
    over_coach: bool = False
    """Whether it did during most of the utterance; the chain fills it in."""
    waiting: bool = False
    """Whether a `wait` step is on: "ready" goes on."""
    asked: bool = False
    """Whether a pain question is open: a number answers it."""
    stopping: bool = False
    """Whether the person is being asked if the session ends: "yes", "no" and "go on" answer that."""
    threshold: float = 0.0
    """Added to the absolute threshold; above 0 is stricter. From the calibration."""


@dataclass(frozen=True)
class Spoken:
    """A command that was heard and is to be obeyed."""

    word: Asked
    number: int | None
    """0 to 10, of a NUMBER."""
    phrase: str
    sure: float
    """0 to 1: how far it is above the nearest threshold."""


@dataclass(frozen=True)
class Heard:
    """An utterance and what came of it; `spoken` is None if it was refused."""

    utterance: Utterance
    ranking: Ranking
    spoken: Spoken | None


class Microphone(AbstractContextManager["Microphone"], Protocol):
    """Gives frames as they are heard, while its context lasts."""

    def read(self) -> Frame:
        """Return the next 10 ms, waiting for them. Raise MicrophoneError if the device is absent, busy or gone."""


class Canceller(Protocol):
    """Takes the coach's own voice out of what the microphone hears."""

    def clean(self, near: Frame, far: Frame) -> Frame:
        """Return `near`, the microphone's frame, without the echo of `far`, what the speaker plays at that moment."""


class Detector(Protocol):
    """Finds where a voice begins and ends."""

    voiced: bool
    """Whether the frame fed last is inside an utterance."""

    def feed(self, frame: Frame) -> Utterance | None:
        """Take the next frame; return the utterance that has just ended, if one of a command's length has."""


class Scorer(Protocol):
    """Compares an utterance with the phrases of a closed set."""

    def rank(self, samples: Samples) -> Ranking:
        """Return how well each phrase fits."""
