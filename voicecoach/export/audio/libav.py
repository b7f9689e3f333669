"""Opus and FLAC through PyAV, which brings its encoders along; `m4a` uses parts of this."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.installing import add_extra
from voicecoach.core.units import RATE
from voicecoach.export.audio.tags import Tags, vorbis_chapters
from voicecoach.sound.clip import Clip

if TYPE_CHECKING:
    from types import ModuleType

    from av import AudioFrame
    from av.audio.codeccontext import AudioCodecContext
    from av.container import OutputContainer

_PICTURE_CLOCK = Fraction(1, 90_000)


@dataclass(frozen=True)
class Codec:
    """An encoder, and the container that it goes into."""

    container: str
    codec: str
    bits: int = 0
    """Per second; 0 for a lossless codec."""

    def encode(self, file: BinaryIO, blocks: Iterable[Clip], tags: Tags) -> None:
        """Write `blocks`, which must come to `tags.frames`. Raise VoicecoachError without PyAV, and OSError."""
        with pyav().open(file, "w", format=self.container) as output:
            stream = output.add_stream(self.codec, rate=RATE)
            settle(stream.codec_context, "s16", self.bits)
            self._describe(output, tags)
            for frame in frames(blocks, "s16"):
                output.mux(stream.encode(frame))
            output.mux(stream.encode(None))

    def _describe(self, output: OutputContainer, tags: Tags) -> None:
        output.metadata.update(tags.texts())
        output.metadata.update(vorbis_chapters(tags.chapters))
        if tags.picture and self.container == "ogg":
            output.metadata["METADATA_BLOCK_PICTURE"] = base64.b64encode(_flac_picture(tags.picture)).decode()
        elif tags.picture:
            _attach(output, tags.picture)


def pyav() -> ModuleType:
    """Return PyAV. Raise VoicecoachError if it isn't there."""
    try:
        import av
    except ImportError as error:
        hint = f"use .wav, or install it: {add_extra('export')}"
        raise VoicecoachError("only WAV and MP3 files can be written without PyAV", hint) from error
    return av


def settle(encoder: AudioCodecContext, samples: str, bits: int) -> None:
    """Tell an encoder its input, the sample format and, unless 0, the bits per second to produce."""
    encoder.layout, encoder.format = "mono", samples
    if bits:
        encoder.bit_rate = bits


def frames(blocks: Iterable[Clip], samples: str) -> Iterator[AudioFrame]:
    """Yield blocks as an encoder takes them: as `s16` or `fltp`."""
    av, at = pyav(), 0
    for block in blocks:
        fit = block if samples == "s16" else block / np.float32(32768)
        frame = av.AudioFrame.from_ndarray(fit[None], format=samples, layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
        yield frame
        at += len(block)


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
    """Return a front cover as it stands in a FLAC block and in an Opus comment (RFC 9639, 8.8)."""
    width, height = struct.unpack_from(">II", picture, 16)
    kind = b"image/png"
    head = struct.pack(">II", 3, len(kind)) + kind + struct.pack(">I", 0)
    return head + struct.pack(">5I", width, height, 24, 0, len(picture)) + picture
