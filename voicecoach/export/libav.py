"""MP3, Opus, M4A and FLAC through PyAV, which brings its encoders along."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from voicecoach.export import id3
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
    scale: float = 1.0
    """What the encoder multiplies samples with."""

    def encode(self, file: BinaryIO, blocks: Iterable[Clip], label: Label) -> None:
        """Write `blocks`, which must come to `label.frames`. Raise VoicecoachError without PyAV, OSError as a file."""
        av = _av()
        if self.container == "mp3":  # its own tags lack comments and a picture's place
            file.write(id3.tag(label))
        whole = _Rest(file)
        with av.open(whole, "w", format=self.container, options=dict(self.options)) as output:
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
        if self.container == "mp3":
            _name_lame(whole)

    def _fit(self, block: Clip) -> np.ndarray[Any, Any]:
        return (block if self.samples == "s16" else block / np.float32(32768 * self.scale))[None]

    def _describe(self, output: OutputContainer, label: Label) -> None:
        if self.container == "mp3":
            return
        output.metadata.update(label.texts())
        if self.container == "mp4":
            output.set_chapters([_chapter(number, chapter) for number, chapter in enumerate(label.chapters, 1)])
        else:
            output.metadata.update(vorbis_chapters(label.chapters))
        if label.picture and self.container == "ogg":
            output.metadata["METADATA_BLOCK_PICTURE"] = base64.b64encode(_flac_picture(label.picture)).decode()
        elif label.picture and hasattr(output, "add_mux_stream"):  # PyAV 16, the last for Python 3.10, lacks it
            _attach(output, label.picture)


class _Rest:
    """What follows the present place of a file, as a file of its own: libav counts from where it begins."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start = file.tell()
        self.write, self.read = file.write, file.read

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset + (0 if whence else self._start), whence) - self._start

    def tell(self) -> int:
        return self._file.tell() - self._start


def _av() -> ModuleType:
    try:
        import av
    except ImportError as error:
        hint = 'pip install "voicecoach[export]", or use .wav'
        raise VoicecoachError("only WAV files can be written without PyAV", hint) from error
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


_TAG_END = 190
"""The bytes before the LAME tag's checksum (gabriel.mp3-tech.org/mp3infotag.html)."""


def _name_lame(file: _Rest) -> None:
    """Have the info tag name its encoder, LAME.

    libav writes its own name there; players that look for LAME's would miss how much of both ends is padding.
    """
    file.seek(0)
    head = bytearray(file.read(_TAG_END + 2))
    at = max(head.find(b"Lavc"), head.find(b"Lavf"))
    if at < 0:
        return
    head[at : at + 9] = b"LAME3.100"
    head[_TAG_END:] = _crc16(head[:_TAG_END]).to_bytes(2, "big")
    file.seek(0)
    file.write(bytes(head))


def _crc16(data: bytes | bytearray) -> int:
    """Return the CRC-16 with the polynomial 0x8005, bits reversed."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
