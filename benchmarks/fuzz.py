"""Throws bytes, trees and slips of the hand at the reader of routines, guided by what code they reach.

    python benchmarks/fuzz.py [-max_total_time=1800] [-seed=1]      options are libFuzzer's; needs `atheris`

Whatever comes: no exception, at most LIMIT seconds and MEMORY, and a routine or at least one located problem. Every
minute it prints how many inputs were tried, the slowest and the most memory. The first input that breaks a promise
ends it.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import atheris
import yaml

with atheris.instrument_imports(include=["voicecoach.routine"]):
    from voicecoach.problem import VoicecoachError
    from voicecoach.routine.checks import performed
    from voicecoach.routine.dosage import dose
    from voicecoach.routine.fields import TABLE
    from voicecoach.routine.heading import heading
    from voicecoach.routine.library import read_file
    from voicecoach.routine.report import render

    # Loaded late by the reader, and then not instrumented.
    import_module("voicecoach.routine.reading")
    import_module("voicecoach.routine.syntax")

from voicecoach.places import shipped

LIMIT = 2.0
"""Seconds of this process for one input."""
MEMORY = 300_000
"""Kilobytes of the whole process, fuzzer included, at its greatest."""
MINUTE = 60.0

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(shipped("routines").iterdir())]
NAMES = sorted({name for here in TABLE.values() for name in here} | {"<<", "rep", "exercise", "x"})
WORDS = [
    "45s", "2-3", "1:30", "1'30\"", "8 to 10", "each", "yes", "no", "3-1-3", "-1", "0", "1e99", "half an hour", "²",
    ": ", "- ", "\n", "\n  ", "\t", "#", "'", '"', "[", "]", "{", "}", "&a ", "*a", "<<: *a", "!x ", "|", ">", "?",
    "½", "\ufeff", "\x1b[31m", "\u202e", "橋", "\0", "%YAML 9.9", "...", "---", "extends: upper-hamstring",
    *(f"{name}: " for name in NAMES),
]  # fmt: skip


class BrokenPromiseError(Exception):
    """The reader did what it must never do."""


def any_bytes(data: atheris.FuzzedDataProvider) -> bytes:
    return data.ConsumeBytes(data.remaining_bytes())


def slips(data: atheris.FuzzedDataProvider) -> bytes:
    """Return a shipped routine after a few slips of the hand."""
    text = data.PickValueInList(TEXTS)
    for _ in range(data.ConsumeIntInRange(1, 6)):
        at, length = data.ConsumeIntInRange(0, len(text)), data.ConsumeIntInRange(0, 40)
        text = text[:at] + typed(data, text) + text[at + length :]
    return text.encode()


def typed(data: atheris.FuzzedDataProvider, text: str) -> str:
    """Return a word, any letters, or some lines of the text."""
    way = data.ConsumeIntInRange(0, 2)
    if way < 2:
        return str(data.PickValueInList(WORDS)) if way else str(data.ConsumeUnicodeNoSurrogates(8))
    lines = text.splitlines(keepends=True) or [""]
    at = data.ConsumeIntInRange(0, len(lines) - 1)
    return "".join(lines[at : at + data.ConsumeIntInRange(1, 8)])


def trees(data: atheris.FuzzedDataProvider) -> bytes:
    """Return a well-formed YAML file of fields in places where they may not be."""
    root = {"exercises": [tree(data, 4) for _ in range(data.ConsumeIntInRange(0, 5))]}
    for _ in range(data.ConsumeIntInRange(0, 4)):
        root[data.PickValueInList(NAMES)] = tree(data, 3)
    return bytes(yaml.dump(root, Dumper=yaml.CSafeDumper, allow_unicode=True, encoding="utf-8"))


def tree(data: atheris.FuzzedDataProvider, depth: int) -> object:
    shape = data.ConsumeIntInRange(0, 5 if depth else 3)
    if shape == 0:
        return data.PickValueInList(WORDS)
    if shape == 1:
        return data.ConsumeUnicodeNoSurrogates(12)
    if shape == 2:
        return data.ConsumeInt(8)
    if shape == 3:
        return data.PickValueInList([None, True, 0.5, float("inf")])
    count = range(data.ConsumeIntInRange(0, 5))
    if shape == 4:
        return [tree(data, depth - 1) for _ in count]
    return {data.PickValueInList(NAMES): tree(data, depth - 1) for _ in count}


WAYS: tuple[Callable[[atheris.FuzzedDataProvider], bytes], ...] = (any_bytes, slips, slips, trees, trees)


class Judge:
    """Holds the reader to its promises and counts."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.tried, self.fine, self.slowest = 0, 0, 0.0
        self.began = self.told = time.monotonic()

    def __call__(self, raw: bytes) -> None:
        """Make a file of what the fuzzer thought up, and judge what comes of it."""
        data = atheris.FuzzedDataProvider(raw)
        written = WAYS[data.ConsumeIntInRange(0, len(WAYS) - 1)](data)
        began = time.process_time()
        try:
            self.judge(written)
        except Exception:
            print(f"broken by: {written!r}", flush=True)
            raise
        took = time.process_time() - began
        self.tried, self.slowest = self.tried + 1, max(self.slowest, took)
        if took > LIMIT or peak() > MEMORY:
            print(f"too much ({took:.1f} s, {peak() / 1000:.0f} MB): {written!r}", flush=True)
            raise BrokenPromiseError
        if time.monotonic() - self.told > MINUTE:
            self.told = time.monotonic()
            self.report()

    def judge(self, written: bytes) -> None:
        """Raise if reading the file breaks a promise."""
        self.file.write_bytes(written)
        try:
            reading = read_file(self.file, [shipped("routines")])
        except VoicecoachError as error:
            require(error.message and error.hint)
            return
        require((reading.routine is None) == any(not problem.warning for problem in reading.problems))
        for problem in reading.problems:
            where = problem.where
            require(where.line >= 1 and 1 <= where.column <= len(where.source) + 1 and problem.message and problem.hint)
            require(render(problem).startswith(f"{where.file}:{where.line}:{where.column}: "))
        heading(written.decode("utf-8"))
        if reading.routine:
            self.fine += 1
            for level in (0, 50, 100):
                dosed = dose(reading.routine, level)
                require(all(exercise.name for exercise, _ in performed(dosed.exercises)))

    def report(self) -> None:
        """Print the figures so far."""
        print(
            f"{self.tried:,} inputs in {(time.monotonic() - self.began) / 60:.1f} min, {self.fine:,} of them fine; "
            f"slowest {self.slowest:.3f} s, most memory {peak() / 1000:.0f} MB",
            flush=True,
        )


def require(kept: object) -> None:
    if not kept:
        raise BrokenPromiseError


def peak() -> int:
    """Return the kilobytes of this process at its greatest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def seeds(folder: Path) -> Path:
    """Return a folder of inputs to begin with: long enough for many slips and large trees."""
    folder.mkdir()
    chance = random.Random(1)
    for number in range(300):
        (folder / f"{number}").write_bytes(chance.randbytes(chance.randint(8, 600)))
    return folder


def main() -> int:
    """Fuzz in a process of its own: libFuzzer leaves without cleaning up."""
    with tempfile.TemporaryDirectory(prefix="vc-fuzz") as name:
        folder = Path(name)
        child = os.fork()
        if not child:
            options = ["-max_len=4096", "-len_control=0", "-rss_limit_mb=0", f"-artifact_prefix={folder}/"]
            corpus = str(seeds(folder / "seeds"))
            atheris.Setup([sys.argv[0], *options, *sys.argv[1:], corpus], Judge(folder / "fuzzed.yaml"))
            atheris.Fuzz()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
