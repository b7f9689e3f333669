"""What the fuzzer throws: any bytes, trees of fields, slips of the hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import atheris
import yaml

from voicecoach.core.paths import shipped
from voicecoach.routine.fields import TABLE

GOOD = Path(__file__).parents[1] / "tests" / "routine" / "good"
OURS = [*sorted(shipped("routines").iterdir()), *sorted(GOOD.iterdir())]
TEXTS = [path.read_text(encoding="utf-8") for path in OURS]
NAMES = sorted({name for here in TABLE.values() for name in here} | {"<<", "rep", "exercise", "x"})
WORDS = [
    "45s", "2-3", "1:30", "1'30\"", "8 to 10", "each", "yes", "no", "3-1-3", "-1", "0", "1e99", "half an hour", "²",
    ": ", "- ", "\n", "\n  ", "\t", "#", "'", '"', "[", "]", "{", "}", "&a ", "*a", "<<: *a", "!x ", "|", ">", "?",
    "½", "\ufeff", "\x1b[31m", "\u202e", "橋", "\0", "%YAML 9.9", "...", "---", "extends: upper-hamstring",
    "5 breaths", "1 breath", "amrap", "22,5 kg", "[20 kg, 22,5 kg]", "red band", "left", "each set", "{side}",
    "{other}", "4-7-8", "in 4, hold 7, out 8", "{in: 4, hold: 7, out: 8}", "{work: 20s, rest: 10s}",
    "{work: 20s rest: 10s}", "3 times a day", "Mon-Fry", "30 minuts from 9 to 17 on weekdays", "2 hours",
    "[12, 10, 8]", "10s 20s 30s",
    *(f"{name}: " for name in NAMES),
]  # fmt: skip


def any_bytes(data: atheris.FuzzedDataProvider) -> bytes:
    return bytes(data.ConsumeBytes(data.remaining_bytes()))


def slips(data: atheris.FuzzedDataProvider) -> bytes:
    """Return a routine of ours after a few slips of the hand."""
    return slipped(data, data.PickValueInList(TEXTS)).encode()


def slipped(data: atheris.FuzzedDataProvider, text: str) -> str:
    """Return `text` after a few slips of the hand."""
    for _ in range(data.ConsumeIntInRange(1, 6)):
        at, length = data.ConsumeIntInRange(0, len(text)), data.ConsumeIntInRange(0, 40)
        text = text[:at] + typed(data, text) + text[at + length :]
    return text


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
    root: dict[str, object] = {"exercises": [tree(data, 4) for _ in range(data.ConsumeIntInRange(0, 5))]}
    for _ in range(data.ConsumeIntInRange(0, 4)):
        root[data.PickValueInList(NAMES)] = tree(data, 3)
    return dumped(root).encode()


def dumped(root: object) -> str:
    return str(yaml.dump(root, Dumper=yaml.CSafeDumper, allow_unicode=True))


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
