"""The observer: turns a moment of a session into the view that a person sees."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from voicecoach.core.units import RATE, seconds
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.estimate import estimate
from voicecoach.score.model import Earcon, Segment, Step, StepKind, Stretch
from voicecoach.score.pace import at_pace
from voicecoach.score.wording import exercise_name, where
from voicecoach.session.playback.moment import Moment
from voicecoach.session.playback.transport import Transport
from voicecoach.session.playback.view import View

_COUNTED = (StepKind.READY, StepKind.MOVE, StepKind.WORK, StepKind.GAP, StepKind.REST, StepKind.SWITCH)

ABOUT_TO, JUST_NOW = RATE // 2, RATE // 2
"""Frames before and after a phrase within which the voice counts as speaking."""


@dataclass(frozen=True)
class Observer:
    """Makes views of one session."""

    routine: str
    score: tuple[Step, ...]
    words: Language = ENGLISH
    """The language of the view."""

    @lru_cache(maxsize=2)  # noqa: B019 - a session has one observer, which lives as long as it does
    def _before(self, pace: float) -> Sequence[float]:
        """Return about how many seconds lie before each step, and at the end the length of the whole session."""
        return [0.0, *accumulate(estimate([at_pace(step, pace)]) for step in self.score)]

    def view(self, moment: Moment) -> View:
        """Return the view of `moment`."""
        transport, step = moment.transport, moment.transport.step
        left, progress = self._left_and_progress(transport, moment)
        view = View(
            self.routine,
            step.kind if moment.take or transport.finished else _begins(transport),
            exercise=exercise_name(step, self.words),
            text=step.text,
            pose=step.about.pose,
            picture=step.about.picture,
            side=step.side,
            set=step.set,
            sets=step.sets,
            round=step.about.round,
            rounds=step.about.rounds,
            coming=self._coming(transport),
            paused=transport.paused,
            finished=transport.finished,
            elapsed=seconds(moment.taken),
            left=left,
            progress=progress,
            speaking=_speaking(moment),
            words=self.words,
        )
        return self._within(view, moment) if moment.take and not transport.finished else view

    def _left_and_progress(self, transport: Transport, moment: Moment) -> tuple[float, float]:
        here, before = transport.place.step, self._before(transport.pace)
        own = before[here + 1] - before[here]
        share = transport.frame / moment.take.placed.frames if moment.take else 0.0
        left = own * (1 - min(1.0, share))
        if moment.take and transport.place.entry and transport.place.entry.heard:  # of its words some are over
            left = min(own, seconds(moment.take.placed.frames - transport.frame))
        elif moment.take and transport.place.changes:  # it is longer or shorter than it was written
            left = seconds(moment.take.placed.frames - transport.frame)
        passed = before[-1] if transport.finished else before[here + 1] - left
        whole = before[-1] or 1.0
        return whole - passed, passed / whole

    def _within(self, view: View, moment: Moment) -> View:
        assert moment.take is not None  # view() asks only then
        frame, placed = moment.transport.frame, moment.take.placed
        stretch = placed.stretch_at(frame)
        segment = stretch.segment
        said = (cue.what for cue in placed.cues if cue.frame <= frame < cue.end and not isinstance(cue.what, Earcon))
        phase, count = _phase_and_count(stretch, frame)
        return replace(
            view,
            kind=segment.kind,
            exercise=exercise_name(moment.transport.step, self.words, segment.side),
            caption=next(said, "") if not moment.reply else "",
            side=segment.side or view.side,
            rep=segment.rep,
            reps=segment.reps,
            phase=phase,
            count=count,
            done=min(1.0, (frame - stretch.start) / max(1, stretch.end - stretch.start)),
        )

    def _coming(self, transport: Transport) -> str:
        """Return the next thing to do other than rest."""
        here = transport.step
        for step in self.score[transport.place.step + 1 :]:
            if step.exercise != here.exercise and step.name and step.kind is StepKind.TALK:
                return exercise_name(step, self.words)
            if step.kind is StepKind.WORK and step.exercise == here.exercise >= 0:
                return self._visit(step, here)
        return ""

    def _visit(self, step: Step, here: Step) -> str:
        side = step.side if step.side is not here.side else None
        return ", ".join(where(self.words, side, sets=(step.set, step.sets))) or exercise_name(step, self.words)


def _begins(transport: Transport) -> StepKind:
    """Return what a step that isn't made yet begins with: one that is entered by a key begins with getting ready."""
    return transport.place.form(transport.score).segments[0].kind


def _speaking(moment: Moment) -> bool:
    """Return whether a phrase is being heard, is about to be, or has just been; earcons don't count."""
    take, frame = (moment.reply, moment.reply_frame) if moment.reply else (moment.take, moment.transport.frame)
    if take is None or (not moment.reply and (moment.transport.paused or moment.transport.finished)):
        return False
    words = (cue for cue in take.placed.cues if not isinstance(cue.what, Earcon))
    return any(cue.frame - ABOUT_TO <= frame < cue.end + JUST_NOW for cue in words)


def _phase_and_count(stretch: Stretch, frame: int) -> tuple[str, int | None]:
    """Return the phase of the rep at `frame` and the seconds left to count down, None while there are only words."""
    segment = stretch.segment
    if segment.kind not in _COUNTED:
        return "", None
    left = (stretch.end - frame) / RATE
    if segment.phases:
        return _phase(segment, segment.seconds - left)
    if segment.kind is StepKind.READY and left > segment.seconds:
        return "", None
    return "", math.ceil(left)


def _phase(segment: Segment, passed: float) -> tuple[str, int]:
    end = 0.0
    for name, length in segment.phases:
        end += length
        if passed < end:
            return name, math.ceil(end - passed)
    return segment.phases[-1][0], 0
