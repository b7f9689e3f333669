"""A session through a sound server while its phone page is flooded: every earcon heard, against the score.

    python benchmarks/page_flood.py [--seconds 60] [--rate 1000]

Wrong tokens and names, commands from another origin, huge bodies, path tricks, no HTTP, connections that never
ask: so many a second, each a connection of its own. Needs PulseAudio and its tools. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from common import COMMAND, Row, cues, earcons, heard, home, verdict
from sound_server import RATE, SoundServer, onsets, wait_until
from terminal import Terminal

from voicecoach.session.phone.server import MOST_LISTENING

ROUTINE = """\
name: Flood
cues: beeps
exercises:
  - {{name: Squeeze, hold: 3s, reps: {reps}, between_reps: 2s, get_ready: 4s}}
"""
SENDERS, OPEN = 4, 100
"""Processes, and connections that each has open before it looks for the answer to the oldest."""
LISTENERS = 200
LIMIT = 1.0
"""Milliseconds that an earcon may err."""
FILES, MEGABYTES = 200, 60
"""What the page's process may have open and hold."""


def bad_requests(address: str) -> list[bytes]:
    """Return requests that must all be refused."""
    parts = urlsplit(address)
    host, token = parts.netloc.encode(), parts.path.encode()
    ours = b"Host: " + host + b"\r\n"
    return [
        b"GET /guess HTTP/1.1\r\n" + ours + b"\r\n",
        b"GET " + token + b"/../../etc/passwd HTTP/1.1\r\n" + ours + b"\r\n",
        b"POST " + token + b"/next HTTP/1.1\r\nOrigin: http://evil.example\r\n" + ours + b"\r\n",
        b"POST " + token + b"/next HTTP/1.1\r\nContent-Length: 1000000000\r\n" + ours + b"\r\n" + b"x" * 2000,
        b"GET " + token + b" HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"\x16\x03\x01" + b"\xff" * 200 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n",  # and no more
    ]


def flood(address: str, rate: float, seconds: float, told: multiprocessing.SimpleQueue[Counter[str]]) -> None:
    """Send so many a second, and count what is answered."""
    parts, found = urlsplit(address), Counter[str]()
    requests = bad_requests(address)
    begun = time.monotonic()
    open_: list[socket.socket] = []
    while (passed := time.monotonic() - begun) < seconds:
        if (number := found["sent"]) > passed * rate:
            time.sleep(0.001)
            continue
        found["sent"] += 1
        with suppress(OSError):
            connection = socket.create_connection((parts.hostname, parts.port), 5)
            open_.append(connection)
            connection.sendall(requests[number % len(requests)])
        if len(open_) > OPEN:
            found[answer(open_.pop(0))] += 1
    told.put(found)


def answer(connection: socket.socket) -> str:
    """Return the status that a connection got, or that it was closed."""
    with connection:
        connection.setblocking(False)
        try:
            return connection.recv(100).decode(errors="replace")[9:12] or "closed"
        except BlockingIOError:
            return "none yet"
        except OSError:
            return "closed"


def press(address: str, word: str) -> float:
    """Give a command as the page does; return how many seconds it took to be taken."""
    parts, begun = urlsplit(address), time.monotonic()
    client = http.client.HTTPConnection(parts.netloc, timeout=20)
    client.request("POST", f"{parts.path}/{word}", headers={"Origin": f"http://{parts.netloc}"})
    status = client.getresponse().status
    client.close()
    if status != 204:
        raise RuntimeError(f"{word} was refused: {status}")
    return time.monotonic() - begun


def listeners(address: str, number: int) -> int:
    """Have so many ask at once to be told of changes, knowing the token; return how many are still told in the end."""
    parts = urlsplit(address)
    request = f"GET {parts.path}/events HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    burst = [socket.create_connection((parts.hostname, parts.port), 5) for _ in range(number)]
    for connection in burst:
        connection.sendall(request)
    until = time.monotonic() + 5  # more than one moment of the session is told
    while time.monotonic() < until:
        burst = [connection for connection in burst if not ended(connection)]
        time.sleep(0.05)
    for connection in burst:
        connection.close()
    return len(burst)


def ended(connection: socket.socket) -> bool:
    """Read what has come; return whether no more will."""
    connection.setblocking(False)
    try:
        while connection.recv(1 << 16):
            pass
    except BlockingIOError:
        return False
    except OSError:
        pass
    connection.close()
    return True


