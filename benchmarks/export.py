"""How fast a routine of 25 minutes becomes a WAV file: as multiples of real time, the clips in the cache or not.

    python benchmarks/export.py [--voice natural]

The whole command, its start included; the median of five runs with a warm cache, one without. The peer is pyttsx3 with
a file for each phrase, joined with silence between. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path
from statistics import median

from common import COMMAND, Row, cues, home, routine, verdict

WARM, COLD = 1000, 60
PEER = """\
import json, sys, time
from voicecoach.sound.voices.system_worker import provide_espeak
provide_espeak()
from pathlib import Path
import numpy as np, pyttsx3
from voicecoach.sound.voices.recording import read
engine = pyttsx3.init()
engine.runAndWait()
said = []
for number, cue in enumerate(json.load(sys.stdin)):
    if "say" in cue:
        engine.save_to_file(cue["say"], f"{sys.argv[1]}/{number}.wav")
        engine.runAndWait()
        speech = read(Path(f"{sys.argv[1]}/{number}.wav"))
        said += [speech.samples, np.zeros(speech.rate)]
np.concatenate(said).tofile(f"{sys.argv[1]}/all.raw")
"""


def export(path: Path, voice: str, target: Path) -> tuple[float, float]:
    """Return the seconds that it took, and the seconds of sound."""
    began = time.perf_counter()
    subprocess.run([COMMAND, "export", str(path), "--voice", voice, "-o", str(target)], check=True, capture_output=True)
    took = time.perf_counter() - began
    with wave.open(str(target)) as file:
        return took, file.getnframes() / file.getframerate()


def peer(path: Path, folder: Path) -> float:
    """Return the seconds that the naive way takes."""
    import json

    said = json.dumps(cues(str(path), os.environ, "hum"))
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", PEER, str(folder)], input=said, text=True, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--voice", default="natural")
    voice = options.parse_args().voice
    with tempfile.TemporaryDirectory(prefix="vc") as name, home() as own:
        os.environ.update(own)
        folder = Path(name)
        path, target = routine(22, folder), folder / "session.wav"
        cold, length = export(path, voice, target)
        warm = median(export(path, voice, target)[0] for _ in range(5))
        naive = f"pyttsx3, a file a phrase: {length / peer(path, folder):.0f}"
    print(f"{length / 60:.1f} minutes: {cold:.2f} s cold, {warm:.2f} s warm; in the table, times real time")
    return verdict(
        [
            Row("export, cache warm", length / warm, "x", WARM, least=True),
            Row("export, cache cold", length / cold, "x", COLD, least=True, peer=naive),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
