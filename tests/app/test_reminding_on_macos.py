"""A reminder of launchd that is made anew: the agent before it may take a moment to go."""

import os
import sys
from datetime import time

import pytest

from voicecoach.app.own import reminder
from voicecoach.core.errors import VoicecoachError

LAUNCHCTL = """\
#!/bin/sh
echo "$@" >> {told}
[ "$1" = bootstrap ] && [ $(grep -c bootstrap {told}) -lt {tries} ] || exit 0
echo "Bootstrap failed: 5: Input/output error"
exit 5
"""


@pytest.fixture
def mac(tmp_path, monkeypatch):
    """Return a function: at which try an agent is taken -> the file of what `launchctl` was asked."""
    if sys.platform == "win32":
        pytest.skip("the program in its place is a script")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(sys, "platform", "darwin")
    slept = []
    monkeypatch.setattr(reminder, "sleep", slept.append)
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "hip.yaml").write_text("every: 1 day\nexercises: [Clam]\n")

    def made(tries):
        told = tmp_path / "told"
        (tmp_path / "launchctl").write_text(LAUNCHCTL.format(told=told, tries=tries))
        (tmp_path / "launchctl").chmod(0o755)
        return told, slept

    return made


def test_it_is_tried_again_until_the_old_one_is_gone(mac):
    told, slept = mac(3)
    reminder.remind("hip", time(18), print)
    assert [line.split()[0] for line in told.read_text().splitlines()] == ["enable", "bootstrap"] * 3
    assert len(slept) == 2


def test_one_that_is_never_taken_is_told(mac):
    _, slept = mac(99)
    with pytest.raises(VoicecoachError, match="not on: launchctl: Bootstrap failed: 5") as caught:
        reminder.remind("hip", time(18), print)
    assert "launchctl bootstrap gui/" in caught.value.hint
    assert len(slept) == 4


def test_a_temporary_installation_makes_none(mac, monkeypatch):
    told, _ = mac(1)
    monkeypatch.setattr(sys, "prefix", "/home/a/.cache/uv/archive-v0/x9Kd")
    with pytest.raises(VoicecoachError, match="temporary") as caught:
        reminder.remind("hip", time(18), print)
    assert "uv tool install" in caught.value.hint
    assert not told.exists()
