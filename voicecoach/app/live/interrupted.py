"""A session that was quit or cut off: which one it is, and going on with it at the step that was in hand."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from voicecoach.app.choices import Setup
from voicecoach.app.last_sessions import last_sessions
from voicecoach.app.live.kept_choices import chosen
from voicecoach.app.live.listening import listening
from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.opening import Opening
from voicecoach.app.live.question import may_ask
from voicecoach.app.live.record import running
from voicecoach.app.messages import warn
from voicecoach.app.open_journal import opened_journal
from voicecoach.app.routines.routine_file import find_file
from voicecoach.core.clock import now
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import ago
from voicecoach.journal.model import Session, digest
from voicecoach.routine.library.identity import file_of
from voicecoach.score.model import Step, StepKind
from voicecoach.score.place import Entry
from voicecoach.session.control.remote_socket import RemoteSocket
from voicecoach.session.playback.transport import Position


def unfinished() -> Session | None:
    """Return the session to go on with. Raise VoicecoachError if the journal can't be read or the session runs."""
    with opened_journal(hint="`voicecoach start NAME` works without") as store:
        session = store.unfinished()
    if session and running(session):
        hint = "`voicecoach status` tells where it is, `voicecoach stop` ends it"
        raise VoicecoachError(f"{session.plan.routine} is running in another terminal", hint)
    return session


def go_on(session: Session, setup: Setup, door: RemoteSocket | None) -> int:
    """Go on with a session, with the choices it was begun with; return the exit code."""
    path = file_of(session.identity) or session.plan.path
    file = find_file(str(path))
    choices = replace(chosen(session.plan.choices), begin=None)
    notices = PendingNotices()
    notices.remark(_told(session, now() - session.seen))
    with listening(setup, notices) as ears, closing(Opening(setup, notices)) as opening:
        opening.wake(file, choices)

        from voicecoach.app.preparing import prepare_file  # what takes longest to load, but for the voice

        before = [past for past in last_sessions(file.known_by, warn) if past.id != session.id]
        prepared = prepare_file(file, choices, pasts=before, warn=warn)
        begin = _where(prepared.score, session)
        ask = setup.ask and may_ask(setup.output)
        return opening.hold(prepared, ears, door, begin, ask=ask, before=session)


def _where(score: tuple[Step, ...], session: Session) -> Position | None:
    """Return the step in hand; None where that is the first. Raise VoicecoachError if its exercise is gone."""
    step = session.hand.step if digest(score) == session.plan.score else _found(score, session)
    return Position(step, Entry(jumped=True, named=True)) if step else None


def _found(score: tuple[Step, ...], session: Session) -> int:
    """Return where the exercise in hand begins in a score that has changed. Raise VoicecoachError if it is gone."""
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
