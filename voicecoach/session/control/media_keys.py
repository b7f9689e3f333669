"""Media keys on Linux: a session as a player on the session bus (MPRIS), for headsets, desktops and KDE Connect."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.score.model import StepKind
from voicecoach.session.control.event_loop_thread import EventLoopThread, quieten
from voicecoach.session.control.media_track import MediaTrack
from voicecoach.session.display.words import clean, place
from voicecoach.session.playback.commands import Put
from voicecoach.session.playback.view import View

if TYPE_CHECKING:
    import asyncio

    from voicecoach.session.control.media_keys_bus import BusPlayer

NAME = "org.mpris.MediaPlayer2.voicecoach.instance"
PATH = "/org/mpris/MediaPlayer2"


def track(view: View, length: float) -> MediaTrack:
    """Return `view` as a track.

    A wait counts as paused: a headset sends `Play` only to what is paused, and going on from a wait is what is wanted.
    """
    resting = view.paused or view.kind is StepKind.WAIT
    playing = "Stopped" if view.finished else "Paused" if resting else "Playing"
    side = [view.words.show(view.side.value)] if view.side else []
    where = [clean(view.exercise or view.routine), *side, *place(replace(view, rep=0, side=None))]
    return MediaTrack(playing, " · ".join(where), clean(view.routine), length)


class MediaKeys:
    """Shows the session on the bus and takes commands from there; does nothing without a bus."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._aside = EventLoopThread("MPRIS", self._serve)
        self._track: MediaTrack | None = None
        self._passed = 0.0
        self._player: BusPlayer | None = None

    def __enter__(self) -> MediaKeys:
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.stop()

    def show(self, view: View) -> None:
        """Come to the bus at the first view, so never with nothing; then tell of another track or state."""
        before = self._track
        length = before.length if before else float(round(view.left / max(0.01, 1 - view.progress)))
        self._track, self._passed = track(view, length), view.progress * length
        if not before and _address():
            self._aside.start()
        elif self._track != before:
            self._aside.call(self._tell)

    def _tell(self) -> None:
        if self._player and self._track:
            self._player.become(self._track)

    async def _serve(self, end: asyncio.Event) -> None:
        from dbus_fast.aio import MessageBus

        from voicecoach.session.control.media_keys_bus import BusPlayer, Root

        quieten("dbus_fast")
        bus = await MessageBus(bus_address=_address()).connect()
        assert self._track  # since the first view
        self._player = BusPlayer(self._put, self._track, lambda: self._passed)
        bus.export(PATH, Root(self._put))
        bus.export(PATH, self._player)
        await bus.request_name(f"{NAME}{os.getpid()}")
        self._tell()
        await end.wait()
        bus.disconnect()


def _address() -> str | None:
    """Return where the session bus listens; None where there is none."""
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    if sys.platform == "win32":
        return None
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"
    return f"unix:path={usual}" if usual.is_socket() else None
