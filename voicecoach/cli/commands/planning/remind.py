"""`voicecoach remind`: have the system remind of a routine, day by day."""

from __future__ import annotations

from datetime import time

import click

from voicecoach.app.messages import tell
from voicecoach.cli.option_types import at_option, time_words
from voicecoach.cli.options import routine_argument
from voicecoach.core.errors import Exit, VoicecoachError


@click.command("remind")
@routine_argument
@click.argument("when", nargs=-1, metavar="[TIME]", callback=time_words)
@at_option()
@click.option("--remove", is_flag=True, help="Remind of it no more.")
def remind_command(name: str, when: time | None, at: time | None, remove: bool) -> int:
    """Be reminded of a routine on the desktop, on the days it is due.

    The system asks `voicecoach due NAME --notify` at the routine's own times of day or at that of `--at`: by a timer of
    systemd on Linux, an agent of launchd on macOS, a task on Windows. Another time takes the place of the one before,
    and so do the routine's own when it is asked for again.
    """
    if at and when:
        raise VoicecoachError("there are two times", "write one: voicecoach remind NAME --at 18:30", Exit.USAGE)
    at = at or when
    if at and remove:
        raise VoicecoachError("it can't be both at a time and no more", "leave out `--at` or `--remove`", Exit.USAGE)
    from voicecoach.app.own.reminder import forget, remind

    if remove:
        forget(name)
        tell(f"You are no longer reminded of {name}.")
    else:
        tell(remind(name, at, tell))
    return Exit.FINE
