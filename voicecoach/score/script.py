"""The script: a placed score as lines to read, or as data for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voicecoach.core.units import clock, seconds
from voicecoach.language.english import ENGLISH
from voicecoach.pose.model import Pose
from voicecoach.routine.model import Side
from voicecoach.score.model import Cue, Earcon, Placed, Segment, Step, StepKind, Stretch
from voicecoach.score.side_words import filled
from voicecoach.score.wording import where

ALIKE_FROM = 4
"""The fewest reps of a set whose middle ones are summed up in one line."""


@dataclass(frozen=True)
class ScriptLine:
    """One line of the script."""

    at: float
    """Seconds from the session's start."""
    step: str
    """What the person does."""
    heard: str
    """What is said, in quotes, and which earcons sound, in brackets."""
    heading: bool = False
    pose: tuple[Pose, ...] = ()
    """Of a heading: how the exercise looks."""
    side: Side | None = None
    """Of a heading: the side that comes first."""


def lines(placed: Iterable[Placed], every_rep: bool = False) -> Iterator[ScriptLine]:
    """Yield the script's lines; without `every_rep` the middle reps of a set are summed up in one."""
    start, exercise = 0, -1
    for number, one in enumerate(placed):
        if one.step.exercise != exercise and one.step.kind is StepKind.TALK and one.step.name:
            exercise = one.step.exercise
            name, look = filled(one.step.name, None, ENGLISH), one.step.about.pose
            yield ScriptLine(seconds(start), name, "", heading=True, pose=look, side=one.step.side)
        yield from _step_lines(one, start, every_rep or number == 0)
        start += one.frames


def total(placed: Iterable[Placed]) -> float:
    """Return the length of the whole score in seconds."""
    return seconds(sum(one.frames for one in placed))


def _step_lines(placed: Placed, start: int, every_rep: bool) -> Iterator[ScriptLine]:
    stretches = [stretch for stretch in placed.stretches if stretch.end > stretch.start] or placed.stretches
    cues = _cues_by_stretch(placed.cues, stretches)
    made = [
        ScriptLine(seconds(start + stretch.start), _doing(placed.step, stretch), heard(cues[index]))
        for index, stretch in enumerate(stretches)
    ]
    work = [index for index, stretch in enumerate(stretches) if stretch.segment.kind is StepKind.WORK]
    if every_rep or len(work) < ALIKE_FROM:
        yield from made
        return
    first, last = work[1] + 1, work[-1]
    yield from made[:first]
    skipped = len([index for index in work if first <= index < last])
    yield ScriptLine(made[first].at, f"... {skipped} more alike", f"until {clock(made[last].at)}")
    yield from made[last:]


def _cues_by_stretch(cues: Iterable[Cue], stretches: Sequence[Stretch]) -> list[list[Cue]]:
    """Return the cues of each stretch; a release earcon at a border belongs to the work that it ends."""
    found: list[list[Cue]] = [[] for _ in stretches]
    index, last = 0, len(found) - 1
    for cue in cues:
        releases = cue.what is Earcon.END and cue.frame == stretches[index].end
        while index < last and cue.frame >= stretches[index].end and not releases:
            index += 1
        found[index].append(cue)
    return found


def heard(cues: Iterable[Cue]) -> str:
    """Return cues in words: `[exercise] "Clamshell." [tick] [tick] [tick]`."""
    return " ".join(f"[{cue.what.value}]" if isinstance(cue.what, Earcon) else f'"{cue.what}"' for cue in cues)


_DOING = {StepKind.SWITCH: "switch", StepKind.WAIT: "wait for a key"}
"""What is told in other words than the screen's. A script is for the writer of a routine, and in English."""


def _doing(step: Step, stretch: Stretch) -> str:
    segment = stretch.segment
    length = seconds(stretch.end - stretch.start)
    parts = [_DOING.get(segment.kind) or ENGLISH.show(segment.kind.value)]
    if segment.kind is StepKind.WORK:
        parts = [", ".join(name for name, _ in segment.phases) or ENGLISH.show("work")]
        parts += where(ENGLISH, sets=(step.set, step.sets), reps=(segment.rep, segment.reps), short=True)
    if segment.side and segment.kind is not StepKind.GAP:
        parts.append(segment.side.value)
    if segment.kind is not StepKind.TALK:
        parts.append(_length(segment, length))
    return " ".join(parts)


def _length(segment: Segment, seconds: float) -> str:
    """Return a length as written. Rests are rounded, since they begin while a sound rings out and may grow."""
    return f"{round(seconds, 1 if segment.kind.exact else 0):g} s" if seconds < 60 else clock(round(seconds))


def as_data(placed: Iterable[Placed]) -> list[dict[str, object]]:
    """Return the steps as plain data: name, start and length in seconds, and every cue with its time."""
    steps: list[dict[str, object]] = []
    start = 0
    for one in placed:
        steps.append(
            {
                "kind": _kind(one.step).value,
                "exercise": one.step.name,
                "side": one.step.side.value if one.step.side else None,
                "set": one.step.set,
                "sets": one.step.sets,
                "start": seconds(start),
                "seconds": seconds(one.frames),
                "cues": [_cue_data(cue, start) for cue in one.cues],
            }
        )
        start += one.frames
    return steps


def _kind(step: Step) -> StepKind:
    """Return what one does in a step: what comes next may be told in a rest, on the clock."""
    kinds = {segment.kind for segment in step.segments}
    return kinds.pop() if len(kinds) == 1 else step.kind


def _cue_data(cue: Cue, start: int) -> dict[str, object]:
    sounded = isinstance(cue.what, Earcon)
    what = cue.what.value if isinstance(cue.what, Earcon) else cue.what
    return {"at": seconds(start + cue.frame), "sound" if sounded else "say": what, "seconds": seconds(cue.frames)}
