"""The README followed to the letter: each command line in order, as it stands, in a copy of this repository.

    python3 benchmarks/readme.py [--tests]
    .ci/bare 'python3 benchmarks/readme.py'     # on a Debian 12 that has Python and nothing else

By one bash in a terminal where Enter answers every question, with a home in which there is nothing yet. Told is how
long each took; the first that fails ends it, with what was on the screen. With `--tests` the command for the tests is
run, too, as the last. Needs Python and bash alone. Exit code 1 if one fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.append(str(HERE / "tests" / "e2e"))

from terminal import Terminal  # noqa: E402

TESTS = "**Run the tests**"
NOT_OURS = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
MARK = "@@ done"
ASKED = re.compile(r": (?:\x1b\[[\d;?]*[A-Za-z])*\Z")
"""What is on the screen ends with a question."""
LONGEST = 3600.0
"""Seconds for all of it."""


def commands(text: str) -> Iterator[str]:
    """Yield the commands of a page, one by one, each with the text that it is given (`<<'END'`)."""
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        lines = iter(block.splitlines())
        for line in lines:
            given = [line]
            if end := re.search(r"<<'?(\w+)'?", line):
                for more in lines:
                    given.append(more)
                    if more == end[1]:
                        break
            if line.strip():
                yield "\n".join(given)


def script(lines: list[str], marks: Path) -> str:
    """Return what bash is given: the commands, and after each its exit code as a line in `marks`; a failure ends it."""
    check = f'code=$?; echo "{MARK} $code" >> {marks}; [ $code = 0 ] || exit $code'
    return "".join(f"{line}\n{check}\n" for line in lines)


def environment(home: Path) -> dict[str, str]:
    """Return that of a person who has nothing yet, but reaches the package index as this one does."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("VOICECOACH_", "XDG_", "VIRTUAL_"))
    }
    kept["PIP_CACHE_DIR"] = str(Path.home() / ".cache" / "pip")
    for file in (Path.home() / ".pip" / "pip.conf", Path.home() / ".config" / "pip" / "pip.conf"):
        if file.exists():
            kept["PIP_CONFIG_FILE"] = str(file)
    return kept | {"HOME": str(home)}


def follow(lines: list[str], folder: Path) -> int:
    """Run the commands; return the first exit code that isn't 0, else 0."""
    marks, home, place = folder / "marks", folder / "home", folder / "voicecoach"
    home.mkdir()
    marks.touch()
    shutil.copytree(HERE, place, ignore=NOT_OURS)
    (folder / "all.sh").write_text(f"cd {place}\n{script(lines, marks)}")
    own = environment(home)
    for name in set(os.environ) - set(own):
        del os.environ[name]
    began = at = time.monotonic()
    told = answered = 0
    with Terminal(["bash", str(folder / "all.sh")], own | {"VOICECOACH_ASK": "1"}) as terminal:
        ended = False
        while not ended and time.monotonic() - began < LONGEST:
            with suppress(subprocess.TimeoutExpired):
                ended = terminal.wait(0.2) is not None
            if len(terminal.said) > answered and ASKED.search(terminal.said):
                answered = len(terminal.said)
                terminal.press("\r")
            done = marks.read_text().splitlines()
            for mark, line in zip(done[told:], lines[told:], strict=False):
                code = int(mark.rpartition(" ")[2])
                print(f"{code:3} {time.monotonic() - at:7.1f} s  {line.splitlines()[0]}", flush=True)
                at, told = time.monotonic(), told + 1
                if code:
                    print(terminal.said[-3000:])
                    return code
        if told < len(lines):
            print(f"never ended: {lines[told]}\n{terminal.said[-3000:]}")
            return 1
    return 0


def main() -> int:
    """Follow the README; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", action="store_true", help="the command for the tests, too")
    text, tests, more = (HERE / "README.md").read_text(encoding="utf-8").partition(TESTS)
    lines = list(commands(text))
    if parser.parse_args().tests:
        lines += commands(tests + more)
    with tempfile.TemporaryDirectory(prefix="vc") as folder:
        code = follow(lines, Path(folder))
    print(f"{'failed' if code else 'all'} of {len(lines)} commands" + ("" if code else ": exit code 0"))
    return int(bool(code))


if __name__ == "__main__":
    sys.exit(main())
