"""The one table of fields: what may stand where, of which kind, within which limits, and what it means.

It feeds the reader and "did you mean"; anything else that tells about fields asks here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Kind(Enum):
    """What a field's value is, and so how it is read."""

    TEXT = "text"
    TEXTS = "one text or a list of them"
    WORDS = "words with commas between, or a list"
    SECONDS = "a time"
    SECONDS_RANGE = "a time or a range of times"
    WHOLE = "a whole number"
    COUNT_RANGE = "a whole number or a range"
    NUMBER = "a number"
    FLAG = "yes or no"
    CHOICE = "one of a few words"
    LOAD = "a weight with its unit, or a few words"
    TEMPO = "seconds of each phase, such as 3-1-3 or up 3, down 3"
    INTERVAL = "seconds of work and of rest, such as {work: 20s, rest: 10s}"
    CALLS = "times with the words to say, or a time for the time left"
    FREQUENCY = "days, days of the week or times of a day"
    POSE = "the name of a pose, joints with their angles, or a list of them: start and end, or a flow"
    PICTURE = "the name of a picture beside the routine"
    VARIANT = "a text, or the fields that change"
    PHRASES = "a group of phrases by name"
    LANGUAGE = "a language code, such as en"
    DEFAULTS = "a group of exercise fields"
    EXERCISES = "a list of exercises"
    STAGES = "a list of stages"


TIMES = (Kind.SECONDS, Kind.SECONDS_RANGE)
COUNTS = (Kind.WHOLE, Kind.COUNT_RANGE)


class Section(Enum):
    """Where a field may stand; the value names it in messages."""

    ROUTINE = "a routine"
    EXERCISE = "an exercise"
    BLOCK = "a block of rounds"
    DEFAULTS = "defaults"
    PROGRAMME = "a programme"
    STAGE = "a stage"


@dataclass(frozen=True)
class Field:
    """One field at one place."""

    name: str
    kind: Kind
    help: str
    """One line: what it means."""
    example: str
    """What one would write."""
    low: float = 0.0
    """Least value: seconds, a count, or days."""
    high: float = 0.0
    """Greatest value; for texts, the most characters."""
    default: str = ""
    """What leaving it out amounts to, as one would write it; empty: nothing."""
    choices: tuple[str, ...] = ()
    in_defaults: bool = False
    """Whether `defaults` may hold it, for every exercise."""


_NAME = 200
SPOKEN = 2_000
"""Characters of the longest text that is said."""


def _text(name: str, help_: str, example: str, high: int = SPOKEN) -> Field:
    return Field(name, Kind.TEXT, help_, example, high=high)


def _work(name: str, kind: Kind, help_: str, example: str, limits: tuple[float, float], default: str = "") -> Field:
    return Field(name, kind, help_, example, *limits, default=default, in_defaults=True)


def _time(name: str, kind: Kind, help_: str, example: str, default: str = "") -> Field:
    """Return a time around the work, of which none at all is fine."""
    return Field(name, kind, help_, example, 0.0, HOUR, default, in_defaults=True)


_BESIDE = (
    _text("after", "With `extends`: the exercise after which this one comes.", "Clamshell", _NAME),
    _text("before", "With `extends`: the exercise before which this one comes.", "Clamshell", _NAME),
)

_SIDES = ("left", "right")
_BREATH = _work(
    "breath",
    Kind.SECONDS,
    "How long a breath lasts, in and out, where a time is told in breaths: 5 s without it. Yours stands in `voicecoach "
    "config`.",
    "4s",
    (1, 60),
)

