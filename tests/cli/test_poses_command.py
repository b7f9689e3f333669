"""`voicecoach poses` and `show --pictures`, as a person meets them."""

import pytest

from voicecoach.core.errors import Exit
from voicecoach.pose.library import POSES

SQUATS = """\
name: Squats
exercises:
  - {name: Squat, pose: [standing, squat], reps: 3, pace: 2s}
  - {name: Row, hold: 5s}
"""


def dots(text):
    return sum("\u2800" < character <= "\u28ff" for character in text)


def test_all_are_listed_by_name(run):
    assert run("poses").out.splitlines() == list(POSES)


def test_those_named_are_drawn_and_a_word_will_do(run):
    ran = run("poses", "squat", "bridge")
    names = [line for line in ran.out.splitlines() if line in POSES]
    assert names == ["squat", "bridge"]
    assert dots(ran.out) > 50
    assert {"chair bridge up", "single-leg bridge"} <= set(run("poses", "bri").out.splitlines())


def test_an_unknown_one_has_a_hint(run):
    ran = run("poses", "brige")
    assert ran.code == Exit.USAGE
    assert "did you mean `bridge`" in ran.err


def test_a_page_shows_them_and_an_svg_one_or_two(run, home):
    assert run("poses", "-o", "all.html").out == "all.html\n"
    page = (home / "all.html").read_text(encoding="utf-8")
    assert page.count("<svg") == len(POSES)
    assert "<script" not in page
    run("poses", "standing", "squat", "-o", "both.svg")
    assert (home / "both.svg").read_text(encoding="utf-8").count("<svg") == 1


@pytest.mark.parametrize("words", [("-o", "poses.png"), ("-o", "poses.svg"), ("squat", "-o", "no/such/folder.svg")])
def test_what_can_not_be_written_is_told(run, words):
    ran = run("poses", *words)
    assert ran.code == Exit.USAGE
    assert "hint: " in ran.err


def test_show_draws_the_exercises_that_have_a_pose(run, home):
    (home / "squats.yaml").write_text(SQUATS, encoding="utf-8")
    drawn = run("show", "squats.yaml", "--voice", "hum", "--pictures").out
    head, _, rest = drawn.partition("\nSquat\n")
    assert dots(head) == 0
    assert dots(rest.partition("\nRow\n")[0]) > 50
    assert dots(rest.partition("\nRow\n")[2]) == 0
    assert dots(run("show", "squats.yaml", "--voice", "hum").out) == 0
