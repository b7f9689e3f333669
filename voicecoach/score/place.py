"""Placing: a step and the measured lengths of its sounds become cues at frames.

Rule one: speech never steals exercise time. Rule two: nothing overlaps, nothing is cut (docs/design.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.core.units import frames
from voicecoach.score.model import Cue, Earcon, Mark, Placed, Say, Segment, Step, StepKind, Stretch, Tone

Lengths = Mapping[str | Earcon, int]
"""The length of every earcon and phrase, in frames. A missing phrase isn't said: no voice could speak it."""

BREATH = frames(0.2)
"""Silence between two phrases within work, so that they are heard as two."""
BEAT = frames(0.08)
"""Silence between an earcon and words, and the least before an exact earcon."""
SHORTEST_TONE = frames(0.1)


def place(step: Step, lengths: Lengths) -> Placed:
    """Return `step` with every sound at its frame.

    Exact segments keep their length: what doesn't fit in them is left out. The others grow until all is said.
    """
    cues, stretches, end = _laid_out(step.segments, lengths)
    tones = tuple(tone for stretch in stretches for tone in _tones(stretch, cues))
    return Placed(step, tuple(cues), tuple(stretches), end, step.kind is StepKind.WAIT, tones)


def _laid_out(segments: Sequence[Segment], lengths: Lengths) -> tuple[list[Cue], list[Stretch], int]:
    """Return the cues of segments that follow one another, where each of them lies, and the end of all."""
    cues: list[Cue] = []
    stretches: list[Stretch] = []
    cursor = free = 0  # the segment's start; the first frame after all sounds so far
    for segment in segments:
        follows_exact = bool(stretches) and stretches[-1].segment.exact
        start = cursor if follows_exact or not segment.exact else max(cursor, free)
        fill = _fill_exact if segment.exact else _fill_growing
        sounds, end = fill(segment, start, free, lengths)
        cues += sounds
        free = max([free, *(cue.end for cue in sounds)])
        stretches.append(Stretch(segment, start, end))
        cursor = end
    return cues, stretches, max(cursor, free)


def _tones(stretch: Stretch, cues: Sequence[Cue]) -> Iterator[Tone]:
    for glide in stretch.segment.glides:
        start = stretch.start + frames(glide.at)
        end = min(stretch.end, stretch.start + frames(glide.at + glide.seconds))
        start = max([start, *(c.end for c in cues if c.frame <= start < c.end and isinstance(c.what, Earcon))])
        if end - start >= SHORTEST_TONE:
            yield Tone(glide.earcon, start, end - start)


def entered(step: Step, entry: Entry) -> Step:
    """Return `step` as it is heard when entered by a key at `entry`, with a lead-in before any work."""
    base = entry.segments(step)
    begun = base[entry.segment]
    first = _rest_of(replace(begun, counted=None, says=begun.says[entry.heard :]), entry.gone)
    where = ". ".join(filter(None, (step.name if entry.named else "", first.where)))
    lead = (lead_in(where),) if first.kind in LED_INTO else ()
    return replace(step, segments=(*lead, first, *base[entry.segment + 1 :]), jumped=())


def _rest_of(segment: Segment, gone: float) -> Segment:
    """Return what is left of an exact segment after so many seconds: its first sound, and all that is still to come."""
    if not gone:
        return segment
    marks = tuple(
        replace(mark, at=mark.at - gone) if mark.at > 0 else mark
        for mark in segment.marks
        if mark.at <= 0 or mark.at > gone
    )
    says = tuple(
        replace(say, at=say.at - gone, before=None if say.before is None else say.before - gone)
        for say in segment.says
        if say.at > gone
    )
    return replace(segment, seconds=segment.seconds - gone, marks=marks, says=says)


LED_INTO = (StepKind.WORK, StepKind.MOVE)
"""What one isn't thrown into: who comes back to it hears where it is, and three ticks."""


