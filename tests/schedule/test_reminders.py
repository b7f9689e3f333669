"""What each system is given to remind: read back by the systems' own formats, and by systemd itself where it is."""

import plistlib
import shutil
import subprocess
import sys
from datetime import datetime, time, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest

from voicecoach.routine.values.frequencies import parse_frequency
from voicecoach.schedule.reminders import Reminder, label, launchd, systemd, task_scheduler, times_of

FOLDER = Path("/units")
NASTY = 'a "b" \\ 50% $HOME é'
NOW = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def reminder(name="hip", **changes):
    made = {"title": "Hip <&> 100 %", "times": (time(7, 5),), "variables": {"VOICECOACH_DATA": "/my data"}}
    command = ("/usr/bin/python3", "-m", "voicecoach", "due", "--notify", "--", name)
    return Reminder(name, command=command, **{**made, **changes})


def lines(setup, ending):
    (text,) = (data.decode() for path, data in setup.files.items() if path.suffix == ending)
    return text.splitlines()


def test_systemd_asks_each_day_and_makes_up_for_a_time_it_was_off():
    setup = systemd(reminder(), FOLDER)
    assert {path.name for path in setup.files} == {"voicecoach-hip.timer", "voicecoach-hip.service"}
    assert {"OnCalendar=*-*-* 07:05:00", "Persistent=true", "WantedBy=timers.target"} <= set(lines(setup, ".timer"))
    service = lines(setup, ".service")
    assert 'ExecStart="/usr/bin/python3" "-m" "voicecoach" "due" "--notify" "--" "hip"' in service
    assert 'Environment="VOICECOACH_DATA=/my data"' in service
    assert "SuccessExitStatus=1" in service
    assert setup.on[-1] == ("systemctl", "--user", "enable", "--now", "voicecoach-hip.timer")
    assert setup.off == (("systemctl", "--user", "disable", "--now", "voicecoach-hip.timer"),)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
