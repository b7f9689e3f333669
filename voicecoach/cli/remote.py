"""`pause`, `next`, `back`, `repeat`, `hurts`, `stop`, `status`: drive a session that runs in another shell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from voicecoach.cli.options import option
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.session.commands import Command
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


def _now(status: Status) -> str:
    return _line("Now", status)


def _hurts(status: Status) -> str:
    return f"{status.notice} {_now(status)}".strip()


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


def _command(asked: Command) -> click.Command:
    """Return the click command that has a session obey `asked`."""

    @click.command(asked.row.shell, help=asked.row.help)
    @session_option
    def command(session: int | None) -> None:
        from voicecoach.session.running import ask

        told = _TOLD.get(asked, _now)
        click.echo(told(ask(_session(session), asked.value)))

    return command


_TOLD: dict[Command, Told] = {
    Command.PAUSE: lambda status: _line("Paused" if status.paused else "Now", status),
    Command.REPEAT: lambda status: _line("Again", status),
    Command.HURTS: _hurts,
    Command.QUIT: lambda status: f"Stopped: {status.where}.",
}
_COMMANDS = {f"{command.row.shell}_command": _command(command) for command in Command if command.row.shell}


def __getattr__(name: str) -> click.Command:
    """Return `pause_command` or another that the table of commands has."""
    if name not in _COMMANDS:
        raise AttributeError(name)
    return _COMMANDS[name]


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
