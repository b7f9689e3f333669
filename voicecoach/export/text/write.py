"""Texts beside a session's sound or in its place, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from voicecoach.core.files import write_atomically, writing
from voicecoach.export.text.captions import FORMATS, captions
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.model import Placed


def write_captions(
    sound: Path, kinds: Iterable[str], heard: Sequence[Placed], title: str, words: Language = ENGLISH
) -> list[Path]:
    """Write the captions of a sound file beside it, with its name; return their files. Raise VoicecoachError."""
    shown, length = list(captions(heard, words)), sum(placed.frames for placed in heard)
    written = {sound.with_suffix(f".{kind}"): FORMATS[kind](shown, title, length) for kind in kinds}
    for path, text in written.items():
        write(path, text)
    return list(written)


def write(path: Path, data: str | bytes) -> None:
    """Write a text or a picture whole or not at all. Raise VoicecoachError if it can't be."""
    with writing(path):
        write_atomically(path, data)
