"""Where every earcon lies in an exported file, against the score: to the sample.

    python benchmarks/track.py [NAME] [--voice system]

The peer writes each cue at its time in whole milliseconds, as pydub's `overlay(position=...)` does. Exit code 1 if a
cue is off by a sample or a hold doesn't last what the routine says.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np
from common import COMMAND, Row, cues, earcons, heard, home, verdict
from session import hold_errors
from sound_server import RATE, onsets


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("name", nargs="?", default="morning-stretch")
    options.add_argument("--voice", default="system")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="vc") as name, home() as own:
        os.environ.update(own)
        config = Path(own["VOICECOACH_CONFIG"])
        config.mkdir(parents=True)
        (config / "phrases.yaml").write_text('{keys: "", wait: "", wait_alone: ""}')  # where a file has other words
        target = Path(name) / "session.wav"
        export = [COMMAND, "export", chosen.name, "--voice", chosen.voice, "-o", str(target)]
        subprocess.run(export, check=True, capture_output=True)
        with wave.open(str(target)) as file:
            track = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        due = earcons(cues(chosen.name, os.environ, chosen.voice))
    found = heard(track, onsets, {name for name, _ in due})
    if [name for name, _ in found] != [name for name, _ in due]:
        print(f"{len(found)} earcons were found of {len(due)}, or in another order")
        return 1
    wrong = [abs(at - frame) for (_, at), (_, frame) in zip(found, due, strict=True)]
    holds = hold_errors(found, due)
    naive = max(abs(round(frame / RATE * 1000) * RATE // 1000 - frame) for _, frame in due)
    return verdict(
        [
            Row(f"earcons ({len(due)}), largest error", max(wrong), "samples", 0, peer=f"by milliseconds: {naive}"),
            Row(f"holds ({len(holds)}), largest error", max(holds), "samples", 0),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
