"""The phone page of a session: how a person gets there, and a time to get there before it begins."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import monotonic

import click
import segno

from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.perform import Equipment
from voicecoach.app.live.question import may_ask
from voicecoach.app.messages import tell
from voicecoach.session.control.keys import flowing, presses
from voicecoach.session.display.choose import has_screen
from voicecoach.session.phone.address import PageAddress, doubt, is_loopback
from voicecoach.session.phone.companion import Page

PATIENCE = 60.0
"""Seconds after which the session begins by itself."""
TURN = 0.1
"""Seconds between two looks at whether somebody has begun it."""


@contextmanager
def phone(equipment: Equipment, where: PageAddress, routine: str, notices: PendingNotices) -> Iterator[Equipment]:
    """Yield the equipment with the phone page, which is shown to the person, who may begin there."""
    with Page(where, notices) as page:
        if not page.address:
            yield equipment
            return
        _introduce(page, routine, equipment)
        help_ = (("phone", page.address),)
        yield replace(equipment, companions=[*equipment.companions, page.accompany], more_help=help_)


def _introduce(page: Page, routine: str, equipment: Equipment) -> None:
    """Print the address; wait for somebody to begin if the screen of the session would hide it."""
    screen = has_screen(equipment.setup.plain, sys.stdout, os.environ)
    with flowing():
        click.echo(f"Phone page: {page.address}")
        if screen and not is_loopback(page.host):
            click.echo(picture(page.address))
        if reason := doubt(page.host):
            tell(reason)
    if screen and may_ask(equipment.setup.output):
        _wait(page, routine)


def _wait(page: Page, routine: str) -> None:
    """Wait for a key or for Start on the page, a minute at most."""
    with suppress(EOFError, OSError), presses() as press:
        click.echo("Open it and press Start there, or any key here. In a minute it starts by itself.")
        until = monotonic() + PATIENCE
        while monotonic() < until and not page.begun.is_set() and not press(TURN):
            page.wait(routine)


def picture(address: str) -> str:
    """Return a code to be scanned, dark on light whatever the terminal's colours are."""
    drawn = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, compact=True, border=2)
    return "\n".join(click.style(line, fg="bright_white", bg="black") for line in drawn.getvalue().splitlines())
