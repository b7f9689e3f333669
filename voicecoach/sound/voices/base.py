"""The interface of a voice: text in, samples out.

A voice is chosen, and its engine woken, before there is time to load NumPy: our voices load it as they speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from voicecoach.core.errors import Exit, Status, VoicecoachError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class VoiceError(VoicecoachError):
    """A voice could not be loaded, or could not speak a phrase."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, Exit.NO_DEVICE)


@dataclass(frozen=True)
class Speech:
    """An engine's samples, before any treatment."""

    samples: npt.NDArray[np.float32]
    """Mono, -1 to 1."""
    rate: int
    """Samples per second."""


class Voice(Protocol):
    """Turns text into speech. Made once per session, and used by one thread at a time."""

    name: ClassVar[str]
    languages: ClassVar[tuple[str, ...]]
    """Language codes it can speak, such as `en`; `*` for any."""
    rank: ClassVar[int]
    """`auto` takes the usable voice of the highest rank; below 0 it is never taken by itself."""

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        """Remember the speed of speech (1 being about 150 words a minute, 0.5 to 2); load nothing yet."""

    @classmethod
    def status(cls) -> Status:
        """Say, quickly and without loading the engine, whether the voice can be used here."""

    @property
    def identity(self) -> str:
        """Everything but the text that the sound depends on: engine, versions, voice, speed. Part of the cache key."""

    def speak(self, text: str) -> Speech:
        """Return `text` spoken. Raise VoiceError naming the phrase if nothing came."""

    def close(self) -> None:
        """Release processes and memory; safe to call twice."""


@runtime_checkable
class Sleeper(Protocol):
    """A voice whose engine takes a while to load, and can begin to before there is anything to say."""

    def wake(self) -> None:
        """Begin to load the engine, and return at once; `speak` waits for it, and tells what goes wrong."""


@runtime_checkable
class Unhurried(Protocol):
    """A voice that can be told to wait for a slow engine instead of giving up."""

    def be_patient(self) -> None:
        """Wait longer from now on: a file is being made, and a change of voice in the middle would be worse."""
