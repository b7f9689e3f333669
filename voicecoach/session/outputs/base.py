"""The interface of an output: it pulls frames from a source and plays them.

Nothing of an output needs NumPy, so that the welcome can be heard while that is loaded.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias

from voicecoach.core.errors import Exit, Status, VoicecoachError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Frames: TypeAlias = "npt.NDArray[np.int16] | array[int]"
"""Samples of 16 bits, mono at 48 kHz."""
Source = Callable[[int], Frames]
"""Asked for n frames, returns exactly n. Called on the speaker's thread; never blocks or raises."""


def silence(frames: int) -> array[int]:
    """Return silence, as a source."""
    return array("h", bytes(2 * frames))


class SpeakerError(VoicecoachError):
    """An output could not be opened."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, Exit.NO_DEVICE)


class Sink(Protocol):
    """Takes frames and makes them heard. Used by one thread at a time; the source is called by the sink's own."""

    def start(self, source: Source) -> None:
        """Open if need be and pull from `source` until stopped. Raise SpeakerError if there is no device."""

    def stop(self) -> int:
        """Be silent at once: drop what was pulled but not heard, return how many frames that was.

        When it returns, the source is not being called and won't be until `start`.
        """

    def revise(self, change: Callable[[int], None]) -> None:
        """Make a change in the source heard, without shifting the sound by a sample.

        Of what was pulled, as much is taken back as is surely not heard yet, and pulled anew: `change` is told in
        between how many frames that is, and has the source go back by as many. Where nothing can be taken back that is
        0, and the change is heard after what is queued. `change` is called once, also while stopped.
        """

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""

    @property
    def alive(self) -> bool:
        """Whether frames are being taken; false once a device has gone away."""

    def close(self) -> None:
        """Stop and close the device; safe to call twice."""


class Primed(Sink, Protocol):
    """One that tells how much silence comes before its first frame."""

    @property
    def primer(self) -> int:
        """Frames of silence since it was started."""


class SinkAround(Sink):
    """A speaker around another one, to which it leaves what it doesn't do itself."""

    def __init__(self, speaker: Primed) -> None:
        self._speaker = speaker

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""
        return self._speaker.queued

    @property
    def primer(self) -> int:
        """Frames of silence that come before what it is given, since it was started."""
        return self._speaker.primer

    @property
    def alive(self) -> bool:
        """Whether frames are being taken."""
        return self._speaker.alive

    def close(self) -> None:
        """Stop and let the device go; safe to call twice."""
        self._speaker.close()


class Speaker(Sink, Protocol):
    """One output. One that can play on a device of the person's choice also has a class method `devices`."""

    name: ClassVar[str]
    rank: ClassVar[int]
    """`auto` tries usable outputs from the highest rank down; below 0 it is never tried by itself."""

    def __init__(self, target: str = "") -> None:
        """Remember the target (a file's path for `file`, a device's name elsewhere); open nothing yet."""

    @classmethod
    def status(cls) -> Status:
        """Say, quickly and without opening a device, whether the output can be used here."""
