"""A routine as it was written: ranges unresolved, defaults filled in, every value known to be sane.

All times are seconds (float). Ranges stay ranges here; `adjust.level` picks the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from voicecoach.core.errors import Where
from voicecoach.language.model import Wording
from voicecoach.pose.model import Pose
from voicecoach.routine.frequency import Frequency


class Side(str, Enum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


_LEFT_FIRST, _RIGHT_FIRST = (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)


class Sides(str, Enum):
    """In which order an exercise visits the two sides."""

    NONE = "none"
    """The exercise has no sides."""
    EACH = "each"
    """All sets on one side, then all on the other."""
    ALTERNATE = "alternate"
    """Rep by rep: left, right, left, right; `reps` counts one side."""
    EACH_SET = "each set"
    """A set on one side, the same set on the other, then the next set."""
    LEFT = "left"
    """Only the left side is worked."""
    RIGHT = "right"

    @property
    def only(self) -> Side | None:
        """The one side that is worked; None if both are, or there are none."""
        return Side(self.value) if self in (Sides.LEFT, Sides.RIGHT) else None


class Priority(str, Enum):
    """How much an exercise matters when there is not the time for all (`adjust.shorten`)."""

    HIGH = "high"
    """Never left out."""
    NORMAL = "normal"
    LOW = "low"
    """Left out first."""


class Part(str, Enum):
    """What a block is within a session; the value names the phrase that is said when it begins."""

    MAIN = ""
    WARM_UP = "warm_up"
    COOL_DOWN = "cool_down"


class Cues(str, Enum):
    """How much is said."""

    FULL = "full"
    BRIEF = "brief"
    BEEPS = "beeps"


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, both included; a plain number has both the same."""

    low: float
    high: float
    breath: float = 0.0
    """Seconds of a breath, for a time that is told in breaths; its ends are in seconds all the same."""

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.low == self.high


AS_MANY = Range(0, 0)
"""Reps: as many as one can."""


@dataclass(frozen=True)
class Phase:
    """One phase of a rep done to a tempo."""

    name: str
    """`up`, `hold`, `down`, `pause`, `in`, `out`, or the writer's own word."""
    seconds: Range


class CallTime(Enum):
    """When a call is said, of the time that an exercise or a rep of it goes on."""

    HALF = "at half"
    EVERY = "every"
    """Each so many seconds."""
    AFTER = "after"
    """So many seconds from the start."""
    LEFT = "left"
    """So many seconds before the end."""
    END = "at the end"
    """When the work has ended, outside its time."""


@dataclass(frozen=True)
class Call:
    """Words at a time of the work."""

    text: str
    when: CallTime
    seconds: float = 0.0
    """For the times that are counted in seconds."""


@dataclass(frozen=True)
class SetDose:
    """What one set has of its own, where sets differ; None: as the exercise says."""

    hold: Range | None = None
    reps: Range | None = None
    tempo: tuple[Phase, ...] | None = None
    duration: Range | None = None
    load: str | None = None


