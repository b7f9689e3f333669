"""Builds what is released, twice, and holds the two together byte by byte; then checks what it says of itself.

    python benchmarks/release.py [FOLDER]

Files get the time of the last commit. Nothing is uploaded: `twine upload dist/*` is a person's own step. Needs build,
twine and check-wheel-contents, which the extra `release` brings. Exit code 1 if something is wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def build(folder: Path, time: str) -> dict[str, str]:
    """Build into `folder`; return the digest of each file by its name."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": time}
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def commit_time() -> str:
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.strip()


def main() -> int:
    time = commit_time()
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first, second = build(Path(one), time), build(Path(two), time)
        for name, digest in first.items():
            print(f"{digest}  {name}")
        if first != second:
            print("error: two builds of the same commit differ", file=sys.stderr)
            return 1
        files = [str(Path(one) / name) for name in first]
        wheels = [file for file in files if file.endswith(".whl")]
        checks = (
            ["-m", "twine", "check", "--strict", *files],
            # W002: the coach's own sounds come in two packs, some of them alike.
            ["-m", "check_wheel_contents", "--ignore", "W002", *wheels],
        )
        if any(subprocess.run([sys.executable, *check], check=False).returncode for check in checks):
            return 1
        kept.mkdir(exist_ok=True)
        for file in files:
            shutil.copy(file, kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
