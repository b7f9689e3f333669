"""A reminder, set up as each system requires: the files to write, and the commands that activate them.

Each asks at its times of day whether the routine is due, so that a session held earlier or later moves the next
reminder too.
All three make up for a time at which the computer was off or asleep.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from subprocess import list2cmdline
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

Command = tuple[str, ...]
_AT = re.compile(r"OnCalendar=(?:[A-Za-z,]+ )?\*-\*-\* (\d\d:\d\d):00|T(\d\d:\d\d):00</StartBoundary>")
_STRANGE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), 127)}


@dataclass(frozen=True)
class Reminder:
    """What asks whether a routine is due, and when."""

    name: str
    """What commands call the routine: its name, or its file."""
    title: str
    times: tuple[time, ...]
    """The times of day, in order."""
    command: Command
    variables: Mapping[str, str] = field(default_factory=dict)
    """What the command needs of the environment."""
    weekdays: tuple[int, ...] = ()
    """Days of the week, Monday being 0; empty: every day."""


@dataclass(frozen=True)
class ReminderSetup:
    """How to set up a reminder on a system, and how to remove it."""

    files: Mapping[Path, bytes]
    on: tuple[Command, ...]
    off: tuple[Command, ...]
    """Commands to run before the files are removed."""
    after: tuple[Command, ...] = ()
    """Commands to run after they are removed."""
    again: tuple[float, ...] = ()
    """Seconds to wait before each further try to turn it on."""


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
    days = f"{','.join(_DAYS[day][:3] for day in reminder.weekdays)} " if reminder.weekdays else ""
    timer = [
        "[Unit]",
        f"Description=voicecoach: remind of {title}",
        "",
        "[Timer]",
        *(f"OnCalendar={days}*-*-* {at:%H:%M}:00" for at in reminder.times),
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
    """Return a user's agent for launchd; `folder` is the one of the user's agents.

    `bootout` returns before the agent is gone, and until then `bootstrap` fails with an input/output error.
    """
    name = f"voicecoach.{label(reminder.name)}"
    path = folder / f"{name}.plist"
    days = [{"Weekday": day + 1} for day in reminder.weekdays] or [{}]
    agent = {
        "Label": name,
        "ProgramArguments": list(reminder.command),
        "EnvironmentVariables": dict(reminder.variables),
        "StartCalendarInterval": [
            {**day, "Hour": at.hour, "Minute": at.minute} for day in days for at in reminder.times
        ],
    }
    domain = f"gui/{user}"
    return ReminderSetup(
        {path: plistlib.dumps(agent)},
        on=(("launchctl", "enable", f"{domain}/{name}"), ("launchctl", "bootstrap", domain, str(path))),
        off=(("launchctl", "bootout", f"{domain}/{name}"),),
        again=(0.2, 0.5, 1.0, 2.0),
    )


def task_scheduler(reminder: Reminder, folder: Path, now: datetime) -> ReminderSetup:
    """Return a task for Windows; `folder` keeps its file. The environment's variables can't be handed over."""
    name = f"voicecoach-{label(reminder.name)}"
    path = folder / f"{name}.xml"
    program, *arguments = reminder.command
    text = _TASK.format(
        title=escape(f"voicecoach: remind of {reminder.title.translate(_CONTROL)}"),
        triggers="\n".join(_triggers(reminder, now)),
        program=escape(program),
        arguments=escape(list2cmdline(arguments)),
    )
    return ReminderSetup(
        {path: text.replace("\n", "\r\n").encode("utf-16")},
        on=(("schtasks", "/Create", "/F", "/TN", name, "/XML", str(path)),),
        off=(("schtasks", "/Delete", "/F", "/TN", name),),
    )


def times_of(data: bytes) -> tuple[time, ...]:
    """Return the times of day that one of a reminder's files has, in order; none if it has none."""
    if b"<plist" in data:
        try:
            starts = plistlib.loads(data)["StartCalendarInterval"]
            found = {
                time(start["Hour"], start["Minute"]) for start in (starts if isinstance(starts, list) else [starts])
            }
            return tuple(sorted(found))
        except (ValueError, KeyError, TypeError, ExpatError):
            return ()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")
    return tuple(sorted({time.fromisoformat(found[1] or found[2]) for found in _AT.finditer(text)}))


def _triggers(reminder: Reminder, now: datetime) -> Iterator[str]:
    """Yield the triggers of a task, which has at most 48: times as far from one another are a single one, repeated."""
    minutes = [60 * at.hour + at.minute for at in reminder.times]
    apart = {after - before for before, after in pairwise(minutes)}
    repeated = len(apart) == 1
    # It also ends at the last time, which is still to be one: so a minute more.
    again = _REPEATED.format(apart=min(apart), length=minutes[-1] - minutes[0] + 1) if repeated else ""
    days = "".join(f"<{_DAYS[day]} />" for day in reminder.weekdays)
    for at in reminder.times[:1] if repeated else reminder.times:
        start = f"{now:%Y-%m-%d}T{at:%H:%M}:00"
        yield _TRIGGER.format(start=start, again=again, days=_WEEKLY.format(days=days) if days else _DAILY)


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REPEATED = "<Repetition><Interval>PT{apart}M</Interval><Duration>PT{length}M</Duration></Repetition>"
_DAILY = "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
_WEEKLY = "<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>{days}</DaysOfWeek></ScheduleByWeek>"
_TRIGGER = """\
    <CalendarTrigger>
      {again}<StartBoundary>{start}</StartBoundary>
      {days}
    </CalendarTrigger>"""
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{title}</Description></RegistrationInfo>
  <Triggers>
{triggers}
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
