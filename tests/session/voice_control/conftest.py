"""Commands spoken by the system's voice, as the ears would hear them."""

from functools import cache

import numpy as np
import pytest

from voicecoach.core.child_process import python_module
from voicecoach.session.voice_control.model import EAR_RATE
from voicecoach.sound.resample import resample
from voicecoach.sound.voices.engine_process import Worker
from voicecoach.sound.voices.recording import read
from voicecoach.sound.voices.system import SystemVoice

PERSONS_PACE = 165
"""Words a minute."""


@pytest.fixture(scope="session")
def said():
    """Return a function: text -> samples of a voice that says it at -26 dBFS, with a second of silence around."""
    if not SystemVoice.status().usable:
        pytest.skip(SystemVoice.status().reason)
    # By the engine alone: how fast people speak is no matter of the coach's pace.
    engine = python_module("voicecoach.sound.voices.system_worker", str(PERSONS_PACE), "en")

    @cache
    def say(text):
        # A phrase sounds a little different after another one: each is the first, whichever tests ran before.
        voice = Worker("system", engine)
        speech = read(voice.speak(text))
        voice.close()
        samples = resample(speech.samples, speech.rate, EAR_RATE)
        samples *= 0.05 / np.sqrt(np.mean(samples**2))
        silence = np.zeros(EAR_RATE)
        return (32767 * np.clip(np.concatenate([silence, samples, silence]), -1, 1)).astype(np.int16)

    return say


@pytest.fixture(scope="session")
def coach(said):
    """Return 12 s and more of the coach's words, without a rest."""
    samples = said("Lie on your back, with your knees bent and your feet flat on the floor.")[EAR_RATE:-EAR_RATE]
    return np.tile(samples, 1 + 12 * EAR_RATE // len(samples))
