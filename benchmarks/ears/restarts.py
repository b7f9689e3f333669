"""Commands said soon after a pause or a jump, over the coach's first words.

    /tmp/ears/bin/python benchmarks/ears/restarts.py [--half find|judge] [--rounds 50] [--work FOLDER]

Set up as for `run.py`. Each round is a session: the coach speaks for eight seconds and is then cut off and started anew
seven times, each time up to 25 ms sooner or later than told, as devices do. So many seconds after each start a person
says a command, at equal loudness. What is played is told half a second ahead. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

import coach
import numpy as np
from common import Row, verdict
from corpus import CALLED
from hearing import Remembering
from run import FINDERS, JUDGES, WORK
from scenes import Said, Scene, duet
from voices import RATE, Voice, parts, say

from voicecoach.session.voice_control.detector import VoiceDetector
from voicecoach.session.voice_control.echo_canceller import SpeexCanceller
from voicecoach.session.voice_control.echo_estimate import Alignment
from voicecoach.session.voice_control.hearing import Hearing, Hurried
from voicecoach.session.voice_control.model import FRAME, Around
from voicecoach.session.voice_control.pipeline import Chain
from voicecoach.session.voice_control.wire import Message

AFTER = (0.2, 0.5, 0.8, 1.2, 1.6, 2.0, 3.0)
"""Seconds from a start to a command."""
FIRST, GAP, LONGER = 8.0, 1.5, 1.5
"""Seconds for which the coach speaks at first, is silent, and speaks on after a command."""
ERROR = 0.025
"""Seconds by which a start is told too early or too late, at most."""
LATE = 0.06
"""Seconds from playing to hearing."""
AHEAD, BLOCK = RATE // 2, RATE // 5
"""Samples that a device has in its queue, and takes at a time."""
SOON = 2.0
"""Seconds after a command in which it is obeyed."""
EPOCH = 100 * RATE
UNDERSTOOD, WRONG = 85.0, 0.0
"""The limits: percent of commands, of those obeyed at least, and of those taken for another at most."""


@dataclass(frozen=True)
class Round:
    """A recording with what was played, and what was said in it."""

    scene: Scene
    starts: tuple[int, ...]
    """Samples at which the coach starts; the last one is the end."""
    after: tuple[float, ...]
    """Seconds from a start to each command."""


def made(voice: Voice, coached: str, seed: int, folder: Path) -> Round:
    """Return a round, the same each time."""
    chance, lot = random.Random(seed), np.random.default_rng(seed)
    silence = np.zeros(int(GAP * RATE), np.float32)
    played = [coach.dense(coached, FIRST, chance, 0.15, folder), silence]
    said, starts, spoken = [], [0], []
    order = tuple(chance.sample(AFTER, len(AFTER)))
    for after in order:
        command = chance.choice(CALLED)
        speech = say(voice, command.text, folder)
        starts.append(sum(map(len, played)))
        played += [coach.dense(coached, after + len(speech) / RATE + LONGER, chance, 0.15, folder), silence]
        begins = starts[-1] + int(after * RATE)
        said.append(Said(command.text, command, begins / RATE, (begins + len(speech)) / RATE))
        spoken.append((begins, speech))
    far = np.concatenate(played)
    clean = np.zeros_like(far)
    for begins, speech in spoken:
        clean[begins : begins + len(speech)] = speech
    return Round(duet(clean, far, tuple(said), lot, LATE), (*starts, len(far)), order)


def obeyed(a_round: Round, scorer: Remembering, lot: random.Random) -> Iterator[tuple[float, str]]:
    """Give each command that was obeyed in a round, and the second that was then being heard."""
    near, far = a_round.scene.near, a_round.scene.far
    told: list[Message] = []
    hurried = Hurried(scorer, lambda: scorer)
    hearing = Hearing(Chain(SpeexCanceller(), VoiceDetector(), scorer), hurried, told.append, Alignment())
    hearing.around = Around(coach_speaking=True)
    queue = list(_blocks(a_round, lot))
    for at in range(0, len(near) - FRAME, FRAME):
        if at and any(at <= start < at + FRAME for start in a_round.starts):
            hearing.cut(EPOCH + at)
        while queue and queue[0][0] <= at:
            _, first, last, error = queue.pop(0)
            hearing.play(far[first:last], EPOCH + first + error)
        told.clear()
        hearing.take(near[at : at + FRAME], (EPOCH + at) / RATE)
        yield from ((at / RATE, message["word"]) for message in told if "heard" in message)


def _blocks(a_round: Round, lot: random.Random) -> Iterator[tuple[int, int, int, int]]:
    """Give each block the coach plays: when it is told, its first sample, its last one's next, and how that errs."""
    for start, end in pairwise(a_round.starts):
        error = round(lot.uniform(-ERROR, ERROR) * RATE) if start else 0
        for first in range(start, end, BLOCK):
            yield max(start, first - AHEAD), first, min(end, first + BLOCK), error


def judged(a_round: Round, found: list[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """Give what became of each command, and how soon after a start it was said."""
    for after, said in zip(a_round.after, a_round.scene.said, strict=True):
        words = {word for at, word in found if said.start < at < said.end + SOON}
        meant = {said.command.word.value} if said.command else set()
        yield after, "missed" if not words else "done" if words == meant else "wrong"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=("find", "judge"), default="judge", help="by whose voices")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--work", type=Path, default=WORK)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    voices = [voice for number in (FINDERS if options.half == "find" else JUDGES) for voice in parts()[number]]
    scorer = Remembering(options.work / "restarts.pickle")
    results: Counter[tuple[float, str]] = Counter()
    for number in range(options.rounds):
        a_round = made(voices[number % len(voices)], coach.VOICES[number % 2], number, options.work)
        results.update(judged(a_round, list(obeyed(a_round, scorer, random.Random(number)))))
        scorer.keep()
        print(f"{number + 1}/{options.rounds}\033[K", end="\r", file=sys.stderr, flush=True)
    rows = [
        Row(f"obeyed, said {after} s after a start", 100 * results[after, "done"] / options.rounds, "%")
        for after in AFTER
    ]
    count = results.total()
    shares = {kind: 100 * sum(results[after, kind] for after in AFTER) / count for kind in ("done", "wrong")}
    rows += [
        Row(f"obeyed, all {count}", shares["done"], "%", UNDERSTOOD, True),
        Row("taken for another", shares["wrong"], "%", WRONG),
    ]
    return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
