"""The coach's sentences: what is said about exercises, sets and rests, how fully, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import ne

from voicecoach.routine.model import Cues, Exercise, Side
from voicecoach.score.amounts import AmountTeller
from voicecoach.score.model import Earcon, Say, Segment
from voicecoach.score.side_words import names_a_side, sentences

BACK_AFTER = 2.0
"""Seconds after the end of work in which one comes out of a hold and doesn't listen."""
UNHURRIED = 20.0
"""The shortest rest, in seconds, whose words can wait for so long."""
PRAISED_FROM = 15.0
"""The shortest rest, in seconds, in which there is the time for a word of praise."""
LONG_PAUSES, LONG_PAUSE = ("...", "…"), 4.0
"""A sentence that ends like this asks for a change of place, which takes so many times as long."""


@dataclass(frozen=True)
class Coach(AmountTeller):
    """Says what a session is made of: exercises, sets and rests. Every method returns what to say, in order."""

    def full(self, phrase: str, **values: object) -> tuple[Say, ...]:
        """Return a phrase that only `cues: full` has."""
        return self.words(phrase, **values) if self.cues is Cues.FULL else ()

    def praise(self, seconds: float) -> tuple[Say, ...]:
        """Return a word of praise for the work before a rest of so many seconds; nothing if there isn't the time."""
        return self.full("praise") if seconds >= PRAISED_FROM else ()

    def text(self, text: str, side: Side | None = None) -> tuple[Say, ...]:
        """Return the routine's own words, sentence by sentence with time to do each; nothing if `cues` is not full."""
        return self.call(text, side) if self.cues is Cues.FULL else ()

    def call(self, text: str, side: Side | None = None) -> tuple[Say, ...]:
        """Return words of the routine that are as good as a cue: said unless `cues` is beeps."""
        if self.cues is Cues.BEEPS:
            return ()
        return tuple(map(self._sentence, sentences(self.filled(text, side))))

    def _sentence(self, text: str) -> Say:
        if not text.endswith(LONG_PAUSES):
            return Say(text, pause=self.pause)
        return Say(text.rstrip(" .…") + ".", pause=LONG_PAUSE * self.pause)

    def on_side(self, side: Side | None, cue: str = "") -> tuple[Say, ...]:
        """Return which side is next, in the routine's own `cue` if it has one; nothing where there are none."""
        return self.named_side("side", side, cue)

    def tip(self, text: str, side: Side | None) -> tuple[Say, ...]:
        """Return a tip for the set that comes next."""
        first, *more = self.text(text, side) or (None,)
        return (*self.words("tip", tip=first.what), *more) if first else ()

    def name(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return the earcon of an exercise and its name."""
        name = self.filled(exercise.name, first_side(exercise)).rstrip(". ")
        return (Say(Earcon.EXERCISE), *self.words(exercise.variant or "exercise", exercise=name))

    def instruction(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return how to get into position and what to do."""
        side = first_side(exercise)
        return (*self.text(exercise.setup, side), *self.text(exercise.do, side))

    def other_side(self, exercise: Exercise, side: Side) -> tuple[Say, ...]:
        """Return those instructions that are different on the second side."""
        told = (part for text in (exercise.setup, exercise.do) for part in sentences(text) if names_a_side(part))
        return tuple(say for part in told for say in self.text(part, side))

    def advice(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return what is said once about an exercise: how to make it easier, and when to leave it out."""
        easier = exercise.easier if isinstance(exercise.easier, str) else ""
        reason = self.filled(exercise.skip_if, first_side(exercise)).rstrip(". ")
        return (
            *self.text(easier, first_side(exercise)),
            *(self.full("skip_if", reason=reason) if reason else ()),
        )

    def round(self, number: int, rounds: int) -> tuple[Say, ...]:
        """Return the words for the round that begins."""
        return self._counted("round", number, rounds, round=number, rounds=rounds)

    def minute(self, number: int, minutes: int) -> tuple[Say, ...]:
        """Return the words for the minute that begins, where a start is made at each."""
        return self._counted("minute", number, minutes, minute=number, minutes=minutes)

    def set(
        self,
        number: int,
        sets: int,
        side: Side | None = None,
        cue: str = "",
        *,
        both: bool = False,
        extra: bool = False,
    ) -> tuple[Say, ...]:
        """Return the words for the set that comes next, on a side or, with `both`, on that side first.

        An `extra` one is for that side alone.
        """
        if extra and side:
            return (*self.words("extra_set", side=self.side(side)), *(self.on_side(side, cue) if cue else ()))
        if not side or cue:
            told = self._counted("set", number, sets, set=number, sets=sets)
            return (*told, *self.named_side("begins" if both else "side", side, cue))
        ending = "first" if both else "side"
        phrase = f"last_set_{ending}" if number == sets > 1 else f"next_set_{ending}"
        return self.words(phrase, set=number, sets=sets, side=self.side(side))

    def _counted(self, phrase: str, number: int, total: int, **values: int) -> tuple[Say, ...]:
        last = number == total and total > 1
        return self.words(f"last_{phrase}" if last else phrase, **values)


def first_side(exercise: Exercise) -> Side | None:
    """Return the side that an exercise begins with; None if it has no sides."""
    order = exercise.order
    return order[0] if order else None


@lru_cache(maxsize=512)
def unpraised(coach: Coach, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return a rest as one hears it who came by a key, perhaps without the work; nothing if it is the same."""
    praise = {say.what for say in coach.praise(PRAISED_FROM)}
    made = [replace(one, says=tuple(say for say in one.says if say.what not in praise)) for one in segments]
    return tuple(made) if any(map(ne, made, segments)) else ()


def when_back(seconds: float, says: Sequence[Say]) -> tuple[Say, ...]:
    """Return what is said in a rest of so many seconds: once one is out of the hold, if there is the time."""
    return (*at(BACK_AFTER, says[:1]), *says[1:]) if seconds >= UNHURRIED else tuple(says)


def at(moment: float, says: Sequence[Say]) -> tuple[Say, ...]:
    """Return words that are said at a moment of a segment, in seconds, the first of them at least."""
    return tuple(replace(say, at=moment) for say in says)
