"""A whole session: the track is opened, the session is played and written to the journal, and its end is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.perform import Equipment, play
from voicecoach.app.messages import tell
from voicecoach.app.preparing import Prepared
from voicecoach.core.errors import Exit
from voicecoach.core.units import clock
from voicecoach.journal.work_done import ENOUGH, Work
from voicecoach.routine.adjust.variants import exercises
from voicecoach.session.control.keys import flowing
from voicecoach.session.playback.answers import answer
from voicecoach.session.playback.loop import LiveOutcome
from voicecoach.session.playback.step_outcomes import Left

if TYPE_CHECKING:
    from voicecoach.app.live.record import Record
    from voicecoach.journal.model import Session
    from voicecoach.sound.track import Track


def run_session(
    prepared: Prepared,
    track: Track,
    equipment: Equipment,
    notices: PendingNotices,
    *,
    ask: bool,
    before: Session | None = None,
) -> int:
    """Hold a session, with all of it written to the journal; return the exit code. With `before` that one goes on.

    If we may `ask`, the pain it left is asked for: not of who quit before anything was done, or was shut down.
    """

    @cache
    def record() -> Record:
        from voicecoach.app.live.record import Record  # the journal, after the first sound

        return Record(prepared, notices, step=equipment.begin.step if equipment.begin else 0, before=before)

    def left(index: int, how: Left, hand: int) -> None:
        record().left(index, how, hand)

    routine = prepared.routine
    _tell_choices(prepared, notices)
    with _phone(equipment, routine.name, notices) as shown:
        whole = replace(
            shown,
            hurts=prepared.words.say("hurts"),
            companions=[*shown.companions, lambda put: record().accompany(put)],
            on_left=left,
            answer=partial(answer, prepared.words),
            words=prepared.words,
        )
        outcome = play(routine.name, prepared.score, track, whole, notices)
    _tell_end(routine.name, outcome, record(), resumed=before is not None)
    if ask and not outcome.killed and record().session and (open_sets := record().open_sets):
        from voicecoach.app.live.counts import ask_counts  # likewise

        ask_counts(record().session, prepared.score, open_sets, prepared.words)
    if ask and (record().work.something or outcome.hurt) and not outcome.killed and record().session:
        from voicecoach.app.live.pain import ask_for_now  # the journal, after the session

        ask_for_now(record().session, equipment.ears)
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def _phone(equipment: Equipment, routine: str, notices: PendingNotices) -> AbstractContextManager[Equipment]:
    """Return the equipment, with the phone page where that was asked for."""
    if equipment.setup.remote is None:
        return nullcontext(equipment)
    from voicecoach.app.live.phone import phone  # likewise

    return phone(equipment, equipment.setup.remote, routine, notices)


def _tell_choices(prepared: Prepared, notices: PendingNotices) -> None:
    for exercise in exercises(prepared.routine.exercises):
        if exercise.variant:
            notices(f"{prepared.words.show(exercise.variant)}: {exercise.name}.")
    if prepared.told:
        notices.remark(" ".join(prepared.told))


def _tell_end(name: str, outcome: LiveOutcome, record: Record, *, resumed: bool) -> None:
    with flowing():
        for line in _told(name, outcome, record, resumed=resumed):
            tell(line)
        for notice in outcome.unshown:
            if notice != record.offer:  # told above, where it is still true
                tell(notice)
        if not record.kept:  # it was told, while nobody may have looked
            tell("The journal could not be written: this session is not in it, or not all of it.")


def _told(name: str, outcome: LiveOutcome, record: Record, *, resumed: bool) -> Iterator[str]:
    """Yield how it ended, how much was done, how it goes on and what hurt, a line each.

    The time is of this part of a session that was `resumed`; how much was done and what hurt are of all of it.
    """
    since = " since it went on" if resumed else ""
    where = f", in {outcome.exercise}" if outcome.exercise and not outcome.finished else ""
    yield f"{name}: {'finished' if outcome.finished else 'stopped'} after {clock(outcome.seconds)}{since}{where}."
    if record.begun or outcome.finished:
        yield _done(record.work)
    else:
        yield "Nothing of it was done yet, so `voicecoach history` doesn't list it."
    if record.kept and not outcome.finished and (where or not record.begun):
        yield _goes_on(record, "there" if where else "")
    if names := (*record.hurt_before, *outcome.hurt):
        hurt = ", ".join(dict.fromkeys(names))
        yield f"Ended because it hurt: {hurt}. If it keeps hurting, see a professional."


def _done(work: Work) -> str:
    short = f" That is {work.percent_told}; a session counts as done from {100 * ENOUGH:.0f} %."
    return f"You did {work.told()}.{'' if work.enough else short}"


def _goes_on(record: Record, there: str) -> str:
    """Return what `resume` does after a session that was stopped."""
    if record.open_set:
        return "To begin this set again and go on: `voicecoach resume`"
    if record.offer and not record.begun:
        return record.offer
    return f"To go on{there and ' '}{there}: `voicecoach resume`"
