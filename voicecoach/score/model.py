"""The data of a score: earcons, steps and segments before they are placed, and cues at frames after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from voicecoach.pose.model import Pose
from voicecoach.routine.model import Side


class Earcon(str, Enum):
    """A short sound with a meaning. The value is the file's name in `sounds/`."""

    WELCOME = "welcome"
    """A session begins."""
    EXERCISE = "exercise"
    """A new exercise is coming."""
    TICK = "tick"
    """A start or an end is coming up: one, two, three seconds away."""
    START = "start"
    """Go: a hold or a set starts now."""
    END = "end"
    """Release: a hold or a set ends now."""
    REP = "rep"
    """A rep starts now."""
    UP = "up"
    """Move into a hold, or the phase of a rep in which one goes; breathe in."""
    STEADY = "steady"
    """A phase of a rep in which one stays still."""
    DOWN = "down"
    """The phase of a rep in which one goes back; breathe out."""
    SWITCH = "switch"
    """Change sides."""
    SET = "set"
    """A set is done; rest."""
    REST = "rest"
    """An exercise is done; rest."""
    WAIT = "wait"
    """The coach waits for you."""
    FINISH = "finish"
    """The session is done."""
    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    HURTS = "hurts"
    """The answer to "it hurts": soft, not a buzzer."""
    OK = "ok"
    """A key was understood that changes nothing you would hear otherwise."""


class StepKind(str, Enum):
    """What a person does during a segment; the screen shows it, and placing depends on it."""

    TALK = "talk"
    """Listen: as long as the words."""
    READY = "ready"
    """Take the position: counted from the end of speech."""
    WORK = "work"
    """A hold, a rep or a stretch of time: exactly as long as written; words that don't fit are left out."""
    MOVE = "move"
    """Get into a hold: exactly as long as written, like work, but not a part of what is held."""
    GAP = "gap"
    """Between two reps: exactly as long as written, like work."""
    REST = "rest"
    """At least as long as written; words that don't fit make it longer."""
    SWITCH = "switch"
    """Time to change sides: like a rest."""
    WAIT = "wait"
    """Until a key is pressed: its sounds are repeated."""

    @property
    def exact(self) -> bool:
        """Whether its length is fixed, whatever is said in it."""
        return self in (StepKind.WORK, StepKind.MOVE, StepKind.GAP)


SENTENCE_PAUSE = 0.35
"""Seconds of silence after a sentence that asks for no movement."""


@dataclass(frozen=True)
class Say:
    """Words, or an earcon that takes its turn among them."""

    what: str | Earcon
    at: float = 0.0
    """The earliest it is heard, in seconds after the segment's start; negative: before its end, or not at all."""
    forms: tuple[str, ...] = ()
    """Every way to say it, `what` being the first; empty where there is but one. `score.variety` picks."""
    phrase: str = ""
    """The name of the phrase that has these forms, which is not said in the same words twice running."""
    pause: float = SENTENCE_PAUSE
    """Seconds of silence after it, before the next words or the end of the segment."""
    before: float | None = None
    """Seconds after the segment's start before which it begins, or it isn't said: the end of the phase it names."""


@dataclass(frozen=True)
class Mark:
    """An earcon at an exact moment."""

    earcon: Earcon
    at: float
    """Seconds from the segment's start; negative: before its end."""


@dataclass(frozen=True)
class Glide:
    """A soft tone for the whole of a phase, so that one hears which way to move and for how long."""

    earcon: Earcon
    """UP, STEADY or DOWN."""
    at: float
    """Seconds from the segment's start; it sounds from the end of the earcon that is heard there."""
    seconds: float
    """How long the phase lasts."""


@dataclass(frozen=True)
class Segment:
    """A part of a step that is resumed as a whole: after a pause, the interrupted segment begins again.

    Of what is only said, it is the words that were interrupted.
    """

    kind: StepKind
    seconds: float = 0.0
    says: tuple[Say, ...] = ()
    marks: tuple[Mark, ...] = ()
    glides: tuple[Glide, ...] = ()
    counted: Earcon | None = None
    """This earcon, which ended the step before, already took that much of this segment's time."""
    ahead: tuple[Segment, ...] = ()
    """What follows in the next step and has to fit into this segment's time: an introduction within a rest."""
    rep: int = 0
    reps: int = 0
    side: Side | None = None
    phases: tuple[tuple[str, float], ...] = ()
    """Name and seconds of each phase of a rep, a hold being one phase; for the screen."""
    where: str = ""
    """Where one is, in a few words; said when the segment is resumed."""
    paced: bool = False
    """Whether it is a rep with a tempo or a pace, which can be slowed down or sped up; holds can't."""
    fixed: bool = False
    """Whether it is exactly as long as written although its kind need not be: the next start is on the clock."""

    @property
    def exact(self) -> bool:
        """Whether its length is fixed, whatever is said in it."""
        return self.fixed or self.kind.exact


@dataclass(frozen=True)
class About:
    """The exercise that a step belongs to; one object for all its steps."""

    exercise: int = -1
    """The exercise's number in order of performance, from 0; -1 before the first and after the last."""
    name: str = ""
    """As the routine has it: what the exercise is known by."""
    round: int = 0
    rounds: int = 0
    within: tuple[str, ...] = ()
    """The names of the exercises that are done in it by turns, at one's own pace."""
    pose: tuple[Pose, ...] = ()
    """How it looks, to be shown: one pose, start and end, or a flow."""
    picture: str = ""
    """The file of a picture of it, in place of the pose."""


@dataclass(frozen=True)
class Step:
    """The smallest stretch that a person can skip or repeat."""

    kind: StepKind
    """The kind of its main segment."""
    segments: tuple[Segment, ...]
    about: About = About()
    text: str = ""
    """What to do, to be shown while it is done."""
    side: Side | None = None
    set: int = 0
    sets: int = 0
    load: str = ""
    """What is lifted, worn or pulled at in it."""
    as_many: bool = False
    """Whether it is a set of as many reps as one can, of which only the person knows the number."""
    jumped: tuple[Segment, ...] = ()
    """The segments heard instead when one arrives by a key; empty: the same."""

    @property
    def exercise(self) -> int:
        """The exercise's number in order of performance, from 0; -1 before the first and after the last."""
        return self.about.exercise

    @property
    def name(self) -> str:
        """The exercise's name as the routine has it: what the exercise is known by."""
        return self.about.name


@dataclass(frozen=True)
class Cue:
    """A sound at a frame of a step."""

    frame: int
    what: str | Earcon
    frames: int
    """How long it sounds."""

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.frame + self.frames


@dataclass(frozen=True)
class Tone:
    """A soft tone under the cues, which glides for as long as a phase lasts."""

    earcon: Earcon
    """UP, STEADY or DOWN: where it glides."""
    frame: int
    frames: int
    """How long it sounds."""

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.frame + self.frames


@dataclass(frozen=True)
class Stretch:
    """Where a placed segment lies in its step."""

    segment: Segment
    start: int
    end: int


@dataclass(frozen=True)
class Placed:
    """A step with every sound at its frame."""

    step: Step
    cues: tuple[Cue, ...]
    """By frame; no two overlap."""
    stretches: tuple[Stretch, ...]
    frames: int
    loops: bool = False
    """A waiting step: its last stretch is heard again and again until a key."""
    tones: tuple[Tone, ...] = ()
    """By frame; no two overlap, but cues lie above them."""

    def stretch_at(self, frame: int) -> Stretch:
        """Return the stretch that `frame` lies in; past the end, the last one."""
        for stretch in self.stretches:
            if frame < stretch.end:
                return stretch
        return self.stretches[-1]
