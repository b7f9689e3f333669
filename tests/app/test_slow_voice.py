"""A voice that is slow here: a session goes on with another, a file waits for it."""

import wave

import numpy as np
import pytest

SLOW = """
from voicecoach.sound.voices.base import Speech, VoiceError
from voicecoach.sound.voices.hum import HumVoice

class Slow(HumVoice):
    name, rank, patient = "slow", 99, False

    def be_patient(self):
        self.patient = True

    def speak(self, text):
        if not self.patient:
            raise VoiceError("The voice 'slow' could not say it: the engine took longer than 10 s.")
        return super().speak(text)
"""


@pytest.fixture(autouse=True)
def slow(home, monkeypatch):
    folder = home / "site"
    (folder / "slow-1.0.dist-info").mkdir(parents=True)
    (folder / "slow-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: slow\nVersion: 1.0\n")
    (folder / "slow-1.0.dist-info" / "entry_points.txt").write_text("[voicecoach.voices]\nslow = slow:Slow\n")
    (folder / "slow.py").write_text(SLOW)
    monkeypatch.setenv("PYTHONPATH", str(folder))


def heard(path):
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


@pytest.mark.parametrize("words", [["-o", "a.wav"], ["--split", "-o", "parts"]], ids=["whole", "split"])
def test_a_file_waits_for_it(script, home, words):
    ran = script("export", "quick.yaml", "--voice", "slow", *words)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_file_has_the_one_voice(script, home):
    assert script("export", "quick.yaml", "--voice", "hum", "-o", "hum.wav").returncode == 0
    assert script("export", "quick.yaml", "-o", "slow.wav").returncode == 0
    assert np.array_equal(heard(home / "slow.wav"), heard(home / "hum.wav"))


def test_a_session_does_not_wait(script):
    ran = script("say", "hello", "--voice", "slow", "--output", "null")
    assert "took longer than 10 s" in ran.stderr
