"""A server of asyncio that leaves no connection behind.

asyncio's own forgets those that it has accepted but not yet passed on, or whose task has not begun. They stay open
until they are collected as garbage, and that raises a TypeError out of nowhere since Python 3.13, where each of them
wakes up once more whoever waits for the server's end.
"""

from __future__ import annotations

import weakref
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    import socket

    Meet = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
    """Serves one client."""


class StreamServer:
    """Has each client met by a task of its own, until it is told to refuse further ones and to close."""

    def __init__(self, meet: Meet, limit: int) -> None:
        """`limit` is the most bytes of a line that is read."""
        self._meet = meet
        self._limit = limit
        self._connections: weakref.WeakSet[asyncio.WriteTransport] = weakref.WeakSet()
        self._tasks: set[asyncio.Future[None]] = set()  # which the loop alone wouldn't keep

    async def open(self, listener: socket.socket, backlog: int) -> None:
        """Listen at a bound socket; accept up to `backlog` clients before serving others. Raise OSError."""
        import asyncio

        self._server = await asyncio.start_server(self._met, sock=listener, limit=self._limit, backlog=backlog)

    async def refuse(self) -> None:
        """Accept no more clients; those that are being met stay."""
        import asyncio

        loop = asyncio.get_running_loop()
        for listener in self._server.sockets:
            with suppress(NotImplementedError):  # by the loop of Windows
                loop.remove_reader(listener.fileno())
        for _ in range(2):  # in one turn of the loop those just accepted become connections, in the next they are met
            await asyncio.sleep(0)
        self._server.close()

    async def close(self) -> None:
        """Cut off those that are still there."""
        import asyncio

        for connection in list(self._connections):
            connection.abort()
        await asyncio.sleep(0)  # for that is done in the loop's next turn

    def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        import asyncio

        self._connections.add(writer.transport)
        task = asyncio.ensure_future(self._meet(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
