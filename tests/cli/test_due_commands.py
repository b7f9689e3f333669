"""`due`, `calendar` and `remind`, as a person and a script meet them."""

import json
import os
import sys
from datetime import timedelta, timezone

import pytest

from voicecoach.cli.option_types import parse_time
from voicecoach.core.clock import now

HIP = "name: Hip\nevery: 2 days\nsafety: Stop if it hurts.\nexercises: [{name: Bridge, hold: 20m}]\n"


@pytest.fixture
def hip(own):
    own("hip", HIP)


@pytest.mark.parametrize(
    ("ago", "code", "line"),
    [(0, 1, "Hip: in 2 days"), (1, 1, "Hip: in 1 day"), (2, 0, "Hip: due today"), (4, 0, "Hip: overdue by 2 days")],
)
def test_due_in_a_line_and_in_the_exit_code(run, hip, held, ago, code, line):
    held("hip", ago)
    assert run("due", "hip") == (code, line + "\n", "")
    assert line in run("due").out.splitlines()
    assert run("due", "hip", "--quiet") == (code, "", "")


def test_one_of_yours_is_due_before_it_was_ever_done_and_one_of_ours_only_when_asked(run, own):
    assert run("due", "upper-hamstring").code == 0
    ran = run("due")
    assert ran.code == 1
    assert "Upper hamstring" not in ran.out
    own("hip", HIP)
    assert run("due").code == 0


def test_what_is_due_first_comes_first(run, hip, held, own):
    own("knee", HIP.replace("Hip", "Knee"))
    held("knee", 5)
    held("hip", 1)
    assert run("due").out.splitlines()[0] == "Knee: overdue by 3 days"


def test_a_session_that_was_given_up_leaves_it_due(run, hip, held):
    held("hip", 2)
    held("hip", 0, how="skipped")
    assert run("due", "hip").out == "Hip: due today\n"


def test_due_for_other_programs(run, hip, held):
    held("hip", 3)
    ((row),) = json.loads(run("due", "hip", "--json").out)
    today = now().date()
    assert row == {
        "name": "hip",
        "title": "Hip",
        "due": True,
        "days": -1,
        "day": today.isoformat(),
        "at": None,
        "today": {"done": 0, "planned": 1},
        "last": (today - timedelta(days=3)).isoformat(),
        "short": None,
    }
    assert any(row["last"] is None for row in json.loads(run("due", "--json").out))


@pytest.mark.parametrize("name", ["nosuch", "quick.yaml", "first-minute"])
def test_what_can_not_be_told_is_neither_due_nor_not(run, name):
    ran = run("due", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")


def test_who_has_routines_of_their_own_is_told_of_those_and_not_of_ours(run, own, held):
    assert run("due").out == "Nothing of yours is to be done. `voicecoach list` shows what you can begin.\n"
    own("mine", "name: Mine\nevery: 2 days\nexercises: [{name: A, reps: 3}]")
    own("new", "name: New\nexercises: [{name: A, reps: 3}]")
    told = [
        "Mine: not begun yet",
        "New: not begun yet. How often? A line such as `every: 2 days` says it: voicecoach edit new",
    ]
    assert run("due").out.splitlines() == told
    held("new", 1)
    begun = "New: How often? A line such as `every: 2 days` says it: voicecoach edit new"
    assert run("due").out.splitlines() == [told[0], begun]


def test_where_the_title_is_another_the_name_to_type_stands_behind_it(run, own, held, at_terminal):
    own("knee-two", "name: My knee\nevery: 2 days\nexercises: [{name: A, reps: 3}]")
    held("knee-two", 3)
    assert run("due").out == "My knee (knee-two): overdue by 1 day\n"
    assert at_terminal([("Start My knee (knee-two) (overdue by 1 day)? [Y/n]", "n\n")], "start")[0] == 0


def test_a_broken_routine_of_the_person_stops_no_other(run, hip, own):
    own("broken", "exercises: {")
    assert "Hip: not begun yet" in run("due").out
    assert run("due", "broken").code == 2


def test_due_makes_no_journal(run, hip, home):
    run("due")
    assert not (home / "data" / "journal.sqlite3").exists()


def test_a_journal_that_can_not_be_read_is_told(run, hip, home):
    (home / "data" / "journal.sqlite3").mkdir(parents=True)
    assert run("due").code == 2


def test_voicecoach_alone_tells_what_is_due_of_what_was_begun(run, hip, held, own):
    own("knee", HIP)
    held("hip", 3)
    ran = run()
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if "due" in line] == ["Hip: overdue by 1 day. voicecoach start hip"]
    assert "due" not in run("list").out


