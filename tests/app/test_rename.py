"""A routine's history goes with its name: renamed, copied, deleted, brought back, standing in for ours."""

import json
import re

import pytest
import yaml

from voicecoach.core.paths import shipped

HIP = "name: Hip\nevery: 2 days\nexercises: [{name: A, hold: 1-2s, harder: {name: B}}]"


@pytest.fixture
def hip(own, held):
    """Two sessions of a routine of one's own, the last yesterday."""
    own("hip", HIP)
    for days_ago in (3, 1):
        held("hip", days_ago)


@pytest.fixture
def times(run):
    """Return a function: a routine's name -> how often it was done and what `due` says."""

    def told(name):
        sessions = json.loads(run("history", name, "--json").out)["sessions"]
        return len(sessions), run("due", name).out.partition(": ")[2].strip()

    return told


def test_a_new_name_takes_the_history_along_and_the_old_one_has_none(run, hip, times, own):
    assert times("hip") == (2, "in 1 day")
    assert run("rename", "hip", "knee").code == 0
    assert times("knee") == (2, "in 1 day")
    own("hip", HIP)
    assert times("hip") == (0, "not begun yet")
    assert "We stay at the lowest level." in run("show", "knee", "--voice", "hum").out
    assert "\nknee: 2 sessions" in run("history").out


def test_variants_go_along_too(run, hip, home):
    (home / "config").mkdir()
    kept = home / "config" / "variants.yaml"
    kept.write_text("hip: {A: harder}\nother: {A: easier}\n")
    run("rename", "hip", "knee")
    assert yaml.safe_load(kept.read_text()) == {"knee": {"A": "harder"}, "other": {"A": "easier"}}


def test_what_was_interrupted_goes_on_under_the_new_name(run, hip, held, brisk):
    held("hip", 0, cut=4)
    run("rename", "hip", "knee")
    ran = run("resume", "--output", "null", "--plain")
    assert ran.code == 0
    assert re.search(r"Knee: finished after [\d:]+ since it went on\.", ran.out)


def test_a_copy_begins_anew(run, hip, times):
    run("copy", "hip", "knee")
    assert (times("knee"), times("hip")) == ((0, "not begun yet"), (2, "in 1 day"))


def test_deleted_and_brought_back_it_goes_on(run, hip, times):
    run("delete", "hip", "--yes")
    assert run("history", "hip").code == 0
    run("undo")
    assert times("hip") == (2, "in 1 day")


def test_where_the_journal_cannot_be_written_nothing_is_renamed(run, hip, home):
    (home / "config").mkdir()
    (home / "config" / "variants.yaml").write_text("hip: {A: harder}\n")
    (home / "data" / "journal.sqlite3").unlink()
    (home / "data" / "journal.sqlite3").mkdir()
    ran = run("rename", "hip", "knee")
    assert (ran.code, "nothing was renamed" in ran.err) == (1, True)
    assert [path.name for path in (home / "data" / "routines").iterdir()] == ["hip.yaml"]
    assert yaml.safe_load((home / "config" / "variants.yaml").read_text()) == {"hip": {"A": "harder"}}
    assert not (home / "data" / "unfinished.json").exists()


def test_without_a_journal_none_is_made(run, own, home):
    own("hip", HIP)
    run("rename", "hip", "knee")
    assert not (home / "data" / "journal.sqlite3").exists()


def test_ours_done_in_another_environment_and_ones_own_in_its_place_are_one_to_its_person(run, held, times):
    """Who edits one of ours gets a copy in its place; the history, the level and what is due go on with it."""
    held("upper-hamstring", 3, path="/old/lib/python3.10/site-packages/voicecoach/data/routines/upper-hamstring.yaml")
    held("upper-hamstring", 1, path=shipped("routines") / "upper-hamstring.yaml")
    assert times("upper-hamstring") == (2, "in 1 day")
    run("copy", "upper-hamstring", "upper-hamstring")
    assert times("upper-hamstring") == (2, "in 1 day")
    held("upper-hamstring", 0)
    run("delete", "upper-hamstring", "--yes")
    assert times("upper-hamstring") == (3, "in 2 days")


def test_a_journal_taken_to_another_computer_has_its_own_routines(run, hip, home, own):
    run("journal", "export", "all.jsonl")
    (home / "there" / "routines").mkdir(parents=True)
    (home / "there" / "routines" / "hip.yaml").write_text(HIP)
    run("--data", "there", "journal", "import", "all.jsonl")
    assert run("--data", "there", "due", "hip").out == "Hip: in 1 day\n"


@pytest.mark.parametrize("words", [["rename", "hip", "knee"], ["delete", "hip", "--yes"]])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: hip\n", True),
        ('"extends": "Hip"  # the usual\n', True),
        ("programme: [{sessions: 3, routine: hip}]\n", True),
        ("stages:\n  - routine: hip\n", True),
        ("extends: hip-two\n", False),
        ("about: what extends the hip\n", False),
        ("# hip\n", False),
    ],
)
def test_what_still_names_it_is_told_of(run, hip, own, words, text, told):
    own("evening", text)
    assert ("evening.yaml still names hip." in run(*words).out) is told


def test_programmes_that_still_name_it_are_told_of_and_what_is_no_text_is_passed_over(run, hip, home):
    programme = home / "data" / "programmes" / "back.yaml"
    programme.parent.mkdir()
    programme.write_text("stages: [{routine: hip}]")
    (home / "data" / "routines" / "odd.yaml").write_bytes(b"extends: hip\xff")
    assert [line for line in run("rename", "hip", "knee").out.splitlines() if "still" in line] == [
        f"{programme} still names hip."
    ]
