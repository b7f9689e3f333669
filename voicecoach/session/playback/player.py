"""The player: feeds a speaker from the track, obeys commands, and knows what has been heard.

Time is counted in the frames that the speaker took. The speaker's thread calls `read`; everything else is called
by the session's, but that the thread which reads ahead takes back silence as soon as there is a voice. Those two take
turns; with the speaker's they meet only where the speaker is stopped, or lets them revise what it took.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import RLock

import numpy as np

from voicecoach.core.units import RATE
from voicecoach.score.model import Earcon, Step
from voicecoach.session.outputs.base import Sink, SpeakerError
from voicecoach.session.playback.commands import Command, Effect
from voicecoach.session.playback.loudness import Loudness
from voicecoach.session.playback.moment import Moment
from voicecoach.session.playback.overlays import Overlay
from voicecoach.session.playback.reply_steps import reply, saying
from voicecoach.session.playback.transport import Position, Transport
from voicecoach.sound.clip import Clip
from voicecoach.sound.read_ahead import ReadAhead
from voicecoach.sound.track import Take, Track, texts

FIRST = 0.1
"""Seconds that the first sound is waited for, lest as much silence be queued as the speaker's buffer holds."""
MEMORY = 4 * RATE
"""Frames for which it is remembered where the transport was; more than any speaker queues."""
BLOCK = RATE // 10
"""Frames that are read at a time, however many the speaker wants: where they lead is remembered block by block."""

Moved = Callable[[Transport, Transport], None]
"""Told where a command took effect and where that led."""