_EXERCISE = (
    _text("name", "What the exercise is called; said and shown.", "Clamshell", _NAME),
    _text("setup", "How to get into position; said first.", "Lie on your side, knees bent."),
    _text("do", "What to do; said after the setup.", "Lift the top knee, feet together."),
    Field("tip", Kind.TEXTS, "One or several hints, spoken in turn on later sets.", "Keep your hips still.",
          high=SPOKEN),
    _work("hold", Kind.SECONDS_RANGE, "How long each rep is held.", "45s", (0.5, DAY)),
    _work("move", Kind.SECONDS, "Time to get into each hold; the hold is counted from its end. Without it, 2 s before "
          "holds of less than 10 s, or half of `between_reps`.", "3s", (0, 60)),
    _work("reps", Kind.COUNT_RANGE, "How often, in each set; `amrap` is as many as you can, until you press "
          "space, or for as long as `duration`.", "8-10", (1, 1_000)),
    _work("sets", Kind.COUNT_RANGE, "How many sets.", "3", (1, 100), "1"),
    _work("tempo", Kind.TEMPO, "Seconds of each phase of a rep: up, hold, down, pause, or each by its name.", "3-1-3",
          (0.5, 60)),
    _work("pace", Kind.SECONDS_RANGE, "Time from one rep to the next.", "4s", (0.5, 600)),
    _work("duration", Kind.SECONDS_RANGE, "How long to go on, without counting reps.", "10 min", (0.5, DAY)),
    _work("load", Kind.LOAD, "What you lift, wear or pull at; shown, said and kept in the journal.", "8 kg", (0, 60)),
    _BREATH,
    Field("sides", Kind.CHOICE, "The order of left and right: each does all sets on one side first, alternate changes "
          "with every rep, each set with every set; left or right does that side alone.", "each", default="none",
          choices=("each", "alternate", "each set", "left", "right", "none"), in_defaults=True),
    Field("first_side", Kind.CHOICE, "The side to begin with; without it the weak side, else the left one.", "right",
          choices=_SIDES, in_defaults=True),
    Field("weak_side", Kind.CHOICE, "The side that needs more: it comes first and gets the `extra_sets`.", "left",
          choices=_SIDES, in_defaults=True),
    Field("extra_sets", Kind.WHOLE, "How many sets the weak side gets more than the other one.", "1", 0, 10, "0",
          in_defaults=True),
    _text("side_cue", "What is said when the turn comes to a side.", "'{side} foot back'", _NAME),
    _time("get_ready", Kind.SECONDS, "Time to take the position, from the end of the words.", "8s", "5s"),
    _time("rest", Kind.SECONDS_RANGE, "Rest between sets.", "20s", "30s"),
    _time("between_reps", Kind.SECONDS_RANGE, "Time between two reps, with that to get into the next if it has no "
          "`move`.", "2s"),
    _time("switch", Kind.SECONDS, "Time to change sides; without it 2 s where sides alternate with reps that aren't "
          "held, 12 s where one lies or kneels, else 6 s.", "6s"),
    _time("rest_after", Kind.SECONDS_RANGE, "Rest before the next exercise.", "15s", "15s"),
    Field("wait", Kind.FLAG, "Wait for a key before the work begins.", "yes", default="no", in_defaults=True),
    Field("halfway", Kind.FLAG, "Say “halfway” in long holds.", "no", default="yes", in_defaults=True),
    _work("countdown", Kind.WHOLE, "Ticks before each start and end.", "3", (0, 10), "3"),
    _work("calls", Kind.CALLS, "Words at times of a hold or a duration: at half, every so often, after or before so "
          "long, at the end. A time alone tells the time left so often.",
          "{at half: Check your skin., at the end: Take it off.}", (10, DAY)),
    Field("easier", Kind.VARIANT, "How to make it easier: a text that is shown, or the fields that change with "
          "`--easier`.", "Bend the knee more.", high=SPOKEN),
    Field("harder", Kind.VARIANT, "How to make it harder: a text that is shown, or the fields that change with "
          "`--harder`.", "{name: Single-leg bridge, sides: each}", high=SPOKEN),
    _text("instead_of", "Another exercise for which this one is chosen, with `--harder` or `--easier`; it isn't done "
          "by itself.", "Chair bridge", _NAME),
    Field("variant", Kind.CHOICE, "With `instead_of`: what this one is.", "easier", default="harder",
          choices=("easier", "harder")),
    _text("skip_if", "When to leave it out; said once.", "your back hurts"),
    Field("priority", Kind.CHOICE, "What `--minutes` leaves out when time is short: low goes first, high never.", "low",
          default="normal", choices=("high", "normal", "low"), in_defaults=True),
    _text("notes", "Shown, never spoken.", "See page 3 of the sheet."),
    Field("pose", Kind.POSE, "How it looks, drawn on sheets, the phone page and the screen: a pose that `voicecoach "
          "poses` lists, one of your own, or a list: start and end, or all of a flow.",
          "[clamshell closed, clamshell open]", 1, 12),
    Field("picture", Kind.PICTURE, "Your own picture in place of a drawing: a JPEG, PNG or WebP file beside the "
          "routine, 5 MB at most.", "clamshell.jpg", high=_NAME),
    *_BESIDE,
)  # fmt: skip

