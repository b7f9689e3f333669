"""A whole session through the real command, its terminal and a real sound server, heard as a person would hear it."""

import json
import subprocess
import sys
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import RATE, first_sound, last_sound, onsets, wait_until
from terminal import CTRL_C, Terminal

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

MS = RATE // 1000
COMMAND = Path(sys.executable).with_name("voicecoach")
ROUTINE = """\
name: Short
cues: brief
defaults: {get_ready: 3s, rest_after: 0}
exercises:
  - {name: Squeeze, hold: 2s, reps: 2, between_reps: 1s, move: 2s}
  - {name: Stretch, hold: 10s}
"""
SOUNDS = load()


@pytest.fixture
def home(tmp_path):
    """A person's folder with the routine `short`, and settings that lead there."""
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "short.yaml").write_text(ROUTINE)
    return tmp_path


def start(*options):
    return [str(COMMAND), "start", "short", "--plain", *(options or ("--voice", "hum"))]


def scored():
    """Return the earcons of the score: name and frame."""
    shown = subprocess.run(
        [COMMAND, "show", "short", "--json", "--voice", "hum"], capture_output=True, text=True, check=True
    )
    cues = [cue for step in json.loads(shown.stdout)["steps"] for cue in step["cues"] if "sound" in cue]
    return [(cue["sound"], round(cue["at"] * RATE)) for cue in cues]


def heard(recording):
    """Return the earcons in a recording: name and frame."""
    alike = sorted((frame, earcon) for earcon, clip in SOUNDS.items() for frame in onsets(recording, clip))
    found = []
    free = 0
    for frame, earcon in alike:
        if frame >= free:  # else it is a note within a longer one: the finish has a rep in it
            found.append((earcon.value, frame))
            free = frame + len(SOUNDS[earcon])
    return found


def wait_for(recorder, earcon, since=0):
    """Wait until `earcon` is heard and return its frame."""
    return recorder.wait_for_clip(SOUNDS[earcon], f"hearing {earcon.value}", since)


def test_every_earcon_is_heard_where_the_score_has_it(home, sound_server):
    expected = scored()  # the next session begins with other words
    recorder = sound_server.record()
    with Terminal(start(), {}) as terminal:
        assert terminal.wait(60) == 0, terminal.said
        assert terminal.settings == terminal.settings_before
        assert not terminal.still_running()
    found = heard(recorder.stop())
    assert [name for name, _ in found] == [name for name, _ in expected]
    begun = found[0][1] - expected[0][1]
    errors = [is_at - begun - due for (_, is_at), (_, due) in zip(found, expected, strict=True)]
    assert max(map(abs, errors)) <= MS
    assert {"start", "tick", "up", "end"} <= {name for name, _ in found}
    ends = [frame for name, frame in found if name == "end"]
    works = [frame for name, frame in found if name == "start"]
    assert [end - work for work, end in zip(works, ends, strict=True)] == [2 * RATE, 2 * RATE, 10 * RATE]


def test_keys_are_obeyed_at_once(home, sound_server):
    recorder = sound_server.record()
    with Terminal(start(), {}) as terminal:
        wait_for(recorder, Earcon.START)
        pressed = recorder.frames
        terminal.press(" ")
        paused = wait_for(recorder, Earcon.PAUSE, pressed)
        recorder.wait_for(RATE)
        resumed = recorder.frames
        terminal.press(" ")
        going_on = wait_for(recorder, Earcon.RESUME, resumed)
        wait_for(recorder, Earcon.END, going_on)
        skipped = recorder.frames
        terminal.press("n")
        exercise = wait_for(recorder, Earcon.EXERCISE, skipped)
        terminal.press("q")
        assert terminal.wait(10) == 130
    recording = recorder.stop()
    assert paused - pressed <= 150 * MS
    assert last_sound(recording[pressed:resumed]) < paused - pressed + len(SOUNDS[Earcon.PAUSE])
    assert going_on - resumed <= 150 * MS
    *ticks, (name, head) = heard(recording[going_on:skipped])[1:5]
    assert (name, [(tick, frame - head) for tick, frame in ticks]) == (
        "up",
        [("tick", -3 * RATE), ("tick", -2 * RATE), ("tick", -RATE)],
    )
    assert first_sound(recording[skipped:]) <= 150 * MS
    assert [name for name, _ in heard(recording[skipped:exercise])] == ["next"]


def test_ctrl_c_ends_it_all(home, sound_server):
    recorder = sound_server.record()
    with Terminal(start("--voice", "system"), {}) as terminal:
        wait_until(lambda: len(terminal.still_running()) > 1, "starting the voice")
        wait_for(recorder, Earcon.WELCOME)
        terminal.press(CTRL_C)
        assert terminal.wait(10) == 130, terminal.said
        assert terminal.settings == terminal.settings_before
        assert not terminal.still_running()
        assert "Traceback" not in terminal.said


def test_without_a_sound_card_it_runs_on_the_screen(home, monkeypatch):
    # No server, and for ALSA no card either, whatever this machine has.
    nowhere = {"PULSE_SERVER": f"unix:{home}/none", "ALSA_CONFIG_PATH": "/dev/null", "JACK_NO_START_SERVER": "1"}
    (home / "data" / "routines" / "short.yaml").write_text("cues: beeps\nexercises: [{name: Squeeze, hold: 2s}]\n")
    with Terminal(start(), nowhere) as terminal:
        assert terminal.wait(30) == 0, terminal.said
        library = find_spec("_miniaudio") or find_library("asound") or find_library("pulse")
        lacking = "No sound card was found" if library else "Nothing on this computer can play sound yet"
        assert terminal.said.count(lacking) == 1
        assert "Go. Squeeze" in terminal.said