class Player:
    """Plays a score through a speaker."""

    def __init__(
        self, score: tuple[Step, ...], track: Track, speaker: Sink, hurts: str = "", begin: Position | None = None
    ) -> None:
        """Read ahead from now on; be silent until `start`.

        `hurts` is what is said when an exercise hurts. With `begin` the session begins there, after its welcome.
        """
        self._turn = RLock()
        """Held by whoever changes what is played."""
        self._track = track
        self._speaker = speaker
        self._replies = {each: track.take(reply(Earcon(each.row.earcon))) for each in Command if each.row.earcon}
        # The welcome, which has no words, is made at once: it may be heard already, and is gone on with.
        self._now = Moment(0, Transport(score), None if texts(score[0]) else track.take(score[0]))
        if begin:
            welcome = track.take(reply(Earcon.WELCOME))
            self._now = Moment(0, Transport(score, begin, cut=begin.step > 0), None, welcome)
        self._past: tuple[Moment, ...] = ()
        self._silenced = 0
        """Frames taken by the time of the last stop: nothing from before is heard any more."""
        self._kind_word = reply(Earcon.HURTS, hurts)
        self._to_say: Step | None = None
        self._ahead: ReadAhead[Position | Step] = ReadAhead(
            lambda wanted: track.take(wanted.form(score) if isinstance(wanted, Position) else wanted), self._catch_up
        )
        self.keep_ahead()
        self.loudness = Loudness()
        self._ok = track.take(reply(Earcon.OK))
        self._on_top = self._answer = _NOTHING
        self._voice_from: tuple[Position, int] = (Position(0), 0)

    # -- the speaker's thread ---------------------------------------------------------------------------------

    def read(self, count: int) -> Clip:
        """Return the next `count` frames: answers first, then the track, silence while paused or not ready."""
        parts: list[Clip] = []
        while count > 0:
            at = self._now.taken
            part = self._part(min(count, BLOCK, self._answer.edge(at)))
            parts.append(self._finished(part, at))
            count -= len(part)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _part(self, count: int) -> Clip:
        """Return up to `count` frames of one thing and move on by as many."""
        now = self._now
        if now.reply:
            part = now.reply.read(now.reply_frame, min(count, now.reply.placed.frames - now.reply_frame))
            frame = now.reply_frame + len(part)
            over = frame >= now.reply.placed.frames
            after = replace(now, reply=None if over else now.reply, reply_frame=0 if over else frame)
        elif now.transport.paused or now.transport.finished:
            part, after = np.zeros(count, np.int16), now
        elif not (take := self._take(now)):
            part, after = np.zeros(count, np.int16), replace(now, starved=True)
        else:
            left = take.placed.frames - now.transport.frame
            count = min(count, left)
            part = take.read(now.transport.frame, count, self._first_word(now.transport, take, count))
            moved = now.transport.heard(len(part), take.placed)
            same = take if moved.place == now.transport.place else None
            after = replace(now, transport=moved, take=same, starved=False)
        self._remember(replace(after, taken=now.taken + len(part)))
        return part

    def _first_word(self, now: Transport, take: Take, count: int) -> int:
        """Return the frame of the step in hand from which on its words are said: none are while we are answering.

        What began under an answer is not said at all, rather than from its middle.
        """
        answered = self._answer.covers(self._now.taken)
        if answered:
            self._voice_from = now.place, now.frame + count
        if self.loudness.muted or answered:
            return take.placed.frames
        place, frame = self._voice_from
        return frame if place == now.place else 0

    def _take(self, now: Moment) -> Take | None:
        return now.take or self._ahead.get(now.transport.place)

    def _remember(self, moment: Moment) -> None:
        self._past = (*(m for m in self._past if m.taken > moment.taken - MEMORY), self._now)
        self._now = moment

    def _finished(self, clip: Clip, at: int) -> Clip:
        """Return what goes to the speaker: at the volume, with the answer to a key that changes nothing else on top."""
        return self._on_top.over(self.loudness.of(self._answer.over(clip, at), at), at)

    # -- the session's thread ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to play. Raise SpeakerError if there is no device."""
        if not self._now.reply and not self._now.take:
            self._ahead.wait(self._now.transport.place, FIRST)
        with self._turn:
            self._speaker.start(self.read)

    def heard(self) -> Moment:
        """Return the moment that is being heard, with its take where that is known; reads on from there."""
        # The speaker's thread may take some between our looks at what was taken and at what of it is queued.
        return self._moment_at(max(self._silenced, self._now.taken - self._speaker.queued))

    def keep_ahead(self) -> None:
        """Have what may be heard soon made ready. Call a few times a second."""
        asked = [self._to_say] if self._to_say else []
        self._ahead.want([*asked, *self._now.transport.likely(), self._kind_word])
        if self._ahead.failure:
            raise self._ahead.failure

    def ready(self, patience: float) -> bool:
        """Wait for what is read next, and what may follow, so many seconds each; return whether both are made."""
        self.keep_ahead()
        return all(self._ahead.wait(wanted, patience) for wanted in self._now.transport.likely()[:2])

    def _catch_up(self) -> None:
        """Take back the silence that was queued for want of a take, if there is one now."""
        with self._turn, suppress(SpeakerError):  # a device that is gone is found by whoever starts it next
            heard = self._now.taken - self._speaker.queued
            waited = (m for m in (*self._past, self._now) if m.starved and m.taken > heard and not m.transport.paused)
            if any(map(self._take, waited)):
                self._speaker.revise(self._go_back)

    def obey(self, command: Command, told: Moved | None = None) -> Command:
        """Do what was asked and return what it came to: a toggle is a pause or a resumption.

        A pause or a jump is silent at once, and answered before it goes on. What leaves the step in hand where it is
        lets time go on to the sample, and is answered on top. It is done, and `told`, even if then there is no device
        to go on: that is raised last.
        """
        with self._turn:
            return self._obey(command, told or _untold)

    def _obey(self, command: Command, told: Moved) -> Command:
        meant = self.heard().transport.meant(command)
        self.loudness.obey(meant)
        here = self.heard()
        if meant is not Command.QUIT and _goes_on(meant, here, here.transport.obey(meant, here.placed)):
            self._speaker.revise(partial(self._go_on, meant, told))
            return meant
        here = self._stopped()
        moved = here.transport.obey(meant, here.placed)
        if meant is Command.QUIT:
            self._restart_at(replace(here, transport=moved, reply=None), here.taken)
        else:
            take = here.take if meant is Command.PAUSE else None
            self._restart_at(Moment(0, moved, take, self._reply_to(meant)), here.taken)
        self._past = ()  # a device that hangs tells the same frames as lost once more; that undoes no command
        told(here.transport, moved)
        if meant is not Command.QUIT:
            self._speaker.start(self.read)
        return meant

    def _go_on(self, meant: Command, told: Moved, lost: int) -> None:
        """Go on from where `lost` frames ago were taken, with the step in hand changed as was meant."""
        at = self._now.taken - lost
        here = self._moment_at(at)
        moved = here.transport.obey(meant, here.placed)
        if here.take and moved.place != here.transport.place:
            here = replace(here, take=here.take.changed(moved.place.form(moved.score)))
        self._restart_at(replace(here, transport=moved), at)
        self._on_top = Overlay(at, self._ok.read(0, self._ok.placed.frames))
        told(here.transport, moved)

    def _go_back(self, lost: int) -> None:
        """Read again, with what has changed since, the last `lost` frames that were taken."""
        at = self._now.taken - lost
        self._restart_at(self._moment_at(at), at)

    def lower(self, low: bool) -> None:
        """Give way to somebody who speaks, or be as loud as before."""
        with self._turn:
            self.loudness.lowered = low
            self._speaker.revise(self._go_back)

    def answer(self, text: str) -> bool:
        """Have `text` said over what is heard, whose own words keep silent meanwhile; its earcons and time go on.

        Best called between two phrases. Return whether it is said: not before a voice has spoken it, so call again.
        """
        self._to_say = saying(text)
        if not (take := self._ahead.get(self._to_say)):
            self.keep_ahead()
            return False
        self._to_say = None

        def say(lost: int) -> None:
            self._go_back(lost)
            self._answer = Overlay(self._now.taken, take.read(0, take.placed.frames))

        with self._turn:
            self._speaker.revise(say)
        return True

    def _reply_to(self, command: Command) -> Take | None:
        kind_word = self._ahead.get(self._kind_word) if command is Command.HURTS else None
        return kind_word or self._replies.get(command)

    def hold(self) -> None:
        """Stop and stay where what was heard ended; for a device that is gone."""
        with self._turn:
            here = self._stopped()
            self._restart_at(replace(here, transport=here.transport.held(), reply=None), here.taken)

    def rest(self) -> None:
        """Leave the device alone, and stay where what was heard ended, until a command or `start`."""
        with self._turn:
            here = self._stopped()
            self._restart_at(here, here.taken)

    def go_over(self) -> None:
        """Play on from where what was heard ended, on whatever the speaker now starts with."""
        with self._turn:
            self.rest()
            self._speaker.start(self.read)

    def close(self) -> None:
        """Be silent and let the speaker and the read-ahead go."""
        self._speaker.close()
        self._ahead.close()

    def _stopped(self) -> Moment:
        lost = self._speaker.stop()
        self._answer = _NOTHING
        self._silenced = self._now.taken - lost
        return self._moment_at(self._silenced)

    def _restart_at(self, moment: Moment, taken: int) -> None:
        """Have `moment` follow what the speaker took until the frame `taken`."""
        self._past = tuple(m for m in (*self._past, self._now) if m.taken < taken)
        self._now = replace(moment, taken=taken, starved=False)
        self.keep_ahead()

    def _moment_at(self, taken: int) -> Moment:
        """Return where the session was when `taken` frames had been taken."""
        past = (*self._past, self._now)
        moment = next((m for m in reversed(past) if m.taken <= taken), past[0])
        take = self._take(moment)
        since = max(0, taken - moment.taken)
        moment = replace(moment, taken=moment.taken + since, take=take)
        if moment.reply:
            return replace(moment, reply_frame=moment.reply_frame + since)
        return replace(moment, transport=moment.transport.heard(since, take.placed)) if take else moment


def _untold(_before: Transport, _after: Transport) -> None:
    """Tell nobody."""


_NOTHING = Overlay(0, np.zeros(0, np.int16))


def _goes_on(meant: Command, here: Moment, moved: Transport) -> bool:
    """Say whether a command that leads there lets what is heard go on."""
    return moved == here.transport or meant.row.effect is Effect.CHANGE
