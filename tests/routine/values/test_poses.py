"""`pose` of an exercise: names, two of them, and one's own."""

import pytest

from voicecoach.pose.library import POSES
from voicecoach.routine.reading.routine import read
from voicecoach.routine.schema.json_schema import schema


def poses(written):
    reading = read(f"exercises: [{{name: Plank, pose: {written}}}]")
    assert not reading.problems
    return reading.routine.exercises[0].pose


def test_a_name_two_names_and_ones_own():
    assert poses("plank") == (POSES["plank"],)
    assert poses("Clamshell  Closed") == (POSES["clamshell closed"],)
    assert poses("[sitting, leg extension]") == (POSES["sitting"], POSES["leg extension"])
    assert len(poses("[standing, upward salute, forward bend]")) == 3
    (own,) = poses("{like: sitting, right_knee: 20, props: [chair, mat]}")
    assert own.right_leg.knee == 20
    assert own.left_leg == POSES["sitting"].left_leg


def test_on_is_the_word_and_no_boolean():
    assert poses("{on: back, hip: 45}")[0].facing.value == "up"


def test_a_variant_has_its_own_pose_or_that_of_its_exercise():
    text = """exercises:
  - name: Bridge
    pose: bridge
    harder: {name: Single-leg bridge, pose: single-leg bridge}
    easier: {hold: 5s}
"""
    (bridge,) = read(text).routine.exercises
    assert bridge.harder.pose == (POSES["single-leg bridge"],)
    assert bridge.easier.pose == (POSES["bridge"],)


@pytest.mark.parametrize("written", ["plank", ["sitting", {"like": "sitting", "right knee": 20}], {"hip": "30"}])
def test_the_schema_takes_what_the_reader_takes(written):
    jsonschema = pytest.importorskip("jsonschema")
    routine = {"exercises": [{"name": "Plank", "pose": written}]}
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(routine)) == []
    routine["exercises"][0]["pose"] = ["plank"] * 13
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(routine))
