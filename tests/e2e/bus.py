"""A private D-Bus, and the programs that come with it as a client of their own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sound_server import wait_until

TOOLS = ("dbus-daemon", "dbus-send", "dbus-monitor")
"""Programs that must be installed."""
CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Bus:
    """A message bus with its files in `folder`, while the context lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"unix:path={folder / 'bus'}"
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Bus:
        configuration = self._folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=self._folder / "bus"))
        self._start("dbus-daemon", "--nofork", f"--config-file={configuration}")
        wait_until((self._folder / "bus").exists, "starting the bus")
        self._start("dbus-monitor", "--address", self.address, "type=signal")
        wait_until(lambda: "NameAcquired" in self.heard, "listening on the bus", 30)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def kill(self) -> None:
        """Have the bus go away."""
        self._processes[0].kill()
        self._processes[0].wait()

    @property
    def heard(self) -> str:
        """Every signal so far, as dbus-monitor writes it."""
        return (self._folder / "dbus-monitor.txt").read_text(errors="replace")

    def send(self, name: str, path: str, member: str, *arguments: str) -> str:
        """Call a method and return what it returns, as dbus-send writes it."""
        command = ["dbus-send", f"--bus={self.address}", "--print-reply=literal", f"--dest={name}", path, member]
        return subprocess.run([*command, *arguments], capture_output=True, text=True, check=True).stdout.strip()

    def _start(self, program: str, *arguments: str) -> None:
        with (self._folder / f"{program}.txt").open("wb") as output:
            self._processes.append(subprocess.Popen([program, *arguments], stdout=output, stderr=output))
