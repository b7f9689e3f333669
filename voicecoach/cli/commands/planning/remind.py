"""`voicecoach remind`: have the system remind of a routine, day by day."""

from __future__ import annotations

from datetime import time

import click

from voicecoach.app.messages import tell
from voicecoach.cli.option_types import at_option
from voicecoach.cli.options import routine_argument
from voicecoach.core.errors import Exit, VoicecoachError


@click.command("remind")
@routine_argument
@at_option()
@click.option("--remove", is_flag=True, help="Remind of it no more.")
def remind_command(name: str, at: time | None, remove: bool) -> int:
    """Be reminded of a routine on the desktop, on the days it is due.

    The system asks `voicecoach due NAME --notify` each day at that time: by a timer of systemd on Linux, an agent of
    launchd on macOS, a task on Windows. Another time takes the place of the one before.
    """
    if (at is None) != remove:
        raise VoicecoachError("say when, or that it is to end", "--at 18:30, or --remove", Exit.USAGE)
    from voicecoach.app.own.reminder import forget, remind

    if at is None:
        forget(name)
        tell(f"You are no longer reminded of {name}.")
    else:
        title = remind(name, at, tell)
        tell(f"{title}: you are reminded at {at:%H:%M} on the days it is due.")
    return Exit.FINE
