"""`voicecoach remind`: have the system remind of a routine, day by day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING

import click

from voicecoach.cli.moments import at_option
from voicecoach.cli.options import routine_argument
from voicecoach.cli.telling import tell
from voicecoach.places import own_routines
from voicecoach.problem import Exit, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.journal.reminders import Command, Setup

FOLDERS = tuple(f"VOICECOACH_{kind}" for kind in ("DATA", "CONFIG", "CACHE", "LOG", "RUNTIME"))
"""Variables without which a reminder would look elsewhere than the shell it was made in."""
_PATIENCE = 30.0


@click.command("remind")
@routine_argument
@at_option()
@click.option("--remove", is_flag=True, help="Remind of it no more.")
def remind_command(name: str, at: time | None, remove: bool) -> int:
    """Be reminded of a routine on the desktop, on the days it is due.

    The system asks `voicecoach due NAME --notify` each day at that time: by a timer of systemd on Linux, an agent of
    launchd on macOS, a task on Windows. Another time takes the place of the one before.
    """
    if (at is None) != remove:
        raise VoicecoachError("say when, or that it is to end", "--at 18:30, or --remove", Exit.USAGE)
    from voicecoach.cli.due import one
    from voicecoach.cli.intent import intended

    if at is None:
        called = _called(name)
        with intended("forget", name=called):
            return _remove(_setup(called, name, time()), name)
    row = one(name)
    with intended("remind", name=row.name, title=row.title, at=f"{at:%H:%M}"):
        return _make(_setup(row.name, row.title, at), row.title, at)


def finish_reminding(name: str, title: str, at: str) -> None:
    """Finish a reminder that was being made. Raise VoicecoachError if that fails."""
    when = time.fromisoformat(at)
    _make(_setup(name, title, when), title, when, anew=True)


def finish_forgetting(name: str) -> None:
    """Finish removing a reminder, which may be gone by now. Raise VoicecoachError if that fails."""
    if reminds(name):
        _remove(_setup(name, name, time()), name)


def move_reminder(old: str, new: str) -> None:
    """Let the reminder of a routine, if there is one, ask for it by its new name. Raise VoicecoachError."""
    from voicecoach.journal.reminders import time_of

    before = _setup(old, old, time())
    there = [path for path in before.files if path.exists()]
    if not there:
        return
    at = next(filter(None, (time_of(path.read_bytes()) for path in there)), None)
    if at:
        _make(_setup(new, _title(new), at), _title(new), at, anew=True)
    _remove(before, old, anew=True)


def _title(name: str) -> str:
    from voicecoach.routine.library import load

    try:
        return load(name, [own_routines()]).name
    except VoicecoachError:
        return name


def reminds(name: str) -> bool:
    """Whether there is a reminder of what was called so."""
    return any(path.exists() for path in _setup(name, name, time()).files)


def _called(name: str) -> str:
    """Return what the reminder calls a routine, which may be gone by now."""
    from voicecoach.places import routine_folders
    from voicecoach.routine.identity import identity
    from voicecoach.routine.library import find

    try:
        return identity(find(name, routine_folders()))
    except VoicecoachError:
        return name


def _setup(name: str, title: str, at: time) -> Setup:
    """Return how this system comes to remind."""
    from voicecoach.cli.notify import python
    from voicecoach.journal.clock import now
    from voicecoach.journal.reminders import Reminder, launchd, systemd, task_scheduler
    from voicecoach.places import data_folder

    command = (python(windowed=True), "-m", "voicecoach", "due", "--notify", "--quiet", "--", name)
    variables = {name: str(Path(os.environ[name]).absolute()) for name in FOLDERS if os.environ.get(name)}
    reminder = Reminder(name, title, at, command, variables)
    if sys.platform == "win32":
        return task_scheduler(reminder, data_folder() / "reminders", now())
    if sys.platform == "darwin":
        return launchd(reminder, Path.home() / "Library" / "LaunchAgents", os.getuid())
    own = os.environ.get("XDG_CONFIG_HOME")
    return systemd(reminder, (Path(own) if own else Path.home() / ".config") / "systemd" / "user")


def _make(setup: Setup, title: str, at: time, *, anew: bool = False) -> int:
    """Write the files and turn the reminder on; if that fails, tell the command that does it.

    With `anew` it existed before, or its making was cut off: then a failure is told rather than raised.
    """
    from voicecoach.files import write_atomically

    if any(path.exists() for path in setup.files):
        _run(setup.off)  # it may have another time
    try:
        for path, data in setup.files.items():
            write_atomically(path, data)
    except OSError as error:
        raise VoicecoachError(f"can't write {error.filename}: {error.strerror or error}") from error
    if failed := _run(setup.on):
        for path in setup.files if not anew else ():
            tell(f"Written: {path}")
        commands = " && ".join(join(command) for command in setup.on)
        if anew:
            tell(f"The reminder is not on: {failed}. Turn it on with: {commands}")
            return Exit.PROBLEMS
        raise VoicecoachError(f"the reminder is written, but not on: {failed}", f"turn it on with: {commands}")
    tell(f"{title}: you are reminded at {at:%H:%M} on the days it is due.")
    return Exit.FINE


def _remove(setup: Setup, name: str, *, anew: bool = False) -> int:
    there = [path for path in setup.files if path.exists()]
    if not there:
        raise VoicecoachError(f"there is no reminder of {name}", "`voicecoach remind NAME --at 18:30` makes one")
    _run(setup.off)
    try:
        for path in there:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise VoicecoachError(f"can't delete {error.filename}: {error.strerror or error}") from error
    _run(setup.after)
    if not anew:
        tell(f"You are no longer reminded of {name}.")
    return Exit.FINE


def _run(commands: Iterable[Command]) -> str:
    """Run commands until one fails; return what it said, empty if all went well."""
    for command in commands:
        try:
            ran = subprocess.run(command, capture_output=True, errors="replace", timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"{command[0]}: {getattr(error, 'strerror', None) or 'no answer'}"
        if ran.returncode:
            said = (ran.stderr or ran.stdout).strip().splitlines()
            return f"{command[0]}: {said[0] if said else f'exit code {ran.returncode}'}"
    return ""
