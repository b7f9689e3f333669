"""How much pain there was: which keys answer, and that nobody is asked where nobody can."""

import pytest

from voicecoach.cli.pain import PATIENCE, may_ask, read_answer


class Keys:
    """Gives keys one by one, each after so many seconds, and then none ever."""

    def __init__(self, *keys, every=0.1):
        self.keys, self.every, self.time = list(keys), every, 0.0

    def press(self, seconds):
        if not self.keys or self.every > seconds:
            self.time += seconds
            return ""
        self.time += self.every
        return self.keys.pop(0)

    def clock(self):
        return self.time


def answer(*keys, **how):
    made = Keys(*keys, **how)
    return read_answer(made.press, made.clock), made.time


@pytest.mark.parametrize("digit", range(2, 10))
def test_a_digit_answers_at_once(digit):
    assert answer(str(digit)) == (digit, 0.1)


def test_one_is_ten_where_a_nought_follows_soon():
    assert answer("1", "0")[0] == 10
    assert answer("1")[0] == 1
    assert answer("1", "0", every=1.5)[0] == 1
    assert answer("1", "KEY_ENTER")[0] == 1
    assert answer("0")[0] == 0


@pytest.mark.parametrize("key", ["KEY_ENTER", "KEY_ESCAPE", "s", "\n"])
def test_it_can_be_skipped(key):
    assert answer(key, "5") == (None, 0.1)


def test_other_keys_are_none_and_hold_nothing_up():
    assert answer("x", "KEY_LEFT", "²", "٣", " ", "4")[0] == 4
    assert answer(*"x" * 1000, every=0.3) == (None, pytest.approx(PATIENCE, abs=0.4))


def test_without_an_answer_it_passes():
    assert answer() == (None, PATIENCE)


def test_nobody_is_asked_without_a_terminal_or_where_it_goes_to_a_file(monkeypatch):
    assert not may_ask("auto")
    monkeypatch.setattr("voicecoach.cli.pain.at_terminal", lambda: True)
    assert may_ask("auto")
    assert may_ask("null")
    assert not may_ask("file:a.wav")
