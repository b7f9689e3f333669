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
LEVEL = -18.0
"""Active loudness of every earcon in dBFS: the same as speech (`voicecoach/sound/clip.py`)."""
FRAME = RATE // 50
"""Loudness is measured over frames of 20 ms; those 30 dB under the loudest are not active."""

NOTES = {
    # A note is PITCH:MILLISECONDS, PITCH>PITCH a glide, `-` a silence.
    "welcome": "C5:130 F5:130 A5:130 G5:300",
    "exercise": "D5:90 -:30 D5:90 -:30 A5:360",
    "tick": "A4:90",
    "start": "C5:90 G5:200",
    "end": "G5:90 C5:200",
    "rep": "E6:140",
    "up": "G4>E5:200",
    "steady": "B4:70 -:40 B4:110",
    "down": "E5>G4:200",
    "switch": "A5:140 E5:140 A5:140 E5:180",
    "set": "C6:110 -:50 C6:110 -:50 C6:240",
    "rest": "B5:260 F#5:440",
    "wait": "F#5:200 -:120 F#5>B5:320",
    "finish": "C5:120 E5:120 G5:120 C6:120 E6:400",
    "pause": "D6:110 -:50 A5:160",
    "resume": "A5:110 -:50 D6:160",
    "next": "D5:60 F#5:60 A5:60 C#6:140",
    "back": "C#6:60 A5:60 F#5:60 D5:140",
    "repeat": "F5:80 Bb5:80 F5:80 Bb5:100",
    "hurts": "E5>Eb5:340 C5>B4:480",
    "ok": "A6:60 -:40 A6:110",
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
    "clear": Instrument(((1, 1.0, 1), (2.76, 0.45, 1.6), (4.07, 0.2, 2.5)), attack=0.002, knock=0.5),
    "soft": Instrument(((1, 1.0, 1), (2.02, 0.3, 1.4), (3.53, 0.2, 2.2)), attack=0.004, knock=0.4),
}


def frequency(pitch: str) -> float:
    """Return the frequency in Hz of a pitch such as `A4`, `F#5` or `Bb4`; A4 is 440."""
    semitone = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}[pitch[0]]
    semitone += pitch.count("#") - pitch.count("b")
    return float(440 * 2 ** (int(pitch[-1]) - 4 + semitone / 12))


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
        fade = 2.0 * at / length
        tone = sum(
            gain * math.exp(-fade * speed) * math.sin(ratio * turn) for ratio, gain, speed in instrument.partials
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


def active_level(samples: list[float]) -> float:
    """Return the mean power of the active frames in dB."""
    stretches = (samples[start : start + FRAME] for start in range(0, len(samples), FRAME))
    powers = [sum(value * value for value in stretch) / len(stretch) for stretch in stretches]
    active = [power for power in powers if power >= max(powers) / 1000]
    return 10 * math.log10(sum(active) / len(active))


def write(path: Path, samples: list[float]) -> None:
    """Write samples as a WAV file at the common loudness."""
    gain = 32767 * 10 ** ((LEVEL - active_level(samples)) / 20)
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
