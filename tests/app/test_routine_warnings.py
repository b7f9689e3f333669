"""A dose that stands only in a name, and all else that `check` warns of: told where the routine is used, once."""

import json

import pytest

from voicecoach.core.paths import shipped

HUM = ("--voice", "hum")
IN_NAME = """
defaults: {get_ready: 0, rest_after: 0}
phrases: {keys: ""}
exercises:
  - {name: Clamshell 3x10}
"""
SEVERAL = IN_NAME + "  - {name: Plank, hold: 1s, rest: 30s}\n  - {name: Bridge, hold: 1s, tip: Slowly.}\n"
LINE = "hip.yaml:5: “Clamshell 3x10” is a name, whatever it says: it goes on for 30 s; "
TO_WRITE = LINE + "`voicecoach check hip` says what to write"
AND_MORE = LINE + "and 2 more: `voicecoach check hip` shows them"
USES = {
    "show": ("show", "hip", *HUM),
    "show as data": ("show", "hip", "--json", *HUM),
    "export": ("export", "hip", *HUM),
    "export in parts": ("export", "hip", "--split", *HUM),
    "a sheet": ("export", "hip", "--script"),
    "start": ("start", "hip", "--plain", "--output", "null", *HUM),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("text", "told"), [(IN_NAME, TO_WRITE), (SEVERAL, AND_MORE)])
def test_it_is_a_line_beside_what_the_command_says_and_stops_nothing(run, own, brisk, use, text, told):
    own("hip", text)
    ran = run(*USES[use])
    assert (ran.code, ran.err) == (0, f"warning: {told}\n")
    assert "hip.yaml:5" not in ran.out
    if use == "show as data":
        assert json.loads(ran.out)["routine"] == "Hip"


def test_check_words_it_alike(run, own):
    own("hip", IN_NAME)
    (warned,) = json.loads(run("check", "hip", "--json").out)["problems"]
    assert f"hip.yaml:{warned['line']}: {warned['message']}; " == LINE


def test_all_routines_exported_are_told_of_each(run, own, home, monkeypatch):
    monkeypatch.setattr("voicecoach.app.exporting.library.routine_folders", lambda: [home / "data" / "routines"])
    own("hip", IN_NAME)
    own("knee", "exercises: [{name: Squat, hold: 1s}]")
    ran = run("export", "--all", "-o", "out", "--format", "wav", *HUM)
    assert (ran.code, ran.err) == (0, f"warning: {TO_WRITE}\n")


def test_a_file_that_is_no_routine_of_the_folder_is_named_by_its_path(run, home):
    (home / "my hip.yaml").write_text(IN_NAME)
    assert run("show", "my hip.yaml", *HUM).err.endswith('`voicecoach check "my hip.yaml"` says what to write\n')


def test_what_is_fine_is_told_nothing_of(run, own):
    own("hip", "exercises: [{name: Clamshell, reps: 10, sets: 3}]")
    assert run("show", "hip", *HUM).err == ""


def test_ours_are_told_nothing_of(run, home, monkeypatch):
    """What a person can't mend is no help to them."""
    ours = home / "ours" / "routines"
    ours.mkdir(parents=True)
    (ours / "hip.yaml").write_text(IN_NAME)
    monkeypatch.setattr("voicecoach.app.routine_warnings.shipped", lambda kind: home / "ours" / kind)
    assert run("show", ours / "hip.yaml", *HUM).err == ""


def test_a_link_to_ours_is_ours(run, home):
    (ours,) = shipped("routines").glob("first-minute.yaml")
    assert run("show", ours, *HUM).err == ""


def test_what_would_only_be_clearer_is_for_check_alone(run, own):
    own("hip", "exercises: [{name: Clamshell, do: Lift your top knee., sides: each, hold: 1s}]")
    ran = run("show", "hip", *HUM)
    assert (ran.code, ran.err) == (0, "")
    assert "“top knee” doesn't say which one it is" in run("check", "hip").out
