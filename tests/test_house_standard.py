"""The house standard of what we ship: whose each figure is, when not to do it, how to make it easier, and how long."""

import re
import runpy
from pathlib import Path

import pytest

from voicecoach.app.routines.lengths import length
from voicecoach.core.paths import shipped
from voicecoach.routine.adjust.level import LEVELS
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Exercise, Rounds, Side

DOCS = Path(__file__).parent.parent / "docs"
LIBRARY = runpy.run_path(str(DOCS / "library.py"))
FILES = sorted(shipped("routines").glob("*.yaml"))
HALF_AN_HOUR = 30 * 60
UNDRAWN = {"about-recovery": "one listens, and nothing is done"}
"""Why there is nothing to draw, by the routine's name."""
FIELDS_OF_NO_EXERCISE = {"rounds", "interval", "every", "safety"}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def text(path):
    return path.read_text(encoding="utf-8")


@pytest.fixture
def routine(path):
    return read_file(path).routine


def blocks(items):
    for item in items:
        if isinstance(item, Rounds):
            yield item
            yield from blocks(item.exercises)


def with_variants(routine):
    for exercise in LIBRARY["exercises"](routine.exercises):
        yield exercise
        yield from (one for one in (exercise.easier, exercise.harder) if isinstance(one, Exercise))


def test_it_tells_what_it_is_for_where_it_comes_from_and_when_not_to_do_it(routine, text):
    assert all((routine.name, routine.about, routine.background, routine.source, routine.safety, routine.tags))
    assert routine.every or "#   not regular: " in text


def test_whose_each_figure_is_stands_in_its_comments(routine, text):
    said = LIBRARY["figures"](text)
    told = {(figure.exercise, name) for figure in said for name in figure.fields}
    clocked = {exercise.name for block in blocks(routine.exercises) if block.interval for exercise in block.exercises}
    for exercise in LIBRARY["exercises"](routine.exercises):
        needed = set(LIBRARY["amounts"](exercise)) if exercise.name not in clocked else set()
        assert needed <= {name for where, name in told if where == exercise.name}, exercise.name
    assert not routine.every or ("", "every") in told
    for block in blocks(routine.exercises):
        assert not block.interval or ("", "interval") in told
        assert block.rounds.low == 1 or ("", "rounds") in told


def test_what_its_comments_name_is_there(routine, text):
    there = {exercise.name: exercise for exercise in LIBRARY["exercises"](routine.exercises)}
    for figure in LIBRARY["figures"](text):
        assert figure.exercise in {*there, "", "programme"}, figure
        assert figure.exercise or {*figure.fields} <= FIELDS_OF_NO_EXERCISE, figure
        if figure.exercise in there:
            dose = LIBRARY["amounts"](there[figure.exercise])
            assert all(name in dose or hasattr(there[figure.exercise], name) for name in figure.fields), figure


def test_nothing_is_left_to_a_picture_or_to_the_listeners_guess(routine):
    said = [said for one in with_variants(routine) for said in (one.setup, one.do, *one.tip)]
    assert not re.search(
        r"\b(as shown|picture|figure|see below|repeat on|switch sides)\b", " ".join(said), re.IGNORECASE
    )
    assert all(one.setup or one.do for one in with_variants(routine))


def test_how_to_make_it_easier_is_said_as_a_condition_and_not_as_an_order(routine):
    texts = [one.easier for one in with_variants(routine) if isinstance(one.easier, str) and one.easier]
    assert all(text.startswith("If ") for text in texts), texts


def test_one_side_alone_has_the_same_exercise_for_the_other(routine):
    only = [one.sides.only for one in with_variants(routine) if one.sides.only]
    assert only.count(Side.LEFT) == only.count(Side.RIGHT)


def test_every_exercise_is_drawn(path, routine):
    if path.stem not in UNDRAWN:
        assert [exercise.name for exercise in with_variants(routine) if not exercise.pose] == []


def test_it_takes_half_an_hour_at_the_most_or_says_why(routine, text):
    assert length(routine, LEVELS["low"]) <= HALF_AN_HOUR or "# longer than 30 minutes: " in text


def test_the_page_of_the_library_is_made_from_the_files():
    assert LIBRARY["page"]() == (DOCS / "library.md").read_text(encoding="utf-8"), "run: python docs/library.py"
