import numpy as np
import pytest

from voicecoach.core.units import RATE, frames
from voicecoach.session.outputs.base_output import LOST, BaseOutput
from voicecoach.session.outputs.counted_source import CountedSource


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def ones(count):
    return np.ones(count, np.int16)


def asked(period, depth, *, drift=1.0, until=10.0, late=(), begins=0.0, known=()):
    """Return a feed as a device leaves it that asks for `period` s whenever it holds `depth` s, and what is queued.

    It asks first at 0 and `begins` so many seconds later.
    """
    clock = Clock()
    feed = CountedSource(ones, clock=clock, known=[frames(each) for each in known])
    feed.pull(frames(period))
    count = 1
    while (due := begins + (count * period - depth) / drift) < until:
        clock.now = max(0.0, due) + (0.02 if count in late else 0.0)
        feed.pull(frames(period))
        count += 1
    clock.now = until
    return feed, frames(count * period - (until - begins) * drift)


def test_the_queue_is_known_whatever_depth_a_device_keeps():
    for depth in (0.0, 0.14, 0.4):
        feed, truth = asked(0.2, depth)
        assert abs(feed.queued - truth) <= 1


def test_a_device_that_asks_late_does_not_spoil_the_estimate():
    feed, truth = asked(0.2, 0.14, late=(1, 3, 7))
    assert abs(feed.queued - truth) <= 1


@pytest.mark.parametrize("known", [(0.14, 0.14), (0.14, 0.14, 0.1), (0.02, 0.14, 0.14, 0.14), (0.16, 0.14)])
def test_a_device_that_begins_late_is_known_by_how_it_was_before(known):
    feed, truth = asked(0.2, 0.14, begins=0.1, known=known)
    assert abs(feed.queued - truth) <= 1
    assert abs(feed.depth - frames(0.04)) <= 1, "what is seen of this one"


def test_one_feed_that_began_late_does_not_spoil_the_next():
    feed, truth = asked(0.2, 0.14, known=(0.02,))
    assert abs(feed.queued - truth) <= 1


def test_a_card_with_a_clock_of_its_own_does_not_drift_away():
    feed, truth = asked(0.2, 0.14, drift=1.0002, until=3600)
    assert abs(feed.queued - truth) < frames(0.005)


def test_the_primer_is_silence_and_is_not_counted():
    clock = Clock()
    feed = CountedSource(ones, primer=100, clock=clock)
    pulled = np.concatenate((feed.pull(60), feed.pull(60)))
    assert pulled.tolist() == [0] * 100 + [1] * 20
    assert feed.queued == 20
    clock.now = 110 / RATE
    assert feed.queued == 10


def test_it_tells_how_long_nobody_asked():
    clock = Clock()
    feed = CountedSource(ones, clock=clock)
    clock.now = 5.0
    feed.pull(10)
    clock.now += 2 * LOST
    assert feed.idle == 2 * LOST


class Driven(BaseOutput):
    """A speaker whose device asks when the test has it ask."""

    sleeps = False

    def _open(self, feed):
        self.feed = feed

    def _halt(self):
        pass


def play(speaker, clock, begins=0.0):
    """Have it play for 1 s on a device of 0.2 s that asks at 0.1 s; return how many frames it says were not heard."""
    speaker.start(ones)
    begun = clock.now
    for count in range(11):
        clock.now = begun + (begins + 0.1 * (count - 1) if count else 0)
        speaker.feed.pull(frames(0.1))
    clock.now = begun + begins + 1.0
    return speaker.stop()


def test_a_speaker_knows_its_device_from_the_times_before():
    clock = Clock()
    speaker = Driven(clock=clock)
    usual = play(speaker, clock)
    for _ in range(3):
        assert abs(play(speaker, clock) - usual) <= 1
    assert abs(play(speaker, clock, begins=0.05) - usual) <= 1
    assert abs(play(speaker, clock) - usual) <= 1
