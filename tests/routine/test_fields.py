"""The table against the model and against itself."""

from dataclasses import MISSING, fields, replace

import pytest

from voicecoach.routine.fields import CONFLICTS, TABLE, Kind, Section
from voicecoach.routine.model import Exercise, Rounds, Routine, Stage
from voicecoach.routine.reading.exercises import PLACING
from voicecoach.routine.reading.programme import Programme, read_programme
from voicecoach.routine.reading.routine import MERGED, read
from voicecoach.routine.schema.describe import sample
from voicecoach.routine.values.synonyms import elsewhere, nearest

RENAMED = {"time_calls": "calls", "by_set": None, "where": None, "part": None}
PARTS = ("warm_up", "cool_down")
"""Lists that become blocks among the exercises."""
NOT_READ_ALONE = (Kind.DEFAULTS, Kind.EXERCISES)


@pytest.mark.parametrize(
    ("place", "model"),
    [
        (Section.ROUTINE, Routine),
        (Section.EXERCISE, Exercise),
        (Section.BLOCK, Rounds),
        (Section.PROGRAMME, Programme),
        (Section.STAGE, Stage),
    ],
)
def test_the_table_has_every_field_of_the_model(place, model):
    names = {RENAMED.get(field.name, field.name) for field in fields(model)} - {None}
    assert set(TABLE[place]) - {"defaults", *MERGED, *PLACING, *PARTS} == names


def text_of(place, field, value):
    if place is Section.DEFAULTS:
        return f"defaults: {{{field.name}: {value}}}\nexercises: [A]"
    return sample(place, replace(field, example=value))


ALL = [(place, field) for place, here in TABLE.items() for field in here.values()]
OF_PROGRAMMES = (Section.PROGRAMME, Section.STAGE)


@pytest.mark.parametrize(("place", "field"), ALL, ids=lambda value: getattr(value, "name", value))
def test_the_example_of_every_field_reads_clean(place, field, find):
    text = text_of(place, field, field.example)
    if place in OF_PROGRAMMES:
        assert read_programme(text, "p.yaml", find=str).problems == ()
    else:
        assert read(text, find=find).problems == ()
    assert field.help.endswith(".")


@pytest.mark.parametrize(("place", "field"), [(p, f) for p, f in ALL if f.default], ids=lambda v: getattr(v, "name", v))
def test_the_default_of_every_field_is_the_models(place, field):
    model = {Section.ROUTINE: Routine, Section.BLOCK: Rounds}.get(place, Exercise)
    made = read(text_of(place, field, field.default)).routine
    owner = made if model is Routine else made.exercises[0]
    default = {f.name: f.default for f in fields(model)}[field.name]
    assert default is not MISSING
    assert getattr(owner, field.name) == default


def test_conflicts_go_both_ways():
    for name, others in CONFLICTS.items():
        assert name in TABLE[Section.DEFAULTS]
        assert all(name in CONFLICTS[other] for other in others)


def test_nearest():
    assert nearest("reps ", Section.EXERCISE) == ("reps",)
    assert nearest("speed", Section.BLOCK) == ()
    assert nearest("zzz", Section.EXERCISE) == ()


def test_elsewhere():
    assert elsewhere("equipment", Section.EXERCISE) is Section.ROUTINE
    assert elsewhere("zzz", Section.EXERCISE) is None
