"""Make the earcons: `python sounds/make.py [--out DIR]` writes DIR/PACK/NAME.wav, the same bytes each time.

Each earcon is a line of notes, so that the grammar can be read: rising is go, falling is release, a low short
note is coming up, two alternating notes are the two sides, three equal ones close a set, an arpeggio ends it all.
Packs play the same notes on different instruments. Standard library only.
"""

from __future__ import annotations

import argparse
import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 48_000
LOUDNESS = -16.4
"""LUFS of the loudest 200 ms of every earcon, about as long as the ear adds up: about as loud as speech."""
STEP, STEPS = RATE // 100, 20
"""Those 200 ms are looked for in steps of 10 ms."""
K_WEIGHTING = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
    (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621),
)
"""How well the ear hears each pitch (ITU-R BS.1770-4, tables 1 and 2: coefficients for 48 kHz)."""

NOTES = {
    # A note is PITCH:MILLISECONDS, PITCH>PITCH a glide, `-` a silence.
    "welcome": "Bb4:130 D5:130 F5:130 Bb5:300",
    "exercise": "C#5:90 -:30 C#5:90 -:30 G#5:360",
    "tick": "A4:100",
    "start": "C5:90 G5:200",
    "end": "G5:90 C5:200",
    "rep": "F5:50 F6:120",
    "up": "C5>C6:220",
    "steady": "Eb5>Eb5:220",
    "down": "C6>C5:220",
    "switch": "A5:140 E5:140 A5:140 E5:180",
    "set": "C6:110 -:50 C6:110 -:50 C6:240",
    "rest": "B5:260 F#5:440",
    "wait": "F5:200 -:120 F5>Bb5:320",
    "finish": "C5:120 E5:120 G5:120 C6:120 E6:400",
    "pause": "D6:110 -:50 A5:160",
    "resume": "A5:110 -:50 D6:160",
    "next": "D5:60 F#5:60 A5:60 C#6:140",
    "back": "C#6:60 A5:60 F#5:60 D5:140",
    "repeat": "F5:80 Bb5:80 F5:80 Bb5:100",
    "hurts": "E5>Eb5:340 C5>B4:480",
    "ok": "G#6>B6:60 -:40 G#6>B6:110",
}


@dataclass(frozen=True)
class Instrument:
    """How a note sounds."""

    partials: tuple[tuple[float, float, float], ...]
    """Frequency as a multiple of the note's, amplitude, and how much faster than the note it fades.

    Those of a struck bar are no whole multiples, so that no shift by a period looks like the start: a recording
    shows to the sample where an earcon began.
    """
    attack: float
    """Seconds."""
    knock: float
    """Amplitude of the mallet: a chirp of a few milliseconds."""


PACKS = {
    "clear": Instrument(((1, 1.0, 1), (2.76, 0.6, 1.2), (4.07, 0.25, 2)), attack=0.002, knock=0.4),
    "soft": Instrument(((1, 1.0, 1), (2.37, 0.5, 1.1), (3.53, 0.35, 1.5)), attack=0.015, knock=0.0),
}
FADE = 1.1
"""How many times a note fades by e until its end; soft enough that short ones can be loud."""


def frequency(pitch: str) -> float:
    """Return the frequency in Hz of a pitch such as `A4`, `F#5` or `Bb4`; A4 is 440."""
    semitone = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}[pitch[0]]
    semitone += pitch.count("#") - pitch.count("b")
    return float(440 * 2 ** (int(pitch[-1]) - 4 + semitone / 12))


def carried(hertz: float) -> float:
    """Return how loud a partial is made: what small speakers lose is softer, and what would be shrill much softer."""
    return 1 / math.sqrt(1 + (600 / hertz) ** 2) / (1 + (hertz / 3200) ** 6)


def edge(at: float, length: float, attack: float) -> float:
    """Return the gain that takes the clicks off both ends of a note."""
    nearest = min(at / attack, (length - at) / 0.012)
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, nearest))


def knock(at: float) -> float:
    """Return a chirp from 2800 down to 800 Hz, 5 ms long."""
    if at >= 0.005:
        return 0.0
    return math.sin(math.pi * at / 0.005) ** 2 * math.sin(math.tau * (2800 * at - 200_000 * at * at))


def note(instrument: Instrument, low: float, high: float, length: float) -> list[float]:
    """Return a note that begins at `low` Hz and ends at `high` Hz, `length` seconds later."""
    samples = []
    for frame in range(round(length * RATE)):
        at = frame / RATE
        turn = math.tau * (low * at + (high - low) * at * at / (2 * length))
        fade, pitch = FADE * at / length, low + (high - low) * at / length
        tone = sum(
            gain * carried(ratio * pitch) * math.exp(-fade * speed) * math.sin(ratio * turn)
            for ratio, gain, speed in instrument.partials
        )
        samples.append(edge(at, length, instrument.attack) * (tone + instrument.knock * knock(at)))
    return samples


def play(instrument: Instrument, notes: str) -> list[float]:
    """Return a line of notes as samples."""
    samples: list[float] = []
    for word in notes.split():
        pitch, length = word.split(":")
        if pitch == "-":
            samples += [0.0] * round(int(length) / 1000 * RATE)
        else:
            low, _, high = pitch.partition(">")
            samples += note(instrument, frequency(low), frequency(high or low), int(length) / 1000)
    return samples


def weighted(samples: list[float]) -> list[float]:
    """Return samples as the ear weights them."""
    for b0, b1, b2, a1, a2 in K_WEIGHTING:
        out, x1, x2, y1, y2 = [], 0.0, 0.0, 0.0, 0.0
        for x in samples:
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            out.append(y)
            x1, x2, y1, y2 = x, x1, y, y1
        samples = out
    return samples


def loudness(samples: list[float]) -> float:
    """Return how loud the loudest 200 ms are, in LUFS, with silence before and after."""
    heard = weighted([*samples, *[0.0] * (STEP * STEPS)])
    powers = [sum(value * value for value in heard[at : at + STEP]) for at in range(0, len(heard), STEP)]
    loudest = max(sum(powers[at : at + STEPS]) for at in range(len(powers)))
    return -0.691 + 10 * math.log10(loudest / (STEP * STEPS))


def write(path: Path, samples: list[float]) -> None:
    """Write samples as a WAV file at the common loudness."""
    gain = 32767 * 10 ** ((LOUDNESS - loudness(samples)) / 20)
    values = [round(gain * value) for value in samples]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


def main() -> None:
    """Write every earcon of every pack."""
    parser = argparse.ArgumentParser(description="Make the earcons.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    out: Path = parser.parse_args().out
    for pack, instrument in PACKS.items():
        (out / pack).mkdir(parents=True, exist_ok=True)
        for name, notes in NOTES.items():
            write(out / pack / f"{name}.wav", play(instrument, notes))


if __name__ == "__main__":
    main()
