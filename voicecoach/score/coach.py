"""The coach's sentences: what is said about exercises, sets and rests, how fully, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.language.model import Language
from voicecoach.routine.model import Cues, Exercise, Phase, Side, Sides
from voicecoach.score.model import SENTENCE_PAUSE, Earcon, Say
from voicecoach.score.side_words import filled, names_a_side, sentences

PHASE_PHRASES = {
    "up": "up", "down": "down", "pause": "pause", "hold": "phase_hold", "in": "breathe_in", "out": "breathe_out"
}  # fmt: skip
MOVEMENT_PAUSE = 0.9
"""Seconds of silence after a sentence that asks for a movement, unless the routine says otherwise."""
BACK_AFTER = 2.0
"""Seconds after the end of work in which one comes out of a hold and doesn't listen."""
UNHURRIED = 20.0
"""The shortest rest, in seconds, whose words can wait for so long."""
PRAISED_FROM = 15.0
"""The shortest rest, in seconds, in which there is the time for a word of praise."""
LONG_PAUSES, LONG_PAUSE = ("...", "…"), 4.0
"""A sentence that ends like this asks for a change of place, which takes so many times as long."""


_SIDES = {Sides.EACH: "_sides", Sides.EACH_SET: "_sides", Sides.ALTERNATE: "_alternate"}
"""How the names of the phrases for a dose end, where both sides are worked."""


@dataclass(frozen=True)
class _Amount:
    """The parts of an exercise that its dose, in words, depends on: exercises that share them share the words."""

    hold: float
    duration: float
    tempo: tuple[Phase, ...]
    reps: int
    sets: int
    sides: Sides
    order: tuple[Side, ...]
    side_cue: str
    extra: tuple[int, Side | None]
    """How many sets more a side gets."""
    load: str
    by_set: tuple[_Amount, ...]
    """Of each set, where sets differ."""


def _amount_of(exercise: Exercise) -> _Amount:
    hold, duration = (given.low if given else 0.0 for given in (exercise.hold, exercise.duration))
    reps = int(exercise.reps.low) if exercise.reps else 1
    sets = int(exercise.sets.low)
    extra = (exercise.extra, exercise.weak_side if exercise.extra else None)
    numbers = range(1, exercise.sets_on(None) + 1) if exercise.by_set else ()
    each = tuple(_amount_of(replace(exercise.for_set(number), by_set=())) for number in numbers)
    return _Amount(
        hold,
        duration,
        exercise.tempo,
        reps,
        sets,
        exercise.sides,
        exercise.order,
        exercise.side_cue,
        extra,
        exercise.load,
        each,
    )


