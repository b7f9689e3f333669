"""Unforeseen errors: a report in a file and two lines that say so, never a traceback.

It loads next to nothing until something goes wrong, because every process begins with it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import Exit

KEPT = 20
"""How many reports are kept; older ones are deleted."""
MOST = 3
"""How many reports one process writes: a repeated error has nothing new to say."""
LONGEST = 100_000
"""The most characters of a report."""
VERBOSE = "VOICECOACH_VERBOSE"
"""The variable under which causes are shown, too."""
SHOWN = 300
"""The most characters of an exception that are shown."""


class Told(NamedTuple):
    """What a person is told about an unforeseen error."""

    what: str
    """The exception."""
    hint: str
    """Where the report is, or why there is none."""

    @property
    def message(self) -> str:
        """The line that says it."""
        return f"something unexpected went wrong: {self.what}"


class UnforeseenError(Exception):
    """Carries its cause past click, which would take that for something else."""


_noted: list[Told] = []
_listeners: list[Callable[[str], None]] = []
_owner = os.getpid()


def heed(owner: int | None = None) -> None:
    """From now on note errors that nobody catches: on threads, and where Python prints a traceback and goes on.

    `owner` is the process that tells of them in place of this one.
    """
    global _owner  # noqa: PLW0603 - a process has one
    _owner = owner or os.getpid()
    threading.excepthook = lambda args: note(args.exc_value)
    sys.unraisablehook = lambda args: note(args.exc_value)


def note(error: BaseException | None) -> None:
    """Write a report of an error that doesn't end the program; tell listeners at once, and the person at the end."""
    if not isinstance(error, Exception) or len(_noted) >= MOST or sys.is_finalizing():
        return
    _noted.append(told := report(error))
    for tell in _listeners:
        tell(f"{told.message[0].upper()}{told.message[1:]}; {told.hint}.")


@contextmanager
def telling(tell: Callable[[str], None]) -> Iterator[None]:
    """Call `tell` for each error noted within the context."""
    _listeners.append(tell)
    try:
        yield
    finally:
        _listeners.remove(tell)


def tell(error: Exception) -> Exit:
    """Show the error that ended the program, and those noted before; return the exit code."""
    told = report(error)
    tell_noted()
    _say(told)
    if os.environ.get(VERBOSE):
        for line in causes(error):
            print(line, file=sys.stderr)
    return Exit.UNFORESEEN


def causes(error: BaseException) -> Iterator[str]:
    """Yield a line for each error that led to this one, with the place in the code, the last one first."""
    cause = error.__cause__ or error.__context__
    if isinstance(error, UnforeseenError) or not cause:
        yield from _places(cause or error)
    while cause:
        yield f"because: {_shown(f'{type(cause).__name__}: {cause}')}"
        cause = cause.__cause__ or cause.__context__


def _places(error: BaseException) -> Iterator[str]:
    trace = error.__traceback__
    while trace:
        yield f"  at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}, {trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next


def tell_noted() -> None:
    """Show the errors noted so far, here and in our child processes."""
    told, _noted[:] = list(_noted), []
    for each in (*told, *_of_others()):
        _say(each)


def report(error: BaseException) -> Told:
    """Write a report of `error`; return what to show of it."""
    error = error.__cause__ if isinstance(error, UnforeseenError) and error.__cause__ else error
    what = _shown(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
    try:
        path = _write(_text(error, what))
    except Exception as trouble:  # a full disk, a folder that is read-only
        why = getattr(trouble, "strerror", None) or trouble
        return Told(what, f"no report could be written ({_shown(str(why))}); please send these two lines")
    broken = "a package may be missing or broken, so reinstall voicecoach; " if isinstance(error, ImportError) else ""
    return Told(what, f"{broken}the report is in {path}; please send it")


def _write(text: str) -> Path:
    """Write a report, delete the oldest, and return its path."""
    from datetime import datetime

    from voicecoach.core.files import write_atomically
    from voicecoach.core.paths import log_folder

    folder = log_folder()
    path = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}-{_owner}-{os.getpid()}.txt"
    write_atomically(path, text)
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return path


def _text(error: BaseException, what: str) -> str:
    """Return the text of a report. Of the person it holds only the command line, and no name of a home folder."""
    import platform
    from datetime import datetime
    from traceback import format_exception

    from voicecoach import __version__

    head = (
        what,
        "",
        f"voicecoach {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{datetime.now():%Y-%m-%d %H:%M:%S}, process {os.getpid()}, thread {threading.current_thread().name}",
        f"command: {' '.join(sys.orig_argv)}",
        "",
    )
    trace = "".join(format_exception(type(error), error, error.__traceback__))
    if len(trace) > LONGEST:
        trace = f"{trace[: LONGEST // 2]}\n...\n{trace[-LONGEST // 2 :]}"
    text = "\n".join((*head, trace)).encode(errors="backslashreplace").decode()
    with suppress(RuntimeError):  # no home is known
        home = str(Path.home())
        return text.replace(home, "~") if len(home) > 1 else text
    return text


def _of_others() -> Iterator[Told]:
    """Yield what our child processes have reported."""
    if "subprocess" not in sys.modules:
        return
    from voicecoach.core.paths import log_folder

    with suppress(OSError):
        for path in sorted(log_folder().glob(f"crash-*-{os.getpid()}-*.txt"))[:MOST]:
            if not path.stem.endswith(f"-{os.getpid()}"):
                with path.open(encoding="utf-8") as file:
                    yield Told(file.readline(SHOWN).strip(), f"the report is in {path}; please send it")


def _say(told: Told) -> None:
    with suppress(OSError, ValueError, AttributeError):  # nobody is there to read it
        print(f"error: {told.message}\nhint: {told.hint}", file=sys.stderr, flush=True)


def _shown(text: str) -> str:
    """Return a text in one line, without terminal control characters."""
    line = " ".join(text[: 4 * SHOWN].split())
    line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
