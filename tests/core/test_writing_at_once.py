"""Writing to a terminal in the middle of a write, as a signal handler must that came within one."""

import io
import os

from voicecoach.core.terminal import put_at_once


class Interrupted(io.RawIOBase):
    """Where stdout ends up, which a signal interrupts while it is written to: its handler writes, too."""

    def __init__(self, descriptor):
        self._descriptor = descriptor

    def writable(self):
        return True

    def fileno(self):
        return self._descriptor

    def write(self, data):
        put_at_once("again: ")
        return os.write(self._descriptor, data)


def test_a_handler_may_write_while_a_write_is_under_way(monkeypatch):
    reading, writing = os.pipe()
    with io.TextIOWrapper(io.BufferedWriter(Interrupted(writing)), encoding="utf-8") as stdout:
        monkeypatch.setattr("sys.stdout", stdout)
        print("a question", end="", flush=True)
        monkeypatch.undo()
    os.close(writing)
    with os.fdopen(reading, "rb") as heard:
        assert heard.read() == b"again: a question"
