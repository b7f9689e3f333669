"""What the microphone hears and the speaker plays, minute by minute, and what was said when."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import coach
import numpy as np
from corpus import BARE, CALLED, NEAR_MISSES, NUMBERS, READY, TALK, Command, reading
from rooms import NOISES, babble, heard_in, impulse, level, music, white
from voices import RATE, Sound, Voice, active, parts, say

from voicecoach.session.voice_control.model import Samples

MINUTES = 10.0
"""Of a scene in which nobody means the coach."""
SELF_NOISE = 10 ** (-75 / 20)
"""Of the microphone."""
BEFORE = 4.0
"""Seconds before the first command: the canceller has heard the coach by then, as in any session."""


@dataclass(frozen=True)
class Said:
    """A command, or what only sounds like one (then `command` is None), and when, in seconds."""

    text: str
    command: Command | None
    start: float
    end: float


@dataclass(frozen=True)
class Scene:
    """A recording; `near` and `far` are as long as each other."""

    near: Samples
    far: Samples
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A scene that isn't made yet: what was heard in it may be known from an earlier run."""

    condition: str
    name: str
    make: Callable[[np.random.Generator], Scene]

    def scene(self) -> Scene:
        """Make it; the same each time."""
        return self.make(np.random.default_rng(list(f"{self.condition} {self.name}".encode())))


@dataclass(frozen=True)
class Place:
    """Where somebody speaks: the room's echo (seconds; direct over the rest, dB), the noise and the loudness (dB)."""

    echo: float
    direct: float
    ratio: float
    loudness: float


NEAR = Place(0.2, 12, 30, -24)
FAR = Place(0.4, 0, 20, -34)
SPREAD = 4.0
"""Decibels that people differ by, up and down."""


