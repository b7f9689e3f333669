"""The remote: a running session listens on a socket of its own, so that another shell can drive it; see `running`."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecoach.session.aside import LAST_WORDS, Aside
from voicecoach.session.crowd import Crowd
from voicecoach.session.running import STATUS, Session, announced, own_folder
from voicecoach.session.status import status
from voicecoach.session.transport import Command, Put
from voicecoach.session.view import View

if TYPE_CHECKING:
    import asyncio

PATIENCE = 2.0
"""Seconds that a client is given to ask, and to take its answer."""
LONGEST = 4096
"""Bytes that it may ask with."""
MOST = 64
"""Connections that may be open without having asked; at one more the oldest is closed, so files don't run out."""
LONGEST_PATH = 100
"""Bytes of a Unix socket's path, below the least of the systems' limits (104 on macOS)."""
TURN = 0.005
"""Seconds between two looks at whether a command was obeyed."""


class Remote:
    """Obeys and answers whoever knows the session's token, which only this user can read."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._view: View | None = None
        self._shown = 0
        self._token = ""
        self.asking = Crowd(MOST)
        """Who is connected and has yet to ask."""
        self._answering: set[asyncio.Task[Any]] = set()
        self._aside = Aside("Remote", self._serve)

    def __enter__(self) -> Remote:
        self._aside.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.stop()

    def show(self, view: View) -> None:
        """Remember where the session is."""
        self._view = view
        self._shown += 1

    async def _serve(self, end: asyncio.Event) -> None:
        import asyncio
        import secrets

        self._end, self._token = end, secrets.token_urlsafe()
        server, address = await self._listen(own_folder())
        with announced(Session(os.getpid(), address, self._token), own_folder()):
            await end.wait()
        server.close()
        if self._answering:
            await asyncio.wait(self._answering, timeout=LAST_WORDS / 2)

    async def _listen(self, folder: Path) -> tuple[asyncio.Server, str | int]:
        """Return what listens, and its address: a port of this machine where a path can't be."""
        import asyncio

        path = folder / f"session-{os.getpid()}.sock"
        if hasattr(socket, "AF_UNIX") and len(os.fsencode(path)) <= LONGEST_PATH:
            path.unlink(missing_ok=True)
            return await asyncio.start_unix_server(self._meet, path, limit=LONGEST, backlog=1024), str(path)
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0, limit=LONGEST, backlog=1024)
        return server, server.sockets[0].getsockname()[1]

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client; what goes wrong is its own business."""
        import asyncio

        with suppress(Exception):
            try:
                answer = await self._answer(await self._question(reader, writer))
                writer.write(json.dumps(answer).encode() + b"\n")
                await asyncio.wait_for(writer.drain(), PATIENCE)
            finally:
                writer.close()

    async def _question(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        """Return the line that is asked. Raise ValueError if it is too long, TimeoutError if it doesn't come."""
        import asyncio

        with self.asking.place(writer):
            return await asyncio.wait_for(reader.readline(), PATIENCE)

    async def _answer(self, line: bytes) -> dict[str, Any]:
        import asyncio
        import hmac

        question = json.loads(line)
        token, request = (str(question[key]) for key in ("token", "request"))
        if not hmac.compare_digest(token.encode(), self._token.encode()):
            return {"error": "that is not its token"}
        if request != STATUS and request not in set(Command):
            return {"error": f"it knows no {request!r}"}
        task = asyncio.current_task()
        assert task
        self._answering.add(task)
        try:
            return await self._obeyed(request)
        finally:
            self._answering.discard(task)

    async def _obeyed(self, request: str) -> dict[str, Any]:
        """Return where the session is once it has obeyed; what is under way is shown first, then what came of it."""
        import asyncio

        shown = self._shown + 2 if request != STATUS else 1
        if request != STATUS:
            self._put(Command(request))
        for _ in range(int(PATIENCE / TURN)):
            if self._view and (self._shown >= shown or self._end.is_set()):
                return asdict(status(self._view))
            await asyncio.sleep(TURN)
        return {"error": "it is busy; it obeys as soon as it can"}
