"""Commands spoken while the coach speaks in the same room: how soon it is silent, and what listening costs.

    python benchmarks/ears_live.py [--times 15] [--minutes 3] [--busy]

Through the tests' sound server: the coach (eSpeak) is heard by the microphone 60 ms late and as loud as the person
(hibari-tts, no voice of the session). First so many times "coach, pause" over its words; then a session of so many
minutes with the microphone open, whose earcons are compared with the score. Memory is that of all processes, counted
once each (PSS). Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import wave
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
import soxr
from common import COMMAND, Row, busy, cues, earcons, heard, home, routine, verdict
from footprint import spent
from mat_room import Room
from session import pss
from sound_server import RATE, Recorder, SoundServer, last_sound, onsets, wait_until
from terminal import Terminal

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

SILENCE, ONSET, CORE, MEMORY = 1.2, 1.0, 15, 400
"""The limits: seconds, milliseconds, percent of a core, MB."""
TALK = """\
name: Talk
exercises:
  - name: Squeeze
    setup: "{words}"
    hold: 600s
"""
WORDS = (
    "Lie on your back, with your knees bent and your feet flat on the floor. Put your arms beside you, and let your "
    "shoulders be soft and heavy. Look up at the ceiling and breathe in and out, slowly, as long as you like. "
)
PAUSE = "Coach, pause."
QUIET = 60
"""Samples below it are silence."""
ALIKE = 0.4
"""How like it has to be: two voices are heard at once."""


class Costs(NamedTuple):
    """What listening took."""

    core: float
    """Percent of one core, of the process that listens."""
    memory: float
    """MB, of all processes."""


def listener(terminal: Terminal) -> int:
    """Return the process that listens; it is in a session of its own."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            listens = b"voicecoach.session.voice_control.worker" in (path / "cmdline").read_bytes()
        except OSError:
            continue
        if listens and parent == terminal.process.pid:
            return int(path.name)
    raise LookupError("nobody listens")


def pauses(times: int, path: Path, room: Room, recorder: Recorder) -> list[float | None]:
    """Say "coach, pause" so many times over the coach; return the seconds from its end to the coach's silence."""
    took: list[float | None] = []
    with Terminal([COMMAND, "start", str(path), "--plain", "--voice", "system", "--listen"], {}) as terminal:

        def more(words: str, than: int) -> bool:
            return terminal.said.count(words) > than

        wait_until(partial(more, "Listening: say", 0), "listening", 60)
        for number in range(times):
            wait_until(partial(more, "Coach: Lie on", number), "words", 60)
            recorder.wait_for(round((1.5 + 0.23 * (number % 5)) * RATE))
            begun, paused = recorder.frames, terminal.said.count("  Paused")
            room.say(PAUSE)
            obeyed = terminal.said.count("  Paused") > paused
            took.append(silent_after(recorder.heard()[begun:], room.file(PAUSE)) if obeyed else None)
            print(f"{number + 1:3} {'missed' if took[-1] is None else f'{took[-1]:.2f} s'}", flush=True)
            if not obeyed:
                terminal.press(" ")
                wait_until(partial(more, "  Paused", paused), "a pause by key")
            terminal.press(" ")
    return took


def silent_after(recording: np.ndarray, said: Path) -> float | None:
    """Return the seconds from the end of what was said to the earcon of the pause, before which the coach fell silent.

    Both as the microphone heard them, so that the way of the echo counts too.
    """
    with wave.open(str(said)) as file:
        rate, samples = file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), np.int16)
    words = soxr.resample(samples[: last_sound(samples, QUIET)].astype(np.float32), rate, RATE)
    begins = onsets(recording, words, ALIKE)
    pauses = onsets(recording, load()[Earcon.PAUSE], ALIKE)
    after = [pause - begins[0] - len(words) for pause in pauses if begins and pause > begins[0]]
    return after[0] / RATE if after else None


def timing(minutes: float, folder: Path, recorder: Recorder) -> tuple[np.ndarray, Costs]:
    """Hold a session with the microphone open; return how its earcons err, in ms, and what listening took."""
    path = routine(minutes, folder)
    due = earcons(cues(str(path), os.environ, "system"))  # all is in the cache now, as at a person's second session
    memory, core = [], []
    with Terminal([COMMAND, "start", str(path), "--plain", "--voice", "system", "--listen"], {}) as terminal:
        wait_until(lambda: "Listening: say" in terminal.said, "listening", 60)
        process = listener(terminal)
        until = time.monotonic() + 60 * minutes
        while time.monotonic() < until and terminal.process.poll() is None:
            before = time.monotonic(), spent(process)
            time.sleep(10)
            core.append(100 * (spent(process) - before[1]) / (time.monotonic() - before[0]))
            memory.append(sum(map(pss, (*terminal.still_running(), process))))
        terminal.press("q")
        terminal.wait(10)
    found = heard(recorder.stop(), onsets, {name for name, _ in due})
    errors = [(b - found[0][1] - (d - due[0][1])) / RATE * 1000 for (a, b), (c, d) in zip(found, due, strict=False)]
    same = [a == c for (a, _), (c, _) in zip(found, due, strict=False)]
    if not all(same):
        raise LookupError(f"earcon {same.index(False)} is {found[same.index(False)]}, due is {due[same.index(False)]}")
    return np.abs(errors), Costs(float(np.mean(core)), max(memory))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--times", type=int, default=15)
    options.add_argument("--minutes", type=float, default=3)
    options.add_argument("--busy", action="store_true", help="keep all cores busy meanwhile")
    chosen = options.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="vc") as name,
        home() as own,
        SoundServer(Path(name)) as server,
        busy(os.cpu_count() or 1) if chosen.busy else nullcontext(),
    ):
        os.environ.update(server.environment | own)
        room = Room(Path(name))
        room.prepare(PAUSE)
        talk = Path(name) / "talk.yaml"
        talk.write_text(TALK.format(words=WORDS))
        took = pauses(chosen.times, talk, room, server.record("mic_in.monitor"))
        errors, costs = timing(chosen.minutes, Path(name), server.record())
    understood = [seconds for seconds in took if seconds is not None]
    return verdict(
        [
            Row(f"understood over the coach, of {len(took)}", len(understood), ""),
            Row('end of "coach, pause" to silence, median', median(understood or [np.inf]), "s", SILENCE),
            Row("the same, longest", max(understood, default=np.inf), "s"),
            Row(f"onset error while listening ({len(errors)}), largest", errors.max(), "ms", ONSET),
            Row("the process that listens, of one core", costs.core, "%", CORE),
            Row("memory of all processes", costs.memory, "MB", MEMORY),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
