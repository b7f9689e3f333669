"""`voicecoach doctor`: what is there is listed, and nothing that only seems to be a device."""

import re

PLUGINS = re.compile("Plugin|Discard all samples|JACK Audio Connection Kit|PulseAudio Sound Server|Open Sound System")


def test_plug_ins_of_alsa_are_no_devices(run):
    lines = [line for line in run("doctor").out.splitlines() if line.startswith(("ok  device", "ok  microphone "))]
    assert not [line for line in lines if PLUGINS.search(line)]
