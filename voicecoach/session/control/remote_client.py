"""Finding running sessions and sending them requests from another shell; `remote_server` is the session's side.

Each session has a file in a folder that only its user may enter. It holds the address at which the session listens, and
a token. A request is one line of JSON, `{"token": ..., "request": ...}`; the answer is another, a `SessionStatus` or
`{"error": ...}`.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import replacing
from voicecoach.core.paths import runtime_folder
from voicecoach.session.control.status import SessionStatus

PATIENCE = 3.0
"""Seconds a session has to answer."""
STARTING = 15.0
"""The same for a session that is still loading its voice or opening the device."""
LONGEST = 65_536
"""The most bytes read of an answer."""
STATUS = "status"
"""The request that only asks for the status; all others are values of Command."""


@dataclass(frozen=True)
class RunningSession:
    """A running session and how to reach it."""

    pid: int
    address: str | int
    """The path of a Unix socket, or a port of this machine."""
    token: str
    starting: bool = False
    """Whether it is still loading; it answers once it has begun."""
    data: str = ""
    """The data folder of whose coach is heard; empty for a silent session."""

    def connect(self) -> socket.socket:
        """Return a connection. Raise OSError."""
        unix = isinstance(self.address, str)
        target: Any = self.address if unix else ("127.0.0.1", self.address)
        connection = socket.socket(getattr(socket, "AF_UNIX") if unix else socket.AF_INET)  # noqa: B009 - not on Windows
        connection.settimeout(PATIENCE)
        try:
            connection.connect(target)
        except OSError:
            connection.close()
            raise
        return connection


def sessions() -> list[RunningSession]:
    """Return the running sessions, the newest first, and remove what killed ones left behind."""
    folder = runtime_folder()
    if not _ours(folder):
        return []
    paths = sorted(folder.glob("session-*.json"), key=_begun, reverse=True)
    return [session for path in paths if (session := _read(path)) and _lives(session, path)]


def ask(session: RunningSession, request: str) -> SessionStatus:
    """Send `request` (a Command's value, or STATUS) and return the session's status once it has obeyed.

    Wait for a session that is still starting. Raise VoicecoachError if it doesn't answer.
    """
    try:
        with session.connect() as connection:
            connection.settimeout(STARTING if session.starting else PATIENCE)
            connection.sendall(json.dumps({"token": session.token, "request": request}).encode() + b"\n")
            with connection.makefile("rb") as reader:
                answer = json.loads(reader.readline(LONGEST))
        if "error" in answer:
            raise VoicecoachError(f"session {session.pid} refused: {answer['error']}", "press its keys")
        return SessionStatus(**answer)
    except (OSError, ValueError, TypeError) as error:
        raise _unanswered(session, error) from error


def _unanswered(session: RunningSession, error: Exception) -> VoicecoachError:
    """Return the error for a session that gave no answer."""
    if session.starting and not isinstance(error, TimeoutError):
        return VoicecoachError(f"session {session.pid} ended as it was starting", "its own terminal says why")
    if session.starting:
        hint = "does it wait for you in its own terminal? What it was told is obeyed once it begins"
        return VoicecoachError(f"session {session.pid} has not begun yet", hint)
    hint = "is it stopped or hung? Its own keys may still work"
    return VoicecoachError(f"session {session.pid} doesn't answer", hint)


def announce(session: RunningSession, folder: Path) -> None:
    """Write the file by which `session` is found, to `folder`, which is ours. Raise OSError."""
    with replacing(_file(session.pid, folder)) as part:
        part.touch(mode=0o600)
        part.write_text(json.dumps(asdict(session)), encoding="utf-8")


def forget(pid: int, folder: Path) -> None:
    """Remove the file by which the session of a process is found."""
    _forget(_file(pid, folder))


def own_folder() -> Path:
    """Return the folder of running sessions, creating it if necessary. Raise OSError if others could tamper with it."""
    folder = runtime_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _ours(folder):
        raise PermissionError(f"{folder} is not ours alone")
    return folder


def _ours(folder: Path) -> bool:
    """Return whether `folder` is a real folder that only we may enter, and that nobody else could replace."""
    try:
        own, above = folder.lstat(), folder.parent.stat()
    except OSError:
        return False
    if sys.platform == "win32":  # each user has a temporary folder of their own
        return stat.S_ISDIR(own.st_mode)
    me = os.geteuid()
    private = stat.S_ISDIR(own.st_mode) and own.st_uid == me and not own.st_mode & 0o077
    return private and above.st_uid in (0, me) and (not above.st_mode & 0o002 or bool(above.st_mode & stat.S_ISVTX))


def _read(path: Path) -> RunningSession | None:
    try:
        return RunningSession(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # it has just been removed, or is from another version
        return None


def _lives(session: RunningSession, path: Path) -> bool:
    """Return whether the session still listens; if not, remove what it left. One too busy to answer is alive."""
    try:
        session.connect().close()
    except (ConnectionRefusedError, FileNotFoundError):
        _forget(path)
        return False
    except OSError:
        pass
    return True


def _file(pid: int, folder: Path) -> Path:
    return folder / f"session-{pid}.json"


def _forget(path: Path) -> None:
    for left in (path, path.with_suffix(".sock"), *path.parent.glob(f".{path.name}.*")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _begun(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
