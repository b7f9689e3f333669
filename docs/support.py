"""What installs where, from wheels alone: writes `support.md`, or checks that the base still installs where it says.

    python docs/support.py [--check]

Nothing is installed: uv resolves what `pyproject.toml` asks for, for each kind of computer and each Python, with
nothing to be built. `--check` does so for the base, with the oldest and the newest Python that the table promises,
and the oldest macOS; where there is no way to the index, it says so and is content.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

from uv import find_uv_bin

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "support.md"
EXTRAS = ("", "natural", "export", "import", "ears", "pyttsx3", "sounddevice", "simpleaudio", "dev")
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
BRINGS = {"natural": "hibari-tts", "ears": "moonshine-voice"}
"""What some extras are for: where a marker leaves it out, the extra installs, and brings nothing."""
OLDEST = ("", "13.0")
"""What is checked of the systems: on a newer macOS more installs, and nothing less."""
ALL, NONE = f"{PYTHONS[0]} to {PYTHONS[-1]}", "no"
BLAMED = re.compile(r"(?:Because|because|and) (?:only )?([\w-]+)(?:\{[^}]*\})?[^ ]* (?:has no|is available|>=|==)")


UNREACHED = re.compile(r"Failed to fetch|error sending request|dns error|timed out|[Cc]ould ?n.t connect|network")


class UnreachedError(Exception):
    """There is no way to the index of packages from here."""


class Computer(NamedTuple):
    """A kind of computer, as uv calls it, and the oldest macOS."""

    name: str
    platform: str
    macos: str = ""


COMPUTERS = (
    Computer("Linux x86_64 (glibc 2.28)", "x86_64-manylinux_2_28"),
    Computer("Linux x86_64 (glibc 2.36, as Debian 12)", "x86_64-manylinux_2_36"),
    Computer("Linux aarch64 (glibc 2.28)", "aarch64-manylinux_2_28"),
    Computer("Linux aarch64 (glibc 2.36, as Raspberry Pi OS 12)", "aarch64-manylinux_2_36"),
    Computer("Linux x86_64 (musl)", "x86_64-unknown-linux-musl"),
    Computer("Linux aarch64 (musl)", "aarch64-unknown-linux-musl"),
    *(Computer(f"macOS {version}, Intel", "x86_64-apple-darwin", f"{version}.0") for version in (13, 14, 15)),
    *(Computer(f"macOS {version}, Apple silicon", "aarch64-apple-darwin", f"{version}.0") for version in (13, 14, 15)),
    Computer("Windows x64", "x86_64-pc-windows-msvc"),
    Computer("Windows on ARM", "aarch64-pc-windows-msvc"),
)


class Cell(NamedTuple):
    """What one extra is on one kind of computer."""

    pythons: tuple[str, ...]
    """Those it installs on."""
    lacking: Mapping[str, str]
    """The package that has no wheel, by each other Python."""


Kind = tuple[Computer, str, str]
"""A computer, a Python and an extra."""
sysconfig.get_config_vars()  # uv asks for them, and in Python 3.11 several threads must not be the first at once
AT_ONCE = 16
"""Resolutions at a time: they mostly wait for the index."""


def resolve(computer: Computer, python: str, extra: str) -> str:
    """Return the package that lacks a wheel; empty if all have one. Raise UnreachedError without an index."""
    chosen = ["--extra", extra] if extra else []
    target = ["--python-platform", computer.platform, "--python-version", python]
    here = ["--python", sys.executable]  # rather than look for one of each version
    command = [
        find_uv_bin(),
        "pip",
        "compile",
        "-q",
        "--only-binary",
        ":all:",
        *here,
        *target,
        *chosen,
        "pyproject.toml",
    ]
    environment = {**os.environ, **({"MACOSX_DEPLOYMENT_TARGET": computer.macos} if computer.macos else {})}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        return _blamed(" ".join(ran.stderr.split()))
    brought = BRINGS.get(extra, "")
    return "" if re.search(rf"^{brought}\b", ran.stdout, re.MULTILINE) else brought


def _blamed(told: str) -> str:
    if UNREACHED.search(told):
        raise UnreachedError(told)
    found = BLAMED.search(told)
    if not found:
        raise SystemExit(f"uv said: {told}")
    return found[1]


def cells() -> dict[tuple[Computer, str], Cell]:
    """Try every computer, Python and extra; where the base doesn't install, no extra does."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        base = _lacking(pool, list(product(COMPUTERS, PYTHONS, [""])), {})
        found = base | _lacking(pool, list(product(COMPUTERS, PYTHONS, EXTRAS[1:])), base)
    return {
        (computer, extra): Cell(
            tuple(python for python in PYTHONS if not found[computer, python, extra]),
            {python: lacks for python in PYTHONS if (lacks := found[computer, python, extra])},
        )
        for computer, extra in product(COMPUTERS, EXTRAS)
    }


