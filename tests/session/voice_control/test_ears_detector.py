"""Where a voice begins and ends: by hand-made likelihoods, then by the model on sounds."""

import numpy as np
import pytest

from voicecoach.session.voice_control.detector import (
    AFTER,
    BEFORE,
    BEGINS,
    CHUNK,
    ENDS,
    FORGETS,
    LONGEST,
    SHORTEST,
    Silero,
    VoiceDetector,
)
from voicecoach.session.voice_control.model import EAR_RATE, FRAME

QUIET = 40


def heard(likelihoods):
    """Return (chunk at whose end it came, samples) of each utterance; every chunk is filled with its own number."""
    values = iter(likelihoods)
    detector = VoiceDetector(lambda chunk: next(values))
    samples = np.repeat(np.arange(len(likelihoods), dtype=np.int16), CHUNK)
    found = []
    for at in range(0, len(samples) - FRAME + 1, FRAME):
        utterance = detector.feed(samples[at : at + FRAME])
        if utterance:
            found.append((at // CHUNK, utterance.samples))
    return found, detector


def speech(chunks, likely=0.9):
    return [0.0] * QUIET + [likely] * chunks + [0.0] * QUIET


def test_an_utterance_comes_when_the_silence_has_lasted_with_what_was_before_it():
    ((at, samples),) = heard(speech(20))[0]
    assert at == QUIET + 20 + ENDS - 1
    assert list(dict.fromkeys(samples.tolist())) == list(range(QUIET - BEFORE, QUIET + 20 + AFTER))


@pytest.mark.parametrize(
    ("chunks", "count"), [(1, 0), (SHORTEST - 1, 0), (SHORTEST, 1), (LONGEST, 1), (LONGEST + 1, 0), (1000, 0)]
)
def test_only_what_is_as_long_as_a_command(chunks, count):
    assert len(heard(speech(chunks))[0]) == count


def test_the_longest_is_kept_whole():
    ((_, samples),) = heard(speech(LONGEST))[0]
    assert samples[0] == QUIET - BEFORE
    assert len(samples) == (BEFORE + LONGEST + AFTER) * CHUNK


@pytest.mark.parametrize(("likely", "count"), [(0.39, 0), (0.4, 1)])
def test_how_likely_a_voice_must_be_to_begin(likely, count):
    assert len(heard(speech(20, likely))[0]) == count


def test_single_chunks_of_voice_are_no_beginning():
    assert not heard([0.0] * QUIET + [0.9, 0.0] * 20 + [0.0] * QUIET)[0]


@pytest.mark.parametrize(("likely", "length"), [(0.26, 20), (0.24, 10)])
def test_how_likely_a_voice_must_be_to_go_on(likely, length):
    ((_, samples),) = heard([0.0] * QUIET + [0.9] * 10 + [likely] * 10 + [0.0] * QUIET)[0]
    assert len(samples) == (BEFORE + length + AFTER) * CHUNK


def test_a_pause_between_two_words_is_bridged():
    ((_, samples),) = heard([0.0] * QUIET + [0.9] * 10 + [0.0] * (ENDS - 1) + [0.9] * 10 + [0.0] * QUIET)[0]
    assert len(samples) == (BEFORE + 20 + ENDS - 1 + AFTER) * CHUNK


def test_two_utterances_do_not_share_their_voice():
    one, two = heard(speech(20)[:-QUIET] + [0.0] * ENDS + [0.9] * 20 + [0.0] * QUIET)[0]
    assert one[1].max() == QUIET + 20 + AFTER - 1
    assert two[1].min() == QUIET + 20 + ENDS - BEFORE


def test_voiced_says_so_from_the_second_chunk_to_the_end():
    assert heard([0.0] * 5 + [0.9] * (BEGINS - 1))[1].voiced is False
    assert heard([0.0] * 5 + [0.9] * BEGINS + [0.0])[1].voiced is True
    assert heard([0.0] * 5 + [0.9] * BEGINS + [0.0] * (ENDS + 1))[1].voiced is False


def test_a_sound_from_the_start_needs_nothing_before_it():
    ((_, samples),) = heard([0.9] * 20 + [0.0] * QUIET)[0]
    assert len(samples) == (20 + AFTER) * CHUNK


@pytest.fixture
def silero():
    pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
    return VoiceDetector()


def utterances(detector, samples):
    frames = (samples[at : at + FRAME] for at in range(0, len(samples) - FRAME + 1, FRAME))
    return [utterance for frame in frames if (utterance := detector.feed(frame))]


def test_the_model_hears_no_voice_in_noise_tones_and_clicks(silero):
    seconds = np.arange(8 * EAR_RATE) / EAR_RATE
    noise = np.random.default_rng(0).normal(0, 2000, len(seconds))
    tone = 8000 * np.sin(2 * np.pi * 880 * seconds) * (seconds % 1 < 0.3)
    clicks = 20000.0 * (np.arange(len(seconds)) % 4000 < 3)
    assert not utterances(silero, np.concatenate([noise, tone, clicks, np.zeros(EAR_RATE)]).astype(np.int16))


def test_the_model_hears_a_spoken_command_as_one_utterance(silero, said):
    (utterance,) = utterances(silero, said("Coach, pause."))
    assert 0.6 < utterance.seconds < 2.5


def test_the_model_forgets_a_noise_in_which_there_was_no_voice(said):
    pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
    noise = np.random.default_rng(0).normal(0, 500, (FORGETS, CHUNK)).astype(np.int16)
    noise[-1] = 0  # a chunk's end is looked at again with the next one
    command = list(said("Coach, pause.")[: 2 * EAR_RATE // CHUNK * CHUNK].reshape(-1, CHUNK))

    def likely_after(chunks):
        model = Silero()
        return [model(chunk) for chunk in [*chunks, *command]][-len(command) :]

    fresh = likely_after([])
    assert max(fresh) > 0.9
    assert likely_after(noise) == fresh
    assert likely_after(noise[1:]) != fresh
