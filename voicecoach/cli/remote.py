"""`pause`, `next`, `back`, `repeat`, `hurts`, `stop`, `status`: drive a session that runs in another shell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from voicecoach.cli.options import option
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.units import clock

if TYPE_CHECKING:
    from voicecoach.session.running import Session
    from voicecoach.session.status import Status

session_option = option(
    "--session", kept=False, type=int, metavar="PID", help="Which one, if several run; else the newest."
)
Told = Callable[["Status"], str]
"""What is said of where a session is once it has obeyed."""


def resume_running() -> bool:
    """Have the newest running session that is paused, or waits, go on; return whether there was one."""
    from voicecoach.session.running import STATUS, ask, sessions

    for session in sessions():
        status = ask(session, STATUS)
        if status.paused or status.kind == "wait":
            click.echo(_line("Going on", ask(session, "resume")))
            return True
    return False


def _line(what: str, status: Status) -> str:
    return "That was the last: the session is over." if status.finished else f"{what}: {status.where}."


def _hurts(status: Status) -> str:
    return f"{status.notice} {_line('Now', status)}".strip()


def _status(status: Status) -> str:
    """Return all that matters in one line, such as `Legs: rest, 12 s. Clamshell. 8:30 left. Next: Bridge`."""
    count = f", {status.count} s" if status.count is not None else ""
    where = f" {status.where}." if status.exercise else ""
    coming = f" Next: {status.next}." if status.next else ""
    return f"{status.routine}: {status.state}{count}.{where} {clock(status.left)} left.{coming}"


def _session(pid: int | None) -> Session:
    """Return the session with that process id, or the newest. Raise VoicecoachError if there is none."""
    from voicecoach.session.running import sessions

    running = sessions()
    if not running:
        raise VoicecoachError("no session is running", "start one with `voicecoach start NAME`")
    for session in running:
        if pid in (None, session.pid):
            return session
    pids = ", ".join(str(session.pid) for session in running)
    raise VoicecoachError(f"no session {pid} is running", f"running: {pids}", Exit.USAGE)


def _command(name: str, request: str, help: str, told: Told) -> click.Command:
    """Return the click command that has a session obey `request`."""

    @click.command(name, help=help)
    @session_option
    def command(session: int | None) -> None:
        from voicecoach.session.running import ask

        click.echo(told(ask(_session(session), request)))

    return command


pause_command = _command(
    "pause", "pause", "Pause the running session.", lambda status: _line("Paused" if status.paused else "Now", status)
)
next_command = _command("next", "next", "Skip to what comes next.", lambda status: _line("Now", status))
back_command = _command("back", "back", "Go back by one step.", lambda status: _line("Now", status))
repeat_command = _command("repeat", "repeat", "Do this once more.", lambda status: _line("Again", status))
hurts_command = _command("hurts", "hurts", "It hurts: end this exercise and go on to the next.", _hurts)
stop_command = _command("stop", "quit", "Stop the running session.", lambda status: f"Stopped: {status.where}.")


@click.command("status")
@session_option
@click.option("--json", "as_json", is_flag=True, help="All there is, as data for other programs.")
def status_command(session: int | None, as_json: bool) -> None:
    """Tell where the running session is."""
    from voicecoach.session.running import STATUS, ask

    chosen = _session(session)
    status = ask(chosen, STATUS)
    if not as_json:
        click.echo(_status(status))
        return
    import json
    from dataclasses import asdict

    click.echo(json.dumps({"session": chosen.pid} | asdict(status), ensure_ascii=False, indent=2))
