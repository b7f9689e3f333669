"""What each command prints and writes, through the real entry point and the deterministic voice."""

import json
import os
import subprocess
import wave
from contextlib import suppress

import numpy as np
import pytest

from voicecoach import __version__
from voicecoach.core.paths import log_folder
from voicecoach.core.units import RATE, clock
from voicecoach.score.model import Earcon
from voicecoach.sound.comfort_noise import over_noise
from voicecoach.sound.earcons import load

HUM = ("--voice", "hum")


def samples(path):
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def onsets(heard, earcon):
    """Return the frames at which an earcon stands in `heard`, mixed with nothing but the noise that is always there."""
    clip = load()[earcon]
    heard = heard - over_noise(np.zeros(len(heard), np.int16), 0)
    head = clip[np.flatnonzero(clip)[0] :][:480].astype(np.float64)
    score = np.correlate(heard.astype(np.float64), head, "valid")
    near = np.flatnonzero(score > 0.999 * head @ head)
    lead = np.flatnonzero(clip)[0]
    return [int(at) - lead for at in near if np.array_equal(heard[at - lead : at - lead + len(clip)], clip)]


def test_alone_it_lists_the_routines_and_says_how_to_start(run):
    ran = run()
    assert ran.code == 0
    assert ran.out == run("list").out
    assert [line.split()[0] for line in ran.out.splitlines()[:2]] == ["about-recovery", "achilles-eccentric"]
    assert "voicecoach start NAME" in ran.out


def test_what_is_the_persons_own_is_listed_first(run, own):
    own("zumba", "name: Dance with Ana\nabout: Twice a week.\nexercises: [{name: A, reps: 3}]")
    lines = run("list").out.splitlines()
    assert lines[1] == "zumba  Dance with Ana", "its title, which its name doesn't tell"
    assert (lines[0], lines[1].split()[0], lines[2:4]) == ("Yours:", "zumba", ["", "Ours:"])
    assert lines[4].startswith("about-recovery") and not any(line.startswith("zumba") for line in lines[4:])


def test_what_is_no_routine_yet_is_told_how_to_become_one_and_ones_own_how_to_be_mended(run, own, home):
    (home / "mail.txt").write_text("Hi Anna,\n1. Clamshell 3x10\n")
    assert run("start", str(home / "mail.txt")).err.endswith(f"by `voicecoach import {home / 'mail.txt'}`\n")
    (home / "mail.pdf").write_bytes(b"%PDF-1.4 \0")
    assert "`voicecoach import`" in run("start", str(home / "mail.pdf")).err
    own("mine", "exercises: [{name: A, repz: 3}]")
    assert run("start", "mine").err.endswith("hint: `voicecoach edit mine` opens it\n")


def test_version(run):
    assert run("--version").out == f"voicecoach, version {__version__}\n"


def test_show_is_a_script_with_times_what_to_do_what_is_heard_and_the_total(run):
    ran = run("show", "quick.yaml", *HUM)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Quick"
    assert "\nSqueeze\n" in ran.out
    data = json.loads(run("show", "quick.yaml", "--json", *HUM).out)
    start = next(cue["at"] for step in data["steps"] for cue in step["cues"] if cue.get("sound") == "start")
    (first,) = [line for line in lines if "rep 1/2" in line]
    assert first.split("[")[0].split() == [clock(start), "hold", "rep", "1/2", "2", "s"]
    assert "[start]" in first
    assert lines[-1].split() == [clock(data["seconds"]), "in", "all"]


