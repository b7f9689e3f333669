"""How exactly a whole session is heard: every earcon in a recording of the sound server against the score.

    python benchmarks/session.py [--minutes 5] [--busy] [--keys 15] [--seed 1] [--voice hum] [--keep FILE]

The real command in a terminal of its own, given so many random keys, evenly spread. Between two keys every earcon is
due where the score has it; after `+` from the next step on. With --keys 0 it is one run, whose drift is told. Memory is
that of all its processes, counted once each (PSS), from the second minute to the last. The peer plays the first minute
of the same score as one would at first: a clip, `time.sleep` to the next. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from common import COMMAND, Row, busy, cues, earcons, heard, home, routine, verdict, write_wav
from sound_server import RATE, Recorder, SoundServer, onsets
from terminal import Terminal

from voicecoach.language.english import ENGLISH
from voicecoach.routine.dosage import dose
from voicecoach.routine.library import load as load_routine
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, Placed
from voicecoach.score.place import Entry, entered
from voicecoach.sound.booth import Booth
from voicecoach.sound.earcons import load
from voicecoach.sound.track import Track
from voicecoach.sound.voices.registry import choose

REPLIES = ("pause", "resume", "next", "back", "repeat", "hurts")
KEYS = (" ", "n", "b", "r", "R", "+", "h")
PAUSE = 2
"""Seconds of a pause."""
LIMIT = 1.0
"""Milliseconds."""
FLAT = 10.0
"""Per cent that memory may grow: the shelf of spoken clips fills, for each round is told by its number."""
LONGEST_STEP = 12
"""Earcons of the longest step."""
TOLD = 10
"""Jumps of a run that are told."""
OBEYED = RATE // 3
"""Frames after which a key has surely been obeyed."""
Heard = Sequence[tuple[str, int]]


class Session(NamedTuple):
    """What was done and what was seen of a session."""

    code: int
    pressed: list[tuple[int, str]]
    """Frames of the recording at which keys were pressed, and which."""
    memory: list[float]
    """MB, minute by minute."""


def perform(minutes: float, keys: Sequence[str], path: Path, voice: str, recorder: Recorder) -> Session:
    """Run a session of so many minutes with keys evenly spread."""
    pressed: list[tuple[int, str]] = []
    memory: list[float] = []
    with Terminal([COMMAND, "start", str(path), "--plain", "--voice", voice], {}) as terminal:

        def wait(seconds: float) -> None:
            goal = recorder.frames + round(seconds * RATE)
            while recorder.frames < goal and terminal.process.poll() is None:
                time.sleep(0.02)
                if recorder.frames > len(memory) * 60 * RATE:
                    memory.append(sum(map(pss, terminal.still_running())))

        pauses = keys.count("")
        apart = (minutes * 60 - PAUSE * pauses) / max(1, len(keys) - pauses + 1)
        for key in keys:
            if terminal.process.poll() is None:
                wait(PAUSE if key == "" else apart)
                terminal.press(key or " ")
                pressed.append((recorder.frames, key))
        if keys:
            wait(apart)
        if keys and terminal.process.poll() is None:
            terminal.press("q")
        while terminal.process.poll() is None:
            wait(1)
        return Session(terminal.wait(60), pressed, memory)


def presses(count: int, seed: int) -> Iterator[str]:
    """Yield so many random keys; the one that ends a pause is empty."""
    dice = random.Random(seed)
    while count > 0:
        key = dice.choice(KEYS)
        yield from (key, "") if key == " " else (key,)
        count -= 2 if key == " " else 1


def pss(process: int) -> float:
    """Return the memory of a process in MB, what it shares divided among those who do; 0 if it has just ended."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1]) / 1024


class Run(NamedTuple):
    """What was heard between two keys."""

    sounds: list[tuple[str, int]]
    longer: bool
    """Whether it began with `+`."""


def runs(found: Heard, pressed: Sequence[tuple[int, str]]) -> list[Run]:
    """Return what was heard between two keys: answers are in it, `+` is known by the time when it was pressed."""
    events = sorted([*((frame, name) for name, frame in found), *(each for each in pressed if each[1] == "+")])
    parts = [Run([], False)]
    obeyed = 0
    for frame, name in events:
        if name in REPLIES or name == "+":
            parts.append(Run([], name == "+"))
            obeyed = frame + (OBEYED if name == "+" else 0)
        elif frame >= obeyed:  # else it may be from before the key
            parts[-1].sounds.append((name, frame))
    return [part for part in parts if len(part.sounds) > 1]


