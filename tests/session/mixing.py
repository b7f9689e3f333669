"""A sound server's mixer that is nobody's: honours the part of pulsectl.Pulse that we use."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import needed

pulsectl = needed.package("pulsectl")
UNIT = 65536
"""The server counts in these."""


@dataclass
class Playing:
    """A stream, as `sink_input_list` tells of it."""

    index: int
    name: str
    pid: int = 100
    values: tuple = (1.0, 1.0)
    corked: bool = False
    mute: bool = False
    about: dict = field(default_factory=dict)
    client: int = 7
    fixed: bool = False

    @property
    def volume(self):
        return pulsectl.PulseVolumeInfo([round(value * UNIT) / UNIT for value in self.values])

    @property
    def proplist(self):
        return {"application.name": self.name, "application.process.id": str(self.pid), **self.about}


class FakePulse:
    """Has the streams that are put in `playing`; while it is `down` it can't be reached."""

    def __init__(self, *playing):
        self.playing = list(playing)
        self.down = False
        self.connections = 0
        self.asked = 0

    def connect(self):
        if self.down:
            raise pulsectl.PulseError("Failed to connect to pulseaudio server")
        self.connections += 1
        return self

    def client_list(self):
        self._answer()
        return [SimpleNamespace(index=7, proplist={})]

    def sink_input_list(self):
        self._answer()
        return list(self.playing)

    def sink_input_volume_set(self, index, volume):
        self._answer()
        stream = next((each for each in self.playing if each.index == index), None)
        if stream is None or stream.fixed:
            raise pulsectl.PulseOperationFailed(index)
        stream.values = tuple(volume.values)

    def close(self):
        pass

    def _answer(self):
        self.asked += 1
        if self.down:
            raise pulsectl.PulseOperationFailed
