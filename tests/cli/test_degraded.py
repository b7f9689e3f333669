"""What a session does without: a voice, a cache, a disk. It goes on, with one warning."""

import subprocess
import sys
from importlib.metadata import EntryPoints
from pathlib import Path

import pytest

from voicecoach import plugins
from voicecoach.installing import add_extra

SCRIPT = Path(sys.executable).with_name("voicecoach")
HUM = ("--voice", "hum")
MEMORY = """\
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture
def no_voice(monkeypatch):
    found = plugins.entry_points

    def without_voices(group):
        return EntryPoints(()) if group == "voicecoach.voices" else found(group=group)

    monkeypatch.setattr(plugins, "entry_points", without_voices)


def test_without_any_voice_there_are_sounds_and_one_clear_line(run, no_voice):
    ran = run("show", "quick.yaml")
    assert ran.code == 0
    assert ran.err.count("warning: ") == 1
    assert f"There is no voice here: sounds and screen only. Get one with: {add_extra('natural')}" in ran.err
    assert "[start] [end]" in ran.out
    assert '"' not in ran.out


def test_without_any_voice_the_doctor_says_how_to_get_one(run, no_voice):
    ran = run("doctor")
    assert ran.code == 3
    assert f"!!  voice of a session: none\n    hint: {add_extra('natural')}" in ran.out


def test_a_cache_that_cannot_be_written_is_one_warning(run, home, monkeypatch):
    (home / "file").write_text("kept")
    monkeypatch.setenv("VOICECOACH_CACHE", str(home / "file"))
    ran = run("show", "quick.yaml", *HUM)
    assert ran.code == 0
    assert ran.err.count("\n") == ran.err.count("warning: Spoken clips can't be ") == 1
    assert (home / "file").read_text() == "kept"


def test_damaged_clips_are_spoken_anew_with_one_warning(run, home):
    fine = run("show", "quick.yaml", *HUM)
    clips = sorted((home / "cache").rglob("*.clip"))
    assert len(clips) > 4
    for clip in clips[:3]:
        clip.write_bytes(clip.read_bytes()[:-2])
    mended = run("show", "quick.yaml", *HUM)
    assert (mended.code, mended.out) == (0, fine.out)
    assert mended.err == "warning: A kept clip was damaged, and is spoken again.\n"
    assert run("show", "quick.yaml", *HUM) == fine


def test_a_day_of_hold_is_shown_and_takes_no_memory(script, home):
    pytest.importorskip("resource")
    (home / "day.yaml").write_text("exercises: [{name: A, hold: 24h}]")
    ran = script("show", "day.yaml", *HUM)
    assert ran.returncode == 0
    assert "hold 24:00:00" in ran.stdout
    # From a small process: until it begins, what one starts has as much memory as who starts it.
    asked = subprocess.run(
        [sys.executable, "-c", MEMORY, SCRIPT, "show", "day.yaml", *HUM], stdout=subprocess.PIPE, check=True
    )
    assert int(asked.stdout) < 200_000 * (1024 if sys.platform == "darwin" else 1)
    too_long = script("export", "day.yaml", *HUM)
    assert too_long.returncode == 1
    assert "a WAV file holds at most 12:22:44 hours" in too_long.stderr
    assert not list(home.glob("*.wav*"))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_fills_up_under_a_recorded_session_ends_it_with_an_error(script, home):
    import resource
    import signal

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    (home / "heard.wav").write_bytes(b"the old one")
    words = ("start", "quick.yaml", "--plain", "--cues", "beeps", "--output", "file:heard.wav", *HUM)
    ran = script(*words, preexec_fn=small_disk)
    assert ran.returncode == 3
    assert ran.stderr.splitlines()[0] == "error: heard.wav could not be written: File too large"
    assert (home / "heard.wav").read_bytes() == b"the old one"
    assert not list(home.glob("*.part"))


@pytest.mark.parametrize("field", ["name", "setup", "do", "tip", "easier", "notes"])
@pytest.mark.parametrize("text", ["مرحبا بالعالم", "你好", "😀👍🏽", "é̂n̈", "\u0301", "נסיון abc"])
def test_any_script_in_any_field_is_shown_and_spoken(run, home, field, text):
    fields = {"name": "A", "hold": "3s", "sets": "2", "rest": "1s"} | {field: f"'{text}'"}
    body = ", ".join(f"{key}: {value}" for key, value in fields.items())
    (home / "any.yaml").write_text(f"{{name: '{text}', exercises: [{{{body}}}]}}", encoding="utf-8")
    ran = run("export", "any.yaml", "-o", "any.wav", *HUM)
    assert (ran.code, ran.err) == (0, "")
    assert text.split()[0] in run("show", "any.yaml", "--all", *HUM).out


def test_a_megabyte_of_text_is_a_problem_in_few_lines(run, home):
    (home / "long.yaml").write_text(f"exercises: [{{name: A, do: '{'word ' * 200_000}'}}]")
    ran = run("start", "long.yaml")
    assert ran.code == 1
    assert "`do` is 999,999 characters long" in ran.err
    assert len(ran.err) < 2000


def test_what_a_short_session_has_no_time_to_show_is_told_after_it(run, own, brisk):
    names = ("Bridge", "Plank", "Squat")
    lines = [f"  - {{name: {name}, hold: 1s, get_ready: 1s, easier: {{name: Half a {name}}}}}" for name in names]
    own("quickest", "\n".join(["exercises:", *lines]))
    easier = [word for name in names for word in ("--easier", name)]
    ran = run("start", "quickest", *HUM, "--output", "null", "--plain", *easier)
    assert ran.code == 0, ran.err
    after = ran.out.partition("finished after")[2].splitlines()
    assert [after.count(f"Easier: Half a {name}.") for name in names] == [0, 1, 1]
