"""How exact a beep a second is heard: our one stream beside players that start a sound "when it is time".

    python benchmarks/onsets.py [--seconds 60] [--busy]

Needs PulseAudio and its tools; the server is private, and no sound card is used. Errors are against a grid that starts
at the first beep heard. Exit code 1 if ours errs by more than 1 ms.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from common import busy, write_wav
from sound_server import RATE, SoundServer, onsets, wait_until

from voicecoach.session.outputs.registry import choose

LIMIT = 1.0
"""Milliseconds that ours may err."""
TIME = np.arange(RATE // 10) / RATE
CHIRP = (8000 * np.sin(2 * np.pi * (500 + 5000 * TIME) * TIME) * np.hanning(len(TIME))).astype(np.int16)
Player = Callable[[int, Path], None]


def voicecoach(beeps: int, _clip: Path) -> None:
    """Play pre-mixed samples as one stream."""
    track = np.zeros((beeps + 3) * RATE, np.int16)
    for beep in range(beeps):
        track[beep * RATE : beep * RATE + len(CHIRP)] = CHIRP
    place = 0

    def source(frames: int) -> np.ndarray:
        nonlocal place
        place += frames
        return track[place - frames : place]

    speaker = choose("miniaudio")
    speaker.start(source)
    wait_until(lambda: place >= (beeps + 1) * RATE, "playing", beeps + 10)
    speaker.close()


def clip_then_sleep(beeps: int, clip: Path) -> None:
    """Play a clip to its end, sleep for the rest of the second."""
    for _ in range(beeps):
        subprocess.run(["paplay", str(clip)], check=True)
        time.sleep(1 - len(CHIRP) / RATE)


def by_deadline(command: str) -> Player:
    """Return a player that starts a process at each deadline, waiting for none."""

    def play(beeps: int, clip: Path) -> None:
        begun, started = time.monotonic(), []
        for beep in range(beeps):
            time.sleep(max(0.0, begun + beep - time.monotonic()))
            started.append(subprocess.Popen([*command.split(), str(clip)], stderr=subprocess.DEVNULL))
        for process in started:
            process.wait()

    return play


PLAYERS: dict[str, Player] = {
    "voicecoach, one stream": voicecoach,
    "paplay at each deadline": by_deadline("paplay"),
    "aplay at each deadline": by_deadline("aplay -q -D pulse"),
    "paplay, then sleep": clip_then_sleep,
}


def heard(player: Player, beeps: int, clip: Path, server: SoundServer) -> np.ndarray:
    """Return the frames at which beeps were heard."""
    recorder = server.record()
    player(beeps, clip)
    recorder.wait_for(RATE)
    return np.array(onsets(recorder.stop(), CHIRP))


def row(name: str, beeps: int, found: np.ndarray) -> tuple[str, float]:
    """Return a line of the table, and the largest error in ms."""
    if len(found) != beeps:
        return f"{name:26}{len(found)} of {beeps} beeps could be told apart", float("inf")
    errors = (found - found[0]) / RATE * 1000 - np.arange(beeps) * 1000
    size = np.abs(errors)
    drift = errors[-5:].mean() - errors[:5].mean()
    return f"{name:26}{size.mean():9.2f}{np.percentile(size, 95):9.2f}{size.max():9.2f}{drift:+10.2f}", size.max()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--busy", action="store_true", help="keep all cores busy meanwhile")
    chosen = options.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory(prefix="vc") as folder, SoundServer(Path(folder)) as server:
        os.environ.update(server.environment)
        clip = write_wav(Path(folder) / "beep.wav", CHIRP)
        print(f"{chosen.seconds} beeps, one a second, {'all cores busy' if chosen.busy else 'quiet'}; error in ms")
        print(f"{'':26}{'mean':>9}{'p95':>9}{'max':>9}{'drift':>10}")
        with busy(os.cpu_count() or 1) if chosen.busy else busy(0):
            for name, player in PLAYERS.items():
                if name.startswith("aplay") and not shutil.which("aplay"):
                    continue
                line, error = row(name, chosen.seconds, heard(player, chosen.seconds, clip, server))
                print(line, flush=True)
                worst = max(worst, error) if player is voicecoach else worst
    print(f"ours: {worst:.2f} ms of at most {LIMIT:g} ms")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
