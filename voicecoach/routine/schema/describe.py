"""What there is to say about a field, in words: the guide, `voicecoach explain` and the schema tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicecoach.routine.fields import (
    BLOCK_CONFLICTS,
    BY_SET,
    CONFLICTS,
    COUNTS,
    SHAPING,
    TABLE,
    TIMES,
    Field,
    Kind,
    Section,
)
from voicecoach.routine.values.durations import spell
from voicecoach.routine.values.parse import readable

_TIMES = (Kind.SECONDS, Kind.SECONDS_RANGE, Kind.TEMPO, Kind.INTERVAL, Kind.CALLS)
_NUMBERS = (Kind.WHOLE, Kind.COUNT_RANGE, Kind.NUMBER)

SPELLINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.SECONDS: ("45", "45s", "1:30", "10 min"),
    Kind.SECONDS_RANGE: ("45", "45s", "20-30s", "10 min", "1 to 2 min"),
    Kind.COUNT_RANGE: ("10", "8-12", "8 to 12"),
    Kind.LOAD: ("8 kg", "20 lb", "body weight", "red band"),
    Kind.TEMPO: ("3-3", "3-1-3", "3-1-3-1", '"up 2-3, down 3"', "{lift: 3s, hold: 1s, lower: 3s}"),
    Kind.INTERVAL: ("{work: 20s, rest: 10s}", "{work: 30-45s, rest: 15s}"),
    Kind.CALLS: ("1 min", "{halfway: Breathe., 10 s left: Nearly there.}", "[1 min, {at the end: Time's up.}]"),
    Kind.FREQUENCY: (
        "2 days",
        "every other day",
        "weekly",
        "3 times a day",
        "3 times a week",
        "30 minutes from 9:00 to 17:00 on weekdays",
        '"Mon, Wed, Fri at 18:00"',
        '"7:30, 13:00 and 20:00"',
    ),
    Kind.TEXTS: ("Breathe.", "[Breathe., Keep your hips still.]"),
    Kind.WORDS: ("mat, chair", "[mat, chair]"),
    Kind.FLAG: ("yes", "no"),
    Kind.VARIANT: ("Bend the knee more.", "{hold: 20s, reps: 5}"),
    Kind.POSE: (
        "plank",
        "[sitting, leg extension]",
        "{like: plank, right hip: -20}",
        "[sitting, {like: sitting, right knee: 20, props: [chair, weight on right ankle]}]",
    ),
    Kind.PICTURE: ("clamshell.jpg", "pictures/plank.png"),
}
"""Ways to write a value, where there are several."""
_OWN_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "hold": ("5 breaths", "[10s, 20s, 30s]"),
    "reps": ("amrap", "[12, 10, amrap]"),
    "duration": ("5 breaths", "[1 min, 40s, 20s]"),
    "tempo": ("{in: 4, hold: 7, out: 8}", "[2-2, 3-1-3]"),
    "load": ("[20 kg, 22.5 kg]",),
}
"""Further ones that only fields of some names have, with lists for sets that differ."""

_COMPANIONS: Mapping[str, tuple[str, ...]] = {
    "tempo": ("reps",),
    "pace": ("reps",),
    "sets": ("reps",),
    "rest": ("reps", "sets"),
    "tip": ("reps", "sets"),
    "between_reps": ("hold", "reps"),
    "move": ("hold", "reps"),
    "first_side": ("sides", "reps"),
    "breath": ("hold",),
    "weak_side": ("sides", "reps"),
    "extra_sets": ("weak_side", "sides", "reps"),
    "side_cue": ("sides", "reps"),
    "switch": ("sides", "reps"),
    "halfway": ("hold",),
    "calls": ("duration",),
    "variant": ("instead_of",),
    "load": ("reps",),
}
"""Fields of the same exercise without which one does little."""

_OF_A_BASE = ("after", "before", "drop", "order")
"""Fields that say something of the routine that is extended."""
_STAGES = "stages:\n  - routine: upper-hamstring\n"
_OF_ANOTHER = ("instead_of", "variant")
"""Fields that say something of another exercise."""


def limits(field: Field) -> str:
    """Return the field's limits in words; empty where only a text's length is limited."""
    if field.choices:
        return " or ".join(f"`{choice}`" for choice in field.choices)
    if field.kind in _TIMES:
        return f"{spell(field.low)} to {spell(field.high)}" if field.low else f"up to {spell(field.high)}"
    if field.kind in _NUMBERS:
        return f"{field.low:g} to {field.high:g}"
    return ""


def value(field: Field) -> str:
    """Return what its value is, in words."""
    told = f"{field.kind.value}; a number alone is seconds" if field.kind in _TIMES[:2] else field.kind.value
    return f"{told}; or a list, one for each set" if field.name in BY_SET else told


def spellings(field: Field) -> tuple[str, ...]:
    """Return ways to write its value, but for those outside its limits."""
    found = SPELLINGS.get(field.kind, ())
    if field.kind in (*TIMES, *COUNTS):
        found = tuple(text for text in found if readable(field, text))
    return (*found, *_OWN_SPELLINGS.get(field.name, ()))


def places(name: str) -> Iterator[tuple[Section, Field]]:
    """Yield where a field of this name may stand, but for `defaults`, where it would mean the same."""
    for place, here in TABLE.items():
        if name in here and place is not Section.DEFAULTS:
            yield place, here[name]


def against(field: Field) -> tuple[str, ...]:
    """Return the fields that can't stand beside it, in the order of the table."""
    return tuple(name for name in TABLE[Section.EXERCISE] if name in CONFLICTS.get(field.name, ())) or tuple(
        name for name in TABLE[Section.BLOCK] if name in BLOCK_CONFLICTS.get(field.name, ())
    )


def sample(place: Section, field: Field) -> str:
    """Return a small routine, or programme, that uses the field there."""
    if place is Section.PROGRAMME:
        return f"{field.name}: {field.example}\n" + _STAGES * (field.name != "stages")
    if place is Section.STAGE:
        more = {"sessions": "6"} if field.name == "pain" else {}
        written = {"routine": "upper-hamstring", **more, field.name: field.example}
        return "stages:\n  - " + "\n    ".join(f"{name}: {text}" for name, text in written.items()) + "\n"
    head = "extends: upper-hamstring\n" if field.name in _OF_A_BASE else ""
    if place is Section.ROUTINE:
        others = "" if head or field.name in ("exercises", "extends") else "exercises: [Clamshell, Bridge]\n"
        return f"{head}{field.name}: {field.example}\n{others}"
    first = "  - Chair bridge\n" if field.name in _OF_ANOTHER else ""
    return f"{head}exercises:\n{first}  - " + "\n    ".join(_lines(place, field)) + "\n"


def _lines(place: Section, field: Field) -> list[str]:
    here = {**TABLE[place], field.name: field}
    names = {"name", *_COMPANIONS.get(field.name, ()), field.name} if place is Section.EXERCISE else {field.name}
    if place is Section.BLOCK:
        names |= {"exercises"} if field.name in SHAPING else {"rounds", "exercises"}
    examples = {name: here[name].example for name in sorted(names, key=list(here).index)}
    if place is Section.EXERCISE and field.name in (*_OF_A_BASE, *_OF_ANOTHER):
        examples["name"] = "Single-leg bridge"
    return [f"{name}: {example}" for name, example in examples.items()]