def test_who_reads_a_pipe_sees_at_the_terminal_that_show_is_speaking(script, home):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    ran = script("show", "quick.yaml", *HUM, capture_output=False, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    said = b""
    with suppress(OSError):  # it is closed
        while got := os.read(ours, 4096):
            said += got
    os.close(ours)
    assert ran.stdout.startswith("Quick\n")
    assert b"Measuring how long the voice takes" in said


def test_show_json_gives_every_step_and_cue_with_its_time(run):
    data = json.loads(run("show", "quick.yaml", "--json", *HUM).out)
    assert data["routine"] == "Quick"
    cues = [cue for step in data["steps"] for cue in step["cues"]]
    starts, ends = ([cue["at"] for cue in cues if cue.get("sound") == name] for name in ("start", "end"))
    assert [end - start for start, end in zip(starts, ends, strict=True)] == [pytest.approx(2.0, abs=1e-9)] * 2
    last = data["steps"][-1]
    assert data["seconds"] == pytest.approx(last["start"] + last["seconds"])


@pytest.mark.parametrize(
    ("level", "called", "reps"),
    [
        ("low", "the lowest level", "1/4"),
        ("0", "the lowest level", "1/4"),
        ("50", "level 50", "1/7"),
        ("middle", "level 50", "1/7"),
        ("high", "the highest level", "1/10"),
    ],
)
def test_the_level_picks_inside_the_ranges_and_is_a_number_however_it_was_named(run, own, level, called, reps):
    own("range", "exercises: [{name: A, reps: 4-10, hold: 3s}]")
    out = run("show", "range", "--level", level, *HUM).out
    assert f"rep {reps} 3 s" in out
    assert f"We'll do {called} today." in out


def test_cues_beeps_leaves_only_sounds(run):
    assert "Hold" in run("show", "quick.yaml", "--cues", "full", *HUM).out
    assert '"' not in run("show", "quick.yaml", "--cues", "beeps", *HUM).out


def test_check_of_a_good_file_a_bad_one_and_a_folder(run, home):
    assert run("check", "quick.yaml") == (0, "1 of 1 routine fine.\n", "")
    (home / "bad.yaml").write_text("exercises:\n  - name: A\n    rep: 5\n")
    bad = run("check", "bad.yaml")
    assert bad.code == 1
    assert bad.out.startswith("bad.yaml:3:5: ")
    assert "did you mean" in bad.out
    (home / "raw.yml").write_bytes(b"\0\1")
    folder = run("check", home)
    assert folder.code == 1
    assert "raw.yml is not a text file" in folder.out
    assert folder.out.endswith("1 of 3 routines fine.\n")


def test_check_alone_checks_ours_and_the_persons_own(run, own):
    ours = int(run("check").out.split()[0])
    own("mine", "exercises: [A]")
    assert run("check").out == f"{ours + 1} of {ours + 1} routines fine.\n"


def test_a_folder_without_routines_is_no_success(run, home):
    (home / "empty").mkdir()
    ran = run("check", "empty")
    assert (ran.code, ran.out) == (2, "")
    assert "empty holds no routine" in ran.err


def test_export_writes_holds_that_last_their_seconds_to_the_sample(run, home):
    (home / "holds.yaml").write_text("exercises:\n  - {name: A, hold: 3s}\n  - {name: B, hold: 7s, sides: each}\n")
    ran = run("export", "holds.yaml", "--cues", "beeps", "--loudness", "off", "-o", "out.wav", *HUM)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("out.wav: ")
    heard = samples(home / "out.wav")
    starts, ends = onsets(heard, Earcon.START), onsets(heard, Earcon.END)
    assert [(end - start) / RATE for start, end in zip(starts, ends, strict=True)] == [3.0, 7.0, 7.0]


def test_export_tells_how_large_a_file_is_and_of_a_smaller_kind_where_it_chose_the_kind_itself(run, own, home):
    own("long", "exercises: [{name: A, duration: 8 min}]")
    words = ("--cues", "beeps", "--loudness", "off", *HUM)
    ran = run("export", "long", *words)
    size = f", {(home / 'long.wav').stat().st_size / 1e6:.0f} MB"
    assert size in ran.out.splitlines()[0]
    assert ran.out.splitlines()[1].endswith("voicecoach export long -o long.mp3 (or .m4a, .opus)")
    assert ".mp3" not in run("export", "long", "-o", "x.wav", *words).out
    assert ".mp3" not in run("export", "quick.yaml", *HUM).out


def test_export_names_the_file_after_the_routine(run, home):
    assert run("export", "quick.yaml", *HUM).code == 0
    assert (home / "quick.wav").is_file()


def test_voices_tells_which_work(run):
    out = run("voices").out
    names = [line.split()[0] for line in out.splitlines() if line and not line.startswith(" ")]
    assert names[:4] == ["natural", "system", "say", "hum"]
    assert "hum        works (any language; only when asked for)" in out


def test_sounds_names_and_plays_the_one_asked_for(run, home):
    ran = run("sounds", "tick", "--output", "file:tick.wav", *HUM)
    assert (ran.code, ran.out) == (0, "tick       coming up: one, two, three seconds away\n")
    assert len(onsets(samples(home / "tick.wav"), Earcon.TICK)) == 1


def test_say_says_the_words(run, home):
    ran = run("say", "hold", "it", "--output", "file:said.wav", *HUM)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    loud = np.flatnonzero(np.abs(samples(home / "said.wav")) > 300)
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(len("hold it") * 0.06, abs=0.02)


def test_say_with_nothing_to_say(run):
    ran = run("say", "  ")
    assert ran.code == 2
    assert "nothing to say" in ran.err


def test_start_tells_the_session_in_lines_and_what_was_done(run, home):
    (home / "tiny.yaml").write_text("exercises: [{name: A, hold: 1s, get_ready: 0}]")
    ran = run("start", "tiny.yaml", "--plain", "--cues", "beeps", "--output", "file:heard.wav", *HUM)
    lines = [line.split("  ", 1)[-1] for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [lines[0], *lines[-4:-2]] == ["Tiny", "Go. A", "Done"]
    assert lines[-1].startswith("You did 1 of 1 set, ")
    assert lines[-2].startswith("Tiny: finished after 0:0")
    assert len(onsets(samples(home / "heard.wav"), Earcon.FINISH)) == 1


def test_doctor_names_voices_outputs_folders_and_terminal(run, home):
    ran = run("doctor")
    for what in ("voice hum", "output null", f"folder of your clips: {home / 'cache'}", "terminal: plain lines"):
        assert f"ok  {what}" in ran.out
    assert f"folder of your error reports: {log_folder()}\n" in ran.out
    assert ran.code == (3 if "!!" in ran.out else 0)


def test_doctor_sees_a_folder_that_cannot_be_written(run, home, monkeypatch):
    (home / "file").write_text("not a folder")
    monkeypatch.setenv("VOICECOACH_CACHE", str(home / "file"))
    ran = run("doctor")
    assert ran.code == 3
    assert f"!!  folder of your clips: {home / 'file'} can't be written" in ran.out


def test_doctor_has_each_voice_speak_and_tells_of_one_that_is_broken(script, home):
    broken = home / "broken" / "hibari"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('bad ELF header')")
    ran = script("doctor", env={"PYTHONPATH": str(broken.parent)})
    assert "--  voice natural: The voice 'natural' could not be loaded: bad ELF header." in ran.stdout
    assert "voice of a session: natural" not in ran.stdout
