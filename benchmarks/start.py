"""How soon something happens: help and list, the first sound of a session, and the answer to a key.

    python benchmarks/start.py [--presses 30]

The first sound is the first sample of a recording that is not silent, counted from the start of the process; the first
words are the first sound after a pause. Keys are typed into the session's terminal. Medians of 25 (help, list), 9 and 5
runs (sounds), taken in turns, so that a busy machine is as busy for all of them. The peers are the import of click; one
that imports miniaudio and plays a tone; one that imports pyttsx3, makes an engine and plays a clip. Exit code 1 if a
limit is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np
from common import COMMAND, Row, home, routine, verdict
from sound_server import RATE, Recorder, Samples, SoundServer, first_sound, last_sound
from terminal import Terminal

from voicecoach.core.paths import shipped

PROMPT, HELP, LIST, FIRST, WORDS, KEY = 0.15, 2.0, 1.4, 0.25, 1.2, 150.0
"""The limits: seconds; times `import click`, twice; seconds to the first sound and to the first words; milliseconds."""
SESSION = [COMMAND, "start", "upper-hamstring", "--plain"]
LOUD = 200
PEER = """\
from voicecoach.sound.voices.system_worker import provide_espeak
provide_espeak()
import pyttsx3, subprocess, sys
pyttsx3.init()
subprocess.run(["paplay", sys.argv[1]])
"""
TONE = """\
import array, math, time
import miniaudio

def tone():
    frames = yield b""
    while True:
        frames = yield array.array("h", (int(9000 * math.sin(at / 20)) for at in range(frames)))

source = tone()
next(source)
with miniaudio.PlaybackDevice(output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=48000) as device:
    device.start(source)
    time.sleep(1)
"""


def took(*commands: Sequence[str]) -> list[float]:
    """Return the median seconds of each command; they take turns."""
    runs = [[_once(command) for command in commands] for _ in range(25)]
    return [median(times) for times in zip(*runs, strict=True)]


def _once(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def begun(server: SoundServer, cold: bool) -> tuple[float, float]:
    """Return the seconds from a command to the first sound, and to the first words."""
    if cold:
        shutil.rmtree(os.environ["VOICECOACH_CACHE"], ignore_errors=True)
    recorder = server.record()
    at = recorder.frames
    with Terminal(SESSION, {}) as terminal:
        recorder.wait_for(3 * RATE)
        terminal.press("q")
        terminal.wait(10)
    return _sounds(recorder.stop()[at:])


def _sounds(heard: Samples) -> tuple[float, float]:
    """Return when the first sound begins and when the first after the welcome does, in seconds."""
    (loud,) = np.nonzero(np.abs(heard.astype(np.int32)) > LOUD)
    after = loud[0] + RATE * 7 // 10
    return loud[0] / RATE, loud[loud > after][0] / RATE if loud[-1] > after else np.inf


def keys(server: SoundServer, folder: Path, presses: int) -> tuple[list[float], list[float]]:
    """Return milliseconds from a pause to silence after its answer's onset, and from `next` to its first sound."""
    pauses, jumps = [], []
    recorder = server.record()
    with Terminal([COMMAND, "start", str(routine(60, folder)), "--plain", "--voice", "hum"], {}) as terminal:
        recorder.wait_for(2 * RATE)
        for _ in range(presses // 2):
            jumps.append(_answer(terminal, recorder, "n"))
            recorder.wait_for(RATE)
            pauses.append(_answer(terminal, recorder, " "))
            recorder.wait_for(RATE)
            terminal.press(" ")
            recorder.wait_for(RATE)
        terminal.press("q")
        terminal.wait(10)
    return pauses, jumps


def _answer(terminal: Terminal, recorder: Recorder, key: str) -> float:
    """Return milliseconds until what was heard has stopped and the answer begins."""
    pressed = recorder.frames
    terminal.press(key)
    recorder.wait_for(RATE // 2)
    after = recorder.heard()[pressed : pressed + RATE // 2]
    # A stop leaves at least the speaker's primer of silence, 20 ms, before the answer.
    (quiet,) = np.nonzero(
        np.convolve(np.abs(after.astype(np.int32)) <= LOUD, np.ones(RATE // 100), "valid") > RATE // 100 - 1
    )
    gap = int(quiet[0]) if len(quiet) else len(after)
    return ((first_sound(after[gap:]) or 0) + gap) / RATE * 1000


def sounds(server: SoundServer) -> tuple[float, ...]:
    """Return medians: first sound and words, cache warm and cold, then the first sounds of a bare tone and the peer."""
    begun(server, cold=False)
    rows = []
    for turn in range(9):
        cold = begun(server, cold=True) if turn < 5 else (np.nan, np.nan)
        begun(server, cold=False)
        rows.append((*begun(server, cold=False), *cold, naive(server, TONE), naive(server, PEER)))
    return tuple(float(np.nanmedian(column)) for column in zip(*rows, strict=True))


def naive(server: SoundServer, program: str) -> float:
    """Return the seconds to the first sound of a peer."""
    recorder = server.record()
    at = recorder.frames
    clip = shipped("sounds") / "clear" / "welcome.wav"
    subprocess.run([sys.executable, "-c", program, str(clip)], check=True, capture_output=True)
    heard = recorder.stop()[at:]
    return (first_sound(heard) or last_sound(heard) or 0) / RATE


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--presses", type=int, default=30)
    presses = options.parse_args().presses
    with tempfile.TemporaryDirectory(prefix="vc") as name, home() as own, SoundServer(Path(name)) as server:
        os.environ.update(server.environment | own)
        click, help_, list_ = took([sys.executable, "-c", "import click"], [COMMAND, "--help"], [COMMAND, "list"])
        warm, warm_words, cold, cold_words, tone, peer = sounds(server)
        pauses, jumps = keys(server, Path(name), presses)
    return verdict(
        [
            Row("voicecoach --help", help_, "s", PROMPT, peer=f"import click: {click:.3f} s"),
            Row("voicecoach --help, times import click", help_ / click, "x", HELP),
            Row("voicecoach list", list_, "s", PROMPT),
            Row("voicecoach list, times import click", list_ / click, "x", LIST),
            Row("first sound, cache warm", warm, "s", FIRST, peer=f"miniaudio, a tone: {tone:.3f} s"),
            Row("first sound, times a bare tone", warm / tone, "x", peer=f"pyttsx3, then a clip: {peer:.3f} s"),
            Row("first words, cache warm", warm_words, "s", WORDS),
            Row("first sound, cache cold", cold, "s", FIRST),
            Row("first words, cache cold", cold_words, "s", WORDS),
            Row("pause to its answer, 95 %", float(np.percentile(pauses, 95)), "ms", KEY),
            Row("next to its sound, 95 %", float(np.percentile(jumps, 95)), "ms", KEY),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
