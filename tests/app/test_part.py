"""`--from`, `--only`, `--skip`, `--minutes`, `--repeat`: some of a routine, or more of it."""

import re
from functools import reduce

import pytest
from click.shell_completion import ShellComplete

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.cli.main import voicecoach
from voicecoach.core.units import clock
from voicecoach.score.estimate import estimate

HUM = ("--voice", "hum")
LEGS = """
exercises:
  - {name: Bridge, hold: 1s, get_ready: 1s, rest_after: 0, harder: {name: Single-leg bridge}}
  - rounds: 2
    rest: 1s
    exercises:
      - {name: Squat, hold: 1s, get_ready: 1s, rest_after: 0}
      - {name: Lunge, hold: 1s, get_ready: 1s, rest_after: 0}
  - {name: Plank, hold: 1s, get_ready: 1s}
"""
LONG = "exercises: [{name: A, hold: 50s, reps: 2}, {name: B, hold: 50s}, {name: C, hold: 50s, priority: high}]"


@pytest.fixture
def legs(own):
    own("legs", LEGS)


@pytest.fixture
def shown(run, legs):
    """Return a function that tells the exercises of a session, in order, by their headings."""

    def told(*words):
        ran = run("show", "legs", *HUM, *words)
        assert (ran.code, ran.err) == (0, "")
        return re.findall(r"\n\n(.+)", ran.out)[:-1]

    return told


def test_only_and_skip(shown):
    assert shown("--only", "lunge", "--only", "BRIDGE") == ["Bridge", "Lunge", "Lunge"]
    assert shown("--skip", "squat", "--skip", "lunge") == ["Bridge", "Plank"]
    assert shown("--only", "lunge", "--only", "squat", "--skip", "lunge") == ["Squat", "Squat"]
    assert shown("--only", "lunge, bridge") == ["Bridge", "Lunge", "Lunge"]
    assert shown("--only", "1") == ["Bridge"]
    assert shown("--skip", "2,3") == ["Bridge", "Plank"]


def test_a_variant_goes_by_both_names(shown):
    assert shown("--harder", "Bridge", "--only", "bridge", "--only", "plank") == ["Single-leg bridge", "Plank"]
    assert shown("--harder", "Bridge", "--skip", "single") == ["Squat", "Lunge", "Squat", "Lunge", "Plank"]


def test_repeat(shown):
    assert shown("--only", "plank", "--repeat", "3") == ["Plank"] * 3
    assert shown("--skip", "plank", "--skip", "bridge", "--repeat", "2") == ["Squat", "Lunge"] * 4


def test_from_in_a_script_begins_there_with_the_full_words(shown, run):
    assert shown("--from", "lunge") == ["Lunge", "Squat", "Lunge", "Plank"]
    out = run("show", "legs", *HUM, "--from", "plank").out
    assert "    0:00  listen" in out
    assert "Press space" not in out
    assert '"That\'s all for today. Well done."' in out


def test_from_in_a_session_can_go_back(run, legs, brisk):
    ran = run("start", "legs", *HUM, "--plain", "--output", "file:out.wav", "--from", "plank")
    assert ran.code == 0
    assert "Plank" in ran.out
    assert "Bridge" not in ran.out
    prepared = prepare("legs", Choices(begin="plank"))
    assert (prepared.score[prepared.begin].name, prepared.begin > 5) == ("Plank", True)


def test_from_an_exercise_whose_name_is_said_in_the_rest_before(own, run):
    own("two", "exercises: [{name: A, hold: 1s}, {name: B, setup: Sit down., hold: 1s}]")
    prepared = prepare("two", Choices(begin="b"))
    assert prepared.heard[0].kind.value == "talk"
    assert "Sit down." in [say.what for say in prepared.heard[0].segments[0].says]


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--only", "Brigde"), "no exercise “Brigde”", "did you mean “Bridge”?"),
        (("--skip", "l"), "fits several", "Lunge, Plank"),
        (("--only", "plank,zzz"), "no exercise “zzz”", "its exercises: Bridge"),
        (("--only", "5"), "no exercise “5”", "its exercises: Bridge"),
        (("--from", "zzz"), "no exercise “zzz”", "its exercises: Bridge"),
        (("--from", "squat", "--skip", "squat"), "can't begin with “Squat”", "--skip"),
        (("--from", "squat", "--minutes", "5"), "`--from` can't go with `--minutes`", "--skip"),
        (("--only", "squat", "--skip", "squat"), "nothing of Legs is left to do", "--skip"),
        (("--minutes", "0"), "“0” is not from 1 minute to 24 hours", "--help"),
        (("--repeat", "0"), "`--repeat` is a whole number from 1 to 100, not “0”", "--help"),
    ],
)
def test_what_can_not_be(run, legs, words, message, hint):
    for command in ("show", "start", "export"):
        ran = run(command, "legs", *HUM, *words)
        assert ran.code == 2 or "fits several" in ran.err
        assert message in ran.err
        assert hint in ran.err


