"""`voicecoach report`: a page for the physiotherapist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from voicecoach.cli.complete import complete_names
from voicecoach.cli.option_types import parse_day
from voicecoach.cli.setting_option import option
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted


@click.command("report")
@click.argument("name", required=False, metavar="[NAME|FILE]", shell_complete=complete_names)
@click.option("--html", "kind", flag_value="html", default=True, help="A page of HTML, the one kind there is.")
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file; NAME-report.html by default.")
@click.option("--since", "first", callback=parse_day, metavar="DATE", help="Sessions of this day and later.")
@option("--who", default="", metavar="NAME", help="Your name, to stand on it; else there is a line to write it on.")
def report_command(name: str | None, kind: str, path: Path | None, first: date | None, who: str) -> None:
    """Write a page for your physiotherapist.

    Of the routine NAME, or of the only one you did. How often you did it and how often it was planned, pain and level
    over time, what hurt, your notes and every session. It is one file, to be mailed or printed, and asks for nothing
    from elsewhere.
    """
    from voicecoach.app.progress.report import write_report

    made = write_report(name, path, first, who)
    click.echo(visible(f"{made.path}: {counted(made.sessions, 'session')}"))
