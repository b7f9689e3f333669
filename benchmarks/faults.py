"""What a session makes of each fault that half an hour may bring, as a table with a verdict.

    python benchmarks/faults.py [--stopped 60] [NAME ...]

Each fault is done to the real command in a terminal, with a private sound server and a home of its own. Afterwards: no
traceback; the terminal's settings, screen and cursor as before; the exit code as promised; no process left; the journal
whole, with each step that was done in it. The clock is set back for the session alone, by a `sitecustomize` that shifts
what Python's `time.time` and `datetime.now` say: what C code asks the system itself is not shifted. A full disk is a
small tmpfs, or where we may not mount one a limit on the size of files. Exit code 1 if something is wrong.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from begun import begun
from common import COMMAND
from sound_server import RATE, Recorder, SoundServer, onsets, wait_until
from terminal import CTRL_C, Terminal

from voicecoach.problem import VoicecoachError
from voicecoach.score.model import Earcon
from voicecoach.session.running import ask, sessions
from voicecoach.session.status import Status
from voicecoach.sound.earcons import load

assert sys.platform != "win32"  # its faults are signals and a terminal's

ROUTINE = """\
name: Faults
cues: beeps
defaults: {get_ready: 3s, rest_after: 0}
exercises:
  - {name: First, hold: 2s}
  - {name: Second, hold: 9s}
"""
CLOCK = """\
import datetime, time
began, real_time, real = time.monotonic(), time.time, datetime.datetime
def shift(): return 3600 if time.monotonic() - began > 8 else 0
class Shifted(real):
    @classmethod
    def now(cls, tz=None): return real.now(tz) - datetime.timedelta(seconds=shift())
time.time = lambda: real_time() - shift()
datetime.datetime = Shifted
"""
HOLDER = "import pty, sys; pty.spawn(sys.argv[1:])"
"""Holds a terminal open, as its window does."""
FINISHED, INTERRUPTED = 0, 130


class World:
    """A sound server, a home and a session in a terminal: what a fault is done to."""

    def __init__(self, stack: ExitStack, stopped: float) -> None:
        self.stack = stack
        self.stopped = stopped
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vc")))
        self.own = self.folder / "own"
        self.own.mkdir()
        self.server = stack.enter_context(SoundServer(self.folder))
        own = {f"VOICECOACH_{name}": str(self.own / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}
        os.environ.update(self.server.environment | own)
        self.routine = self.folder / "faults.yaml"
        self.routine.write_text(ROUTINE)
        self.command = [COMMAND, "start", str(self.routine), "--voice", "hum"]

    def start(self, *before: str, command: tuple[str, ...] = (), **environment: str) -> Terminal:
        """Start a session in a terminal and return once it can be asked; `before` runs it."""
        terminal = self.stack.enter_context(Terminal([*before, *(command or self.command)], environment))
        wait_until(begun, "a session's start", 20)
        return terminal

    def second(self, *before: str, command: tuple[str, ...] = ()) -> Terminal:
        """Start a session and return once the second exercise is held."""
        terminal = self.start(*before, command=command)
        self.wait_hold()
        return terminal

    def wait_notice(self, words: str) -> None:
        """Wait until the session shows `words` as its notice."""
        wait_until(lambda: any(words in now.notice for now in shown()), f"saying {words!r}", 30)

    def wait_hold(self, exercise: str = "Second") -> None:
        """Wait until the exercise is held."""
        held = (exercise, "work", False)
        wait_until(lambda: held in [(now.exercise, now.kind, now.paused) for now in shown()], "reaching the hold", 40)

    def end(self, terminal: Terminal, code: int, outcome: str | None) -> str:
        """Wait for the session's end and check what it leaves; return it in words."""
        return f"{self.sane(terminal, code)}; {self.journal(outcome)}"

    def sane(self, terminal: Terminal, code: int) -> str:
        """Wait for the session's end and check the terminal; return the exit code in words."""
        got = terminal.wait(60)
        assert got == code, f"exit code {got}, not {code}: {terminal.said[-300:]!r}"
        wait_until(lambda: not terminal.still_running(), "ending every process")
        said = terminal.said
        assert "Traceback" not in said, said[-600:]
        assert terminal.settings == terminal.settings_before, "the terminal's settings"
        wait_until(
            lambda: terminal.said.count("\x1b[?1049h") == terminal.said.count("\x1b[?1049l"), "leaving the screen"
        )
        assert terminal.said.rfind("\x1b[?25h") >= terminal.said.rfind("\x1b[?25l"), "the cursor is hidden"
        return f"exit {got}"

    def intact(self) -> sqlite3.Connection:
        """Return the journal, whole."""
        journal = sqlite3.connect(self.own / "data" / "journal.sqlite3")
        assert journal.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the journal is damaged"
        return journal

    def journal(self, outcome: str | None) -> str:
        """Check that the journal is whole and says so; return it in words."""
        with closing(self.intact()) as journal:
            found, steps, step = journal.execute(
                "SELECT outcome, steps, step FROM sessions ORDER BY id DESC"
            ).fetchone()
            done = sorted(row[0] for row in journal.execute("SELECT step FROM steps WHERE how = 'done'"))
        assert found == outcome, f"the journal says {found}, not {outcome}"
        assert done == [*range(step)], f"of {step} steps {done} are in the journal"
        return f"journal: {found or 'open'}, step {step} of {steps}"

    def resume(self) -> str:
        """Go on in a new terminal, to the end."""
        terminal = self.second(command=(COMMAND, "resume"))
        return f"resumed at Second: {self.end(terminal, FINISHED, 'finished')}"


