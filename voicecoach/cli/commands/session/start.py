"""`voicecoach start`: a live session."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices, Setup
from voicecoach.cli.complete import complete_names
from voicecoach.cli.options import dose_and_sound, setup_options


@click.command("start")
@click.argument("name", required=False, metavar="[NAME|FILE]", shell_complete=complete_names)
@dose_and_sound
@setup_options
def start_command(name: str | None, choices: Choices, setup: Setup) -> int:
    """Start a session: the voice tells you what to do.

    Without a name, it offers what comes next: of your programme, else what is due, else what you did last.

    While it runs: space pauses and goes on, n next, b back, r repeat, h it hurts, q quits, ? shows all keys.

    With --listen you can say it: “coach, pause”, “coach, go on”, “coach, next”, “it hurts”. All of it is heard on this
    computer, and nothing is recorded or kept.

    At a terminal it asks once how much pain there was, before for the 24 hours after last time and at the end for now:
    a digit answers, Enter or 20 seconds pass, and `voicecoach pain` tells it later or corrects it. From the answers the
    level goes up or down, unless you choose one.
    """
    from voicecoach.app.live.start import start

    return start(name, choices, setup)
