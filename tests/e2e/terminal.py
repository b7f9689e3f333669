"""A program in a terminal of its own, as a person runs it: keys go in, the screen comes out, Ctrl-C is a signal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

CTRL_C = "\x03"


class Terminal:
    """Runs `command`; leave the context to end it and to close the terminal.

    It has `answers` to questions, as real ones do; without, it is mute.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        rows: int = 24,
        columns: int = 80,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self._ours, self._theirs = pty.openpty()
        self._answers = answers or {}
        self.resize(rows, columns)
        self.settings_before = termios.tcgetattr(self._theirs)
        self._said = bytearray()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        # A shell opens the terminal by name, which makes it the one whose Ctrl-C the program gets.
        through = ["sh", "-c", f'exec "$@" <>{os.ttyname(self._theirs)} >&0 2>&1', "sh", *command]
        environment = {"TERM": "xterm-256color", "VOICECOACH_ASK": "0", **environment}
        self.process = subprocess.Popen(through, env={**os.environ, **environment}, start_new_session=True)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed:  # pytest shows what is printed of a test that fails
            print(f"exit code {self.process.poll()}, and said:\n{self.said}")
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._theirs)
        self._listener.join(5)
        os.close(self._ours)

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self._ours, keys.encode())

    def resize(self, rows: int, columns: int) -> None:
        """Change the size, as a person does with the mouse."""
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self, seconds: float) -> int:
        """Return the program's exit code; raise TimeoutExpired if it takes longer than that."""
        return self.process.wait(seconds)

    @property
    def said(self) -> str:
        """Everything that was written to the terminal so far."""
        return self._said.decode(errors="replace")

    @property
    def lines(self) -> str:
        """The same for a session in plain lines, with lines that were broken at words put together."""
        return re.sub(r"\r\n {6,9}\b", " ", self.said)

    @property
    def settings(self) -> list[object]:
        """The terminal's settings, to be compared with `settings_before`."""
        return termios.tcgetattr(self._theirs)

    def still_running(self) -> list[int]:
        """Return the processes of the program and its children, whoever adopted them."""
        return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _session(path) == self.process.pid]

    def _listen(self) -> None:
        try:
            while data := os.read(self._ours, 65536):
                self._said += data
                self._answer(data.decode(errors="replace"))
        except OSError:  # the terminal was closed
            return

    def _answer(self, text: str) -> None:
        asked = re.findall("|".join(map(re.escape, self._answers)), text) if self._answers else []
        for question in asked:
            self.press(self._answers[question])


def _session(process: Path) -> int:
    """Return the session that a process belongs to; 0 if it has just ended."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return 0