def shown() -> list[Status]:
    """Return what the running sessions show; those that just end are left out."""
    with suppress(VoicecoachError):
        return [ask(session, "status") for session in sessions()]
    return []


def heard(recorder: Recorder, earcon: Earcon) -> list[int]:
    return onsets(recorder.heard(), load()[earcon], 0.9)


def server_killed(world: World) -> str:
    terminal = world.start()
    opened: list[int] = []
    for _ in range(5):
        world.wait_hold()
        world.server.kill()
        world.wait_notice("The sound device went away")
        world.server.start()
        recorder = world.server.record()
        wait_until(lambda: heard(recorder, Earcon.START), "going on with the hold", 30)  # noqa: B023
        (go,), ticks = heard(recorder, Earcon.START), heard(recorder, Earcon.TICK)
        assert [tick - go for tick in ticks] == [-3 * RATE, -2 * RATE, -RATE], "no lead-in"
        recorder.stop()
        opened.append(len([*Path(f"/proc/{terminal.process.pid}/fd").iterdir()]))
    assert max(opened) <= opened[0] + 2, f"connections leak: {opened}"
    return f"5 times paused, said so, went on with a lead-in; {max(opened) - opened[0]} connections lost; " + world.end(
        terminal, FINISHED, "finished"
    )


def terminal_closed(world: World) -> str:
    holding = [sys.executable, "-c", HOLDER, *world.command]
    holder = subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        world.wait_hold()
        (session,) = sessions()
    finally:
        holder.kill()  # and with it the terminal: the system sends SIGHUP
        holder.wait()
    wait_until(lambda: not Path(f"/proc/{session.pid}").exists(), "ending")
    return f"saved ({world.journal('stopped')}); {world.resume()}"


def killed(world: World) -> str:
    terminal = world.second()
    os.kill(sessions()[0].pid, signal.SIGKILL)
    left = world.end(terminal, -signal.SIGKILL, None)
    return f"{left}; {world.resume()}"


def stopped(world: World) -> str:
    terminal = world.second()
    pid = sessions()[0].pid
    os.kill(pid, signal.SIGSTOP)
    time.sleep(world.stopped)
    os.kill(pid, signal.SIGCONT)
    world.wait_notice("Paused: the computer was asleep")
    recorder = world.server.record()
    terminal.press(" ")
    wait_until(lambda: heard(recorder, Earcon.START), "going on with the hold", 30)
    assert len(heard(recorder, Earcon.TICK)) == 3, "no lead-in"
    return f"paused after {world.stopped:g} s, space went on with a lead-in; " + world.end(
        terminal, FINISHED, "finished"
    )


