"""Signals that end a program, handled for as long as something lasts that has to end well."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType


def present(*names: str) -> list[int]:
    """Return the signals of these names that the platform has."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


@contextmanager
def handled(numbers: Iterable[int], handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have `handler` called on any of these signals while the context lasts, and then what was before."""
    before = {}
    for number in numbers:
        with suppress(ValueError):  # not in the main thread: whoever calls handles signals
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, handled_before in before.items():
            signal.signal(number, handled_before)