def test_minutes_shorten_it_and_it_is_told_spoken_and_shown(run, own, home):
    own("long", LONG)
    told = "Shortened to fit 2 minutes. We leave out A, B."
    out = run("show", "long", *HUM, "--minutes", "2").out
    assert told in out.splitlines()
    assert '"Shortened to fit 2 minutes." "We leave out A, B."' in out
    ran = run("export", "long", *HUM, "--minutes", "2", "-o", "a.wav")
    assert (ran.code, told in ran.out) == (0, True)
    assert "Shortened" not in run("show", "long", *HUM, "--minutes", "9").out
    assert "This takes at least 2 minutes." in run("show", "long", *HUM, "--minutes", "1").out


def test_minutes_are_told_in_a_session(run, own, home, brisk):
    own("long", "exercises: [{name: A, hold: 50s, sets: 2}, {name: B, hold: 1s, priority: high, get_ready: 0}]")
    ran = run("start", "long", *HUM, "--plain", "--output", "file:out.wav", "--minutes", "1")
    assert ran.code == 0
    assert "Shortened to fit 1 minute. We leave out A." in ran.out + ran.err


def test_minutes_leave_the_level_alone(run, own):
    own("range", "exercises: [{name: A, reps: 4-10, hold: 3s}, {name: B, hold: 10-50s}]")
    ran = run("show", "range", *HUM, "--level", "high", "--minutes", "1")
    assert "rep 1/10" in ran.out
    assert "We'll do the highest level today." in ran.out


def test_minutes_and_repeat_are_variables_too(run, own, monkeypatch):
    own("long", LONG)
    monkeypatch.setenv("VOICECOACH_MINUTES", "2")
    monkeypatch.setenv("VOICECOACH_REPEAT", "2")
    assert "Shortened to fit 2 minutes." in run("show", "long", *HUM).out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("start legs --only ", ["Bridge", "Squat", "Lunge", "Plank"]),
        ("show legs --skip l", ["Lunge"]),
        ("export legs --from p", ["Plank"]),
        ("start nope --only ", []),
    ],
)
def test_names_complete(legs, words, offered):
    *before, begun = words.split(" ")
    completed = ShellComplete(voicecoach, {}, "voicecoach", "_X").get_completions(before, begun)
    assert [item.value for item in completed] == offered


@pytest.mark.parametrize("name", ["first-minute", "tempo-bridge", "morning-stretch", "upper-hamstring"])
def test_the_estimate_by_which_it_fits_is_near_the_truth(run, name):
    prepared = prepare(name, Choices())
    slow = ("--rate", "0.85")  # at which the hum takes as long as the voices do at 1
    last = run("show", name, *HUM, *slow).out.splitlines()[-1]
    waits = 30 * int(match[1] if (match := re.search(r"(\d+) wait", last)) else 0)
    assert clock_seconds(last.split()[0]) - waits == pytest.approx(estimate(prepared.score), rel=0.05, abs=1)


def clock_seconds(text):
    seconds = reduce(lambda total, part: 60 * total + int(part), text.split(":"), 0)
    assert clock(seconds) == text
    return seconds


@pytest.mark.parametrize("typed", ["2", "2m", "2 min", "2:00", "120s", "0:02:00", "2 minutes"])
def test_minutes_may_have_a_unit(run, own, typed):
    own("long", LONG)
    assert run("show", "long", *HUM, "--minutes", typed) == run("show", "long", *HUM, "--minutes", "2")


def test_an_hour_is_an_hour_and_half_a_minute_more_is_told(run, own):
    own("long", LONG)
    assert run("show", "long", *HUM, "--minutes", "1h") == run("show", "long", *HUM, "--minutes", "60")
    assert "Shortened to fit 2 minutes 30 seconds." in run("show", "long", *HUM, "--minutes", "2.5").out


@pytest.mark.parametrize("typed", ["ten", "-5", "5 reps", "30s", "25h", "", "1e3", "9" * 400])
@pytest.mark.parametrize("words", [("show", "legs", "--minutes"), ("list", "--at-most")], ids=" ".join)
def test_what_is_no_time_is_told_with_an_example(run, legs, words, typed):
    ran = run(*words, typed)
    assert ran.code == 2
    assert "10m" in ran.err or "from 1 minute to 24 hours" in ran.err


def test_who_does_only_a_part_of_it_has_done_a_part(run, own):
    own("four", "exercises: [A, B, C, {name: D, reps: 2}]\ndefaults: {hold: 1s, get_ready: 0, rest_after: 0}")
    quiet = ("--plain", "--output", "null", "--voice", "hum", "--cues", "beeps")
    told = run("start", "four", *quiet, "--only", "b").out
    assert "You did 1 of 4 sets, 1 of 5 reps, 1 of 5 seconds of work. That is 20 %" in told
    assert "20 %" in run("history", "four").out
    assert "You did 2 of 4 sets" in run("start", "four", *quiet, "--from", "c").out
    assert "You did 3 of 4 sets" in run("start", "four", *quiet, "--skip", "a").out