@pytest.mark.parametrize("name", ["hip", NASTY, "-x", "a\nExecStart=/bin/false"])
def test_systemd_takes_the_units(tmp_path, name):
    command = (sys.executable, "-c", "", name)
    made = Reminder(name, name, (time(18, 30), time(20)), command, {"VOICECOACH_DATA": NASTY}, (0, 4))
    setup = systemd(made, tmp_path)
    for path, data in setup.files.items():
        path.write_bytes(data)
    ran = subprocess.run(
        ["systemd-analyze", "--user", "verify", *map(str, setup.files)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_what_systemd_would_expand_is_escaped():
    service = lines(systemd(reminder(NASTY), FOLDER), ".service")
    assert r'"--" "a \"b\" \\ 50%% $$HOME é"' in next(line for line in service if line.startswith("ExecStart"))
    assert "Description=voicecoach: is Hip <&> 100 %% due?" in service


def test_a_name_adds_no_line():
    service = lines(systemd(reminder("a\nExecStart=/bin/false", title="b\nType=simple"), FOLDER), ".service")
    assert sum(line.startswith("ExecStart") for line in service) == 1
    assert "Type=simple" not in service


def test_launchd():
    setup = launchd(reminder(NASTY), FOLDER, 501)
    ((path, data),) = setup.files.items()
    agent = plistlib.loads(data)
    assert agent["StartCalendarInterval"] == [{"Hour": 7, "Minute": 5}]
    assert agent["ProgramArguments"][-1] == NASTY
    assert agent["EnvironmentVariables"] == {"VOICECOACH_DATA": "/my data"}
    assert path == FOLDER / f"{agent['Label']}.plist"
    enabled = ("launchctl", "enable", f"gui/501/{agent['Label']}")
    assert setup.on == (enabled, ("launchctl", "bootstrap", "gui/501", str(path)))
    assert setup.off == (("launchctl", "bootout", f"gui/501/{agent['Label']}"),)


def test_task_scheduler():
    setup = task_scheduler(reminder(NASTY), FOLDER, NOW)
    ((path, data),) = setup.files.items()
    task = ElementTree.fromstring(data)
    assert data.startswith(b"\xff\xfe") or data.startswith(b"\xfe\xff")
    assert task.findtext(f".//{SPACE}StartBoundary") == "2026-03-01T07:05:00"
    assert task.findtext(f".//{SPACE}DaysInterval") == "1"
    assert task.findtext(f".//{SPACE}StartWhenAvailable") == "true"
    assert task.findtext(f".//{SPACE}Command") == "/usr/bin/python3"
    assert task.findtext(f".//{SPACE}Arguments") == '-m voicecoach due --notify -- "a \\"b\\" \\ 50% $HOME é"'
    assert task.findtext(f".//{SPACE}Description") == "voicecoach: remind of Hip <&> 100 %"
    name = setup.off[0][-1]
    assert setup.on == (("schtasks", "/Create", "/F", "/TN", name, "/XML", str(path)),)


def test_labels_are_plain_and_apart():
    names = ["hip", "hip morning", "hip-morning", "/home/a/hip.yaml", "Hüfte", "..", "x" * 300, ""]
    assert label("hip-morning") == "hip-morning"
    assert len({label(name) for name in names}) == len(names)
    assert all(label(name).isascii() and 0 < len(label(name)) < 75 and "/" not in label(name) for name in names[:-1])


@pytest.mark.parametrize("at", [time(0, 5), time(18, 30)])
@pytest.mark.parametrize(
    "make",
    [
        lambda reminder: systemd(reminder, Path("/u")),
        lambda reminder: launchd(reminder, Path("/u"), 501),
        lambda reminder: task_scheduler(reminder, Path("/u"), datetime(2026, 3, 1, 12)),
    ],
)
def test_the_time_of_a_reminder_is_found_in_its_files_again(make, at):
    made = make(Reminder("hip", "Hip <at 07:00:00>", (at,), ("python",)))
    assert {found for data in made.files.values() if (found := times_of(data))} == {(at,)}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<plist>", b"OnCalendar=weekly"])
def test_a_file_of_somebody_elses_has_no_time(data):
    assert times_of(data) == ()


OFFICE = parse_frequency("30 minutes from 9 to 17 on weekdays")
APART = (time(7, 30), time(13), time(20))


def test_several_times_on_days_of_the_week():
    made = reminder(times=(time(9), time(17, 30)), weekdays=(0, 4))
    assert {"OnCalendar=Mon,Fri *-*-* 09:00:00", "OnCalendar=Mon,Fri *-*-* 17:30:00"} <= set(
        lines(systemd(made, FOLDER), ".timer")
    )
    ((data),) = launchd(made, FOLDER, 501).files.values()
    starts = plistlib.loads(data)["StartCalendarInterval"]
    assert starts[0] == {"Weekday": 1, "Hour": 9, "Minute": 0}
    assert len(starts) == 4


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_reads_the_times_as_they_are_meant():
    timer = lines(systemd(reminder(times=(time(9),), weekdays=(0, 4)), FOLDER), ".timer")
    (calendar,) = (line.removeprefix("OnCalendar=") for line in timer if line.startswith("OnCalendar"))
    ran = subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True, text=True, check=False)
    assert "Normalized form: Mon,Fri *-*-* 09:00:00" in ran.stdout


def triggers(**changes):
    (data,) = task_scheduler(reminder(**changes), FOLDER, NOW).files.values()
    return ElementTree.fromstring(data).findall(f".//{SPACE}CalendarTrigger")


def test_a_task_has_a_trigger_for_each_time_or_one_that_is_repeated():
    """Windows takes at most 48 triggers."""
    assert [one.findtext(f"{SPACE}StartBoundary")[-8:] for one in triggers(times=APART)] == [
        "07:30:00",
        "13:00:00",
        "20:00:00",
    ]
    (one,) = triggers(times=OFFICE.slots, weekdays=OFFICE.weekdays)
    assert one.findtext(f".//{SPACE}Interval") == "PT30M"
    assert one.findtext(f".//{SPACE}Duration") == "PT481M"  # so that 17:00 is one, too
    days = one.find(f".//{SPACE}DaysOfWeek")
    assert [day.tag.removeprefix(SPACE) for day in days] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def test_all_times_are_found_again_in_the_files():
    for made in (systemd(reminder(times=APART), FOLDER), launchd(reminder(times=APART), FOLDER, 501)):
        assert {found for data in made.files.values() if (found := times_of(data))} == {APART}
