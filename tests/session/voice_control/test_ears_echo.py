import numpy as np
import pytest

from voicecoach.session.voice_control.echo_estimate import (
    EARLIEST,
    LATEST,
    LEAD,
    LISTENED,
    LONG_KNOWN,
    UNHEARD,
    Alignment,
    decibels,
    delay,
)
from voicecoach.session.voice_control.model import EAR_RATE, FRAME
from voicecoach.session.voice_control.reference_timeline import Timeline


@pytest.fixture(scope="module")
def person(said):
    samples = said("coach, pause, and do not say a word any more until I tell you to go on")[EAR_RATE:-EAR_RATE]
    return np.tile(samples, 1 + 12 * EAR_RATE // len(samples))


def room(samples, seconds=0.3):
    """Return it as a room returns it: dull and reverberating."""
    noise = np.random.default_rng(1).standard_normal(round(seconds * EAR_RATE))
    reply = 0.05 * noise * np.exp(-6.9 * np.arange(len(noise)) / len(noise))
    reply[0] = 0.5
    return np.convolve(samples, reply)[: len(samples)]


def noise(count, size=20):
    return np.random.default_rng(2).standard_normal(count) * size


@pytest.mark.parametrize("late", [0, 1, 317, 2000, 7999])
@pytest.mark.parametrize("loud", [0, 0.3])
def test_the_delay_of_an_echo_is_found_also_while_somebody_speaks(coach, person, late, loud):
    heard = room(coach) + loud * np.resize(person, len(coach)) + noise(len(coach))
    begun = 2 * EAR_RATE
    near = heard[begun : begun + LISTENED].astype(np.int16)
    far = coach[begun - LATEST : begun + LISTENED]
    moved = np.roll(coach, -late)[begun - LATEST : begun + LISTENED] if late else far
    assert delay(near, far) == pytest.approx(0, abs=8)
    assert delay(near, moved) == pytest.approx(late, abs=8)


def test_no_echo_is_found_where_none_is(coach, person):
    for begun in range(0, 5 * EAR_RATE, EAR_RATE // 2):
        near = (person[begun : begun + LISTENED] + noise(LISTENED)).astype(np.int16)
        assert delay(near, coach[begun : begun + LISTENED + 3000]) is None
    assert delay(noise(LISTENED, 1).astype(np.int16), coach[: LISTENED + 3000]) is None
    assert delay(coach[:LISTENED], np.zeros(LISTENED + 3000, np.int16)) is None


class Room:
    """A coach that is heard some samples late, and an alignment that listens."""

    def __init__(self, coach, known=None):
        self.coach, self.at = coach, 5 * EAR_RATE
        self.alignment, self.played = Alignment(known), Timeline()

    def hear(self, seconds, late, loud=0.5):
        """Return at which frames something new was learnt."""
        learnt = []
        for number in range(round(seconds * EAR_RATE / FRAME)):
            time = self.at % (5 * EAR_RATE) + EAR_RATE
            self.played.write(self.coach[time : time + FRAME], self.at)
            near = loud * self.coach[time - late : time - late + FRAME] + noise(FRAME)
            if self.alignment.note(near.astype(np.int16), self.at, self.played):
                learnt.append(number)
            self.at += FRAME
        return learnt


def test_what_is_known_of_the_echo_is_learnt_and_kept(coach):
    there = Room(coach)
    assert there.alignment.echo is None
    assert len(there.hear(3, 900)) == 1
    assert there.alignment.echo == pytest.approx(900, abs=8)
    assert there.alignment.shift == there.alignment.echo - LEAD
    assert there.hear(3, 910) == []  # which the canceller follows


def test_an_echo_that_moved_is_believed_at_the_second_time_or_at_once_after_a_new_start(coach):
    there = Room(coach)
    there.hear(3, 900)
    (sure,) = there.hear(4, 1500)
    assert there.alignment.echo == pytest.approx(1500, abs=8)
    there.alignment.begin()
    (at_once,) = there.hear(4, 1000)
    assert at_once < sure
    assert there.alignment.echo == pytest.approx(1000, abs=8)
    there.alignment.begin()
    (surely,) = there.hear(4, 5000)
    assert surely > at_once


def test_it_counts_as_settled_when_it_was_long_where_it_was_looked_for(coach):
    there = Room(coach, 900)
    assert not there.alignment.settled
    there.hear(1 + 0.5 * LONG_KNOWN, 900)
    assert there.alignment.settled
    there.alignment.begin()
    assert not there.alignment.settled
    there.hear(1, 900)
    assert there.alignment.settled


def test_with_headphones_it_is_settled_that_there_is_none(coach):
    there = Room(coach)
    there.hear(2 + UNHEARD // 2, 0, loud=0)
    assert there.alignment.settled
    assert there.alignment.echo is None


def test_an_earcon_alone_teaches_nothing():
    earcon = np.zeros(12 * EAR_RATE)
    for begin in range(0, len(earcon), EAR_RATE):
        earcon[begin : begin + 3000] = 5000 * np.sin(np.arange(3000) / 4)
    there = Room(earcon.astype(np.int16))
    assert there.hear(5, 900) == []


def test_early_echoes_are_found_for_clocks_err(coach):
    there = Room(coach)
    there.hear(3, EARLIEST // 2)
    assert there.alignment.echo == pytest.approx(EARLIEST // 2, abs=8)


def test_loudness_is_told_below_full_scale():
    assert decibels(np.full(100, 32767, np.int16)) == pytest.approx(0, abs=0.01)
    assert decibels(np.full(100, 3277, np.int16)) == pytest.approx(-20, abs=0.01)
    assert decibels(np.zeros(100, np.int16)) < -90
