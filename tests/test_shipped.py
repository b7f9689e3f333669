"""What we ship: every routine is right, sounds, and says what its source says."""

from types import SimpleNamespace

import numpy as np
import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.places import shipped
from voicecoach.routine.dosage import dose, parse_level
from voicecoach.routine.library import read_file
from voicecoach.routine.model import Exercise, Side, Sides
from voicecoach.routine.variants import choose_variants
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, Kind
from voicecoach.sound.booth import Booth
from voicecoach.sound.earcons import load
from voicecoach.sound.track import Track
from voicecoach.sound.voices.hum import HumVoice
from voicecoach.units import RATE

FILES = sorted(shipped("routines").iterdir())

ARTICLE = {
    # wikiHow, "How to Stretch Your Upper Hamstring", method 1; names are ours
    "Glute squeeze": SimpleNamespace(hold=(45, 45), reps=(5, 5), sets=(1, 1), both_sides=False),
    "Clamshell": SimpleNamespace(hold=(2, 3), reps=(5, 10), sets=(1, 1), both_sides=True),
    "Kneeling hip-flexor stretch": SimpleNamespace(hold=(20, 30), reps=(8, 10), sets=(2, 3), both_sides=True),
    "Chair bridge": SimpleNamespace(hold=(3, 5), reps=(10, 10), sets=(2, 3), both_sides=False),
    "Single-leg forward bend": SimpleNamespace(hold=(5, 10), reps=(15, 15), sets=(2, 3), both_sides=True),
}


def routine(name):
    return read_file(shipped("routines") / f"{name}.yaml").routine


def bounds(amount):
    return amount.low, amount.high


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_the_folder_holds_routines_and_nothing_else():
    assert {"upper-hamstring", "ice-pack", "desk-break", "tempo-bridge", "morning-stretch"} < {p.stem for p in FILES}
    assert {path.suffix for path in FILES} == {".yaml"}


def test_it_reads_without_a_problem_or_a_warning_and_names_its_source(path):
    reading = read_file(path)
    assert reading.problems == ()
    assert reading.routine.source
    assert reading.routine.about
    assert reading.routine.safety


@pytest.mark.parametrize("level", ["low", "middle", "high"])
def test_it_composes_and_sounds_to_its_end(path, level):
    score = compose(dose(read_file(path).routine, parse_level(level)), ENGLISH)
    track = Track(Booth(lambda: [HumVoice()], None), load())
    frames = 0
    for step in score:
        take = track.take(step)
        works = [stretch for stretch in take.placed.stretches if stretch.segment.kind is Kind.WORK]
        assert all(stretch.end - stretch.start == round(stretch.segment.seconds * RATE) for stretch in works)
        assert all(len(take.clips[cue.what]) == cue.frames for cue in take.placed.cues)
        frames += take.placed.frames
        heard = take.read(0, min(take.placed.frames, 5 * RATE))
        assert np.any(heard) or not any(cue.frame < 5 * RATE for cue in take.placed.cues)
    assert frames > RATE * 30
    assert any(cue.what is Earcon.FINISH for cue in take.placed.cues)


def test_upper_hamstring_has_the_articles_five_exercises_in_its_order():
    assert [exercise.name for exercise in routine("upper-hamstring").exercises] == [*ARTICLE]
    assert routine("upper-hamstring").every_days == 2


@pytest.mark.parametrize("name", ARTICLE)
def test_upper_hamstring_has_the_articles_figures(name):
    (exercise,) = [exercise for exercise in routine("upper-hamstring").exercises if exercise.name == name]
    assert isinstance(exercise, Exercise)
    article = ARTICLE[name]
    assert bounds(exercise.hold) == article.hold
    assert bounds(exercise.reps) == article.reps
    assert bounds(exercise.sets) == article.sets
    assert (exercise.sides is not Sides.NONE) == article.both_sides


def test_both_legs_get_the_articles_reps_at_every_set():
    score = compose(dose(routine("upper-hamstring"), parse_level("low")), ENGLISH)
    for name, article in ARTICLE.items():
        work = [s for step in score if step.name == name for s in step.segments if s.kind is Kind.WORK]
        each = article.reps[0] * article.sets[0]
        if article.both_sides:
            assert [sum(s.side is side for s in work) for side in Side] == [each, each], name
        else:
            assert len(work) == each, name


def test_the_chair_bridge_gets_harder_as_the_article_says_with_one_leg_in_the_air():
    usual = routine("upper-hamstring")
    harder = choose_variants(usual, {"Chair bridge": "harder"}).exercises[3]
    assert (harder.name, harder.sides, harder.variant) == ("Single-leg bridge", Sides.EACH, "harder")
    assert "the other leg into the air" in harder.setup
    assert (harder.hold, harder.reps, harder.sets) == (
        usual.exercises[3].hold,
        usual.exercises[3].reps,
        usual.exercises[3].sets,
    )
    assert [exercise.harder != "" for exercise in usual.exercises] == [False, False, False, True, False]


def test_the_ice_stays_for_the_articles_10_to_15_minutes_with_a_cloth_between():
    (exercise,) = routine("ice-pack").exercises
    assert bounds(exercise.duration) == (600, 900)
    assert "cloth" in routine("ice-pack").safety
