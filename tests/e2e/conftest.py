import tempfile
from pathlib import Path

import needed
import pytest
import sound_server as sound


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """Give each test a person's folders of its own, and have sessions found where only it looks.

    That is neither by the person's own commands nor by their desktop.

    A socket's path may have 107 characters, which pytest's own folders can exceed.
    """
    for kind in ("data", "config", "cache", "log"):
        monkeypatch.setenv(f"VOICECOACH_{kind.upper()}", str(tmp_path / kind))
    with tempfile.TemporaryDirectory(prefix="vc", ignore_cleanup_errors=True) as folder:
        monkeypatch.setenv("VOICECOACH_RUNTIME", str(Path(folder) / "run"))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "none")
        yield


@pytest.fixture
def required():
    """Return a function that skips the test where a program is not installed, or fails it where all must be there.

    With `library` it is one of the system's libraries.
    """
    return needed.programs


@pytest.fixture
def sound_server(monkeypatch, required):
    """A private PulseAudio, and this process's environment leading to it."""
    required(*sound.TOOLS)
    # A socket's path may have 107 characters, which pytest's own folders can exceed.
    with tempfile.TemporaryDirectory(prefix="vc") as folder, sound.SoundServer(Path(folder)) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture(params=["PulseAudio", "PipeWire"])
def each_server(request, monkeypatch, required):
    """A private PulseAudio, then a private PipeWire, and this process's environment leading to it."""
    kind, tools = sound.SERVERS[request.param]
    required(*tools, library="pulse")
    with tempfile.TemporaryDirectory(prefix="vc", ignore_cleanup_errors=True) as folder, kind(Path(folder)) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server
