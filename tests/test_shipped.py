"""What we ship: every routine is right, sounds, and says what its source says."""

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from voicecoach.core.paths import shipped
from voicecoach.core.units import RATE
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import dose, parse_level
from voicecoach.routine.adjust.variants import choose_variants
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import CallTime, Exercise, Rounds, Side, Sides
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.sound.earcons import load
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.track import Track
from voicecoach.sound.voices.hum import HumVoice

ROOT = Path(__file__).parent.parent
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
    track = Track(SpokenClips(lambda: [HumVoice()], None), load())
    frames = 0
    for step in score:
        take = track.take(step)
        works = [stretch for stretch in take.placed.stretches if stretch.segment.kind is StepKind.WORK]
        assert all(stretch.end - stretch.start == round(stretch.segment.seconds * RATE) for stretch in works)
        assert all(len(take.clips[cue.what]) == cue.frames for cue in take.placed.cues)
        frames += take.placed.frames
        heard = take.read(0, min(take.placed.frames, 5 * RATE))
        assert np.any(heard) or not any(cue.frame < 5 * RATE for cue in take.placed.cues)
    assert frames > RATE * 30
    assert any(cue.what is Earcon.FINISH for cue in take.placed.cues)


def test_upper_hamstring_has_the_articles_five_exercises_in_its_order():
    assert [exercise.name for exercise in routine("upper-hamstring").exercises] == [*ARTICLE]
    assert routine("upper-hamstring").every == Frequency(2)


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
        work = [s for step in score if step.name == name for s in step.segments if s.kind is StepKind.WORK]
        each = article.reps[0] * article.sets[0]
        if article.both_sides:
            assert [sum(s.side is side for s in work) for side in Side] == [each, each], name
        else:
            assert len(work) == each, name


def test_the_chair_bridge_gets_harder_as_the_article_says_with_one_leg_in_the_air():
    usual = routine("upper-hamstring")
    harder = choose_variants(usual, {"Chair bridge": "harder"}).exercises[3]
    assert (harder.name, harder.sides, harder.variant) == ("Single-leg bridge", Sides.EACH, "harder")
    assert "stretch your {other} leg into the air." in harder.do
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
    assert "Take the ice off." in exercise.calls[-1].text
    assert exercise.calls[-1].when is CallTime.END


def exercises(items):
    for item in items:
        if isinstance(item, Rounds):
            yield from exercises(item.exercises)
        else:
            yield item
            yield from (variant for variant in (item.easier, item.harder) if isinstance(variant, Exercise))


def spoken(exercise):
    """Return every text of an exercise that is said, by its field."""
    texts = {"setup": exercise.setup, "do": exercise.do, "skip_if": exercise.skip_if}
    texts |= {f"tip {number}": tip for number, tip in enumerate(exercise.tip)}
    texts |= {f"call {number}": call.text for number, call in enumerate(exercise.calls)}
    return {**texts, "easier": exercise.easier if isinstance(exercise.easier, str) else ""}


def parts(text):
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def test_it_says_short_sentences_that_voices_and_listeners_can_follow(path):
    found = read_file(path).routine
    said = [text for exercise in exercises(found.exercises) for text in spoken(exercise).values()]
    for sentence in (part for text in [*said, found.safety] for part in parts(text)):
        assert len(sentence.split()) <= 14, sentence
        assert re.fullmatch(r"[A-Za-z0-9{} ,'-]+([.!?]|\.\.\.)", sentence), sentence  # nothing that voices stumble over


def test_what_is_done_from_the_start_on_is_never_an_order_that_sounds_as_if_it_were_for_now(path):
    orders = ["lift", "raise", "lower", "squeeze", "push", "press", "lean", "tip", "pull", "tilt", "round", "reach"]
    for exercise in exercises(read_file(path).routine.exercises):
        first = [part.split()[0].lower() for part in parts(exercise.do)]
        assert not {*first} & {*orders}, exercise.name
        if exercise.hold or exercise.tempo:
            assert {*first} & {"when", "while", "at"}, exercise.name


def test_a_side_that_comes_up_is_named_as_a_short_phrase(path):
    for exercise in exercises(read_file(path).routine.exercises):
        assert (exercise.sides is not Sides.NONE) == bool(exercise.side_cue), exercise.name
        assert not exercise.side_cue or re.fullmatch(r"[A-Z{][a-z{} ]+", exercise.side_cue), exercise.name
        assert not exercise.side_cue or re.findall(r"{(\w+)}", exercise.side_cue) == ["side"], exercise.name


def test_a_side_is_said_wherever_there_are_two_and_only_by_its_placeholder(path):
    for exercise in exercises(read_file(path).routine.exercises):
        texts = spoken(exercise)
        assert not re.search(r"\b(left|right)\b", " ".join(texts.values()), re.IGNORECASE), exercise.name
        sided = [part for field in ("setup", "do") for part in parts(texts[field]) if "{" in part]
        assert (exercise.sides is not Sides.NONE) == bool(sided), exercise.name
        # on a change these are all that is said: the last side that is named is the one that works
        assert not sided or re.findall(r"{(\w+)}", sided[-1])[-1] == "side", exercise.name


def test_the_table_of_the_article_names_exercises_and_fields_that_there_are():
    rows = re.findall(r"\| ([^|\n]+) \|$", (ROOT / "docs" / "article.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {exercise.name: exercise for path in FILES for exercise in exercises(read_file(path).routine.exercises)}
    heard = {name for name in named for row in rows if name in row}
    for stem in ("upper-hamstring", "ice-pack", "about-recovery"):
        assert {exercise.name for exercise in exercises(routine(stem).exercises)} <= heard | {
            "Cold pack on the sore spot"
        }
    for row in rows:
        for name in sorted(named, key=len, reverse=True):
            if match := re.match(rf"{name}, (setup|do|tip|notes|easier)\b", row):
                assert getattr(named[name], match[1]), row
