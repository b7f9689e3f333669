"""`pause`, `next`, `back`, `repeat`, `hurts`, `stop`, `status`: drive a session that runs in another shell."""

from __future__ import annotations

import click

from voicecoach.cli.setting_option import option
from voicecoach.session.playback.commands import Command

session_option = option(
    "--session", kept=False, type=int, metavar="PID", help="Which one, if several run; else the newest."
)


def _command(asked: Command) -> click.Command:
    """Return the click command that has a session obey `asked`."""

    @click.command(asked.row.shell, help=asked.row.help)
    @session_option
    def command(session: int | None) -> None:
        from voicecoach.app.live.running import drive

        click.echo(drive(asked, session))

    return command


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
    from voicecoach.app.live.running import where_it_is

    click.echo(where_it_is(session, as_json))
