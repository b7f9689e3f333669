"""`voicecoach start`: a live session."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.live.start import run_session
from voicecoach.cli.complete import complete_names
from voicecoach.cli.options import dose_and_sound, setup_options
from voicecoach.core.errors import Exit

if TYPE_CHECKING:
    from voicecoach.session.control.remote_socket import RemoteSocket


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
    from voicecoach.session.control.remote_socket import reachable

    if not (name := name or _offered()):
        return Exit.FINE
    with reachable() as door:  # before all that takes long to load
        return _start(name, choices, setup, door)


def _offered() -> str:
    from voicecoach.app.next_up import offered

    return offered()


def _start(name: str, choices: Choices, setup: Setup, door: RemoteSocket | None) -> int:
    from voicecoach.app.live.companions import company
    from voicecoach.app.live.notices import PendingNotices
    from voicecoach.app.live.pain import ask_for_day, may_ask
    from voicecoach.app.live.perform import Equipment
    from voicecoach.app.live.voice_control import listening
    from voicecoach.app.messages import warn
    from voicecoach.app.prepare import prepare
    from voicecoach.app.routine_warnings import tell_warnings
    from voicecoach.score.place import JUMPED
    from voicecoach.session.control.keys import flowing
    from voicecoach.session.display.choose import has_screen
    from voicecoach.session.playback.transport import Position

    notices = PendingNotices()
    ask = setup.ask and may_ask(setup.output)
    with listening(setup, notices) as ears:
        pasts = ask_for_day(name, ears) if ask else None
        prepared = prepare(name, choices, remember=notices, pasts=pasts)
        with flowing():
            tell_warnings(prepared, notices if has_screen(setup.plain, sys.stdout, os.environ) else warn)
        begin = Position(prepared.begin, JUMPED) if prepared.begin else None
        return run_session(
            prepared, Equipment(setup, begin, company(setup, notices, door), ears=ears), notices, ask=ask
        )
