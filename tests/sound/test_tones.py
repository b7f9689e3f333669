"""Phase tones: any part alike, where they glide, how loud they are, and that words lie above them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.units import RATE, frames
from voicecoach.score.model import Cue, Earcon, Placed, Segment, Step, StepKind, Stretch, Tone
from voicecoach.sound.clip import Clip
from voicecoach.sound.track import Take

GLIDING = (Earcon.UP, Earcon.STEADY, Earcon.DOWN)
CEILING = 32768 * 10 ** (-1 / 20)
each = pytest.mark.parametrize("earcon", GLIDING)


def take(length: int, *tones: Tone, cues: tuple[Cue, ...] = (), clips: dict[str, Clip] | None = None) -> Take:
    segment = Segment(StepKind.WORK, length / RATE)
    step = Step(StepKind.WORK, (segment,))
    return Take(Placed(step, cues, (Stretch(segment, 0, length),), length, tones=tones), clips or {})


def pitch(sound, at, seconds=0.2):
    """Return the strongest frequency around a frame."""
    part = sound[at : at + frames(seconds)].astype(float)
    power = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    return power.argmax() * RATE / (1 << 17)


@given(st.data())
def test_any_part_is_that_of_the_whole(data):
    step, tones, at = 6000, [], 0
    for earcon in data.draw(st.lists(st.sampled_from(GLIDING), max_size=3)):
        at += data.draw(st.integers(0, 500))
        tones.append(Tone(earcon, at, data.draw(st.integers(0, 4000))))
        at = tones[-1].end
    word = np.full(700, 20_000, np.int16)
    cue = Cue(data.draw(st.integers(0, step)), "word", len(word))
    made = take(step, *tones, cues=(cue,), clips={"word": word})
    whole = made.read(0, step + 1000)
    borders = sorted(data.draw(st.sets(st.integers(0, step + 1000), max_size=8)) | {0, step + 1000})
    parts = [made.read(one, other - one) for one, other in pairwise(borders)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


@each
def test_it_sounds_from_its_first_to_its_last_frame_and_fades_at_both(earcon):
    begin, length = frames(1), frames(3)
    sound = take(frames(5), Tone(earcon, begin, length)).read(0, frames(5)).astype(int)
    assert not sound[:begin].any()
    assert not sound[begin + length :].any()
    loudest = np.abs(sound).max()
    for edge in (sound[begin:], sound[begin + length - 1 :: -1]):
        assert np.abs(edge[: frames(0.001)]).max() < loudest / 20
        assert np.abs(edge[: frames(0.1)]).max() > loudest / 2
    assert np.abs(np.diff(sound)).max() < loudest / 4, "it clicks"


@pytest.mark.parametrize("seconds", [0.8, 4, 3600])
def test_it_glides_for_its_whole_length(seconds):
    length = frames(seconds)
    heard = {}
    for earcon in GLIDING:
        made = take(length, Tone(earcon, 0, length))
        heard[earcon] = [pitch(made.read(round(way * length), frames(0.2)), 0) for way in (0.1, 0.4, 0.7)]
    up, steady, down = (heard[earcon] for earcon in GLIDING)
    assert up[0] * 1.1 < up[1] < up[2] / 1.1
    assert steady == pytest.approx([steady[0]] * 3, rel=0.005)
    assert down[0] / 1.1 > down[1] > down[2] * 1.1


def test_it_is_the_same_wave_from_the_middle_of_an_hour_on():
    made = take(frames(3600), Tone(Earcon.UP, 0, frames(3600)))
    middle = frames(1800) + 7
    np.testing.assert_array_equal(made.read(middle, 500), made.read(middle - 300, 800)[300:])


@each
@pytest.mark.parametrize("loud", [32_767, -32_768, 29_000, 6_000])
def test_words_lie_above_it_and_nothing_clips(earcon, loud):
    length = frames(0.5)
    word = np.full(length, loud, np.int16)
    tone, cue = Tone(earcon, 0, length), Cue(0, "word", length)
    alone = take(length, tone).read(0, length).astype(int)
    both = take(length, tone, cues=(cue,), clips={"word": word}).read(0, length).astype(int)
    assert np.abs(both).max() <= max(abs(loud), CEILING)
    assert np.abs(both - loud).max() <= np.abs(alone).max()
    if abs(loud) == 6_000:
        np.testing.assert_array_equal(both - loud, alone)


def test_it_is_as_much_louder_as_asked():
    made = take(4800, Tone(Earcon.STEADY, 0, 4800))
    usual, louder = made.read(0, 4800), Take(made.placed, {}, tone_gain=2.0).read(0, 4800)
    np.testing.assert_allclose(louder, 2.0 * usual, atol=1.5)
