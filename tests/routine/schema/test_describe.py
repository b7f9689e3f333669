import pytest

from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.reading.programme import read_programme
from voicecoach.routine.reading.routine import read
from voicecoach.routine.schema.describe import against, limits, sample, spellings

FIELDS = [(place, field) for place, here in TABLE.items() if place is not Section.DEFAULTS for field in here.values()]
NAMED = {"ids": lambda value: getattr(value, "name", value)}


def field(name, place=Section.EXERCISE):
    return TABLE[place][name]


@pytest.mark.parametrize(("place", "field"), FIELDS, **NAMED)
def test_the_sample_of_every_field_uses_it_and_is_right(place, field, find):
    text = sample(place, field)
    assert f"{field.name}: {field.example}" in text
    if place in (Section.PROGRAMME, Section.STAGE):
        assert read_programme(text, "<file>", lambda name: find(name, "<file>")).problems == ()
    else:
        assert read(text, find=find).problems == ()


@pytest.mark.parametrize(("place", "field"), FIELDS, **NAMED)
def test_every_spelling_is_read(place, field):
    for text in spellings(field):
        typed = sample(place, field).replace(f"{field.name}: {field.example}", f"{field.name}: {text}")
        assert not [problem for problem in read(typed).problems if problem.code in ("value", "limit", "shape")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hold", "0.5 s to 24 h"),
        ("rest", "up to 1 h"),
        ("reps", "1 to 1000"),
        ("first_side", "`left` or `right`"),
        ("setup", ""),
    ],
)
def test_limits(name, said):
    assert limits(field(name)) == said


def test_what_stands_against_a_field():
    assert against(field("duration")) == ("hold", "reps", "tempo", "pace")
    assert against(field("setup")) == ()