@dataclass(frozen=True)
class Coach:
    """Speaks one language, as fully as `cues` asks. Every method returns what to say, in order."""

    language: Language
    cues: Cues
    pause: float = MOVEMENT_PAUSE
    """Seconds of silence after a sentence that asks for a movement; those after others follow it."""

    def words(self, phrase: str, **values: object) -> tuple[Say, ...]:
        """Return one of the coach's own phrases; nothing with `cues: beeps`."""
        texts = () if self.cues is Cues.BEEPS else tuple(filter(None, self.language.forms(phrase, **values)))
        if not texts:
            return ()
        pause = SENTENCE_PAUSE * self.pause / MOVEMENT_PAUSE
        return (
            Say(texts[0], forms=texts, phrase=phrase, pause=pause) if len(texts) > 1 else Say(texts[0], pause=pause),
        )

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

    def filled(self, text: str, side: Side | None) -> str:
        """Return a text of the routine with its sides named."""
        return filled(text, side, self.language)

    def side(self, side: Side) -> str:
        """Return the name of a side."""
        return self.language.say(f"{side.value}_side")

    def on_side(self, side: Side | None, cue: str = "") -> tuple[Say, ...]:
        """Return which side is next, in the routine's own `cue` if it has one; nothing where there are none."""
        return self._named_side("side", side, cue)

    def _named_side(self, phrase: str, side: Side | None, cue: str) -> tuple[Say, ...]:
        if side and cue:
            return self.words(f"{phrase}_cue", cue=self.filled(cue, side).rstrip(". "))
        return self.words(phrase, side=self.side(side).capitalize()) if side else ()

    def tip(self, text: str, side: Side | None) -> tuple[Say, ...]:
        """Return a tip for the set that comes next."""
        first, *more = self.text(text, side) or (None,)
        return (*self.words("tip", tip=first.what), *more) if first else ()

    def works(self, exercise: Exercise) -> bool:
        """Return whether the exercise has anything to count, rather than being only a wait."""
        return bool(exercise.hold or exercise.tempo or exercise.pace or exercise.duration or exercise.reps)

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
            return (*told, *self._named_side("first_side" if both else "side", side, cue))
        ending = "first" if both else "side"
        phrase = f"last_set_{ending}" if number == sets > 1 else f"next_set_{ending}"
        return self.words(phrase, set=number, sets=sets, side=self.side(side))

    def _counted(self, phrase: str, number: int, total: int, **values: int) -> tuple[Say, ...]:
        last = number == total and total > 1
        return self.words(f"last_{phrase}" if last else phrase, **values)

    def dose(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return how much there is to do: "2 sets." "8 repetitions on each side." "Hold each for 20 seconds."."""
        return self._dose(_amount_of(exercise)) if self.works(exercise) else ()

    @lru_cache(maxsize=512)  # noqa: B019 - coaches live as long as their languages
    def _dose(self, amount: _Amount) -> tuple[Say, ...]:
        if amount.by_set:
            return (*self._sets_told(amount), *self._worked_sides(amount))
        sets = self.words("sets", sets=amount.sets) if amount.sets > 1 else ()
        return (*sets, *self._loaded(self._told(amount), amount), *self._worked_sides(amount))

    def dose_of_set(self, exercise: Exercise, number: int) -> tuple[Say, ...]:
        """Return how much there is to do in a set: "10 repetitions, with 22½ kg."."""
        amount = replace(_amount_of(replace(exercise.for_set(number), by_set=())), sides=Sides.NONE)
        return self._loaded(self._told(amount), amount)

    def _loaded(self, told: tuple[Say, ...], amount: _Amount) -> tuple[Say, ...]:
        """Return what is told of an amount, its last sentence with the load."""
        if not (told and amount.load):
            return told
        last = str(told[-1].what).removesuffix(".")
        return (*told[:-1], *self.words("loaded", dose=last, load=spoken_load(amount.load)))

    def _sets_told(self, amount: _Amount) -> tuple[Say, ...]:
        """Return what there is to do set by set: "3 sets: 12, 10, 8."."""
        loads = {each.load for each in amount.by_set}
        each_loaded = (replace(each, load=each.load if loads != {amount.load} else "") for each in amount.by_set)
        several = any(each.reps > 1 for each in amount.by_set)
        doses = [self._short(each, several) for each in each_loaded]
        told = self.words(
            f"set_doses{_SIDES.get(amount.sides, '')}", sets=amount.sets, doses=", ".join(doses[: amount.sets])
        )
        tempos = {each.tempo for each in amount.by_set}
        phases = (
            self.words("phases", phases=self._phases(amount).capitalize()) if tempos == {amount.tempo} != {()} else ()
        )
        load = self.words("with_load", load=spoken_load(amount.load)) if loads == {amount.load} != {""} else ()
        return (*told, *phases, *load)

    def _short(self, amount: _Amount, several: bool) -> str:
        """Return the amount of a set in a few words: `12`, `5 times 10 seconds`, `8 with 20 kg`.

        With `several`, some set has more than one rep, so that of each it is told how many.
        """
        length = self.language.duration(amount.hold or amount.duration)
        if amount.hold and several:
            dose = self.language.say("times", reps=amount.reps, duration=length)
        else:
            dose = length if amount.hold or amount.duration else str(amount.reps)
        return self.language.say("short_loaded", dose=dose, load=spoken_load(amount.load)) if amount.load else dose

    def _worked_sides(self, amount: _Amount) -> tuple[Say, ...]:
        """Return which side is worked, or which first and which of them more."""
        if not amount.order:
            return ()
        if amount.sides.only:
            return self._named_side("side" if amount.side_cue else "only_side", amount.sides.only, amount.side_cue)
        sets, side = amount.extra
        more = self.words("extra_sets", sets=sets, side=self.side(side)) if side else ()
        return (*more, *self._named_side("first_side", amount.order[0], amount.side_cue))

    def _told(self, amount: _Amount) -> tuple[Say, ...]:
        length, sides = self.language.duration, _SIDES.get(amount.sides, "")
        if amount.duration:
            return self.words(f"go_on{'_sides' if sides else ''}", duration=length(amount.duration))
        if amount.hold:
            return self.words(f"hold{sides}", reps=amount.reps, duration=length(amount.hold))
        if not amount.tempo:
            return self.words(f"reps{sides}", reps=amount.reps)
        return self.words(f"tempo{sides}", reps=amount.reps, phases=self._phases(amount))

    def _phases(self, amount: _Amount) -> str:
        return ", ".join(
            self.language.say("tempo_phase", phase=self.phase(phase.name), seconds=f"{phase.seconds.low:g}")
            for phase in amount.tempo
        )

    def phase(self, name: str) -> str:
        """Return the word for a phase of a rep: ours in the session's language, the routine's own unchanged."""
        return self.language.say(PHASE_PHRASES[name]) if name in PHASE_PHRASES else name


def first_side(exercise: Exercise) -> Side | None:
    """Return the side that an exercise begins with; None if it has no sides."""
    return next(iter(exercise.order), None)


def spoken_load(load: str) -> str:
    """Return a load as it is said: half a kilogram isn't "point five"."""
    return re.sub(r"(?<![\d.-])(\d+)\.50?(?= (?:kg|lb)$)", lambda found: f"{int(found[1]) or ''}½", load)


def when_back(seconds: float, says: Sequence[Say]) -> tuple[Say, ...]:
    """Return what is said in a rest of so many seconds: once one is out of the hold, if there is the time."""
    return (*at(BACK_AFTER, says[:1]), *says[1:]) if seconds >= UNHURRIED else tuple(says)


def at(moment: float, says: Sequence[Say]) -> tuple[Say, ...]:
    """Return words that are said at a moment of a segment, in seconds, the first of them at least."""
    return tuple(replace(say, at=moment) for say in says)
