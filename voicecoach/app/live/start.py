"""`voicecoach start`: this process is found as a session first, then all that a session needs is loaded."""

from __future__ import annotations

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.routines.choosing import chosen
from voicecoach.core.errors import Exit
from voicecoach.session.control.remote_socket import reachable


def start(name: str | None, choices: Choices, setup: Setup) -> int:
    """Hold a session of a routine, of the one that is offered if none is named; return the exit code."""
    if not (name := chosen(name) if name else _offered()):
        return Exit.FINE
    with reachable() as door:  # before all that takes long to load
        from voicecoach.app.live.session import start_named

        return start_named(name, choices, setup, door)


def _offered() -> str:
    from voicecoach.app.next_up import offered  # the journal and programmes, which a name makes needless

    return offered()
