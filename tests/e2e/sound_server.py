"""A private PulseAudio or PipeWire with a null sink, and its recording: what a program is really heard to play.

The server is clocked by the system, so a sound card's own clock is not covered.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 48_000
TOOLS = ("pulseaudio", "pactl", "parec")
"""Programs that must be installed."""
PIPEWIRE_TOOLS = ("pipewire", "wireplumber", "pipewire-pulse", "dbus-daemon", "pactl", "parec")
"""The same for PipeWire."""
Samples = npt.NDArray[np.int16]


def wait_until(true: Callable[[], object], what: str | Callable[[], str], seconds: float = 10.0) -> None:
    """Poll `true` every 5 ms; raise TimeoutError saying `what` after `seconds`.

    What is made of something that changes is a function: the words shall tell how it was in the end.
    """
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what if isinstance(what, str) else what()} took over {seconds:g} s")
        time.sleep(0.005)


class SoundServer:
    """A PulseAudio of our own in `folder`, reached by nothing but the variables in `environment`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "native"
        own = dict.fromkeys(("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH"), str(folder))
        self.environment = own | {"PULSE_COOKIE": str(folder / "cookie"), "PULSE_SERVER": f"unix:{self.socket}"}
        self._processes: list[subprocess.Popen[bytes]] = []
        self._recorders: list[Recorder] = []

    def __enter__(self) -> SoundServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and return once it answers."""
        options = "--daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-level=error --log-target=stderr"
        # Without norewinds, up to 10 ms of each stream's start is missing from the recording.
        sink = "module-null-sink sink_name=test rate=48000 channels=1 format=s16le norewinds=1"
        protocol = f"module-native-protocol-unix socket={self.socket} auth-anonymous=1"
        command = ["pulseaudio", "-n", *options.split(), "-L", protocol, "-L", sink]
        self._run(*command)
        wait_until(self._answers, "the sound server's first answer")

    def stop(self) -> None:
        """End the recorders and the server, each by its own process id."""
        for recorder in self._recorders:
            recorder.stop()
        self.kill()

    def kill(self) -> None:
        """End the server as a crash would."""
        while self._processes:
            process = self._processes.pop()
            process.kill()
            process.wait()

    def hang(self) -> None:
        """Stop the server: it answers nobody from now on."""
        for process in self._processes:
            process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        for process in self._processes:
            process.send_signal(signal.SIGCONT)

    def control(self, *words: str) -> str:
        """Have `pactl` do something; return what it says."""
        environment = self._whole_environment()
        return subprocess.run(["pactl", *words], env=environment, capture_output=True, text=True, check=True).stdout

    def record(self, source: str = "test.monitor", latency: int = 10) -> Recorder:
        """Record what the null sink is given, or another source, from now on.

        `latency` is in milliseconds: PipeWire takes turns as short as a recorder asks for.
        """
        path = self.folder / f"heard{len(self._recorders)}.raw"
        recorder = Recorder(path, self._whole_environment(), source, latency)
        self._recorders.append(recorder)
        return recorder

    def _answers(self) -> bool:
        return self._does("info")

    def _does(self, *words: str) -> bool:
        """Have `pactl` do something; return whether it could."""
        asked = subprocess.run(["pactl", *words], env=self._whole_environment(), capture_output=True, check=False)
        return asked.returncode == 0

    def _run(self, *command: str) -> None:
        nowhere = subprocess.DEVNULL
        self._processes.append(subprocess.Popen(command, env=self._whole_environment(), stdout=nowhere, stderr=nowhere))

    def _whole_environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


class PipeWire(SoundServer):
    """A PipeWire of our own, with the session manager that it needs and a bus that this needs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.socket = folder / "pulse" / "native"
        places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PIPEWIRE_RUNTIME_DIR")
        self._own = dict.fromkeys(places, str(folder)) | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'bus'}"}
        self.environment |= {
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": f"unix:{self.socket}",
            "PIPEWIRE_RUNTIME_DIR": str(folder),
        }

    def start(self) -> None:
        """Start the server and return once the sink is there."""
        self._run("dbus-daemon", "--session", "--nofork", f"--address=unix:path={self.folder / 'bus'}")
        wait_until((self.folder / "bus").exists, "starting the bus")
        self._run("pipewire")
        wait_until((self.folder / "pipewire-0").exists, "starting PipeWire")
        self._run("wireplumber")
        self._run("pipewire-pulse")
        wait_until(self._answers, "the sound server's first answer")
        self.control("load-module", "module-null-sink", "sink_name=test", "rate=48000", "channels=1", "format=s16le")
        wait_until(lambda: "test" in self.control("list", "short", "sinks").split(), "the sink")
        # The session manager may still be at it when the sink is listed.
        wait_until(lambda: self._does("set-default-sink", "test"), "making the sink the default")

    def _whole_environment(self) -> dict[str, str]:
        return super()._whole_environment() | self._own

    def _run(self, *command: str) -> None:
        # On a desktop it has a claim to real time, which PulseAudio takes by itself; without one it misses turns.
        first = ("nice", "-n", "-15") if os.geteuid() == 0 else ()
        super()._run(*first, *command)


