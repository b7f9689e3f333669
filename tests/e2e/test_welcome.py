"""The welcome through a real sound server: heard while the session is still being loaded, and before no error."""

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import RATE, first_sound, onsets
from terminal import Terminal

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
SOUNDS, SOFT = load(), load("soft")
MS = RATE // 1000
HOLD = """\
name: Hold
cues: beeps
defaults: {get_ready: 3s, rest_after: 0}
exercises: [{name: Squeeze, hold: 5s}]
"""
SLOW = """\
import sys, time
from pathlib import Path

class Slow:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        while name == {module!r} and not Path({gate!r}).exists():
            time.sleep(0.01)

sys.meta_path.insert(0, Slow)
"""


@pytest.fixture
def home(tmp_path, sound_server):
    (tmp_path / "hold.yaml").write_text(HOLD)
    return tmp_path


@contextmanager
def loading_slowly(home, *words, command="start", module="numpy"):
    """Yield a session's terminal, and the function that has a module loaded, for which it waits."""
    (home / "sitecustomize.py").write_text(SLOW.format(gate=str(home / "gate"), module=module))
    with Terminal([COMMAND, command, *words, "--plain"], {"PYTHONPATH": str(home)}) as terminal:
        yield terminal, (home / "gate").touch


def scored(name):
    """Return the frames of a session's first ticks and start, counted from its welcome."""
    show = [COMMAND, "show", name, "--json", "--cues", "beeps"]
    shown = subprocess.run(show, capture_output=True, text=True, check=True).stdout
    cues = [cue for step in json.loads(shown)["steps"] for cue in step["cues"]]
    found = [(cue["sound"], round(cue["at"] * RATE)) for cue in cues if cue.get("sound") in ("tick", "start")]
    until = [sound for sound, _ in found].index("start")
    return [at for _, at in found[: until + 1]]


@pytest.mark.parametrize("mine", [False, True], ids=["ours", "mine"])
@pytest.mark.parametrize("patience", [0.1, 1.5], ids=["soon loaded", "late"])
def test_it_is_heard_while_all_else_is_loaded_and_the_session_goes_on_from_there(home, sound_server, mine, patience):
    recorder = sound_server.record()
    name = str(home / "hold.yaml") if mine else "first-minute"
    expected = scored(name)
    with loading_slowly(home, name, "--cues", "beeps") as (terminal, load_the_rest):
        began = recorder.wait_for_clip(SOUNDS[Earcon.WELCOME][: RATE // 20], "the welcome")
        recorder.wait_for(round(patience * RATE))
        load_the_rest()
        start = recorder.wait_for_clip(SOUNDS[Earcon.START], "the start of a hold", began, 60)
        recorder.wait_for(RATE)
        terminal.press("q")
        assert terminal.wait(20) == 130
    heard = recorder.stop()
    assert onsets(heard, SOUNDS[Earcon.WELCOME]) == [began]
    found = [*(frame for frame in onsets(heard, SOUNDS[Earcon.TICK]) if frame < start), start]
    assert [frame - start for frame in found] == [frame - expected[-1] for frame in expected]
    assert start - began >= expected[-1]  # later where loading took longer than the welcome


def test_a_session_that_goes_on_begins_with_it_too(home, sound_server):
    recorder = sound_server.record()
    with Terminal([COMMAND, "start", str(home / "hold.yaml"), "--plain"], {}) as terminal:
        recorder.wait_for_clip(SOUNDS[Earcon.START], "the start of a hold", 0, 60)
        terminal.press("q")
        assert terminal.wait(20) == 130
    recorder.stop()
    recorder = sound_server.record()
    with loading_slowly(home, command="resume", module="voicecoach.app.live.perform") as (terminal, load_the_rest):
        began = recorder.wait_for_clip(SOUNDS[Earcon.WELCOME][: RATE // 20], "the welcome")
        load_the_rest()
        recorder.wait_for_clip(SOUNDS[Earcon.START], "the start of a hold", began, 60)
        terminal.press("q")
        assert terminal.wait(20) == 130
    assert onsets(recorder.stop(), SOUNDS[Earcon.WELCOME]) == [began]


@pytest.mark.parametrize(("option", "sounds"), [("clear", SOUNDS), ("soft", SOFT)])
def test_it_is_of_the_sounds_and_as_loud_as_was_chosen(home, sound_server, option, sounds):
    recorder = sound_server.record()
    with loading_slowly(home, "first-minute", "--pack", option, "--volume", "50") as (terminal, load_the_rest):
        recorder.wait_for_clip(sounds[Earcon.WELCOME], "the welcome")
        load_the_rest()
        terminal.press("q")
    loudest = max(abs(recorder.stop().astype(int)))
    assert loudest == pytest.approx(max(abs(sounds[Earcon.WELCOME].astype(int))) / 2, rel=0.05)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("no-such-routine", ()),
        ("broken.yaml", ()),
        ("first-minute", ("--only", "Juggling")),
        ("first-minute", ("--from", "Juggling")),
        ("first-minute", ("--voice", "nobody")),
        ("first-minute", ("--pack", "nothing")),
        ("hold.yaml", ("--voice", "nobody")),
        ("voiced.yaml", ()),
    ],
)
def test_nothing_is_heard_before_an_error(home, sound_server, name, options):
    (home / "broken.yaml").write_text("exercises: [{hold: 5s]")
    (home / "voiced.yaml").write_text(f"voice: nobody\n{HOLD}")
    recorder = sound_server.record()
    ran = subprocess.run([COMMAND, "start", name, *options], cwd=home, capture_output=True, text=True, check=False)
    assert ran.returncode
    assert "error: " in ran.stderr
    recorder.wait_for(RATE // 10)
    assert first_sound(recorder.stop()) is None
