"""The notation of poses: what it means, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.pose.joints import FIELDS, JOINTS
from voicecoach.pose.library import POSES
from voicecoach.pose.model import BodyPart, Facing, Place, Pose, Prop, Thing, Viewpoint
from voicecoach.pose.reading import read


def pose(**fields):
    made, problems = read({name.replace("_", " "): value for name, value in fields.items()}, POSES)
    assert not problems
    return made


def problem(**fields):
    _, problems = read({name.replace("_", " "): value for name, value in fields.items()}, POSES)
    assert len(problems) == 1
    return problems[0]


def test_nothing_is_standing():
    assert pose() == Pose()


def test_an_angle_is_of_both_sides_or_of_one():
    made = pose(knee="90", right_knee="20", left_shoulder_out="45°")
    assert (made.left_leg.knee, made.right_leg.knee) == (90, 20)
    assert (made.left_arm.shoulder_out, made.right_arm.shoulder_out) == (45, Pose().right_arm.shoulder_out)


def test_what_it_rests_on_says_where_it_faces():
    assert pose(on="back").facing is Facing.UP
    assert pose(on="hands and knees") == pose(on=["hands", "knees"])
    assert pose(on="Hands and knees").facing is Facing.DOWN
    assert pose(on="left side").facing is Facing.LEFT
    assert pose(on="hands", facing="ahead").facing is Facing.AHEAD


def test_who_lies_on_a_side_is_seen_from_the_front_unless_it_is_said():
    assert (pose(on="left side").view, pose(on="left side").above) == (Viewpoint.FRONT, True)
    assert (pose(on="left side", view="back").view, pose(on="left side", view="back").above) == (Viewpoint.BACK, False)


def test_things_have_their_usual_place_or_one_that_is_said():
    assert pose(props="mat, chair").props == (
        Prop(Thing.MAT),
        Prop(Thing.CHAIR, Place.UNDER, BodyPart("seat")),
    )
    assert pose(props=["step under right foot"]).props == (Prop(Thing.STEP, Place.UNDER, BodyPart("foot", "right")),)
    band = Prop(Thing.BAND, Place.FROM, BodyPart("hand", "left"), BodyPart("foot", "left"))
    assert pose(props="band from left hand to left foot").props == (band,)


def test_a_pose_may_change_another_whatever_the_order():
    made, _ = read({"right knee": "30", "like": "sitting"}, POSES)
    assert made.right_leg.knee == 30
    assert made.left_leg == POSES["sitting"].left_leg


def test_the_order_of_the_fields_makes_no_difference():
    assert pose(facing="ahead", on="hands") == pose(on="hands", facing="ahead")
    assert pose(right_knee="20", knee="90") == pose(knee="90", right_knee="20")


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({"kne": "90"}, "“kne” is not a field of a pose", "did you mean `knee`?"),
        ({"left back": "9"}, "“left back” is not a field of a pose", "did you mean `back`?"),
        ({"knee": "bent"}, "`knee` is an angle in degrees, not “bent”", "`knee: 30`"),
        ({"knee": "nan"}, "`knee` is an angle", ""),
        ({"knee": "400"}, "`knee` can't be 400°", "from 0 to 165"),
        ({"view": "top"}, "`view` can't be “top”", "front"),
        ({"on": "bak"}, "“bak” is no part of the body here", "did you mean `back`?"),
        ({"props": "chiar"}, "`props` can't be “chiar”", "did you mean `chair`?"),
        ({"props": "chair nearby"}, "where is the chair, “nearby”?", "`under`"),
        ({"props": ", ".join(["mat"] * 9)}, "`props` has 9 things", ""),
        ({"like": "siting"}, "there is no pose called “siting”", "did you mean `sitting`"),
        ({"hand": "moon"}, "“moon” is no part", "parts are"),
        ({"on": ""}, "`on` has no value", ""),
        ({"on": ["foot"] * 5}, "`on` names 5 parts", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_field_and_a_hint(fields, message, hint):
    wrong = problem(**fields)
    assert wrong.field == next(iter(fields))
    assert message in wrong.message
    assert hint in wrong.hint


def test_every_problem_is_told_at_once_and_the_rest_is_kept():
    made, problems = read({"kne": "9", "elbow": "x", "hip": "30"}, POSES)
    assert [wrong.field for wrong in problems] == ["kne", "elbow"]
    assert made.right_leg.hip == 30


@given(st.dictionaries(st.sampled_from(list(FIELDS)) | st.text(max_size=12), st.text(max_size=20), max_size=5))
def test_any_text_is_read_or_told(fields):
    made, problems = read(fields, POSES)
    assert isinstance(made, Pose)
    assert {wrong.field for wrong in problems} <= set(fields)


def test_the_table_tells_of_every_field():
    assert set(JOINTS) < set(FIELDS)
    assert all(FIELDS.values())


def test_there_are_poses_enough_and_their_names_are_plain():
    assert len(POSES) >= 60
    assert all(name == name.lower().strip() for name in POSES)
    assert "no such pose" not in POSES
