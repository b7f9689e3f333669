"""The table of fields as a JSON Schema (2020-12), with which an editor completes and checks while one writes.

Never stricter than the reader: numbers, times and words are matched by patterns that take every spelling the reader
takes, and some more. What was typed matters to the reader, but an editor sees YAML's types: `yes` may be a text or a
boolean, `1:30` a text or, to YAML 1.1, the number 90.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import yaml

from voicecoach.language.model import MOST_FORMS
from voicecoach.pose.joints import FIELDS, sides
from voicecoach.pose.library import POSES
from voicecoach.routine.fields import BLOCK, BY_SET, IN_BREATHS, SHAPING, TABLE, Field, Kind, Section
from voicecoach.routine.schema.describe import limits, spellings
from voicecoach.routine.values.calls import MOST
from voicecoach.routine.values.choices import CHOICES, FLAGS
from voicecoach.routine.values.frequencies import FREQUENCY_WORDS
from voicecoach.routine.values.interval import PARTS

Schema = dict[str, Any]

URN = "urn:voicecoach:routine"

_TIME_WORDS = (
    "half", "an", "a", "and", "h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minute", "minutes",
    "s", "sec", "secs", "second", "seconds",
)  # fmt: skip
_COUNT_WORDS = ("x", "times", "rep", "reps", "set", "sets", "round", "rounds", "repetition", "repetitions")
_PLAIN = ("string", "number", "boolean", "null")
"""What YAML makes of a text: `name: 10` is a number to it."""


def schema() -> Schema:
    """Return the schema of a routine file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": URN,
        "title": "A routine of voicecoach",
        **_mapping(Section.ROUTINE, ["exercises"], ["extends"]),
        "$defs": {
            "entry": _entry(),
            "exercise": {"title": "An exercise", **_mapping(Section.EXERCISE, ["name"])},
            "change": {"title": "Fields that change", **_mapping(Section.EXERCISE)},
            "rounds": {
                "title": "A block of rounds",
                **_mapping(Section.BLOCK, *([name, BLOCK[0]] for name in SHAPING)),
            },
            "defaults": {"title": "Defaults", **_mapping(Section.DEFAULTS)},
            "stage": {"title": "A stage", **_mapping(Section.STAGE, ["routine"])},
            "pose": {"title": "A pose of one's own", **_own_pose()},
        },
    }


def _mapping(place: Section, *needed: list[str]) -> Schema:
    """Return a mapping with the fields of `place`; what is needed may also come by `<<`."""
    made: Schema = {
        "type": "object",
        "properties": {name: _field(field) for name, field in TABLE[place].items()},
        "patternProperties": {"^<<$": {}},  # not a property: an editor would offer it first
        "additionalProperties": False,
    }
    return {**made, "anyOf": [{"required": names} for names in (*needed, ["<<"])]} if needed else made


def _entry() -> Schema:
    block = {"type": "object", "anyOf": [{"required": [name]} for name in BLOCK]}
    exercise = {"if": {"type": "object"}, "then": {"$ref": "#/$defs/exercise"}, "else": {"type": list(_PLAIN[:3])}}
    return {"if": block, "then": {"$ref": "#/$defs/rounds"}, "else": exercise}


def _field(field: Field) -> Schema:
    """Return the schema of one field, with all that an editor can show of it."""
    told = limits(field) if not field.choices else ""
    made: Schema = {"description": f"{field.help} {told[:1].upper()}{told[1:]}.".removesuffix(" .")}
    if field.default:
        made["default"] = _typed(field, field.default)
    made["examples"] = [_typed(field, example) for example in dict.fromkeys((field.example, *spellings(field)))]
    one = _FIXED.get(field.kind) or _LIMITED[field.kind](field)
    if field.name in BY_SET:
        several = {"type": "array", "items": one, "minItems": 1, "maxItems": int(TABLE[Section.EXERCISE]["sets"].high)}
        one = {"anyOf": [one, several]}
    return {**made, **one}


def _typed(field: Field, text: str) -> object:
    """Return an example as YAML 1.2 would type it, so that an editor inserts it without quotes."""
    return text if field.kind is Kind.FLAG else yaml.safe_load(text)


def _time(field: Field, words: Iterable[str] = _TIME_WORDS, number: str = "number") -> Schema:
    """Return a text of numbers and `words`, or a number within the field's limits: each rule is for its own type."""
    return {"type": ["string", number], **_pattern(words, field), "minimum": field.low, "maximum": field.high}


def _times(field: Field) -> Schema:
    breaths = ("deep", "slow", "full", "calm", "long", "breath", "breaths") if field.name in IN_BREATHS else ()
    return _time(field, [*_TIME_WORDS, "to", "or", *breaths])


def _count(field: Field) -> Schema:
    many = (
        ("amrap", "max", "maximum", "as", "many", "you", "can", "possible", "failure") if field.name == "reps" else ()
    )
    return _time(field, [*_COUNT_WORDS, "to", "or", *many], "integer")


def _frequency(field: Field) -> Schema:
    # `7:30` is 450 to YAML 1.1, so a number has no greatest value.
    one = {"type": ["string", "number"], **_pattern(FREQUENCY_WORDS, field), "minimum": 0}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _number(field: Field) -> Schema:
    return _time(field, ())


def _flag(field: Field) -> Schema:
    return {"anyOf": [{"enum": [True, False, "yes", "no"]}, _words(FLAGS, field)]}