SERVERS: dict[str, tuple[type[SoundServer], tuple[str, ...]]] = {
    "PulseAudio": (SoundServer, TOOLS),
    "PipeWire": (PipeWire, PIPEWIRE_TOOLS),
}
"""Each kind of server, and the programs that it needs."""


class Recorder:
    """Writes what is heard to a raw file; made once the file is growing, so nothing played later is missed."""

    def __init__(self, path: Path, environment: dict[str, str], source: str, latency: int) -> None:
        self.path = path
        form = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", f"--latency-msec={latency}"]
        self._process = subprocess.Popen(["parec", "-d", source, *form, str(path)], env=environment)
        wait_until(lambda: self.frames, "the recording's first sample")

    @property
    def frames(self) -> int:
        """How many frames have been recorded so far."""
        return self.path.stat().st_size // 2 if self.path.exists() else 0

    def heard(self, since: int = 0) -> Samples:
        """Return everything recorded so far, or from that frame on."""
        return np.fromfile(self.path, dtype=np.int16, count=self.frames - since, offset=2 * since)

    def wait_for(self, frames: int, seconds: float = 10.0) -> None:
        """Wait until `frames` more have been recorded."""
        goal = self.frames + frames
        wait_until(lambda: self.frames >= goal, f"recording {frames} frames", seconds + frames / RATE)

    def wait_for_clip(self, clip: Samples, what: str, since: int = 0, seconds: float = 20.0) -> int:
        """Wait until `clip` is heard, and return the frame at which it begins.

        What has been listened to is not listened to again, and the rest only once it has grown: a test that waits
        leaves the processor to what it waits for.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            part = self.heard(since)
            begins = onsets(part, clip)
            # Until a little more is heard, what looks like the peak may still grow.
            if begins and begins[0] + len(clip) * 5 // 4 <= len(part):
                return since + begins[0]
            since += 0 if begins else max(0, len(part) - len(clip))
            self.wait_for(RATE // 20)
        raise TimeoutError(f"{what} took over {seconds:g} s")

    def stop(self) -> Samples:
        """End the recording and return it."""
        self._process.terminate()
        self._process.wait()
        return self.heard()


def onsets(recording: Samples, clip: Samples, threshold: float = 0.9) -> list[int]:
    """Return the frames at which `clip` begins in `recording`: peaks of the normalised correlation over `threshold`.

    The correlation does not depend on loudness: 1 is the clip itself, at any volume.
    """
    if len(recording) < len(clip):
        return []
    likeness = _correlation(recording.astype(np.float64), clip.astype(np.float64))
    found: list[int] = []
    (over,) = np.nonzero(likeness >= threshold)
    while len(over):
        near = over[over < over[0] + len(clip)]
        found.append(int(near[np.argmax(likeness[near])]))
        over = over[over >= found[-1] + len(clip)]
    return found


def _correlation(signal: npt.NDArray[np.float64], clip: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Correlate block by block, which the processor's cache holds; silence is like nothing."""
    size = 1 << max(14, (2 * len(clip)).bit_length())
    step = size - len(clip) + 1
    spectrum, power = np.conj(np.fft.rfft(clip, size)), np.sum(clip**2)
    likeness = np.zeros(len(signal) - len(clip) + 1)
    for begin in range(0, len(likeness), step):
        block, to = signal[begin : begin + size], likeness[begin : begin + step]
        if block.any():
            sums = np.concatenate(([0.0], np.cumsum(block**2)))
            # A sample's worth of noise keeps silence from being divided by zero.
            beside = (sums[len(clip) :] - sums[: -len(clip)] + len(clip)) * power
            to[:] = np.fft.irfft(np.fft.rfft(block, size) * spectrum, size)[: len(to)] / np.sqrt(beside)
    return likeness


def first_sound(recording: Samples, level: int = 200) -> int | None:
    """Return the first frame louder than `level`; None if there is only silence."""
    (loud,) = np.nonzero(np.abs(recording.astype(np.int32)) > level)
    return int(loud[0]) if len(loud) else None


def last_sound(recording: Samples, level: int = 200) -> int | None:
    """Return the last frame louder than `level`; None if there is only silence."""
    (loud,) = np.nonzero(np.abs(recording.astype(np.int32)) > level)
    return int(loud[-1]) if len(loud) else None
