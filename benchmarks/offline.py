"""What each command and worker asks of the system: no host, no name, no file but ours and those that were named.

    python benchmarks/offline.py [WORD ...]     # all commands, or those that begin with one of the words

Each runs under strace as a person runs it, one after another, with a home, a folder and a sound server of its own. Told
is whatever went elsewhere: a connection to anything but this computer and the sound server, a host looked up by its
name, a file or folder written outside of our folders, the temporary one and the one it stands in. Left over is what is
still in the temporary folder afterwards. `--remote lan` opens a datagram socket to learn its own address and sends
nothing. Needs strace, PulseAudio and D-Bus. Exit code 1 if anything is told.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from common import COMMAND
from sound_server import TOOLS, SoundServer, wait_until
from terminal import Terminal
from traced import PROGRAM, foreign, processes, traced

from voicecoach.cli.main import commands

ROUTINE = """\
name: Short
every: 1 day
defaults: {get_ready: 3s}
exercises:
  - {name: Squeeze, setup: Lie on your back., hold: 10-20s}
"""
SHEET = "exercise,reps,hold\nClamshell,10,3s\nBridge,8,5s\n"
PLAIN = """\
--help
list
new mine --template plain
import sheet.csv
copy sheet other
rename other another
delete another --yes
undo
check mine
show mine
explain hold
schema
phrases
config
config set level 40
config path
completion bash
voices
sounds start
say Hold.
say Hold. --voice system
start short.yaml --plain --no-ask
resume
note The chair was too low.
history
report short.yaml
journal export journal.jsonl
journal import journal.jsonl
due
programme
calendar short.yaml --at 18:30
remind short.yaml --at 18:30
export short.yaml -o x.mp3
export short.yaml -o x.m4a --captions all
export short.yaml -o x.opus --split
export short.yaml -o x.flac
export short.yaml -o x.wav --voice system
export short.yaml --script
edit mine
doctor
"""
SESSIONS = """\
start short.yaml --listen
start short.yaml --remote --listen --no-ask
start short.yaml --remote lan --no-ask
ears
"""
CONTROLS = """\
status
pause
next
back
repeat
hurts
stop
"""
"""Said to a session that runs."""
ALL = (PLAIN + CONTROLS + SESSIONS).splitlines()
MEANT = {"start short.yaml --remote lan --no-ask": re.compile(r"(connect|bind) [\d.]+")}
"""What goes elsewhere because the person said so."""
UNHARMED = {"resume", "remind", "due", "ears"}
"""Commands that may end with another code than 0 here: nothing is to resume or due, no desktop, nobody speaks."""


class World(NamedTuple):
    """A person's home and the folder where the commands stand."""

    home: Path
    folder: Path
    environment: Mapping[str, str]
    ours: Sequence[Path]


def make(folder: Path, server: SoundServer) -> World:
    """Make a home with nothing in it."""
    home, stands, temporary = (folder / name for name in ("home", "work", "tmp"))
    for path in (home, stands, temporary):
        path.mkdir()
    (stands / "short.yaml").write_text(ROUTINE)
    (stands / "sheet.csv").write_text(SHEET)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VOICECOACH_", "XDG_", "DBUS_"))}
    own = {"HOME": str(home), "TMPDIR": str(temporary), "EDITOR": "true", "DBUS_SESSION_BUS_ADDRESS": "none"}
    folders = [home / path / "voicecoach" for path in (".local/share", ".local/state", ".config", ".cache")]
    sound = [server.folder, home / ".config/pulse"]
    timers = home / ".config/systemd"  # the reminder that was asked for
    return World(home, stands, kept | own | server.environment, [*folders, *sound, timers, stands, temporary])


def run(words: str, world: World, calls: Path) -> tuple[int, str]:
    """Run a command line to its end; return its exit code and what it said."""
    command = traced([COMMAND, *shlex.split(words)], calls)
    if words not in SESSIONS.splitlines():
        made = subprocess.run(
            command, env=world.environment, cwd=world.folder, input=b"", capture_output=True, timeout=600, check=False
        )
        return made.returncode, made.stdout.decode(errors="replace") + made.stderr.decode(errors="replace")
    asks = {"VOICECOACH_ASK": "1"} if "--no-ask" not in words else {}
    through = ["sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", str(world.folder), *command]
    with Terminal(through, {**world.environment, **asks}) as terminal:
        opened = False
        while True:
            with suppress(subprocess.TimeoutExpired):
                return terminal.wait(1), terminal.said
            page = re.search(r"http://[^\s\x1b]+", terminal.said)
            if page and not opened:
                opened = bool(urlopen(page[0]).read())
                terminal.press("\r")  # begins


@contextmanager
def running(world: World) -> Iterator[None]:
    """Have a session run that isn't followed."""
    words = (COMMAND, "start", str(world.folder / "short.yaml"), "--no-ask", "--voice", "hum")
    with Terminal(words, world.environment) as terminal:
        wait_until(lambda: "Squeeze" in terminal.said, "beginning a session")
        yield
        terminal.press("q")
        terminal.wait(20)


def told(words: str, world: World, folder: Path) -> list[str]:
    """Run a command line; return what is not as it should be."""
    calls = folder / re.sub(r"\W+", "-", words)
    calls.mkdir()
    with running(world) if words in CONTROLS.splitlines() else nullcontext():
        code, said = run(words, world, calls)
    meant = MEANT.get(words)
    wrong = [what for what in foreign(calls, world.ours) if not (meant and meant.match(what))]
    left = [f"left over: {path.name}" for path in (world.folder.parent / "tmp").iterdir() if path.name[:6] != "pulse-"]
    failed = [f"exit code {code}: {said[-300:]}"] if code and words.partition(" ")[0] not in UNHARMED else []
    print(
        f"{'' if wrong or left or failed else 'ok':4}{words:48}{processes(calls):4} processes and threads", flush=True
    )
    for line in (*wrong, *left, *failed):
        print(f"        {line}", flush=True)
    return [*wrong, *left, *failed]


def main() -> int:
    """Run them all; return the exit code."""
    if lacking := [name for name in (PROGRAM, *TOOLS) if not shutil.which(name)]:
        print(f"skipped, not installed: {', '.join(lacking)}")
        return 0
    lines = [line for line in ALL if not sys.argv[1:] or line.startswith(tuple(sys.argv[1:]))]
    untold = set(commands()) - {line.split()[0] for line in ALL}
    for name in sorted(untold):
        print(f"NOT TRACED: {name}")
    with tempfile.TemporaryDirectory(prefix="vc", dir="/tmp") as name:
        folder = Path(name)
        (folder / "sound").mkdir()
        with SoundServer(folder / "sound") as server:
            world = make(folder, server)
            wrong = [line for words in lines for line in told(words, world, folder)]
    return int(bool(wrong or untold))


if __name__ == "__main__":
    sys.exit(main())
