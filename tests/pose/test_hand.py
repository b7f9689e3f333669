"""A hand alone: its fingers bend at their three joints towards the palm, which looks ahead."""

from itertools import pairwise
from math import dist

import pytest

from voicecoach.pose.drawing import drawing, figure
from voicecoach.pose.library import POSES
from voicecoach.pose.scene import scene

FINGERS = ("index", "middle", "ring", "little")


def joints(name, finger):
    there = figure(POSES[name])
    return [there[f"{finger} {number}"].at for number in range(4)]


@pytest.mark.parametrize("finger", FINGERS)
def test_each_shape_is_bent_at_its_own_joints(finger):
    knuckle, middle, end, tip = joints("straight hand", finger)
    assert knuckle.z < middle.z < end.z < tip.z, "all point up"
    assert joints("hook hand", finger)[:2] == [knuckle, middle], "of a hook the knuckles stay straight"
    assert joints("hook hand", finger)[3].z < middle.z
    table = joints("table top hand", finger)
    assert table[3].x > table[2].x > table[1].x > knuckle.x
    assert [joint.z for joint in table] == pytest.approx([knuckle.z] * 4), "level, ahead of the palm"
    straight, full = joints("straight fist", finger), joints("full fist", finger)
    assert straight[3].z < straight[2].z < straight[1].z, "of a straight fist the ends point down"
    assert abs(full[3].x) < straight[3].x, "of a full fist they curl in, to the palm"


def test_the_thumb_goes_across_the_palm():
    open_, across = (figure(POSES[name])["thumb 3"].at for name in ("straight hand", "thumb across the palm"))
    assert across.x > open_.x + 10
    assert across.y < open_.y - 8


def test_fingers_keep_their_length():
    for finger in FINGERS:
        bones = [
            [dist(*pair) for pair in pairwise(places)]
            for places in (joints(name, finger) for name in ("straight hand", "full fist"))
        ]
        assert bones[0] == pytest.approx(bones[1])


def test_nothing_but_the_hand_is_drawn():
    assert len(drawing(POSES["straight hand"]).groups) == 1 + len(FINGERS) + 1


def test_an_arrow_follows_the_fingers_and_none_leads_from_a_whole_body_to_a_hand():
    (way,) = scene([POSES["straight hand"], POSES["table top hand"]]).arrows
    assert way[-1].x < way[0].x - 10, "to where the palm looks"
    assert way[-1].y > way[0].y + 10, "and down"
    assert not scene([POSES["standing"], POSES["straight hand"]]).arrows
