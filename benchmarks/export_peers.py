"""Two ways to a session as an MP3 without us: a clip a phrase by pyttsx3, silence between them, joined by ffmpeg.

As w2a does it, in one process, and as a script does it that calls a program for each phrase.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Sequence
from pathlib import Path

from common import cues

SPEAK = """\
import json, sys
from voicecoach.sound.voices.system_worker import provide_espeak
provide_espeak()
import pyttsx3
engine = pyttsx3.init()
engine.runAndWait()
for file, text in json.load(sys.stdin):
    engine.save_to_file(text, file)
    engine.runAndWait()
"""
Phrase = tuple[float, str]
"""When it is said, in seconds, and what."""


def phrases(routine: Path) -> list[Phrase]:
    """Return what is said in a routine."""
    return [(float(str(cue["at"])), str(cue["say"])) for cue in cues(str(routine), os.environ, "hum") if "say" in cue]


def real_time(said: Sequence[Phrase], folder: Path, together: bool) -> float | None:
    """Return how many times faster than real time an MP3 is made; None without ffmpeg.

    The phrases are spoken `together` in one process, or each in its own.
    """
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        return None
    began = time.perf_counter()
    files = [folder / f"{number}.wav" for number in range(len(said))]
    work = [(str(file), text) for file, (_, text) in zip(files, said, strict=True)]
    for batch in [work] if together else [[one] for one in work]:
        words = [sys.executable, "-c", SPEAK]
        subprocess.run(words, input=json.dumps(batch), text=True, check=True, capture_output=True)
    listed = folder / "list.txt"
    listed.write_text("".join(f"file '{file}'\n" for file in _with_silence(files, said)))
    joined = folder / "joined.mp3"
    concat = [ffmpeg, "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listed), "-b:a", "96k", str(joined)]
    subprocess.run(concat, check=True)
    return said[-1][0] / (time.perf_counter() - began)


def _with_silence(files: Sequence[Path], said: Sequence[Phrase]) -> list[Path]:
    """Return the files, after each one of silence that lasts until the next phrase."""
    made = []
    for index, file in enumerate(files):
        silence = file.with_suffix(".silence.wav")
        with wave.open(str(file)) as speech, wave.open(str(silence), "wb") as empty:
            empty.setparams(speech.getparams())
            until = said[index + 1][0] - said[index][0] if index + 1 < len(said) else 0.0
            empty.writeframes(bytes(2 * max(0, round(until * speech.getframerate()) - speech.getnframes())))
        made += [file, silence]
    return made
