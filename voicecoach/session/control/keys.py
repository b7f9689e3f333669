"""The keyboard: turns key presses into commands."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from voicecoach.core.terminal import is_terminal
from voicecoach.session.control.job_control import be_stopped, minding_stops
from voicecoach.session.playback.commands import Command

if TYPE_CHECKING:
    from blessed import Terminal

TURN = 0.1
"""Seconds between two checks whether to end."""
ESCAPE_DELAY = 0.1
"""Seconds within which the characters after an escape make it an arrow key."""


_SS3 = {"A": "KEY_UP", "B": "KEY_DOWN", "C": "KEY_RIGHT", "D": "KEY_LEFT", "M": "KEY_ENTER"}
"""Keys sent as escape, O and a letter. Without styling the library stops at the O, and F3 would be read as R."""

_SEQUENCE = re.compile(r"\x1b\[(\[[A-E]|(?!M)[0-?]*[ -/]*[@-~])")
"""What function keys, a paste or the mouse send. After one that it doesn't know, the library would wait for more."""
_OURS = ("A", "B", "C", "D", "3~", "5~", "6~")
"""The ones we use: arrows, Delete and the pages. A sequence that ends in u may be any key, on some terminals."""

_COMMANDS = {press: command for command in Command if command.row.key for press in command.row.key.presses}


class Keyboard:
    """Calls `put` for each command whose key is pressed within the context, on a thread of its own.

    Does nothing without a terminal. One that is closed asks to quit.
    """

    def __init__(self, put: Callable[[Command], None]) -> None:
        self._put = put
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._read, name="Keyboard", daemon=True)
        self._restore = ExitStack()

    def __enter__(self) -> Keyboard:
        if _stream() and is_terminal(sys.__stdin__):
            self._read_single_keys()
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.leave()
        if self._thread.is_alive():
            self._thread.join()

    def leave(self) -> None:
        """Restore the terminal, for others to use."""
        # One that was closed can't be restored; termios's error is known by name on POSIX only.
        with suppress(Exception):
            self._restore.close()

    def come_back(self) -> None:
        """Read single keys again, whatever others did to the terminal in the meantime."""
        if self._thread.is_alive():
            self._read_single_keys()

    def _read_single_keys(self) -> None:
        with suppress(Exception):  # it was closed, which the reading thread finds out
            self._restore.enter_context(_single_keys())

    def _read(self) -> None:
        terminal = _terminal()
        while not self._ended.is_set():
            try:
                command = _COMMANDS.get(_press(terminal))
            except (EOFError, OSError):
                self._put(Command.QUIT)
                return
            except Exception:  # the library fails on bytes that no keyboard sends
                terminal = _terminal()
                continue
            if command:
                self._put(command)


@contextmanager
def presses(again: Callable[[], None] = lambda: None) -> Iterator[Callable[[float], str]]:
    """Yield what waits so many seconds for a key and returns its character or name, empty if none came in time.

    What was typed before is forgotten. `again` is called when we go on after Ctrl-Z, for the shell has written
    meanwhile; it may not print through a buffer. There must be a terminal; EOFError: it was closed.
    """
    modes = ExitStack()

    def stop() -> None:
        modes.close()
        be_stopped()
        go_on()

    def go_on() -> None:
        modes.enter_context(_single_keys())
        again()

    with modes:
        modes.enter_context(_single_keys())
        terminal = _terminal()
        while _press(terminal, 0.0):
            pass
        with minding_stops(stop, go_on):
            yield lambda seconds: _press(terminal, seconds)


@contextmanager
def flowing() -> Iterator[None]:
    """Let output flow within the context even after Ctrl-S, which would block our writes."""
    with ExitStack() as stack:
        if sys.platform != "win32" and sys.__stdin__ and is_terminal(sys.__stdin__):
            from voicecoach.core.terminal_modes import changed, while_flowing

            with suppress(OSError):
                stack.enter_context(changed(sys.__stdin__.fileno(), while_flowing))
        yield


def _single_keys() -> AbstractContextManager[None]:
    """Read each key at once and without echo. Avoids the library where possible, because it loads slowly."""
    if sys.platform == "win32":
        return _terminal().cbreak()
    from voicecoach.core.terminal_modes import changed, while_reading

    assert sys.__stdin__  # the caller has checked that it is a terminal
    return changed(sys.__stdin__.fileno(), while_reading)


def _press(terminal: Terminal, seconds: float = TURN) -> str:
    """Return the next key's character or name, empty if none comes in time. Raise EOFError if it is closed."""
    typed = terminal.flushinp() or (terminal.kbhit(seconds) and terminal.flushinp()) or ""
    terminal.ungetch(_SEQUENCE.sub(_if_ours, typed))
    key = terminal.inkey(timeout=0, esc_delay=ESCAPE_DELAY)
    if not key and not is_terminal(sys.__stdin__):  # a closed terminal would return nothing, for ever
        raise EOFError
    if key.name == "KEY_ALT_SHIFT_O":
        return _SS3.get(terminal.inkey(timeout=0), "")
    return key.name or str(key)


def _if_ours(found: re.Match[str]) -> str:
    """Return a key's sequence, or nothing if it has no meaning here."""
    return found[0] if found[1] in _OURS or found[0].endswith("u") else ""


def _stream() -> TextIO | None:
    """Return an output that is a terminal, which the library needs besides the keyboard."""
    return next((stream for stream in (sys.__stdout__, sys.__stderr__) if is_terminal(stream)), None)


def _terminal() -> Terminal:
    from blessed import Terminal

    # With styling it would query the terminal's abilities, and wait up to 10 s for answers.
    terminal = Terminal(stream=_stream(), force_styling=None)
    # With the strict default, a broken character would stay in the decoder and make every later key fail.
    terminal._keyboard_decoder.errors = "replace"
    return terminal
