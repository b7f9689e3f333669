"""What the desktop and the terminal do for a session."""

from __future__ import annotations

import sys

from voicecoach.app.health.finding import HealthFinding
from voicecoach.core.errors import Status
from voicecoach.core.terminal import is_terminal
from voicecoach.core.time_limit import within
from voicecoach.session.desktop.keep_awake import kept_awake

DESKTOP = 3.0
"""Seconds for the desktop to answer."""


def sleep_finding() -> HealthFinding:
    """Return whether the computer can be kept awake."""

    def stay() -> Status:
        with kept_awake() as means:
            return Status(bool(means), means or "no desktop answers", "set it to sleep later than a session takes")

    try:
        state = within(lambda: DESKTOP, stay)
    except TimeoutError:
        state = Status(False, "the desktop doesn't answer", "log out and in again")
    except Exception as error:  # whatever a system answers
        state = Status(False, str(error))
    return HealthFinding("computer kept awake", state)


def music_finding() -> HealthFinding:
    """Return whether other players are turned down; turn up what a killed session left low."""
    what = "other players turned down"
    if sys.platform != "linux":
        return HealthFinding(what, Status(False, "not possible on this system; `--no-duck` makes no difference"))
    from voicecoach.app.health.music import music_status  # Windows lacks what it takes

    return HealthFinding(what, music_status())


def terminal_finding() -> HealthFinding:
    """Return what the terminal can show and read."""
    shows, types = is_terminal(sys.stdout), is_terminal(sys.stdin)
    reason = f"{'screen' if shows else 'plain lines'}, {'keys' if types else 'no keys'}"
    return HealthFinding("terminal", Status(True, reason))
