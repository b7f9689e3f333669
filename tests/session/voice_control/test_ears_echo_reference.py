import numpy as np
import pytest

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base_output import LONG_PRIMER, BaseOutput
from voicecoach.session.voice_control.echo_reference import SLIP, EchoReference, Played, Stopped

BLOCK = RATE // 5


class Card(BaseOutput):
    """A device that a test works by hand, with a clock of its own and the queue that all speakers have."""

    def __init__(self, primer=True):
        self.sleeps = primer
        self.now = 100.0
        super().__init__(clock=lambda: self.now)

    def _open(self, feed):
        self.feed = feed

    def _halt(self):
        pass

    def pull(self, blocks, every=BLOCK / RATE):
        for _ in range(blocks):
            self.feed.pull(BLOCK)
            self.now += every


@pytest.fixture
def card():
    return Card()


@pytest.fixture
def told(card):
    told = []
    told_to = EchoReference(card, told.append, clock=lambda: card.now)
    told_to.start(lambda count: np.arange(count, dtype=np.int16))
    return told_to, told


def test_all_that_the_speaker_took_is_told_in_order(card, told):
    _, found = told
    card.pull(3)
    assert [len(each.clip) for each in found] == [BLOCK - LONG_PRIMER, BLOCK, BLOCK]
    assert [each.first for each in found] == [True, False, False]
    assert found[1].clip.tolist() == list(range(BLOCK))


def test_it_is_known_from_the_first_block_on_when_it_will_be_heard(card, told):
    _, found = told
    card.pull(2, every=0.02)  # the device fills its queue
    card.pull(20)
    assert {round(each.begun, 3) for each in found} == {100 + LONG_PRIMER / RATE}


def test_a_device_that_asks_late_once_changes_nothing_and_one_that_stood_still_does(card, told):
    _, found = told
    card.pull(20)
    before = found[-1].begun
    card.now += 0.05
    card.pull(1, every=BLOCK / RATE - 0.05)
    card.pull(4)
    assert found[-1].begun == before
    card.now += 0.5
    card.pull(4)
    assert found[-1].begun == pytest.approx(before + 0.5, abs=SLIP)


def test_what_is_lost_when_it_stops_is_told(card, told):
    overheard, found = told
    card.pull(2, every=0.02)
    assert overheard.queued > 0
    assert overheard.stop() > 0
    assert found[-1] == Stopped(card.now)
    overheard.start(lambda count: np.zeros(count, np.int16))
    card.pull(1)
    assert (type(found[-1]), found[-1].first) == (Played, True)
    overheard.close()
    assert found[-1] == Stopped(card.now)


class Rewritable(Card):
    """A card whose queue can be written over but for a block."""

    def revise(self, change):
        back = self.feed.queued - BLOCK
        change(back)
        self.feed.pull_again(back)


def test_what_is_revised_is_told_in_place_of_what_was_and_time_goes_on():
    card, found, given = Rewritable(), [], []

    def source(count):
        given.append(count)
        return np.full(count, len(given), np.int16)

    overheard = EchoReference(card, found.append, clock=lambda: card.now)
    overheard.start(source)
    card.pull(2, every=0.02)
    card.pull(8)
    taken, back = sum(given), []
    overheard.revise(back.append)
    again = found[-1]
    assert (again.again, len(again.clip)) == (taken - back[0], back[0])
    assert again.begun == found[-2].begun
    assert not again.first
    card.pull(1)
    assert (found[-1].again, found[-1].begun) == (None, again.begun)


def test_where_nothing_can_be_taken_back_nothing_is_told(card, told):
    overheard, found = told
    card.pull(2)
    back = []
    overheard.revise(back.append)
    assert (back, len(found)) == ([0], 2)


def test_it_is_the_speaker_in_all_else(card, told):
    overheard, _ = told
    assert overheard.alive
    card.pull(3)
    assert overheard.queued == card.queued
    card.now += 5
    assert not overheard.alive
