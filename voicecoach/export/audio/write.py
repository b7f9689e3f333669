"""A session written to a sound file, beside the real name first, so that no half file is ever left under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import replacing, writing
from voicecoach.export.audio.formats import Format
from voicecoach.export.audio.tags import Tags
from voicecoach.sound.clip import Clip
from voicecoach.sound.comfort_noise import over_noise
from voicecoach.sound.track import Take


def write(
    path: Path,
    format: Format,
    takes: Iterable[Take],
    tags: Tags,
    advance: Callable[[int], None] = lambda _: None,
    *,
    begin: int = 0,
) -> None:
    """Write `takes` one after the other, whole or not at all, with comfort noise under them.

    They must come to `tags.frames`, which is known once they were placed; `begin` is the first frame in their session.
    `advance` is told the frames of each block. Raise VoicecoachError if the file can't be written or gets too long, or
    if the takes come to another length: then the chapters would lie.
    """
    format.check(tags.frames)
    with writing(path), replacing(path) as part, part.open("w+b") as file:
        format.encode(file, _blocks(takes, tags.frames, advance, begin), tags)


def _blocks(takes: Iterable[Take], frames: int, advance: Callable[[int], None], begin: int) -> Iterator[Clip]:
    written, at = 0, begin
    for take in takes:
        written += take.placed.frames
        if written > frames:
            break
        for block in take.blocks():
            yield over_noise(block, at)
            at += len(block)
            advance(len(block))
    if written != frames:
        raise VoicecoachError("the voice didn't speak alike twice, so that times moved", "try again")
