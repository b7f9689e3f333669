"""The drawing on the screen: beside the words, where both have room, and never in the way of a count."""

from dataclasses import replace

import pytest

from voicecoach.pose.library import POSES
from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.display.frame import render
from voicecoach.session.playback.view import View

WORDS = "Lie on your side, knees bent, feet together. When the tone rises, lift your top knee towards the ceiling."
TALK = View(
    "Hips", StepKind.TALK, exercise="Clamshell", text=WORDS, pose=(POSES["clamshell closed"], POSES["clamshell open"])
)


def shown(view, width, height):
    return ["".join(segment.text for segment in row) for row in render(view, width, height)]


def dots(rows):
    return [row for row in rows if any("\u2800" < character <= "\u28ff" for character in row)]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (60, 30), (40, 36), (200, 60)])
def test_it_is_drawn_while_the_coach_explains_beside_all_of_the_words(width, height):
    rows = shown(TALK, width, height)
    assert len(dots(rows)) >= 8
    told = " ".join(" ".join("".join(" " if "\u2800" <= c <= "\u28ff" else c for c in row) for row in rows).split())
    assert all(word in told for word in WORDS.split())
    assert {len(row) for row in rows} == {width}


@pytest.mark.parametrize(("width", "height"), [(40, 12), (30, 10), (20, 5), (80, 12)])
def test_where_there_is_no_room_for_both_there_are_words(width, height):
    assert not dots(shown(TALK, width, height))
    assert shown(TALK, width, height) == shown(replace(TALK, pose=()), width, height)


@pytest.mark.parametrize("kind", [StepKind.WORK, StepKind.REST, StepKind.READY, StepKind.SWITCH])
def test_a_count_stays_as_it_is(kind):
    counting = replace(TALK, kind=kind, count=20)
    assert shown(counting, 120, 40) == shown(replace(counting, pose=()), 120, 40)


def test_the_other_side_is_a_mirror():
    assert dots(shown(replace(TALK, side=Side.LEFT), 80, 24)) != dots(shown(replace(TALK, side=Side.RIGHT), 80, 24))
    assert dots(shown(replace(TALK, side=None), 80, 24)) == dots(shown(replace(TALK, side=Side.RIGHT), 80, 24))
