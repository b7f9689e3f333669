"""Captions: what is said while it is said and, while nothing is said, what to do and for how long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from voicecoach.core.units import RATE, frames, seconds
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.model import Earcon, Placed, Segment, Step, StepKind, Stretch
from voicecoach.score.wording import exercise_name, where

LEAST = frames(1.0)
"""How long a caption is shown at least, if there is time; one of what to do isn't shown for less."""
LONGEST = 80
"""Most characters of a caption: two lines on a phone. A longer text is shown in parts."""

_PAUSES = re.compile(r"(?<=[.!?,;:])\s+")


@dataclass(frozen=True)
class Caption:
    """A text, and the frames for which it is shown, from `start` to the one before `end`."""

    start: int
    end: int
    text: str
    said: bool
    """Whether it is spoken; otherwise it tells what to do."""


def captions(session: Iterable[Placed], words: Language = ENGLISH) -> Iterator[Caption]:
    """Yield the captions of a whole session in order; none overlap and the last ends within it."""
    last, start = None, 0
    for placed in session:
        for caption in _told(placed, start, words):
            if shown := _follows(last, caption):
                yield from [_until(last, shown.start)] if last else []
                last = shown
        start += placed.frames
    if last:
        yield _until(last, start)


def _follows(last: Caption | None, caption: Caption) -> Caption | None:
    """Return `caption` as it is shown after `last`; None if it would only flash."""
    if caption.said:
        return caption
    begin = max(caption.start, last.start + LEAST) if last and last.said else caption.start
    return replace(caption, start=begin) if caption.end - begin >= LEAST else None


def _until(caption: Caption, following: int) -> Caption:
    """Return a caption shown long enough to be read, at most until the following one."""
    if not caption.said:
        return caption
    end = max(caption.end, caption.start + LEAST)
    return replace(caption, end=following if following - end < LEAST else end)


def _told(placed: Placed, at: int, words: Language) -> Iterator[Caption]:
    """Yield what is said in a step that begins at frame `at` and, in between, what to do."""
    said = [cue for cue in placed.cues if not isinstance(cue.what, Earcon)]
    free = 0
    for stretch in placed.stretches:
        doing = _doing(placed.step, stretch, words)
        for cue in said:
            if stretch.start <= cue.frame < stretch.end:
                yield from _between(doing, at + max(free, stretch.start), at + cue.frame)
                yield from _spoken(str(cue.what), at + cue.frame, at + cue.end)
                free = cue.end
        yield from _between(doing, at + max(free, stretch.start), at + stretch.end)


def _between(doing: str, start: int, end: int) -> Iterator[Caption]:
    if doing and end > start:
        yield Caption(start, end, doing, said=False)


def _spoken(text: str, start: int, end: int) -> Iterator[Caption]:
    """Yield what is said; a long text in parts, each for its share of the time by its characters."""
    parts = _parts(text)
    letters, whole = 0, sum(map(len, parts))
    for part in parts:
        begin = start + (end - start) * letters // whole
        letters += len(part)
        yield Caption(begin, start + (end - start) * letters // whole, part, said=True)


def _parts(text: str) -> list[str]:
    """Return a text in parts that are short enough, split where the voice pauses if possible."""
    parts: list[str] = []
    for phrase in _PAUSES.split(" ".join(text.split())):
        joined = f"{parts[-1]} {phrase}" if parts else phrase
        if len(joined) <= LONGEST:
            parts[-1:] = [joined]
        else:
            parts += wrap(phrase, LONGEST)
    return parts


def _doing(step: Step, stretch: Stretch, words: Language) -> str:
    """Return what to do, such as `Clamshell, left side, set 2 of 3: hold 45 s`; empty if it is only to listen."""
    segment, kind = stretch.segment, stretch.segment.kind
    name, length = exercise_name(step, words, segment.side).rstrip(". "), words.short_duration(_rounded(stretch))
    if kind is StepKind.TALK:
        return ""
    if kind is StepKind.WAIT:
        return f"{name}: {words.show('wait_caption', duration=length)}"
    if kind is StepKind.WORK:
        phases = ", ".join(f"{phase} {words.short_duration(seconds)}" for phase, seconds in segment.phases)
        return f"{_place(step, segment, words)}: {phases or length}"
    state = f"{words.show(kind.value)} {length}"
    if kind is StepKind.REST and not step.set:
        return words.show("rest_caption", rest=f"{state[:1].upper()}{state[1:]}", exercise=name)
    return f"{_place(step, segment, words)}: {state}"


def _rounded(stretch: Stretch) -> float:
    """Return a length as it is written: rests, which may grow by a few words, to whole seconds.

    What is said at the end of a rest, of what follows, is a part of it.
    """
    if stretch.segment.ahead:
        return stretch.segment.seconds
    return round(seconds(stretch.end - stretch.start), 1 if stretch.segment.kind.exact else 0)


def _place(step: Step, segment: Segment, words: Language) -> str:
    rep = segment.rep if segment.kind is StepKind.WORK else 0
    counted = ((step.about.round, step.about.rounds), (step.set, step.sets), (rep, segment.reps))
    return ", ".join(
        (exercise_name(step, words, segment.side).rstrip(". "), *where(words, segment.side or step.side, *counted))
    )


def vtt(shown: Iterable[Caption]) -> str:
    """Return WebVTT (w3.org/TR/webvtt1)."""
    marks = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    cues = (f"{_clock(c.start)} --> {_clock(c.end)}\n{c.text.translate(marks)}\n" for c in shown)
    return "\n".join(["WEBVTT\n", *cues])


_MARKUP = str.maketrans("<>{}", "‹›()")
"""SubRip and LRC can't escape what some players take for markup, so similar characters replace it."""


def srt(shown: Iterable[Caption]) -> str:
    """Return SubRip."""
    return "\n".join(
        f"{number}\n{_clock(c.start, ',')} --> {_clock(c.end, ',')}\n{c.text.translate(_MARKUP)}\n"
        for number, c in enumerate(shown, 1)
    )


def lrc(shown: Iterable[Caption], title: str, length: int) -> str:
    """Return LRC, timed lyrics that phones show, for a file of `length` frames; an empty line clears the one before."""
    lines = [f"[ti:{_lyric(title)}]", f"[length:{_stamp(length)[:-3]}]", "[re:voicecoach]"]
    free = 0
    for c in shown:
        lines += [f"[{_stamp(free)}]"] if free and c.start - free >= LEAST else []
        lines.append(f"[{_stamp(c.start)}]{_lyric(c.text)}")
        free = c.end
    return "\n".join([*lines, f"[{_stamp(free)}]", ""])


FORMATS: Mapping[str, Callable[[Sequence[Caption], str, int], str]] = {
    "vtt": lambda shown, _title, _length: vtt(shown),
    "srt": lambda shown, _title, _length: srt(shown),
    "lrc": lrc,
}
"""By ending, which is also the name for `--captions`; given the captions, the title and the length in frames."""


def _lyric(text: str) -> str:
    return text.translate(_MARKUP).replace("[", "(").replace("]", ")")


def _clock(frame: int, point: str = ".") -> str:
    whole, thousandths = divmod(round(frame * 1000 / RATE), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def _stamp(frame: int) -> str:
    whole, hundredths = divmod(frame * 100 // RATE, 100)
    return f"{whole // 60:02}:{whole % 60:02}.{hundredths:02}"
