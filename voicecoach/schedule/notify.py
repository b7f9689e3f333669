"""A notification on the desktop, and what a click on it opens."""

from __future__ import annotations

import asyncio
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from voicecoach.core.errors import Exit, VoicecoachError

SENDING = 10.0
"""Seconds the desktop has to show a notification."""
WAIT = 600.0
"""Seconds that a notification is waited for, to be clicked or dismissed."""

TERMINALS = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "kitty": (),
    "alacritty": ("-e",),
    "foot": (),
    "xterm": ("-e",),
}
"""Terminals of Linux desktops, with what precedes the command they run."""


def python(windowed: bool = False) -> str:
    """Return the Python that runs this; on Windows the one with a console or, if `windowed`, the one without."""
    here = Path(sys.executable)
    other = here.with_name("pythonw.exe" if windowed else "python.exe")
    return str(other if sys.platform == "win32" and other.exists() else here)


def opener(words: tuple[str, ...]) -> Callable[[], None] | None:
    """Return what runs a command in a terminal of its own; None where a click can't."""
    if sys.platform == "win32":
        return lambda: _leave(words, subprocess.CREATE_NEW_CONSOLE)
    if sys.platform == "darwin":  # a click on what osascript shows is not told to anybody
        return None
    found = next((name for name in TERMINALS if shutil.which(name)), None)
    return (lambda: _leave((found, *TERMINALS[found], *words))) if found else None


def notify(title: str, text: str, clicked: Callable[[], None] | None) -> None:
    """Show a notification; with `clicked`, wait for a click, which calls it. Raise VoicecoachError if it can't be."""
    if not _shown(title, text, clicked):
        hint = "is there a desktop here? `voicecoach due` tells the same in a terminal"
        raise VoicecoachError("a notification can't be shown here", hint, Exit.USAGE)


def _shown(title: str, text: str, clicked: Callable[[], None] | None) -> bool:
    if sys.platform == "darwin":
        return _by_osascript(title, text)
    if sys.platform == "win32":
        return asyncio.run(_by_toast(title, text, clicked))
    from voicecoach.schedule.notify_by_bus import shown_by_bus

    return shown_by_bus(title, text, clicked)


async def _by_toast(title: str, text: str, clicked: Callable[[], None] | None) -> bool:
    """Return whether it was shown, after it was clicked or dismissed, or has long been there."""
    from desktop_notifier import DesktopNotifier

    logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)  # it would print what we tell ourselves
    sent, answered = asyncio.Event(), asyncio.Event()

    def click() -> None:
        if clicked:
            clicked()
        answered.set()

    notifier = DesktopNotifier("voicecoach", app_icon=None)
    send = notifier.send(title, text, on_dispatched=sent.set, on_clicked=click, on_dismissed=answered.set)
    with suppress(asyncio.TimeoutError):  # a desktop may hang
        await asyncio.wait_for(send, SENDING)
    if sent.is_set() and clicked:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(answered.wait(), WAIT)
    return sent.is_set()


def _by_osascript(title: str, text: str) -> bool:
    """Show it by macOS's own tool: libraries need an app that is signed, which no Python in a folder is."""
    script = "on run words\ndisplay notification (item 2 of words) with title (item 1 of words)\nend run"
    try:
        ran = subprocess.run(["osascript", "-e", script, title, text], check=False, capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0


def _leave(words: tuple[str, ...], flags: int = 0) -> None:
    """Start a program that outlives us."""
    subprocess.Popen(words, creationflags=flags, start_new_session=sys.platform != "win32")