@dataclass(frozen=True)
class Entry:
    """Where a step is entered by a key, by a jump or after a pause."""

    jumped: bool = False
    segment: int = 0
    named: bool = False
    """Whether to name the exercise before the lead-in, for somebody who comes back after a while."""
    heard: int = 0
    """How many of the segment's words were heard already, and are not said again."""
    gone: float = 0.0
    """Seconds of the segment that had passed, where it is so long that it is gone on with."""

    def segments(self, step: Step) -> tuple[Segment, ...]:
        """Return the step's segments as heard when entered this way."""
        return step.jumped if self.jumped and step.jumped else step.segments

    @classmethod
    def again(cls, step: Step, before: Entry | None, stretch: int, heard: int = 0, left: float | None = None) -> Entry:
        """Return the entry that takes `step` up after an interruption in a `stretch` of it, entered `before`.

        The interrupted hold or rep begins again, with the time to get into it; a long time that is no hold goes on with
        the seconds that were `left`, and a gap with the rep after it. Of words, so many that were `heard` are left out.
        """
        jumped, skipped = (before.jumped, before.segment) if before else (False, 0)
        segments = cls(jumped).segments(step)
        lead = bool(before) and segments[skipped].kind in LED_INTO
        segment = max(skipped, skipped + stretch - lead)
        moved_into = segment > 0 and segments[segment - 1].kind is StepKind.MOVE
        heard += before.heard if before and segment == skipped else 0
        gone = before.gone if before and segment == skipped else 0.0
        if left is not None and _goes_on(segments[segment]) and skipped + stretch - lead == segment:
            gone = min(max(0.0, segments[segment].seconds - left), segments[segment].seconds - LEAST)
        entry = segment + (segments[segment].kind is StepKind.GAP) - moved_into
        return cls(jumped, entry, heard=heard, gone=gone if entry == segment else 0.0)


LONG, LEAST = 60.0, 3.0
"""Seconds from which on a time that is no hold goes on after a pause, and the least that is then done of it."""


def _goes_on(segment: Segment) -> bool:
    """Whether what was done of a segment isn't done again: ten minutes of walking, but no hold and no rep."""
    plain = not (segment.paced or segment.phases or segment.glides)
    return segment.kind is StepKind.WORK and plain and segment.seconds >= LONG


JUMPED = Entry(jumped=True)


def heard_by(placed: Placed, frame: int) -> int:
    """Return how many of the words of a talk were over by `frame`, all but the last at most; 0 within anything else."""
    stretch = placed.stretch_at(frame)
    says = stretch.segment.says
    if stretch.segment.kind is not StepKind.TALK:
        return 0
    over = [cue.what for cue in placed.cues if stretch.start <= cue.frame and cue.end <= frame]
    heard = 0
    for number, say in enumerate(says[:-1], 1):  # those that no voice could speak are no cues
        if over[:1] == [say.what]:
            heard = number
            del over[0]
    return heard


@dataclass(frozen=True)
class More:
    """A segment of a step that was made longer while it was heard."""

    index: int
    """Which of the step's segments."""
    seconds: float
    """How long it is now."""
    passed: float
    """Seconds of it that had passed then."""
    heard: tuple[str | Earcon, ...]
    """What had begun to be said in it by then: in an exact segment, words still to come are of a time left that is no
    longer true, and words that had not fitted would begin in the middle."""

    def change(self, step: Step) -> Step:
        """Return `step` with one segment longer: its end comes later, and so do the ticks and the release before it."""
        segment = step.segments[self.index]
        longer = replace(segment, seconds=self.seconds, counted=None, ahead=())
        if segment.exact:
            longer = _longer_work(longer, self, self.seconds - segment.seconds)
        return replace(step, segments=(*step.segments[: self.index], longer, *step.segments[self.index + 1 :]))


def _longer_work(segment: Segment, more: More, by: float) -> Segment:
    """Return an exact segment with `by` seconds more: its countdown is heard at its new end, in full."""
    later = tuple(replace(mark, at=mark.at + by) for mark in segment.marks if mark.at > 0)
    before = tuple(mark for mark in segment.marks if 0 <= mark.at <= more.passed)
    from_end = tuple(mark for mark in segment.marks if mark.at < 0)
    says = tuple(say for say in segment.says if say.what in more.heard)
    phases = tuple((name, seconds + by) for name, seconds in segment.phases)
    return replace(segment, marks=(*before, *later, *from_end), says=says, phases=phases)


