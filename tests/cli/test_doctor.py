"""`voicecoach doctor`: what is there is listed, and nothing that only seems to be a device."""

import re
import subprocess
import sys
from importlib.metadata import EntryPoints

from voicecoach.core import plugins

PLUGINS = re.compile("Plugin|Discard all samples|JACK Audio Connection Kit|PulseAudio Sound Server|Open Sound System")


def test_plug_ins_of_alsa_are_no_devices(run):
    lines = [line for line in run("doctor").out.splitlines() if line.startswith(("ok  device", "ok  microphone "))]
    assert not [line for line in lines if PLUGINS.search(line)]


def test_nothing_that_plays_is_told_from_no_sound_card(run, monkeypatch):
    null = [point for point in plugins.entry_points(group=plugins.OUTPUTS) if point.name == "null"]
    found = plugins.entry_points
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: EntryPoints(null) if group == plugins.OUTPUTS else found(group=group)
    )
    ran = run("doctor")
    assert ran.code == 3
    assert "!!  sound: no library that plays sound can be used here" in ran.out


AS_ON_WINDOWS = """
import sys
sys.modules |= dict.fromkeys(["fcntl", "termios", "tty"])
import voicecoach.app.health.report
"""


def test_it_can_be_loaded_where_there_is_nothing_of_posix():
    ran = subprocess.run([sys.executable, "-c", AS_ON_WINDOWS], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
