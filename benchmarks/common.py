"""What the benchmarks share: the sound server and terminal of the tests, a long routine, and a table with a verdict."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voicecoach.core.units import RATE

sys.path.append(str(Path(__file__).parents[1] / "tests" / "e2e"))

COMMAND = str(Path(sys.executable).with_name("voicecoach"))


@dataclass(frozen=True)
class Row:
    """One figure beside its limit; without a limit it is told and not judged."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    least: bool = False
    """Whether the limit is the least that will do, rather than the most."""
    peer: str = ""
    """What the naive way comes to."""

    @property
    def met(self) -> bool:
        """Whether the limit is kept."""
        return self.limit is None or (self.value >= self.limit if self.least else self.value <= self.limit)


def verdict(rows: Sequence[Row]) -> int:
    """Print the rows; return the exit code: 1 if a limit is missed."""
    for row in rows:
        bound = (
            "" if row.limit is None else f"{'>=' if row.least else '<='} {row.limit:g}{'' if row.met else '  MISSED'}"
        )
        print(f"{row.what:44}{row.value:10.3f} {row.unit:8}{bound:20}{row.peer}".rstrip(), flush=True)
    return int(not all(row.met for row in rows))


@contextmanager
def home() -> Iterator[dict[str, str]]:
    """Yield the environment of a person who has nothing yet."""
    with tempfile.TemporaryDirectory(prefix="vc") as folder:
        yield {f"VOICECOACH_{name}": f"{folder}/{name.lower()}" for name in ("DATA", "CONFIG", "CACHE")}


@contextmanager
def busy(cores: int) -> Iterator[None]:
    """Keep that many cores busy."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(cores)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


ROUND = """\
  - rounds: {rounds}
    rest: 10s
    exercises:
      - {{name: Clamshell, do: Lift the top knee., hold: 3s, reps: 4, between_reps: 2s, rest_after: 0}}
      - {{name: Forward bend, hold: 21s, rest_after: 0, get_ready: 4s}}
      - {{name: Bridge, tempo: 2-1-2, reps: 3, rest_after: 0}}
"""


def routine(minutes: float, folder: Path) -> Path:
    """Write a routine that lasts at least so long, with every kind of cue, and return its file."""
    path = folder / "long.yaml"
    path.write_text("name: Long\nexercises:\n" + ROUND.format(rounds=max(1, round(minutes))))
    return path


def cues(
    name: str, environment: Mapping[str, str], voice: str, command: str = COMMAND, options: Sequence[str] = ()
) -> list[dict[str, object]]:
    """Return every cue of a routine's score."""
    show = [command, "show", name, "--json", "--voice", voice, *options]
    shown = subprocess.run(show, env=environment, capture_output=True, text=True, check=True)
    return [cue for step in json.loads(shown.stdout)["steps"] for cue in step["cues"]]


def earcons(cues: Sequence[Mapping[str, object]]) -> list[tuple[str, int]]:
    """Return the earcons among cues: name and frame."""
    return [(str(cue["sound"]), round(float(str(cue["at"])) * RATE)) for cue in cues if "sound" in cue]


WITHIN = RATE
"""No earcon is longer."""
BLOCK = (1 << 18) - 2 * WITHIN
"""With an earcon at either end, a length that is quickly transformed."""


def heard(
    recording: np.ndarray, onsets: Callable[..., list[int]], among: Collection[str] = ()
) -> list[tuple[str, int]]:
    """Return the earcons in a recording of any length, or some `among` them: name and frame."""
    from voicecoach.sound.earcons import load

    sounds = {earcon: clip for earcon, clip in load().items() if not among or earcon.value in among}
    alike = set()
    for at in range(0, len(recording), BLOCK):
        block = np.asarray(recording[at : at + BLOCK + WITHIN])
        for earcon, clip in sounds.items():
            alike |= {(at + frame, earcon) for frame in onsets(block, clip, 0.9) if frame < BLOCK}
    found, free = [], 0
    for frame, earcon in sorted(alike):
        if frame >= free:  # else it is a note within a longer one
            found.append((earcon.value, frame))
            free = frame + len(sounds[earcon])
    return found


def write_wav(path: Path, samples: np.ndarray) -> Path:
    """Write 48 kHz mono samples and return the file."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return path
