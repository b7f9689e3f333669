"""The schema against the reader: what the reader takes, an editor takes; what is of a wrong type, an editor flags."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from voicecoach.core.paths import shipped
from voicecoach.routine.fields import TABLE, Kind, Section
from voicecoach.routine.reading.routine import read
from voicecoach.routine.schema.describe import sample, spellings
from voicecoach.routine.schema.json_schema import schema
from voicecoach.routine.values.choices import CHOICES, FLAGS
from voicecoach.routine.values.durations import _PERIOD_WORDS

HERE = Path(__file__).parents[1]
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
PLACES = [place for place in TABLE if place is not Section.PROGRAMME]  # those of a routine file
FIELDS = [(place, field) for place in PLACES for field in TABLE[place].values()]
NAMED = {"ids": lambda value: getattr(value, "name", value)}

FLAGGED = {
    "absurd-numbers", "blocks-by-the-clock", "breaths", "bullets", "capitals", "defaults", "defaults-list",
    "double-dash", "escape", "five-mistakes", "frequency", "in-words", "inline-list", "list-for-text", "lists",
    "misplaced", "misspelt-exercises",
    "mixed-up-units", "name-as-key", "names-of-blocks", "no-exercises", "no-list", "nothing-after-colon", "one-side",
    "one-side-misspelt", "only-a-list", "only-words", "picks",
    "physio-sheet", "rounds", "rounds-at-the-top", "sides", "sound-and-voice", "spreadsheet", "tempo", "wide-letters",
}  # fmt: skip
"""Bad files that are YAML, and bad by the type of a value or by the name of a field."""


def core(text):
    """Load as YAML 1.2, as editors do: `yes` and `1:30` are texts."""
    return YAML(typ="safe", pure=True).load(text)


LOADERS = pytest.mark.parametrize("load", [core, yaml.safe_load], ids=["1.2", "1.1"])


def problems(load, text):
    return [error.message for error in VALIDATOR.iter_errors(load(text))]


def holding(place, field, value):
    """Return a routine with the field at its place."""
    if place is Section.DEFAULTS:
        return f"defaults: {{{field.name}: {value}}}\nexercises: [A]"
    text = sample(place, replace(field, example=value))
    return text.replace("stages:", "exercises: [A]\nprogramme:") if place is Section.STAGE else text


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    json.dumps(SCHEMA, allow_nan=False)


@LOADERS
@pytest.mark.parametrize(
    "path",
    [*sorted(shipped("routines").iterdir()), *sorted((HERE / "good").glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_it_takes_what_we_ship_and_good_files(path, load):
    assert problems(load, path.read_text(encoding="utf-8")) == []


@LOADERS
@pytest.mark.parametrize(("place", "field"), FIELDS, **NAMED)
def test_it_takes_every_example_and_spelling_and_default(place, field, load):
    for value in (field.example, field.default, *spellings(field)):
        if value:
            assert problems(load, holding(place, field, value)) == []


@pytest.mark.parametrize("name", sorted(FLAGGED))
def test_it_flags_what_is_bad_by_type(name):
    assert problems(core, (HERE / "bad" / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("place", "field"), FIELDS, **NAMED)
def test_every_field_has_a_wrong_type(place, field):
    wrong = "{a: [[b]]}" if field.kind in (Kind.EXERCISES, Kind.PHRASES, Kind.STAGES) else "[[1]]"
    assert problems(core, holding(place, field, wrong))


def test_an_unknown_field_is_flagged_everywhere():
    for text in (
        "x: 1\nexercises: [A]",
        "defaults: {x: 1}\nexercises: [A]",
        "exercises: [{name: A, x: 1}]",
        "exercises: [{rounds: 2, exercises: [A], x: 1}]",
        "exercises: [A]\nprogramme: [{routine: A, x: 1}]",
    ):
        assert any("'x'" in message for message in problems(core, text))


def test_merge_keys_may_hold_the_name():
    assert problems(lambda text: {"exercises": [{"<<": {"name": "A"}, "hold": 3}]}, "") == []
    assert problems(core, "exercises: [{hold: 3}]")


SPACES = st.sampled_from(["", " ", "  "])
NUMBERS = st.sampled_from(["1", "45", "2.5", "0,5", "½", "1½", "half an", "a", "an", "３"])
UNITS = st.sampled_from(
    ["h", "hrs", "hours", "m", "min", "minutes", "'", "s", "secs", "seconds", '"', "′", "min.", "s."]
)
PARTS = st.builds("".join, st.tuples(NUMBERS, SPACES, UNITS, st.sampled_from(["", " ", " and ", ", "])))
TIMES = st.lists(PARTS, min_size=1, max_size=3).map("".join) | st.from_regex(r"\d{1,2}:[0-5]\d( min)?", fullmatch=True)
COUNTS = st.from_regex(r"x? ?[1-9]\d?( ?(x|×|times|reps?|sets?|rounds?|repetitions?))?", fullmatch=True)
RANGE = st.sampled_from(["-", " - ", "–", " to ", " or ", "..", "…"])
PERIODS = st.sampled_from(sorted(_PERIOD_WORDS)) | st.from_regex(
    r"(every )?[1-9]( ?(days?|weeks?|d|w))?", fullmatch=True
)

CALLS = TIMES | st.builds(
    "{}: {}".format,
    st.sampled_from(["at half", "at the end", "halfway"])
    | st.builds("{} {}".format, st.sampled_from(["every", "after"]), TIMES)
    | st.builds("{} left".format, TIMES),
    st.sampled_from(["Breathe.", "2", "Up: now"]),
)


def ranges(ends):
    return ends | st.builds("{}{}{}".format, ends, RANGE, ends)


TYPED = {
    "get_ready": TIMES,
    "rest_after": ranges(TIMES),
    "reps": ranges(COUNTS),
    "tempo": st.lists(st.sampled_from(["3", "1", "0.5", "2s", "0"]), min_size=2, max_size=4).map("-".join)
    | st.lists(st.sampled_from(["up 2-3", "3 s hold", "down: 1 to 2 s", "ein 4"]), min_size=1).map(", ".join),
    "calls": CALLS,
    "every": PERIODS,
    "wait": st.sampled_from(sorted(FLAGS)),
    "sides": st.sampled_from(sorted(CHOICES["sides"])),
    "first_side": st.sampled_from(sorted(CHOICES["first_side"])),
    "cues": st.sampled_from(sorted(CHOICES["cues"])),
}


@pytest.mark.parametrize("name", TYPED)
@given(data=st.data())
def test_it_takes_what_the_reader_takes(name, data):
    value = data.draw(TYPED[name].flatmap(lambda text: st.sampled_from([text, text.upper(), text.title()])))
    place = Section.ROUTINE if name in TABLE[Section.ROUTINE] else Section.EXERCISE
    text = holding(place, TABLE[place][name], json.dumps(value, ensure_ascii=False))
    if read(text).routine is not None:
        assert problems(core, text) == []
