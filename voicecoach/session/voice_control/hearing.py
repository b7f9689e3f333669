"""From timed frames to messages for the session: feeds the chain with the coach's own voice too, and keeps up."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from voicecoach.session.voice_control.echo_estimate import NEAR, Alignment, decibels
from voicecoach.session.voice_control.model import EAR_RATE, FRAME, Around, Frame, Heard, Ranking, Samples, Scorer
from voicecoach.session.voice_control.pipeline import Chain, sounding
from voicecoach.session.voice_control.reference_timeline import Timeline
from voicecoach.session.voice_control.wire import Message

SLOW = 1.5
"""Most seconds that scoring an utterance may take."""
BEHIND = 200
"""Most frames that may wait: 2 s."""
LATELY = 100
"""Frames that span a word said without the call and the silence after it."""
TOUCHED = 5
"""Most of them with the coach in them that still count as silence: an earcon's echo may sound like a short word."""
LEVEL_EVERY = 10
"""Frames between two messages about how loud it is."""


class Hurried:
    """A scorer that gives way to a quicker one, for good, when an utterance takes it too long."""

    def __init__(self, full: Scorer, quick: Callable[[], Scorer], clock: Callable[[], float] = time.monotonic) -> None:
        self._scorer = full
        self._quick = quick
        self._clock = clock
        self.hurries = False

    def rank(self, samples: Samples) -> Ranking:
        """Return how well each phrase fits."""
        begun = self._clock()
        ranking = self._scorer.rank(samples)
        if self._clock() - begun > SLOW:
            self.hurry()
        return ranking

    def hurry(self) -> None:
        """Use the quicker one from now on."""
        if not self.hurries:
            self.hurries = True
            self._scorer = self._quick()


class Hearing:
    """Fed with frames in the order in which they were heard."""

    def __init__(
        self,
        chain: Chain,
        scorer: Hurried,
        say: Callable[[Message], None],
        alignment: Alignment,
        levels: bool = False,
    ) -> None:
        self._chain = chain
        self._scorer = scorer
        self._say = say
        self._alignment = alignment
        self._levels = levels
        self._next = 0
        self._waiting: list[tuple[Frame, int]] = []
        """Frames, and when each begins, that wait until the coach's echo in them is located."""
        self._over_coach = False
        self._sounded: deque[bool] = deque(maxlen=LATELY)
        self._slow = False
        self._count = 0
        self.around = Around()
        self._played = Timeline()
        self._told_until = 0
        self._anew: int | None = None
        """When something begins to play that doesn't follow what came before; None once that is noted."""

    def play(self, samples: Samples, at: int, again: bool = False) -> None:
        """Take what the coach plays, to be heard from `at` on, in samples of the monotonic clock.

        With `again` it replaces what was to be heard then, with no new start.
        """
        if at != self._told_until and not again:
            self._anew = at
        self._told_until = at + len(samples)
        self._played.write(samples, at)

    def cut(self, at: int) -> None:
        """Note that what was to be heard from `at` on was not."""
        self._played.cut(at)

    def take(self, near: Frame, at: float, behind: int = 0) -> None:
        """Take the frame that was heard from `at` on, in monotonic seconds; `behind` more of them wait."""
        begun = round(at * EAR_RATE)
        if abs(begun - self._next) <= 1:  # rounding, within one stream
            begun = self._next
        else:  # the microphone has lost something, or its clock is known better
            self._alignment.begin()
        self._next = begun + FRAME
        if self._anew is not None and begun - self._alignment.shift + NEAR >= self._anew:
            self._anew = None
            self._alignment.begin()
        if self._alignment.note(near, begun, self._played):
            self._say({"echo": self._alignment.echo})
        self._waiting.append((near, begun))
        if not self._alignment.awaited:
            waiting, self._waiting = self._waiting, []
            for each in waiting:
                self._take(*each)
        if self._levels:
            self._measure(near)
        self._keep_up(behind)

    def _take(self, near: Frame, begun: int) -> None:
        far = self._played.read(begun - self._alignment.shift, FRAME)
        sounds = sounding(far)
        self._sounded.append(sounds)
        coach = self.around.coach_speaking or sum(self._sounded) > TOUCHED
        heard = self._chain.feed(near, far, replace(self.around, coach_speaking=coach))
        if heard:
            self._tell(heard)
        self._notice(sounds)

    def _tell(self, heard: Heard) -> None:
        """Tell what was said; what was refused is only told on request (`levels`)."""
        spoken, ranking = heard.spoken, heard.ranking
        if spoken:
            self._say({"heard": spoken.phrase, "word": spoken.word.value, "number": spoken.number, "sure": spoken.sure})
        if self._levels:
            guesses = {guess.phrase: round(guess.log_p, 2) for guess in ranking.guesses}
            self._say({"judged": ranking.free, "obeyed": spoken.phrase if spoken else "", "guesses": guesses})

    def _notice(self, sounds: bool) -> None:
        """Tell when somebody begins to speak while the coach sounds, and when they have ended."""
        begins = self._alignment.settled and sounds  # otherwise it may be the coach's own voice
        voiced = self._chain.voiced and (self._over_coach or begins)
        if voiced is not self._over_coach:
            self._over_coach = voiced
            self._say({"voice": voiced})

    def _measure(self, near: Frame) -> None:
        self._count += 1
        if self._count % LEVEL_EVERY == 0:
            self._say({"level": round(decibels(near), 1)})

    def _keep_up(self, behind: int) -> None:
        if behind > BEHIND:
            self._scorer.hurry()
        if self._scorer.hurries and not self._slow:
            self._slow = True
            self._say({"slow": True})


def around(message: Message) -> Around:
    """Return the circumstances that a message tells; those that it lacks are the default."""
    with suppress(TypeError):
        return Around(**message)
    return Around()
