"""The player: feeds a speaker from the track, obeys commands, and knows what has been heard.

Time is counted in the frames that the speaker took. The speaker's thread calls `read`; everything else is called
by the session's. The two meet only in attributes that are replaced whole, and while the speaker is stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from voicecoach.score.model import Earcon, Placed, Step
from voicecoach.score.place import place
from voicecoach.session.replies import EARCONS, reply, saying
from voicecoach.session.speaker.base import Sink
from voicecoach.session.transport import Command, Place, Transport
from voicecoach.sound.ahead import Ahead
from voicecoach.sound.clip import Clip
from voicecoach.sound.track import Take, Track
from voicecoach.units import RATE

VOLUME_STEP = 10
LOWERED = 1 / 3
"""Of its loudness is left of the coach when somebody speaks."""
FADE = RATE // 100
"""Frames in which it becomes louder or softer, without a click."""
FIRST = 0.1
"""Seconds that the first sound is waited for, lest as much silence be queued as the speaker's buffer holds."""
MEMORY = 2 * RATE
"""Frames for which it is remembered where the transport was; more than any speaker queues."""

Moved = Callable[[Transport, Transport], None]
"""Told where a command took effect and where that led."""


@dataclass(frozen=True)
class Moment:
    """Where the session was when the speaker had taken `taken` frames."""

    taken: int
    transport: Transport
    take: Take | None
    """None while the take was not ready."""
    reply: Take | None = None
    """What answers a command just now, before the transport moves on."""
    reply_frame: int = 0
    starved: bool = False
    """Whether silence is heard because the take is not ready."""