def lead_in(where: str) -> Segment:
    """Return the stretch before work that is entered by a key: where one is, then 3-2-1."""
    says = (Say(where),) if where else ()
    return Segment(StepKind.READY, 3.5, says, ticks(3), where=where)


@lru_cache(maxsize=16)
def ticks(count: int) -> tuple[Mark, ...]:
    """Return ticks for the last `count` seconds of a segment."""
    return tuple(Mark(Earcon.TICK, -float(n)) for n in range(count, 0, -1))


def _fill_exact(segment: Segment, start: int, free: int, lengths: Lengths) -> tuple[list[Cue], int]:
    counted = lengths.get(segment.counted, 0) if segment.counted else 0
    end = start + max(0, frames(segment.seconds) - counted)
    marks = _marks(segment, start, end, lengths)
    if segment.fixed:  # a short switch or rest may begin while the release before it still sounds
        marks = [mark for mark in marks if mark.frame >= free or mark.what is not Earcon.TICK]
    said: list[Cue] = []
    for say in segment.says:
        length = lengths.get(say.what, 0)
        at = _clear_of(marks, max(start + frames(say.at), free + BEAT))
        if say.before is not None and at >= start + frames(say.before):
            continue
        if length and at + length + BEAT <= min([end, *(mark.frame for mark in marks if mark.frame >= at)]):
            said.append(Cue(at, say.what, length))
            free = at + length + BREATH - BEAT
    return sorted([*marks, *said], key=lambda cue: cue.frame), end


def _clear_of(marks: Sequence[Cue], at: int) -> int:
    """Return the first frame from `at` on at which no earcon sounds."""
    for mark in marks:
        if mark.frame <= at < mark.end + BEAT:
            at = mark.end + BEAT
    return at


def _fill_growing(segment: Segment, start: int, free: int, lengths: Lengths) -> tuple[list[Cue], int]:
    said: list[Cue] = []
    at = max(start, free + BEAT if free > start else start)
    for say in segment.says:
        length = lengths.get(say.what, 0)
        if not length or say.at < 0:
            continue
        at = max(at, start + frames(say.at))
        said.append(Cue(at, say.what, length))
        at += length + (BEAT if isinstance(say.what, Earcon) else frames(say.pause))
    end = _grown(segment, start, max(at, start), lengths)
    marks = _marks(segment, start, end, lengths)
    return [*said, *_last_words(segment, at, end, marks, lengths), *marks], end


def _last_words(segment: Segment, free: int, end: int, marks: Sequence[Cue], lengths: Lengths) -> Iterator[Cue]:
    """Yield what is said so long before the end, where there is the room for it."""
    for say in segment.says:
        frame, length = end + frames(say.at), lengths.get(say.what, 0)
        if say.at < 0 and length and frame >= free and frame + length + BEAT <= min([end, *(m.frame for m in marks)]):
            yield Cue(frame, say.what, length)


def _grown(segment: Segment, start: int, said: int, lengths: Lengths) -> int:
    """Return the end of a segment whose words have all been said at frame `said`."""
    if segment.kind is StepKind.READY:
        return said + frames(segment.seconds)
    ticking = max([0, *(frames(-mark.at) for mark in segment.marks if mark.at < 0)])
    counted = lengths.get(segment.counted, 0) if segment.counted else 0
    ahead = _laid_out(segment.ahead, lengths)[2] if segment.ahead else 0
    return max(start + frames(segment.seconds) - counted - ahead, said + ticking)


def _marks(segment: Segment, start: int, end: int, lengths: Lengths) -> list[Cue]:
    at = (((start if mark.at >= 0 else end) + frames(mark.at), mark.earcon) for mark in segment.marks)
    return [Cue(frame, earcon, lengths.get(earcon, 0)) for frame, earcon in sorted(at) if frame >= start]
