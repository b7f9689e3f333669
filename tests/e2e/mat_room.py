"""A room with a microphone in which the coach is heard and a person speaks: two null sinks and a loopback between."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import numpy as np

from voicecoach.sound.voices.natural import NaturalVoice

MICROPHONE = "Mat"
PROGRAMS = ("paplay", "pactl")
PAUSE = 2.0
"""Seconds for which a person waits for an effect."""


class Room:
    """Made with a sound server that this process's environment leads to. The person's voice is `natural`."""

    def __init__(self, folder: Path, echo: bool = True) -> None:
        self._folder = folder
        _load("module-null-sink", "sink_name=mic_in", "rate=48000", "channels=1", "norewinds=1")
        if echo:
            # Unless it is told to stay, it follows the default microphone: the room howls. Air adjusts no rate.
            stays = ("source_dont_move=true", "sink_dont_move=true", "adjust_time=0")
            _load("module-loopback", "source=test.monitor", "sink=mic_in", "latency_msec=60", *stays)
        self._microphone = ""
        self.plug_in()
        _pactl("set-default-sink", "test")

    def plug_in(self) -> None:
        """Have a microphone, the default one."""
        name = f"source_properties=device.description={MICROPHONE}"
        self._microphone = _load("module-remap-source", "source_name=vmic", "master=mic_in.monitor", name)
        _pactl("set-default-source", "vmic")

    def unplug(self) -> None:
        """Have none."""
        _pactl("unload-module", self._microphone)

    def prepare(self, *texts: str) -> None:
        """Have texts ready to be said."""
        voice = NaturalVoice()
        voice.be_patient()
        for text in texts:
            speech = voice.speak(text)
            loud = np.asarray(speech.samples, np.float64)
            loud *= 0.1 / np.sqrt(np.mean(loud**2))
            loud = np.concatenate([loud, np.zeros(round(PAUSE * speech.rate))])
            with wave.open(str(self.file(text)), "wb") as file:
                file.setparams((1, 2, speech.rate, 0, "NONE", ""))
                file.writeframes((32767 * np.clip(loud, -1, 1)).astype("<i2").tobytes())
        voice.close()

    def file(self, text: str) -> Path:
        """Return where it is ready."""
        return self._folder / f"{''.join(filter(str.isalnum, text))}.wav"

    def say(self, text: str) -> None:
        """Say it; return after a pause."""
        subprocess.run(["paplay", "--device=mic_in", str(self.file(text))], check=True)


def _load(*module: str) -> str:
    return _pactl("load-module", *module)


def _pactl(*words: str) -> str:
    return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True).stdout.strip()
