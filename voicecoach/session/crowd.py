"""A crowd: so many tasks at once and no more, so that neither files nor memory run out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio


class Crowd:
    """Tasks of an event loop of which `most` may go on; at one more the oldest is cancelled."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tasks: dict[asyncio.Task[Any], None] = {}  # the oldest first

    def __len__(self) -> int:
        return len(self._tasks)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Have the current task be one of them while the context lasts."""
        import asyncio

        task = asyncio.current_task()
        assert task  # there always is one in a coroutine
        self._tasks[task] = None
        if len(self._tasks) > self._most:
            oldest = next(iter(self._tasks))
            del self._tasks[oldest]
            oldest.cancel()
        try:
            yield
        finally:
            self._tasks.pop(task, None)
