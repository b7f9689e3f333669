"""How exact a session is heard on a very busy machine, with keys pressed in its holds: PulseAudio and PipeWire at once.

    python benchmarks/busy.py [--minutes 30] [--spinners 16] [--against OTHER/.venv/bin/voicecoach] [--output pulse]

The real command in a terminal of its own for each server, another checkout's beside it with --against, and for control
a plain `paplay` of one long file: what that is wrong by is the server's own doing. Every earcon in the recordings is
held against the score; in each hold keys are pressed that leave it as it is, or `+`, which makes it 10 s longer.
The recorders ask for 100 ms, for PipeWire takes turns as short as the most impatient client asks for (--latency).
Exit code 1 if ours errs by a sample.
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
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from common import COMMAND, Row, busy, cues, earcons, heard, home, routine, verdict
from sound_server import RATE, SERVERS, Recorder, onsets
from terminal import Terminal

HARMLESS = ("?", "m", "\x1b[A", "\x1b[B", "t", "w")
"""Keys that leave a hold as it is: help, voice off and on, louder, softer, and the two questions."""
LONGER = 10 * RATE
LONG_HOLD = "Go. Forward bend"
"""What is written as a hold of 21 s begins."""
WITHIN, FAR = RATE // 2, 4 * RATE
"""Frames within which an earcon is taken for the one that is due, and one that is rare enough to find the way back."""
RARE = "exercise"
AMONG = 8
"""Earcons that may be missing from the recording, because another sound lies over them."""
CYCLE = 30_011
TOLD = 8
Heard = Sequence[tuple[str, int]]


@dataclass
class Seat:
    """Where one program plays: a sink of its own, recorded."""

    server: str
    what: str
    command: str
    """The coach's; empty for the control."""
    environment: dict[str, str]
    recorder: Recorder
    score: list[dict[str, object]] = field(default_factory=list)
    pluses: int = 0
    keys: int = 0


def attend(seat: Seat, path: Path, minutes: float, output: str) -> None:
    """Hold a session with keys pressed in its holds."""
    dice = random.Random(f"{seat.server}, {seat.what}")
    end = time.monotonic() + minutes * 60
    chosen = ["--output", output] if output and seat.command == COMMAND else []
    command = [seat.command, "start", str(path), "--plain", "--voice", "hum", "--no-duck", *chosen]
    with Terminal(command, seat.environment) as terminal:
        begun = 0
        while time.monotonic() < end and terminal.process.poll() is None:
            time.sleep(0.05)
            said = terminal.said
            if said.count("Go. ") > begun:
                begun = said.count("Go. ")
                for after, key in plan(dice, said[said.rindex("Go. ") :].startswith(LONG_HOLD)):
                    time.sleep(after)
                    terminal.press(key)
                    seat.keys += 1
                    seat.pluses += key == "+"
        with suppress(OSError):
            terminal.press("q")
        terminal.wait(60)


def plan(dice: random.Random, long: bool) -> Iterator[tuple[float, str]]:
    """Yield the keys of a hold, each with the seconds to wait before it."""
    if not long:
        yield 1.0, dice.choice(HARMLESS[:4])
        return
    keys = [*dice.choices(HARMLESS, k=3), *(["+"] if dice.random() < 0.7 else [])]
    dice.shuffle(keys)
    for key in keys:
        yield dice.uniform(1.0, 3.0), key


def control(seat: Seat, file: Path) -> None:
    """Play one long file."""
    subprocess.run(["paplay", str(file)], env={**os.environ, **seat.environment}, check=False)


def counting(minutes: float, path: Path) -> Path:
    """Write a file every frame of which tells its number, and return it."""
    import wave

    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for second in range(round(minutes * 60)):
            numbers = np.arange(second * RATE, (second + 1) * RATE) % CYCLE + 1
            file.writeframes(numbers.astype("<i2").tobytes())
    return path


@dataclass(frozen=True)
class Found:
    """One earcon in the recording, and its error against the score in frames."""

    at: int
    name: str
    error: int


def follow(found: Heard, due: Heard, pluses: int) -> list[Found]:
    """Return each earcon heard with its error from the first; what `+` has made longer is longer by just 10 s."""
    begun, place, error, matched = found[0][1] - due[0][1], 0, 0, list[Found]()
    for name, frame in found:
        best: tuple[int, int, int] | None = None
        for index in range(place, min(place + AMONG, len(due))):
            raw = frame - begun - due[index][1]
            longer = min(pluses, max(0, round((raw - error) / LONGER)))
            wrong = raw - longer * LONGER
            if due[index][0] == name and (best is None or abs(wrong - error) < best[0]):
                best = abs(wrong - error), index, wrong
        if best and best[0] < (FAR if name == RARE else WITHIN):
            place, error = best[1] + 1, best[2]
            matched.append(Found(frame, name, error))
    return matched


def hold_errors(found: Heard, due: Heard) -> list[int]:
    """Return by how many frames each hold heard whole differs from one of the score, or that and tens of seconds."""
    lengths = {end - begun for begun, end in holds(due)}
    return [
        min(abs(length - known - longer * LONGER) for known in lengths for longer in range(4))
        for begun, end in holds(found)
        for length in [end - begun]
    ]


