"""What the fuzzer throws at `import`: sheets with lines lost, doubled and mangled, heaps of pieces, any bytes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import atheris
from account import PIECES, lost, numbered
from fuzz_targets import has_its_place, require

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.detect import convert
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.writing import write

HERE = Path(__file__).parents[1] / "tests" / "routine" / "importing"
FOREIGN = [
    path
    for folder in (HERE / "sheets", HERE / "files")
    for path in sorted(folder.iterdir())
    if not path.name.endswith(".expect.yaml")
]
ENDINGS = sorted({path.suffix for path in FOREIGN})
READABLE = (".txt", ".md")
"""Forms whose every line a person reads: only there must each figure be found again where it stood."""


class Sheet(NamedTuple):
    """A foreign file."""

    name: str
    data: bytes


class Sheets:
    """What makes a routine of a foreign file."""

    def think(self, data: atheris.FuzzedDataProvider) -> Sheet:
        """Return a sheet that came to harm, a heap of pieces, or any bytes."""
        way = data.ConsumeIntInRange(0, 7)
        if not way:
            ending = data.PickValueInList(ENDINGS)
            return Sheet(f"fuzzed{ending}", bytes(data.ConsumeBytes(data.remaining_bytes())))
        if way == 1:
            return Sheet("fuzzed.txt", heap(data, data.ConsumeIntInRange(1, 30)).encode())
        path = data.PickValueInList(FOREIGN)
        return Sheet(path.name, harmed(data, path.read_bytes()))

    def judge(self, thought: Sheet) -> bool:
        """Return whether a routine came of it, which must be one that can be read, with every figure or word of it."""
        try:
            done = convert(thought.data, thought.name)
        except RoutineProblems as error:
            for problem in error.problems:
                has_its_place(problem)
            return False
        except VoicecoachError as error:
            require(error.message and error.hint)
            return False
        require(read(write(done.draft), "imported.yaml").routine)
        require(done.unread <= done.figures)
        if thought.name.endswith(READABLE):
            text = thought.data.decode("utf-8", "replace")
            require(not [figure for _, figure in lost(text, done) if len(figure) == 3])
        return True


def heap(data: atheris.FuzzedDataProvider, pieces: int) -> str:
    """Return pieces of sheets, each number of three digits and another one."""
    first = data.ConsumeIntInRange(101, 500)
    return str(numbered([data.PickValueInList(list(PIECES)) for _ in range(pieces)], first))


def harmed(data: atheris.FuzzedDataProvider, sheet: bytes) -> bytes:
    """Return a sheet after a few accidents to its lines."""
    lines = sheet.splitlines(keepends=True)
    for _ in range(data.ConsumeIntInRange(1, 5)):
        at = data.ConsumeIntInRange(0, len(lines))
        lines[at : at + data.ConsumeIntInRange(0, 2)] = accident(data, lines)
    return b"".join(lines)


def accident(data: atheris.FuzzedDataProvider, lines: list[bytes]) -> list[bytes]:
    """Return what stands where a line stood: nothing, an empty line, some other line, pieces, a part, letters."""
    other = data.PickValueInList(lines) if lines else b""
    chosen: list[list[bytes]] = [
        [], [b"\n"], [other], [heap(data, 2).encode(), b"\n"],
        [other[: data.ConsumeIntInRange(0, len(other))]], [data.ConsumeUnicodeNoSurrogates(8).encode()],
    ]  # fmt: skip
    return chosen[data.ConsumeIntInRange(0, len(chosen) - 1)]
