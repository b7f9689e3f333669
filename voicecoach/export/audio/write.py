"""Writes a session to a sound file, under a temporary name first, so that the real name never holds half a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import replacing, writing
from voicecoach.export.audio.formats import Format
from voicecoach.export.audio.tags import Tags
from voicecoach.sound.clip import Clip
from voicecoach.sound.track import Take


def write(
    path: Path, format: Format, takes: Iterable[Take], tags: Tags, advance: Callable[[int], None] = lambda _: None
) -> None:
    """Write `takes` one after the other, whole or not at all.

    They must add up to `tags.frames`, which is known once they are placed.
    `advance` is told the frames of each block. Raise VoicecoachError if the file can't be written or gets too long, or
    if the takes add up to another length, since the chapters would then be wrong.
    """
    format.check(tags.frames)
    with writing(path), replacing(path) as part, part.open("w+b") as file:
        format.encode(file, _blocks(takes, tags.frames, advance), tags)


def _blocks(takes: Iterable[Take], frames: int, advance: Callable[[int], None]) -> Iterator[Clip]:
    written = 0
    for take in takes:
        written += take.placed.frames
        if written > frames:
            break
        for block in take.blocks():
            yield block
            advance(len(block))
    if written != frames:
        raise VoicecoachError("the voice didn't speak alike twice, so that times moved", "try again")
