"""`voicecoach resume`: go on with what was interrupted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from voicecoach.app.choices import Setup
from voicecoach.cli.options import setup_options
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.units import ago

if TYPE_CHECKING:
    from voicecoach.journal.model import Session
    from voicecoach.score.model import Step
    from voicecoach.session.control.remote_socket import RemoteSocket


@click.command("resume")
@setup_options
def resume_command(setup: Setup) -> int:
    """Go on where a session was paused, stopped or cut off.

    A session that runs and is paused goes on there. Else the last one that was not finished, whether it was quit, its
    terminal closed or its computer switched off, goes on here: at the step that was in hand, with the same choices.
    """
    from voicecoach.app.live.running import resume_running
    from voicecoach.session.control.remote_socket import reachable

    if resume_running():
        return Exit.FINE
    with reachable() as door:
        session = _unfinished()
        if session:
            return _go_on(session, setup, door)
    click.echo("There is nothing to resume. `voicecoach start NAME` starts a session.")
    return Exit.PROBLEMS


def _unfinished() -> Session | None:
    """Return the session to go on with. Raise VoicecoachError if the journal can't be read or the session runs."""
    from voicecoach.app.live.record import running
    from voicecoach.app.open_journal import opened

    with opened(hint="`voicecoach start NAME` works without") as store:
        session = store.unfinished()
    if session and running(session):
        hint = "`voicecoach status` tells where it is, `voicecoach stop` ends it"
        raise VoicecoachError(f"{session.plan.routine} is running in another terminal", hint)
    return session


def _go_on(session: Session, setup: Setup, door: RemoteSocket | None) -> int:
    from voicecoach.app.live.companions import company
    from voicecoach.app.live.notices import PendingNotices
    from voicecoach.app.live.pain import may_ask
    from voicecoach.app.live.perform import Equipment
    from voicecoach.app.live.record import chosen
    from voicecoach.app.live.start import run_session
    from voicecoach.app.live.voice_control import listening
    from voicecoach.app.prepare import prepare
    from voicecoach.core.clock import now
    from voicecoach.journal.model import digest
    from voicecoach.routine.library.identity import file_of
    from voicecoach.score.place import Entry
    from voicecoach.session.playback.transport import Position

    path = file_of(session.identity) or session.plan.path
    prepared = prepare(str(path), replace(chosen(session.plan.choices), begin=None))
    same = digest(prepared.score) == session.plan.score
    step = session.hand.step if same else _found(prepared.score, session)
    notices = PendingNotices()
    notices(_told(session, now() - session.seen))
    entry = Entry(jumped=True, named=True)
    begin = Position(step, entry) if step else None
    with listening(setup, notices) as ears:
        stage = Equipment(setup, begin, company(setup, notices, door), ears=ears)
        return run_session(prepared, stage, notices, ask=setup.ask and may_ask(setup.output), before=session)


def _found(score: tuple[Step, ...], session: Session) -> int:
    """Return where the exercise in hand begins in a score that has changed. Raise VoicecoachError if it is gone."""
    from voicecoach.score.model import StepKind

    hand = session.hand
    if not hand.exercise:
        return 0
    begins = [number for number, step in enumerate(score) if step.kind is StepKind.TALK and step.name == hand.exercise]
    if begins:
        return next((number for number in begins if score[number].about.round == hand.round), begins[0])
    raise VoicecoachError(
        f"{session.plan.routine} has changed, and “{hand.exercise}” is no longer in it",
        f"start it again with `voicecoach start {session.identity}`",
    )


def _told(session: Session, since: timedelta) -> str:
    """Return what goes on, such as "Upper hamstring, stopped 12 minutes ago in Clamshell."."""
    where = f" in {session.hand.exercise}" if session.hand.exercise else ""
    return f"{session.plan.routine}, stopped {ago(since.total_seconds())}{where}."
