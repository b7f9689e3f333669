"""A session as lines of text, for a screen reader, a pipe or a dumb terminal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import TextIO

from voicecoach.core.terminal import columns
from voicecoach.core.units import clock
from voicecoach.score.model import StepKind
from voicecoach.session.display.words import clean, place, state
from voicecoach.session.outputs.quiet_stderr import send_nowhere
from voicecoach.session.playback.view import View

NARROWEST = 12
"""Columns beside the time below which a line is left as it is."""
CALLED = 1.5
"""Seconds from the beginning of a rep within which its number is called; later, the same number counts down."""
PAUSES = (StepKind.READY, StepKind.REST, StepKind.SWITCH)
"""What is told with its seconds."""


class Plain:
    """Tells views, one line for each thing that changed, with the session's time in front.

    Read aloud, a line should end before the next is due. So it begins with the news, a rep is told as `Rep 3 of 5`
    when nothing else is new, the second or two between reps and the phases of a rep are left to the sounds,
    and a caption that only repeats the line before is not told.
    """

    def __init__(self, stream: TextIO, keys: Sequence[tuple[str, str]] = ()) -> None:
        self._stream = stream
        self._keys = keys
        self._before: View | None = None
        self._told: View | None = None
        self._lost = False

    def __enter__(self) -> Plain:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to give back."""

    def show(self, view: View) -> None:
        """Tell what is new since the last view."""
        for line in self._news(view):
            self._write("".join(f"{row}\n" for row in _rows(f"{clock(view.elapsed)}  ", line, columns(self._stream))))
        self._before = view

    def _news(self, view: View) -> list[str]:
        """Return the lines for what changed, most important first."""
        before = self._before
        lines = [clean(view.routine)] if before is None else []
        if event := self._event(view):
            lines.append(event)
        notice, caption = clean(view.notice), clean(view.caption)
        if notice and (before is None or view.notice != before.notice):
            lines.append(notice)
        if caption and (before is None or view.caption != before.caption) and not self._repeats(caption, view, lines):
            lines.append(view.words.show("coach", words=caption))
        if view.help and not (before and before.help):
            lines += [f"{clean(key)}: {clean(does)}" for key, does in self._keys]
        return lines

    def _event(self, view: View) -> str:
        """Return the line of a new moment: another activity, set or rep, a pause, the end; empty if it is the same."""
        before, told = self._before, self._told
        if view.finished or view.paused:
            new = before is None or (before.finished, before.paused) != (view.finished, view.paused)
            return _sentence(state(view)) if new else ""
        if view.kind in (StepKind.GAP, StepKind.MOVE):
            return ""
        going_on = before is not None and before.paused
        if told is not None and not going_on and _moment(told) == _moment(view):
            return ""
        self._told = view
        line = _rep(view) if told and not going_on and _only_rep(told, view) else _full(view)
        return f"{view.words.show('going_on')} {line}".strip() if going_on else line

    def _repeats(self, caption: str, view: View, lines: Sequence[str]) -> bool:
        """Whether the line just told says as much, as with the number of a rep."""
        said = caption.rstrip(".").casefold()
        called = self._told is not None and view.elapsed - self._told.elapsed < CALLED
        return (called and said == str(view.rep)) or any(said in line.casefold() for line in lines)

    def _write(self, text: str) -> None:
        if self._lost:
            return
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        try:
            self._stream.write(text.encode(encoding, "replace").decode(encoding))
            self._stream.flush()
        except (OSError, ValueError):
            # Nobody reads any more. What is still buffered must not fail again when Python closes the stream.
            self._lost = True
            with suppress(OSError, ValueError):
                send_nowhere(self._stream.fileno())


def _rows(time: str, line: str, width: int) -> Sequence[str]:
    """Return a line with its time in rows of `width` cells, broken between words; in one without a width."""
    room = width - len(time)
    if room < NARROWEST or len(line) <= room // 2:  # a character takes two cells at most
        return [time + line]
    from voicecoach.session.display.cells import wrap  # slow to load, and only a terminal needs it

    first, *others = wrap(line, room, len(line)) or ("",)
    return [time + first, *(" " * len(time) + row for row in others)]


def _moment(view: View) -> tuple[object, ...]:
    """Return what makes a moment another one."""
    return (*_set(view), view.rep)


def _set(view: View) -> tuple[object, ...]:
    return (view.kind, view.exercise, view.side, view.set, view.round)


def _only_rep(before: View, view: View) -> bool:
    return _set(before) == _set(view) and view.reps > 1 and view.rep > 0


def _rep(view: View) -> str:
    return _sentence(view.words.show("rep_of", n=view.rep, all=view.reps))


def _full(view: View) -> str:
    """Return a moment in full: `Get ready, 8 seconds. Clamshell, left side`; empty where there is only to listen."""
    head = "" if view.kind is StepKind.TALK else _sentence(view.words.show(view.kind.value))
    if view.kind in PAUSES and view.count:
        head += f", {view.words.show('seconds', n=view.count)}"
    rests = view.kind is StepKind.REST and view.coming
    coming = view.words.show("next", exercise=clean(view.coming)) if rests else ""
    name = "" if coming and view.coming == view.exercise else clean(view.exercise)
    where = ", ".join(filter(None, (name, *place(view))))
    return ". ".join(filter(None, (head, where, coming)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
