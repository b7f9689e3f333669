"""A track written to a sound file, beside the real name first, so that no half file is ever left under it."""

from __future__ import annotations

import os
import wave
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from voicecoach.problem import VoicecoachError
from voicecoach.sound.track import Take
from voicecoach.units import RATE, clock, seconds

MOST_FRAMES = (2**32 - 4096) // 2
"""What a WAV file's 32-bit length field can say: 12.4 hours."""


def write_wav(path: Path, takes: Iterable[Take], advance: Callable[[int], None], least: int = 0) -> int:
    """Write `takes` one after the other as 48 kHz 16-bit mono; return the frames written.

    `advance` is told the frames of each block; `least` frames are sure to come, so that what is too long is refused
    before hours of it are written. Raise VoicecoachError if the file can't be written or grows too long.
    """
    _check_length(least)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        written = _write(beside, takes, advance)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise VoicecoachError(f"can't write {path}: {reason}", "choose another place with -o") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return written


def _write(path: Path, takes: Iterable[Take], advance: Callable[[int], None]) -> int:
    written = 0
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for take in takes:
            _check_length(written + take.placed.frames)
            for block in take.blocks():
                file.writeframes(block.astype("<i2", copy=False).tobytes())
                advance(len(block))
                written += len(block)
    return written


def _check_length(frames: int) -> None:
    if frames > MOST_FRAMES:
        raise VoicecoachError(
            f"a WAV file holds at most {clock(seconds(MOST_FRAMES))} hours, and this session is longer",
            "choose a lower --level or split the routine",
        )
