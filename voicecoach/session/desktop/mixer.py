"""The sound server's mixer: other players' streams, by PulseAudio's protocol, which PipeWire speaks too."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from voicecoach.core.errors import Status
from voicecoach.core.installing import add_package
from voicecoach.session.desktop.ducking_record import DuckedStream

Pulse = Any
"""A `pulsectl.Pulse`, which has no types."""
SinkInput = Any
"""Its `PulseSinkInputInfo`."""
PATIENCE = 2.0
"""Seconds that the server is given to answer: it may be stopped."""
OURS = "voicecoach"
LEFT_ALONE = {"a11y", "accessibility", "communication", "dsp", "event", "filter", "notification", "phone"}
"""Roles of streams that aren't music: a screen reader, a call, a chime, a filter through which our own voice may go."""


@cache
def library() -> ModuleType:
    """Return pulsectl. Raise ImportError if it isn't installed, OSError if libpulse isn't.

    It looks libpulse up by a name that never matches, for which Python runs a compiler and a linker where there are any
    (0.1 s). If that finds nothing, it loads the right name: so for this import, the lookup finds nothing.
    """
    import ctypes.util

    find, ctypes.util.find_library = ctypes.util.find_library, lambda name: None  # noqa: ARG005
    try:
        return import_module("pulsectl")
    finally:
        ctypes.util.find_library = find


def connect() -> Pulse:
    """Return a connection to the server. Raise PulseError if there is none, and as `library` does."""
    pulse = library().Pulse(OURS, connect=False)
    try:
        pulse.connect(autospawn=False)  # with a timeout it would take that long each time
    except BaseException:
        pulse.close()
        raise
    return pulse


def status() -> Status:
    """Say whether other players can be turned down here."""
    try:
        library()
    except ImportError:
        return Status(False, "the package pulsectl is not installed", add_package("pulsectl"))
    except OSError:
        return Status(False, "libpulse is not installed", "install it: the package is called libpulse0 or libpulse")
    try:
        with patience():
            connect().close()
    except Exception:  # as in `Mixer`
        return Status(False, "there is no PulseAudio or PipeWire that answers", "start it, or go without")
    return Status(True)


@contextmanager
def patience() -> Iterator[None]:
    """Raise TimeoutError, also out of the library's C functions, if what is done takes too long."""
    if sys.platform == "win32":  # no sound server of this kind, and no alarm
        yield
        return

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Mixer:
    """Connects when first asked, and again after a failure; raises what the library raises."""

    def __init__(self, own: Iterable[int] = (), connect: Callable[[], Pulse] = connect) -> None:
        """`own` are processes whose streams are left out."""
        self._own = {str(pid) for pid in own}
        self._connect = connect
        self._pulse: Pulse = None

    def streams(self) -> list[DuckedStream]:
        """Return the streams of other players; tries twice, as the server may have been restarted meanwhile."""
        if self._pulse:
            try:
                return self._streams()
            except TimeoutError:
                raise
            except Exception:  # ctypes and the library raise various classes, even Exception itself
                self.close()
        self._pulse = self._connect()
        return self._streams()

    def set_volumes(self, stream: DuckedStream, volumes: Sequence[float]) -> bool:
        """Set volumes; return whether the stream has them now: it may have just ended, or have a fixed volume."""
        pulsectl = library()
        with suppress(pulsectl.PulseOperationFailed):
            self._pulse.sink_input_volume_set(stream.index, pulsectl.PulseVolumeInfo(list(volumes)))
            return True
        return False

    def close(self) -> None:
        """Close the connection, if there is one; it is opened again when needed."""
        pulse, self._pulse = self._pulse, None
        with suppress(Exception):
            if pulse:
                pulse.close()

    def _streams(self) -> list[DuckedStream]:
        # In PipeWire a stream may lack its process's id, but its client has it. The server's modules have no client.
        clients = {client.index: client.proplist for client in self._pulse.client_list()}
        inputs = [each for each in self._pulse.sink_input_list() if each.client in clients]
        told = [(each, {**clients[each.client], **each.proplist}) for each in inputs]
        return [_stream(each, about) for each, about in told if self._is_other(about)]

    def _is_other(self, about: dict[str, str]) -> bool:
        role = about.get("media.role") or ""
        ours = _pid(about) in self._own or about.get("application.name") == OURS
        return not ours and role.casefold() not in LEFT_ALONE


def _stream(told: SinkInput, about: dict[str, str]) -> DuckedStream:
    volumes = tuple(told.volume.values)
    name = about.get("application.name") or ""
    return DuckedStream(told.index, _pid(about), name, volumes, audible=not told.corked and not told.mute)


def _pid(about: dict[str, str]) -> str:
    return about.get("application.process.id") or about.get("pipewire.sec.pid") or ""
