"""The ears' process, `python -m voicecoach.session.voice_control.worker`: hears commands until its input ends.

It is a process because models hold the interpreter's lock for longer than a speaker waits. Nothing that is heard is
kept, and only the words of a command leave it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import IO

import numpy as np

from voicecoach.session.voice_control.echo_canceller import best_canceller
from voicecoach.session.voice_control.echo_estimate import Alignment
from voicecoach.session.voice_control.hearing import Hearing, Hurried, around
from voicecoach.session.voice_control.microphone import DeviceMicrophone, Timed
from voicecoach.session.voice_control.model import EAR_RATE, EarsError, Frame, MicrophoneError, Samples
from voicecoach.session.voice_control.phrases import few_spellings
from voicecoach.session.voice_control.pipeline import Chain
from voicecoach.session.voice_control.wire import HearingTask, Message, messages

REOPEN = 2.0
"""Seconds between two tries to open a microphone."""

Told = tuple[Message, Samples]
Say = Callable[[Message], None]


def load(task: HearingTask, say: Say) -> Hearing:
    """Load the models; say what is missing. Raise EarsError if it can't hear without."""
    from voicecoach.session.voice_control.detector import VoiceDetector
    from voicecoach.session.voice_control.moonshine import Moonshine
    from voicecoach.session.voice_control.scorer import MoonshineScorer

    model = Moonshine()
    quick = MoonshineScorer(few_spellings, model)
    quick.rank(np.zeros(EAR_RATE, np.int16))  # the first time takes longer
    scorer = Hurried(MoonshineScorer(model=model), lambda: quick)
    canceller, can = best_canceller()
    if not can.usable:
        say({"warning": can.reason})
    return Hearing(Chain(canceller, VoiceDetector(), scorer), scorer, say, Alignment(task.echo), task.levels)


def listen(task: HearingTask, hearing: Hearing, told: SimpleQueue[Told], say: Say) -> None:
    """Hear for ever: whoever started this process ends it."""
    for frame, at, behind in heard(lambda: DeviceMicrophone(task.microphone), say):
        take_in(hearing, told, task)
        hearing.take(frame, at, behind)


def heard(microphone: Callable[[], Timed], say: Say) -> Iterator[tuple[Frame, float, int]]:
    """Yield each frame, when it began, and how many wait; keep trying to open a microphone that is gone."""
    troubled = False
    while True:
        try:
            with microphone() as opened:
                yield opened.read(), opened.at, opened.waiting
                say({"ready": True})
                troubled = False
                while True:
                    yield opened.read(), opened.at, opened.waiting
        except MicrophoneError as error:
            if not troubled:
                say({"trouble": error.message, "hint": error.hint})
            troubled = True
        time.sleep(REOPEN)


def take_in(hearing: Hearing, told: SimpleQueue[Told], task: HearingTask) -> None:
    """Take in all that the session has told so far."""
    while True:
        try:
            message, samples = told.get_nowait()
        except Empty:
            return
        if "play" in message:
            hearing.play(samples, message["play"], message["again"])
        elif "cut" in message:
            hearing.cut(message["cut"])
        elif "around" in message:
            hearing.around = replace(around(message["around"]), threshold=task.threshold)


def read_on(source: IO[bytes], told: SimpleQueue[Told]) -> None:
    """Read what the session tells; end the process when that ends."""
    try:
        for each in messages(source):
            told.put(each)
    finally:
        os._exit(0)


def _replies() -> Say:
    """Return what tells the session; reserve stdout for that, and send what a library prints to stderr."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(message: Message) -> None:
        try:
            print(json.dumps(message), file=stream, flush=True)
        except OSError:
            os._exit(0)  # the session is gone

    return say


def main() -> None:
    """Serve one session."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the session, which then ends us
    say = _replies()
    task = HearingTask(**json.loads(sys.stdin.buffer.readline() or b"{}"))
    told: SimpleQueue[Told] = SimpleQueue()
    threading.Thread(target=read_on, args=(sys.stdin.buffer, told), daemon=True).start()
    try:
        hearing = load(task, say)
    except EarsError as error:
        say({"trouble": error.message, "hint": error.hint, "final": True})
        return
    listen(task, hearing, told, say)


if __name__ == "__main__":
    main()
