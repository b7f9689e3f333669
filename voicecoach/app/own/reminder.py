"""The reminder of a routine: made, moved to another name, removed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING

from voicecoach.app.messages import tell
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import own_routines

if TYPE_CHECKING:
    from voicecoach.schedule.reminders import Command, ReminderSetup


FOLDERS = tuple(f"VOICECOACH_{kind}" for kind in ("DATA", "CONFIG", "CACHE", "LOG", "RUNTIME"))
"""Variables without which a reminder would look elsewhere than the shell it was made in."""


_PATIENCE = 30.0


def finish_reminding(name: str, title: str, at: str) -> None:
    """Finish a reminder that was being made. Raise VoicecoachError if that fails."""
    when = time.fromisoformat(at)
    make_reminder(reminder_setup(name, title, when), title, when, anew=True)


def finish_forgetting(name: str) -> None:
    """Finish removing a reminder, which may be gone by now. Raise VoicecoachError if that fails."""
    if reminds(name):
        remove_reminder(reminder_setup(name, name, time()), name)


def move_reminder(old: str, new: str) -> None:
    """Let the reminder of a routine, if there is one, ask for it by its new name. Raise VoicecoachError."""
    from voicecoach.schedule.reminders import time_of

    before = reminder_setup(old, old, time())
    there = [path for path in before.files if path.exists()]
    if not there:
        return
    at = next(filter(None, (time_of(path.read_bytes()) for path in there)), None)
    if at:
        make_reminder(reminder_setup(new, _title(new), at), _title(new), at, anew=True)
    remove_reminder(before, old, anew=True)


def _title(name: str) -> str:
    from voicecoach.routine.library.load import load

    try:
        return load(name, [own_routines()]).name
    except VoicecoachError:
        return name


def reminds(name: str) -> bool:
    """Whether there is a reminder of what was called so."""
    return any(path.exists() for path in reminder_setup(name, name, time()).files)


def reminded_name(name: str) -> str:
    """Return what the reminder calls a routine, which may be gone by now."""
    from voicecoach.core.paths import routine_folders
    from voicecoach.routine.library.find import find
    from voicecoach.routine.library.identity import identity

    try:
        return identity(find(name, routine_folders()))
    except VoicecoachError:
        return name


def reminder_setup(name: str, title: str, at: time) -> ReminderSetup:
    """Return how this system comes to remind."""
    from voicecoach.core.clock import now
    from voicecoach.core.paths import data_folder
    from voicecoach.schedule.notify import python
    from voicecoach.schedule.reminders import Reminder, launchd, systemd, task_scheduler

    command = (python(windowed=True), "-m", "voicecoach", "due", "--notify", "--quiet", "--", name)
    variables = {name: str(Path(os.environ[name]).absolute()) for name in FOLDERS if os.environ.get(name)}
    reminder = Reminder(name, title, at, command, variables)
    if sys.platform == "win32":
        return task_scheduler(reminder, data_folder() / "reminders", now())
    if sys.platform == "darwin":
        return launchd(reminder, Path.home() / "Library" / "LaunchAgents", os.getuid())
    own = os.environ.get("XDG_CONFIG_HOME")
    return systemd(reminder, (Path(own) if own else Path.home() / ".config") / "systemd" / "user")


def make_reminder(setup: ReminderSetup, title: str, at: time, *, anew: bool = False) -> int:
    """Write the files and turn the reminder on; if that fails, tell the command that does it.

    With `anew` it existed before, or its making was cut off: then a failure is told rather than raised.
    """
    from voicecoach.core.files import write_atomically

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


def remove_reminder(setup: ReminderSetup, name: str, *, anew: bool = False) -> int:
    """Turn a reminder off and delete its files. Raise VoicecoachError if there is none."""
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
