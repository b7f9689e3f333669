"""Programmes and what `start` alone offers, as a person meets them."""

import json

import pytest

STEPS = "name: Step by step\nstages:\n  - {routine: ice, sessions: 2}\n  - routine: hip\n"


@pytest.fixture
def programme(home, own):
    """Return a function that writes a programme; its two routines are there."""
    own("ice", "name: Ice\ncues: beeps\nexercises: [{name: A, hold: 1s, get_ready: 0, countdown: 0}]")
    own("hip", "name: Hip\nevery: 2 days\nexercises: [{name: A, hold: 1s}]")

    def put(text=STEPS, name="steps"):
        folder = home / "data" / "programmes"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(text)

    return put


def test_without_one_it_says_how_to_make_one(run, home):
    ran = run("programme")
    assert ran.code == 0
    assert str(home / "data" / "programmes") in ran.out


def test_the_example_that_it_gives_is_fine(run, home):
    text = run("programme").out.partition("\n\n")[2]
    (home / "data" / "programmes").mkdir(parents=True)
    (home / "data" / "programmes" / "a.yaml").write_text(text)
    assert run("check", "data/programmes/a.yaml").out == "1 of 1 file fine.\n"


def test_where_one_is(run, programme, held):
    programme()
    held("ice", 9)
    assert run("programme").out.splitlines() == ["Step by step", "> 1. ice  1 of 2 sessions", "  2. hip"]
    held("ice", 7)
    assert run("programme", "steps").out.splitlines() == ["Step by step", "  1. ice  done", "> 2. hip  the last stage"]


def test_start_offers_the_programmes_routine_first(run, programme, held):
    programme()
    held("hip", 9)
    ran = run("start")
    assert ran.code == 2
    assert ran.err.splitlines()[1] == "hint: next is Ice, stage 1 of Step by step: voicecoach start ice"
    held("ice", 2)
    held("ice", 1)
    held("hip", 0)
    assert "next is Hip, stage 2 of Step by step, in 2 days: voicecoach start hip" in run("start").err


def test_else_what_is_due_else_what_was_done_last(run, programme, held):
    held("ice", 3)
    held("hip", 1)
    held("ice", 0)
    assert "next is Ice, what you did last: voicecoach start ice" in run("start").err
    held("hip", 5)
    assert "next is Ice, what you did last" in run("start").err


def test_at_a_terminal_it_asks_until_it_is_told_yes_or_no_and_then_where_the_others_are(at_terminal, programme, held):
    held("ice", 3)
    held("ice", 0)
    code, said = at_terminal([("[Y/n]: ", "what?\n"), ("[Y/n]: ", "n\n")], "start")
    assert code == 0
    assert "Please answer y for yes or n for no." in said
    assert said.rstrip().endswith("`voicecoach list` shows them all.")


def test_what_is_due_comes_before_what_was_done_last(run, programme, held):
    held("hip", 5)
    held("ice", 0)
    assert "next is Hip, overdue by 3 days: voicecoach start hip" in run("start").err


def test_of_two_programmes_that_of_the_last_session(run, programme, held):
    programme()
    programme(STEPS.replace("Step by step", "Other").replace("ice, sessions: 2", "hip, sessions: 9"), "other")
    held("ice", 1)
    held("hip", 0)
    assert "of Other" in run("start").err


def test_with_nothing_to_offer_it_says_how_to_begin(run):
    ran = run("start")
    assert ran.code == 2
    assert "voicecoach start first-minute" in ran.err


@pytest.mark.parametrize(("typed", "started"), [("y", True), ("", True), ("n", False)])
def test_at_a_terminal_it_asks(at_terminal, programme, typed, started, monkeypatch):
    monkeypatch.setenv("VOICECOACH_ASK", "0")  # for pain, which waits 20 s for an answer
    programme()
    asked = ("Start Ice (stage 1 of Step by step)? [Y/n]: ", f"{typed}\n")
    code, said = at_terminal([asked], "start", "--output", "null", "--voice", "hum", "--plain")
    assert code == 0
    assert ("Ice: finished after" in said) == started


