"""The loudness of a session against what the standard and ffmpeg say, and what making it louder leaves alone."""

from fractions import Fraction

import numpy as np
import pytest

from voicecoach.core.units import RATE, frames
from voicecoach.export.audio.loudness import Louder, Meter, louder
from voicecoach.export.timeline import spans
from voicecoach.score.model import Cue, Earcon, Placed, Segment, Step, StepKind, Stretch, Tone
from voicecoach.sound.earcons import load
from voicecoach.sound.track import Take


def take(length, *cues, tones=(), **clips):
    """Return a take with clips at some seconds, and tones from some seconds on for some."""
    segment = Segment(StepKind.WORK, length)
    clips |= load()
    placed = tuple(Cue(frames(at), what, len(clips[what])) for at, what in cues)
    under = tuple(Tone(earcon, frames(at), frames(lasts)) for at, lasts, earcon in tones)
    stretches = (Stretch(segment, 0, frames(length)),)
    return Take(Placed(Step(StepKind.WORK, (segment,)), placed, stretches, frames(length), tones=under), clips)


def sine(hertz, length, decibels):
    wave = np.sin(2 * np.pi * hertz * np.arange(frames(length)) / RATE) * 10 ** (decibels / 20)
    return np.round(wave * 32767).astype(np.int16)


def measured(*takes):
    meter = Meter()
    list(meter.listen(spans(takes)))
    return meter


def true_peak(clip):
    soxr = pytest.importorskip("soxr", reason="no wheel of it for this computer")
    return 20 * np.log10(np.abs(soxr.resample(clip / 32768, RATE, 8 * RATE, "VHQ")).max())


@pytest.mark.parametrize(
    ("hertz", "decibels", "loudness"),
    [(997, 0, -3.01), (997, -20, -23.01), (100, -20, -24.88), (10_000, -20, -19.7)],
)
def test_a_sine_has_the_loudness_that_the_standard_gives_it(hertz, decibels, loudness):
    meter = measured(take(10, (0, "sine"), sine=sine(hertz, 10, decibels)))
    assert meter.loudness() == pytest.approx(loudness, abs=0.1)


def test_silence_and_soft_stretches_do_not_count():
    alone = measured(take(20, (0, "loud"), loud=sine(997, 20, -20))).loudness()
    loud, soft = sine(997, 20, -20), sine(997, 20, -40)
    assert measured(take(90, (0, "loud"), (30, "soft"), loud=loud, soft=soft)).loudness() == pytest.approx(
        alone, abs=0.1
    )


def speech():
    """Return words of different loudness and earcons between them."""
    random = np.random.default_rng(5)
    words = {str(number): (random.normal(0, 2500 + 500 * number, 30_000)).clip(-29_000, 29_000) for number in range(5)}
    cues = [(1.37 * number, word) for number, word in enumerate(words)] + [
        (8 + 0.7 * n, Earcon.START) for n in range(9)
    ]
    return take(16, *cues, **{word: clip.astype(np.int16) for word, clip in words.items()})


def phases():
    """Return tones of all kinds, some with words above them."""
    glides = (Earcon.UP, Earcon.STEADY, Earcon.DOWN)
    tones = [(0.25 + 2.37 * number, 2.1, glides[number % 3]) for number in range(20)]
    words = {what: clip for what, clip in speech().clips.items() if not isinstance(what, Earcon)}
    return take(50, *[(2.37 * n, str(n % len(words))) for n in range(20)], tones=tones, **words)


def hisses():
    """Return tones with words above them that are far louder between two samples than at them."""
    hiss = np.resize(np.cumprod(np.where(np.arange(24) % 12 == 0, 1, -1)), frames(0.02)) * 9000
    words = {"hiss": hiss.astype(np.int16)}
    return take(60, *[(6 * n, "hiss") for n in range(10)], tones=[(6 * n, 5.9, Earcon.UP) for n in range(10)], **words)


def tones_alone():
    return take(9, tones=[(0.33, 3.1, Earcon.UP), (4, 4.4, Earcon.DOWN)])


@pytest.mark.parametrize("heard", [speech, phases, tones_alone])
def test_it_agrees_with_ebur128(heard):
    av = pytest.importorskip("av")
    if not hasattr(av.AudioFrame, "metadata"):
        pytest.skip("this PyAV doesn't tell what a filter measured: the newest for Python 3.10")
    said = heard()
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="s16", sample_rate=RATE, layout="mono", time_base=Fraction(1, RATE))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found = None
    for number, block in enumerate(said.blocks()):
        frame = av.AudioFrame.from_ndarray(block[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, number * RATE
        source.push(frame)
        while True:
            try:
                found = sink.pull().metadata["lavfi.r128.I"]
            except (BlockingIOError, av.error.EOFError):
                break
    assert measured(said).loudness() == pytest.approx(float(found), abs=0.1)


@pytest.mark.parametrize(
    ("target", "heard"),
    [(-23, speech), (-16, speech), (-13, speech), (-23, phases), (-16, phases), (-18, hisses), (-16, hisses)],
)
def test_it_gets_as_loud_as_asked_and_no_peak_is_over_minus_one(target, heard):
    said = heard()
    made = measured(said).louder(target)(said)
    assert measured(made).loudness() == pytest.approx(target, abs=0.2)
    assert true_peak(made.read(0, made.placed.frames)) <= -1


def test_cues_stay_on_their_frames():
    said = speech()
    made = Louder(3.0)(said)
    assert made.placed is said.placed
    assert {what: len(clip) for what, clip in made.clips.items()} == {cue.what: cue.frames for cue in said.placed.cues}


def test_words_get_no_more_than_6_db_louder_for_a_session_of_little_but_tones():
    words = {"in": sine(997, 0.5, -16)}
    tones = [(10 * n, 9.9, Earcon.UP) for n in range(30)]
    alone, both = measured(take(300, (0, "in"), **words)), measured(take(300, (0, "in"), tones=tones, **words))
    assert both.gain(-23) == pytest.approx(2 * alone.gain(-23), rel=0.01)


def test_tones_stay_as_far_under_the_words_as_they_are():
    said = take(2, tones=[(0, 2, Earcon.STEADY)])
    made = Louder(2.0)(said)
    np.testing.assert_allclose(made.read(0, RATE), 2.0 * said.read(0, RATE), atol=2)


def test_what_needs_no_limit_is_multiplied_and_no_more():
    clip = sine(440, 1, -20)
    np.testing.assert_array_equal(louder(clip, 2.0), np.round(clip * 2.0))


def test_a_gain_of_one_changes_no_sample():
    clip = sine(440, 1, 0)
    assert louder(clip, 1.0) is clip


def test_where_nothing_sounds_nothing_is_changed():
    assert measured(take(5)).gain() == 1
