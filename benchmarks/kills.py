"""Sessions that are killed at random moments (kill -9): whether the journal is whole, and what is missing in it.

    python benchmarks/kills.py [--kills 200] [--at-once 2] [--seed 1]

Each kill is followed by: the journal opens and is not set aside, `PRAGMA integrity_check` is ok, the steps of the
session are there without a gap, and none is missing but the one that was in hand. Which one that was is taken from what
the session printed; what it wrote within the instant between a step's end and the kill may lack that step.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from common import COMMAND, Row, verdict

from voicecoach.journal.opening import open_journal

EARLIEST, LATEST = 0.3, 6.0
"""Seconds from the start of the command, its loading included."""
ROUTINE = "name: Short\ncues: beeps\ndefaults: {get_ready: 0, rest_after: 0, countdown: 0}\nexercises:\n" + "".join(
    f"  - {{name: E{number}, hold: 0.5s}}\n" for number in range(1, 41)
)
_LINE = re.compile(r"^ *[0-9:]+ +(Go\. )?E(\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Kill:
    """What became of a journal."""

    whole: bool
    steps: int
    """Of the session, in the journal."""
    missing: int
    """Steps that were over, as the session had printed, and are not in it."""
    gap: bool


def kill_one(folder: Path, after: float) -> Kill:
    """Start a session in a person's `folder`, kill it so many seconds later and look at the journal."""
    journal = folder / "data" / "journal.sqlite3"
    before = _last(journal)
    environment = {f"VOICECOACH_{name}": str(folder / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "RUNTIME")}
    command = [COMMAND, "start", str(folder / "short.yaml"), "--plain", "--output", "null", "--voice", "hum"]
    with subprocess.Popen(
        command,
        env=os.environ | environment,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        time.sleep(after)
        process.kill()
        said, _ = process.communicate()
    told: list[str] = []
    with closing(open_journal(journal, told.append, check=True)) as store:
        whole = [row[0] for row in store.ask("PRAGMA integrity_check")] == ["ok"] and not told
        session = store.ask("SELECT id, step FROM sessions WHERE id > :before", {"before": before})
        rows = store.ask("SELECT step FROM steps WHERE session > :before ORDER BY id", {"before": before})
    steps = [row["step"] for row in rows]
    gap = steps != list(range(len(steps))) or bool(session and session[0]["step"] != len(steps))
    return Kill(whole, len(steps), max(0, in_hand(said) - len(steps)), gap)


def in_hand(said: str) -> int:
    """Return the step that a session was in: 0 before the first exercise, then two for each."""
    found = _LINE.findall(said)
    return 2 * int(found[-1][1]) - (not found[-1][0]) if found else 0


def _last(journal: Path) -> int:
    if not journal.exists():
        return 0
    with closing(sqlite3.connect(journal)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sessions'").fetchone()
        return (tables and connection.execute("SELECT max(id) FROM sessions").fetchone()[0]) or 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    moments = [chance.uniform(EARLIEST, LATEST) for _ in range(wanted.kills)]
    with tempfile.TemporaryDirectory(prefix="vckills") as root, ThreadPoolExecutor(wanted.at_once) as pool:
        folders: SimpleQueue[Path] = SimpleQueue()  # a person each
        for number in range(wanted.at_once):
            folder = Path(root, str(number))
            folder.mkdir()
            (folder / "short.yaml").write_text(ROUTINE)
            folders.put(folder)

        def kill(after: float) -> Kill:
            folder = folders.get()
            try:
                return kill_one(folder, after)
            finally:
                folders.put(folder)

        kills = list(pool.map(kill, moments))
    missing = Counter(kill.missing for kill in kills)
    return verdict(
        [
            Row("kills", len(kills), ""),
            Row(
                "kills that left steps in the journal",
                sum(k.steps > 0 for k in kills),
                "",
                wanted.kills / 4,
                least=True,
            ),
            Row("journals that are whole", sum(kill.whole for kill in kills), "", wanted.kills, least=True),
            Row("sessions with a gap", sum(kill.gap for kill in kills), "", 0),
            Row("most steps missing besides the one in hand", max(missing), "", 1),
            Row("kills after which none is missing", missing[0], ""),
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
