"""The page's process, `python -m voicecoach.session.phone.worker`: the only one that faces the network.

It reads lines: a task as JSON, then each moment of the session as JSON and, before the one that shows it, a picture
(that word, its name, its kind and its bytes in Base64), and `bye` at the end. It writes lines: the port at which it
listens or the error that prevented it, as JSON, then each command. It ends when its input does.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import sys
import threading
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from voicecoach.session.phone.access import Rules
from voicecoach.session.phone.server import Server

BYE, PICTURE = "bye", "picture"
NICER = 5
"""By how much this process gives way to the session."""
REASONS = {
    errno.EADDRINUSE: "address already in use",
    errno.EADDRNOTAVAIL: "this computer has no such address",
    errno.EACCES: "the system keeps this port for itself",
}
"""Why it can't listen there, in the same words on every system."""


@dataclass(frozen=True)
class PageTask:
    """What is to be served."""

    host: str
    port: int
    token: str
    words: list[str]
    """The commands that may be given."""


async def serve(task: PageTask) -> None:
    """Serve until the input ends."""
    loop, end = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(lambda *_: None)
    server = Server(Rules(task.token, frozenset(task.words)), _write)
    try:
        port = await server.open(task.host, task.port)
    except OSError as error:
        _write(json.dumps({"error": REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()}))
        return
    _write(json.dumps({"port": port}))

    def read() -> None:
        while (line := sys.stdin.readline().strip()) not in ("", BYE):
            if line.startswith(f"{PICTURE} "):
                _, name, kind, data = line.split(" ")
                loop.call_soon_threadsafe(server.keep, name, kind, b64decode(data))
            else:
                loop.call_soon_threadsafe(server.show, line)
        loop.call_soon_threadsafe(end.set)

    threading.Thread(target=read, daemon=True).start()
    await end.wait()
    await server.close()


def main() -> None:
    """Serve one session."""
    if sys.platform != "win32":  # where it was set when the process was started
        with suppress(OSError):
            os.nice(NICER)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    told: dict[str, Any] = json.loads(sys.stdin.readline() or "{}")
    if told:
        asyncio.run(serve(PageTask(**told)))


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
