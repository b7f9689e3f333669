"""`voicecoach pain`: how much pain there was, told later or told anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from voicecoach.app.messages import tell
from voicecoach.cli.complete import complete_names
from voicecoach.core.errors import Exit

if TYPE_CHECKING:
    from voicecoach.journal.history import PastSession

_WHEN = {"after": "right after", "day": "in the 24 hours after"}


class PainScale(click.IntRange):
    """A number from 0 to 10, also as people write it: `3/10`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        plain: Any = re.sub(r"\s*/\s*10$", "", value) if isinstance(value, str) else value
        return super().convert(plain, param, ctx)


@click.command("pain")
@click.argument("pain", required=False, type=PainScale(0, 10), metavar="[0-10]")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--after", "which", flag_value="after", help="Right after the last session.")
@click.option("--day", "which", flag_value="day", help="In the 24 hours after it.")
def pain_command(pain: int | None, name: str | None, which: str | None) -> int:
    """Tell how much pain there was, or correct it.

    From 0, none, to 10: of the last session, or the last of the routine NAME. In the first twelve hours it is the pain
    right after it, later that of the 24 hours after it; --after and --day choose. The level follows from what you told
    last. Without a number it shows what is kept.
    """
    from voicecoach.app.progress.pain import keep_pain, last_session

    if pain is None:
        tell(_kept(last_session(name)))
        return Exit.FINE
    made = keep_pain(pain, name, which)
    before = f" in place of {made.before}" if made.before not in (None, pain) else ""
    tell(f"Kept: pain of {pain}{before}, {_WHEN[made.when.value]} {made.session.label}.")
    return Exit.FINE


def _kept(past: PastSession) -> str:
    after, day = ("not told" if pain is None else f"{pain}" for pain in (past.pain, past.pain_after))
    return f"{past.label}: pain right after it: {after}; in the 24 hours after it: {day}."