def page_process(session: int) -> Path:
    """Return where the system tells of the page's process."""
    tasks = Path(f"/proc/{session}/task").glob("*/children")
    children = [Path("/proc", pid) for task in tasks for pid in task.read_text().split()]
    return next(child for child in children if b"phone.worker" in (child / "cmdline").read_bytes())


@dataclass
class Most:
    """The most that the page's process had open, and megabytes that it held."""

    files: int = 0
    memory: float = 0.0

    def watch(self, process: Path, while_: Callable[[], bool]) -> None:
        """Look at the process again and again."""
        while while_():
            lines = (process / "status").read_text().splitlines()
            memory = next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))
            self.files, self.memory = max(self.files, len(list((process / "fd").iterdir()))), max(self.memory, memory)
            time.sleep(0.02)


def session(
    server: SoundServer, path: Path, rate: float, seconds: float, most: Most
) -> tuple[np.ndarray, Counter[str], float, int]:
    """Return the recording of a flooded session, what was answered, and how long a command took in the midst of it.

    Also how many of many listeners are left.
    """
    told: multiprocessing.SimpleQueue[Counter[str]] = multiprocessing.SimpleQueue()
    command = [COMMAND, "start", str(path), "--plain", "--voice", "hum", "--remote"]
    recorder = server.record()
    with Terminal(command, server.environment) as terminal:
        wait_until(lambda: "Get ready" in terminal.said, "the beginning", 30)
        address = re.search(r"http://\S+", terminal.said)[0]  # type: ignore[index]
        wishes = (address, rate / SENDERS, seconds, told)
        senders = [multiprocessing.Process(target=flood, args=wishes) for _ in range(SENDERS)]
        for sender in senders:
            sender.start()
        most.watch(page_process(terminal.process.pid), lambda: any(sender.is_alive() for sender in senders))
        found: Counter[str] = sum((told.get() for _ in senders), Counter())
        for sender in senders:
            sender.join()
        last = multiprocessing.Process(target=flood, args=(address, rate, 3, told))
        last.start()
        took = press(address, "pause")
        wait_until(lambda: "Paused" in terminal.said, "the pause")
        told.get()
        last.join()
        left = listeners(address, LISTENERS)
        press(address, "quit")
        terminal.wait(20)
    return recorder.stop(), found, took, left


def errors(found: Sequence[tuple[str, int]], due: Sequence[tuple[str, int]]) -> np.ndarray:
    """Return by how many frames each earcon errs, from the first."""
    names = [name for name, _ in found]
    if names != [name for name, _ in due][: len(names)]:
        raise RuntimeError(f"other earcons than due: {names}")
    at = np.array([frame for _, frame in found]), np.array([frame for _, frame in due[: len(found)]])
    off: np.ndarray = (at[0] - at[0][0]) - (at[1] - at[1][0])
    return off


def main() -> int:
    """Return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vc") as folder, home() as own, SoundServer(Path(folder)) as server:
        server.environment |= own
        path = Path(folder) / "flood.yaml"
        path.write_text(ROUTINE.format(reps=round(wanted.seconds / 5) + 10))
        due = earcons(cues(str(path), server.environment, "hum"))
        most = Most()
        recording, found, took, left = session(server, path, wanted.rate, wanted.seconds, most)
    sounds = heard(recording, onsets, ("tick", "start", "end", "rep", "exercise", "pause"))
    sounds = sounds[: next(at for at, (name, _) in enumerate(sounds) if name == "pause")]
    due = [one for one in due if one[0] in ("tick", "start", "end", "rep", "exercise")]
    err = np.abs(errors(sounds, due[due.index(next(d for d in due if d[0] == sounds[0][0])) :])) / RATE * 1000
    print("answers:", dict(found))
    let_in = sum(count for status, count in found.items() if status.startswith("2"))
    return verdict(
        [
            Row("requests sent", found["sent"] / wanted.seconds, "1/s", wanted.rate * 0.95, least=True),
            Row("of them let in", let_in, "", 0),
            Row(f"earcons heard: {len(sounds)}; worst error", float(err.max()), "ms", LIMIT),
            Row("a command amid the flood taken in", took, "s", 1.0),
            Row(f"of {LISTENERS} listeners at once, left", left, "", MOST_LISTENING),
            Row("files open at most", most.files, "", FILES),
            Row("memory at most", most.memory, "MB", MEGABYTES),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
