from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.session.playback.overlays import FADE, Fade, Overlay

CLIP = np.arange(1, 101, dtype=np.int16)
UNDER = np.full(1000, 1000, np.int16)


def in_blocks(read, cuts):
    """Read 1000 frames in blocks that end at `cuts`."""
    edges = [0, *sorted(cuts), 1000]
    return np.concatenate([read(a, b) for a, b in pairwise(edges)])


@given(st.integers(-150, 1100), st.lists(st.integers(0, 1000)))
def test_an_overlay_is_heard_once_and_whole_however_it_is_read(begin, cuts):
    overlay = Overlay(begin, CLIP)
    heard = in_blocks(lambda a, b: overlay.over(UNDER[a:b], a), cuts) - 1000
    expected = np.zeros(1400, int)
    expected[begin + 150 : begin + 250] = CLIP
    assert np.array_equal(heard, expected[150:1150])
    assert all(not overlay.covers(at) or overlay.covers(at + overlay.edge(at) - 1) for at in range(1000))
    assert [overlay.covers(at) for at in range(1000)] == [begin <= at < begin + 100 for at in range(1000)]


@given(
    st.integers(-600, 1100),
    st.sampled_from([0.1, 1 / 3, 1.0]),
    st.sampled_from([0.1, 0.9, 1.0]),
    st.lists(st.integers(0, 1000)),
)
def test_a_fade_is_the_same_however_it_is_read_and_has_no_step(begin, before, after, cuts):
    fade = Fade(begin, before, after)
    heard = in_blocks(lambda a, b: fade.of(UNDER[a:b], a), cuts).astype(int)
    assert np.abs(np.diff(heard)).max() <= 1000 / FADE + 1
    if begin > 0:
        assert abs(heard[0] - 1000 * before) <= 1
    if begin + FADE < 1000:
        assert abs(heard[-1] - 1000 * after) <= 1


def test_what_is_too_loud_together_is_cut_and_does_not_turn_over():
    assert Overlay(0, np.full(10, 30_000, np.int16)).over(np.full(10, 30_000, np.int16), 0).tolist() == [32_767] * 10
