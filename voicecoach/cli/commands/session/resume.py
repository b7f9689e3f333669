"""`voicecoach resume`: go on with what was interrupted."""

from __future__ import annotations

import click

from voicecoach.app.choices import Setup
from voicecoach.cli.options import setup_options


@click.command("resume")
@setup_options
def resume_command(setup: Setup) -> int:
    """Go on where a session was paused, stopped or cut off.

    A session that runs and is paused goes on there. Else the last one that was not finished, whether it was quit, its
    terminal closed or its computer switched off, goes on here: the set that was in hand begins again, with the same
    choices.
    """
    from voicecoach.app.live.resume import resume

    return resume(setup)
