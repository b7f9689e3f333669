"""ID3v2.4 tags, for MP3 and WAV: texts, chapters and a picture (id3.org: id3v2.4.0 and its chapter addendum)."""

from __future__ import annotations

import struct

from voicecoach.export.audio.tags import Tags, milliseconds
from voicecoach.export.timeline import Chapter

_FRAMES = {"title": b"TIT2", "artist": b"TPE1", "album": b"TALB", "date": b"TDRC"}
_UTF8 = b"\x03"
_NO_OFFSET = 0xFFFFFFFF
"""Means that a chapter is found by its time, not by a byte offset."""
_FRONT_COVER = b"\x03"


def encode(tags: Tags) -> bytes:
    """Return the whole tag."""
    texts = tags.texts()
    frames = [_frame(_FRAMES[name], _UTF8 + text.encode()) for name, text in texts.items() if name in _FRAMES]
    frames.append(_frame(b"TLEN", _UTF8 + str(milliseconds(tags.frames)).encode()))
    if tags.comment:
        frames.append(_frame(b"COMM", _UTF8 + b"eng" + b"\0" + tags.comment.encode()))
    if tags.chapters:
        frames += _chapters(tags.chapters)
    if tags.picture:
        frames.append(_frame(b"APIC", _UTF8 + b"image/png\0" + _FRONT_COVER + b"\0" + tags.picture))
    body = b"".join(frames)
    return b"ID3\x04\0\0" + _synchsafe(len(body)) + body


def _chapters(chapters: tuple[Chapter, ...]) -> list[bytes]:
    names = [b"chp%d\0" % number for number in range(len(chapters))]
    made = [_chapter(name, chapter) for name, chapter in zip(names, chapters, strict=True)]
    # The table of contents counts its entries in a byte. It lists those that fit, and players read all chapters anyway.
    listed = names[:255]
    top_level_and_ordered = 3
    return [_frame(b"CTOC", b"toc\0" + bytes((top_level_and_ordered, len(listed))) + b"".join(listed)), *made]


def _chapter(name: bytes, chapter: Chapter) -> bytes:
    times = struct.pack(">4I", milliseconds(chapter.start), milliseconds(chapter.end), _NO_OFFSET, _NO_OFFSET)
    return _frame(b"CHAP", name + times + _frame(b"TIT2", _UTF8 + chapter.title.encode()))


def _frame(name: bytes, data: bytes) -> bytes:
    return name + _synchsafe(len(data)) + b"\0\0" + data


def _synchsafe(number: int) -> bytes:
    """Return a number in four bytes of seven bits each."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
