"""`voicecoach resume`: going on with a session that runs and is paused, else with one that was interrupted."""

from __future__ import annotations

import click

from voicecoach.app.choices import Setup
from voicecoach.app.live.one_coach import be_the_only_coach, heard_from
from voicecoach.app.live.running import resume_running
from voicecoach.core.errors import Exit
from voicecoach.session.control.remote_socket import reachable


def resume(setup: Setup) -> int:
    """Go on with what was interrupted; return the exit code."""
    if going_on := resume_running():
        click.echo(going_on)
        return Exit.FINE
    be_the_only_coach(setup)
    with reachable(heard_from(setup)) as door:  # before all that takes long to load
        from voicecoach.app.live.interrupted import go_on, unfinished

        if session := unfinished():
            return go_on(session, setup, door)
    click.echo("There is nothing to resume. `voicecoach start NAME` starts a session.")
    return Exit.PROBLEMS
