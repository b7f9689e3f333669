import os
import tempfile
from pathlib import Path

import pytest
import sound_server as sound


@pytest.fixture
def sound_server(monkeypatch):
    """A private PulseAudio, and this process's environment leading to it."""
    if lacking := sound.missing():
        if os.environ.get("VOICECOACH_REQUIRE_SOUND_SERVER") == "1":
            pytest.fail(lacking)
        pytest.skip(lacking)
    # A socket's path may have 107 characters, which pytest's own folders can exceed.
    with tempfile.TemporaryDirectory(prefix="vc") as folder, sound.SoundServer(Path(folder)) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server
