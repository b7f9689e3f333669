import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.session.voice_control.reference_timeline import Timeline

KEPT = 100


def block(count, value=1):
    return np.full(count, value, np.int16)


def test_what_was_written_is_read_where_it_is_heard():
    timeline = Timeline(KEPT)
    timeline.write(np.arange(1, 11, dtype=np.int16), 1000)
    assert timeline.read(1003, 4).tolist() == [4, 5, 6, 7]
    assert timeline.read(998, 4).tolist() == [0, 0, 1, 2]
    assert timeline.read(1008, 4).tolist() == [9, 10, 0, 0]


def test_between_two_blocks_there_is_silence_also_where_the_ring_was_used_before():
    timeline = Timeline(KEPT)
    timeline.write(block(KEPT, 7), 0)
    timeline.write(block(10), KEPT + 50)
    assert timeline.read(KEPT, 60).tolist() == [0] * 50 + [1] * 10


def test_what_was_never_heard_is_silence_and_what_was_stays():
    timeline = Timeline(KEPT)
    timeline.write(block(50), 0)
    timeline.cut(20)
    assert timeline.read(0, 50).tolist() == [1] * 20 + [0] * 30
    timeline.write(block(5, 3), 30)
    assert timeline.read(18, 20).tolist() == [1, 1] + [0] * 10 + [3] * 5 + [0] * 3


def test_long_ago_and_before_the_clock_began_is_silence():
    timeline = Timeline(KEPT)
    timeline.write(block(10), 0)
    timeline.write(block(KEPT, 2), 500)
    assert not timeline.read(0, 10).any()
    assert not timeline.read(-50, 20).any()


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 150), st.booleans()), max_size=12))
def test_it_is_what_a_list_of_all_times_would_be(acts):
    timeline, every, end = Timeline(KEPT), np.zeros(1000, np.int16), 0
    for number, (at, count, cut) in enumerate(acts, 1):
        if cut:
            timeline.cut(at)
            every[at:] = 0
        else:
            timeline.write(block(count, number), at)
            every[at : at + count] = number
            end = max(end, at + count)
    assert timeline.read(end - KEPT, KEPT).tolist() == [
        int(every[at]) if at >= 0 else 0 for at in range(end - KEPT, end)
    ]
