"""`voicecoach history`: what was done, how often, and how pain and level went."""

from __future__ import annotations

import click

from voicecoach.cli.complete import complete_names
from voicecoach.cli.limits import Limited
from voicecoach.core.errors import Exit

LAST = 10
"""Sessions in the table, unless told otherwise."""


@click.command("history")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--last", cls=Limited, type=click.IntRange(1), metavar="N", help=f"So many sessions; {LAST} by default.")
@click.option("--json", "as_json", is_flag=True, help="All of it as data, for other programs.")
def history_command(name: str | None, last: int | None, as_json: bool) -> int:
    """Show what you have done: sessions, a calendar, pain and level.

    Of the routine NAME, or of all. A streak counts days with a session, each at most a day later than the routine's
    `every` has it. Adherence is the share of the times it was planned, in the last half year. A session counts as done
    from 70 % of its work.
    """
    from voicecoach.app.progress.overview import overview

    found = overview(name)
    if as_json:
        click.echo(found.as_data(last))
    elif found.sessions:
        from voicecoach.cli.charts.overview import show  # which loads what draws

        show(found, last or LAST)
    else:
        click.echo(
            "There is no session in the journal yet. `voicecoach start NAME` starts one; it is kept from then on."
        )
    return Exit.FINE
