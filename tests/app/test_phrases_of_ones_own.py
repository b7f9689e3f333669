"""The coach's words, language and sounds of a routine, all the way to the session."""

import json
import shutil

import pytest

from voicecoach.core.paths import shipped

HUM = ("--voice", "hum")
ONE = "name: One\nexercises: [{name: A, hold: 2s, reps: 2, get_ready: 1s}]\n"


@pytest.fixture
def mine(home):
    def write(text):
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "phrases.yaml").write_text(text, encoding="utf-8")

    return write


def test_the_routine_wins_over_the_person_and_the_person_over_us(run, own, mine):
    own("one", ONE)
    assert '"Last one."' in run("show", "one", *HUM).out
    mine("last_rep: Only this one.\nget_ready: Go there.\n")
    assert '"Only this one."' in run("show", "one", *HUM).out
    own("one", f"phrases: {{last_rep: 'Noch einer.'}}\n{ONE}")
    out = run("show", "one", *HUM).out
    assert '"Noch einer."' in out
    assert "Only this one." not in out


def test_a_wrong_file_of_phrases_is_told_with_its_line(run, own, mine):
    own("one", ONE)
    mine("last_rp: x\n")
    ran = run("show", "one", *HUM)
    assert ran.code == 1
    assert "phrases.yaml:1:1: “last_rp” is no phrase of the coach" in ran.err
    assert "did you mean `last_rep`?" in ran.err


def test_phrases_lists_name_text_and_an_example(run, mine):
    ran = run("phrases", "at", "rep", "{reps}.")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["at_rep:         Number {rep} of {reps}.", "                “Number 4 of 10.”"]
    mine("set: Satz {set}.\n")
    assert "Satz {set}.  (yours)" in run("phrases", "set").out
    assert run("phrases").out.count("\n") > 50
    assert "no phrase has “zzz”" in run("phrases", "zzz").err


def test_several_texts_take_turns_and_are_listed_below_one_another(run, own, mine):
    own("one", "name: One\nexercises: [{name: A, hold: 2s, sets: 4, rest: 5s, get_ready: 1s}]\n")
    mine("rest: ['A {duration}.', 'B {duration}.']\nset: Set {set}.\n")
    said = [line.split('"')[1] for line in run("show", "one", *HUM).out.splitlines() if '5 seconds."' in line]
    assert said == ["A 5 seconds.", "B 5 seconds.", "A 5 seconds."]
    assert "rest:           A {duration}.  (yours)\n                “A 45 seconds.”\n" in run("phrases", "b {dur").out
    assert "\n                B {duration}.\n                “B 45 seconds.”\n" in run("phrases", "b {dur").out


def test_phrases_steer_no_terminal(run, mine):
    mine('set: "a\\x1b[2J\\u202e"\n')
    assert "\x1b" not in run("phrases", "set").out


def test_a_routine_brings_its_sounds_from_beside_it(run, own, home):
    folder = home / "data" / "routines" / "bells"
    folder.mkdir(parents=True)
    shutil.copy(shipped("sounds") / "soft" / "finish.wav", folder / "tick.wav")
    own("one", f"sounds: bells\n{ONE}")
    own("plain", ONE)
    run("export", "plain", *HUM, "-o", "plain.wav")
    assert run("export", "one", *HUM, "-o", "bells.wav").code == 0
    assert (home / "bells.wav").read_bytes() != (home / "plain.wav").read_bytes()
    run("export", "one", *HUM, "-o", "flag.wav", "--pack", "clear")
    assert (home / "flag.wav").read_bytes() == (home / "plain.wav").read_bytes()
    own("soft", f"sounds: soft\n{ONE}")
    run("export", "soft", *HUM, "-o", "soft.wav")
    run("export", "plain", *HUM, "-o", "packed.wav", "--pack", "soft")
    assert (home / "soft.wav").read_bytes() == (home / "packed.wav").read_bytes() != (home / "plain.wav").read_bytes()


@pytest.mark.parametrize("name", ["nope", "../..", "/tmp"])
def test_sounds_that_are_not_there_or_lie_outside(run, own, name):
    own("one", f"sounds: {name}\n{ONE}")
    for ran in (run("show", "one", *HUM), run("check", "one")):
        assert ran.code == 1
        assert f"one.yaml:1:9: `sounds`: there is nothing called “{name}”" in ran.out + ran.err


def test_check_knows_the_packs_folders_and_voices_there_are(run, own, home):
    (home / "data" / "routines" / "bells").mkdir(parents=True)
    own("one", f"sounds: bells\nvoice: hum\n{ONE}")
    own("two", f"extends: one\nsounds: sft\nvoice: systm\n{ONE}")
    assert run("check", "one") == (0, "1 of 1 routine fine.\n", "")
    ran = run("check", "two")
    assert ran.code == 1
    assert "two.yaml:2:9: `sounds`: there is nothing called “sft”" in ran.out
    assert "two.yaml:3:8: `voice`: there is nothing called “systm”" in ran.out
    assert [line.strip() for line in ran.out.splitlines() if "hint" in line] == [
        "hint: did you mean `soft`?",
        "hint: did you mean `system`?",
    ]


def test_sounds_lie_beside_the_file_that_names_them(run, own, home):
    bells = home / "data" / "routines" / "sub" / "bells"
    bells.mkdir(parents=True)
    shutil.copy(shipped("sounds") / "soft" / "finish.wav", bells / "tick.wav")
    own("sub/base", f"sounds: bells\n{ONE}")
    own("one", "extends: sub/base.yaml\n")
    assert run("check", "one").code == 0
    assert run("show", "one", *HUM).code == 0


def test_a_name_that_no_disk_takes_is_told_too(run, own):
    own("one", f"sounds: {'橋' * 190}\n{ONE}")
    assert "`sounds`: there is nothing called" in run("check", "one").out


def test_an_unknown_voice_of_a_routine_yields_to_a_flag(run, own):
    own("one", f"voice: humm\n{ONE}")
    assert run("show", "one", *HUM).code == 0
    assert "There is no voice 'humm'" in run("show", "one").err


def test_check_alone_checks_the_persons_phrases(run, mine, home):
    fine = run("check").out
    mine("last_rp: x\n")
    ran = run("check")
    assert ran.code == 1
    assert "phrases.yaml:1:1: “last_rp” is no phrase of the coach" in ran.out
    mine("last_rep: x\n")
    ours = int(fine.split()[0])
    assert run("check").out == f"{ours + 1} of {ours + 1} files fine.\n"
    data = json.loads(run("check", "--json").out)
    assert (data["routines"], data["fine"]) == (ours, ours)


def test_a_file_of_phrases_is_known_by_its_name_outside_of_the_library(run, own, home):
    (home / "phrases.yaml").write_text("halfway: Half.\n")
    assert run("check", "phrases.yaml") == (0, "1 of 1 file fine.\n", "")
    (home / "phrases.yaml").write_text("halfway: Half {x}.\n")
    assert "phrases.yaml:1:10: `halfway` has no variable `{x}`" in run("check", home).out
    own("phrases", ONE)
    assert run("check", "phrases") == (0, "1 of 1 routine fine.\n", "")


def test_cues_rate_and_voice_of_a_routine_yield_to_flags(run, own):
    own("one", f"cues: beeps\nvoice: hum\nrate: 0.5\n{ONE}")
    assert '"' not in run("show", "one").out
    slow = run("show", "one", "--cues", "full").out
    assert '"Last one."' in slow
    assert run("show", "one", "--cues", "full", "--rate", "2").out != slow
    assert "There is no voice" in run("show", "one", "--voice", "humm").err
