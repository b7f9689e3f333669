"""How exactly a whole session is heard: every earcon in a recording of the sound server against the score.

    python benchmarks/session.py [--minutes 5] [--busy] [--no-keys] [--voice hum]

The real command in a terminal of its own; a key every 20 s pauses, goes on or skips. Between two keys every earcon is
due where the score has it. With --no-keys it is one run, whose drift is told: --minutes 60. The peer plays the first
minute of the same score as one would at first: a clip, `time.sleep` to the next. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path

import numpy as np
from common import COMMAND, Row, busy, cues, earcons, heard, home, routine, verdict, write_wav
from sound_server import RATE, Recorder, SoundServer, onsets
from terminal import Terminal

from voicecoach.routine.dosage import dose
from voicecoach.routine.library import load as load_routine
from voicecoach.score.compose import compose
from voicecoach.score.english import ENGLISH
from voicecoach.score.model import Earcon, Placed
from voicecoach.score.place import Entry, entered
from voicecoach.sound.booth import Booth
from voicecoach.sound.earcons import load
from voicecoach.sound.track import Track
from voicecoach.sound.voices.registry import choose

REPLIES = ("pause", "resume", "next", "back", "repeat")
KEYS = (" ", " ", "n", "r", " ", " ", "b")
EVERY = 20
"""Seconds between two keys; a pause lasts a tenth of it."""
LIMIT = 1.0
"""Milliseconds."""
Heard = Sequence[tuple[str, int]]


def perform(minutes: float, keys: bool, path: Path, voice: str, recorder: Recorder) -> int:
    """Run a session of so many minutes, typing keys; return its exit code."""
    with Terminal([COMMAND, "start", str(path), "--plain", "--voice", voice], {}) as terminal:
        ends, number = time.monotonic() + minutes * 60, 0
        while keys and time.monotonic() < ends and terminal.process.poll() is None:
            resting = KEYS[number % len(KEYS)] == KEYS[number % len(KEYS) - 1] == " "
            recorder.wait_for(RATE * EVERY // (10 if resting else 1))
            terminal.press(KEYS[number % len(KEYS)])
            number += 1
        if keys and terminal.process.poll() is None:
            terminal.press("q")
        return terminal.wait(60 if keys else minutes * 120 + 120)


def runs(found: Heard) -> list[list[tuple[str, int]]]:
    """Return what was heard between two answers to keys."""
    parts: list[list[tuple[str, int]]] = [[]]
    for name, frame in found:
        if name in REPLIES:
            parts.append([])
        else:
            parts[-1].append((name, frame))
    return [part for part in parts if len(part) > 1]


def ways_in(path: Path, voice: str) -> list[list[list[tuple[str, int]]]]:
    """Return every way to go on from somewhere: the steps' earcons, the first step as it is entered there by a key."""
    score = compose(dose(load_routine(str(path), []), 0), ENGLISH)
    booth = Booth(lambda: choose(voice, "en", 1.0), None)
    track = Track(booth, load())
    straight = [_timed(track.take(step).placed) for step in score]
    ways = [straight]
    for number, step in enumerate(score):
        entries = [Entry(jumped=True), *(Entry(segment=index) for index in range(len(step.segments)))]
        for entry in entries:
            ways.append([_timed(track.take(entered(step, entry)).placed), *straight[number + 1 :]])
    booth.close()
    return ways


def _timed(placed: Placed) -> list[tuple[str, int]]:
    """Return the earcons of a step and, under no name, its length."""
    sounds = [(cue.what.value, cue.frame) for cue in placed.cues if isinstance(cue.what, Earcon)]
    return [*sounds, ("", placed.frames)]


def errors(run: Heard, ways: Sequence[Sequence[Heard]]) -> np.ndarray:
    """Return each earcon's error in frames, from the first of a run, on the way that it took."""
    names, frames = [name for name, _ in run], np.array([frame for _, frame in run])
    best = np.full(len(run), np.inf)
    for way in ways:
        due = _begin(way, len(run))
        if [name for name, _ in due] == names:
            at = np.array([frame for _, frame in due])
            best = min(best, (frames - frames[0]) - (at - at[0]), key=lambda found: np.abs(found).max())
    return best


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
    options.add_argument("--no-keys", action="store_true", help="one run, to see its drift")
    options.add_argument("--voice", default="hum")
    chosen = options.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="vc") as name,
        home() as own,
        SoundServer(Path(name)) as server,
        busy(os.cpu_count() or 1) if chosen.busy else nullcontext(),
    ):
        folder = Path(name)
        os.environ.update(server.environment | own)
        path = routine(chosen.minutes if chosen.no_keys else chosen.minutes * 2, folder)
        score = cues(str(path), os.environ, chosen.voice)
        ways = ways_in(path, chosen.voice)
        recorder = server.record()
        code = perform(chosen.minutes, not chosen.no_keys, path, chosen.voice, recorder)
        recorder.stop()
        found = heard(
            np.memmap(recorder.path, np.int16, "r"), onsets, {name for name, _ in earcons(score)} | set(REPLIES)
        )
        peer = naive(score, folder, server.record())
    parts, due = runs(found), earcons(score)
    wrong = [errors(run, ways) / RATE * 1000 for run in parts]
    size = np.abs(np.concatenate(wrong))
    holds = [error for run in parts for error in hold_errors(run, due)]
    drift = max((abs(run[-1]) for run in wrong), default=np.inf)
    long = max((run[-1][1] - run[0][1]) / RATE / 60 for run in parts)
    print(f"{len(size)} earcons in {len(parts)} runs, {'busy' if chosen.busy else 'quiet'}; exit code {code}")
    return verdict(
        [
            Row("onset error, mean", size.mean(), "ms"),
            Row("onset error, 95 %", float(np.percentile(size, 95)), "ms"),
            Row("onset error, largest", size.max(), "ms", LIMIT, peer=peer),
            Row(f"drift, over up to {long:.1f} minutes", drift, "ms", LIMIT),
            Row(f"holds ({len(holds)}), largest error", max(holds), "samples", 0),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
