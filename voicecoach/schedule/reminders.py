"""A daily reminder, as each system wants to be told of it: files to write, and commands that take them up.

Each asks every day whether the routine is due, so that a session held earlier or later moves the next reminder too.
All three make up for a time at which the computer was off or asleep.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path
from subprocess import list2cmdline
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

Command = tuple[str, ...]
_AT = re.compile(r"OnCalendar=\*-\*-\* (\d\d:\d\d):00|T(\d\d:\d\d):00</StartBoundary>")
_STRANGE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), 127)}


@dataclass(frozen=True)
class Reminder:
    """What asks whether a routine is due, and when."""

    name: str
    """What commands call the routine: its name, or its file."""
    title: str
    at: time
    command: Command
    variables: Mapping[str, str] = field(default_factory=dict)
    """What the command needs of the environment."""


@dataclass(frozen=True)
class ReminderSetup:
    """How a system comes to remind, and to stop."""

    files: Mapping[Path, bytes]
    on: tuple[Command, ...]
    off: tuple[Command, ...]
    """To be run before the files go."""
    after: tuple[Command, ...] = ()
    """To be run once they are gone."""


def label(name: str) -> str:
    """Return a name for timers and files that every system takes, and that is another for another routine."""
    plain = _STRANGE.sub("-", name).strip("-")[:_LONGEST]
    return plain if plain == name else f"{plain}-{sha256(name.encode(errors='replace')).hexdigest()[:8]}".lstrip("-")


def systemd(reminder: Reminder, folder: Path) -> ReminderSetup:
    """Return a user's timer and service for systemd; `folder` is the one of the user's units."""
    unit = f"voicecoach-{label(reminder.name)}"
    title = reminder.title.translate(_CONTROL).replace("%", "%%")
    service = [
        "[Unit]",
        f"Description=voicecoach: is {title} due?",
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart={' '.join(_quoted(word).replace('$', '$$') for word in reminder.command)}",
        *(f"Environment={_quoted(f'{name}={value}')}" for name, value in reminder.variables.items()),
        "# 1: nothing is due.",
        "SuccessExitStatus=1",
        "# The terminal that a click opens outlives this.",
        "KillMode=process",
    ]
    timer = [
        "[Unit]",
        f"Description=voicecoach: remind of {title}",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {reminder.at:%H:%M}:00",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    files = {folder / f"{unit}.service": service, folder / f"{unit}.timer": timer}
    call = ("systemctl", "--user")
    return ReminderSetup(
        {path: ("\n".join(lines) + "\n").encode() for path, lines in files.items()},
        on=((*call, "daemon-reload"), (*call, "enable", "--now", f"{unit}.timer")),
        off=((*call, "disable", "--now", f"{unit}.timer"),),
        after=((*call, "daemon-reload"),),
    )


def launchd(reminder: Reminder, folder: Path, user: int) -> ReminderSetup:
    """Return a user's agent for launchd; `folder` is the one of the user's agents."""
    name = f"voicecoach.{label(reminder.name)}"
    path = folder / f"{name}.plist"
    agent = {
        "Label": name,
        "ProgramArguments": list(reminder.command),
        "EnvironmentVariables": dict(reminder.variables),
        "StartCalendarInterval": {"Hour": reminder.at.hour, "Minute": reminder.at.minute},
    }
    domain = f"gui/{user}"
    return ReminderSetup(
        {path: plistlib.dumps(agent)},
        on=(("launchctl", "bootstrap", domain, str(path)),),
        off=(("launchctl", "bootout", f"{domain}/{name}"),),
    )


def task_scheduler(reminder: Reminder, folder: Path, now: datetime) -> ReminderSetup:
    """Return a task for Windows; `folder` keeps its file. The environment's variables can't be handed over."""
    name = f"voicecoach-{label(reminder.name)}"
    path = folder / f"{name}.xml"
    program, *arguments = reminder.command
    text = _TASK.format(
        title=escape(f"voicecoach: remind of {reminder.title.translate(_CONTROL)}"),
        start=f"{now:%Y-%m-%d}T{reminder.at:%H:%M}:00",
        program=escape(program),
        arguments=escape(list2cmdline(arguments)),
    )
    return ReminderSetup(
        {path: text.replace("\n", "\r\n").encode("utf-16")},
        on=(("schtasks", "/Create", "/F", "/TN", name, "/XML", str(path)),),
        off=(("schtasks", "/Delete", "/F", "/TN", name),),
    )


def time_of(data: bytes) -> time | None:
    """Return the time of day that one of a reminder's files has; None if it has none."""
    if b"<plist" in data:
        try:
            start = plistlib.loads(data)["StartCalendarInterval"]
            return time(start["Hour"], start["Minute"])
        except (ValueError, KeyError, TypeError, ExpatError):
            return None
    found = _AT.search(data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace"))
    return time.fromisoformat(found[1] or found[2]) if found else None


_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{title}</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{start}</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
  </Settings>
  <Actions><Exec><Command>{program}</Command><Arguments>{arguments}</Arguments></Exec></Actions>
</Task>
"""


def _quoted(word: str) -> str:
    """Return a word as a line of systemd's takes it, `%` being its own sign and a backslash C's."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").translate(_CONTROL)
    return f'"{escaped}"'
