"""Recordings made here byte by byte: AIFF as macOS writes it, WAV as the other systems do."""

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from voicecoach.sound.voices.recording import read

SAMPLES = [0, 8192, -16384, 32767, -32768, 1]
RATE_22050 = bytes.fromhex("400dac44000000000000")
RATE_44100 = bytes.fromhex("400eac44000000000000")


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack(">L", len(content)) + content + b"\0" * (len(content) % 2)


def form(kind: bytes, *chunks: bytes) -> bytes:
    return chunk(b"FORM", kind + b"".join(chunks))


def common(channels: int, rate: bytes, kind: bytes = b"", bits: int = 16) -> bytes:
    return chunk(b"COMM", struct.pack(">hLh", channels, len(SAMPLES), bits) + rate + kind)


def sound(order: str, skipped: bytes = b"") -> bytes:
    data = struct.pack(f"{order}{len(SAMPLES)}h", *SAMPLES)
    return chunk(b"SSND", struct.pack(">LL", len(skipped), 0) + skipped + data)


@pytest.mark.parametrize(
    ("content", "rate"),
    [
        (form(b"AIFF", common(1, RATE_22050), sound(">")), 22050),
        (form(b"AIFF", sound(">"), common(1, RATE_44100)), 44100),
        (form(b"AIFF", chunk(b"NAME", b"odd"), common(1, RATE_22050), sound(">", b"pad!")), 22050),
        (form(b"AIFC", common(1, RATE_22050, b"sowt\0\0"), sound("<")), 22050),
        (form(b"AIFC", common(1, RATE_22050, b"NONE\x0enot compressed\0"), sound(">")), 22050),
    ],
)
def test_aiff(tmp_path: Path, content: bytes, rate: int):
    file = tmp_path / "phrase.wav"
    file.write_bytes(content)
    speech = read(file)
    assert speech.rate == rate
    assert speech.samples.tolist() == [sample / 32768 for sample in SAMPLES]


def test_two_channels_become_one(tmp_path: Path):
    file = tmp_path / "phrase.aiff"
    file.write_bytes(form(b"AIFF", common(2, RATE_22050), sound(">")))
    assert read(file).samples.tolist() == [4096 / 32768, 8191.5 / 32768, -16383.5 / 32768]


def test_wav(tmp_path: Path):
    file = tmp_path / "phrase"
    with wave.open(str(file), "wb") as recording:
        recording.setparams((1, 2, 22050, 0, "NONE", ""))
        recording.writeframes(struct.pack(f"<{len(SAMPLES)}h", *SAMPLES))
    speech = read(file)
    assert speech.rate == 22050
    assert speech.samples.dtype == np.float32
    assert speech.samples.tolist() == [sample / 32768 for sample in SAMPLES]


WHOLE = form(b"AIFF", common(1, RATE_22050), sound(">"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"FORM",
        WHOLE[:30],
        form(b"AIFC", common(1, RATE_22050, b"ulaw\0\0"), sound(">")),
        form(b"AIFF", common(1, RATE_22050, bits=24), sound(">")),
        form(b"AIFF", common(1, RATE_22050)),
        form(b"AIFF", common(0, RATE_22050), sound(">")),
        form(b"AIFF", common(1, bytes(10)), sound(">")),
    ],
)
def test_damage_and_other_formats_are_refused(tmp_path: Path, content: bytes):
    file = tmp_path / "phrase"
    file.write_bytes(content)
    with pytest.raises(ValueError, match="recording"):
        read(file)


def test_a_recording_cut_short_gives_what_there_is(tmp_path: Path):
    file = tmp_path / "phrase"
    file.write_bytes(WHOLE[:-3])
    assert read(file).samples.tolist() == [sample / 32768 for sample in SAMPLES[:4]]
