"""Whether a stream leads to a terminal is asked in one place, which knows the streams that Python doesn't have."""

import io
import os
import re
from pathlib import Path

import pytest

from voicecoach.core.terminal import columns, is_terminal

PACKAGE = Path(__file__).parents[1] / "voicecoach"


def test_a_terminal_is_one_until_it_is_closed():
    pty = pytest.importorskip("pty")  # POSIX
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as stream:
        assert is_terminal(stream)
    assert not is_terminal(stream)
    os.close(ours)


def test_what_is_no_stream_is_no_terminal():
    closed = io.StringIO()
    closed.close()
    for stream in (None, io.StringIO(), closed):
        assert not is_terminal(stream)
        assert columns(stream) == 0


def test_nobody_else_asks():
    asking = [path.name for path in PACKAGE.rglob("*.py") if re.search(r"\.isatty\(", path.read_text(encoding="utf-8"))]
    assert asking == ["terminal.py"]
