"""On a terminal, lines are broken at words and commands stay whole; into a file or a pipe they go as they are."""

import fcntl
import io
import os
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

pty = pytest.importorskip("pty")

import termios  # noqa: E402 - there is none on Windows

from voicecoach.app.messages import broken  # noqa: E402


@pytest.fixture(scope="module")
def terminal():
    """Return a function that makes a terminal of a given width."""
    ours, its = pty.openpty()

    def wide(columns):
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        return stream

    with open(its, "w") as stream:  # noqa: PTH123 - a descriptor
        yield wide
    os.close(ours)


@given(st.text("abc äé-/.:", max_size=300), st.integers(20, 100), st.integers(0, 10))
def test_no_word_is_broken_or_lost_and_no_line_too_long(terminal, text, columns, hanging):
    made = broken(text, terminal(columns), hanging)
    assert made.split() == text.split()
    for line in made.split("\n"):
        assert len(line) <= columns or len(line.split()) == 1


def test_a_command_stays_in_one_line(terminal):
    text = "hint: did you mean `voicecoach start upper-hamstring`? It is there."
    assert "`voicecoach start upper-hamstring`?" in broken(text, terminal(40)).splitlines()[1]


def test_elsewhere_lines_stay_as_they_are():
    text = "word " * 100
    assert broken(text, io.StringIO()) == text
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a name
        assert broken(text, nowhere) == text


def test_a_list_is_broken_at_words_under_its_column(home, own, at_terminal):
    own("many-words", f"about: {'hamstrings ' * 30}\nexercises: [A]")
    code, said = at_terminal([], "list", columns=80)
    assert code == 0
    lines = said[said.index("many-words") :].splitlines()
    indent = lines[0].index("hamstrings")
    assert lines[1].startswith(" " * indent + "hamstrings")
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("words", [["import", "-"], ["journal", "import", "-"]], ids=" ".join)
def test_what_waits_for_a_pasted_text_says_so_and_how_to_end_it(at_terminal, words):
    code, said = at_terminal([("Ctrl-D on a line of its own. Ctrl-C stops.", "\x03")], *words)
    assert code == 130
    assert said.startswith("Paste the ")


def test_a_pasted_routine_is_made(at_terminal, home):
    typed = [("Ctrl-C stops.", "Legs\nClamshell 2 x 10\n\x04"), ("Enter keeps it", "\r")]
    code, said = at_terminal(typed, "import", "-")
    assert code == 0
    assert "legs.yaml: 1 exercise." in " ".join(said.split())


def test_into_a_pipe_nothing_asks(script):
    ran = script("import", "-", "--print", input="Legs\nClamshell 2 x 10\n")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal")
def test_an_error_is_broken_at_words(at_terminal):
    _, said = at_terminal([], "sounds", "nosuch", columns=80)
    assert all(len(line) <= 80 for line in said.splitlines())
    assert " ".join(said.split()).count("welcome, exercise, tick") == 1


def test_what_was_answered_is_read_back_in_lines_broken_at_words(home, own, at_terminal):
    own("tiny", "cues: beeps\nexercises: [{name: A, hold: 1s, get_ready: 0, countdown: 0}]")
    words = ("start", "tiny", "--plain", "--output", "null", "--voice", "hum")
    code, said = at_terminal([("Enter skips: ", "5\r")], *words, columns=40)
    assert code == 0
    kept = said[said.index("Kept: ") :].splitlines()
    assert kept[0] == "Kept: pain of 5. To correct it:"
    assert kept[1] == "    `voicecoach pain 0-10`"
