"""A short session for each field that can be heard."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import LEVELS, dose
from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.reading.routine import read
from voicecoach.routine.schema.heard import SILENT, heard
from voicecoach.score.compose import compose
from voicecoach.score.estimate import estimate

HEARD = [(place, field) for place in SILENT for field in TABLE[place].values() if field.name not in SILENT[place]]


@pytest.mark.parametrize(("place", "field"), HEARD, ids=lambda value: getattr(value, "name", value))
def test_a_field_that_is_heard_has_a_session_of_a_minute_with_it(place, field):
    text = heard(place, field)
    reading = read(text)
    assert [problem for problem in reading.problems if not problem.warning] == []
    assert f"{field.name}:" in text
    score = compose(dose(reading.routine, LEVELS["low"]), ENGLISH)
    work = [step for step in score if step.exercise >= 0 or place is Section.ROUTINE]
    assert 3 < estimate(work) < 100


def test_a_field_that_makes_no_sound_has_none():
    assert all(heard(place, TABLE[place][name]) == "" for place, names in SILENT.items() for name in names)
    assert all(heard(Section.STAGE, field) == "" for field in TABLE[Section.STAGE].values())