@dataclass(frozen=True)
class Exercise:
    """One entry of a routine.

    Exactly one of `hold`, `tempo`, `pace`, `duration` shapes the work, or none: then `reps` go at the default pace,
    and with no `reps` either `wait` alone lasts until a key. `reps` that are as many as one can last until a key, or as
    long as `duration`.
    """

    name: str
    where: Where = field(compare=False)
    setup: str = ""
    """How to get into position; said first."""
    do: str = ""
    """What to do; said after the setup."""
    tip: tuple[str, ...] = ()
    """Said one at a time on later sets."""
    hold: Range | None = None
    """Seconds each rep is held."""
    move: float | None = None
    """Seconds to get into each hold; None: the coach's own."""
    reps: Range | None = None
    sets: Range = Range(1, 1)
    tempo: tuple[Phase, ...] = ()
    pace: Range | None = None
    """Seconds from one rep to the next."""
    duration: Range | None = None
    """Seconds of going on without counted reps."""
    breath: float | None = None
    """Seconds of a breath; None: as the person or the routine says."""
    load: str = ""
    """What one lifts, wears or pulls at: `8 kg`, `red band`."""
    by_set: tuple[SetDose, ...] = ()
    """What differs from set to set, for each of them; the first one's values stand in the fields above too."""
    sides: Sides = Sides.NONE
    first_side: Side | None = None
    """The side to begin with; None: the weak one, else the left one."""
    weak_side: Side | None = None
    """The side that needs more; None: that of the routine."""
    extra_sets: int = 0
    """How many sets more the weak side gets."""
    side_cue: str = ""
    """How a side is named when its turn comes; empty: `left side`."""
    get_ready: float = 5.0
    rest: Range = Range(30.0, 30.0)
    """Seconds between sets."""
    between_reps: Range | None = None
    """Seconds between reps; None: 2 s after a hold, none where tempo or pace give the rhythm."""
    switch: float | None = None
    """Seconds to change sides; None: 6 s, or 2 s where sides alternate with reps that aren't held."""
    rest_after: Range = Range(15.0, 15.0)
    """Seconds before the next exercise."""
    wait: bool = False
    """Wait for a key before the work begins."""
    halfway: bool = True
    """Say "halfway" in long holds and durations."""
    countdown: int = 3
    """Ticks before each start and end; 0 for none."""
    time_calls: float | None = None
    """Seconds between calls of the time left in long holds and durations."""
    calls: tuple[Call, ...] = ()
    """The writer's own words within the work and at its end."""
    easier: str | Exercise = ""
    """A note, or the exercise to do instead when it is chosen (`adjust.variants`); `harder` likewise."""
    harder: str | Exercise = ""
    variant: str = ""
    """`easier` or `harder` for what is done instead of another exercise."""
    skip_if: str = ""
    """When to leave the exercise out; said once, after `do`."""
    priority: Priority = Priority.NORMAL
    notes: str = ""
    """Shown, never spoken."""
    pose: tuple[Pose, ...] = ()
    """How it looks: one pose, start and end, or a flow."""
    picture: str = ""
    """The file of a picture, found to lie where it may; shown in place of the pose where pictures can be."""

    def for_set(self, number: int) -> Exercise:
        """Return the exercise as it is in a set, counted from 1; further sets are like the last that is told."""
        if not self.by_set:
            return self
        own = self.by_set[min(number, len(self.by_set)) - 1]
        return replace(self, **{name: value for name, value in vars(own).items() if value is not None})

    @property
    def order(self) -> tuple[Side, ...]:
        """The sides that are worked, in order; nothing if there are none."""
        if self.sides is Sides.NONE:
            return ()
        if self.sides is Sides.LEFT:
            return _LEFT_FIRST[:1]
        if self.sides is Sides.RIGHT:
            return _RIGHT_FIRST[:1]
        return _RIGHT_FIRST if (self.first_side or self.weak_side) is Side.RIGHT else _LEFT_FIRST

    @property
    def extra(self) -> int:
        """How many sets the weak side has more than the other one; 0 if they are alike."""
        return self.extra_sets if self.weak_side and len(self.order) > 1 else 0

    def sets_on(self, side: Side | None) -> int:
        """Return the sets on a side, once ranges are fixed; None: on one side or on both at once."""
        return int(self.sets.low) + (self.extra if side in (None, self.weak_side) else 0)


@dataclass(frozen=True)
class Rounds:
    """A block of exercises: repeated, run by the clock, or a choice of them."""

    rounds: Range
    exercises: tuple[Exercise | Rounds, ...]
    where: Where = field(compare=False)
    name: str = ""
    rest: Range = Range(30.0, 30.0)
    """Seconds between rounds."""
    rest_between: Range | None = None
    """Seconds between the exercises of a round; None: what each of them says."""
    interval: Range | None = None
    """Seconds that each exercise works, those of its rest being `rest_between`: every start is on the clock."""
    every_minute: Range | None = None
    """Minutes, at each of which the next exercise of the block begins."""
    until: Range | None = None
    """Seconds in which as many rounds are done as fit."""
    pick: int | None = None
    """How many of the exercises are done, others each day (`adjust.chance`); None: all."""
    shuffle: bool = False
    """Whether they come in another order each day."""
    part: Part = Part.MAIN

    @property
    def by_the_clock(self) -> bool:
        """Whether its exercises begin at exact times, whatever is said."""
        return bool(self.interval or self.every_minute or self.until)


@dataclass(frozen=True)
class Stage:
    """A routine, and when to go on to the next stage: once all that is said is so; with nothing said, never."""

    routine: str
    where: Where = field(compare=False)
    sessions: int | None = None
    """At least so many."""
    pain: int | None = None
    """Of those only the ones with at most this pain, after them and in the 24 hours after."""
    weeks: int | None = None
    """At least so many, from the stage's first session on."""


@dataclass(frozen=True)
class Routine:
    """A whole routine file."""

    name: str
    exercises: tuple[Exercise | Rounds, ...]
    """The warm-up and the cool-down are blocks of theirs."""
    shuffle: bool = False
    """Whether they come in another order each day, those two aside."""
    about: str = ""
    background: str = ""
    """What is known of it; read when one asks, and never in a session."""
    source: str = ""
    every: Frequency | None = None
    """How often it is to be done."""
    equipment: tuple[str, ...] = ()
    safety: str = ""
    cues: Cues = Cues.FULL
    language: str = "en"
    voice: str = ""
    """The voice the writer prefers; empty for the best there is."""
    rate: float = 1.0
    """Speed of speech, 1 being about 150 words a minute; 0.5 to 2."""
    pause: float | None = None
    """Seconds of silence after a sentence that asks for a movement; None: the coach's own."""
    weak_side: Side | None = None
    """The side that needs more, in exercises that say nothing of it."""
    breath: float | None = None
    """Seconds of a breath, likewise; None: the usual."""
    tags: tuple[str, ...] = ()
    sounds: str = ""
    """A pack, or a folder within the routine's own; empty for what the person prefers."""
    phrases: Mapping[str, Wording] = field(default_factory=dict)
    """The coach's words that the writer changed, by name."""
    programme: tuple[Stage, ...] = ()
    """Routines, one after the other, of which this file is the programme too."""
