"""How fast each voice speaks, in words a minute, by its setting and by `rate`.

    python benchmarks/voice_pace.py [--phrases FILE] [--rates 1 1.5] [--fastest 10]

Spoken is every phrase of the English table and all that the shipped routines say, or the lines of a file. Of each
phrase of three words and more (numerals as they are read) the pace is its words over the length of its clip, trimmed as
it is played; told are the median and the 95th percentile. Short ones must fit a slot: the longest number from 1 to 30
is told beside its limit. The voice's identity, which is printed, tells the engine's own setting: the curves of the
voices are read off here. Exit code 1 if a voice is off its pace.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from common import Row, verdict
from heard_phrases import COUNTED_UP_TO, every_phrase, spoken_words

from voicecoach.core.units import RATE
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.voices.registry import choose

VOICES = ("natural", "system")
RATES = (0.5, 0.8, 1.0, 1.25, 1.5, 2.0)
PACE = 150.0
"""Words a minute at rate 1."""
OFF, OFF_AT_THE_ENDS = 5.0, 10.0
"""Percent that the median may be off, and at half and double the pace."""
QUICKEST = 200.0
"""Words a minute that 95 % of phrases may have at rate 1."""
SLOT = 0.7
"""Seconds that a number from 1 to 30 may take at rate 1."""
NUMBERS = frozenset(map(str, range(1, COUNTED_UP_TO + 1)))


def lengths(voice: str, rate: float, phrases: Sequence[str]) -> tuple[str, list[float]]:
    """Return the voice's identity, which tells its engine's setting, and how long each phrase is heard, in seconds."""
    booth = SpokenClips(lambda: choose(voice, "en", rate), None, warn=print)
    try:
        spoken = [booth.clip(phrase) for phrase in phrases]
        return booth.identity[0], [len(clip) / RATE if clip is not None else np.inf for clip in spoken]
    finally:
        booth.close()


def paces(phrases: Sequence[str], heard: Sequence[float]) -> list[float]:
    """Return the words a minute of the phrases of three words and more."""
    counts = [len(spoken_words(phrase)) for phrase in phrases]
    return [60 * count / seconds for count, seconds in zip(counts, heard, strict=True) if count >= 3]


def rows(voice: str, rate: float, phrases: Sequence[str], fastest: int) -> list[Row]:
    """Return what a voice's pace is at a rate, and print its quickest phrases if asked for."""
    identity, heard = lengths(voice, rate, phrases)
    print(f"\n{identity}", flush=True)
    found = paces(phrases, heard)
    median, high = float(np.median(found)), float(np.quantile(found, 0.95))
    off = 100 * abs(median / (PACE * rate) - 1)
    told = [
        Row(f"{voice}, rate {rate:g}: median", median, "w/min"),
        Row("  off from 150 times the rate", off, "%", OFF if 0.8 <= rate <= 1.5 else OFF_AT_THE_ENDS),
        Row("  95th percentile", high, "w/min", QUICKEST if rate == 1 else None),
    ]
    if rate == 1:
        numbers = [length for phrase, length in zip(phrases, heard, strict=True) if phrase in NUMBERS]
        told += [Row("  longest number up to 30", max(numbers), "s", SLOT)] if numbers else []
    by_pace = sorted(zip(found, (p for p in phrases if len(spoken_words(p)) >= 3), strict=True), reverse=True)
    print(*(f"  {pace:.0f}  {phrase}" for pace, phrase in by_pace[:fastest]), sep="\n")
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--phrases", type=Path, help="a file of phrases, one a line, in place of ours")
    parser.add_argument("--rates", type=float, nargs="+", default=RATES)
    parser.add_argument("--fastest", type=int, default=0, help="how many of the quickest phrases to show")
    options = parser.parse_args()
    lines = options.phrases.read_text(encoding="utf-8").splitlines() if options.phrases else every_phrase()
    phrases = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    told = [rows(voice, rate, phrases, options.fastest) for voice in VOICES for rate in options.rates]
    print()
    return verdict([row for some in told for row in some])


if __name__ == "__main__":
    sys.exit(main())
