"""Where the body is in a pose: its limbs keep their length, and it rests on the floor or on what lies there."""

from math import dist, isclose

import pytest
from hypothesis import given, settings
from strategies import poses

from voicecoach.pose.drawing import drawing
from voicecoach.pose.kinematics import FOREARM, HAND, SHIN, THIGH, UPPER_ARM
from voicecoach.pose.library import POSES
from voicecoach.pose.model import BodyPart
from voicecoach.pose.resting import above, body

LENGTHS = {
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHIN,
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "wrist"): FOREARM,
    ("wrist", "hand"): HAND,
}
CLOSE = 1.7
"""Hundredths of the body's height that nobody sees."""
SUNK = 2.7
"""The same of a part that the body does not rest on, and the drawing of which may meet the floor's line."""


@settings(max_examples=150, deadline=None)
@given(poses)
def test_limbs_keep_their_length(pose):
    there = body(pose)
    for side in ("left", "right"):
        for (start, end), length in LENGTHS.items():
            assert isclose(dist(there[f"{side} {start}"].at, there[f"{side} {end}"].at), length, abs_tol=1e-6)


@settings(max_examples=150, deadline=None)
@given(poses)
def test_the_lowest_part_that_it_rests_on_touches_what_is_under_it(pose):
    assert isclose(min(above(body(pose), pose, part) for part in pose.rests), 0.0, abs_tol=1e-6)


@settings(max_examples=150, deadline=None)
@given(poses)
def test_a_mirror_of_a_mirror_is_the_pose_itself(pose):
    assert pose.mirrored() != pose
    assert pose.mirrored().mirrored() == pose


@settings(max_examples=60, deadline=None)
@given(poses)
def test_a_mirrored_pose_is_drawn_as_in_a_mirror(pose):
    """Its shapes are the same; which of two that are equally far away comes first may differ."""
    drawn, mirrored = drawing(pose), drawing(pose.mirrored())
    assert seen(mirrored, -1) == seen(drawn, 1)


def seen(drawn, sign):
    discs = (disc for group in drawn.groups for shape in group.shapes for disc in shape)
    return sorted((round(sign * disc.x, 3) + 0.0, round(disc.y, 3) + 0.0, disc.radius) for disc in discs)


def test_angles_are_counted_as_physiotherapists_count_them():
    sitting = body(POSES["sitting"])
    assert isclose(sitting["right hip"].at.z, sitting["right knee"].at.z, abs_tol=0.1)
    assert isclose(sitting["right knee"].at.x, sitting["right ankle"].at.x, abs_tol=0.1)
    raised = body(POSES["arm raise front"])
    assert raised["right hand"].at.x > raised["left hand"].at.x + 30
    assert raised["right hand"].at.y < 0 < raised["left hand"].at.y


def test_a_foot_that_is_stood_on_is_flat():
    there = body(POSES["squat"])
    assert isclose(there["left heel"].bottom, there["left toe"].bottom, abs_tol=0.1)


@pytest.mark.parametrize("name", list(POSES))
def test_our_poses_rest_on_all_they_name(name):
    pose = POSES[name]
    there = body(pose)
    for part in pose.rests:
        assert abs(above(there, pose, part)) < CLOSE, part


@pytest.mark.parametrize("name", list(POSES))
def test_nothing_of_our_poses_is_under_the_floor(name):
    there = body(POSES[name])
    assert min(ball.bottom for ball in there.values()) > -SUNK


def test_a_hand_lies_on_what_it_reaches_for():
    there = body(POSES["knee to chest"])
    assert dist(there["left hand"].at, there["right knee"].at) < there["right knee"].radius + 4
    assert BodyPart("knee", "right") == POSES["knee to chest"].left_arm.reach
