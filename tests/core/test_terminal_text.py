import pytest

from voicecoach.core.errors import Problem, Where
from voicecoach.core.terminal_text import render, visible
from voicecoach.routine.reading.routine import read


def rendered(source, column, length=1, message="m", **rest):
    return render(Problem("c", message, Where("f.yaml", 3, column, length, source), **rest))


def test_place_line_caret_and_hint():
    assert rendered("  rep: 5", 3, 3, "wrong", hint="right") == (
        "f.yaml:3:3: wrong\n"
        "      rep: 5\n"
        "      ^^^\n"
        "    hint: right"
    )  # fmt: skip


def test_a_warning_says_so():
    assert rendered("a", 1, warning=True).startswith("f.yaml:3:1: warning: m\n")


@pytest.mark.parametrize(
    ("source", "column", "caret"),
    [("日本: x", 5, "      ^"), ("\thold: x", 2, "    ^"), ("e\u0301: x", 5, "   ^"), ("a\x1b: x", 5, "       ^"),
     ("🦵: x", 4, "    ^")],
)  # fmt: skip
def test_the_caret_stands_under_its_place(source, column, caret):
    assert rendered(source, column).split("\n")[2] == "    " + caret


def test_a_caret_is_as_wide_as_what_it_marks():
    assert rendered("日本: x", 1, 2).split("\n")[2] == "    ^^^^"


@pytest.mark.parametrize("column", [1, 500_000, 999_999])
def test_a_long_line_is_cut_around_the_place(column):
    source = "a" * (column - 1) + "X" + "b" * (1_000_000 - column)
    _, line, caret = rendered(source, column).split("\n")
    assert len(line) < 120
    assert line[caret.index("^")] == "X"


def test_no_line_no_caret():
    assert rendered("", 1, hint="h") == "f.yaml:3:1: m\n    hint: h"


def test_nothing_steers_the_terminal():
    text = "\x1b]0;owned\x07\x1b[31m\x9b2J\r\u202egnp"
    shown = rendered(text, 1, 5, message=text, hint=text)
    assert not any(char in shown for char in "\x1b\x07\x9b\r\u202e")
    assert r"\x1b" in shown


def test_a_file_with_escapes_shows_none():
    reading = read('exercises: [A]\n"\\e[31mred\\a": 1\nname: \x1b[2J', "\x1b[2J.yaml")
    escaped = read('exercises: [A]\n"\\e[31mred\\a": 1\nrate: "\\e[2J"', "f")
    for problem in (*reading.problems, *escaped.problems):
        assert "\x1b" not in render(problem)
    assert len(escaped.problems) == 2


def test_visible_keeps_every_script():
    text = "Füße 橋 ارفع 🦵 é e\u0301 क\u200dष"
    assert visible(text) == text
    assert visible("\ud800\u2028") == r"\ud800\u2028"
