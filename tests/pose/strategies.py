"""Poses for properties: any angles within the joints' limits, on anything a body may rest on."""

from hypothesis import strategies as st

from voicecoach.pose.joints import JOINTS, LEAN
from voicecoach.pose.reading import read

RESTS = ["feet", "right foot", "back", "chest", "left side", "right side", "hands and knees", "shoulders and feet",
         "seat", "left forearm and feet", "right knee and left foot", "toes", "hands"]  # fmt: skip
VIEWS = ["side", "front", "back", "corner", "hand", "side from above", "front from above"]
_SIDED = [
    f"{side}{name}"
    for name, joint in JOINTS.items()
    for side in (("left ", "right ") if joint.of != "trunk" else ("",))
]


def _angle(name):
    joint = JOINTS[name.removeprefix("left ").removeprefix("right ")]
    return st.integers(int(joint.low), int(joint.high)).map(str)


joints = st.lists(st.sampled_from(_SIDED), max_size=8, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: _angle(name) for name in names})
)
fields = st.builds(
    lambda angles, on, view, lean, more: {**angles, "on": on, "view": view, "lean": str(lean), **more},
    joints,
    st.sampled_from(RESTS),
    st.sampled_from(VIEWS),
    st.integers(int(LEAN.low), int(LEAN.high)),
    st.sampled_from(
        [
            {},
            {"right hand": "left knee"},
            {"hand": "waist"},
            {"hand": "hand"},
            {"left hand": "right elbow", "right hand": "left shoulder"},
            {"props": "mat, chair in front"},
            {"props": "step under right foot, wall behind"},
            {"props": "band from left hand"},
        ]
    ),
)


def _pose(written):
    pose, problems = read(written, {})
    assert not problems
    return pose


poses = fields.map(_pose)
