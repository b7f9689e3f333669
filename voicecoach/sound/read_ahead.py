"""Reading ahead: a thread makes takes before they are needed, so that the player never waits for a voice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from threading import Condition, Thread
from typing import Generic, TypeVar

from voicecoach.sound.track import Take

Key = TypeVar("Key", bound=Hashable)


class ReadAhead(Generic[Key]):
    """Holds the takes of the wanted keys and no others; `get` never blocks."""

    def __init__(self, make: Callable[[Key], Take], ready: Callable[[], object] = lambda: None) -> None:
        """Call `ready` on the reading thread after each take."""
        self._make = make
        self._ready = ready
        self._takes: dict[Key, Take] = {}
        self._wanted: Sequence[Key] = ()
        self._changed = Condition()
        self._closed = False
        self.failure: Exception | None = None
        """What `make` raised, if it did; the thread has ended then."""
        self._thread = Thread(target=self._run, name="read-ahead", daemon=True)
        self._thread.start()

    def get(self, key: Key) -> Take | None:
        """Return the take if it is ready. Takes no lock: a dict is read whole or not at all."""
        return self._takes.get(key)

    def want(self, keys: Sequence[Key]) -> None:
        """Set which takes are wanted, the most urgent first; others are dropped."""
        with self._changed:
            if keys != self._wanted:
                self._wanted = keys
                self._changed.notify_all()

    def wait(self, key: Key, timeout: float) -> Take | None:
        """Return the take, waiting up to `timeout` seconds for it."""
        with self._changed:
            self._changed.wait_for(lambda: key in self._takes or self._closed or self.failure, timeout)
        return self.get(key)

    def close(self) -> None:
        """End the thread after the current phrase."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _run(self) -> None:
        while (key := self._next()) is not None:
            try:
                take = self._make(key)
            except Exception as error:  # handed on to whoever plays, who tells the person
                self._fail(error)
                return
            with self._changed:
                kept = {k: t for k, t in self._takes.items() if k in self._wanted}
                self._takes = {**kept, key: take}
                self._changed.notify_all()
            self._ready()

    def _next(self) -> Key | None:
        with self._changed:
            while not self._closed:
                for key in self._wanted:
                    if key not in self._takes:
                        return key
                self._changed.wait()
        return None

    def _fail(self, error: Exception) -> None:
        with self._changed:
            self.failure = error
            self._changed.notify_all()