class Player:
    """Plays a score through a speaker."""

    def __init__(
        self, score: tuple[Step, ...], track: Track, speaker: Sink, hurts: str = "", begin: Place | None = None
    ) -> None:
        """Read ahead from now on; be silent until `start`.

        `hurts` is what is said when an exercise hurts. With `begin` the session begins there, after its welcome.
        """
        self._track = track
        self._speaker = speaker
        self._replies = {command: track.take(reply(earcon)) for command, earcon in EARCONS.items()}
        self._now = Moment(0, Transport(score), None)
        if begin:
            welcome = track.take(reply(Earcon.WELCOME))
            self._now = Moment(0, Transport(score, begin, cut=begin.step > 0), None, welcome)
        self._past: tuple[Moment, ...] = ()
        self._kind_word = reply(Earcon.HURTS, hurts)
        self._to_say: Step | None = None
        self._ahead: Ahead[Place | Step] = Ahead(
            lambda wanted: track.take(wanted.form(score) if isinstance(wanted, Place) else wanted)
        )
        self.keep_ahead()
        self.volume = 100
        self.muted = False
        self.lowered = False
        """Whether somebody speaks and the coach gives way; set from any thread."""
        self._gain = 1.0
        self._ok = track.take(reply(Earcon.OK))
        self._on_top: Clip = _NOTHING
        self._answer: Clip = _NOTHING
        self._voice_from: tuple[Place, int] = (Place(0), 0)

    # -- the speaker's thread ---------------------------------------------------------------------------------

    def read(self, count: int) -> Clip:
        """Return the next `count` frames: answers first, then the track, silence while paused or not ready."""
        parts: list[Clip] = []
        while count > 0:
            part = self._part(count)
            parts.append(part)
            count -= len(part)
        return self._finished(parts[0] if len(parts) == 1 else np.concatenate(parts))

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
            part = take.read(now.transport.frame, min(count, left), self._first_word(now.transport, take))
            moved = now.transport.heard(len(part), take.placed)
            same = take if moved.place == now.transport.place else None
            after = replace(now, transport=moved, take=same, starved=False)
        self._remember(replace(after, taken=now.taken + len(part)))
        return part

    def _first_word(self, now: Transport, take: Take) -> int:
        """Return the frame of the step in hand from which on its words are said: none are while we are answering.

        What began under an answer is not said at all, rather than from its middle.
        """
        if len(self._answer):
            self._voice_from = now.place, now.frame
        if self.muted or len(self._answer):
            return take.placed.frames
        place, frame = self._voice_from
        return frame if place == now.place else 0

    def _take(self, now: Moment) -> Take | None:
        return now.take or self._ahead.get(now.transport.place)

    def _remember(self, moment: Moment) -> None:
        self._past = (*(m for m in self._past if m.taken > moment.taken - MEMORY), self._now)
        self._now = moment

    def _finished(self, clip: Clip) -> Clip:
        """Return what goes to the speaker: at the volume, with the answer to a key that changes nothing else on top."""
        if len(self._answer):
            clip, self._answer = _mixed(clip, self._answer)
        gain = self.volume / 100 * (LOWERED if self.lowered else 1.0)
        if gain != 1.0 or self._gain != 1.0:
            clip, self._gain = _at_gain(clip, self._gain, gain), gain
        if len(self._on_top):
            clip, self._on_top = _mixed(clip, self._on_top)
        return clip

    # -- the session's thread ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to play. Raise SpeakerError if there is no device."""
        if not self._now.reply:
            self._ahead.wait(self._now.transport.place, FIRST)
        self._speaker.start(self.read)

    def heard(self) -> Moment:
        """Return the moment that is being heard, with its take where that is known; reads on from there."""
        return self._moment_at(self._now.taken - self._speaker.queued)

    def keep_ahead(self) -> None:
        """Have what may be heard soon made ready. Call a few times a second."""
        asked = [self._to_say] if self._to_say else []
        self._ahead.want([*asked, *self._now.transport.likely(), self._kind_word])
        if self._ahead.failure:
            raise self._ahead.failure

    def catch_up(self) -> None:
        """Drop the silence that was queued for want of a take, now that there is one. Call a few times a second."""
        heard = self.heard()
        if heard.starved and heard.take and not heard.transport.paused:
            self.go_over()

    def obey(self, command: Command, told: Moved | None = None) -> Command:
        """Do what was asked and return what it came to: a toggle is a pause or a resumption.

        A pause or a jump is silent at once, and answered before it goes on; what changes nothing else is answered on
        top. The queue is dropped in either case, so that it is heard at once. It is done, and `told`, even if then
        there is no device to go on: that is raised last.
        """
        here = self._stopped()
        meant = here.transport.meant(command)
        self._adjust(meant)
        moved = here.transport.obey(meant, _placed(here))
        if meant is Command.QUIT:
            self._restart_at(replace(here, transport=moved, reply=None))
            (told or _untold)(here.transport, moved)
            return meant
        if moved == here.transport or meant in _KEPT_ON:
            self._on_top = self._ok.read(0, self._ok.placed.frames)
            changed = moved.place != here.transport.place
            same = here.take.changed(moved.place.form(moved.score)) if changed and here.take else here.take
            self._restart_at(replace(here, transport=moved, take=same))
        else:
            self._restart_at(Moment(0, moved, here.take if meant is Command.PAUSE else None, self._reply_to(meant)))
        (told or _untold)(here.transport, moved)
        self._speaker.start(self.read)
        return meant

    def answer(self, text: str) -> bool:
        """Have `text` said over what is heard, whose own words keep silent meanwhile; its earcons and time go on.

        Best called between two phrases. Return whether it is said: not before a voice has spoken it, so call again.
        """
        self._to_say = saying(text)
        if not (take := self._ahead.get(self._to_say)):
            self.keep_ahead()
            return False
        self._to_say = None
        here = self._stopped()
        self._answer = take.read(0, take.placed.frames)
        self._restart_at(here)
        self._speaker.start(self.read)
        return True

    def _reply_to(self, command: Command) -> Take | None:
        kind_word = self._ahead.get(self._kind_word) if command is Command.HURTS else None
        return kind_word or self._replies.get(command)

    def _adjust(self, command: Command) -> None:
        """Change how it sounds, if that was asked."""
        if command is Command.MUTE:
            self.muted = not self.muted
        elif command in (Command.LOUDER, Command.SOFTER):
            change = VOLUME_STEP if command is Command.LOUDER else -VOLUME_STEP
            self.volume = min(100, max(VOLUME_STEP, self.volume + change))

    def hold(self) -> None:
        """Stop and stay where what was heard ended; for a device that is gone."""
        here = self._stopped()
        self._restart_at(replace(here, transport=here.transport.held(), reply=None))

    def rest(self) -> None:
        """Let the device be, and stay where what was heard ended, until a command or `start`."""
        self._restart_at(self._stopped())

    def go_over(self) -> None:
        """Play on from where what was heard ended, on whatever the speaker now starts with."""
        self._restart_at(self._stopped())
        self._speaker.start(self.read)

    def close(self) -> None:
        """Be silent and let the speaker and the read-ahead go."""
        self._speaker.close()
        self._ahead.close()

    def _stopped(self) -> Moment:
        lost = self._speaker.stop()
        self._answer = _NOTHING
        return self._moment_at(self._now.taken - lost)

    def _restart_at(self, moment: Moment) -> None:
        self._past = ()
        self._now = replace(moment, taken=self._now.taken, starved=False)
        self.keep_ahead()

    def _moment_at(self, taken: int) -> Moment:
        """Return where the session was when `taken` frames had been taken."""
        past = (*self._past, self._now)
        moment = next((m for m in reversed(past) if m.taken <= taken), past[0])
        take = self._take(moment)
        since = max(0, taken - moment.taken)
        if moment.reply or take is None:
            return replace(moment, take=take)
        return replace(moment, taken=taken, transport=moment.transport.heard(since, take.placed), take=take)


def _untold(_before: Transport, _after: Transport) -> None:
    """Tell nobody."""


_NOTHING: Clip = np.zeros(0, np.int16)
_KEPT_ON = (Command.MORE, Command.SLOWER, Command.FASTER)
"""Commands after which the step in hand goes on where it was, changed."""


def _placed(moment: Moment) -> Placed:
    """Return the step in hand as placed; as it is without a voice where none has spoken it yet, so not begun either.

    To wait for the voice here would have a person wait who wants to stop.
    """
    if moment.take:
        return moment.take.placed
    return place(moment.transport.place.form(moment.transport.score), dict.fromkeys(Earcon, 0))


def _at_gain(clip: Clip, before: float, gain: float) -> Clip:
    """Return `clip` at a gain, faded to it from the one before."""
    gains = np.full(len(clip), gain, np.float32)
    if before != gain:
        fade = np.linspace(before, gain, FADE, dtype=np.float32)
        gains[:FADE] = fade[: len(clip)]
    return (clip * gains).astype(np.int16)


def _mixed(clip: Clip, top: Clip) -> tuple[Clip, Clip]:
    """Return `clip` with the begin of `top` mixed into it, and what is left of that."""
    part = top[: len(clip)]
    loud = np.pad(part.astype(np.int32), (0, len(clip) - len(part))) + clip
    return np.clip(loud, -32768, 32767).astype(np.int16), top[len(part) :]
