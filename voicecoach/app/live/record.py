"""A session's record: its companion that writes it to the journal as it happens, and what was kept of one before."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from voicecoach.app.open_journal import open_store
from voicecoach.core.clock import Clock, now
from voicecoach.journal.history import hurt_in, parts_of
from voicecoach.journal.model import Hand, LeftStep, Outcome, Plan, Session, digest
from voicecoach.journal.opening import Tell
from voicecoach.journal.store import Store
from voicecoach.journal.work_done import Asked, PartDone, Work, asked_by_step, asked_in_all, part_of, tally
from voicecoach.journal.writer import Writer
from voicecoach.score.model import StepKind
from voicecoach.session.control.remote_client import sessions
from voicecoach.session.playback.commands import Put
from voicecoach.session.playback.step_outcomes import Left
from voicecoach.session.playback.view import View

if TYPE_CHECKING:
    from voicecoach.app.preparing import Prepared

RECENT = timedelta(hours=12)
"""How long a session that was left is offered to somebody who starts its routine anew."""


def running(session: Session) -> bool:
    """Return whether `session` still runs, in another process."""
    return session.pid != os.getpid() and session.pid in {other.pid for other in sessions()}


class Record:
    """Writes one session to the journal; opening it, too, is done by the writer, after the first sound."""

    def __init__(
        self,
        prepared: Prepared,
        tell: Tell,
        *,
        step: int = 0,
        before: Session | None = None,
        clock: Clock = now,
    ) -> None:
        """Be ready for a session that begins at `step`; with `before` it is that session which goes on."""
        self._prepared = prepared
        self._step = step
        self._tell = tell
        self._before = before
        self._clock = clock
        self.session = before.id if before else 0
        """Its number in the journal, the writer's to set; 0 if it could not be written."""
        self.kept = False
        """Whether all of it is in the journal, once it is over."""
        self._elapsed = self._moved = self._worked = 0.0  # seconds: with pauses; since the last step without; of work
        self._finished = False
        self._hand = step
        self.offer = ""
        """Told where a session of the routine that was left can go on, until something of this one is begun."""
        self._listed = self._did = before is not None  # whether a step of an exercise was left; and one that is work
        self.open_set = False
        """Whether it was stopped within a set of which some was done."""
        self.hurt_before: list[str] = []
        """The exercises that hurt before it was interrupted."""
        self._before_parts: dict[int, PartDone] = {}
        self._parts: list[tuple[int, PartDone]] = []
        self._asked: Asked | None = None

    def accompany(self, put: Put) -> Record:
        """Return itself, as a companion."""
        return self

    def __enter__(self) -> Record:
        when = self._clock()
        self._writer = Writer(lambda: open_store(self._tell, check=True), self._tell)
        self._writer.start()
        self._writer.put(lambda store: self._begin(store, when))
        return self

    def __exit__(self, *_: object) -> None:
        when, outcome = self._clock(), Outcome.FINISHED if self._finished else Outcome.STOPPED
        if not self._finished:
            self._stop_in_hand(when)
        self._writer.put(lambda store: self._end(store, outcome, when))
        self.kept = self._writer.stop()

    def show(self, view: View) -> None:
        """Take notice of the time that passes, pauses aside, and of the end."""
        if not view.paused:
            passed = view.elapsed - self._elapsed
            self._moved += passed
            self._worked += passed if view.kind is StepKind.WORK else 0.0
        self._elapsed, self._finished = view.elapsed, view.finished

    def left(self, index: int, how: Left, now: int) -> None:
        """Write that a step was left."""
        self._leave(index, how, now, self._clock())

    def _leave(self, index: int, how: Left, now: int, when: datetime) -> None:
        score, asked = self._prepared.score, self._asks[index]
        worked, self._worked = max(0.0, self._worked), 0.0
        if asked:
            self._parts.append((index, part_of(asked, how is Left.DONE, worked)))
        left = LeftStep(index, score[index], how.value, when, max(0.0, self._moved), asked, worked)
        hand, self._moved, self._hand = Hand.of(score, now), 0.0, now
        self._listed = self._listed or score[index].exercise >= 0
        self._did = self._did or asked is not None
        self._writer.put(lambda store: store.leave(self.session, left, hand))

    def _stop_in_hand(self, when: datetime) -> None:
        """Write what was done of the set in hand, which is begun again when the session goes on."""
        self.open_set = self._worked > 0 and self._hand < len(self._asks) and self._asks[self._hand] is not None
        if self.open_set:
            self._leave(self._hand, Left.AGAIN, self._hand, when)

    def _end(self, store: Store, outcome: Outcome, when: datetime) -> None:
        if self.offer and not self.begun and outcome is Outcome.STOPPED:
            store.forget(self.session)  # so that the one that was left can go on, as was offered
        else:
            store.end(self.session, outcome, when)

    @property
    def begun(self) -> bool:
        """Whether it is in the history: its first exercise was begun, or some done while another is offered."""
        return self._did if self.offer else self._listed

    @property
    def work(self) -> Work:
        """How much was done once it is over, with what was done before it was interrupted."""
        best = dict(self._before_parts)
        for index, part in self._parts:
            best[index] = max(part, best.get(index, part), key=lambda one: (one.whole, one.share))
        return tally(best.values(), self._asked or self._asked_of_all)

    @property
    def open_sets(self) -> list[int]:
        """The steps of the sets of as many reps as one can that were done this time."""
        score = self._prepared.score
        return list(dict.fromkeys(index for index, part in self._parts if part.whole and score[index].as_many))

    @cached_property
    def _asks(self) -> list[Asked | None]:
        return list(asked_by_step(self._prepared.score))

    @cached_property
    def _asked_of_all(self) -> Asked:
        """What the routine asks for, also where the person does only a part of it."""
        return asked_in_all(asked_by_step(self._prepared.whole) if self._prepared.whole else self._asks)

    def _begin(self, store: Store, when: datetime) -> None:
        made, score = self._prepared, self._prepared.score
        path, choices = str(made.path.absolute()), asdict(made.choices)
        asked = self._asked_of_all
        plan = Plan(made.routine.name, path, choices, digest(score), len(score), made.level, *asked, made.file.known_by)
        hand = Hand.of(score, self._step)
        if self._before:
            store.go_on(self._before.id, plan, hand, os.getpid())
            self._before_parts = parts_of(store, self._before.id)
            self.hurt_before = hurt_in(store, self._before.id)
            self._asked = store.asked(self._before.id) or Asked(asked.sets)
            return
        before = store.unfinished(made.file.known_by)
        offered = before if before and when - before.seen < RECENT and not running(before) else None
        self.session = store.begin(plan, hand, when, os.getpid())  # last of what may fail, as it may be tried again
        if offered:
            where = f", in {offered.hand.exercise}" if offered.hand.exercise else ""
            self.offer = f"`voicecoach resume` goes on where you stopped before{where}."
            self._tell(self.offer)
