"""The session's side of remote control from other shells: answers on `remote_socket`; `remote_client` asks."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from voicecoach.session.control.event_loop_thread import LAST_WORDS, EventLoopThread
from voicecoach.session.control.remote_client import STARTING, STATUS
from voicecoach.session.control.remote_socket import QUEUE, RemoteSocket
from voicecoach.session.control.status import status
from voicecoach.session.control.stream_server import StreamServer
from voicecoach.session.control.task_limit import TaskLimit
from voicecoach.session.playback.commands import Command, Put
from voicecoach.session.playback.view import View

if TYPE_CHECKING:
    import asyncio

PATIENCE = 2.0
"""Seconds a client has to send its request, and to read the answer."""
LONGEST = 4096
"""The most bytes of a request."""
MOST = 64
"""The most open connections without a request; beyond that the oldest is closed, so that file descriptors last."""
TURN = 0.005
"""Seconds between two checks whether a command was obeyed."""

_COMMANDS = {command.value: command for command in Command}


class RemoteServer:
    """Obeys and answers requests that carry the session's token, which only this user can read."""

    def __init__(self, put: Put, door: RemoteSocket) -> None:
        self._put = put
        self._door = door
        self._view: View | None = None
        self._shown = 0
        self.asking = TaskLimit(MOST)
        """The connections that haven't sent a request yet."""
        self._answering: set[asyncio.Task[Any]] = set()
        self._aside = EventLoopThread("Remote", self._serve)

    def __enter__(self) -> RemoteServer:
        self._aside.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.stop()
        self._door.close()  # again, in case the loop had no time to do it, or never started

    def show(self, view: View) -> None:
        """Remember the current view."""
        self._view = view
        self._shown += 1

    async def _serve(self, end: asyncio.Event) -> None:
        import asyncio

        self._end, server = end, StreamServer(self._meet, LONGEST)
        await server.open(self._door.listener, QUEUE)
        self._door.answered()
        await end.wait()
        await server.refuse()
        self._door.close()
        if self._answering:
            await asyncio.wait(self._answering, timeout=LAST_WORDS / 2)
        await server.close()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client; its errors are not ours."""
        import asyncio

        with suppress(Exception):
            try:
                answer = await self._answer(await self._question(reader, writer))
                writer.write(json.dumps(answer).encode() + b"\n")
                await asyncio.wait_for(writer.drain(), PATIENCE)
            finally:
                writer.close()

    async def _question(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        """Return the request's line. Raise ValueError if it is too long, TimeoutError if it doesn't come."""
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
        """Return the status once the request is obeyed: the view after next is the first that surely shows its effect.

        A client that comes before the first view waits for it, because until then there is no status.
        """
        await self._until(1, STARTING)
        if request != STATUS:
            shown = self._shown + 2
            self._put(_COMMANDS[request])
            if not await self._until(shown, PATIENCE):
                return {"error": "it is busy; it obeys as soon as it can"}
        return asdict(status(self._view)) if self._view else {"error": "it shows nothing"}

    async def _until(self, shown: int, seconds: float) -> bool:
        """Wait until `shown` views were shown or the session ends; return whether that was in time."""
        import asyncio

        for _ in range(int(seconds / TURN)):
            if self._shown >= shown or self._end.is_set():
                return True
            await asyncio.sleep(TURN)
        return False
