"""How much pain there was: which keys answer, and that nobody is asked where nobody can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.app.live.question import PATIENCE, SETTLE, SETTLE_ONE, may_ask, read_answer


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
    return read_answer(made.press, made.clock), pytest.approx(made.time, abs=1e-6)


@pytest.mark.parametrize("digit", [0, *range(2, 10)])
def test_a_digit_answers_after_a_moment_or_at_once_by_enter(digit):
    assert answer(str(digit)) == (digit, 0.1 + SETTLE)
    assert answer(str(digit), "KEY_ENTER") == (digit, 0.2)


@pytest.mark.parametrize("every", [0.1, 1.0, 1.5, 4.0, 7.9])
def test_one_is_ten_where_a_nought_follows_however_slowly(every):
    assert answer("1", "0", every=every) == (10, 2 * every + SETTLE)


def test_one_alone_is_one():
    assert answer("1") == (1, 0.1 + SETTLE_ONE)
    assert answer("1", "KEY_ENTER") == (1, 0.2)
    assert answer("1", "x", "0", every=3)[0] == 10


@pytest.mark.parametrize(
    ("keys", "expected", "shown"),
    [
        (["7", "3"], 3, ["7", "3"]),  # another digit corrects
        (["1", "0", "0"], 10, ["1", "10", "10"]),  # a key that was held a little too long makes no 0 of a 10
        (["1", "0", "KEY_BACKSPACE"], 1, ["1", "10", "1"]),
        (["1", "0", "4"], 4, ["1", "10", "4"]),
        (["8", "\x7f", "2"], 2, ["8", "", "2"]),
        (["8", "KEY_DELETE", "\r"], None, ["8", ""]),
        (["8", "KEY_ESCAPE"], None, ["8", ""]),
        (["1", "3"], None, ["1", "0-10?", ""]),  # which of the two was meant?
        (["1", "3", "\r", "3"], 3, ["1", "0-10?", "3"]),
        (["1", "3", "4"], 4, ["1", "0-10?", "4"]),
        (["a", " ", "b", "KEY_ENTER", "2"], 2, ["0-10?", "2"]),  # words: Enter ends them, and skips nothing
        (["a", "2"], 2, ["0-10?", "2"]),
        (["3", "/", "1", "0", "KEY_ENTER"], 3, ["3"]),
        ([*"3 of 10", "KEY_ENTER"], 3, ["3"]),
        (["3", "/", "1", "KEY_BACKSPACE", "4"], 4, ["3", "", "4"]),
        (["a", "\r", "\r", "2"], None, ["0-10?", ""]),
        (["a"], None, ["0-10?", ""]),
    ],
)
def test_what_is_typed_is_shown_and_can_be_corrected(keys, expected, shown):
    made, seen = Keys(*keys), []
    assert read_answer(made.press, made.clock, show=seen.append) == expected
    assert seen == shown


@pytest.mark.parametrize(
    ("keys", "lapses"),
    [([], 1), (["x"], 1), (["8", "KEY_BACKSPACE"], 1), (["KEY_ENTER"], 0), (["KEY_ESCAPE"], 0), (["3"], 0)],
)
def test_a_question_that_nobody_answers_is_told_from_one_that_is_skipped(keys, lapses):
    made, told = Keys(*keys), []
    read_answer(made.press, made.clock, lapse=lambda: told.append("lapsed"))
    assert len(told) == lapses


def test_what_was_said_counts_after_a_moment_and_said_again_takes_its_place():
    made, said = Keys(), iter([None, 10, None, 3])
    assert read_answer(made.press, made.clock, said=lambda: next(said, None)) == 3
    assert made.time == pytest.approx(0.4 + SETTLE, abs=0.11)
    one = iter([1])
    made = Keys()
    assert read_answer(made.press, made.clock, said=lambda: next(one, None)) == 1
    assert made.time < SETTLE_ONE


@given(st.lists(st.sampled_from([*"0123456789", "KEY_BACKSPACE", "x", ""]), max_size=12))
def test_whatever_is_typed_it_is_what_was_shown_last(keys):
    made, seen = Keys(*keys), [""]
    found = read_answer(made.press, made.clock, show=seen.append)
    assert ("" if found is None else str(found)) == seen[-1]
    assert found is None or 0 <= found <= 10


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
    monkeypatch.setattr("voicecoach.app.live.question.at_terminal", lambda: True)
    assert may_ask("auto")
    assert may_ask("null")
    assert not may_ask("file:a.wav")


@pytest.mark.parametrize(
    ("keys", "number"),
    [("14", 14), ("7", 7), ("1205", 120), ("12\x7f5", 15), ("", None), ("s", None), ("1000", 1000)],
)
def test_reps_are_told_in_any_number_up_to_a_thousand(keys, number):
    made = Keys(*keys, "KEY_ENTER")
    assert read_answer(made.press, made.clock, most=1000) == number
