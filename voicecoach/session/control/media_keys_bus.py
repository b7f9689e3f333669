"""The two MPRIS interfaces (specifications.freedesktop.org/mpris-spec, 2.2); loaded only where there is a bus.

`Volume` is left out: a slider would promise finer control than our louder and softer have.
"""
# The library reads annotations as the module loads, so there is no `from __future__ import annotations` here.

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from dbus_fast import PropertyAccess, Variant
from dbus_fast.annotations import DBusBool, DBusDict, DBusDouble, DBusInt64, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

from voicecoach.session.playback.commands import Command, Put

if TYPE_CHECKING:
    from voicecoach.session.control.media_track import MediaTrack

MICROSECONDS = 1_000_000
_COMMANDS = {name: command for command in Command for name in command.row.media}
Strings = Annotated[list[str], DBusSignature("as")]


class _Remote(Protocol):
    put: Put


def _constant(name: str, value: object, kind: object) -> property:
    """Return a constant property; the library finds it by the attribute's `name`."""

    def get(_: object) -> object:
        return value

    get.__name__, get.__annotations__ = name, {"return": kind}
    return dbus_property(PropertyAccess.READ)(get)


def _button(name: str) -> Callable[[_Remote], None]:
    """Return a method for MPRIS's button `name`, which gives its command."""
    command = _COMMANDS[name]

    def press(interface: _Remote) -> None:
        interface.put(command)

    return dbus_method(name)(press)


class Root(ServiceInterface):
    """The interface that describes this player."""

    Identity = _constant("Identity", "voicecoach", DBusStr)
    CanQuit = _constant("CanQuit", True, DBusBool)
    CanRaise = _constant("CanRaise", False, DBusBool)
    HasTrackList = _constant("HasTrackList", False, DBusBool)
    SupportedUriSchemes = _constant("SupportedUriSchemes", [], Strings)
    SupportedMimeTypes = _constant("SupportedMimeTypes", [], Strings)
    quit = _button("Quit")

    def __init__(self, put: Put) -> None:
        super().__init__("org.mpris.MediaPlayer2")
        self.put = put

    @dbus_method("Raise")
    def raise_(self) -> None:
        """Do nothing: the session has its terminal."""


class BusPlayer(ServiceInterface):
    """The interface with the current track and the buttons."""

    play = _button("Play")
    pause = _button("Pause")
    play_pause = _button("PlayPause")
    stop = _button("Stop")
    next = _button("Next")
    previous = _button("Previous")
    CanControl = _constant("CanControl", True, DBusBool)
    CanPlay = _constant("CanPlay", True, DBusBool)
    CanPause = _constant("CanPause", True, DBusBool)
    CanGoNext = _constant("CanGoNext", True, DBusBool)
    CanGoPrevious = _constant("CanGoPrevious", True, DBusBool)
    CanSeek = _constant("CanSeek", False, DBusBool)
    Rate = _constant("Rate", 1.0, DBusDouble)
    MinimumRate = _constant("MinimumRate", 1.0, DBusDouble)
    MaximumRate = _constant("MaximumRate", 1.0, DBusDouble)

    def __init__(self, put: Put, track: "MediaTrack", passed: Callable[[], float]) -> None:
        """Show `track` at first; `passed` returns how many seconds of the session have passed."""
        super().__init__("org.mpris.MediaPlayer2.Player")
        self.put = put
        self._track = track
        self._number = 1
        self._passed = passed

    def become(self, track: "MediaTrack") -> None:
        """Show `track`, and signal what has changed."""
        before, self._track = self._track, track
        changed: dict[str, Any] = {}
        if track.status != before.status:
            changed["PlaybackStatus"] = track.status
        if (track.title, track.album, track.length) != (before.title, before.album, before.length):
            self._number += 1
            changed["Metadata"] = self._metadata()
        if changed:
            self.emit_properties_changed(changed)

    @dbus_property(PropertyAccess.READ, "PlaybackStatus")
    def playback_status(self) -> DBusStr:
        """Playing, Paused or Stopped."""
        return self._track.status

    @dbus_property(PropertyAccess.READ, "Metadata")
    def metadata(self) -> DBusDict:
        """Exercise and place as title, routine as album."""
        return self._metadata()

    @dbus_property(PropertyAccess.READ, "Position")
    def position(self) -> DBusInt64:
        """Microseconds of the session that have passed."""
        return round(self._passed() * MICROSECONDS)

    @dbus_method("Seek")
    def seek(self, offset: DBusInt64) -> None:
        """Do nothing: a session has steps, not seconds, to go to."""

    @dbus_method("SetPosition")
    def set_position(self, track: DBusObjectPath, position: DBusInt64) -> None:
        """Do nothing, as with seek."""

    @dbus_method("OpenUri")
    def open_uri(self, uri: DBusStr) -> None:
        """Do nothing: there is no list of tracks to add to."""

    def _metadata(self) -> dict[str, Variant]:
        return {
            "mpris:trackid": Variant("o", f"/voicecoach/track/{self._number}"),
            "mpris:length": Variant("x", round(self._track.length * MICROSECONDS)),
            "xesam:title": Variant("s", self._track.title),
            "xesam:album": Variant("s", self._track.album),
            "xesam:artist": Variant("as", ["voicecoach"]),
        }
