"""A whole session: the track is opened, the session is played and written to the journal, and its end is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.level import pasts_of
from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.perform import Equipment, play
from voicecoach.app.live.question import may_ask
from voicecoach.app.messages import tell, warn
from voicecoach.app.preparing import Prepared, RoutineFile, find_file, prepare_file
from voicecoach.app.routine_warnings import tell_warnings
from voicecoach.app.track import open_track
from voicecoach.core.clock import now
from voicecoach.core.errors import Exit
from voicecoach.core.units import clock
from voicecoach.journal.level_advice import asks_for_day
from voicecoach.journal.work_done import ENOUGH, Work
from voicecoach.routine.adjust.variants import exercises
from voicecoach.score.place import JUMPED
from voicecoach.session.control.keys import flowing
from voicecoach.session.control.remote_socket import RemoteSocket
from voicecoach.session.display.choose import has_screen
from voicecoach.session.playback.answers import answer
from voicecoach.session.playback.loop import LiveOutcome
from voicecoach.session.playback.step_outcomes import Left
from voicecoach.session.playback.transport import Position

if TYPE_CHECKING:
    from voicecoach.app.live.record import Record
    from voicecoach.journal.history import PastSession
    from voicecoach.journal.model import Session
    from voicecoach.session.voice_control.companion import VoiceControl


def start_named(name: str, choices: Choices, setup: Setup, door: RemoteSocket | None) -> int:
    """Hold a session of the routine of that name; return the exit code."""
    notices = PendingNotices()
    ask = setup.ask and may_ask(setup.output)
    with listening(setup, notices) as ears:
        file = find_file(name)
        pasts = _pasts(file, ears) if ask else None
        prepared = prepare_file(file, choices, remember=notices, pasts=pasts, warn=warn)
        with flowing():
            tell_warnings(prepared, notices if has_screen(setup.plain, sys.stdout, os.environ) else warn)
        begin = Position(prepared.begin, JUMPED) if prepared.begin else None
        return run_session(prepared, Equipment(setup, begin, door=door, ears=ears), notices, ask=ask)


def run_session(
    prepared: Prepared, equipment: Equipment, notices: PendingNotices, *, ask: bool, before: Session | None = None
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
    with closing(open_track(routine, prepared.choices, notices)) as track:
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
        _tell_end(routine.name, outcome, record())
        if ask and not outcome.killed and record().session and (open_sets := record().open_sets):
            from voicecoach.app.live.counts import ask_counts  # likewise

            ask_counts(record().session, prepared.score, open_sets, prepared.words)
        if ask and (record().work.something or outcome.hurt) and not outcome.killed and record().session:
            from voicecoach.app.live.pain import ask_for_now  # the journal, after the session

            ask_for_now(record().session, equipment.ears)
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def listening(setup: Setup, notices: PendingNotices) -> AbstractContextManager[VoiceControl | None]:
    """Return ears if they are wanted, for the session and for the questions before and after it."""
    if not setup.listen:
        return nullcontext()
    from voicecoach.app.live.voice_control import ears  # loaded only where it is asked for

    return ears(setup, notices)


def _phone(equipment: Equipment, routine: str, notices: PendingNotices) -> AbstractContextManager[Equipment]:
    """Return the equipment, with the phone page where that was asked for."""
    if equipment.setup.remote is None:
        return nullcontext(equipment)
    from voicecoach.app.live.phone import phone  # likewise

    return phone(equipment, equipment.setup.remote, routine, notices)


def _pasts(file: RoutineFile, ears: VoiceControl | None) -> Sequence[PastSession]:
    """Return a routine's last sessions.

    First ask how the 24 hours after the last one with anything to feel were, if they are over, not long ago and not
    known. With `ears` the answer can be spoken.
    """
    done = pasts_of(file.known_by, warn)
    if last := asks_for_day(done, now()):
        from voicecoach.app.live.pain import ask_for_day  # seldom asked

        done[done.index(last)] = replace(last, pain_after=ask_for_day(last.id, ears))
    return done


def _tell_choices(prepared: Prepared, notices: PendingNotices) -> None:
    for exercise in exercises(prepared.routine.exercises):
        if exercise.variant:
            notices(f"{prepared.words.show(exercise.variant)}: {exercise.name}.")
    if prepared.told:
        notices(" ".join(prepared.told))


def _tell_end(name: str, outcome: LiveOutcome, record: Record) -> None:
    with flowing():
        for line in _told(name, outcome, record.work):
            tell(line)
        for notice in outcome.unshown:
            tell(notice)
        if not record.kept:  # it was told, while nobody may have looked
            tell("The journal could not be written: this session is not in it, or not all of it.")


def _told(name: str, outcome: LiveOutcome, work: Work) -> Iterator[str]:
    """Yield how it ended, how much was done and what hurt, a line each."""
    where = f", in {outcome.exercise}" if outcome.exercise and not outcome.finished else ""
    yield f"{name}: {'finished' if outcome.finished else 'stopped'} after {clock(outcome.seconds)}{where}."
    short = "" if work.enough else f" That is {work.percent} %; a session counts as done from {100 * ENOUGH:.0f} %."
    yield f"You did {work.told()}.{short}"
    if where:
        yield "To go on there: `voicecoach resume`"
    if outcome.hurt:
        hurt = ", ".join(dict.fromkeys(outcome.hurt))
        yield f"Ended because it hurt: {hurt}. If it keeps hurting, see a professional."
