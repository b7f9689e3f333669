"""What an installation costs: megabytes and packages, each dependency with all that only it brings.

    python benchmarks/installed.py [EXTRA ...]

Installs voicecoach, with these extras, into a folder of its own by uv. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from common import Row, verdict
from uv import find_uv_bin

PACKAGES, MEGABYTES = 30, 115
"""The limits, of the base on Linux x86_64. numpy alone has 60 MB, and eSpeak NG's languages 21."""
NAME = re.compile(r"^[\w.-]+")
ROOT = Path(__file__).parents[1]
Found = Mapping[str, Distribution]


def installed(folder: Path, extras: list[str]) -> Found:
    """Install it and return what is there, by name."""
    what = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    subprocess.run([find_uv_bin(), "venv", "-q", "-p", sys.executable, folder], check=True)
    subprocess.run([find_uv_bin(), "pip", "install", "-q", "-p", folder, what], check=True)
    (packages,) = folder.rglob("site-packages")
    return {_plain(each.name): each for each in distributions(path=[str(packages)])}


def megabytes(package: Distribution) -> float:
    """Return the size of its files."""
    paths = (Path(str(package.locate_file(file))) for file in package.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def reached(found: Found, *, without: str = "") -> set[str]:
    """Return what voicecoach needs, directly or not, if it didn't name one package."""
    known, ahead = set[str](), ["voicecoach"]
    while ahead:
        name = ahead.pop()
        known.add(name)
        ahead += [need for need in _needs(found, name) if need not in known and need != without]
    return known


def _needs(found: Found, name: str) -> Iterator[str]:
    for line in found[name].requires or ():
        need = NAME.match(line)
        if need and _plain(need[0]) in found:
            yield _plain(need[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="vc") as name:
        found = installed(Path(name) / "venv", sys.argv[1:])
        sizes = {package: megabytes(each) for package, each in found.items()}
        rows = []
        for package in sorted(set(_needs(found, "voicecoach"))):
            only = set(found) - reached(found, without=package)
            rows.append(Row(f"{package} and {len(only) - 1} more", sum(sizes[each] for each in only), "MB"))
        rows += [
            Row("voicecoach itself", sizes["voicecoach"], "MB"),
            Row("all", sum(sizes.values()), "MB", MEGABYTES if len(sys.argv) == 1 else None),
            Row("packages", len(found), "", PACKAGES if len(sys.argv) == 1 else None),
        ]
        return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
