"""Making the reminder of a routine, moving it to another name, and removing it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from time import sleep

from voicecoach.app.due import due_row
from voicecoach.app.messages import tell
from voicecoach.app.own.unfinished import intended
from voicecoach.app.planning.times_of_day import times_of_day
from voicecoach.core.clock import now
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import write_atomically
from voicecoach.core.installing import is_temporary, typed
from voicecoach.core.paths import data_folder, own_routines, routine_folders
from voicecoach.journal.opening import Tell
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.frequency_words import in_full
from voicecoach.routine.library.find import find
from voicecoach.routine.library.identity import identity
from voicecoach.routine.library.load import load
from voicecoach.schedule.notify import python
from voicecoach.schedule.reminders import Command, Reminder, ReminderSetup, launchd, systemd, task_scheduler, times_of

FOLDERS = tuple(f"VOICECOACH_{kind}" for kind in ("DATA", "CONFIG", "CACHE", "LOG", "RUNTIME"))
"""Variables without which a reminder would look elsewhere than the shell it was made in."""
_PATIENCE = 30.0
"""Seconds that a command of the system is given."""


def remind(name: str, at: time | None, notice: Tell) -> str:
    """Make the reminder of a routine, in place of the one before, and return in words when it comes.

    Raise VoicecoachError; if the system doesn't take the reminder up, `notice` is told which files are written.
    """
    if is_temporary():
        hint = "install it for good: uv tool install voicecoach, or pipx install voicecoach"
        raise VoicecoachError("this voicecoach is a temporary one, which a reminder would not find again", hint)
    row = due_row(name)
    times = times_of_day(row, at)
    setup = reminder_setup(row.name, row.title, times, row.every.weekdays)
    elsewhere = f"voicecoach calendar {name}{f' --at {at:%H:%M}' if at else ''}"
    if not shutil.which(program := setup.on[0][0]):
        hint = f"have your calendar remind you, with an alarm: {elsewhere}"
        raise VoicecoachError(f"there is no {program} here, which would remind you", hint)
    with intended("remind", name=row.name, title=row.title, at=f"{at:%H:%M}" if at else ""):
        if failed := _turn_on(setup):
            for path in setup.files:
                notice(f"Written: {path}")
            hint = f"turn it on with: {_commands(setup)}; or have your calendar remind you: {elsewhere}"
            raise VoicecoachError(f"the reminder is written, but not on: {failed}", hint)
    return _told(row.title, times, row.every)


def forget(name: str) -> None:
    """Remove the reminder of a routine, which may be gone by now. Raise VoicecoachError if there is none."""
    called = _reminded_name(name)
    with intended("forget", name=called):
        _remove(reminder_setup(called, name), name)


def finish_reminding(name: str, title: str, at: str) -> None:
    """Finish a reminder that was being made. Raise VoicecoachError if that fails."""
    _make_again(name, title, (time.fromisoformat(at),) if at else ())


def finish_forgetting(name: str) -> None:
    """Finish removing a reminder, unless it is gone by now. Raise VoicecoachError if that fails."""
    if reminds(name):
        _remove(reminder_setup(name, name), name)
        tell(f"You are no longer reminded of {name}.")


def move_reminder(old: str, new: str) -> None:
    """Let the reminder of a routine, if there is one, ask for it by its new name. Raise VoicecoachError."""
    before = reminder_setup(old, old)
    there = [path for path in before.files if path.exists()]
    if not there:
        return
    if times := next(filter(None, (times_of(path.read_bytes()) for path in there)), ()):
        _make_again(new, _title(new), times)
    _remove(before, old)


def _title(name: str) -> str:
    try:
        return load(name, [own_routines()]).name
    except VoicecoachError:
        return name


def reminds(name: str) -> bool:
    """Return whether there is a reminder of a routine of that name."""
    return any(path.exists() for path in reminder_setup(name, name).files)


def _reminded_name(name: str) -> str:
    """Return what the reminder calls a routine, which may be gone by now: then another may begin with its name."""
    if reminds(name):
        return name
    try:
        return identity(find(name, routine_folders()))
    except VoicecoachError:
        return name


def reminder_setup(
    name: str, title: str, times: tuple[time, ...] = (), weekdays: tuple[int, ...] = ()
) -> ReminderSetup:
    """Return what makes this system remind of a routine."""
    command = (python(windowed=True), "-m", "voicecoach", "due", "--notify", "--quiet", "--", name)
    variables = {name: str(Path(os.environ[name]).absolute()) for name in FOLDERS if os.environ.get(name)}
    reminder = Reminder(name, title, times or (time(),), command, variables, weekdays)
    if sys.platform == "win32":
        return task_scheduler(reminder, data_folder() / "reminders", now())
    if sys.platform == "darwin":
        return launchd(reminder, Path.home() / "Library" / "LaunchAgents", os.getuid())
    own = os.environ.get("XDG_CONFIG_HOME")
    return systemd(reminder, (Path(own) if own else Path.home() / ".config") / "systemd" / "user")


def _make_again(name: str, title: str, times: tuple[time, ...]) -> None:
    """Make a reminder that existed before or whose making was cut off, and say whether it is on.

    Where the routine has several times of its own, these; else the `times` it had.
    """
    every = _every(name)
    times = every.slots if every and (not times or len(every.slots) > 1) else times
    setup = reminder_setup(name, title, times, every.weekdays if every else ())
    if failed := _turn_on(setup):
        tell(f"The reminder is not on: {failed}. Turn it on with: {_commands(setup)}")
    else:
        tell(_told(title, times, every))


def _every(name: str) -> Frequency | None:
    try:
        return load(name, routine_folders()).every
    except VoicecoachError:
        return None


def _told(title: str, times: tuple[time, ...], every: Frequency | None) -> str:
    if every and len(times) > 1:
        return f"{title}: you are reminded {in_full(every)}, unless it was done by then."
    return f"{title}: you are reminded at {times[0]:%H:%M} on the days it is due."


def _turn_on(setup: ReminderSetup) -> str:
    """Write a reminder's files and turn it on; return why that failed. Raise VoicecoachError if they can't be written.

    One that is on is turned off first, as it may have another time.
    """
    if any(path.exists() for path in setup.files):
        _run(setup.off)
    try:
        for path, data in setup.files.items():
            write_atomically(path, data)
    except OSError as error:
        raise VoicecoachError(f"can't write {error.filename}: {error.strerror or error}") from error
    failed = _run(setup.on)
    for seconds in setup.again if failed else ():
        sleep(seconds)
        if not (failed := _run(setup.on)):
            break
    return failed


def _remove(setup: ReminderSetup, name: str) -> None:
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


def _commands(setup: ReminderSetup) -> str:
    """Return what turns a reminder on, as it is typed in a shell."""
    return " && ".join(typed(command) for command in setup.on)


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
