"""M4A beyond half a minute: more chapters than Nero's list holds, and lengths that need long words."""

import struct

import mutagen
import numpy as np
import pytest

from voicecoach.core.units import RATE
from voicecoach.export.audio import m4a
from voicecoach.export.audio.mp4_boxes import Samples, box, media_head, movie_header, sound_track
from voicecoach.export.audio.tags import Tags, milliseconds
from voicecoach.export.timeline import Chapter

av = pytest.importorskip("av", reason="the extra `export` is not installed")

SECOND = [np.zeros(RATE, np.int16)]


def written(path, blocks, tags):
    with path.open("w+b") as file:
        m4a.encode(file, blocks, tags)
    return path


def test_three_hundred_chapters_are_all_in_the_text_track(tmp_path):
    chapters = tuple(Chapter(f"Nr {n}", n * 160, (n + 1) * 160, n) for n in range(300))
    path = written(tmp_path / "x.m4a", SECOND, Tags("Many", RATE, chapters))
    told = [(chapter.title, round(RATE * chapter.start)) for chapter in mutagen.File(path).chapters]
    assert told == [(chapter.title, chapter.start) for chapter in chapters[:255]]
    with av.open(str(path)) as container:
        tracked = [(one["metadata"]["title"], float(one["start"] * one["time_base"])) for one in container.chapters()]
    assert tracked == [(chapter.title, milliseconds(chapter.start) / 1000) for chapter in chapters]


def test_without_chapters_and_picture_there_is_one_track(tmp_path):
    path = written(tmp_path / "x.m4a", SECOND, Tags("Plain", RATE))
    with av.open(str(path)) as container:
        assert [stream.type for stream in container.streams] == ["audio"]
        assert container.duration == pytest.approx(1_000_000)
    found = mutagen.File(path)
    assert (found.tags["\xa9nam"], found.tags.get("covr")) == (["Plain"], None)


def test_a_long_title_is_cut_in_neros_list_and_whole_in_the_track(tmp_path):
    title = "ü" * 200
    path = written(tmp_path / "x.m4a", SECOND, Tags("Long", RATE, (Chapter(title, 0, RATE, 0),)))
    assert [chapter.title for chapter in mutagen.File(path).chapters] == ["ü" * 127]
    assert title.encode() in path.read_bytes()


@pytest.mark.parametrize("hours", [20, 30])
def test_lengths_of_days_are_told(tmp_path, hours):
    frames = hours * 3600 * RATE
    samples = Samples(RATE, [(1, 1024), (20, frames // 20)], [8] * 21, [44], 47, unheard=1024)
    config = b"\x11\x88"
    movie = box(b"moov", movie_header(frames, 1), sound_track(1, frames, samples, config, 0))
    path = tmp_path / "x.m4a"
    path.write_bytes(b"".join((*m4a.FILE_TYPE, media_head(32, 64), bytes(16), *movie)))
    assert mutagen.File(path).info.length == pytest.approx(hours * 3600, abs=0.03)
    with av.open(str(path)) as container:
        assert container.streams[0].duration == pytest.approx(frames, abs=1024)
        assert container.duration == hours * 3600 * 1_000_000


@pytest.mark.parametrize(
    ("end", "head"),
    [
        (1000, struct.pack(">I4sI4s", 8, b"free", 992, b"mdat")),
        (2**33, struct.pack(">I4sQ", 1, b"mdat", 2**33)),
    ],
)
def test_more_than_four_gigabytes_have_a_long_size(end, head):
    assert media_head(0, end) == head
