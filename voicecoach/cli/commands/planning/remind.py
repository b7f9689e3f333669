"""`voicecoach remind`: have the system remind of a routine, day by day."""

from __future__ import annotations

from datetime import time

import click

from voicecoach.app.own.reminder import make_reminder, reminded_name, reminder_setup, remove_reminder
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
    from voicecoach.app.due import one
    from voicecoach.app.own.unfinished import intended

    if at is None:
        called = reminded_name(name)
        with intended("forget", name=called):
            return remove_reminder(reminder_setup(called, name, time()), name)
    row = one(name)
    with intended("remind", name=row.name, title=row.title, at=f"{at:%H:%M}"):
        return make_reminder(reminder_setup(row.name, row.title, at), row.title, at)
