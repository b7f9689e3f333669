"""What a program that embeds voicecoach calls: the example of the guide runs, and no terminal is needed."""

import pkgutil
import re
import subprocess
import sys
import threading
import wave
from collections import Counter
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

import voicecoach.app
from voicecoach.app import Choices, Form, VoicecoachError, check, export, perform, prepare
from voicecoach.core.terminal_text import render
from voicecoach.routine.library.find import find
from voicecoach.routine.library.identity import identity
from voicecoach.session.playback.commands import Command

GUIDE = Path(__file__).parents[2] / "docs" / "embedding.md"
HUM = Choices(voice="hum", cues="beeps")
WITHOUT_CLICK = """
import sys
from pathlib import Path

sys.modules["click"] = None  # whoever imports it fails
from voicecoach.app import Choices, check, export, perform, prepare

assert not check("quick.yaml")
made = prepare("quick.yaml", Choices(voice="hum"), in_a_file=True)
print(export(made, Path("quick.wav")) > 5, perform.__name__)
"""


def test_the_guides_example_runs(home, brisk, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    made = {}
    exec(compile(example, str(GUIDE), "exec"), made)
    with wave.open(str(home / "squeeze.wav")) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(made["seconds"], abs=0.1)
    assert "Ball squeeze" in (home / "squeeze.vtt").read_text(encoding="utf-8")
    outcome = made["outcome"]
    assert outcome.finished
    assert capsys.readouterr() == (f"True {outcome.seconds}\n", "")
    assert not (home / "data").exists()  # no journal is made


def test_it_needs_no_click(home):
    ran = subprocess.run([sys.executable, "-c", WITHOUT_CLICK], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("True perform\n", "")


def test_what_is_named_is_what_is_meant_whatever_was_loaded_before():
    for module in pkgutil.walk_packages(voicecoach.app.__path__, "voicecoach.app."):
        import_module(module.name)
    for name in voicecoach.app.__all__:
        assert getattr(voicecoach.app, name).__name__ == name


def test_what_is_wrong_is_raised_or_returned(home):
    (home / "bad.yaml").write_text("exercises: [{name: A, hodl: 2s}]")
    (problem,) = check("bad.yaml")
    assert "bad.yaml:1" in render(problem)
    for act in (check, prepare):
        with pytest.raises(VoicecoachError, match="no routine called"):
            act("nowhere")
    with pytest.raises(VoicecoachError):
        export(prepare("quick.yaml", HUM, in_a_file=True), home / "nowhere" / "quick.wav")


def test_a_split_session_is_a_folder(home):
    export(prepare("quick.yaml", HUM, in_a_file=True), home / "quick", Form(format_name="wav", split=True))
    assert (home / "quick" / "quick.m3u8").is_file()


def test_a_companion_sees_and_steers(home, brisk):
    (home / "waits.yaml").write_text("exercises: [{name: A, wait: yes, hold: 1s}]")
    seen = []

    @contextmanager
    def going_on(put):
        class Display:
            def show(self, view):
                seen.append(view)
                if view.kind.value == "wait":
                    put(Command.NEXT)

        yield Display()

    assert perform(prepare("waits.yaml", HUM), "null", companions=[going_on]).finished
    assert seen[-1].finished


@contextmanager
def counted(*functions):
    """Yield how often each is called meanwhile, on whatever thread."""
    called = Counter()
    known = {function.__code__: function.__name__ for function in functions}

    def note(frame, event, _):
        if event == "call" and frame.f_code in known:
            called[known[frame.f_code]] += 1

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def test_a_start_finds_its_routine_once(run, own, held, brisk):
    own("legs", "exercises: [{name: Bridge, hold: 1-2s, easier: {reps: 1}}]")
    held("legs", 2)
    with counted(find, identity) as called:
        ran = run("start", "legs", "--easier", "bridge", "--output", "null", "--plain", "--voice", "hum")
    assert ran.code == 0, ran.err
    assert called == {"find": 1, "identity": 1}