def test_voicecoach_alone_is_silent_about_a_journal_it_can_not_read(run, home):
    (home / "data" / "journal.sqlite3").mkdir(parents=True)
    ran = run()
    assert (ran.code, ran.err) == (0, "")


def event(path):
    icalendar = pytest.importorskip("icalendar")
    ((found),) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


def test_calendar(run, hip, held, home):
    held("hip", 1)
    ran = run("calendar", "hip", "--at", "18:30", "--zone", "Europe/Berlin")
    tomorrow = now().date() + timedelta(days=1)
    assert ran == (0, f"hip.ics: every 2 days at 18:30 (Europe/Berlin), first on {tomorrow}\n", "")
    found = event(home / "hip.ics")
    assert (
        f"{found['DTSTART'].dt:%Y-%m-%d %H:%M} {found['DTSTART'].params['TZID']}" == f"{tomorrow} 18:30 Europe/Berlin"
    )
    assert found["DURATION"].dt == timedelta(minutes=25)
    assert str(found["DESCRIPTION"]) == "voicecoach start hip\nStop if it hurts."


def test_calendar_from_a_day_for_a_span_at_another_place(run, hip, home):
    words = ("--at", "7:05", "--zone", "Asia/Tokyo", "--from", "2026-12-01", "--for", "12 weeks", "-o", "x.ics")
    assert run("calendar", "hip", *words).out.endswith("first on 2026-12-01, 42 times\n")
    assert event(home / "x.ics")["RRULE"]["COUNT"] == [42]


def test_calendar_of_what_is_due_today_at_a_time_that_has_passed_begins_tomorrow(run, hip, home):
    here = now().astimezone(timezone.utc)
    if (here.hour, here.minute) == (0, 0):
        pytest.skip("midnight: no time of today has passed")
    midnight = ("calendar", "hip", "--at", "0:00", "--zone", "Etc/UTC")
    run(*midnight)
    run(*midnight, "--from", here.date(), "-o", "asked.ics")
    begins = [event(home / name)["DTSTART"].dt.date() - here.date() for name in ("hip.ics", "asked.ics")]
    assert begins == [timedelta(days=1), timedelta(0)]


def test_calendar_again_is_the_same_event(run, hip, home):
    seen = set()
    for at in ("18:30", "19:00"):
        run("calendar", "hip", "--at", at, "--zone", "Europe/Berlin")
        seen.add(str(event(home / "hip.ics")["UID"]))
    assert len(seen) == 1


def test_calendar_finds_the_zone_that_is_set(run, hip, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    assert "(America/New_York)" in run("calendar", "hip", "--at", "18:30").out


def test_calendar_to_the_output(script, hip):
    ran = script("calendar", "hip", "--at", "18:30", "--zone", "Europe/Berlin", "-o", "-", text=False)
    assert ran.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert ran.stdout.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--at", "25:00"], "25:00 is no time of day"),
        (["--at", "noon"], "noon is no time of day"),
        ([], "hip doesn't say at what time of day"),
        (["--at", "18:30", "--zone", "Europe/Nowhere"], "there is no time zone “Europe/Nowhere”"),
        (["--at", "18:30", "--zone", "../../etc/passwd"], "there is no time zone"),
        (["--at", "18:30", "--for", "ever"], "ever is no span"),
        (["--at", "18:30", "--for", "900 weeks"], "not from 1 day to 10 years"),
        (["--at", "18:30", "--from", "tomorrow"], "tomorrow is no date"),
        (["--at", "18:30", "-o", "x.txt"], "can't write a .txt"),
        (["--at", "18:30", "-o", "no/x.ics"], "folder that doesn't exist"),
    ],
)
def test_what_calendar_can_not_do(run, hip, home, words, told):
    ran = run("calendar", "hip", *words)
    assert ran.code == 2
    assert told in ran.err
    assert not list(home.glob("*.ics"))