def ways_in(path: Path, voice: str) -> list[list[list[tuple[str, int]]]]:
    """Return every way to go on from somewhere: the steps' earcons, the first step as it is entered there by a key."""
    score = compose(dose(load_routine(str(path), []), 0), ENGLISH)
    booth = Booth(lambda: choose(voice, "en", 1.0), None)
    track = Track(booth, load())
    straight = [_timed(track.take(step).placed) for step in score]
    ways = [straight]
    for number, step in enumerate(score):
        forms = {False: step.segments, True: step.jumped or step.segments}
        entries = [Entry(jumped, index) for jumped, form in forms.items() for index in range(len(form))]
        for entry in entries:
            ways.append([_timed(track.take(entered(step, entry)).placed), *straight[number + 1 :]])
    booth.close()
    return ways


def _timed(placed: Placed) -> list[tuple[str, int]]:
    """Return the earcons of a step and, under no name, its length."""
    sounds = [(cue.what.value, cue.frame) for cue in placed.cues if isinstance(cue.what, Earcon)]
    return [*sounds, ("", placed.frames)]


def errors(run: Run, ways: Sequence[Sequence[Heard]]) -> np.ndarray:
    """Return each earcon's error in frames, from the first of a run, on the way that it took.

    Where something was made longer, the rest of that step is in no score: what follows it is compared, unless nothing
    could be made longer and it went on as it was. The first way is the one without a key.
    """
    most = min(LONGEST_STEP, len(run.sounds) - 2) if run.longer else 0
    found = [_errors(run.sounds[skip:], ways) for skip in range(most + 1)]
    if run.longer and np.abs(went_on := _errors(run.sounds, _tails(ways[0]))).max() <= LIMIT * RATE / 1000:
        return went_on
    best = min(found, key=lambda error: np.abs(error).max())
    return np.zeros(0) if run.longer and np.isinf(best).any() else best


def _errors(run: Heard, ways: Sequence[Sequence[Heard]]) -> np.ndarray:
    names, frames = [name for name, _ in run], np.array([frame for _, frame in run])
    best = np.full(len(run), np.inf)
    for way in ways:
        due = _begin(way, len(run))
        if [name for name, _ in due] == names:
            at = np.array([frame for _, frame in due])
            best = min(best, (frames - frames[0]) - (at - at[0]), key=lambda found: np.abs(found).max())
    return best


def _tails(straight: Sequence[Heard]) -> list[list[Heard]]:
    """Return the straight way from within each step on."""
    return [
        [step[cut:], *straight[number + 1 :]] for number, step in enumerate(straight) for cut in range(1, len(step) - 1)
    ]


def _begin(way: Sequence[Heard], count: int) -> list[tuple[str, int]]:
    """Return the first `count` earcons of a way, by frame from its beginning."""
    due: list[tuple[str, int]] = []
    begun = 0
    for step in way:
        due += [(name, begun + frame) for name, frame in step if name]
        begun += step[-1][1]
        if len(due) >= count:
            break
    return due[:count]


def jumps(run: Run, found: np.ndarray) -> Iterator[str]:
    """Yield each earcon at which the error becomes another one."""
    for number in np.flatnonzero(found != np.concatenate([[0.0], found[:-1]])[: len(found)]):
        name, frame = run.sounds[number]
        yield f"{name} at {frame / RATE:.1f} s, number {number} of a run of {len(found)}: {found[number]:.0f} samples"


def hold_errors(run: Heard, score: Heard) -> list[int]:
    """Return how many frames each hold heard whole differs from the nearest length that the score has."""
    lengths = {end[1] - begun[1] for begun, end in _holds(score)}
    return [min(abs(end[1] - begun[1] - length) for length in lengths) for begun, end in _holds(run)]


def _holds(found: Heard) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    sounds = [one for one in found if one[0] in ("start", "rep", "end")]
    return [(a, b) for a, b in pairwise(sounds) if b[0] == "end" and a[0] != "end"]