def test_a_broken_programme_is_told_by_check_and_by_its_command(run, programme):
    programme("stages: [{routine: icy}]")
    for words in (["check"], ["check", "data/programmes/steps.yaml"], ["programme"]):
        ran = run(*words)
        assert ran.code == 1
        assert "steps.yaml:1:20: there is no routine called “icy”" in ran.out + ran.err
    assert "no routine is named" in run("start").err


def test_the_good_are_shown_beside_every_problem_of_the_broken(run, programme):
    programme()
    programme("stages: [{routine: icy}, {routine: ice, pain: 11}]", "a-first")
    programme("stages: 7", "z-last")
    ran = run("programme")
    assert ran.code == 1
    assert ran.out.splitlines() == ["Step by step", "> 1. ice  0 of 2 sessions", "  2. hip"]
    for told in ("a-first.yaml:1:20:", "a-first.yaml:1:47:", "z-last.yaml:1:9:"):
        assert told in ran.err
    assert (run("programme", "steps").code, run("programme", "z-last").code) == (0, 1)
    assert "next is Ice" in run("start").err


INSIDE = "name: Knee\nexercises: [A]\nprogramme:\n  - {routine: ice, sessions: 2}\n  - routine: knee\n"


def test_a_routine_may_hold_one(run, own, programme, held):
    own("knee", INSIDE)
    own("about-it", "about: The programme\nexercises: [A]")
    assert run("programme").out.splitlines() == ["Knee", "> 1. ice   0 of 2 sessions", "  2. knee"]
    assert "next is Ice, stage 1 of Knee: voicecoach start ice" in run("start").err
    held("ice", 3)
    held("ice", 1)
    assert run("programme", "knee").out.splitlines()[2] == "> 2. knee  the last stage"
    assert "next is Knee, stage 2 of Knee: voicecoach start knee" in run("start").err


def test_one_in_a_routine_and_one_in_a_file_of_that_name_are_two(run, own, programme):
    own("steps", INSIDE.replace("knee", "steps"))
    programme()
    assert [line for line in run("programme").out.splitlines() if line[0] not in " >"] == ["Step by step", "Knee"]
    assert run("programme", "steps").out.startswith("Step by step\n")


def test_a_name_that_no_programme_has_is_told_with_those_that_are_near(run, programme, own):
    own("stages", "exercises: [A]")
    programme()
    ran = run("programme", "stepps")
    assert (ran.code, "did you mean steps?" in ran.err) == (2, True)
    assert run("programme", "stages").code == 2


def test_a_mistake_in_a_routines_programme_is_told_and_keeps_nobody_from_starting(run, own, programme):
    own("knee", INSIDE.replace("ice", "icy"))
    for words in (["check", "knee"], ["programme"]):
        ran = run(*words)
        assert ran.code == 1
        assert "knee.yaml:4:15: there is no routine called “icy”" in ran.out + ran.err
    assert run("show", "knee", "--voice", "hum").code == 0
    own("knee", "name: Knee\nprogramme: [")
    assert (run("programme").code, run("start").code) == (1, 2)


def test_check_counts_no_programme_among_the_routines(run, programme):
    programme("stages: 7")
    data = json.loads(run("check", "--json", "data/programmes/steps.yaml").out)
    assert (data["routines"], [problem["code"] for problem in data["problems"]]) == (0, ["shape"])


def test_check_knows_a_programme_by_its_name(run, programme):
    programme(name="hamstring")  # a word of the name of a routine of ours
    assert run("check", "hamstring").out == "1 of 1 file fine.\n"
    programme(STEPS.replace("hip", "nowhere"), "hamstring")
    ran = run("check", "hamstring")
    assert (ran.code, "nowhere" in ran.out) == (1, True)
    programme(name="ice")
    assert run("check", "ice").out == "2 of 2 files fine.\n"
    assert run("check", "hams").code == 1


def test_one_of_ours_is_followed_once_it_is_copied(run):
    assert "# A copy of hamstring-isometric is one, too" in run("programme").out
    assert run("copy", "hamstring-isometric", "mine").code == 0
    said = run("programme").out.splitlines()
    stages = [line.split(".", 1)[1].split()[0] for line in said[1:]]
    assert stages == ["hamstring-isometric", "hamstring-slow-heavy", "hamstring-lengthened", "hamstring-running"]
