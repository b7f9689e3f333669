"""Scenes through the real chain; what was heard is kept, so that thresholds can be tried without hearing it again."""

from __future__ import annotations

import ast
import hashlib
import pickle
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from corpus import Command
from scenes import Plan, Said, Scene

import voicecoach.session.voice_control
from voicecoach.session.voice_control.detector import AFTER, CHUNK, ENDS, VoiceDetector
from voicecoach.session.voice_control.echo_canceller import SpeexCanceller
from voicecoach.session.voice_control.hearing import LATELY, TOUCHED
from voicecoach.session.voice_control.model import (
    EAR_RATE,
    FRAME,
    Around,
    Ranking,
    Samples,
    Spoken,
    Utterance,
    Word,
)
from voicecoach.session.voice_control.pipeline import Chain, sounding
from voicecoach.session.voice_control.policy import Thresholds, decide
from voicecoach.session.voice_control.scorer import MoonshineScorer

EARS = Path(voicecoach.session.voice_control.__file__).parent
FOUND_BY = ("pipeline.py", "echo_canceller.py", "detector.py")
RANKED_BY = ("phrases.py", "scorer.py", "moonshine.py", "tokens.py")
FRAME_SECONDS = FRAME / EAR_RATE
REACH = 0.5
"""Seconds before a command is said from which on a step waits or a question is open."""
CUT = (ENDS - AFTER) * CHUNK / EAR_RATE
"""Seconds that the detector cuts off an utterance when it ends."""
T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    """An utterance that the detector found, when it was over, and what the recogniser makes of it."""

    at: float
    around: Around
    utterance: Utterance
    ranking: Ranking

    def spoken(self, thresholds: Thresholds) -> Spoken | None:
        """Return the command that is obeyed."""
        return decide(self.ranking, replace(self.around, over_coach=self.utterance.over_coach), thresholds)

    def overlap(self, said: Said) -> float:
        """Return for how many seconds the two sounded at the same time; 0 or less if they didn't."""
        end = self.at - CUT
        return min(end, said.end) - max(end - self.utterance.seconds, said.start)


@dataclass(frozen=True)
class Outcome:
    """What happened in a scene."""

    condition: str
    name: str
    seconds: float
    said: tuple[Said, ...]
    events: tuple[Event, ...]

    def of(self, said: Said | None) -> Iterator[Event]:
        """Give the utterances that something said is most of; for None those in which nothing was."""
        for event in self.events:
            most = max(self.said, key=event.overlap, default=None)
            if (most if most and event.overlap(most) > 0 else None) is said:
                yield event


class Ears:
    """The chain as `--listen` builds it, with a memory on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scorer = Remembering(folder / f"rankings-{_digest(*(EARS / name for name in RANKED_BY))}.pickle")
        here = Path(__file__).parent
        bench = (here / name for name in ("scenes.py", "rooms.py", "voices.py", "corpus.py", "coach.py"))
        self._found_by = _digest(*(EARS / name for name in FOUND_BY), *bench)

    def hear(self, plan: Plan) -> Outcome:
        """Return what is heard in a scene; made and heard only if neither it nor the ears are as before."""
        name = hashlib.sha1(f"{plan.condition} {plan.name} {self._found_by}".encode()).hexdigest()
        found = _kept(self._folder / "heard" / f"{name}.pickle", lambda: _listen(plan.scene()))
        events = tuple(replace(event, ranking=self._scorer.rank(event.utterance.samples)) for event in found.events)
        self._scorer.keep()
        return replace(found, condition=plan.condition, name=plan.name, events=events)


class Remembering:
    """A scorer that knows what it has ranked before."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, Ranking] = pickle.loads(file.read_bytes()) if file.exists() else {}
        self._kept = len(self._known)
        self._scorer: MoonshineScorer | None = None

    def rank(self, samples: Samples) -> Ranking:
        """Return how well each phrase fits."""
        key = hashlib.sha1(samples.tobytes()).hexdigest()
        if key not in self._known:
            self._scorer = self._scorer or MoonshineScorer(clock=lambda: 0.0)  # as on a machine that has the time
            self._known[key] = self._scorer.rank(samples)
        return self._known[key]

    def keep(self) -> None:
        """Write down what is new."""
        if len(self._known) > self._kept:
            _write(self._file, self._known)
            self._kept = len(self._known)


class Unranked:
    """A scorer that leaves the ranking for later."""

    def rank(self, samples: Samples) -> Ranking:  # noqa: ARG002 - the interface has it
        """Return an empty ranking."""
        return Ranking("", 0.0, ())


def _listen(scene: Scene) -> Outcome:
    chain = Chain(SpeexCanceller(), VoiceDetector(), Unranked())
    events: list[Event] = []
    sounded: deque[bool] = deque(maxlen=LATELY)
    for number in range(len(scene.near) // FRAME):
        part = slice(number * FRAME, (number + 1) * FRAME)
        sounded.append(sounding(scene.far[part]))
        around = _around(number * FRAME_SECONDS, sum(sounded) > TOUCHED, scene.said)
        if heard := chain.feed(scene.near[part], scene.far[part], around):
            events.append(Event((number + 1) * FRAME_SECONDS, around, heard.utterance, heard.ranking))
    return Outcome("", "", len(scene.near) / EAR_RATE, scene.said, tuple(events))


def _around(now: float, speaking: bool, said: tuple[Said, ...]) -> Around:
    """Return what goes on: a step waits, or a question is open, until the next command is said."""
    last = next((each.command for each in reversed(said) if each.start - REACH <= now), None)
    return Around(speaking, waiting=_is(last, Word.READY), asked=_is(last, Word.NUMBER))


def _is(command: Command | None, word: Word) -> bool:
    return command is not None and command.word is word


def _kept(file: Path, make: Callable[[], T]) -> T:
    if not file.exists():
        _write(file, make())
    kept: T = pickle.loads(file.read_bytes())
    return kept


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".part")
    half.write_bytes(pickle.dumps(content))
    half.replace(file)


def _digest(*files: Path) -> str:
    """Return a few letters that change with the code, and not with what is said of it."""
    return hashlib.sha1("".join(_code(file) for file in files).encode()).hexdigest()[:12]


def _code(file: Path) -> str:
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            node.body = [each for each in body if not _is_told(each)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_told(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
