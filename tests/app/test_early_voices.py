"""Voices that are chosen before a routine is read; the fake one is a real plug-in."""

import subprocess
import sys

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.live.early_voices import LANGUAGE, RATE, EarlyVoices
from voicecoach.core.paths import shipped
from voicecoach.core.plugins import VOICES
from voicecoach.routine.library.load import read_file
from voicecoach.sound.voices.base import VoiceError

SLEEPER = """
from voicecoach.sound.voices.hum import HumVoice

class Sleeper(HumVoice):
    name, rank = "sleeper", 99
    done = []

    def wake(self):
        self.done.append("woken")
        raise ImportError("no such library")  # which its first phrase would tell

    def close(self):
        self.done.append("closed")
"""


@pytest.fixture
def done(tmp_path, monkeypatch):
    """What a voice that is preferred to all others was told."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "sleeping.py").write_text(SLEEPER)
    info = tmp_path / "sleeping-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sleeping\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{VOICES}]\nsleeper = sleeping:Sleeper\n")
    monkeypatch.delitem(sys.modules, "sleeping", raising=False)
    import sleeping

    return sleeping.Sleeper.done


@pytest.fixture
def voices(done):
    early = EarlyVoices()
    early.wake(Choices())
    assert done == ["woken"]
    return early


def test_the_voice_that_was_woken_is_the_one_that_speaks(voices, done):
    first, *_ = voices.choose("auto", LANGUAGE, RATE)
    assert first.name == "sleeper"
    voices.close()
    assert done == ["woken"]  # who took it closes it


@pytest.mark.parametrize("other", [("auto", "de", RATE), ("auto", LANGUAGE, 1.5), ("hum", LANGUAGE, RATE)])
def test_one_for_another_voice_language_or_rate_is_let_go(voices, done, other):
    assert voices.choose(*other)
    assert done == ["woken", "closed"]


def test_one_that_nobody_needed_is_let_go_at_the_end(voices, done):
    voices.close()
    voices.close()
    assert done == ["woken", "closed"]


def test_a_voice_that_is_not_there_is_told_when_it_is_needed():
    early = EarlyVoices()
    early.wake(Choices(voice="nobody"))
    with pytest.raises(VoiceError):
        early.choose("nobody", LANGUAGE, RATE)


def test_what_was_chosen_for_the_session_is_woken(done):
    early = EarlyVoices()
    early.wake(Choices(voice="sleeper", rate=1.5))
    early.choose("sleeper", LANGUAGE, 1.5)
    assert done == ["woken"]


def test_to_wake_one_no_numpy_is_loaded_which_takes_longer_than_its_process_to_start():
    woken = """
import sys
from voicecoach.app.choices import Choices
from voicecoach.app.live.early_voices import EarlyVoices
voices = EarlyVoices()
voices.wake(Choices())
print(len(voices.choose("auto", "en", 1.0)) > 0, "numpy" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", woken], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.split() == ["True", "False"]


@pytest.mark.parametrize("path", sorted(shipped("routines").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_routine_of_ours_is_spoken_by_the_voice_that_is_woken(path):
    routine = read_file(path).routine
    assert (routine.voice, routine.language, routine.rate, routine.sounds) == ("", LANGUAGE, RATE, "")
