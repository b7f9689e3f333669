"""A reminder on a private bus: what a desktop is asked to show, and that a click starts the session in a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import bus as private
import pytest
from sound_server import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is of Linux")
DESKTOP = """
import asyncio, json, sys
from dbus_fast import PropertyAccess
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

class Desktop(ServiceInterface):
    def __init__(self):
        super().__init__("org.freedesktop.Notifications")

    @dbus_method()
    def GetCapabilities(self) -> "as":
        return ["actions", "body"]

    @dbus_method()
    def GetServerInformation(self) -> "ssss":
        return ["test", "test", "1", "1.2"]

    @dbus_method()
    def Notify(self, app: "s", id: "u", icon: "s", title: "s", body: "s", actions: "as", hints: "a{sv}", t: "i") -> "u":
        print(json.dumps([app, title, body, actions]), flush=True)
        asyncio.get_event_loop().call_later(0.1, lambda: getattr(self, sys.argv[1])())
        return 1

    @dbus_method()
    def CloseNotification(self, id: "u"):
        pass

    @dbus_signal()
    def ActionInvoked(self) -> "us":
        return [1, "default"]

    @dbus_signal()
    def NotificationClosed(self) -> "uu":
        return [1, 2]

async def main():
    bus = await MessageBus().connect()
    bus.export("/org/freedesktop/Notifications", Desktop())
    await bus.request_name("org.freedesktop.Notifications")
    print("ready", flush=True)
    await bus.wait_for_disconnect()

asyncio.run(main())
"""
ROUTINE = "name: Hip & <b>back</b>\nevery: 1 day\nexercises: [A]\n"
TERMINAL = '#!/bin/sh\nprintf "%s\\n" "$@" > "$OPENED.part"; mv "$OPENED.part" "$OPENED"\n'


@pytest.fixture
def remind(tmp_path, required):
    """Return a function: what a person does with the notification -> the command that ran, and what was shown."""
    required(*private.TOOLS)

    def run(answer):
        with private.Bus(tmp_path) as bus:
            env = os.environ | _folders(tmp_path) | {"DBUS_SESSION_BUS_ADDRESS": bus.address}
            with (tmp_path / "shown").open("w") as shown:
                desktop = subprocess.Popen([sys.executable, "-c", DESKTOP, answer], env=env, stdout=shown)
            try:
                wait_until(lambda: "ready" in (tmp_path / "shown").read_text(), "starting the desktop")
                words = [sys.executable, "-m", "voicecoach", "due", "hip", "--notify"]
                ran = subprocess.run(words, env=env, capture_output=True, text=True, check=False, timeout=60)
            finally:
                desktop.kill()
                desktop.wait()
        return ran, (tmp_path / "shown").read_text().splitlines()[1:]

    return run


def _folders(home):
    routines = home / "data" / "routines"
    routines.mkdir(parents=True)
    (routines / "hip.yaml").write_text(ROUTINE)
    terminal = home / "bin" / "xdg-terminal-exec"
    terminal.parent.mkdir()
    terminal.write_text(TERMINAL)
    terminal.chmod(0o755)
    return {"PATH": f"{terminal.parent}:{os.environ['PATH']}", "OPENED": str(home / "opened")}


def test_a_click_starts_the_session_in_a_terminal(remind, tmp_path):
    ran, shown = remind("ActionInvoked")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(shown) == 1
    assert "Hip & <b>back</b>: not begun yet" in shown[0]
    assert "Click to start, or type: voicecoach start hip" in shown[0]
    opened = tmp_path / "opened"
    wait_until(opened.exists, "opening the terminal")
    assert opened.read_text().splitlines() == [sys.executable, "-m", "voicecoach", "start", "--", "hip"]


def test_dismissed_it_opens_nothing(remind, tmp_path):
    ran, shown = remind("NotificationClosed")
    assert (ran.returncode, len(shown)) == (0, 1)
    assert not Path(tmp_path / "opened").exists()
