"""How well phrases fit what a voice says; needs the extra's packages."""

import math
import shutil

import numpy as np
import pytest

from voicecoach.core.installing import NO_WHEELS_YET, add_extra
from voicecoach.session.voice_control import model_files, phrases
from voicecoach.session.voice_control.detector import Silero
from voicecoach.session.voice_control.model import EAR_RATE, EarsError, Guess, Ranking
from voicecoach.session.voice_control.model_files import folder_of
from voicecoach.session.voice_control.moonshine import Moonshine
from voicecoach.session.voice_control.scorer import LEAST, LOOKS, MoonshineScorer, mean_of, stands_out
from voicecoach.session.voice_control.tokens import END, START, Tokens, entries


def still():
    """Return no time, so that as many looks are taken as it wants."""
    return 0.0


@pytest.fixture(scope="session")
def model():
    pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
    pytest.importorskip("moonshine_voice", reason="the extra `ears` is not installed")
    return Moonshine()


@pytest.fixture(scope="session")
def scorer(model):
    return MoonshineScorer(model=model, clock=still)


def close(samples):
    """Cut most of the silence away, as the detector does."""
    voiced = np.flatnonzero(np.abs(samples) > 200)
    return samples[max(0, voiced[0] - EAR_RATE // 4) : voiced[-1] + EAR_RATE // 3]


@pytest.mark.parametrize(
    "text", ["Coach, continue.", "Coach, ten more seconds.", "Coach, what comes next?", "It hurts.", "Stop."]
)
def test_what_was_said_comes_first(scorer, said, text):
    ranking = scorer.rank(close(said(text)))
    assert ranking.guesses[0].phrase == text.lower().rstrip(".?")
    assert ranking.guesses[0].log_p > -6


def test_other_speech_is_no_phrase(scorer, said):
    ranking = scorer.rank(close(said("I will put the kettle on.")))
    assert ranking.free.startswith("I will put")
    assert not ranking.guesses


def test_guesses_are_ordered_probabilities_above_the_floor(scorer, said):
    ranking = scorer.rank(close(said("Coach, slower.")))
    log_ps = [guess.log_p for guess in ranking.guesses]
    assert log_ps == sorted(log_ps, reverse=True)
    assert all(LEAST - math.log(len(LOOKS)) <= log_p <= 1e-4 for log_p in log_ps), "it may be in one look alone"
    assert sum(np.exp(log_ps)) <= 1.001
    assert ranking.free_log_p <= 0


def test_several_looks_are_one_by_the_mean_of_their_probabilities():
    first = Ranking("Coach, necks.", -2.0, (Guess("coach, next", -3.0), Guess("coach, back", -9.0)))
    second = Ranking("Coach.", -4.0, (Guess("coach, stop", -5.0), Guess("coach, next", -7.0)))
    mean = mean_of([first, second])
    expected = {
        "coach, next": (math.exp(-3) + math.exp(-7)) / 2,
        "coach, stop": math.exp(-5) / 2,
        "coach, back": math.exp(-9) / 2,
    }
    assert [guess.phrase for guess in mean.guesses] == list(expected)
    assert [math.exp(guess.log_p) for guess in mean.guesses] == pytest.approx(list(expected.values()))
    assert (mean.free, mean.free_log_p) == ("Coach, necks.", -3.0)
    assert mean_of([first]) == first


@pytest.mark.parametrize(
    ("best", "other", "expected"),
    [(-1.9, -2.0, True), (-7.9, -14.0, True), (-7.9, -13.8, False), (-8.1, -20.0, False)],
    ids=["sure", "far ahead", "not ahead", "faint"],
)
def test_what_stands_out_needs_no_other_look(best, other, expected):
    assert stands_out([Guess("coach, next", best), Guess("coach, back", other)]) is expected
    assert stands_out([Guess("coach, next", best), Guess("coach, skip", best), Guess("coach, back", other)]) is expected


def test_who_has_no_time_looks_once(model, scorer, said):
    samples = close(said("Coach, back."))
    noisy = samples + np.random.default_rng(1).normal(0, 800, len(samples)).astype(np.int16)
    once = MoonshineScorer(model=model, clock=iter([0.0, 1.0]).__next__).rank(noisy)
    assert once.guesses
    assert once.free_log_p != scorer.rank(noisy).free_log_p, "else it would have looked once anyway"


def test_few_spellings_score_as_all_do(scorer, model, said):
    samples = close(said("Coach, next."))
    few = MoonshineScorer(phrases.few_spellings, model, still).rank(samples)
    whole = {guess.phrase: guess.log_p for guess in scorer.rank(samples).guesses}
    assert few.guesses[0].phrase == "coach, next"
    assert few.guesses[0].log_p == pytest.approx(whole["coach, next"], abs=0.5), "alike, see below"


def test_beginnings_scored_together_score_as_alone(model, said):
    start = model.hear(close(said("Coach, pause.")))
    first, second = model.tokens.encode("Coach")
    other = model.tokens.encode("It")[0]
    both = model.step(start, [0, 0], [other, first])
    alone = model.step(start, [0], [first])
    assert_alike(both.log_ps[1], alone.log_ps[0])
    swapped = model.step(both, [1, 0], [second, other])
    assert_alike(swapped.log_ps[0], model.step(alone, [0], [second]).log_ps[0])
    assert np.allclose(np.exp(both.log_ps).sum(axis=1), 1, atol=1e-3)


def assert_alike(together, alone):
    """The model's weights are 8-bit numbers, scaled by all that is in a run: alike means the same to a few tenths."""
    likely = alone > -8
    assert 1 < likely.sum() < 1000
    assert np.abs(together[likely] - alone[likely]).max() < 0.5


def test_every_spelling_has_tokens_that_read_back(model):
    for phrase in phrases.every():
        for spelling in phrases.spellings(phrase):
            tokens = model.tokens.encode(spelling)
            assert model.tokens.decode(tokens) == spelling
            assert not {START, END} & set(tokens)


def test_words_are_merged_as_the_list_was_made():
    letters = ["▁", "a", "b", "c", "ab", "▁ab", "bc"]
    data = bytes([1, 120]) * 259 + b"".join(bytes([len(t.encode())]) + t.encode() for t in letters)
    tokens = Tokens(data)
    assert tokens.encode("abc") == (264, 262)
    assert tokens.encode("bc") == (259, 265)
    assert tokens.decode((264, 259, 265)) == "ab bc"


def test_entries_of_the_list():
    assert entries(b"\x02ab\x00\x01c") == [b"ab", b"", b"c"]


def test_silence_is_no_command(scorer):
    ranking = scorer.rank(np.zeros(EAR_RATE, np.int16))
    assert all(guess.log_p < -3 for guess in ranking.guesses)


@pytest.fixture
def damaged(tmp_path, model):
    """Return a copy of the model's files, to be damaged."""
    return shutil.copytree(folder_of("moonshine_voice") / "assets" / "tiny-en", tmp_path / "tiny-en")


@pytest.mark.parametrize("file", ["encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin"])
def test_a_missing_file_is_named(damaged, file):
    (damaged / file).unlink()
    with pytest.raises(EarsError) as error:
        Moonshine(damaged)
    assert file in error.value.message
    assert error.value.hint == add_extra("ears", anew=True)


@pytest.mark.parametrize("content", [b"", b"no model at all", None], ids=["empty", "text", "cut"])
@pytest.mark.parametrize("file", ["encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin"])
def test_a_broken_file_is_named(damaged, file, content):
    whole = (damaged / file).read_bytes()
    (damaged / file).write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(EarsError) as error:
        Moonshine(damaged)
    assert file in error.value.message


def test_a_broken_detector_is_named(tmp_path):
    pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
    (tmp_path / "vad.onnx").write_bytes(b"no model")
    with pytest.raises(EarsError, match=r"vad\.onnx"):
        Silero(tmp_path / "vad.onnx")


@pytest.mark.parametrize(
    ("python", "said", "hint"),
    [
        ((3, NO_WHEELS_YET[1] - 1), "need no-such-package, which is not installed", add_extra("ears")),
        (NO_WHEELS_YET, "onnxruntime, which hears them, has no wheel for Python 3.15 yet", "use the keys"),
    ],
)
def test_a_package_that_is_missing_is_named_or_the_python_that_lacks_it(monkeypatch, python, said, hint):
    monkeypatch.setattr(model_files, "WITHOUT", ())  # wherever this is
    monkeypatch.setattr("sys.version_info", (*python, 0))
    with pytest.raises(EarsError, match=said) as error:
        folder_of("no_such_package")
    assert error.value.hint == hint