_ROUTINE = (
    _text("name", "What the routine is called; without it, the file's name.", "Upper hamstring", _NAME),
    _text("about", "What it is for.", "Five exercises for a sore upper hamstring."),
    _text("background", "What is known of it, and for whom it is; `voicecoach about` reads it.",
          "Holds calm a sore tendon; slow, heavy work makes it strong."),
    _text("source", "Where it comes from.", "My physiotherapist, May 2025"),
    Field("every", Kind.FREQUENCY, "How often it is to be done. Without `from 9:00 to 17:00`, hours, minutes and times "
          "of a day are from 8:00 to 20:00.", "2 days", 1, 365),
    Field("equipment", Kind.WORDS, "What to have at hand.", "yoga mat, sturdy chair", high=_NAME),
    _text("safety", "Said before the first exercise.", "Stop if it hurts."),
    Field("defaults", Kind.DEFAULTS, "Fields that every exercise has unless it says otherwise.", "{rest: 20s}"),
    Field("warm_up", Kind.EXERCISES, "Exercises before the others, told as the warm-up.",
          "[{name: Walk, duration: 5 min}]", 1, 20_000),
    Field("exercises", Kind.EXERCISES, "The exercises, in order.", "[Clamshell, Bridge]", 1, 20_000),
    Field("cool_down", Kind.EXERCISES, "Exercises after the others, told as the cool-down.",
          "[{name: Child's pose, hold: 1 min}]", 1, 20_000),
    Field("shuffle", Kind.FLAG, "Another order of the exercises each day.", "yes", default="no"),
    Field("cues", Kind.CHOICE, "How much is said.", "brief", default="full", choices=("full", "brief", "beeps")),
    Field("language", Kind.LANGUAGE, "The language of the words.", "en", high=35, default="en"),
    _text("voice", "The voice you like best.", "natural", _NAME),
    Field("rate", Kind.NUMBER, "Speed of speech; 1 is about 150 words a minute.", "0.9", 0.5, 2.0, "1"),
    Field("pause", Kind.SECONDS, "Silence after each sentence that asks for a movement; 0.9 s without it.", "1.5s", 0,
          5),
    _BREATH,
    Field("weak_side", Kind.CHOICE, "The side that needs more: exercises with both begin with it, and it gets their "
          "`extra_sets`. Yours stands in `voicecoach config`, and comes first.", "left", choices=_SIDES),
    _text("sounds", "A pack of sounds, or a folder of your own beside the routine.", "soft", _NAME),
    Field("phrases", Kind.PHRASES, "The coach's own words, by their names; `voicecoach phrases` lists them.",
          "{halfway: Half of it is done.}", high=_NAME),
    Field("tags", Kind.WORDS, "Words to find it by.", "hamstring, short", high=_NAME),
    Field("programme", Kind.STAGES, "Stages of several routines, in order; `voicecoach programme` tells which is next.",
          "[{routine: upper-hamstring}]", 1, 100),
    _text("extends", "Another routine, by name or file, that this one changes.", "upper-hamstring", _NAME),
    Field("drop", Kind.TEXTS, "With `extends`: exercises to leave out.", "[Clamshell, Chair bridge]", high=_NAME),
    Field("order", Kind.TEXTS, "With `extends`: exercises to do first, in this order.", "[Chair bridge, Clamshell]",
          high=_NAME),
)  # fmt: skip

