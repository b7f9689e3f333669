"""A limit on the number of open connections, so that neither file descriptors nor memory run out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import asyncio


class TaskLimit:
    """Allows at most `most` connections of an event loop.

    When one more comes, the oldest connection of the client with the most connections is closed.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._members: dict[asyncio.StreamWriter, _Member] = {}  # the oldest first

    def __len__(self) -> int:
        return len(self._members)

    @contextmanager
    def place(self, writer: asyncio.StreamWriter, whose: str = "") -> Iterator[None]:
        """Count the connection that the current task serves, until the context ends or `leave` is called."""
        import asyncio

        task = asyncio.current_task()
        assert task  # there always is one in a coroutine
        self._members[writer] = _Member(task, whose)
        if len(self._members) > self._most:
            self._cut_off(self._too_many())
        try:
            yield
        finally:
            self.leave(writer)

    def leave(self, writer: asyncio.StreamWriter) -> None:
        """Stop counting the connection."""
        self._members.pop(writer, None)

    def _too_many(self) -> asyncio.StreamWriter:
        counted = Counter(member.whose for member in self._members.values())
        most = max(counted.values())
        return next(writer for writer, member in self._members.items() if counted[member.whose] == most)

    def _cut_off(self, writer: asyncio.StreamWriter) -> None:
        member = self._members.pop(writer)
        # Not by cancelling alone: up to Python 3.11, `asyncio.wait_for` swallows a cancellation that arrives just as
        # what it waits for is done. In a burst that is the rule, and the connection stayed open uncounted.
        writer.transport.abort()
        member.task.cancel()


class _Member(NamedTuple):
    task: asyncio.Task[Any]
    whose: str
