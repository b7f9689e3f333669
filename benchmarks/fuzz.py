"""Throws bytes, trees and slips of the hand at the reader of routines, guided by what code they reach.

    python benchmarks/fuzz.py [extends | import] [-max_total_time=1800] [-seed=1]

The options are libFuzzer's; needs `atheris`. With `extends`, throws at what lays one routine over another, with
`import` at what makes a routine of a sheet. Whatever comes: no exception, at most LIMIT seconds and MEMORY, a routine
or at least one located problem, no exercise lost by a change or a move, no figure of a sheet neither read nor told.
Every minute it prints how many inputs were tried, the slowest and the most memory. The first input that breaks a
promise ends it.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parents[1] / "tests" / "routine" / "importing"))

with atheris.instrument_imports(include=["voicecoach.routine"]):
    from fuzz_sheets import Sheets
    from fuzz_targets import BrokenPromiseError, Extending, Files, Target

    import_module("voicecoach.routine.reading.yaml_errors")  # loaded late by the reader, and then not instrumented

assert sys.platform != "win32"  # it forks

LIMIT = 2.0
"""Seconds of this process for one input."""
MEMORY = 300_000
"""Kilobytes of the whole process, fuzzer included, at its greatest."""
MINUTE = 60.0


class Judge:
    """Holds a target to its promises and counts."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.tried, self.fine, self.slowest = 0, 0, 0.0
        self.began = self.told = time.monotonic()

    def __call__(self, raw: bytes) -> None:
        """Make an input of what the fuzzer thought up, and judge what comes of it."""
        data = atheris.FuzzedDataProvider(raw)
        thought = self.target.think(data)
        began = time.process_time()
        try:
            self.fine += self.target.judge(thought)
        except Exception:
            print(f"broken by: {thought!r}", flush=True)
            raise
        took = time.process_time() - began
        self.tried, self.slowest = self.tried + 1, max(self.slowest, took)
        if took > LIMIT or peak() > MEMORY:
            print(f"too much ({took:.1f} s, {peak() / 1000:.0f} MB): {thought!r}", flush=True)
            raise BrokenPromiseError
        if time.monotonic() - self.told > MINUTE:
            self.told = time.monotonic()
            self.report()

    def report(self) -> None:
        """Print the figures so far."""
        print(
            f"{self.tried:,} inputs in {(time.monotonic() - self.began) / 60:.1f} min, {self.fine:,} of them fine; "
            f"slowest {self.slowest:.3f} s, most memory {peak() / 1000:.0f} MB",
            flush=True,
        )


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
            targets: dict[str, Target] = {"extends": Extending(), "import": Sheets()}
            target = next((targets[word] for word in sys.argv[1:] if word in targets), Files(folder))
            told = [word for word in sys.argv[1:] if word not in targets]
            atheris.Setup([sys.argv[0], *options, *told, corpus], Judge(target))
            atheris.Fuzz()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
