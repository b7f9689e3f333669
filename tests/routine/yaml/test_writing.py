"""Writing a routine, and editing one: comments, order and every other character are kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.model import Exercise, Range, Rounds
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.writing import Draft, Item, edit, write

SHIPPED = sorted((Path(__file__).parents[3] / "routines").glob("*.yaml"))
LONG = "Keep your feet together: lift the top knee towards the ceiling, hold it there, and then lower it slowly again."

DRAFT = Draft(
    {"name": "No", "about": LONG, "equipment": ("yoga mat", "chair, sturdy"), "defaults": {"rest": "20s"}},
    (
        Item(
            {
                "name": "Clam: shell",
                "reps": "5-10",
                "hold": "2-3s",
                "sets": "2",
                "tip": ("Still hips.", "# not"),
                "halfway": "no",
            }
        ),
        Item({"name": "Bridge"}, ("Only on good days.",)),
        Item({"rounds": "3", "rest": "0"}, (), (Item({"name": "1:30", "duration": "1:30"}), Item({"name": "Sit"}))),
    ),
    ("From my physio.", "", "May 2025"),
)
WRITTEN = """\
# From my physio.
#
# May 2025

name: 'No'
about: >-
  Keep your feet together: lift the top knee towards the ceiling, hold it there, and then lower it
  slowly again.
equipment: [yoga mat, 'chair, sturdy']
defaults:
  rest: 20s

exercises:
  - name: 'Clam: shell'
    tip:
      - Still hips.
      - '# not'
    hold: 2-3s
    reps: 5-10
    sets: 2
    halfway: no

  # Only on good days.
  - Bridge

  - rounds: 3
    rest: 0
    exercises:
      - name: '1:30'
        duration: 1:30

      - Sit
"""


def test_a_draft_is_written_in_the_style_of_the_shipped_routines():
    assert write(DRAFT) == WRITTEN


def test_what_is_written_reads_as_it_was_meant():
    reading = read(write(DRAFT))
    assert reading.problems == ()
    routine = reading.routine
    assert (routine.name, routine.about, routine.equipment) == ("No", LONG, ("yoga mat", "chair, sturdy"))
    clam, bridge, block = routine.exercises
    assert isinstance(clam, Exercise)
    assert (clam.hold, clam.reps, clam.rest, clam.tip) == (
        Range(2, 3),
        Range(5, 10),
        Range(20, 20),
        ("Still hips.", "# not"),
    )
    assert isinstance(block, Rounds)
    assert [exercise.name for exercise in block.exercises] == ["1:30", "Sit"]
    assert bridge.name == "Bridge"


@given(st.text(min_size=1, max_size=300).filter(lambda text: any(map(str.isalnum, text))), st.text(max_size=1_500))
def test_any_text_is_read_back(name, about):
    from voicecoach.routine.yaml.tree import clean

    name = name[:200]
    reading = read(write(Draft({"name": name, "about": about}, (Item({"name": name, "do": about}),), (about,))))
    if not clean(name):
        return
    assert all(problem.warning for problem in reading.problems)  # a text may look like a dose
    (exercise,) = reading.routine.exercises
    assert (reading.routine.name, exercise.name) == (clean(name), clean(name))
    assert (reading.routine.about, exercise.do) == (clean(about), clean(about))


def test_a_long_name_stays_in_one_line():
    named = LONG[:150].rstrip(".")
    made = read(write(Draft({"name": named}, (Item({"name": named}), Item({"name": named, "reps": "3"})))))
    assert [exercise.name for exercise in made.routine.exercises] == [named, named]


@pytest.mark.parametrize("name", ["Mobility 7 s on / 8 s off Sets: 409", "Clamshell 3x10", "Squat ４x12"])
def test_a_name_alone_is_not_read_as_a_dose(name):
    (exercise,) = read(write(Draft({"name": "Mine"}, (Item({"name": name}),)))).routine.exercises
    assert (exercise.name, exercise.sets) == (name, Range(1, 1))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_routine_is_dumped_as_it_is_but_for_the_change(path):
    text = path.read_text(encoding="utf-8")
    name = read(text).routine.name

    def rename(routine):
        routine["name"] = "Another"

    assert edit(text, rename) == text.replace(f"name: {name}", "name: Another", 1)


@pytest.mark.parametrize(
    "text",
    [
        "name: A # why\nexercises:\n- B\n- name: 'C'  # two\n  hold: 1:30\n  tip: [a, b]\n  halfway: no\n# end\n",
        "\ufeffname: A\r\nexercises:\r\n  - B\r\n",
        "name: A\nx: &h 010\ny: *h\nz:\nn: null\nt: ~\ne: 2.50\nd: 2025-05-01\nexercises: [B, {name: C}]\n",
        "name: A\nexercises:\n  - &c\n    name: C\n    do: |\n      one\n      two\n  - <<: *c\n    reps: 3\n",
    ],
)
def test_every_other_character_stays(text):
    def rename(routine):
        routine["name"] = "Zed"

    assert edit(text, rename) == text.replace("name: A", "name: Zed", 1)


def test_no_change_gives_the_same_text_whatever_its_layout():
    text = "name:   A\nabout: one\n   two\nexercises: [B,\n   C]"
    assert edit(text, lambda routine: None) == text


@pytest.mark.parametrize("text", ["", "- A", "just words", "a: [", "a: 1\na: 2", "[" * 3_000, "a: *b"])
def test_what_is_no_routine_is_an_error(text):
    def rename(routine):
        routine["name"] = "B"

    with pytest.raises(VoicecoachError):
        edit(text, rename)
