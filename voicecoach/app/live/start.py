"""A whole session: the track is opened, the session is played and written to the journal, and its end is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from voicecoach.core.errors import Exit
from voicecoach.core.units import clock
from voicecoach.routine.adjust.variants import exercises

if TYPE_CHECKING:
    from voicecoach.app.live.notices import PendingNotices
    from voicecoach.app.live.perform import Equipment
    from voicecoach.app.prepare import Prepared
    from voicecoach.journal.model import Session
    from voicecoach.journal.work_done import Work
    from voicecoach.session.playback.loop import LiveOutcome


def run_session(
    prepared: Prepared, stage: Equipment, notices: PendingNotices, *, ask: bool, before: Session | None = None
) -> int:
    """Hold a session, with all of it written to the journal; return the exit code. With `before` that one goes on.

    If we may `ask`, the pain it left is asked for: not of who quit before anything was done, or was shut down.
    """
    from voicecoach.app.live.pain import ask_for_now
    from voicecoach.app.live.perform import perform
    from voicecoach.app.live.phone import phone
    from voicecoach.app.live.record import Record
    from voicecoach.app.messages import tell
    from voicecoach.app.prepare import open_track
    from voicecoach.session.control.keys import flowing
    from voicecoach.session.playback.answers import answer

    routine = prepared.routine
    for exercise in exercises(routine.exercises):
        if exercise.variant:
            notices(f"{prepared.words.show(exercise.variant)}: {exercise.name}.")
    if prepared.told:
        notices(" ".join(prepared.told))
    track = open_track(routine, prepared.choices, notices)
    with phone(stage, routine.name, notices) as shown:
        record = Record(prepared, notices, step=stage.begin.step if stage.begin else 0, before=before)
        whole = replace(
            shown,
            hurts=prepared.words.say("hurts"),
            companions=[*shown.companions, record.accompany],
            on_left=record.left,
            answer=partial(answer, prepared.words),
            words=prepared.words,
        )
        outcome = perform(routine.name, prepared.score, track, whole, notices)
    work = record.work
    with flowing():
        for line in _told(routine.name, outcome, work):
            tell(line)
        for notice in outcome.unshown:
            tell(notice)
        if not record.kept:  # it was told, while nobody may have looked
            tell("The journal could not be written: this session is not in it, or not all of it.")
    if ask and (work.something or outcome.hurt) and not outcome.killed and record.session:
        ask_for_now(record.session, stage.ears)
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def _told(name: str, outcome: LiveOutcome, work: Work) -> Iterator[str]:
    """Yield how it ended, how much was done and what hurt, a line each."""
    from voicecoach.journal.work_done import ENOUGH

    where = f", in {outcome.exercise}" if outcome.exercise and not outcome.finished else ""
    yield f"{name}: {'finished' if outcome.finished else 'stopped'} after {clock(outcome.seconds)}{where}."
    short = "" if work.enough else f" That is {work.percent} %; a session counts as done from {100 * ENOUGH:.0f} %."
    yield f"You did {work.told()}.{short}"
    if outcome.hurt:
        hurt = ", ".join(dict.fromkeys(outcome.hurt))
        yield f"Ended because it hurt: {hurt}. If it keeps hurting, see a professional."