def disk_full(world: World) -> str:
    before: tuple[str, ...] = ()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(world.own)]
    if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        world.stack.callback(subprocess.run, ["umount", "-l", str(world.own)], check=True)
    else:
        before = ("prlimit", "--fsize=65536")
    terminal = world.second(*before)
    with suppress(OSError), (world.own / "full").open("wb", buffering=0) as file:
        while file.write(b"\0" * 512):
            pass
    left = world.sane(terminal, FINISHED)
    world.intact().close()
    return f"{'prlimit' if before else 'tmpfs'} filled in the hold: went on to the end; {left}; journal whole"


def clock_back(world: World) -> str:
    (world.folder / "sitecustomize.py").write_text(CLOCK)
    terminal = world.start(PYTHONPATH=str(world.folder))
    left = world.end(terminal, FINISHED, "finished")
    with closing(world.intact()) as journal:
        ((back,),) = journal.execute("SELECT ended < started FROM sessions")
    assert back, "the clock was not set back"
    return f"went on as if nothing were; {left}"


def terminated(world: World) -> str:
    terminal = world.second()
    os.kill(sessions()[0].pid, signal.SIGTERM)
    return world.end(terminal, INTERRUPTED, "stopped")


def ctrl_c_twice(world: World) -> str:
    terminal = world.second()
    terminal.press(2 * CTRL_C)
    return world.end(terminal, INTERRUPTED, "stopped")


def stdout_closed(world: World) -> str:
    errors = world.folder / "errors"
    with errors.open("wb") as stderr:
        process = subprocess.Popen([*world.command, "--plain"], stdout=subprocess.PIPE, stderr=stderr)
        world.wait_hold("First")  # the next line finds nobody
        assert process.stdout
        process.stdout.close()
        code = process.wait(60)
    assert (code, errors.read_text()) == (FINISHED, ""), f"exit {code}: {errors.read_text()}"
    return f"the voice went on to the end, nothing on stderr; exit {code}; {world.journal('finished')}"


def silent(world: World) -> Terminal:
    """Start a session without a sound server."""
    world.server.kill()
    terminal = world.start(ALSA_CONFIG_PATH="/dev/null", JACK_NO_START_SERVER="1")
    world.wait_notice("No sound card was found")
    return terminal


def no_server(world: World) -> str:
    return "said so and ran on the screen; " + world.end(silent(world), FINISHED, "finished")


def late_server(world: World) -> str:
    terminal = silent(world)
    world.server.start()
    recorder = world.server.record()
    left = world.end(terminal, FINISHED, "finished")
    assert heard(recorder, Earcon.FINISH), "nothing was heard"
    return f"silent, then heard from where it was; {left}"


FAULTS: tuple[Callable[[World], str], ...] = (
    server_killed, terminal_closed, killed, stopped, disk_full, clock_back, terminated, ctrl_c_twice, stdout_closed,
    no_server, late_server,
)  # fmt: skip


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--stopped", type=float, default=60, help="seconds for which the process is stopped")
    options.add_argument("names", nargs="*", help=", ".join(fault.__name__ for fault in FAULTS))
    chosen = options.parse_args()
    wrong = 0
    for fault in [fault for fault in FAULTS if not chosen.names or fault.__name__ in chosen.names]:
        try:
            with ExitStack() as stack:
                happened, fine = fault(World(stack, chosen.stopped)), True
        except (AssertionError, TimeoutError, subprocess.TimeoutExpired, sqlite3.Error, OSError) as error:
            happened, fine = f"{type(error).__name__}: {error}", False
        wrong += not fine
        print(f"{fault.__name__.replace('_', ' '):16} | {happened} | {'ok' if fine else 'WRONG'}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
