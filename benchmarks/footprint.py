"""What a session costs while it plays: memory at every minute, and the share of a core, with and without the screen.

    python benchmarks/footprint.py [--minutes 10] [--voice system]

Two sessions at once, one with plain lines and one with the screen in 80x24; no keys. Memory is what is resident, of
the session's process and of all of its processes; processor time counts from the first minute on. The peer asks every
10 ms whether a beep is due and draws all rows each time. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import COMMAND, Row, home, routine, verdict
from sound_server import SoundServer
from terminal import Terminal

MEGABYTES, GROWTH, PLAIN, SCREEN = 150, 5, 3, 8
"""The limits: of memory, of its growth in percent after the second minute, and percent of a core."""
PEER = """\
import time
from rich.console import Console
from rich.live import Live
from rich.table import Table
begun = time.monotonic()
with Live(console=Console(force_terminal=True, width=80, height=24), auto_refresh=False) as live:
    while time.monotonic() - begun < 20:
        table = Table(*"abc")
        for row in range(20):
            table.add_row(str(row), f"{time.monotonic() - begun:.0f}", "x" * 20)
        live.update(table, refresh=True)
        time.sleep(0.01)
"""


def resident(process: int) -> float:
    """Return megabytes."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")), 0.0)


def spent(process: int) -> float:
    """Return the seconds of processor time of a process so far."""
    if sys.platform == "win32":
        return 0.0  # it doesn't tell in files
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Watched:
    """A session and what it took, noted minute by minute."""

    def __init__(self, name: str, terminal: Terminal) -> None:
        self.name, self.terminal = name, terminal
        self.main: list[float] = []
        self.all: list[float] = []
        self.seconds: list[tuple[float, float]] = []

    def note(self) -> None:
        """Note what it takes just now."""
        running = self.terminal.still_running()
        self.main.append(resident(self.terminal.process.pid))
        self.all.append(sum(map(resident, running)))
        self.seconds.append((time.monotonic(), sum(map(spent, running))))
        print(f"minute {len(self.all):3} {self.name:7} {self.main[-1]:6.1f} MB of {self.all[-1]:6.1f} MB", flush=True)

    @property
    def percent(self) -> float:
        """Of one core."""
        (begun, before), (ended, after) = self.seconds[0], self.seconds[-1]
        return 100 * (after - before) / (ended - begun)

    @property
    def growth(self) -> float:
        """Percent, after the second minute."""
        return 100 * (self.all[-1] / self.all[1] - 1)


def peer() -> float:
    """Return percent of one core."""
    process = subprocess.Popen([sys.executable, "-c", PEER], stdout=subprocess.DEVNULL)
    time.sleep(15)
    used = spent(process.pid) / 15 * 100
    process.kill()
    process.wait()
    return used


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--minutes", type=int, default=10)
    options.add_argument("--voice", default="system")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="vc") as name, home() as own, SoundServer(Path(name)) as server:
        environment = server.environment | own
        path = routine(chosen.minutes * 2, Path(name))
        start = [COMMAND, "start", str(path), "--voice", chosen.voice]
        with Terminal([*start, "--plain"], environment) as plain, Terminal(start, environment) as screen:
            watched = [Watched("plain", plain), Watched("screen", screen)]
            for _ in range(chosen.minutes):
                time.sleep(60)
                for one in watched:
                    one.note()
    naive = peer()
    rows = []
    for one, limit in zip(watched, (PLAIN, SCREEN), strict=True):
        rows += [
            Row(f"{one.name}: memory, its own process", max(one.main), "MB"),
            Row(f"{one.name}: memory, all processes", max(one.all), "MB", MEGABYTES),
            Row(f"{one.name}: growth after the second minute", one.growth, "%", GROWTH),
            Row(f"{one.name}: of one core", one.percent, "%", limit),
        ]
    rows.append(Row("peer, polling and drawing all: of one core", naive, "%"))
    return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