def _choice(field: Field) -> Schema:
    choices: list[object] = [*field.choices, *((False,) if "no" in CHOICES[field.name] else ())]
    return {"anyOf": [{"enum": choices}, _words(CHOICES[field.name], field)]}


def _tempo(field: Field) -> Schema:
    # Phases have any names: only that there is a number can be told.
    typed = {"type": "string", "pattern": r"[0-9]|[^\u0000-\u007f]", **_told(field)}
    return {"anyOf": [typed, {"type": "object", "additionalProperties": _times(field), "minProperties": 1}]}


def _interval(field: Field) -> Schema:
    parts = dict.fromkeys(PARTS, _times(field))
    return {"type": "object", "properties": parts, "required": list(PARTS), "additionalProperties": False}


def _load(field: Field) -> Schema:
    """Return a text that isn't a number alone, which would have no unit."""
    return {"type": "string", "pattern": "[^0-9.,\\s-]", **_told(field)}


def _calls(field: Field) -> Schema:
    time = _time(field, [*_TIME_WORDS, "every", "each", "other"])
    one = {**time, "pattern": rf"{time['pattern']}|\S\s*:\s+\S"}
    offered = {"at half": _TEXT, "at the end": _TEXT}
    worded = {"type": "object", "properties": offered, "additionalProperties": _TEXT, "minProperties": 1}
    several = {"type": "array", "items": {"anyOf": [one, worded]}, "minItems": 1, "maxItems": MOST}
    return {"anyOf": [one, worded, several]}


def _pose(field: Field) -> Schema:
    """Return the name of a pose, a pose of one's own, or two of them."""
    # Any text is a name: how it is spelled, capitals and spaces, is up to the reader.
    one = {"anyOf": [{"enum": list(POSES)}, {"type": "string"}, {"$ref": "#/$defs/pose"}]}
    several = {"type": "array", "items": one, "minItems": int(field.low), "maxItems": int(field.high)}
    return {"anyOf": [*one["anyOf"], several]}


def _own_pose() -> Schema:
    text = {"type": ["string", "number", "array"], "items": _TEXT}
    fields = {
        f"{side}{name}": {"description": f"{told[:1].upper()}{told[1:]}.", **text}
        for name, told in FIELDS.items()
        for side in sides(name)
    }
    return {"type": "object", "properties": fields, "additionalProperties": text}


def _picture(field: Field) -> Schema:
    return {"type": "string", "pattern": r"\.([jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])\s*$", **_told(field)}


def _exercises(field: Field) -> Schema:
    return _list(field, "entry")


def _stages(field: Field) -> Schema:
    return _list(field, "stage")


def _list(field: Field, of: str) -> Schema:
    least, most = int(field.low), int(field.high)
    return {"type": "array", "items": {"$ref": f"#/$defs/{of}"}, "minItems": least, "maxItems": most}


def _words(words: Iterable[str], field: Field) -> Schema:
    """Return a text that is one of `words`, in any case, with any sign between their parts."""
    either = "|".join(r"[\s_-]+".join(map(_any_case, word.split())) for word in words)
    return {"type": "string", "pattern": rf"^\s*(?:{either})\s*$", **_told(field)}


def _pattern(words: Iterable[str], field: Field) -> Schema:
    """Return the pattern of numbers, signs and `words`; a sign that isn't ASCII may be a digit, a dash or a prime."""
    either = "".join(f"|{_any_case(word)}(?![A-Za-z])" for word in words)
    return {"pattern": rf"""^(?:[0-9.,:'"/\s-]|[^\u0000-\u007f]{either})+$""", **_told(field)}


def _told(field: Field) -> Schema:
    """Return what editors on the Visual Studio Code engine say in place of the pattern."""
    return {"patternErrorMessage": f"`{field.name}` is {field.kind.value}, for example {field.example}"}


def _any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


_TEXT: Schema = {"type": list(_PLAIN)}
_TEXTS: Schema = {"type": [*_PLAIN, "array"], "items": _TEXT}
_WORDING: Schema = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]}
_WORDINGS: Schema = {"type": "array", "items": _WORDING, "minItems": 1, "maxItems": MOST_FORMS}
_LANGUAGE: Schema = {"type": "string", "pattern": r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\s*$"}

_FIXED: Mapping[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.TEXTS: _TEXTS,
    Kind.WORDS: _TEXTS,
    Kind.LANGUAGE: {"anyOf": [_LANGUAGE, {"const": False}]},  # Norwegian, to YAML 1.1
    Kind.PHRASES: {"type": "object", "additionalProperties": {"anyOf": [_WORDING, _WORDINGS]}},
    Kind.VARIANT: {"anyOf": [_TEXT, {"$ref": "#/$defs/change"}]},
    Kind.DEFAULTS: {"$ref": "#/$defs/defaults"},
}
_LIMITED: Mapping[Kind, Callable[[Field], Schema]] = {
    Kind.SECONDS: _time,
    Kind.SECONDS_RANGE: _times,
    Kind.WHOLE: _count,
    Kind.COUNT_RANGE: _count,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.LOAD: _load,
    Kind.TEMPO: _tempo,
    Kind.INTERVAL: _interval,
    Kind.CALLS: _calls,
    Kind.FREQUENCY: _frequency,
    Kind.EXERCISES: _exercises,
    Kind.STAGES: _stages,
    Kind.POSE: _pose,
    Kind.PICTURE: _picture,
}
