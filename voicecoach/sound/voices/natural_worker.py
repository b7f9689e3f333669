"""The process that `natural` speaks through: `python -m voicecoach.sound.voices.natural_worker SPEED`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from voicecoach.sound.voices.serving import Say, serve

_VOICE = "heart"


def load(speed: float) -> Say:
    """Return what speaks; raises if the packaged model is missing, and never fetches it."""
    from hibari import Hibari, voices

    engine = Hibari(voice=_VOICE, model=voices.voice_path(_VOICE, download_missing=False), threads=1)
    _ = engine.g2p  # its dictionaries, which the first phrase would else wait for

    def say(text: str, file: str) -> None:
        with Path(file).open("wb") as out:
            np.save(out, engine(text, speed=speed, seed=0))

    return say


if __name__ == "__main__":
    serve(lambda: load(float(sys.argv[1])))