@dataclass(frozen=True)
class Part:
    """A part of the bench, with voices and noises of its own."""

    number: int
    folder: Path

    def commands(self, voices: int) -> Iterator[Plan]:
        """Give, for so many of the voices, each condition in which commands are said."""
        called = [Line(each.text, each) for each in (*CALLED, READY[0])]
        bare = [Line(each.text, each) for each in (*BARE, READY[1])]
        numbers = [Line(each.text, each) for each in NUMBERS]
        for number, voice in enumerate(self.voices[:voices]):
            noise = (*NOISES[self.number], "babble")[number % 4]
            for condition, lines, place in (
                ("near", called, NEAR),
                ("far", called, FAR),
                ("bare, near", bare, NEAR),
                ("bare, far", bare, FAR),
                ("numbers, near", numbers, NEAR),
                ("numbers, far", numbers, FAR),
                ("near misses", [Line(text, None) for text in NEAR_MISSES[number % 6 :: 6]], NEAR),
            ):
                yield Plan(condition, voice.name, partial(self._said, lines, voice, place, noise))
            over = partial(self._over, called[:-1], voice, coach.VOICES[number % 2])
            yield Plan("over the coach", voice.name, over)

    def others(self, scenes: int) -> Iterator[Plan]:
        """Give so many scenes of each kind in which nobody means the coach."""
        for number in range(scenes):
            name = f"{self.number}.{number}"
            yield Plan("coach alone", name, partial(self._coach, coach.VOICES[number % 2]))
            yield Plan("other speech", name, partial(self._talk, radio=number % 3 == 2))
            yield Plan("music", name, self._music)

    @property
    def voices(self) -> list[Voice]:
        """The part's own."""
        return parts()[self.number]

    def _said(self, lines: Sequence[Line], voice: Voice, place: Place, noise: str, lot: np.random.Generator) -> Scene:
        """Have a voice say the lines one after the other, nobody else speaking."""
        clean, said = self._lines(lines, voice, lot)
        heard = heard_in(impulse(lot, place.echo, place.direct), clean)
        heard *= _gain(place.loudness + lot.uniform(-SPREAD, SPREAD)) / active(heard)
        around = level(self._noise(noise, lot, len(heard)), active(heard) * _gain(-place.ratio))
        return Scene(_recorded(heard + around, lot), np.zeros(len(heard), np.int16), said)

    def _over(self, lines: Sequence[Line], voice: Voice, coached: str, lot: np.random.Generator) -> Scene:
        """Have a voice say the lines over the coach, which never stops, at equal loudness at the microphone."""
        clean, said = self._lines(lines, voice, lot)
        far = coach.dense(coached, len(clean) / RATE, random.Random(int(lot.integers(1 << 30))), 0.15, self.folder)
        return duet(clean, far, said, lot)

    def _coach(self, coached: str, lot: np.random.Generator) -> Scene:
        far = coach.dense(coached, MINUTES * 60, random.Random(int(lot.integers(1 << 30))), 1.5, self.folder)
        echo = heard_in(_loudspeaker(lot), far)
        echo *= _gain(NEAR.loudness) / active(echo)
        return Scene(_recorded(echo, lot), _int16(far))

    def _talk(self, lot: np.random.Generator, radio: bool) -> Scene:
        """Have the voices talk and read; on the radio there is music under it."""
        chance = random.Random(int(lot.integers(1 << 30)))
        parts: list[Sound] = []
        while sum(map(len, parts)) < MINUTES * 60 * RATE:
            speech = self._anything(chance)
            parts += [speech * chance.uniform(0.5, 1.5), np.zeros(int(chance.expovariate(1) * RATE), np.float32)]
        speech = heard_in(impulse(lot, 0.3, lot.uniform(0, 8)), np.concatenate(parts)[: int(MINUTES * 60 * RATE)])
        speech *= _gain(lot.uniform(-36, -24)) / active(speech)
        under = self._noise("music" if radio else "babble", lot, len(speech))
        heard = speech + level(under, active(speech) * _gain(-10 if radio else -25))
        return Scene(_recorded(heard, lot), np.zeros(len(heard), np.int16))

    def _music(self, lot: np.random.Generator) -> Scene:
        pieces = [music(lot, int(MINUTES * 60 * RATE / 5)) for _ in range(5)]
        heard = heard_in(impulse(lot, 0.4, 3), np.concatenate(pieces))
        heard = level(heard, _gain(lot.uniform(-36, -24)))
        return Scene(_recorded(heard, lot), np.zeros(len(heard), np.int16))

    def _lines(self, lines: Sequence[Line], voice: Voice, lot: np.random.Generator) -> tuple[Sound, tuple[Said, ...]]:
        """Return the lines with pauses between, and when each is said."""
        parts, said = [np.zeros(int(BEFORE * RATE), np.float32)], []
        size = len(parts[0])
        for line in lines:
            speech = say(voice, line.text, self.folder)
            pause = np.zeros(int(lot.uniform(1.0, 1.6) * RATE), np.float32)
            said.append(Said(line.text, line.command, size / RATE, (size + len(speech)) / RATE))
            parts += [speech, pause]
            size += len(speech) + len(pause)
        return np.concatenate(parts), tuple(said)

    def _noise(self, name: str, lot: np.random.Generator, size: int) -> Sound:
        return babble(lot, size, self._speeches) if name == "babble" else NOISES[self.number][name](lot, size)

    @cached_property
    def _speeches(self) -> list[Sound]:
        chance = random.Random(self.number)
        return [self._anything(chance) for _ in range(6)]

    def _anything(self, chance: random.Random) -> Sound:
        """Return a few words by any voice, or a sentence or two out of a book by one that is quickly made."""
        if chance.random() < 0.5:
            number = chance.randrange(len(self.voices))
            return say(self.voices[number], chance.choice(TALK[number % 4 :: 4]), self.folder)
        quick = [voice for voice in self.voices if voice.engine != "kokoro"]
        return say(chance.choice(quick), chance.choice(reading()), self.folder)


@dataclass(frozen=True)
class Line:
    """What a voice is to say, and the command that it is, if it is one."""

    text: str
    command: Command | None


def duet(clean: Sound, far: Sound, said: tuple[Said, ...], lot: np.random.Generator, late: float = 0.0) -> Scene:
    """Return a person near by and the coach, so many seconds late, as loud as each other at the microphone."""
    person = heard_in(impulse(lot, NEAR.echo, NEAR.direct), clean)
    person *= _gain(NEAR.loudness) / active(person)
    echo = heard_in(np.concatenate([np.zeros(int(late * RATE), np.float32), _loudspeaker(lot)]), far)
    echo *= active(person) / active(echo)
    return Scene(_recorded(person + echo, lot), _int16(far), said)


def _loudspeaker(lot: np.random.Generator) -> Sound:
    """Return the way from a small loudspeaker, without bass, to the microphone; up to 4 ms off what was measured."""
    late = np.zeros(int(lot.uniform(0, 0.004) * RATE), np.float32)
    no_bass = -np.ones(80) / 80
    no_bass[0] += 1
    return np.concatenate([late, np.convolve(impulse(lot, 0.4, lot.uniform(0, 6)), no_bass)]).astype(np.float32)


def _gain(decibels: float) -> np.float32:
    return np.float32(10 ** (decibels / 20))


def _recorded(sound: Sound, lot: np.random.Generator) -> Samples:
    return _int16(sound + level(white(lot, len(sound)), SELF_NOISE))


def _int16(sound: Sound) -> Samples:
    return np.clip(np.round(sound * 32768), -32768, 32767).astype(np.int16)
