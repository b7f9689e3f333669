import io
import os
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace

import pytest
from rich.cells import cell_len

from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.display.choose import choose
from voicecoach.session.display.plain import Plain
from voicecoach.session.playback.view import View

TALK = View(routine="Upper hamstring", kind=StepKind.TALK)
CLAM = replace(TALK, exercise="Clamshell", side=Side.LEFT, set=1, sets=2)


def told(*views, keys=()):
    stream = io.StringIO()
    with Plain(stream, keys) as plain:
        for view in views:
            plain.show(view)
    return stream.getvalue().splitlines()


def test_tells_a_session():
    work = replace(CLAM, kind=StepKind.WORK, reps=5)
    views = [
        replace(TALK, caption="Upper hamstring."),
        replace(CLAM, elapsed=6, caption="Lie on your side."),
        replace(CLAM, elapsed=10, kind=StepKind.READY, count=8),
        replace(CLAM, elapsed=11, kind=StepKind.READY, count=7),
        replace(work, elapsed=18, rep=1, count=3, caption="1"),
        replace(work, elapsed=19, rep=1, count=2),
        replace(work, elapsed=21, kind=StepKind.GAP, rep=1, count=2),
        replace(work, elapsed=23, rep=2, count=3, caption="2"),
        replace(work, elapsed=25, rep=2, count=1, caption="Halfway."),
        replace(work, elapsed=42, rep=2, paused=True),
        replace(work, elapsed=42, rep=2, paused=True, notice="No sound card"),
        replace(work, elapsed=43, rep=2, notice="No sound card"),
        replace(CLAM, elapsed=60, kind=StepKind.SWITCH, side=Side.RIGHT, count=6, notice="No sound card"),
        replace(
            CLAM,
            elapsed=75,
            kind=StepKind.REST,
            side=None,
            count=20,
            coming="Chair bridge",
            caption="Rest, 20 seconds.",
        ),
        replace(TALK, elapsed=3723, finished=True, caption="Well done."),
    ]
    assert told(*views) == [
        "0:00  Upper hamstring",
        "0:06  Clamshell, left side, set 1 of 2",
        "0:06  Coach: Lie on your side.",
        "0:10  Get ready, 8 seconds. Clamshell, left side, set 1 of 2",
        "0:18  Go. Clamshell, left side, set 1 of 2, rep 1 of 5",
        "0:23  Rep 2 of 5",
        "0:25  Coach: Halfway.",
        "0:42  Paused",
        "0:42  No sound card",
        "0:43  Going on. Go. Clamshell, left side, set 1 of 2, rep 2 of 5",
        "1:00  Switch sides, 6 seconds. Clamshell, right side, set 1 of 2",
        "1:15  Rest, 20 seconds. Clamshell, set 1 of 2. Next: Chair bridge",
        "1:02:03  Done",
        "1:02:03  Coach: Well done.",
    ]


def test_a_number_spoken_after_its_rep_began_is_not_told_again():
    rep = replace(CLAM, kind=StepKind.WORK, rep=3, reps=5)
    assert told(rep, replace(rep, caption="3")) == told(rep)


def test_a_countdown_in_a_rep_tells_the_number_of_the_rep_too():
    rep = replace(CLAM, kind=StepKind.WORK, rep=3, reps=5)
    calls = [replace(rep, elapsed=second, caption=number) for second, number in ((0, "3"), (7, "3"), (8, "2"))]
    views = (calls[0], replace(rep, elapsed=2), *calls[1:])
    assert told(*views) == [*told(rep), "0:07  Coach: 3", "0:08  Coach: 2"]


def test_the_same_view_is_told_once():
    assert told(CLAM, CLAM, replace(CLAM, done=0.5, left=3, elapsed=2)) == told(CLAM)


def test_keys_are_told_when_asked_for():
    assert told(CLAM, replace(CLAM, help=True), replace(CLAM, help=True), keys=[("space", "pause")])[2:] == [
        "0:00  space: pause"
    ]


def test_control_characters_are_dropped():
    lines = told(replace(CLAM, exercise="Cl\x1b[31mam\n\x07shell", caption="a\rb"))
    assert lines[1:] == ["0:00  Cl [31mam shell, left side, set 1 of 2", "0:00  Coach: a b"]


def test_what_the_stream_cannot_encode_is_replaced():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    Plain(stream).show(replace(CLAM, exercise="貝殻 café \ud800"))
    assert "?? caf?" in raw.getvalue().decode("ascii")


def test_a_broken_pipe_is_silent():
    code = (
        "import sys\n"
        "from voicecoach.session.display.plain import Plain\n"
        "from voicecoach.session.playback.view import View\n"
        "from voicecoach.score.model import StepKind as Kind\n"
        "sys.stdin.read()\n"
        "plain = Plain(sys.stdout)\n"
        "for n in range(9): plain.show(View('x', Kind.TALK, exercise=str(n)))\n"
        "sys.stderr.write('end')\n"
    )
    # Unbuffered, Python has nothing left to fail on when it closes the stream.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, env=env) as process:
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b"end"
        assert process.wait() == 0


@pytest.fixture
def terminal():
    """Opens a terminal of a given width in columns."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    opened = []

    def wide(columns, encoding="utf-8"):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        stream = os.fdopen(slave, "w", encoding=encoding)
        opened.append((master, stream))
        return stream

    def looked_at(stream):
        """Return what was written to the terminal; it is closed then."""
        stream.close()
        said = b""
        with suppress(OSError):  # Linux's way to tell the end
            while more := os.read(next(master for master, each in opened if each is stream), 10_000):
                said += more
        return said.decode()

    wide.looked_at = looked_at
    yield wide
    for master, stream in opened:
        stream.close()
        os.close(master)


NOTICE = "Listening: say “coach, pause”, “coach, next”, or just “it hurts” when the coach is silent. 貝殻の運動 " * 2


@pytest.mark.parametrize("columns", [30, 40, 80, 200])
def test_lines_break_at_words_in_a_terminal(terminal, columns):
    stream = terminal(columns)
    with Plain(stream) as plain:
        plain.show(replace(CLAM, notice=NOTICE, elapsed=725))
    rows = terminal.looked_at(stream).split("\r\n")[:-1]
    rows = rows[next(n for n, row in enumerate(rows) if "Listening" in row) :]
    assert [row[:7] for row in rows] == ["12:05  ", *["       "] * (len(rows) - 1)]
    assert max(map(cell_len, rows)) <= columns
    assert " ".join(row[7:] for row in rows) == NOTICE.strip()


def test_who_reads_a_pipe_gets_whole_lines():
    assert told(CLAM, replace(CLAM, notice=NOTICE))[-1] == f"0:00  {NOTICE.strip()}"


def test_a_terminal_gets_the_screen(terminal):
    assert type(choose(False, terminal(80), {"TERM": "xterm"})).__name__ == "Screen"


def test_plain_where_the_screen_would_not_do(terminal):
    assert isinstance(choose(True, terminal(80), {"TERM": "xterm"}), Plain)
    assert isinstance(choose(False, terminal(80), {"TERM": "dumb"}), Plain)
    assert isinstance(choose(False, terminal(19), {"TERM": "xterm"}), Plain)
    assert isinstance(choose(False, terminal(80, "latin-1"), {"TERM": "xterm"}), Plain)
    assert isinstance(choose(False, io.StringIO(), {"TERM": "xterm"}), Plain)