def naive(score: Sequence[Mapping[str, object]], folder: Path, recorder: Recorder) -> str:
    """Play the first minute with a player for each clip, sleeping the score's pauses; return how it errs, in words."""
    sounds = {earcon.value: write_wav(folder / f"{earcon.value}.wav", clip) for earcon, clip in load().items()}
    first = [cue for cue in score if float(str(cue["at"])) < 60]
    for cue, following in pairwise(first):
        length = round(float(str(cue["seconds"])) * RATE)
        clip = sounds.get(str(cue.get("sound"))) or write_wav(folder / "words.wav", np.zeros(length, np.int16))
        subprocess.run(["paplay", str(clip)], check=True)
        gap = float(str(following["at"])) - float(str(cue["at"])) - length / RATE
        time.sleep(max(0.0, gap))
    recorder.wait_for(RATE)
    due, found = earcons(first[:-1]), heard(recorder.stop(), onsets)
    pairs = [(b, d) for (a, b), (c, d) in zip(found, due, strict=False) if a == c]
    wrong = [((b - pairs[0][0]) - (d - pairs[0][1])) / RATE for b, d in pairs]
    return f"a player each, then sleep: {wrong[-1]:+.2f} s after {due[-1][1] / RATE:.0f} s"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--busy", action="store_true", help="keep all cores busy meanwhile")
    options.add_argument("--keys", type=int, default=15, help="random keys; 0: one run, to see its drift")
    options.add_argument("--seed", type=int, default=1, help="of the keys' lot")
    options.add_argument("--voice", default="hum")
    options.add_argument("--keep", type=Path, metavar="FILE", help="keep the recording: raw, 16 bits, mono")
    chosen = options.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="vc") as name,
        home() as own,
        SoundServer(Path(name)) as server,
        busy(os.cpu_count() or 1) if chosen.busy else nullcontext(),
    ):
        folder = Path(name)
        os.environ.update(server.environment | own)
        path = routine(chosen.minutes * 2 if chosen.keys else chosen.minutes, folder)
        score = cues(str(path), os.environ, chosen.voice)
        ways = ways_in(path, chosen.voice)
        recorder = server.record()
        keys = list(presses(chosen.keys, chosen.seed))
        session = perform(chosen.minutes, keys, path, chosen.voice, recorder)
        recorder.stop()
        if chosen.keep:
            shutil.copyfile(recorder.path, chosen.keep)
        found = heard(
            np.memmap(recorder.path, np.int16, "r"), onsets, {name for name, _ in earcons(score)} | set(REPLIES)
        )
        peer = naive(score, folder, server.record())
    parts, due = runs(found, session.pressed), earcons(score)
    judged = [(run, errors(run, ways)) for run in parts]
    wrong = [off / RATE * 1000 for _, off in judged if len(off)]
    size = np.abs(np.concatenate(wrong))
    holds = [error for run in parts if not run.longer for error in hold_errors(run.sounds, due)]
    drift = max((abs(run[-1]) for run in wrong), default=np.inf)
    long = max((run.sounds[-1][1] - run.sounds[0][1]) / RATE / 60 for run in parts)
    for run, off in judged:
        for jump in islice(jumps(run, off), TOLD):
            keys = [f"{key or 'space'} at {at / RATE:.1f}" for at, key in session.pressed if at < run.sounds[-1][1]]
            print("wrong from", jump, "after the keys", ", ".join(keys[-3:]))
    print(f"{len(size)} earcons in {len(wrong)} runs, {'busy' if chosen.busy else 'quiet'}; exit code {session.code}")
    first, last = session.memory[min(1, len(session.memory) - 1)], session.memory[-1]
    print(f"memory by minute, MB: {' '.join(f'{mb:.0f}' for mb in session.memory)}")
    return verdict(
        [
            Row("onset error, mean", size.mean(), "ms"),
            Row("onset error, 95 %", float(np.percentile(size, 95)), "ms"),
            Row("onset error, largest", size.max(), "ms", LIMIT, peer=peer),
            Row(f"drift, over up to {long:.1f} minutes", drift, "ms", LIMIT),
            Row(f"holds ({len(holds)}), largest error", max(holds, default=0), "samples", 0),
            Row("memory, growth from minute 1", (last / first - 1) * 100, "%", FLAT),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
