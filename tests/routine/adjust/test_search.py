import pytest

from voicecoach.routine.adjust.search import Wish, fits
from voicecoach.routine.library.templates import TEMPLATES, template
from voicecoach.routine.reading.routine import read

TEXT = """
name: Étirements
about: For the hips.
tags: [short, at home]
equipment: [yoga mat, sturdy chair]
exercises:
  - Clamshell
  - rounds: 2
    exercises: [Wall sit]
"""


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(), True), (Wish(("hips",)), True), (Wish(("CLAM",)), True), (Wish(("wall",)), True),
        (Wish(("etirements",)), True), (Wish(("evening",)), True), (Wish(("home", "chair", "clam")), True),
        (Wish(("hips", "knee")), False), (Wish(tags=("Short",)), True), (Wish(tags=("shor",)), False),
        (Wish(tags=("short", "long")), False), (Wish(equipment=("chair",)), True), (Wish(equipment=("rope",)), False),
        (Wish(equipment=("none",)), False), (Wish(("clam",), ("short",), ("mat",)), True),
    ],
)  # fmt: skip
def test_everything_wished_for_must_fit(wish, found):
    assert fits(wish, "evening-one", read(TEXT).routine) is found


def test_none_is_what_needs_nothing():
    assert fits(Wish(equipment=("None",)), "x", read("exercises: [A]").routine)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_is_right_with_any_title(kind):
    reading = read(template(kind, 'Hip: #1 "x" no'), "x.yaml")
    assert reading.problems == ()
    assert reading.routine.name == 'Hip: #1 "x" no'
