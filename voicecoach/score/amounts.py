"""How much there is to do, in words: reps, holds, loads and sides, for all sets or set by set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from voicecoach.language.model import Language
from voicecoach.routine.model import Cues, Exercise, Phase, Side, Sides
from voicecoach.score.dose import breath_of
from voicecoach.score.model import SENTENCE_PAUSE, Say
from voicecoach.score.side_words import filled

PHASE_PHRASES = {
    "up": "up", "down": "down", "pause": "pause", "hold": "phase_hold", "in": "breathe_in", "out": "breathe_out"
}  # fmt: skip
MOVEMENT_PAUSE = 0.9
"""Seconds of silence after a sentence that asks for a movement, unless the routine says otherwise."""
_SIDES = {Sides.EACH: "_sides", Sides.EACH_SET: "_sides", Sides.ALTERNATE: "_alternate"}
"""How the names of the phrases for a dose end, where both sides are worked."""


class Amount(NamedTuple):
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
    breath: float
    """Seconds of a breath, if the hold or the duration is told in breaths."""
    by_set: tuple[Amount, ...]
    """Of each set, where sets differ."""


def amount_of(exercise: Exercise) -> Amount:
    """Return the amount of an exercise whose ranges are fixed."""
    hold, duration = (given.low if given else 0.0 for given in (exercise.hold, exercise.duration))
    reps = int(exercise.reps.low) if exercise.reps else 1  # 0: as many as one can
    sets = int(exercise.sets.low)
    extra = (exercise.extra, exercise.weak_side if exercise.extra else None)
    numbers = range(1, exercise.sets_on(None) + 1) if exercise.by_set else ()
    each = tuple(amount_of(replace(exercise.for_set(number), by_set=())) for number in numbers)
    return Amount(
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
        breath_of(exercise),
        each,
    )


@dataclass(frozen=True)
class AmountTeller:
    """Speaks one language, as fully as `cues` asks, and tells how much there is to do."""

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

    def filled(self, text: str, side: Side | None) -> str:
        """Return a text of the routine with its sides named."""
        return filled(text, side, self.language)

    def side(self, side: Side) -> str:
        """Return the name of a side."""
        return self.language.say(f"{side.value}_side")

    def named_side(self, phrase: str, side: Side | None, cue: str) -> tuple[Say, ...]:
        """Return a phrase for a side, in the routine's own `cue` if it has one; nothing where there are none."""
        if side and cue:
            return self.words(f"{phrase}_cue", cue=self.filled(cue, side).rstrip(". "))
        return self.words(phrase, side=self.side(side).capitalize()) if side else ()

    def dose(self, exercise: Exercise) -> tuple[Say, ...]:
        """Return how much there is to do: "2 sets." "8 repetitions on each side." "Hold each for 20 seconds."."""
        return self._dose(amount_of(exercise)) if works(exercise) else ()

    @lru_cache(maxsize=512)  # noqa: B019 - coaches live as long as their languages
    def _dose(self, amount: Amount) -> tuple[Say, ...]:
        if amount.by_set:
            return (*self._sets_told(amount), *self._worked_sides(amount))
        sets = self.words("sets", sets=amount.sets) if amount.sets > 1 else ()
        return (*sets, *self._loaded(self._told(amount), amount), *self._worked_sides(amount))

    def dose_of_set(self, exercise: Exercise, number: int) -> tuple[Say, ...]:
        """Return how much there is to do in a set: "10 repetitions, with 22½ kg."."""
        amount = amount_of(replace(exercise.for_set(number), by_set=()))._replace(sides=Sides.NONE)
        return self._loaded(self._told(amount), amount)

    def _loaded(self, told: tuple[Say, ...], amount: Amount) -> tuple[Say, ...]:
        """Return what is told of an amount, its last sentence with the load."""
        if told and amount.load:
            last = str(told[-1].what).removesuffix(".")
            told = (*told[:-1], *self.words("loaded", dose=last, load=spoken_load(amount.load)))
        return told if amount.reps else (*told, *self.words("count_them"))

    def _sets_told(self, amount: Amount) -> tuple[Say, ...]:
        """Return what there is to do set by set: "3 sets: 12, 10, 8."."""
        loads = {each.load for each in amount.by_set}
        each_loaded = (each._replace(load=each.load if loads != {amount.load} else "") for each in amount.by_set)
        several = any(each.reps > 1 for each in amount.by_set)
        doses = [self._short(each, several) for each in each_loaded]
        told = self.words(
            f"set_doses{_SIDES.get(amount.sides, '')}", sets=amount.sets, doses=", ".join(doses[: amount.sets])
        )
        load = self.words("with_load", load=spoken_load(amount.load)) if loads == {amount.load} != {""} else ()
        return (*told, *self._phases_told(amount), *load)

    def _phases_told(self, amount: Amount) -> tuple[Say, ...]:
        """Return the phases of each rep, where sets differ: those of all sets, or of the first."""
        if not amount.tempo:
            return ()
        if {each.tempo for each in amount.by_set} == {amount.tempo}:
            return self.words("phases", phases=self._phases(amount).capitalize())
        return self.words("first_phases", phases=self._phases(amount))

    def _short(self, amount: Amount, several: bool) -> str:
        """Return the amount of a set in a few words: `12`, `5 times 10 seconds`, `8 with 20 kg`.

        With `several`, some set has more than one rep, so that of each it is told how many.
        """
        length = self._length(amount)
        if amount.hold and several:
            dose = self.language.say("times", reps=amount.reps, duration=length)
        else:
            dose = length if amount.hold or amount.duration else str(amount.reps)
        if not amount.reps:
            dose = self.language.say("many_in" if amount.duration else "many", duration=length)
        return self.language.say("short_loaded", dose=dose, load=spoken_load(amount.load)) if amount.load else dose

    def _worked_sides(self, amount: Amount) -> tuple[Say, ...]:
        """Return which side is worked, or which first and which of them more."""
        if not amount.order:
            return ()
        if amount.sides.only:
            return self.named_side("side" if amount.side_cue else "only_side", amount.sides.only, amount.side_cue)
        sets, side = amount.extra
        more = self.words("extra_sets", sets=sets, side=self.side(side)) if side else ()
        return (*more, *self.named_side("first_side", amount.order[0], amount.side_cue))

    def _told(self, amount: Amount) -> tuple[Say, ...]:
        length, sides = self._length(amount), _SIDES.get(amount.sides, "")
        if not amount.reps:
            timed = amount.duration > 0
            return self.words(f"as_many{'_timed' if timed else ''}{sides}", **({"duration": length} if timed else {}))
        if amount.duration:
            return self.words(f"go_on{'_sides' if sides else ''}", duration=length)
        if amount.hold:
            return self.words(f"hold{sides}", reps=amount.reps, duration=length)
        if not amount.tempo:
            return self.words(f"reps{sides}", reps=amount.reps)
        breathed = not sides and breathes(amount.tempo)
        phrase = "breathing" if breathed else f"tempo{sides}"
        return self.words(phrase, reps=amount.reps, phases=self._phases(amount))

    def _length(self, amount: Amount) -> str:
        """Return how long a rep lasts: `20 seconds`, `5 breaths`."""
        seconds = amount.hold or amount.duration
        if not amount.breath:
            return self.language.duration(seconds)
        breaths = round(seconds / amount.breath, 2)
        return self.language.say("breaths" if breaths == int(breaths) else "part_breaths", breaths=f"{breaths:g}")

    def _phases(self, amount: Amount) -> str:
        return ", ".join(
            self.language.say("tempo_phase", phase=self.phase(phase.name), seconds=f"{phase.seconds.low:g}")
            for phase in amount.tempo
        )

    def phase(self, name: str) -> str:
        """Return the word for a phase of a rep: ours in the session's language, the routine's own unchanged."""
        return self.language.say(PHASE_PHRASES[name]) if name in PHASE_PHRASES else name


def breathes(tempo: tuple[Phase, ...]) -> bool:
    """Return whether the phases of a tempo are those of a breath, rather than of an arm that goes out and back."""
    return {"in", "out"} <= {phase.name for phase in tempo} <= {"in", "out", "hold", "pause"}


def works(exercise: Exercise) -> bool:
    """Return whether an exercise has anything to count, rather than being only a wait."""
    return bool(exercise.hold or exercise.tempo or exercise.pace or exercise.duration or exercise.reps)


def spoken_load(load: str) -> str:
    """Return a load as it is said: half a kilogram isn't "point five"."""
    return re.sub(r"(?<![\d.-])(\d+)\.50?(?= (?:kg|lb)$)", lambda found: f"{int(found[1]) or ''}½", load)
