import numpy as np

from voicecoach.session.speaker.fed import LOST
from voicecoach.session.speaker.feed import Feed
from voicecoach.units import RATE, frames


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def ones(count):
    return np.ones(count, np.int16)


def asked(period, depth, drift=1.0, until=10.0, late=()):
    """Return a feed as a device leaves it that asks for `period` s whenever it holds `depth` s, and its clock."""
    clock = Clock()
    feed = Feed(ones, clock=clock)
    feed.pull(frames(period))
    count = 1
    while (due := (count * period - depth) / drift) < until:
        clock.now = max(0.0, due) + (0.02 if count in late else 0.0)
        feed.pull(frames(period))
        count += 1
    clock.now = until
    return feed, frames(count * period - until * drift)


def test_the_queue_is_known_whatever_depth_a_device_keeps():
    for depth in (0.0, 0.14, 0.4):
        feed, truth = asked(0.2, depth)
        assert abs(feed.queued - truth) <= 1


def test_a_device_that_asks_late_does_not_spoil_the_estimate():
    feed, truth = asked(0.2, 0.14, late=(1, 3, 7))
    assert abs(feed.queued - truth) <= 1


def test_a_card_with_a_clock_of_its_own_does_not_drift_away():
    feed, truth = asked(0.2, 0.14, drift=1.0002, until=3600)
    assert abs(feed.queued - truth) < frames(0.005)


def test_the_primer_is_silence_and_is_not_counted():
    clock = Clock()
    feed = Feed(ones, primer=100, clock=clock)
    pulled = np.concatenate((feed.pull(60), feed.pull(60)))
    assert pulled.tolist() == [0] * 100 + [1] * 20
    assert feed.queued == 20
    clock.now = 110 / RATE
    assert feed.queued == 10


def test_it_tells_how_long_nobody_asked():
    clock = Clock()
    feed = Feed(ones, clock=clock)
    clock.now = 5.0
    feed.pull(10)
    clock.now += 2 * LOST
    assert feed.idle == 2 * LOST
