"""Where a session is, as a pure state machine: feed it a command or "n frames heard", get the next state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from voicecoach.score.model import Kind, Placed, Step
from voicecoach.score.place import Entry, entered

AHEAD = 5
"""Steps that are made ready in advance, the one in hand among them."""


class Command(str, Enum):
    """What a person can ask of a running session, by whatever means."""

    PAUSE = "pause"
    """Pause, or go on; in a wait: go on."""
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    """The step in hand again."""
    RESTART = "restart"
    """The exercise in hand again."""
    HURTS = "hurts"
    """End this exercise and go on to the next."""
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    """Voice off or on; the earcons stay."""
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True)
class Place:
    """A step, and how it was entered."""

    step: int
    entry: Entry | None = None
    """None: it followed the step before."""

    def form(self, score: tuple[Step, ...]) -> Step:
        """Return the step as it is heard when entered this way."""
        step = score[self.step]
        return entered(step, self.entry) if self.entry else step


@dataclass(frozen=True)
class Transport:
    """A place in a score, the frame in it, and whether it moves."""

    score: tuple[Step, ...]
    place: Place = Place(0)
    frame: int = 0
    paused: bool = False
    finished: bool = False
    cut: bool = False
    """Whether some exercise was left before its end: then the last words don't claim that all was done."""

    @property
    def step(self) -> Step:
        """The step one is in."""
        return self.score[self.place.step]

    @property
    def following(self) -> Place | None:
        """The place that follows of itself; None after the last step."""
        after, last = self.place.step + 1, len(self.score) - 1
        if after > last:
            return None
        return Place(after, Entry(jumped=True)) if after == last and self.cut else Place(after)

    def heard(self, frames: int, of: Placed) -> Transport:
        """Return the state after `frames` more, at most to the end of `of`, the step in hand as placed."""
        if self.paused or self.finished:
            return self
        frame = self.frame + frames
        if frame < of.frames:
            return replace(self, frame=frame)
        if of.loops:
            return replace(self, frame=0)
        return self._to(self.following)

    def obey(self, command: Command, of: Placed) -> Transport:
        """Return the state after `command`, given while `of` was being heard."""
        if self.finished:
            return self
        if command is Command.PAUSE:
            return self._pause_or_go_on(of)
        if command in _JUMPS:
            return replace(self, cut=self.cut or self._cuts(command))._to(self._target(command))
        return replace(self, finished=True) if command is Command.QUIT else self

    def held(self) -> Transport:
        """Return the state paused, whatever it was; for a lost device."""
        return self if self.finished else replace(self, paused=True)

    def likely(self) -> list[Place]:
        """Return the places that may be heard soon, the likeliest first; what is read ahead."""
        ahead = [self.place]
        while len(ahead) < AHEAD and (place := replace(self, place=ahead[-1]).following):
            ahead.append(place)
        jumps = [place for command in _JUMPS if (place := self._target(command))]
        return [*ahead[:3], *jumps, *ahead[3:]]

    def _pause_or_go_on(self, of: Placed) -> Transport:
        if self.paused:
            stretch = of.stretches.index(of.stretch_at(self.frame))
            entry = Entry.again(self.step, self.place.entry, stretch)
            return replace(self, place=Place(self.place.step, entry), frame=0, paused=False)
        if self.step.kind is Kind.WAIT:
            return self._to(self.following)
        return replace(self, paused=True)

    def _cuts(self, command: Command) -> bool:
        leaves = command in (Command.NEXT, Command.HURTS)
        return leaves and self.step.exercise >= 0 and self.step.kind not in (Kind.REST, Kind.SWITCH)

    def _target(self, command: Command) -> Place | None:
        here = self.place.step
        step = {
            Command.NEXT: here + 1,
            Command.BACK: max(0, here - 1),
            Command.REPEAT: here,
            Command.RESTART: self._first_of(self.step.exercise, here),
            Command.HURTS: self._first_after(self.step.exercise, here),
        }[command]
        return Place(step, Entry(jumped=True)) if step < len(self.score) else None

    def _to(self, place: Place | None) -> Transport:
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


_JUMPS = (Command.NEXT, Command.BACK, Command.REPEAT, Command.RESTART, Command.HURTS)
