"""A speaker that writes what would have been heard to a WAV file, in real time."""

from __future__ import annotations

import wave
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, ClassVar

from voicecoach.core.errors import Status
from voicecoach.core.files import replace
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Frames, SpeakerError, silence
from voicecoach.session.outputs.counted_source import CountedSource
from voicecoach.session.outputs.timed_output import TimedSpeaker

NOTHING = silence(0)


class FileSpeaker(TimedSpeaker):
    """Writes to a file beside the target, which takes the target's place on closing; all starts go to one file."""

    name: ClassVar[str] = "file"
    rank: ClassVar[int] = -1
    _wave: wave.Wave_write | None = None
    _file: BinaryIO
    _now: Frames = NOTHING
    """The period that is being heard."""

    @classmethod
    def status(cls) -> Status:
        """Say that it always works."""
        return Status(True)

    @property
    def _path(self) -> Path:
        return Path(self.target).expanduser()

    @property
    def _partial(self) -> Path:
        return self._path.with_name(f"{self._path.name}.part")

    def _open(self, feed: CountedSource) -> None:
        if not self._path.name:
            raise SpeakerError("the output `file` needs a path", "Write --output file:session.wav")
        if self._path.exists() and not self._path.is_file():  # it would be replaced: /dev/full, once
            raise SpeakerError(f"{self._path} is not a file", "Write --output file:session.wav")
        if self._wave is None:
            self._wave = self._create()
        super()._open(feed)

    def _create(self) -> wave.Wave_write:
        try:
            # Opened here, for wave.open leaves an object that complains when it fails.
            self._file = self._partial.open("wb")
        except OSError as error:
            raise self._unwritable(error) from error
        written = wave.Wave_write(self._file)
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        return written

    def _take(self, frames: Frames) -> None:
        self._write(self._now)
        self._now = frames

    def _shut(self, unheard: int) -> None:
        heard, self._now = self._now[: len(self._now) - unheard], NOTHING
        self._write(heard)

    def _write(self, frames: Frames) -> None:
        assert self._wave
        try:
            # Unlike writeframesraw, it puts the length in the header each time: the file is whole even after a kill.
            self._wave.writeframes(frames.tobytes())
        except OSError as error:
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Stop, and put the file in its place; safe to call twice."""
        try:
            super().close()
        finally:
            written, self._wave = self._wave, None
            if written:
                self._keep(written)

    def _keep(self, written: wave.Wave_write) -> None:
        try:
            written.close()
            self._file.close()
            replace(self._partial, self._path)
        except OSError as error:
            with suppress(OSError):  # what is still buffered fails once more
                self._file.close()
            self._partial.unlink(missing_ok=True)
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> SpeakerError:
        return SpeakerError(f"{self._path} could not be written: {error.strerror}", "choose another --output file:PATH")
