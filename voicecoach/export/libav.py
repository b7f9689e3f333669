"""Opus, M4A and FLAC through PyAV, which brings its encoders along."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from voicecoach.export.label import Label, vorbis_chapters
from voicecoach.export.timeline import Chapter
from voicecoach.problem import VoicecoachError
from voicecoach.sound.clip import Clip
from voicecoach.units import RATE

if TYPE_CHECKING:
    from types import ModuleType

    from av.container import OutputContainer
    from av.container.core import Chapter as AvChapter

_PICTURE_CLOCK = Fraction(1, 90_000)


@dataclass(frozen=True)
class Codec:
    """An encoder, and the container that it goes into."""

    container: str
    codec: str
    samples: str
    """The sample format that it takes."""
    bits: int = 0
    """A second; 0 where nothing is lost."""
    options: tuple[tuple[str, str], ...] = ()
    """Of the container."""

    def encode(self, file: BinaryIO, blocks: Iterable[Clip], label: Label) -> None:
        """Write `blocks`, which must come to `label.frames`. Raise VoicecoachError without PyAV, OSError as a file."""
        av = _av()
        with av.open(file, "w", format=self.container, options=dict(self.options)) as output:
            stream = output.add_stream(self.codec, rate=RATE)
            stream.codec_context.layout = "mono"
            stream.codec_context.format = self.samples
            if self.bits:
                stream.codec_context.bit_rate = self.bits
            self._describe(output, label)
            at = 0
            for block in blocks:
                frame = av.AudioFrame.from_ndarray(self._fit(block), format=self.samples, layout="mono")
                frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
                output.mux(stream.encode(frame))
                at += len(block)
            output.mux(stream.encode(None))

    def _fit(self, block: Clip) -> np.ndarray[Any, Any]:
        return (block if self.samples == "s16" else block / np.float32(32768))[None]

    def _describe(self, output: OutputContainer, label: Label) -> None:
        output.metadata.update(label.texts())
        if self.container == "mp4":
            output.set_chapters([_chapter(number, chapter) for number, chapter in enumerate(label.chapters, 1)])
        else:
            output.metadata.update(vorbis_chapters(label.chapters))
        if label.picture and self.container == "ogg":
            output.metadata["METADATA_BLOCK_PICTURE"] = base64.b64encode(_flac_picture(label.picture)).decode()
        elif label.picture and hasattr(output, "add_mux_stream"):  # PyAV 16, the last for Python 3.10, lacks it
            _attach(output, label.picture)


def _av() -> ModuleType:
    try:
        import av
    except ImportError as error:
        hint = 'pip install "voicecoach[export]", or use .wav'
        raise VoicecoachError("only WAV and MP3 files can be written without PyAV", hint) from error
    return av


def _chapter(number: int, chapter: Chapter) -> AvChapter:
    title, unit = {"title": chapter.title}, Fraction(1, RATE)
    return {"id": number, "start": chapter.start, "end": chapter.end, "time_base": unit, "metadata": title}


def _attach(output: OutputContainer, picture: bytes) -> None:
    """Put a PNG into the container as its cover."""
    from av import Packet
    from av.stream import Disposition

    width, height = struct.unpack_from(">II", picture, 16)
    stream = output.add_mux_stream("png", rate=1, width=width, height=height)
    stream.disposition = Disposition.attached_pic
    stream.time_base = _PICTURE_CLOCK
    stream.metadata["comment"] = "Cover (front)"
    packet = Packet(picture)
    packet.stream, packet.pts, packet.dts, packet.time_base = stream, 0, 0, _PICTURE_CLOCK
    packet.is_keyframe = True
    output.mux(packet)


def _flac_picture(picture: bytes) -> bytes:
    """Return a picture as FLAC has it in a block and Opus in a comment (RFC 9639, 8.8): a front cover."""
    width, height = struct.unpack_from(">II", picture, 16)
    kind = b"image/png"
    head = struct.pack(">II", 3, len(kind)) + kind + struct.pack(">I", 0)
    return head + struct.pack(">5I", width, height, 24, 0, len(picture)) + picture
