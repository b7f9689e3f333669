"""Every kind of file, read by others: what it says about itself, and where its sounds are."""

import json
import subprocess

import mutagen
import needed
import numpy as np
import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import RATE, seconds
from voicecoach.export.audio.cover import cover
from voicecoach.export.audio.formats import FORMATS, format_of
from voicecoach.export.audio.tags import Tags
from voicecoach.export.audio.write import write
from voicecoach.export.timeline import Chapter
from voicecoach.score.model import Cue, Earcon, Placed, Segment, Step, StepKind, Stretch
from voicecoach.sound.earcons import load
from voicecoach.sound.track import Take

av = pytest.importorskip("av", reason="the extra `export` is not installed")

LENGTH = 30 * RATE + 12_345
ONSETS = [1000 + number * (2 * RATE + 137) for number in range(14)]
SPLIT = 10 * RATE + 123
CHAPTERS = (Chapter("Opening", 0, SPLIT), Chapter("Brücke, left side", SPLIT, LENGTH, 0))
TAGS = Tags("Übung", LENGTH, CHAPTERS, "The album", "2026-11-22", "Stop if it hurts.", cover("x", [1, 2]))
TICK = load()[Earcon.START]


@pytest.fixture(scope="module", params=FORMATS)
def file(request, tmp_path_factory):
    """Return a file of each kind with fourteen earcons in it."""
    segment = Segment(StepKind.WORK, seconds(LENGTH))
    step = Step(StepKind.WORK, (segment,))
    cues = tuple(Cue(frame, Earcon.START, len(TICK)) for frame in ONSETS)
    take = Take(Placed(step, cues, (Stretch(segment, 0, LENGTH),), LENGTH), {Earcon.START: TICK})
    path = tmp_path_factory.mktemp("formats") / f"x.{request.param}"
    write(path, FORMATS[request.param], [take], TAGS)
    return path


def onsets(sound):
    """Return where the earcon sounds, near where it should."""
    assert len(sound) >= LENGTH
    reach, size = 240, 1 << (480 + len(TICK)).bit_length()
    shape = np.conj(np.fft.rfft(TICK, size))
    padded = np.pad(sound.astype(float), reach)
    near = [np.fft.rfft(padded[frame : frame + 2 * reach + len(TICK)], size) for frame in ONSETS]
    alike = [np.fft.irfft(window * shape, size)[: 2 * reach + 1] for window in near]
    return [frame - reach + int(np.argmax(score)) for frame, score in zip(ONSETS, alike, strict=True)]


def by_av(path):
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])


def program(name, *words):
    """Return what a program prints."""
    needed.programs(name)
    return subprocess.run([name, "-v", "error", *words], capture_output=True, check=True).stdout


def by_ffmpeg(path):
    return np.frombuffer(program("ffmpeg", "-i", path, "-map", "0:a", "-f", "s16le", "-"), "<i2")


@pytest.mark.parametrize("decode", [by_av, by_ffmpeg])
def test_each_earcon_sounds_when_it_should_to_the_millisecond(file, decode):
    assert onsets(decode(file)) == pytest.approx(ONSETS, abs=48)


def test_nothing_but_the_padding_of_the_last_packet_is_added(file):
    assert 0 <= len(by_av(file)) - LENGTH < (1024 if file.suffix == ".m4a" else 1)


def test_no_format_changes_the_level(file):
    sound = by_av(file)[:LENGTH].astype(float)
    sound *= 1 if np.abs(sound).max() > 2 else 32768
    heard = np.concatenate([sound[frame : frame + len(TICK)] for frame in ONSETS])
    meant = np.tile(TICK.astype(float), len(ONSETS))
    assert 20 * np.log10(heard @ meant / (meant @ meant)) == pytest.approx(0, abs=0.2)


def test_ffprobe_reads_title_length_and_chapters(file):
    shown = json.loads(program("ffprobe", "-show_format", "-show_streams", "-show_chapters", "-of", "json", file))
    streams = shown["streams"]
    tags = {key.lower(): text for key, text in (streams[0].get("tags", {}) | shown["format"].get("tags", {})).items()}
    named = {key: tags[key] for key in ("title", "artist", "album", "date", "comment")}
    assert named == TAGS.texts()
    # Older than 8, it counts the padding of MP3 and the delay of Opus.
    assert float(shown["format"]["duration"]) == pytest.approx(seconds(LENGTH), abs=0.06)
    told = [(one["tags"]["title"], float(one["start_time"])) for one in shown["chapters"]]
    assert told == [("Opening", 0), ("Brücke, left side", round(seconds(SPLIT), 3))]
    assert [stream["codec_name"] for stream in streams if stream["disposition"]["attached_pic"]] == ["png"]


def test_mutagen_reads_title_length_and_chapters(file):
    found = mutagen.File(file)
    assert found.info.length == pytest.approx(seconds(LENGTH), abs=0.022)  # M4A: to a packet of 1024
    assert TITLES[file.suffix](found) == ["Übung"]
    assert CHAPTERS_OF[file.suffix](found) == [("Opening", 0), ("Brücke, left side", 10_003)]


def id3_chapters(found):
    by_name = {chapter.element_id: chapter for chapter in found.tags.getall("CHAP")}
    listed = [by_name[name] for name in found.tags.getall("CTOC")[0].child_element_ids]
    assert [chapter.end_time for chapter in listed] == [10_003, 30_257]
    return [(chapter.sub_frames["TIT2"].text[0], chapter.start_time) for chapter in listed]


def vorbis_chapters(found):
    made = []
    for number in (1, 2):
        hours, minutes, whole = found[f"CHAPTER{number:03}"][0].split(":")
        at = round(((int(hours) * 60 + int(minutes)) * 60 + float(whole)) * 1000)
        made.append((found[f"CHAPTER{number:03}NAME"][0], at))
    return made


TITLES = {
    ".mp3": lambda found: found.tags["TIT2"].text,
    ".wav": lambda found: found.tags["TIT2"].text,
    ".m4a": lambda found: found.tags["\xa9nam"],
    ".opus": lambda found: found.tags["title"],
    ".flac": lambda found: found.tags["title"],
}
CHAPTERS_OF = {
    ".mp3": id3_chapters,
    ".wav": id3_chapters,
    ".m4a": lambda found: [(chapter.title, round(chapter.start * 1000)) for chapter in found.chapters],
    ".opus": vorbis_chapters,
    ".flac": vorbis_chapters,
}


def test_every_ending_has_its_format_and_another_is_refused(tmp_path):
    assert format_of(tmp_path / "x.OGG") is FORMATS["opus"]
    assert format_of(tmp_path / "x.m4b") is FORMATS["m4a"]
    for name, match in (("x.wma", r"a \.wma"), ("x", "without an ending")):
        with pytest.raises(VoicecoachError, match=match) as caught:
            format_of(tmp_path / name)
        assert ".mp3" in caught.value.hint
