"""Handling signals for the duration of a context."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType


def present(*names: str) -> list[int]:
    """Return those of the named signals that this platform has."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


@contextmanager
def handled(numbers: Iterable[int], handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Call `handler` on any of these signals within the context, then restore the earlier handlers."""
    before = {}
    for number in numbers:
        with suppress(ValueError):  # not in the main thread: whoever calls handles signals
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, handled_before in before.items():
            signal.signal(number, handled_before)
