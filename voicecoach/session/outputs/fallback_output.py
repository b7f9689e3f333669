"""The output of a session: the best one available, and another while that one is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voicecoach.session.outputs.base import Sink, Source, Speaker, SpeakerError, silence
from voicecoach.session.outputs.counted_source import Clock
from voicecoach.session.outputs.time_limited import NoAnswerError, TimeLimitedSpeaker

PATIENCE = 10.0
"""Seconds for which a device that was asked for may be away before another plays: an empty headset won't be back."""


@dataclass(frozen=True)
class Standin:
    """What plays where nothing wanted does."""

    speakers: Sequence[Speaker]
    at_first: bool
    """Taken when the session begins without any that is wanted; else only when one that played is long away."""
    notice: str
    """Told when it is taken."""
    unanswered: str = ""
    """Told instead where one that is wanted hangs."""


NOBODY = Standin((), at_first=True, notice="")


class FallbackOutput(Sink):
    """Plays on the first of several speakers that starts, and keeps to that one."""

    def __init__(
        self,
        wanted: Sequence[Speaker],
        standin: Standin = NOBODY,
        tell: Callable[[str], None] = lambda _: None,
        clock: Clock = time.monotonic,
    ) -> None:
        self._wanted = wanted
        self._standin = standin
        self._tell = tell
        self._clock = clock
        self._now: Speaker | None = None
        self._failing: float | None = None
        self._returned = False
        self._warned = set[str]()

    @property
    def name(self) -> str:
        """The output that plays; empty before the first start."""
        return self._now.name if self._now else ""

    def start(self, source: Source) -> None:
        """Start the first that can. Raise the SpeakerError of the first if none does."""
        self.stop()
        errors: list[SpeakerError] = []
        for speaker in self._choices():
            try:
                speaker.start(source)
            except SpeakerError as error:
                errors.append(error)
                continue
            self._keep_to(speaker, hung=any(isinstance(error, NoAnswerError) for error in errors))
            return
        self._failing = self._clock() if self._failing is None else self._failing
        raise errors[0] if errors else SpeakerError("there is no output that could be used", "voicecoach doctor")

    def _choices(self) -> Iterator[Speaker]:
        if self._now and not self._returned:
            yield self._now
        if self._now is None or self._stands_in:
            yield from self._wanted
        if self._returned or self._gives_up:
            yield from self._standin.speakers

    @property
    def _gives_up(self) -> bool:
        """Whether it is time for what stands in."""
        if self._now is None or self._standin.at_first:
            return self._now is None and self._standin.at_first
        return self._failing is not None and self._clock() - self._failing >= PATIENCE

    def _keep_to(self, speaker: Speaker, *, hung: bool) -> None:
        stood_in, self._now = self._stands_in, speaker
        self._failing, self._returned = None, False
        if self._stands_in and not stood_in:
            self._tell(self._standin.unanswered if hung and self._standin.unanswered else self._standin.notice)
        self._warn()

    def _warn(self) -> None:
        """Tell why nobody may hear what plays; a reason is told once."""
        warning = getattr(self._now, "warning", "")
        if warning and warning not in self._warned:
            self._warned.add(warning)
            self._tell(warning)

    @property
    def _stands_in(self) -> bool:
        return any(self._now is speaker for speaker in self._standin.speakers)

    def better(self) -> bool:
        """Say whether one that is wanted starts again while another stands in; the next start then takes it.

        What plays may have lost its device meanwhile without a word: that is told.
        """
        self._warn()
        self._returned = self._stands_in and any(map(_starts, self._wanted))
        return self._returned

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard."""
        return self._now.stop() if self._now else 0

    def revise(self, change: Callable[[int], None]) -> None:
        """Have a change in what the source gives heard, while time goes on."""
        if self._now:
            self._now.revise(change)
        else:
            change(0)

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""
        return self._now.queued if self._now else 0

    def hurry(self) -> None:
        """Be less patient with a device that hangs, for the person wants to go; from any thread."""
        for speaker in (*self._wanted, *self._standin.speakers):
            if isinstance(speaker, TimeLimitedSpeaker):
                speaker.hurry()

    @property
    def primer(self) -> int:
        """Frames of silence that come before what it is given, since it was started; 0 where that is not known."""
        return getattr(self._now, "primer", 0)

    @property
    def alive(self) -> bool:
        """Whether frames are being taken."""
        return self._now is None or self._now.alive

    def close(self) -> None:
        """Stop and let every device go; safe to call twice."""
        if self._now:
            self._now.close()


def _starts(speaker: Speaker) -> bool:
    try:
        speaker.start(silence)
    except SpeakerError:
        return False
    speaker.stop()
    return True
