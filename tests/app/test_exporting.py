"""Captions, parts, sheets and the whole library, through the real entry point and the deterministic voice."""

import json
import os
import re
import wave
from functools import partial

import numpy as np
import pytest

from voicecoach.app.track import open_track
from voicecoach.sound.parallel_voices import ParallelVoices

HUM = ("--voice", "hum")
TWO = """
name: Two
phrases: {keys: ""}
exercises:
  - {name: "A/B: hold", hold: 3s, get_ready: 1s, rest_after: 3s}
  - {name: C, reps: 3, pace: 2s, get_ready: 1s}
"""


@pytest.fixture
def two(home):
    (home / "two.yaml").write_text(TWO)


@pytest.fixture
def library(monkeypatch, home, own):
    """Two routines of the person's own and none of ours."""
    monkeypatch.setattr("voicecoach.core.paths.shipped", lambda kind: home / "none")
    monkeypatch.setattr("voicecoach.app.exporting.library.routine_folders", lambda: [home / "data" / "routines"])
    own("two", TWO)
    own("quick", "exercises: [{name: Squeeze, hold: 2s}]")


def samples(path):
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def test_captions_say_at_each_time_what_show_tells_of_it(run, home, two):
    data = json.loads(run("show", "two.yaml", "--json", *HUM).out)
    said = [(round(1000 * cue["at"]), cue["say"]) for step in data["steps"] for cue in step["cues"] if "say" in cue]
    assert run("export", "two.yaml", "--captions", "all", *HUM).code == 0
    blocks = (home / "two.srt").read_text(encoding="utf-8").strip().split("\n\n")
    shown = {}
    for block in blocks:
        _, times, text = block.split("\n")
        hours, minutes, seconds, thousandths = map(int, re.split("[:,]", times.split(" --> ")[0]))
        shown[((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths] = text
    assert len(said) > 8
    for at, text in said:
        assert text.startswith(shown[at])
    assert (home / "two.vtt").read_text(encoding="utf-8").count(" --> ") == len(blocks)
    assert f"[length:00:{int(data['seconds']):02}]" in (home / "two.lrc").read_text(encoding="utf-8")


def test_captions_are_made_only_when_asked_for_and_told_apart(run, home, two):
    assert run("export", "two.yaml", *HUM).code == 0
    assert run("export", "two.yaml", "--captions", "LRC,vtt", "-o", "x.wav", *HUM).code == 0
    made = {path.name for path in home.iterdir() if path.suffix in (".wav", ".vtt", ".srt", ".lrc")}
    assert made == {"two.wav", "x.wav", "x.vtt", "x.lrc"}
    ran = run("export", "two.yaml", "--captions", "ass", *HUM)
    assert (ran.code, "'ass' is none of vtt, srt, lrc" in ran.err) == (2, True)


def test_parts_one_after_the_other_are_the_whole_as_the_playlist_tells(run, home, two):
    assert run("export", "two.yaml", "-o", "whole.wav", *HUM).code == 0
    ran = run("export", "two.yaml", "--split", "--captions", "lrc", *HUM)
    assert (ran.code, ran.err) == (0, "")
    lines = (home / "two" / "two.m3u8").read_text(encoding="utf-8").splitlines()
    files = [line for line in lines if not line.startswith("#")]
    assert files == ["00 Two.wav", "01 A B hold.wav", "02 C.wav"]
    parts = [samples(home / "two" / file) for file in files]
    assert np.array_equal(np.concatenate(parts), samples(home / "whole.wav"))
    told = [float(line.removeprefix("#EXTINF:").split(",")[0]) for line in lines if line.startswith("#EXTINF:")]
    assert told == [pytest.approx(len(part) / 48_000, abs=0.0006) for part in parts]
    assert (home / "two" / "01 A B hold.lrc").read_text(encoding="utf-8").startswith("[ti:A/B: hold]")


def test_parts_need_a_folder(run, home, two):
    (home / "file").touch()
    for place in ("file", "none/folder"):
        ran = run("export", "two.yaml", "--split", "-o", place, *HUM)
        assert (ran.code, ran.out) == (2, "")
        assert "hint: name a folder with -o" in ran.err


@pytest.mark.parametrize(
    ("words", "file", "begins"),
    [
        (("--script",), "two.html", "<!DOCTYPE html>"),
        (("--script", "-o", "x.md"), "x.md", "# Two"),
        (("-o", "x.html"), "x.html", "<!DOCTYPE html>"),
    ],
)
def test_a_sheet_by_its_option_or_by_the_ending(run, home, two, words, file, begins):
    assert run("export", "two.yaml", *words) == (0, f"{file}\n", "")
    assert (home / file).read_text(encoding="utf-8").startswith(begins)
    assert not (home / "cache").exists()  # nothing was spoken


def test_a_sheet_has_the_dose_and_the_part_that_was_chosen(run, home, own):
    own("range", "exercises: [{name: A, hold: 5-9s, sets: 2-3}, B]")
    assert run("export", "range", "--level", "high", "--skip", "B", "-o", "x.md").code == 0
    sheet = (home / "x.md").read_text(encoding="utf-8")
    assert "3 sets. Hold for 9 seconds." in sheet
    assert "☐☐☐" in sheet
    assert "### B" not in sheet
    assert "*Amounts:* the highest level" in sheet


def test_a_sheet_without_ranges_names_no_level(run, home, own):
    own("fixed", "exercises: [{name: A, hold: 5s}]")
    assert run("export", "fixed", "--level", "high", "-o", "x.md").code == 0
    assert "level" not in (home / "x.md").read_text(encoding="utf-8")


def test_the_pictures_of_markdown_lie_beside_it(run, home, own):
    own("drawn", "exercises: [A, {name: Squat, pose: [standing, squat], reps: 5}]")
    assert run("export", "drawn", "-o", "my sheet.md") == (0, "my sheet.md\n", "")
    assert "![Squat](my%20sheet-pictures/2.svg)" in (home / "my sheet.md").read_text(encoding="utf-8")
    assert (home / "my sheet-pictures" / "2.svg").read_bytes().startswith(b"<svg")
    assert len(list((home / "my sheet-pictures").iterdir())) == 1


@pytest.mark.parametrize("place", ["x.txt", "x", "none/x.html", "file/x.html"])
def test_a_sheet_that_cannot_be_is_an_error(run, home, two, place):
    (home / "file").touch()
    ran = run("export", "two.yaml", "--script", "-o", place)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert "hint: " in ran.err


def test_the_library_is_exported_once_and_again_what_changed(run, home, own, library):
    def exported(*words):
        before = {path.name: path.stat().st_mtime_ns for path in home.glob("lib/*.wav")}
        ran = run("export", "--all", "-o", "lib", *HUM, *words)
        assert (ran.code, ran.err) == (0, "")
        return {path.name for path in home.glob("lib/*.wav") if before.get(path.name) != path.stat().st_mtime_ns}

    assert exported() == {"two.wav", "quick.wav"}
    assert exported() == set()
    own("two", "# a comment changes nothing that is heard" + TWO)
    assert exported() == set()
    own("quick", "exercises: [{name: Squeeze, hold: 1s}]")
    assert exported() == {"quick.wav"}
    (home / "lib" / "two.wav").unlink()
    assert exported() == {"two.wav"}
    for words in (("--rate", "1.5"), ("--pack", "soft"), ("--loudness", "off"), ("--chapters", "sets")):
        assert exported(*words) == exported() == {"two.wav", "quick.wav"}


def test_the_library_is_the_same_as_one_by_one(run, home, library):
    assert run("export", "--all", "-o", "lib", *HUM).code == 0
    assert run("export", "two", "-o", "two.wav", *HUM).code == 0
    assert np.array_equal(samples(home / "lib" / "two.wav"), samples(home / "two.wav"))


def test_one_that_is_wrong_does_not_stop_the_others(run, home, own, library):
    own("broken", "exercises: [{name: A, rep: 3}]")
    own("strange", "voice: nobody\nexercises: [A]")
    ran = run("export", "--all", "-o", "lib", "--cues", "beeps")
    assert ran.code == 1
    assert "error: broken: " in ran.err
    assert "hint: see `voicecoach check broken`" in ran.err
    assert "error: strange: " in ran.err
    assert ran.out == "lib: 2 written, 0 as they were, 2 failed.\n"
    assert {path.name for path in home.glob("lib/*.wav")} == {"two.wav", "quick.wav"}


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((), "which routine?"),
        (("two.yaml", "--all", "-o", "lib"), "--all takes no name"),
        (("--all",), "--all needs a folder"),
        (("--all", "-o", "two.yaml"), "two.yaml is not a folder"),
        (("two.yaml", "--split", "--script"), "--script and --split don't go together"),
        (("--split", "--all", "-o", "lib"), "--split and --all don't go together"),
        (("two.yaml", "--format", "mp3", "-o", "x.wav"), "'mp3' is not what x.wav is to be"),
    ],
)
def test_what_does_not_go_together_is_said(run, two, words, error):
    ran = run("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert error in ran.err


def kind_of(path):
    data = path.read_bytes()
    return {b"RIFF": "wav", b"fLaC": "flac", b"OggS": "opus", b"ID3\x04": "mp3"}.get(
        data[:4], data[4:8].decode(errors="ignore")
    )


@pytest.mark.parametrize(
    ("words", "file", "kind"),
    [
        ((), "quick.flac", "flac"),
        (("-o", "x"), "x", "flac"),
        (("-o", "x.wav"), "x.wav", "wav"),
        (("-o", "x.OGA"), "x.OGA", "opus"),
        (("--format", "mp3"), "quick.mp3", "mp3"),
        (("--format", "mp3", "-o", "x.part"), "x.part", "mp3"),
        (("--format", "opus", "-o", "x.ogg"), "x.ogg", "opus"),
        (("-o", "x.m4b"), "x.m4b", "ftyp"),
        (("--split", "-o", "v1.0"), "v1.0/00 Quick.flac", "flac"),
    ],
)
def test_the_ending_tells_the_format_before_the_settings_do(run, home, monkeypatch, words, file, kind):
    monkeypatch.setenv("VOICECOACH_FORMAT", "flac")
    ran = run("export", "quick.yaml", *words, *HUM)
    assert (ran.code, ran.err) == (0, "")
    assert kind_of(home / file) == kind


@pytest.mark.parametrize(
    "words", [("-o", "lib/x.wav"), ("-o", "lib/x.html"), ("--split", "-o", "lib"), ("--all", "-o", "lib")]
)
def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_spoken(run, home, monkeypatch, words):
    folder, real = home / "lib", os.access
    folder.mkdir()
    # Root may write anywhere, so here the system's answer is given for it.
    refused = (folder, os.W_OK)
    monkeypatch.setattr(os, "access", lambda path, mode: (home / path, mode) != refused and real(path, mode))
    ran = run("export", *(() if "--all" in words else ("quick.yaml",)), *words, *HUM)
    assert (ran.code, ran.out) == (2, "")
    assert "can't be written to\nhint: name a f" in ran.err
    assert not (home / "cache").exists()


def test_what_several_voices_speak_is_the_same_session(run, home, two, monkeypatch):
    assert run("export", "two.yaml", "-o", "alone.wav", *HUM).code == 0
    opened = []

    def counted(*words, **how):
        opened.append(words)
        return open_track(*words, **how)

    monkeypatch.setattr("voicecoach.app.exporting.session.ParallelVoices", partial(ParallelVoices, slow=0, voices=3))
    monkeypatch.setattr("voicecoach.app.exporting.session.open_track", counted)
    monkeypatch.setenv("VOICECOACH_CACHE", str(home / "cold"))
    assert run("export", "two.yaml", "-o", "together.wav", *HUM).code == 0
    assert len(opened) == 1 + 2  # its own, and two that joined in
    assert np.array_equal(samples(home / "alone.wav"), samples(home / "together.wav"))
    assert run("export", "two.yaml", "-o", "again.wav", *HUM).code == 0
    assert len(opened) == 1 + 2 + 1  # all is in the cache


def test_a_file_speaks_of_no_keys_unless_the_writer_does(run, home):
    exercises = "exercises: [{name: Bend, wait: yes, hold: 2s}]"
    (home / "ours.yaml").write_text(exercises)
    (home / "theirs.yaml").write_text(f"phrases: {{wait: Press play again.}}\n{exercises}")
    said = []
    for name in ("ours", "theirs"):
        assert run("export", f"{name}.yaml", "--captions", "vtt", *HUM).code == 0
        said.append((home / f"{name}.vtt").read_text(encoding="utf-8"))
    assert "Press" not in said[0]
    assert "Pause here until you are ready." in said[0]
    assert "Press play again." in said[1]