_BLOCK = (
    Field("rounds", Kind.COUNT_RANGE, "How often the block is done; once, where something else says how it goes.", "3",
          1, 1_000),
    Field("exercises", Kind.EXERCISES, "The exercises of the block, in order.", "[Squat, Lunge, Row]", 1, 20_000),
    _text("name", "What the block is called.", "Warm-up", _NAME),
    Field("rest", Kind.SECONDS_RANGE, "Rest between rounds.", "1 min", 0.0, HOUR, "30s"),
    Field("rest_between", Kind.SECONDS_RANGE, "Rest between the exercises of a round, in place of their `rest_after`.",
          "0s", 0.0, HOUR),
    Field("interval", Kind.INTERVAL, "Each exercise works and rests exactly so long, between rounds too unless `rest` "
          "is written.", "{work: 20s, rest: 10s}", 1, HOUR),
    Field("every_minute", Kind.COUNT_RANGE, "EMOM: for so many minutes the next exercise begins at each full one; what "
          "is left of the minute is rest.", "10", 1, 240),
    Field("until", Kind.SECONDS_RANGE, "AMRAP: as many rounds as you can in this time.", "12 min", 60, 4 * HOUR),
    Field("pick", Kind.WHOLE, "How many of the exercises are done, chosen anew each day.", "2", 1, 1_000),
    Field("shuffle", Kind.FLAG, "Another order of the exercises each day.", "yes", default="no"),
    *_BESIDE,
)  # fmt: skip

_PROGRAMME = (
    _text("name", "What the programme is called; without it, the file's name.", "Hamstring, step by step", _NAME),
    _text("about", "What it is for.", "Back to running in twelve weeks."),
    Field("stages", Kind.STAGES, "The stages, in order.", "[{routine: upper-hamstring}]", 1, 100),
)

_STAGE = (
    _text("routine", "The routine of this stage, by name.", "upper-hamstring", _NAME),
    Field("sessions", Kind.WHOLE, "How many sessions there are to be before the next stage.", "6", 1, 1_000),
    Field("pain", Kind.WHOLE, "Only sessions count with at most this pain, after them and in the 24 hours after.", "3",
          0, 10),
    Field("weeks", Kind.WHOLE, "How many weeks there are to be, from the stage's first session on.", "2", 1, 104),
)  # fmt: skip

TABLE: Mapping[Section, Mapping[str, Field]] = {
    Section.ROUTINE: {field.name: field for field in _ROUTINE},
    Section.EXERCISE: {field.name: field for field in _EXERCISE},
    Section.BLOCK: {field.name: field for field in _BLOCK},
    Section.DEFAULTS: {field.name: field for field in _EXERCISE if field.in_defaults},
    Section.PROGRAMME: {field.name: field for field in _PROGRAMME},
    Section.STAGE: {field.name: field for field in _STAGE},
}

SHAPING = ("rounds", "interval", "every_minute", "until", "pick", "shuffle")
"""Fields of a block that say how it goes; it has one of them at least."""
BLOCK = ("exercises", *SHAPING)
"""Fields by which an entry of a list of exercises is known as a block."""
BLOCK_CONFLICTS: Mapping[str, frozenset[str]] = {
    "interval": frozenset({"rest_between", "every_minute", "until"}),
    "every_minute": frozenset({"rounds", "rest", "rest_between", "interval", "until"}),
    "until": frozenset({"rounds", "interval", "every_minute"}),
}
"""Fields of a block that can't stand beside one another."""
IN_BREATHS = ("hold", "duration", "pace", "tempo")
"""Fields whose time may be told in breaths."""
BY_SET = ("hold", "reps", "tempo", "duration", "load")
"""Fields that may be a list, with a value for each set."""

CONFLICTS: Mapping[str, frozenset[str]] = {
    "hold": frozenset({"tempo", "pace", "duration"}),
    "tempo": frozenset({"hold", "pace", "duration"}),
    "pace": frozenset({"hold", "tempo", "duration"}),
    "duration": frozenset({"hold", "tempo", "pace", "reps"}),
    "reps": frozenset({"duration"}),
}
"""Fields that can't shape the same exercise. Of the defaults, those give way to what the exercise says itself."""
