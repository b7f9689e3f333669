"""The remote: a running session listens on a socket of its own, for other shells; see `remote_client`."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from voicecoach.session.control.event_loop_thread import LAST_WORDS, EventLoopThread
from voicecoach.session.control.remote_client import STARTING, STATUS
from voicecoach.session.control.remote_socket import QUEUE, RemoteSocket
from voicecoach.session.control.status import status
from voicecoach.session.control.task_limit import TaskLimit
from voicecoach.session.playback.commands import Command, Put
from voicecoach.session.playback.view import View

if TYPE_CHECKING:
    import asyncio

PATIENCE = 2.0
"""Seconds that a client is given to ask, and to take its answer."""
LONGEST = 4096
"""Bytes that it may ask with."""
MOST = 64
"""Connections that may be open without having asked; at one more the oldest is closed, so files don't run out."""
TURN = 0.005
"""Seconds between two looks at whether a command was obeyed."""

_COMMANDS = {command.value: command for command in Command}


class RemoteServer:
    """Obeys and answers whoever comes in by the door with the session's token, which only this user can read."""

    def __init__(self, put: Put, door: RemoteSocket) -> None:
        self._put = put
        self._door = door
        self._view: View | None = None
        self._shown = 0
        self.asking = TaskLimit(MOST)
        """Who is connected and has yet to ask."""
        self._answering: set[asyncio.Task[Any]] = set()
        self._aside = EventLoopThread("Remote", self._serve)

    def __enter__(self) -> RemoteServer:
        self._aside.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.stop()
        self._door.close()  # again, if it had no time for that, or never came to listen

    def show(self, view: View) -> None:
        """Remember where the session is."""
        self._view = view
        self._shown += 1

    async def _serve(self, end: asyncio.Event) -> None:
        import asyncio

        self._end, listener = end, self._door.listener
        if sys.platform == "win32" or not isinstance(self._door.session.address, str):
            server = await asyncio.start_server(self._meet, sock=listener, limit=LONGEST, backlog=QUEUE)
        else:
            server = await asyncio.start_unix_server(self._meet, sock=listener, limit=LONGEST, backlog=QUEUE)
        self._door.answered()
        await end.wait()
        server.close()
        self._door.close()
        if self._answering:
            await asyncio.wait(self._answering, timeout=LAST_WORDS / 2)

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
        if not hmac.compare_digest(token.encode(), self._door.session.token.encode()):
            return {"error": "that is not its token"}
        if request != STATUS and request not in _COMMANDS:
            return {"error": f"it knows no {request!r}"}
        task = asyncio.current_task()
        assert task
        self._answering.add(task)
        try:
            return await self._obeyed(request)
        finally:
            self._answering.discard(task)

    async def _obeyed(self, request: str) -> dict[str, Any]:
        """Return where the session is once it has obeyed; what is under way is shown first, then what came of it.

        Who came before the first thing is shown waits for it, else there would be nothing to tell.
        """
        await self._until(1, STARTING)
        if request != STATUS:
            shown = self._shown + 2
            self._put(_COMMANDS[request])
            if not await self._until(shown, PATIENCE):
                return {"error": "it is busy; it obeys as soon as it can"}
        return asdict(status(self._view)) if self._view else {"error": "it shows nothing"}

    async def _until(self, shown: int, seconds: float) -> bool:
        """Wait until so many views were shown, or the session ends; return whether that was in time."""
        import asyncio

        for _ in range(int(seconds / TURN)):
            if self._shown >= shown or self._end.is_set():
                return True
            await asyncio.sleep(TURN)
        return False
