"""Sessions that run in another shell: having one obey, and telling where it is."""

from __future__ import annotations

import json
from dataclasses import asdict

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.units import clock
from voicecoach.session.control.remote_client import STATUS, RunningSession, ask, sessions
from voicecoach.session.control.status import SessionStatus
from voicecoach.session.playback.commands import Command


def drive(asked: Command, pid: int | None = None) -> str:
    """Have a session obey; return where it is then. It is the one with that process id, or the newest.

    Raise VoicecoachError if there is none.
    """
    status = ask(_session(pid), asked.value)
    if asked is Command.QUIT:
        return f"Stopped: {status.where}."
    if asked is Command.HURTS:
        return f"{status.notice} {progress_line('Now', status)}".strip()
    what = {Command.PAUSE: "Paused" if status.paused else "Now", Command.REPEAT: "Again"}.get(asked, "Now")
    return progress_line(what, status)


def where_it_is(pid: int | None = None, as_json: bool = False) -> str:
    """Return all that matters of a session in one line, such as `Legs: rest, 12 s. 8:30 left. Next: Bridge`.

    Raise VoicecoachError if there is none.
    """
    session = _session(pid)
    status = ask(session, STATUS)
    if as_json:
        return json.dumps({"session": session.pid} | asdict(status), ensure_ascii=False, indent=2)
    count = f", {status.count} s" if status.count is not None else ""
    where = f" {status.where}." if status.exercise else ""
    coming = f" Next: {status.next}." if status.next else ""
    return f"{status.routine}: {status.state}{count}.{where} {clock(status.left)} left.{coming}"


def resume_running() -> str:
    """Have the newest running session that is paused, or waits, go on; return where it is, empty if there is none."""
    for session in sessions():
        status = ask(session, STATUS)
        if status.paused or status.kind == "wait":
            return progress_line("Going on", ask(session, "resume"))
    return ""


def progress_line(what: str, status: SessionStatus) -> str:
    """Return what a session does now and where it is, or that it is over."""
    return "That was the last: the session is over." if status.finished else f"{what}: {status.where}."


def _session(pid: int | None) -> RunningSession:
    running = sessions()
    if not running:
        raise VoicecoachError("no session is running", "start one with `voicecoach start NAME`")
    for session in running:
        if pid in (None, session.pid):
            return session
    pids = ", ".join(str(session.pid) for session in running)
    raise VoicecoachError(f"no session {pid} is running", f"running: {pids}", Exit.USAGE)
