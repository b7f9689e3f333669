"""The process that `natural` speaks through: `python -m voicecoach.sound.voices.natural_worker SPEED`."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from voicecoach.sound.voices.serving import Say, serve

_VOICE = "heart"


def load(speed: float) -> Say:
    """Return what speaks; raises if the packaged model is missing, and never fetches it."""
    from hibari import Hibari, voices
    from hibari.g2p import G2P

    def phonemes(text: str) -> str:
        return str(dictionaries.result()(text))

    with ThreadPoolExecutor(1) as beside:
        dictionaries = beside.submit(G2P)  # the first phrase would else wait for them, as long as for the model
        model = voices.voice_path(_VOICE, download_missing=False)
        engine = Hibari(voice=_VOICE, model=model, threads=1, g2p=phonemes)

    def say(text: str, file: str) -> None:
        with Path(file).open("wb") as out:
            np.save(out, engine(text, speed=speed, seed=0))

    return say


if __name__ == "__main__":
    serve(lambda: load(float(sys.argv[1])))
