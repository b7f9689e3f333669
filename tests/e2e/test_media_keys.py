"""A real session as a media player on a private bus, driven by the bus's own programs."""

import sys
import tempfile
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("MPRIS is of Linux", allow_module_level=True)

import bus as private
from sound_server import wait_until
from terminal import Terminal

COMMAND = Path(sys.executable).with_name("voicecoach")
ROUTINE = """\
name: Legs
cues: beeps
exercises:
  - {name: Clamshell, hold: 60s, sets: 2, sides: each, get_ready: 1s}
  - {name: Bridge, hold: 60s}
"""
PATH, ROOT = "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2"
PLAYER = f"{ROOT}.Player"


class Client:
    """A desktop or a headset, as far as this session goes."""

    def __init__(self, bus, terminal):
        self.bus, self.terminal = bus, terminal
        self.name = f"{ROOT}.voicecoach.instance{terminal.process.pid}"

    def press(self, button, interface=PLAYER):
        self.bus.send(self.name, PATH, f"{interface}.{button}")

    def get(self, name, interface=PLAYER):
        member = "org.freedesktop.DBus.Properties.Get"
        told = self.bus.send(self.name, PATH, member, f"string:{interface}", f"string:{name}")
        return " ".join(told.removeprefix("variant").split())

    def there(self):
        names = self.bus.send("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
        return self.name in names.split()

    def press_until(self, button, title):
        """Press it until the title is there, a few times at most: a step may end of itself between two presses."""
        for _ in range(5):
            before = self.get("Metadata")
            if title in before:
                return
            self.press(button)
            wait_until(lambda before=before: self.get("Metadata") != before, "another step")
        assert title in self.get("Metadata")

    def wait_for(self, name, value):
        told = []
        try:
            wait_until(lambda: told.append(self.get(name)) or value in told[-1], "")
        except TimeoutError:
            pytest.fail(f"{name} is not {value} but {told[-1]}")


@pytest.fixture
def client(tmp_path, required):
    required(*private.TOOLS)
    (tmp_path / "legs.yaml").write_text(ROUTINE)
    # A socket's path may have 107 characters, which pytest's own folders can exceed.
    with tempfile.TemporaryDirectory(prefix="vc") as folder, private.Bus(Path(folder)) as bus:
        start = [COMMAND, "start", tmp_path / "legs.yaml", "--output", "null", "--voice", "hum"]
        with Terminal([*map(str, start)], {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as terminal:
            client = Client(bus, terminal)
            wait_until(client.there, "coming to the bus", 20)
            yield client


def test_buttons_drive_the_session_and_changes_are_signalled(client):
    client.wait_for("PlaybackStatus", "Playing")
    client.press("PlayPause")
    client.wait_for("PlaybackStatus", "Paused")
    wait_until(lambda: '"Paused"' in client.bus.heard, "the signal of the pause")
    client.press("Pause")
    client.press("Play")
    client.wait_for("PlaybackStatus", "Playing")
    client.press("Stop")
    client.wait_for("PlaybackStatus", "Paused")
    assert client.terminal.process.poll() is None
    client.press_until("Next", "Clamshell · left · set 1 of 2")
    wait_until(lambda: "Clamshell · left · set 1 of 2" in client.bus.heard, "the signal of the title")
    client.press_until("Next", "Clamshell · left · set 2 of 2")
    client.press_until("Previous", "Clamshell · left · set 1 of 2")


def test_it_tells_what_it_is_and_what_plays(client):
    expected = {"CanQuit": "true", "CanRaise": "false", "HasTrackList": "false"}
    assert client.get("Identity", ROOT) == "voicecoach"
    assert {name: client.get(name, ROOT).removeprefix("boolean ") for name in expected} == expected
    for name in ("CanControl", "CanPlay", "CanPause", "CanGoNext", "CanGoPrevious"):
        assert client.get(name) == "boolean true"
    assert client.get("CanSeek") == "boolean false"
    metadata = client.get("Metadata")
    for part in ("xesam:album variant Legs", "voicecoach", "/voicecoach/track/"):
        assert part in metadata
    length = int(metadata.partition("mpris:length variant int64 ")[2].split()[0])
    assert 300e6 < length < 500e6
    assert 0 <= int(client.get("Position").removeprefix("int64 ")) < length


def test_quit_ends_the_session_and_it_leaves_the_bus(client):
    client.press("Quit", ROOT)
    assert client.terminal.wait(10) == 130
    assert client.terminal.settings == client.terminal.settings_before
    assert not client.there()
    assert "Traceback" not in client.terminal.said


def test_a_bus_that_goes_away_does_not_disturb(client):
    client.bus.kill()
    client.terminal.press(" ")
    wait_until(lambda: "PAUSED" in client.terminal.said, "pausing without the bus")
    assert "Traceback" not in client.terminal.said
    client.terminal.press("q")
    assert client.terminal.wait(10) == 130
