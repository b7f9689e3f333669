"""Blocks of exercises: rounds, blocks that run by the clock, and choices; and what can't stand within them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from voicecoach.routine.checks.takes import takes
from voicecoach.routine.fields import BLOCK_CONFLICTS, BY_SET, CONFLICTS, MINUTE, SHAPING, Section
from voicecoach.routine.model import Exercise, Range, Rounds, Sides
from voicecoach.routine.reading.mapping import Entry
from voicecoach.routine.reading.phrases import PhraseReader
from voicecoach.routine.values.durations import spell
from voicecoach.routine.values.parse import PerSet, Value
from voicecoach.routine.yaml.tree import Items, Node, Pairs

PLACING = ("after", "before", "instead_of")
"""Fields that say where an exercise belongs, and have done so when the routine is made."""
TO_CHANGE = 5.0
"""The least seconds of a minute that are left to go over to the next exercise."""
_BOTH = (Sides.EACH, Sides.ALTERNATE, Sides.EACH_SET)
_MISSING = {
    "interval": "add what is done in it, for example `exercises: [Squat, Lunge]`",
    "every_minute": "add what is done each minute, for example `exercises: [{name: Burpee, reps: 10}]`",
    "until": "add what a round consists of, for example `exercises: [{name: Squat, reps: 15}, Plank]`",
    "pick": "add the list to pick from, for example `exercises: [Squat, Lunge, Row]`",
}
_NEVER = {
    "sets": "delete it: the block says how often the exercise comes",
    "wait": "delete it: the clock waits for nobody",
    "extra_sets": "delete it: there is one set each time its turn comes",
}


class BlockReader(PhraseReader):
    """Reads blocks; what lists of exercises consist of is up to `EntryReader`."""

    clock = ""
    """The field by which the block that is being read runs by the clock; empty if it doesn't."""
    interval: Range | None = None
    """Seconds that each exercise of that block works."""

    def exercises(self, entry: Entry | None, name: str = "exercises") -> tuple[Exercise | Rounds, ...]:
        """Return the entries of a list that are fine."""
        raise NotImplementedError

    def need_base(self, entries: Mapping[str, Entry], names: tuple[str, ...]) -> None:
        """Warn of fields that do nothing in a routine that extends none."""
        raise NotImplementedError

    def block(self, node: Pairs) -> Rounds | None:
        """Return a block."""
        entries = self.entries(node, Section.BLOCK)
        values = self.values(entries, Section.BLOCK)
        clock = next((name for name in BLOCK_CONFLICTS if name in entries), "")
        self.check_block(node, entries, clock)
        self.need_base(entries, ("after", "before"))
        interval = values.pop("interval", None)
        with self.running_by(clock, interval.work if interval else None):
            exercises = self.exercises(entries.get("exercises"))
        self.check_pick(entries, values)
        for name in PLACING:
            values.pop(name, None)
        if interval:
            values = {"rest": interval.rest, **values, "interval": interval.work, "rest_between": interval.rest}
        return Rounds(**{"rounds": Range(1, 1), **values}, exercises=exercises, where=self.source.where(node))

    def check_block(self, node: Pairs, entries: Mapping[str, Entry], clock: str) -> None:
        """Tell of fields of a block that are missing, or can't stand beside one another."""
        if not any(name in entries for name in SHAPING):
            self.missing(node, "rounds", Section.BLOCK, "add, for example, `rounds: 2`", SHAPING)
        if "exercises" not in entries:
            shaped = next((_MISSING[name] for name in _MISSING if name in entries), "")
            hint = shaped or "add `exercises:` with a list; one exercise repeats by `sets`"
            self.missing(node, "exercises", Section.BLOCK, hint)
        if clock and self.clock:
            hint = f"write its exercises into the block that has `{self.clock}`, or move it out of there"
            self.problem("nesting", f"a block with `{clock}` can't stand within one with `{self.clock}`", node, hint)
        elif self.clock:
            hint = f"write its exercises beside the others: the block around them has `{self.clock}`"
            self.problem("nesting", f"a block can't stand within one that has `{self.clock}`", node, hint)
        names = list(entries)
        for at, name in enumerate(names):
            for other in names[:at]:
                if other in BLOCK_CONFLICTS.get(name, ()) or name in BLOCK_CONFLICTS.get(other, ()):
                    message = f"`{name}` can't go with `{other}`"
                    self.problem("conflict", message, entries[name][0], _instead(name, other))

    def check_pick(self, entries: Mapping[str, Entry], values: Mapping[str, Value]) -> None:
        """Tell of a choice of more exercises than there are."""
        listed = entries["exercises"][1] if "exercises" in entries else None
        if "pick" in values and isinstance(listed, Items) and 0 < len(listed.items) < values["pick"]:
            count = len(listed.items)
            message = f"`pick` is {values['pick']}, and the block has {count} to pick from"
            self.problem("limit", message, entries["pick"][1], f"write at most `pick: {count}`, or add exercises")

    @contextmanager
    def running_by(self, clock: str, interval: Range | None) -> Iterator[None]:
        """Read exercises of a block that runs by the clock, or doesn't."""
        before = self.clock, self.interval
        if clock:
            self.clock, self.interval = clock, interval
        try:
            yield
        finally:
            self.clock, self.interval = before

    def by_the_clock(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the values of an exercise of the block, without those that can't be there."""
        gone = {*_NEVER, *(CONFLICTS if self.clock == "interval" else ())}
        kept = {name: value for name, value in values.items() if name not in gone and not isinstance(value, PerSet)}
        if self.clock == "interval" and kept.get("sides") in _BOTH:
            del kept["sides"]
        return {**kept, "duration": self.interval} if self.interval else kept

    def check_by_the_clock(self, entries: Mapping[str, Entry], exercise: Exercise, node: Node) -> None:
        """Tell of what an exercise says itself and the clock says otherwise."""
        for name in entries:
            if name in _NEVER or (self.clock == "interval" and name in CONFLICTS):
                hint = _NEVER.get(name, "delete it: `interval` says how long each exercise works")
                self.problem("conflict", f"`{name}` can't stand in a block with `{self.clock}`", entries[name][0], hint)
            elif isinstance(entries[name][1], Items) and name in BY_SET:
                hint = "write one value: there is one set each time its turn comes"
                message = f"a list for `{name}` can't stand in a block with `{self.clock}`"
                self.problem("conflict", message, entries[name][0], hint)
        if self.clock == "interval" and "sides" in entries and getattr(entries["sides"][1], "text", "") not in ONE_SIDE:
            hint = "write the exercise twice, once for each side: `- Side plank, left` and `- Side plank, right`"
            self.problem("conflict", "`sides` can't stand in a block with `interval`", entries["sides"][0], hint)
        seconds = takes(exercise)
        if self.clock == "every_minute" and seconds > MINUTE - TO_CHANGE:
            message = f"this takes {spell(seconds)}: of each minute {spell(TO_CHANGE)} have to be left to change"
            said = next((entries[name][0] for name in ("reps", *CONFLICTS) if name in entries), node)
            self.problem("too-long", message, said, "lower its numbers, or delete `pace` to go at your own pace")


ONE_SIDE = ("left", "right", "none")
"""Values of `sides` with nothing to change for."""


def _instead(name: str, other: str) -> str:
    """Return what to do about two fields of a block that contradict each other."""
    both = {name, other}
    if both == {"interval", "rest_between"}:
        return "delete it: the `rest` of the interval is between the exercises"
    if "every_minute" in both and both & {"rest", "rest_between"}:
        return "delete it: what is left of each minute is the rest"
    if "every_minute" in both and "rounds" in both:
        return "delete `rounds`: `every_minute` says for how many minutes it goes on"
    if "until" in both and "rounds" in both:
        return "delete one of them: `until` says how long it goes on, `rounds` how often"
    return "delete one of them: each says how the time goes"
