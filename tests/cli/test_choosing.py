"""Choosing a routine: by body part and purpose, by a number where several fit, and by what is known of it."""

import json

import pytest

from voicecoach.app.routines.about import background, spoken
from voicecoach.core.errors import unheard

HIP = """\
name: Hip
about: For the hip.
tags: [hip, hip-pain]
exercises: [{name: A, hold: 1s, get_ready: 0, countdown: 0}]
"""
QUIET = ("--plain", "--voice", "hum", "--output", "null", "--cues", "beeps")


@pytest.fixture
def three(own):
    """Two routines whose names begin alike, and one that has the word in an exercise."""
    own("zz-one", HIP.replace("hip-pain", "zz pain"))
    own("zz-two", HIP.replace("For the hip", "For the zz"))
    own("plank", "exercises: [{name: Zz plank, hold: 1s}]")


def listed(out):
    return [line.split()[0] for line in out.splitlines() if line and not line.startswith(" ")]


def test_a_word_in_an_exercise_comes_below_what_is_for_it(run, three):
    out = run("list", "zz").out
    assert listed(out.partition("In an exercise:\n")[0]) == ["zz-one", "zz-two"]
    assert listed(out.partition("In an exercise:\n")[2])[0] == "plank"
    assert [row["name"] for row in json.loads(run("list", "zz", "--json").out)] == ["zz-one", "zz-two", "plank"]
    assert "In an exercise" not in run("list", "plank", "zz").out


@pytest.mark.parametrize("typed", ["zz-pain", "zz pain", "ZZ_Pain"])
def test_a_purpose_is_a_tag_however_it_is_typed(run, three, typed):
    assert listed(run("list", "--for", typed).out)[0] == "zz-one"


def test_a_purpose_that_no_routine_has_gets_the_nearest_ones(run, three):
    out = run("list", "--for", "zz-pian").out
    assert out.startswith("No routine is like that. Did you mean zz pain")
    assert "Did you mean" not in run("list", "--for", "quite-another-thing").out


@pytest.mark.parametrize("command", ["show", "about"])
def test_a_shorter_name_and_a_file_of_the_name_here_are_told(run, home, own, command):
    own("zz-one", HIP)
    others = ("--voice", "hum") if command == "show" else ()
    assert run(command, "zz", *others).err == "“zz” stands for zz-one.\n"
    assert run(command, "ZZ_one", *others).err == ""
    (home / "zz-one.yaml").write_text(HIP)
    assert run(command, "zz-one", *others).err == "There is ./zz-one.yaml, too: voicecoach show ./zz-one.yaml\n"
    assert run(command, "./zz-one.yaml", *others).err == ""


def test_where_several_fit_a_number_chooses(at_terminal, three):
    answers = [("Enter leaves: ", "7\r"), ("Enter leaves: ", "2\r"), ("Enter skips: ", "\r")]
    code, said = at_terminal(answers, "start", "zz", *QUIET)
    assert code == 0
    assert "  1  zz-one  For the hip.\n  2  zz-two  For the zz.\n" in said
    assert "That is none of the numbers." in said
    assert "Hip" in said.rpartition("Enter leaves: ")[2]


def test_where_several_fit_a_name_does_as_well(at_terminal, three):
    answers = [("Enter leaves: ", "zz\r"), ("Enter leaves: ", "Two\r"), ("Enter skips: ", "\r")]
    code, said = at_terminal(answers, "start", "zz", *QUIET)
    assert code == 0
    assert said.count("That is none of the numbers.") == 1
    assert "Hip" in said.rpartition("Enter leaves: ")[2]


def test_enter_starts_none(at_terminal, three, home):
    code, _ = at_terminal([("Enter leaves: ", "\r")], "start", "zz", *QUIET)
    assert code == 0
    assert not (home / "data" / "journal.sqlite3").exists()


def test_where_nobody_can_be_asked_the_names_are_told(run, three):
    ran = run("start", "zz")
    assert ran.code
    assert ran.err == "error: “zz” fits several routines\nhint: write one of: zz-one, zz-two\n"


def test_a_tag_does_where_no_name_fits(run, three, brisk):
    ran = run("start", "zz pain", *QUIET)
    assert ran.code == 0
    assert "Hip" in ran.out
    own_tag = run("start", "hip pain")
    assert own_tag.err.startswith("error: “hip pain” fits several routines")


def test_what_is_known_of_a_routine_is_read(run, own):
    own("zz", HIP + "background: It helps.\nsource: Doe J, BMJ 2012;344:e787\nevery: 2 days\nsafety: Not at night.\n")
    paragraphs = run("about", "zz").out.strip().split("\n\n")
    told = ["Hip", "For the hip.", "It helps.", "Source: Doe J, BMJ 2012;344:e787"]
    assert paragraphs == [*told, "To be done every 2 days.", "Not at night."]
    own("bare", "exercises: [A]")
    assert "`background` and `source` are the fields for it" in run("about", "bare").out


def test_what_is_known_of_a_routine_is_heard_without_the_pages_of_a_journal(run, own, home, brisk):
    own("zz", HIP + "background: It helps. It lasts.\nsource: Doe J, BMJ 2012;344:e787.\n")
    ran = run("about", "zz", "--speak", "--voice", "hum", "--output", "file:heard.wav")
    assert ran.code == 0
    assert (home / "heard.wav").stat().st_size > 100_000
    heard = ["Hip.", "For the hip.", "It helps.", "It lasts.", "Source: Doe J, BMJ 2012."]
    assert spoken(*background("zz", unheard)) == heard
