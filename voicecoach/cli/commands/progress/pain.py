"""`voicecoach pain`: how much pain there was, told later or told anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import tell
from voicecoach.cli.complete import complete_names
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicecoach.journal.history import PastSession
    from voicecoach.journal.model import When

_NONE = "there is no session to tell it of"
_START = "`voicecoach start NAME` starts one, and asks at its end"


@click.command("pain")
@click.argument("pain", required=False, type=click.IntRange(0, 10), metavar="[0-10]")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--after", "which", flag_value="after", help="Right after the last session.")
@click.option("--day", "which", flag_value="day", help="In the 24 hours after it.")
def pain_command(pain: int | None, name: str | None, which: str | None) -> int:
    """Tell how much pain there was, or correct it.

    From 0, none, to 10: of the last session, or the last of the routine NAME. In the first twelve hours it is the pain
    right after it, later that of the 24 hours after it; --after and --day choose. The level follows from what you told
    last. Without a number it shows what is kept.
    """
    from voicecoach.app.history import all_pasts, of_routine
    from voicecoach.app.open_journal import opened
    from voicecoach.core.clock import now
    from voicecoach.journal.model import When

    found = [past for past in (of_routine(all_pasts(), name) if name else all_pasts()) if past.felt]
    if not found:
        raise VoicecoachError(f"{_NONE}{f' with {name}' if name else ''}", _START)
    if pain is None:
        tell(_kept(found[-1]))
        return Exit.FINE
    past, when = _asked(found, When(which) if which else None)
    with opened("written") as store:
        store.answer(past.id, when, pain, now())
    was = past.pain if when is When.AFTER else past.pain_after
    before = f" in place of {was}" if was not in (None, pain) else ""
    tell(f"Kept: pain of {pain}{before}, {_of(when)} {_called(past)}.")
    return Exit.FINE


def _asked(found: Sequence[PastSession], which: When | None) -> tuple[PastSession, When]:
    """Return the session that is meant, and which of its two pains. Raise VoicecoachError if neither can be."""
    from voicecoach.core.clock import now
    from voicecoach.journal.level_advice import REMEMBERED
    from voicecoach.journal.model import When

    soonest, latest = REMEMBERED
    since = {past.id: now() - (past.ended or past.started) for past in found}
    over = [past for past in found if since[past.id] >= soonest]
    if which is When.AFTER or (which is None and since[found[-1].id] < soonest):
        return found[-1], When.AFTER
    if not over:
        hours = counted(round(soonest.total_seconds() / 3600), "hour")
        raise VoicecoachError(
            f"the 24 hours after {_called(found[-1])} are not over", f"tell it {hours} after it, or later"
        )
    if which is None and since[over[-1].id] > latest:
        ago = counted(since[over[-1].id].days, "day")
        hint = "say which pain it was: --after for right after it, --day for the 24 hours after it"
        raise VoicecoachError(f"the last session was {ago} ago", hint, Exit.USAGE)
    return over[-1], When.DAY


def _kept(past: PastSession) -> str:
    after, day = ("not told" if pain is None else f"{pain}" for pain in (past.pain, past.pain_after))
    return f"{_called(past)}: pain right after it: {after}; in the 24 hours after it: {day}."


def _of(when: When) -> str:
    from voicecoach.journal.model import When

    return "right after" if when is When.AFTER else "in the 24 hours after"


def _called(past: PastSession) -> str:
    return f"{past.routine}, {past.started:%Y-%m-%d %H:%M}"