def holds(found: Heard) -> list[tuple[int, int]]:
    """Return when each hold began and ended."""
    sounds = [one for one in found if one[0] in ("start", "rep", "end")]
    pairs = pairwise(sounds)
    return [(a[1], b[1]) for a, b in pairs if b[0] == "end" and a[0] != "end"]


def judge(seat: Seat) -> tuple[str, list[Row]]:
    """Return what is told of a session, and its figures."""
    due = earcons(seat.score)
    found = heard(np.memmap(seat.recorder.path, np.int16, "r"), onsets, {name for name, _ in due})
    matched = follow(found, due, seat.pluses)
    errors = np.array([each.error for each in matched]) / RATE * 1000
    steps = [(b.at, b.error - a.error) for a, b in pairwise(matched) if b.error != a.error]
    lengths = hold_errors(found, due)
    name = f"{seat.server}, {seat.what}"
    told = [f"{name}: {len(matched)} of {len(found)} earcons followed, {seat.keys} keys, {seat.pluses} of them +"]
    told += [f"    {change:+d} samples at {at / RATE:.1f} s" for at, change in steps[:TOLD]]
    judged = seat.command == COMMAND
    size = np.abs(errors)
    return "\n".join(told), [
        Row(f"{name}: onset error, mean", size.mean(), "ms"),
        Row(f"{name}: onset error, 95 %", float(np.percentile(size, 95)), "ms"),
        Row(f"{name}: onset error, largest", size.max(), "ms", 0.0 if judged else None),
        Row(f"{name}: stalls and jumps", len(steps), "", 0 if judged else None),
        Row(f"{name}: {len(lengths)} holds with keys, wrong", sum(map(bool, lengths)), "", 0 if judged else None),
        Row(f"{name}: holds, largest error", max(lengths, default=0), "samples", 0 if judged else None),
    ]


def judge_control(seat: Seat) -> list[Row]:
    """Return the figures of the file that was played."""
    frames = np.memmap(seat.recorder.path, np.int16, "r")
    places = np.flatnonzero(frames)
    skipped = (np.diff(frames[places].astype(int)) - 1) % CYCLE
    inserted = np.diff(places) - 1
    name = f"{seat.server}, {seat.what}"
    return [
        Row(f"{name}: breaks", int(np.count_nonzero(skipped | inserted)), ""),
        Row(f"{name}: longer at the end by", int(inserted.sum()) / RATE * 1000, "ms"),
    ]


def seats(server: str, stack: ExitStack, path: Path, chosen: argparse.Namespace) -> Iterator[Seat]:
    """Start a server and yield the places to play at."""
    kind, tools = SERVERS[server]
    if lacking := [tool for tool in tools if not shutil.which(tool)]:
        print(f"{server}: not installed: {', '.join(lacking)}")
        return
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vc", ignore_cleanup_errors=True)))
    running = stack.enter_context(kind(folder))
    who = {"this": COMMAND, "against": chosen.against, "paplay": ""}
    for what, command in who.items():
        if command is None:
            continue
        rewinds = ["norewinds=1"] if server == "PulseAudio" else []
        form = ["rate=48000", "channels=1", "format=s16le", *rewinds]
        running.control("load-module", "module-null-sink", f"sink_name={what}", *form)
        own = {"PULSE_SINK": what, "DBUS_SESSION_BUS_ADDRESS": "none"}
        environment = running.environment | own | stack.enter_context(home())
        recorder = running.record(f"{what}.monitor", chosen.latency)
        score = cues(str(path), os.environ | environment, "hum", command) if command else []
        yield Seat(server, what, command, environment, recorder, score)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--spinners", type=int, default=16, help="busy processes")
    options.add_argument("--against", metavar="COMMAND", help="another checkout's voicecoach, to be heard beside")
    options.add_argument("--servers", nargs="+", choices=SERVERS, default=list(SERVERS))
    options.add_argument("--output", default="", help="ours alone: the output to play on")
    options.add_argument("--latency", type=int, default=100, help="of the recorders, in ms")
    chosen = options.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vc")))
        path, file = routine(chosen.minutes, folder), counting(chosen.minutes, folder / "counting.wav")
        taken = [seat for server in chosen.servers for seat in seats(server, stack, path, chosen)]
        with busy(chosen.spinners), ThreadPoolExecutor(len(taken)) as pool:
            played = [
                pool.submit(attend, seat, path, chosen.minutes, chosen.output)
                if seat.command
                else pool.submit(control, seat, file)
                for seat in taken
            ]
            for each in played:
                each.result()
        for seat in taken:
            seat.recorder.stop()
        print(f"{chosen.minutes:g} minutes with {chosen.spinners} busy processes on {os.cpu_count()} cores")
        rows = []
        for seat in taken:
            told, found = judge(seat) if seat.command else ("", judge_control(seat))
            print(*filter(None, [told]), sep="\n", flush=True)
            rows += found
        return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
