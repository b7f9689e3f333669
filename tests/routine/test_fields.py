"""The table against the model and against itself."""

from dataclasses import MISSING, fields

import pytest

from voicecoach.routine.fields import CONFLICTS, TABLE, Kind, Place, elsewhere, nearest
from voicecoach.routine.model import Exercise, Rounds, Routine
from voicecoach.routine.reading import read

RENAMED = {"every_days": "every", "where": None}
NOT_READ_ALONE = (Kind.DEFAULTS, Kind.EXERCISES)


@pytest.mark.parametrize(
    ("place", "model"), [(Place.ROUTINE, Routine), (Place.EXERCISE, Exercise), (Place.BLOCK, Rounds)]
)
def test_the_table_has_every_field_of_the_model(place, model):
    names = {RENAMED.get(field.name, field.name) for field in fields(model)} - {None}
    assert set(TABLE[place]) - {"defaults"} == names


def text_of(place, name, value):
    fields_here = {"name": "A", name: value}
    extra = {
        "tempo": "reps: 5",
        "pace": "reps: 5",
        "sets": "reps: 5",
        "first_side": "sides: each",
        "switch": "sides: each",
    }
    entry = ", ".join(f"{key}: {val}" for key, val in fields_here.items()) + (
        f", {extra[name]}" if name in extra else ""
    )
    if place is Place.ROUTINE:
        return f"{name}: {value}" + ("" if name == "exercises" else "\nexercises: [A]")
    if place is Place.BLOCK:
        others = "".join(f", {k}: {v}" for k, v in (("rounds", "2"), ("exercises", "[A]")) if k != name)
        return f"exercises: [{{{name}: {value}{others}}}]"
    return f"exercises: [{{{entry}}}]" if place is Place.EXERCISE else f"defaults: {{{name}: {value}}}\nexercises: [A]"


ALL = [(place, field) for place, here in TABLE.items() for field in here.values()]


@pytest.mark.parametrize(("place", "field"), ALL, ids=lambda value: getattr(value, "name", value))
def test_the_example_of_every_field_reads_clean(place, field):
    example = f'"{field.example}"' if "," in field.example and "[" not in field.example else field.example
    assert read(text_of(place, field.name, example)).problems == ()
    assert field.help.endswith(".")


@pytest.mark.parametrize(("place", "field"), [(p, f) for p, f in ALL if f.default], ids=lambda v: getattr(v, "name", v))
def test_the_default_of_every_field_is_the_models(place, field):
    model = {Place.ROUTINE: Routine, Place.BLOCK: Rounds}.get(place, Exercise)
    made = read(text_of(place, field.name, field.default)).routine
    owner = made if model is Routine else made.exercises[0]
    default = {f.name: f.default for f in fields(model)}[field.name]
    assert default is not MISSING
    assert getattr(owner, field.name) == default


def test_conflicts_go_both_ways():
    for name, others in CONFLICTS.items():
        assert name in TABLE[Place.DEFAULTS]
        assert all(name in CONFLICTS[other] for other in others)


def test_nearest():
    assert nearest("reps ", Place.EXERCISE) == ("reps",)
    assert nearest("seconds", Place.ROUTINE) == ()
    assert nearest("zzz", Place.EXERCISE) == ()


def test_elsewhere():
    assert elsewhere("equipment", Place.EXERCISE) is Place.ROUTINE
    assert elsewhere("zzz", Place.EXERCISE) is None
