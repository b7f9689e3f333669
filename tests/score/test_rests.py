"""Rests and intervals: from the end of the work to the next start as long as written, whatever is said within."""

from itertools import pairwise

import pytest
from fakes import lengths

from voicecoach.core.units import seconds
from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues
from voicecoach.score.compose import compose
from voicecoach.score.model import StepKind
from voicecoach.score.place import place

WORKING = (StepKind.WORK, StepKind.MOVE)


def work(routine, cues=None):
    """Return the first and last second of each stretch of work, getting into it included."""
    found, at = [], 0
    for step in compose(routine, ENGLISH, cues):
        placed = place(step, lengths(step))
        if step.kind is StepKind.WORK:
            parts = [stretch for stretch in placed.stretches if stretch.segment.kind in WORKING]
            found.append((seconds(at + parts[0].start), seconds(at + parts[-1].end)))
        at += placed.frames
    return found


def rests(routine, cues=None):
    spans = work(routine, cues)
    return [round(start - end, 6) for (_, end), (start, _) in pairwise(spans)]


def said(routine):
    score = compose(routine, ENGLISH)
    parts = [segment for step in score if step.kind is not StepKind.WORK for segment in step.segments]
    return [say.what for part in parts for say in part.says if not hasattr(say.what, "value")]


TABATA = """
exercises:
  - rounds: 4
    rest: 10s
    exercises:
      - {name: Squats, duration: 20s, rest_after: 10s}
      - {name: Mountain climbers, duration: 20s, rest_after: 10s}
"""


def test_intervals_of_different_exercises_are_exact(dosed):
    assert rests(dosed(TABATA)) == [10.0] * 7
    assert rests(dosed(TABATA), Cues.BEEPS) == [10.0] * 7


def test_so_they_are_without_time_to_get_ready(dosed):
    assert rests(dosed(TABATA.replace("20s, rest", "20s, get_ready: 0, rest"))) == [10.0] * 7


def test_what_comes_next_is_always_said(dosed):
    names = [text for text in said(dosed(TABATA)) if "Squats" in text or "Mountain" in text]
    assert len(names) == 8
    assert [name.split()[-1] for name in names] == ["Squats.", "climbers."] * 4


SUPERSET = """
exercises:
  - rounds: 2
    rest: 40s
    rest_between: %s
    exercises:
      - {name: Rows, duration: 20s, rest_after: 1 min}
      - rounds: 2
        rest: 35s
        exercises: [{name: Dips, duration: 20s}]
      - {name: Press-ups, duration: 20s}
"""


def test_the_rest_between_the_exercises_of_a_block_is_in_place_of_theirs(dosed):
    assert rests(dosed(SUPERSET % "25s")) == [25, 35, 25, 40, 25, 35, 25]


def test_without_a_rest_between_one_goes_over_as_soon_as_the_words_are_said(dosed):
    over = rests(dosed(SUPERSET % "0s"))
    assert max(over[0], over[2], over[4], over[6]) < 12


LONG = """
exercises:
  - {name: Squeeze, hold: 20s, rest_after: %s}
  - name: Fold
    setup: Sit on the floor. Stretch both legs out in front of you. Put your hands beside your hips.
    do: Bend forward from the hips. Keep your back long.
    get_ready: 8s
    hold: 20s
"""


def test_a_rest_holds_the_introduction_of_what_follows(dosed):
    assert rests(dosed(LONG % "60s")) == [60.0]


def test_a_rest_that_is_too_short_for_the_instructions_is_longer_and_told_as_long_as_it_is(dosed):
    routine = dosed(LONG % "15s")
    (rest,) = rests(routine)
    assert any("into position" in text and f"{rest:g} seconds" in text for text in said(routine))
    assert rest > 15


def test_the_time_to_get_ready_that_is_written_is_kept_before_what_is_new(dosed):
    score = compose(dosed(LONG % "15s"), ENGLISH)
    ready = [segment for step in score for segment in step.segments if segment.kind is StepKind.READY]
    assert ready[-1].seconds == 8


def ready(routine):
    """Return the seconds to get ready before each exercise."""
    found = [placed.stretches[-1] for placed in (place(step, lengths(step)) for step in compose(routine, ENGLISH))]
    return [round(seconds(last.end - last.start), 6) for last in found if last.segment.kind is StepKind.READY]


@pytest.mark.parametrize(("rest_after", "second"), [("", 5), (", rest_after: 15.5s", 3)])
def test_the_usual_rest_gives_way_to_getting_ready_and_one_asked_for_does_not(dosed, rest_after, second):
    stretch = "{name: Hip flexor stretch with half kneeling%s, hold: %ss, sets: 2, sides: each%s}"
    routine = dosed(f"exercises: [{stretch % ('', 20, rest_after)}, {stretch % (' again', 30, '')}]")
    assert ready(routine)[1] == second


ROUNDS = """
exercises:
  - rounds: 3
    rest: 5s
    exercises: [{name: Squat, hold: 20s, get_ready: %s, rest_after: 5s}, {name: Lunge, hold: 20s, rest_after: 5s}]
"""


def test_time_to_get_ready_that_is_asked_for_makes_a_rest_longer_and_the_usual_gives_way(dosed):
    routine = dosed(ROUNDS % "12s")
    assert ready(routine) == [12, 3, 12, 3, 12, 3]
    assert [round(rest, 1) for rest in rests(routine)[1::2]] == [20, 20]  # a multiple of 5, which is told
    assert max(rests(routine)[::2]) < 6
    assert ready(dosed(ROUNDS % "5s")) == [5, 3, 3, 3, 3, 3]
