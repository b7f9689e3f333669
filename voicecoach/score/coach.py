"""The coach's sentences: what is said about exercises, sets and rests, how fully, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from voicecoach.language.model import Language
from voicecoach.routine.model import Cues, Exercise, Phase, Side, Sides
from voicecoach.score.model import Earcon, Say

PHASE_PHRASES = {"up": "up", "down": "down", "pause": "pause", "hold": "phase_hold"}


class _Amount(NamedTuple):
    """The parts of an exercise that its dose, in words, depends on: exercises that share them share the words."""

    hold: float
    duration: float
    tempo: tuple[Phase, ...]
    reps: int


def _amount_of(exercise: Exercise) -> _Amount:
    hold, duration = (given.low if given else 0.0 for given in (exercise.hold, exercise.duration))
    return _Amount(hold, duration, exercise.tempo, int(exercise.reps.low) if exercise.reps else 1)


@dataclass(frozen=True)
class Coach:
    """Speaks one language, as fully as `cues` asks. Every method returns what to say, in order."""

    language: Language
    cues: Cues

    def words(self, phrase: str, **values: object) -> tuple[Say, ...]:
        """Return one of the coach's own phrases; nothing with `cues: beeps`."""
        texts = () if self.cues is Cues.BEEPS else tuple(filter(None, self.language.forms(phrase, **values)))
        if len(texts) > 1:
            return (Say(texts[0], forms=texts, phrase=phrase),)
        return tuple(map(Say, texts))

    def full(self, phrase: str, **values: object) -> tuple[Say, ...]:
        """Return a phrase that only `cues: full` has."""
        return self.words(phrase, **values) if self.cues is Cues.FULL else ()

    def text(self, text: str, again: bool = False) -> tuple[Say, ...]:
        """Return the routine's own words; nothing if they were heard before or `cues` is not full."""
        return (Say(text),) if text and not again and self.cues is Cues.FULL else ()

    def side(self, side: Side) -> str:
        """Return the name of a side."""
        return self.language.say(f"{side.value}_side")

    def works(self, exercise: Exercise) -> bool:
        """Return whether the exercise has anything to count, rather than being only a wait."""
        return bool(exercise.hold or exercise.tempo or exercise.pace or exercise.duration or exercise.reps)

    def setup(self, exercise: Exercise, again: bool) -> tuple[Say, ...]:
        """Return how to get into position."""
        return self.text(exercise.setup, again)

    def name(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return the earcon of an exercise and its name."""
        phrase = exercise.variant or "exercise"
        return (Say(Earcon.EXERCISE), *self.words(phrase, exercise=exercise.name.rstrip(". ")))

    def instruction(self, exercise: Exercise, again: bool) -> tuple[Say, ...]:
        """Return what to do and how much; the dose alone when heard before."""
        skip_if = self.full("skip_if", reason=exercise.skip_if.rstrip(". ")) if exercise.skip_if and not again else ()
        return (*self.text(exercise.do, again), *self.dose(exercise), *skip_if)

    def round(self, number: int, rounds: int) -> tuple[Say, ...]:
        """Return the words for the round that begins."""
        return self._counted("round", number, rounds, round=number, rounds=rounds)

    def set(self, number: int, sets: int) -> tuple[Say, ...]:
        """Return the words for the set that comes next."""
        return self._counted("set", number, sets, set=number, sets=sets)

    def _counted(self, phrase: str, number: int, total: int, **values: int) -> tuple[Say, ...]:
        last = number == total and total > 1
        return self.words(f"last_{phrase}") if last else self.words(phrase, **values)

    def dose(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return how much there is to do, such as "Hold for 45 seconds, 5 times, each side, 2 sets."."""
        if not self.works(exercise):
            return ()
        first = exercise.first_side if exercise.sides is not Sides.NONE else None
        return self._dose(_amount_of(exercise), int(exercise.sets.low), first, exercise.sides is Sides.ALTERNATE)

    @lru_cache(maxsize=512)  # noqa: B019 - coaches live as long as their languages
    def _dose(self, amount: _Amount, sets: int, first: Side | None, alternate: bool) -> tuple[Say, ...]:
        say = self.language.say
        parts = self._told(amount)
        if first:
            parts.append(say("each_side"))
        if alternate:
            parts.append(say("alternating"))
        if sets > 1:
            parts.append(say("sets", sets=sets))
        named = (say("first_side", side=self.side(first)),) if first else ()
        return self._sentences([", ".join(filter(None, parts)) + ".", *named])

    def _told(self, amount: _Amount) -> list[str]:
        say, (hold, duration, tempo, reps) = self.language.say, amount
        if duration:
            return [say("go_on", duration=self.language.duration(duration))]
        if hold:
            held = say("hold", duration=self.language.duration(hold))
            return [held, say("times", reps=reps)] if reps > 1 else [held]
        if tempo:
            phases = (say("tempo_phase", phase=self.phase(p.name), seconds=f"{p.seconds:g}") for p in tempo)
            return [say("tempo", reps=reps, phases=", ".join(phases))]
        return [say("reps", reps=reps)]

    def phase(self, name: str) -> str:
        """Return the word for a phase of a rep: ours in the session's language, the routine's own unchanged."""
        return self.language.say(PHASE_PHRASES[name]) if name in PHASE_PHRASES else name

    def _sentences(self, texts: Sequence[str]) -> tuple[Say, ...]:
        if self.cues is Cues.BEEPS:
            return ()
        return tuple(Say(text[:1].upper() + text[1:]) for text in texts if text.strip("."))
