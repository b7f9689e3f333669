"""How fast a routine of half an hour becomes a sound file of each kind, and what a routine of ten hours takes.

    python benchmarks/export.py [--voice natural] [--quick]

The whole command, its start included; with the clips in the cache the median of three runs, for WAV without them too.
Beside it in the same run: MP3 by pyttsx3 and ffmpeg. `--quick` leaves the ten hours out, most of the work. Memory is
the most that was resident. Where voices speak, which they do in processes of their own, theirs is told apart, on Linux;
as many ten hours are written at once as there are cores. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event, Thread

from common import COMMAND, Row, home, routine, verdict
from export_peers import phrases, real_time

COLD = 60
LEAST = {"wav": 1000, "mp3": 150}
"""Times real time, with the clips in the cache."""
KINDS = ("wav", "flac", "mp3", "opus", "m4a")
MOST_MEMORY = 200
HALF_AN_HOUR, TEN_HOURS = 22, 415
"""Rounds of the routine."""
A_FEW_MINUTES = 3
"""Rounds for a peer that needs a second or more for each phrase."""


@dataclass(frozen=True)
class Export:
    """What one run of the command took."""

    seconds: float
    bytes: int
    memory: float
    """At most, in MB; 0 where the system doesn't tell."""
    voices: float
    """Of the processes in which voices spoke, together."""


def export(path: Path, voice: str, target: Path) -> Export:
    """Run the command."""
    began = time.perf_counter()
    words = [COMMAND, "export", str(path), "--voice", voice, "-o", str(target)]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT)
        peaks: dict[str, float] = {}
        ended = Event()
        watcher = Thread(target=watch, args=(str(process.pid), peaks, ended))
        watcher.start()
        most = 0.0
        if hasattr(os, "wait4"):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            most = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        process.wait()
        took = time.perf_counter() - began
        ended.set()
        watcher.join()
        out.seek(0)
        if process.returncode:
            raise SystemExit(out.read().decode())
    own = peaks.pop(str(process.pid), 0.0)
    # What the system tells in the end is exact, but the most of any: a voice may have had more.
    return Export(took, target.stat().st_size, own if peaks else most, sum(peaks.values()))


def watch(process: str, peaks: dict[str, float], ended: Event) -> None:
    """Note the most that a process and those that it started had resident, until it has ended."""
    while not ended.wait(0.1):
        for one in (process, *children(process)):
            peaks[one] = max(peaks.get(one, 0.0), peak(one))


def peak(process: str) -> float:
    """Return the most that a process had resident so far, in MB; 0 where the system doesn't tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def children(process: str) -> list[str]:
    """Return the processes that one started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    try:
        return [child for found in lists for child in found.read_text().split()]
    except OSError:  # it has just ended
        return []


def length(path: Path) -> float:
    """Return the seconds of sound in a WAV file."""
    with wave.open(str(path)) as file:
        frames: int = file.getnframes()
        rate: int = file.getframerate()
    return frames / rate


def speeds(path: Path, voice: str, folder: Path) -> Iterator[Row]:
    """Yield each kind of file as times real time, with its size."""
    target = folder / "session.wav"
    cold = export(path, voice, target)
    seconds = length(target)
    print(f"{seconds / 60:.1f} minutes of sound; speeds are times real time", flush=True)
    yield Row("wav, cache cold", seconds / cold.seconds, "x", COLD, least=True)
    for kind in KINDS:
        runs = [export(path, voice, folder / f"session.{kind}") for _ in range(3)]
        size = f"{runs[0].bytes / 1e6:.1f} MB, {8 * runs[0].bytes / seconds / 1000:.0f} kbit/s"
        speed = seconds / median(run.seconds for run in runs)
        yield Row(f"{kind}, cache warm", speed, "x", LEAST.get(kind), least=True, peer=size)


def peers(path: Path, ours: float, folder: Path) -> Iterator[Row]:
    """Yield how much faster MP3 is with us than in the two ways without."""
    few = routine(A_FEW_MINUTES, folder)
    for name, said, together in (
        ("w2a-like", phrases(path), True),
        ("pyttsx3 + ffmpeg", phrases(few), False),
    ):
        with tempfile.TemporaryDirectory(prefix="vc") as work:
            theirs = real_time(said, Path(work), together)
        if theirs is None:
            print(f"{name}: skipped, for ffmpeg is not installed", flush=True)
        else:
            yield Row(f"mp3, ours to {name}", ours / theirs, "times", peer=f"it makes {theirs:.0f}x real time")


def memory(voice: str, folder: Path) -> Iterator[Row]:
    """Yield the most memory that each kind of file of ten hours takes."""
    path = routine(TEN_HOURS, folder)
    target = folder / "hours.wav"
    cold = export(path, voice, target)  # its clips are in the cache from here on
    hours = length(target) / 3600
    target.unlink()  # it has 3.6 GB
    yield Row(f"memory, {hours:.1f} hours of wav, cache cold", cold.memory, "MB", MOST_MEMORY)
    yield Row("  its voices, beside it", cold.voices, "MB")
    files = [folder / f"warm.{kind}" for kind in reversed(KINDS)]  # those that take longest first
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, run in zip(files, pool.map(partial(export, path, voice), files), strict=True):
            told = f"{run.seconds:.0f} s, {run.bytes / 1e6:.0f} MB of file"
            yield Row(f"memory, {hours:.1f} hours of {file.suffix[1:]}", run.memory, "MB", MOST_MEMORY, peer=told)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--voice", default="natural")
    options.add_argument("--quick", action="store_true", help="without the ten hours")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="vc") as name, home() as own:
        os.environ.update(own)
        folder = Path(name)
        path = routine(HALF_AN_HOUR, folder).rename(folder / "half.yaml")
        rows = list(speeds(path, chosen.voice, folder))
        mp3 = next(row.value for row in rows if row.what.startswith("mp3"))
        missed = [verdict(rows), verdict(list(peers(path, mp3, folder)))]
        if not chosen.quick:
            missed.append(verdict(list(memory(chosen.voice, folder))))
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