def _lacking(pool: Executor, kinds: Sequence[Kind], base: Mapping[Kind, str]) -> dict[Kind, str]:
    found = pool.map(lambda kind: base.get((kind[0], kind[1], "")) or resolve(*kind), kinds)
    return dict(zip(kinds, found, strict=True))


def written(pythons: Sequence[str]) -> str:
    """Return which Pythons these are, in words: `3.10 to 3.12, 3.14`."""
    runs: list[list[str]] = []
    for python in pythons:
        follows = runs and PYTHONS.index(python) == PYTHONS.index(runs[-1][-1]) + 1
        runs[-1:] = [[*runs[-1], python]] if follows else [*runs[-1:], [python]]
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs) or NONE


def table(cells: Mapping[tuple[Computer, str], Cell]) -> Iterable[str]:
    """Yield the lines of the table, and below it what lacks where."""
    yield f"| | {' | '.join(f'`{extra}`' if extra else 'base' for extra in EXTRAS)} |"
    yield f"|---|{'---|' * len(EXTRAS)}"
    for computer in COMPUTERS:
        row = (written(cells[computer, extra].pythons) for extra in EXTRAS)
        yield f"| {computer.name} | {' | '.join('all' if each == ALL else each for each in row)} |"
    yield ""
    yield "What has no wheel there:"
    yield ""
    lacks: dict[tuple[str, str], list[str]] = {}
    for (computer, extra), cell in cells.items():
        for package in dict.fromkeys(cell.lacking.values()):
            if extra == "" or package not in cells[computer, ""].lacking.values():
                pythons = [python for python, each in cell.lacking.items() if each == package]
                lacks.setdefault((extra or "base", package), []).append(f"{computer.name}: {written(pythons)}")
    for (extra, package), where in lacks.items():
        yield f"- {extra}, {package}: {'; '.join(where)}"


def make() -> None:
    """Write the table between its marks."""
    begin, _, rest = TABLE.read_text(encoding="utf-8").partition("<!-- table -->\n")
    _, _, end = rest.partition("<!-- end of the table -->\n")
    lines = "\n".join(table(cells()))
    whole = f"{begin}<!-- table -->\n{lines}\n<!-- end of the table -->\n{end}"
    TABLE.write_text(whole, encoding="utf-8", newline="\n")


def promised() -> dict[Computer, str]:
    """Return, of each kind of computer, which Pythons the table says that the base installs on."""
    rows = [
        line.strip("|").split("|") for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    said = {cells[0].strip(): cells[1].strip().replace("all", ALL) for cells in rows}
    return {computer: said[computer.name] for computer in COMPUTERS}


def check() -> int:
    """Return 1, and say what lacks, if the base doesn't install somewhere that the table promises."""
    here = {computer: said for computer, said in promised().items() if said != NONE and computer.macos in OLDEST}
    kinds = [(computer, python) for computer, said in here.items() for python in sorted({said[:4], said[-4:]})]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda kind: resolve(kind[0], kind[1], ""), kinds)
    lost = [(*kind, lacking) for kind, lacking in zip(kinds, found, strict=True) if lacking]
    for computer, python, lacking in lost:
        print(f"{computer.name}, Python {python}: {lacking} has no wheel")
    return 1 if lost else 0


def main() -> int:
    """Return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--check", action="store_true")
    if options.parse_args().check:
        try:
            return check()
        except UnreachedError as error:
            print(f"not checked: {error}")
            return 0
    make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