def test_a_routine_that_does_not_say_how_often_has_no_calendar(run):
    ran = run("calendar", "quick.yaml", "--at", "18:30")
    assert ran.code == 2
    assert "every: 2 days" in ran.err


SYSTEMD = pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
SYSTEMCTL = '#!/bin/sh\necho "$@" >> "$CALLS"\nexit "${FAILS:-0}"\n'


@pytest.fixture
def systemctl(home, monkeypatch):
    """Put a systemctl first in the PATH that writes down how it is called; return how it was."""
    tool = home / "bin" / "systemctl"
    tool.parent.mkdir()
    tool.write_text(SYSTEMCTL)
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(home / "calls"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    return lambda: (home / "calls").read_text().splitlines() if (home / "calls").exists() else []


def units(home):
    return sorted(path.name for path in (home / "xdg" / "systemd" / "user").glob("*"))


@SYSTEMD
def test_remind_writes_a_timer_and_turns_it_on(run, hip, home, systemctl):
    ran = run("remind", "hip", "--at", "18:30")
    assert ran == (0, "Hip: you are reminded at 18:30 on the days it is due.\n", "")
    assert units(home) == ["voicecoach-hip.service", "voicecoach-hip.timer"]
    assert systemctl() == ["--user daemon-reload", "--user enable --now voicecoach-hip.timer"]
    service = (home / "xdg/systemd/user/voicecoach-hip.service").read_text()
    assert f'ExecStart="{sys.executable}" "-m" "voicecoach" "due" "--notify" "--quiet" "--" "hip"' in service
    assert f'Environment="VOICECOACH_DATA={home / "data"}"' in service


@SYSTEMD
def test_remind_at_another_time_takes_its_place(run, hip, home, systemctl):
    run("remind", "hip", "--at", "18:30")
    run("remind", "hip", "--at", "7:00")
    assert "OnCalendar=*-*-* 07:00:00" in (home / "xdg/systemd/user/voicecoach-hip.timer").read_text()
    assert systemctl()[2] == "--user disable --now voicecoach-hip.timer"  # else the old time would stay


@SYSTEMD
@pytest.mark.parametrize("gone", [False, True])
def test_remind_no_more_even_of_what_is_gone(run, hip, home, systemctl, gone):
    run("remind", "hip", "--at", "18:30")
    if gone:
        (home / "data/routines/hip.yaml").unlink()
    assert run("remind", "hip", "--remove").code == 0
    assert units(home) == []
    assert systemctl()[-2:] == ["--user disable --now voicecoach-hip.timer", "--user daemon-reload"]
    assert run("remind", "hip", "--remove").code == 1


@SYSTEMD
def test_where_systemd_does_not_run_it_says_how_to_turn_it_on(run, hip, home, systemctl, monkeypatch):
    monkeypatch.setenv("FAILS", "1")
    ran = run("remind", "hip", "--at", "18:30")
    assert ran.code == 1
    assert (
        ran.out.splitlines() == [f"Written: {home / 'xdg/systemd/user' / name}" for name in reversed(units(home))][::-1]
    )
    assert "systemctl --user enable --now voicecoach-hip.timer" in ran.err


@SYSTEMD
def test_where_there_is_no_systemd_a_calendar_is_offered_and_nothing_written(run, hip, home, systemctl, monkeypatch):
    monkeypatch.setenv("PATH", str(home))
    ran = run("remind", "hip", "--at", "6pm")
    assert (ran.code, ran.out, units(home)) == (1, "", [])
    assert ran.err.splitlines() == [
        "error: there is no systemctl here, which would remind you",
        "hint: have your calendar remind you, with an alarm: voicecoach calendar hip --at 18:00",
    ]


@SYSTEMD
@pytest.mark.parametrize("words", [["18:00"], ["6pm"], ["6", "pm"], ["--at", "18h"], ["--at", "6 p.m."]])
def test_a_time_may_stand_behind_the_name_and_in_any_way(run, hip, systemctl, words):
    assert run("remind", "hip", *words).out == "Hip: you are reminded at 18:00 on the days it is due.\n"


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("18:30", "18:30"), ("18.30", "18:30"), ("7", "07:00"), ("07", "07:00"), ("18h", "18:00"), ("18h30", "18:30"),
        ("18 Uhr", "18:00"), ("6pm", "18:00"), ("6:05 PM", "18:05"), ("12am", "00:00"), ("12 pm", "12:00"),
        ("13pm", ""), ("0am", ""), ("24:00", ""), ("18:3", ""), ("pm", ""), ("", ""),
    ],
)  # fmt: skip
def test_times_of_day_as_people_write_them(typed, time):
    if time:
        assert f"{parse_time(typed):%H:%M}" == time
    else:
        with pytest.raises(ValueError):
            parse_time(typed)


