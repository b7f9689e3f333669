"""What is drawn: poses as SVG and in the cells of a terminal, with an arrow from start to end."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from strategies import poses

from voicecoach.pose.cells import cells
from voicecoach.pose.drawing import Shade, drawing
from voicecoach.pose.library import POSES
from voicecoach.pose.model import Place, Prop, Thing
from voicecoach.pose.props import Layer, solids
from voicecoach.pose.resting import body
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import svg

CHAIR_IN_FRONT = Prop(Thing.CHAIR, Place.IN_FRONT)
LARGEST = 9_000
"""Characters of a picture with two poses."""


def picture(*poses_):
    return scene([POSES[name] for name in poses_])


def rows(text):
    return ["".join(piece for piece, _ in row).rstrip() for row in text]


@pytest.mark.parametrize("name", list(POSES))
def test_every_pose_is_drawn_within_its_box(name):
    drawn = svg(picture(name), name)
    left, top, width, height = map(float, ET.fromstring(drawn).attrib["viewBox"].split())
    inside = re.sub(r"A\S+ \S+ 0 \d 1 ", "L", "".join(re.findall(r' d="([^"]+)"', drawn)))
    spots = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", inside)
    assert len(spots) > 30
    for x, y in spots:
        assert left <= float(x) <= left + width
        assert top <= float(y) <= top + height


@settings(max_examples=40, deadline=None)
@given(poses, poses)
def test_any_two_poses_make_a_picture(start, end):
    made = scene([start, end])
    ET.fromstring(svg(made, "<&>"))
    drawn = cells(made, 40, 12)
    assert len(drawn) <= 12
    widths = {sum(len(piece) for piece, _ in row) for row in drawn}
    assert len(widths) == 1
    assert max(widths) <= 40


def test_a_picture_is_small_and_loads_nothing():
    drawn = svg(picture("clamshell closed", "clamshell open"), "Clamshell")
    assert len(drawn) < LARGEST
    assert "<title>Clamshell</title>" in drawn
    assert not re.search(r"href|url\(|<script|<style|<image", drawn)


def test_two_poses_have_an_arrow_of_what_moves_and_one_has_none():
    assert not picture("squat").arrows
    (way,) = picture("sitting", "leg extension").arrows
    assert way[-1].x > way[0].x + 10, "the foot goes forward"
    assert way[-1].y < way[0].y - 10, "and up"
    assert len(picture("jumping jack closed", "jumping jack open").arrows) == 2
    assert not picture("squat", "squat").arrows


def test_start_and_end_do_not_cover_each_other():
    start, end = drawing(POSES["standing"]), drawing(POSES["squat"])
    box = picture("standing", "squat").box
    assert box.width > start.box.width + end.box.width
    flat = picture("lying knees bent", "bridge").box
    assert flat.height > drawing(POSES["lying knees bent"]).box.height + drawing(POSES["bridge"]).box.height


def test_a_flow_is_drawn_in_rows():
    flow = [
        POSES[name] for name in ("standing", "upward salute", "forward bend", "high plank", "cobra", "downward dog")
    ]
    made = scene(flow)
    assert not made.arrows
    assert len(made.groups) == sum(len(drawing(pose).groups) for pose in flow)
    assert made.box.height > drawing(flow[0]).box.height + drawing(flow[4]).box.height
    assert made.box.width < sum(drawing(pose).box.width for pose in flow)


def test_the_far_limb_is_lighter():
    tones = [group.tone for group in drawing(POSES["leg extension"]).groups]
    assert Shade.FAR in tones
    assert Shade.FAR not in [group.tone for group in drawing(POSES["arms overhead"]).groups]


@pytest.mark.parametrize("name", [name for name, pose in POSES.items() if CHAIR_IN_FRONT in pose.props])
def test_the_hand_touches_the_chair_it_holds(name):
    pose = POSES[name]
    there = body(pose)
    (chair,) = (solid for solid in solids(pose, there) if solid.layer is Layer.FURNITURE)
    top = max((point for shape in chair.shapes for point in shape), key=lambda point: point.z)
    hand = max((there["left hand"], there["right hand"]), key=lambda ball: ball.at.x)
    assert top.x == pytest.approx(hand.at.x, abs=1)
    assert top.z + chair.thick == pytest.approx(hand.bottom, abs=0.5)


@pytest.mark.parametrize("name", ["chin nod", "nordic curl", "breathing lying"])
def test_what_lies_on_a_cushion_is_painted_over_it(name):
    tones = [group.tone for group in drawing(POSES[name]).groups]
    assert tones.index(Shade.PROP) < tones.index(Shade.NEAR)


def test_the_other_side_is_drawn_in_a_mirror():
    right, left = scene([POSES["squat"]]), scene([POSES["squat"]], mirrored=True)

    def spots(made, turn):
        discs = [disc for group in made.groups for shape in group.shapes for disc in shape]
        return sorted((round(turn(disc.x), 3), round(disc.y, 3)) for disc in discs)

    assert spots(right, lambda x: x) == spots(left, lambda x: left.box.left + left.box.right - x)
    assert spots(right, lambda x: x) != spots(left, lambda x: x)


def test_squat_in_a_terminal():
    assert rows(cells(picture("squat"), 24, 9)) == SQUAT


def test_bridge_in_a_terminal():
    assert rows(cells(picture("lying knees bent", "bridge"), 30, 9)) == BRIDGE


SQUAT = """
     ⢠⣾⣿⡆
     ⢐⠿⠟⠃
   ⢠⣆⠿⠿⠿⠷⠶⣶⣦⣤⣤⣤
  ⣠⣿⣿⠟
 ⣤⣭⣛⣃⡀
⠘⠿⠿⠿⠿⣿⣿⣷⡆
      ⣼⡿⠁
     ⢰⡿⠁
⣀⣀⣀⣀⡠⣿⣷⣦⢄⣀⣀⣀⣀⣀⣀⣀⣀
""".splitlines()[1:]
BRIDGE = """
              ⢀⣴⣿⣷⡀
 ⢀⣀⡀        ⢀⣴⣿⡿⠋⠙⣿⣄
⠰⣿⣿⣿⡫⣶⣶⣶⣶⣮⣵⣶⠶⠶⠶⠁  ⠈⠻⣧⣀⡀
⠤⠭⠭⠤⠬⠤⠤⠤⠤⠤⠤⠤⠉⠥⠤⠤⠤⠤⠤⠬⠛⠛⠛⠥⠤

            ⢀⣀⣤⣴⣶⣿⣧⡀
       ⢀⣀⣤⡆⣿⣿⣿⡿⢟⠉⠈⢻⣷⡀
⢠⣶⣾⣶⢄⣤⣜⣛⣛⡻⠟⠊⠁⠁⠸⠄   ⠹⣷⡀
⣈⣛⣛⣛⡪⢛⣛⣛⣛⣛⣛⣛⣛⣛⣛⣁⣀⣀⣀⣀⠿⠿⠷⢆⣀⡀
""".splitlines()[1:]
