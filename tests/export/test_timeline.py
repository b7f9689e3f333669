"""Takes on one line of time, and the chapters over them."""

import pytest
from fakes import lengths

from voicecoach.export.timeline import By, Chapter, chapters, spans
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.model import Kind
from voicecoach.score.place import place
from voicecoach.sound.track import Take

ROUTINE = """
name: Morning
exercises:
  - {name: Squeeze, hold: 5s, rest_after: 10s}
  - {name: Clamshell, hold: 5s, sets: 2, sides: each}
  - {rounds: 2, exercises: [{name: Hop, reps: 3}]}
"""


@pytest.fixture
def takes(dosed):
    return [Take(place(step, lengths(step)), {}) for step in compose(dosed(ROUTINE), ENGLISH)]


def titles(takes, by):
    return [chapter.title for chapter in chapters(spans(takes), "Morning", by)]


def test_each_take_begins_where_the_one_before_ends(takes):
    made = list(spans(takes))
    assert [span.take for span in made] == takes
    assert [span.start for span in made] == [0, *(span.end for span in made[:-1])]
    assert made[-1].end == sum(take.placed.frames for take in takes)


def test_a_chapter_for_each_exercise_and_one_for_the_opening(takes):
    assert titles(takes, By.EXERCISES) == ["Morning", "Squeeze", "Clamshell", "Hop, round 1", "Hop, round 2"]


def test_a_chapter_for_each_set_on_each_side(takes):
    assert titles(takes, By.SETS) == [
        "Morning",
        "Squeeze",
        "Clamshell, left side, set 1",
        "Clamshell, left side, set 2",
        "Clamshell, right side, set 1",
        "Clamshell, right side, set 2",
        "Hop, round 1",
        "Hop, round 2",
    ]


@pytest.mark.parametrize("by", By)
def test_chapters_leave_no_gap_and_cover_it_all(takes, by):
    made = list(chapters(spans(takes), "Morning", by))
    assert [chapter.start for chapter in made] == [0, *(chapter.end for chapter in made[:-1])]
    assert made[-1].end == list(spans(takes))[-1].end


def test_a_chapter_begins_with_the_rest_that_tells_of_it_or_with_its_introduction(takes):
    starts = {span.start: span.placed.step for span in spans(takes)}
    _, squeeze, clamshell, *_ = chapters(spans(takes), "Morning")
    assert (starts[squeeze.start].kind, starts[squeeze.start].name) == (Kind.TALK, "Squeeze")
    assert (starts[clamshell.start].kind, starts[clamshell.start].name) == (Kind.REST, "Clamshell")
    assert (squeeze.exercise, clamshell.exercise) == (0, 1)


def test_without_chapters_there_is_one_and_without_takes_none(takes):
    assert titles(takes, By.NONE) == ["Morning"]
    assert list(chapters([], "Morning")) == []


def test_a_chapter_comes_before_the_next_one_is_spoken(takes):
    drawn = []

    def drawing():
        for take in takes:
            drawn.append(take)
            yield take

    assert isinstance(next(chapters(spans(drawing()), "Morning")), Chapter)
    assert drawn[-1].placed.step.name == "Squeeze"
