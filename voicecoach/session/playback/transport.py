"""Where a session is, as a pure state machine: feed it a command or "n frames heard", get the next state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from voicecoach.core.units import seconds
from voicecoach.score.model import Placed, Step, StepKind
from voicecoach.score.pace import Paced, at_pace, notch
from voicecoach.score.place import Entry, More, entered, heard_by
from voicecoach.session.playback.commands import Command, Effect

AHEAD = 5
"""Steps that are made ready in advance, the one in hand among them."""
MORE_SECONDS = 10.0


@dataclass(frozen=True)
class Position:
    """A step, and how it was entered."""

    step: int
    entry: Entry | None = None
    """None: it followed the step before."""
    changes: tuple[More | Paced, ...] = ()
    """What was made longer, slower or faster since; forgotten when it is entered anew."""
    pace: float = 1.0
    """How fast its reps are, 1 being as written, when it is entered."""

    def form(self, score: tuple[Step, ...]) -> Step:
        """Return the step as it is heard when entered this way."""
        step = at_pace(score[self.step], self.pace)
        step = entered(step, self.entry) if self.entry else step
        for change in self.changes:
            step = change.change(step)
        return step


@dataclass(frozen=True)
class Transport:
    """A place in a score, the frame in it, and whether it moves."""

    score: tuple[Step, ...]
    place: Position = Position(0)
    frame: int = 0
    paused: bool = False
    finished: bool = False
    cut: bool = False
    """Whether some exercise was left before its end: then the last words don't claim that all was done."""
    pace: float = 1.0
    """How fast reps are, 1 being as written; the place in hand keeps the one with which it was entered."""

    @property
    def step(self) -> Step:
        """The step one is in."""
        return self.score[self.place.step]

    @property
    def following(self) -> Position | None:
        """The place that follows of itself; None after the last step."""
        after, last = self.place.step + 1, len(self.score) - 1
        if after > last:
            return None
        return Position(after, Entry(jumped=True) if after == last and self.cut else None, pace=self.pace)

    def heard(self, frames: int, of: Placed) -> Transport:
        """Return the state after `frames` more, at most to the end of `of`, the step in hand as placed."""
        if self.paused or self.finished:
            return self
        frame = self.frame + frames
        if frame < of.frames:
            return replace(self, frame=frame)
        if of.loops:
            return replace(self, frame=of.stretches[-1].start)
        return self._to(self.following)

    def obey(self, command: Command, of: Placed) -> Transport:
        """Return the state after `command`, given while `of` was being heard; the same if it has nothing to do here."""
        if self.finished:
            return self
        command = self.meant(command)
        if command in _JUMPS:
            return replace(self, cut=self.cut or self._cuts(command))._to(self._target(command))
        changes: dict[Command, Callable[[], Transport]] = {
            Command.PAUSE: self.held,
            Command.RESUME: partial(self._go_on, of),
            Command.MORE: partial(self._longer, of),
            Command.SLOWER: partial(self._at_pace, notch(self.pace, up=False), of),
            Command.FASTER: partial(self._at_pace, notch(self.pace, up=True), of),
            Command.QUIT: partial(replace, self, finished=True),
        }
        return changes[command]() if command in changes else self

    def meant(self, command: Command) -> Command:
        """Return what `command` means here: a toggle is a pause or its end."""
        if command is not Command.TOGGLE:
            return command
        return Command.RESUME if self.paused or self.step.kind is StepKind.WAIT else Command.PAUSE

    def held(self) -> Transport:
        """Return the state paused, whatever it was."""
        return self if self.finished else replace(self, paused=True)

    def likely(self) -> list[Position]:
        """Return the places that may be heard soon, the likeliest first; what is read ahead."""
        ahead = [self.place]
        while len(ahead) < AHEAD and (place := replace(self, place=ahead[-1]).following):
            ahead.append(place)
        jumps = [place for command in _JUMPS if (place := self._target(command))]
        return [*ahead[:3], *jumps, *ahead[3:]]

    def _go_on(self, of: Placed) -> Transport:
        if self.paused:
            here = of.stretch_at(self.frame)
            index, left = of.stretches.index(here), seconds(here.end - self.frame)
            entry = Entry.again(self.step, self.place.entry, index, heard_by(of, self.frame), left)
            return replace(self, place=Position(self.place.step, entry, pace=self.pace), frame=0, paused=False)
        return self._to(self.following) if self.step.kind is StepKind.WAIT else self

    def _longer(self, of: Placed) -> Transport:
        """Return the state with ten seconds more of what is in hand; reps at a pace or to a tempo have none to give."""
        stretch = of.stretch_at(self.frame)
        segment, index = stretch.segment, of.stretches.index(stretch)
        if self.paused or segment.kind is StepKind.WAIT or segment.paced:
            return self
        # What grows with its words is as long as it turned out; getting ready is counted from their end.
        now = segment.seconds if segment.kind is StepKind.READY else seconds(stretch.end - stretch.start)
        heard = tuple(cue.what for cue in of.cues if stretch.start <= cue.frame <= self.frame)
        more = More(index, now + MORE_SECONDS, seconds(self.frame - stretch.start), heard)
        others = (other for other in self.place.changes if not (isinstance(other, More) and other.index == index))
        return replace(self, place=replace(self.place, changes=(*others, more)))

    def _at_pace(self, pace: float, of: Placed) -> Transport:
        """Return the state with reps at `pace` from the next on; while paused, it is entered anew in any case."""
        by, index = pace / self.pace, of.stretches.index(of.stretch_at(self.frame))
        changed = replace(self, pace=pace)
        if self.paused or by == 1 or not any(stretch.segment.paced for stretch in of.stretches[index + 1 :]):
            return changed
        return replace(changed, place=replace(self.place, changes=(*self.place.changes, Paced(index, by))))

    def _cuts(self, command: Command) -> bool:
        return (
            command.row.effect is Effect.SKIP
            and self.step.exercise >= 0
            and self.step.kind not in (StepKind.REST, StepKind.SWITCH)
        )

    def _target(self, command: Command) -> Position | None:
        here = self.place.step
        step = {
            Command.NEXT: here + 1,
            Command.BACK: max(0, here - 1),
            Command.REPEAT: here,
            Command.RESTART: self._first_of(self.step.exercise, here),
            Command.NEXT_EXERCISE: self._first_after(self.step.exercise, here),
            Command.HURTS: self._first_after(self.step.exercise, here),
        }[command]
        return Position(step, Entry(jumped=True), pace=self.pace) if step < len(self.score) else None

    def _to(self, place: Position | None) -> Transport:
        if place is None:
            return replace(self, paused=False, finished=True)
        return replace(self, place=place, frame=0, paused=False)

    def _first_of(self, exercise: int, here: int) -> int:
        while here > 0 and self.score[here - 1].exercise == exercise:
            here -= 1
        return here

    def _first_after(self, exercise: int, here: int) -> int:
        while here < len(self.score) and self.score[here].exercise == exercise:
            here += 1
        return min(here, len(self.score) - 1)


_JUMPS = tuple(command for command in Command if command.row.effect in (Effect.SKIP, Effect.AGAIN))