@SYSTEMD
def test_a_reminder_of_what_is_deleted_is_told_of(run, hip, systemctl):
    run("remind", "hip", "--at", "18:30")
    told = run("delete", "hip", "--yes").out.splitlines()[-1]
    assert told == "A reminder still asks for hip: voicecoach remind hip --remove"
    run("remind", "hip", "--remove")
    run("undo")
    assert "reminder" not in run("delete", "hip", "--yes").out


@SYSTEMD
def test_a_reminder_goes_with_a_new_name(run, hip, systemctl):
    run("remind", "hip", "--at", "18:30")
    ran = run("rename", "hip", "knee")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Knee: you are reminded at 18:30 on the days it is due.")
    assert "reminder" not in ran.out
    assert run("remind", "hip", "--remove").code == 1
    assert run("remind", "knee", "--remove").out == "You are no longer reminded of knee.\n"


@pytest.mark.parametrize("words", [[], ["--at", "18:30", "--remove"]])
def test_remind_needs_a_time_or_an_end(run, hip, words):
    assert run("remind", "hip", *words).code == 2


@SYSTEMD
def test_the_reminders_own_command_runs(hip, held, home, run, systemctl, script):
    """What the unit says is run as it says it: nothing is due, so nothing is shown, and the code says so."""
    import shlex
    import subprocess

    held("hip", 0)
    run("remind", "hip", "--at", "18:30")
    text = (home / "xdg/systemd/user/voicecoach-hip.service").read_text()
    (words,) = (line.removeprefix("ExecStart=") for line in text.splitlines() if line.startswith("ExecStart="))
    ran = subprocess.run(shlex.split(words), capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "")


def test_no_desktop_is_told_when_something_is_due(run, hip, held):
    held("hip", 2)
    ran = run("due", "hip", "--notify")
    assert (ran.code, ran.out) == (2, "Hip: due today\n")
    assert "a notification can't be shown here" in ran.err


def test_a_path_is_not_told_behind_the_title(run, home):
    (home / "r.yaml").write_text("name: My knee\nevery: 2 days\nexercises: [{name: A, reps: 3}]")
    assert run("due", "r.yaml").out == "My knee: not begun yet\n"


def test_a_routine_that_is_wrong_is_told_and_not_passed_over(run, own):
    own("knee", "every: 3 timez\nexercises: [A]\n")
    ran = run("due")
    assert (ran.code, ran.out) == (1, "knee can't be started as it is: voicecoach check knee\n")
