"""A whole session in no time, with its journal: what happens to it goes in, and what came of it comes out.

Only the edges are fake: the clock, and a speaker worked by hand, whose frames are the time that passes.
"""

import io
import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from fakes import StuckSpeaker
from rich.console import Console
from studio import LevelTrack, make_ready

from voicecoach.app.choices import Choices
from voicecoach.app.live.record import Record
from voicecoach.app.preparing import prepare
from voicecoach.core.units import RATE
from voicecoach.journal.work_done import Work
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.model import StepKind
from voicecoach.session.display.plain import Plain
from voicecoach.session.display.screen import Screen
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.outputs.time_limited import TimeLimitedSpeaker
from voicecoach.session.playback.answers import answer
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loop import Live, LiveOutcome
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.step_outcomes import Left

ROUTINE = """
name: Rehearsed
exercises:
  - {name: Squeeze, hold: 2s, reps: 2, sets: 2, between_reps: 1s, move: 2s}
  - {name: Ready, wait: yes}
  - {name: Bend, sides: each, tempo: 2-1-2, reps: 2}
  - {name: Plank, hold: 3s}
"""
MANY = 3000
"""Views after which any session should long have ended."""

Move = tuple[str, object]
"""A method of `Driver`, and its argument."""


class Driver:
    """A display that makes the next thing happen at each view; when nothing is left, the session goes on."""

    def __init__(self, moves):
        self._moves = list(moves)
        self._server, self._broken = threading.Event(), False
        self._server.set()
        self.speaker = TimeLimitedSpeaker(self._make)
        self.player = None
        self._clock = 0.0
        self._closed = False
        self.views, self.interrupted = [], []
        self.live = None

    def show(self, view):
        self.views.append(view)
        assert len(self.views) < MANY, f"it doesn't end: {view}"
        if self._closed:
            raise OSError("the terminal is gone")
        if self._moves:
            name, value = self._moves.pop(0)
            getattr(self, name)(value)
        elif not view.finished:
            self.find(None)
            if view.paused or view.kind is StepKind.WAIT:
                self.live.put(Command.RESUME)
        self.hear(0 if self._moves else 2.0)

    def _make(self):
        made = StuckSpeaker(self._server)
        made.broken = self._broken
        return made

    def press(self, commands):
        for command in commands:
            self.live.put(command)

    def hear(self, seconds):
        if self.speaker.playing and self.speaker.alive and self._server.is_set():
            make_ready(self.player)
            self.speaker.play(seconds, block=RATE // 2)

    def sleep(self, seconds):
        self._clock += seconds

    def tell(self, notice):
        self.live.tell(notice)

    def lose(self, broken):
        self.speaker.inner.lost, self.speaker.inner.broken = True, broken
        self._broken = broken

    def hang(self, _):
        self._server.clear()

    def find(self, _):
        self._server.set()
        self._broken = self.speaker.inner.broken = False

    def interrupt(self, _):
        self.live.set_aside(lambda: self.interrupted.append(len(self.views)))

    def close(self, _):
        self._closed = True

    def clock(self):
        return self._clock


@dataclass
class Rehearsal:
    """What came of a session."""

    score: tuple
    outcome: LiveOutcome
    work: Work
    left: list = field(default_factory=list)
    """Each step that was left: its number, how, and the next."""
    views: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    """The steps in the journal: number and how."""
    sessions: list = field(default_factory=list)
    """The sessions in the journal: outcome and the step in hand."""

    def judge(self):
        """Raise AssertionError if anything doesn't fit together, or with what happened."""
        at = 0
        for step, how, now in self.left:
            assert step == at, f"step {at} was left unseen: {self.left}"
            assert _leads(how, step, now), (step, how, now)
            at = now
        assert self.outcome.finished == (at == len(self.score)), (self.outcome, at)
        assert self.outcome.finished == (bool(self.views) and self.views[-1].finished)
        assert not any(view.finished for view in self.views[:-1]) or self.outcome.finished
        hurt = [self.score[step].name for step, how, _ in self.left if how is Left.HURT]
        assert list(self.outcome.hurt) == hurt
        steps = self.steps[: len(self.left)]
        assert steps == [(step, how.value) for step, how, _ in self.left]
        # Of a set in which a session is stopped, what was done is kept; it is begun again when that goes on.
        assert self.steps[len(self.left) :] in ([], [(at, "again")])
        assert self.steps == steps or (self.score[at].kind is StepKind.WORK and not self.outcome.finished)
        assert self.sessions == [("finished" if self.outcome.finished else "stopped", at)]
        kinds = StepKind.WORK, StepKind.WAIT  # the only wait here is an exercise of its own
        works = {step for step, how, _ in self.left if how is Left.DONE and self.score[step].kind in kinds}
        assert self.work.sets == len(works)
        assert 0 <= self.work.share <= 1


def _leads(how, step, now):
    return {
        Left.DONE: now == step + 1,
        Left.SKIPPED: now > step,
        Left.HURT: now > step,
        Left.AGAIN: now < step,
    }[how]


def rehearse(moves, width=80, height=24, words=ENGLISH):
    """Return what comes of a session in which `moves` happen, one between any two views, on a screen of a size."""
    with TemporaryDirectory() as folder, patch.dict(os.environ, VOICECOACH_DATA=folder):
        made = _play(_told_in(_prepared(), words), moves, width, height)
        with closing(sqlite3.connect(Path(folder) / "journal.sqlite3")) as journal:
            made.steps = journal.execute("SELECT step, how FROM steps ORDER BY id").fetchall()
            made.sessions = journal.execute("SELECT outcome, step FROM sessions").fetchall()
    return made


@cache
def _prepared():
    with TemporaryDirectory() as folder, patch.dict(os.environ, VOICECOACH_DATA=folder):
        file = Path(folder) / "rehearsed.yaml"
        file.write_text(ROUTINE)
        return prepare(str(file), Choices())


def _told_in(prepared, words):
    if words is ENGLISH:
        return prepared
    return prepared._replace(words=words, score=compose(prepared.routine, words))


def _play(prepared, moves, width, height):
    driver, told, left = Driver(moves), [], []
    preferred = FallbackOutput([driver.speaker])
    player = driver.player = Player(prepared.score, LevelTrack(), preferred, hurts="All right.")
    record = Record(prepared, told.append)

    def leave(*step):
        left.append(step)
        record.left(*step)

    console = Console(file=io.StringIO(), force_terminal=True, width=width, height=height)
    with Screen(console) as screen, Plain(io.StringIO()) as plain, record.accompany(None):
        player.start()
        driver.live = Live(
            player,
            preferred,
            Observer("Rehearsed", prepared.score, prepared.words),
            [screen, plain, driver, record],
            turn=0.0,
            on_left=leave,
            answer=lambda question, view: answer(prepared.words, question, view),
            clock=driver.clock,
        )
        outcome = driver.live.run()
        driver.find(None)
    assert not told, told
    return Rehearsal(prepared.score, outcome, record.work, left, driver.views)
