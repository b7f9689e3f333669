"""Sessions that run in another shell, and going on with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from voicecoach.session.control.status import SessionStatus


def resume_running() -> bool:
    """Have the newest running session that is paused, or waits, go on; return whether there was one."""
    from voicecoach.session.control.remote_client import STATUS, ask, sessions

    for session in sessions():
        status = ask(session, STATUS)
        if status.paused or status.kind == "wait":
            click.echo(progress_line("Going on", ask(session, "resume")))
            return True
    return False


def progress_line(what: str, status: SessionStatus) -> str:
    """Return what a session does now and where it is, or that it is over."""
    return "That was the last: the session is over." if status.finished else f"{what}: {status.where}."
