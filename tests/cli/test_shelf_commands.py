"""Keeping one's own routines: what is written, what is said, what is asked, and how it is undone."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from voicecoach.app.routines.editor import editor_command, hands_over, opening
from voicecoach.app.routines.watch import Watch
from voicecoach.core.errors import VoicecoachError

pytest.importorskip("pty")  # a terminal of its own: POSIX
SCRIPT = Path(sys.executable).with_name("voicecoach")
MINE = """\
# from my physiotherapist
name: Mine
about: For the hips.   # and knees
exercises:
  - name: Clamshell
    reps: 10
"""
BAD = "exercises:\n  - name: A\n    rep: 5\n"


def files(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(home):
    return home / "data" / "routines"


@pytest.fixture
def editor(home, monkeypatch):
    """Return a function that has $VISUAL be an editor that writes one text a call, and notes what it was given."""

    def writes(*texts, code=0):
        for number, text in enumerate(texts):
            (home / f"text{number}").write_text(text)
        program = home / "editor.py"
        program.write_text(
            "import sys, pathlib, shutil\n"
            "here = pathlib.Path(__file__).parent\n"
            "calls = here / 'calls'\n"
            "number = len(calls.read_text().splitlines()) if calls.exists() else 0\n"
            "with calls.open('a') as file: print(*sys.argv[1:], file=file)\n"
            "if (here / f'text{number}').exists(): shutil.copy(here / f'text{number}', sys.argv[-1])\n"
            f"sys.exit({code})\n"
        )
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(program)]))
        return lambda: (home / "calls").read_text().splitlines()

    return writes


def test_a_template_is_made_in_ones_own_folder_and_checks_clean(run, folder):
    ran = run("new", "Hip morning", "--template", "physio")
    path = folder / "Hip-morning.yaml"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == [
        "Commands call it Hip-morning: names have no spaces and no ending.",
        f"Made {path}",
    ]
    assert "voicecoach start Hip-morning" in ran.out
    assert "name: Hip morning\n" in path.read_text()
    assert run("check", "Hip-morning").out == "1 of 1 routine fine.\n"


def test_where_nobody_can_be_asked_it_is_the_plain_template(run, folder):
    assert run("new", "hip").code == 0
    assert "# A routine is a list of exercises" in (folder / "hip.yaml").read_text()


def test_nothing_of_ones_own_is_overwritten_without_force_and_then_undo_brings_it_back(run, own, folder):
    own("mine", MINE)
    for words in (("new", "mine"), ("copy", "first-minute", "Mine")):
        ran = run(*words)
        assert (ran.code, ran.out.count("\n")) == (2, ran.out.count("Commands call"))
        assert ran.err.startswith("error: you have a routine called mine already\nhint: take another name")
    assert (folder / "mine.yaml").read_text() == MINE
    assert run("new", "mine", "--force").code == 0
    assert (folder / "mine.yaml").read_text() != MINE
    assert run("undo").out.startswith("Brought back mine as it was before it was overwritten, just now.\n")
    assert (folder / "mine.yaml").read_text() == MINE


@pytest.mark.parametrize("words", [("new", "../x"), ("copy", "ice-pack", "/tmp/x"), ("rename", "mine", "CON")])
def test_a_name_that_can_be_none_makes_no_file(run, own, folder, words):
    own("mine", MINE)
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "can't be the name of a routine" in ran.err
    assert files(folder) == ["mine.yaml"]


def test_a_copy_keeps_comments_and_a_title_of_its_own_but_none_that_says_the_old_name_or_is_taken(run, home, folder):
    (home / "sheet.yaml").write_text(MINE)
    ran = run("copy", "sheet.yaml", "hip")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Copied sheet to {folder / 'hip.yaml'}. Its title stays “Mine”.\n")
    assert (folder / "hip.yaml").read_text() == MINE
    for name in ("sheet.yaml", "hip"):
        ran = run("copy", name, "Evening hip", "--force")
        assert "Its title is “Evening hip” now; it was “Mine”." in ran.out
        assert (folder / "Evening-hip.yaml").read_text() == MINE.replace("name: Mine", "name: Evening hip")
    (home / "mine.yaml").write_text(MINE)
    run("delete", "hip", "--yes")
    assert "Its title is “Old hip” now" in run("copy", "mine.yaml", "Old hip").out
    assert run("copy", "ice", "ice-two").code == 0
    assert run("show", "ice-two", "--voice", "hum").out.startswith("Ice Two\n")


def test_what_is_wrong_can_be_copied_to_be_mended(run, home, folder):
    (home / "bad.yaml").write_text("name: [\n")
    assert run("copy", "bad.yaml", "bad").code == 0
    assert (folder / "bad.yaml").read_text() == "name: [\n"


def test_rename_delete_and_undo_say_what_they_did_and_how_to_undo_it(run, own, folder):
    own("mine", MINE)
    titled = "Its title is “Hip” now; it was “Mine”."
    assert run("rename", "mine", "hip").out == f"mine is hip now. {titled} Back again: voicecoach undo\n"
    assert run("delete", "hip", "--yes").out == "Deleted hip. Bring it back: voicecoach undo\n"
    assert files(folder) == []
    back = "Brought back hip as it was before it was deleted, just now.\nThe other way: voicecoach undo --redo\n"
    assert run("undo").out == back
    assert (folder / "hip.yaml").read_text() == MINE.replace("name: Mine", "name: Hip")
    titled = "Its title is “Mine” now; it was “Hip”."
    assert run("undo").out == f"hip is mine again. {titled}\nThe other way: voicecoach undo --redo\n"
    assert (folder / "mine.yaml").read_text() == MINE
    own("mine", MINE.replace("name: Mine", "name: For Anna"))
    assert "Its title stays “For Anna”." in run("rename", "mine", "hip").out
    run("undo")
    ran = run("undo")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "error: there is nothing to undo")


def test_undo_takes_back_what_was_made_last_and_redo_brings_it_again(run, own, folder, home):
    own("mine", MINE)
    run("delete", "mine", "--yes")
    (home / "sheet.txt").write_text("Bridge 3x10\n")
    made = [("new", "hip"), ("copy", "ice-pack", "ice-two"), ("import", "sheet.txt")]
    for words in made:
        assert run(*words).code == 0
    for name in ("sheet", "ice-two", "hip"):
        assert run("undo").out.startswith(f"Took back {name}, which was made just now.\n")
    assert files(folder) == []
    ran = run("undo", "--redo")
    assert ran.out == "hip is again what it was before the undo, just now.\nThe other way: voicecoach undo\n"
    assert files(folder) == ["hip.yaml"]
    run("undo", "--redo")
    assert files(folder) == ["hip.yaml", "ice-two.yaml"]
    for _ in range(3):
        run("undo")
    assert files(folder) == ["mine.yaml"]
    assert run("undo", "--redo").out.startswith("Deleted mine again; that was undone just now.\n")
    assert files(folder) == []


def test_undo_takes_back_a_name_with_its_history(run, own, held, folder):
    own("mine", MINE)
    held("mine", 1)
    run("rename", "mine", "hip")
    assert run("undo").out.startswith("hip is mine again. ")
    assert files(folder) == ["mine.yaml"]
    assert len(json.loads(run("history", "mine", "--json").out)["sessions"]) == 1
    assert run("undo").err.startswith("error: there is nothing to undo\n")


def test_a_name_taken_back_leaves_the_file_as_it_was_and_redo_has_each_undo_the_last_first(run, own, folder, editor):
    text = MINE.replace("name: Mine", "name:   my HIP  # as Anna calls it")
    own("my-hip", text)
    run("rename", "my-hip", "leg")
    named = (folder / "leg.yaml").read_text()
    editor(named.replace("10", "12"))
    run("edit", "leg")
    states = [("my-hip", text), ("leg", named), ("leg", named.replace("10", "12"))]
    assert "name: Leg" in named
    for words, (name, held) in ((("undo",), states[1]), (("undo",), states[0]), (("undo", "--redo"), states[1])):
        assert run(*words).code == 0
        assert [(path.stem, path.read_text()) for path in folder.iterdir()] == [(name, held)]
    assert run("undo", "--redo").out.startswith("leg is again what it was before the undo")
    assert (folder / "leg.yaml").read_text() == states[2][1]
    for _ in range(2):
        run("undo")
    assert (folder / "my-hip.yaml").read_text() == text


def test_a_name_taken_back_loses_nothing_that_was_written_since(run, own, folder):
    own("my-hip", MINE.replace("name: Mine", "name: my HIP"))
    run("rename", "my-hip", "leg")
    (folder / "leg.yaml").write_text((folder / "leg.yaml").read_text().replace("10", "12"))
    run("undo")
    assert (folder / "my-hip.yaml").read_text() == MINE.replace("name: Mine", "name: my HIP").replace("10", "12")


def test_an_edit_that_was_undone_comes_again(run, own, folder, editor):
    own("mine", MINE)
    editor(MINE.replace("10", "12"))
    run("edit", "mine")
    for words, text in ((["undo"], MINE), (["undo", "--redo"], MINE.replace("10", "12")), (["undo"], MINE)):
        assert run(*words).code == 0
        assert (folder / "mine.yaml").read_text() == text
    assert run("undo", "--redo").code == 0
    assert run("undo", "--redo").err.startswith("error: there is nothing to redo\n")


def test_at_a_terminal_undo_says_first_what_it_takes_back(at_terminal, run, own, folder):
    own("mine", MINE)
    run("delete", "mine", "--yes")
    question = "mine was deleted just now. Take that back? [Y/n]"
    assert at_terminal([(question, "n\n")], "undo")[0] == 1
    assert files(folder) == []
    assert at_terminal([(question, "\n")], "undo")[0] == 0
    assert files(folder) == ["mine.yaml"]
    run("rename", "mine", "hip")
    answers = {"undo": "mine was renamed to hip just now. Take that back?"}
    answers["--redo"] = "Rename mine to hip again? That was undone just now."
    for words, asked in ((["undo"], answers["undo"]), (["undo", "--redo"], answers["--redo"])):
        assert at_terminal([(asked, "\n")], *words)[0] == 0


@pytest.mark.parametrize("words", [("delete", "ice-pack", "--yes"), ("rename", "ice-pack", "x")])
def test_ours_are_neither_deleted_nor_renamed(run, words):
    ran = run(*words)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "error: ice-pack is one of ours, which stay as they are"


def test_one_that_stands_in_for_ours_says_so(run):
    assert "It stands in for ours of the same name" in run("copy", "ice-pack", "first-minute").out
    assert run("delete", "-y", "first-minute").out.endswith("Ours of that name is in its place.\n")


def test_nobody_asked_nothing_deleted(run, own, folder):
    own("mine", MINE)
    ran = run("delete", "mine")
    assert (ran.code, ran.err.splitlines()[1]) == (2, "hint: add --yes")
    assert files(folder) == ["mine.yaml"]


def test_at_a_terminal_delete_asks(at_terminal, own, folder):
    own("mine", MINE)
    assert at_terminal([("Delete mine? [y/N]", "n\n")], "delete", "mine")[0] == 1
    assert files(folder) == ["mine.yaml"]
    assert at_terminal([("Delete mine? [y/N]", "y\n")], "delete", "mine")[0] == 0
    assert files(folder) == []


def test_at_a_terminal_new_asks_for_exercises_in_plain_words(at_terminal, run, folder):
    answers = [
        ("Title [Hip morning]: ", "\n"),
        ("What it is for", "For the hips\n"),
        ("1. ", "Clamshell, 10 reps, hold 3s, each side\n"),
        ("Clamshell: reps 10, hold 3s, sides each", ""),
        ("2. ", "Bridge 3 sets of 12\n"),
        ("3. ", "Shake out\n"),
        ("Shake out: goes on for 30s", ""),
        ("4. ", "\n"),
    ]
    assert at_terminal(answers, "new", "Hip morning")[0] == 0
    text = (folder / "Hip-morning.yaml").read_text()
    assert text.startswith("name: Hip morning\nabout: For the hips\n")
    assert all(line in text for line in ("    hold: 3s\n", "    reps: 12\n    sets: 3\n", "  - Shake out\n"))
    assert run("check", "hip-morning").out == "1 of 1 routine fine.\n"


BEGUN = [("Title", "\n"), ("What it is for", "\n")]


def test_ctrl_d_ends_the_exercises_and_keeps_them(at_terminal, folder):
    assert at_terminal([*BEGUN, ("1. ", "Squat 10 reps\n"), ("2. ", "\x04")], "new", "x")[0] == 0
    assert "name: Squat" in (folder / "x.yaml").read_text()


def test_done_ends_back_takes_out_and_the_first_exercise_may_be_told_too_early(at_terminal, folder):
    answers = [
        ("Title", "\n"),
        ("What it is for", "back\n"),
        ("Title", "My hip\n"),
        ("What it is for", "Clamshell 3x10\n"),
        ("That reads like an exercise. Is it the first one? [Y/n]", "\n"),
        ("Clamshell: reps 10, sets 3", ""),
        ("2. ", "Squat 2x8\n"),
        ("3. ", "back\n"),
        ("Taken out: Squat", ""),
        ("2. ", "Bridge 2x8\n"),
        ("3. ", "Done\n"),
    ]
    assert at_terminal(answers, "new", "x")[0] == 0
    text = (folder / "x.yaml").read_text()
    assert text.startswith("name: My hip\n\nexercises:")
    assert [line.split(": ")[1] for line in text.splitlines() if "- name" in line] == ["Clamshell", "Bridge"]


def test_a_purpose_with_a_number_stays_one_where_the_person_says_so(at_terminal, folder):
    answers = [("Title", "\n"), ("What it is for", "3x10 of all\n"), ("[Y/n]", "n\n"), ("1. ", "Squat 2x8\n")]
    assert at_terminal([*answers, ("2. ", "\n")], "new", "x")[0] == 0
    assert "about: 3x10 of all" in (folder / "x.yaml").read_text()


@pytest.mark.parametrize(
    "answers",
    [
        [("Title", "quit\n")],
        [("Title", "\n"), ("What it is for", "q\n")],
        [("Title", "\n"), ("What it is for", "\n"), ("1. ", "quit\n")],
        [("Title", "\n"), ("What it is for", "\n"), ("1. ", "Squat\n"), ("2. ", "quit\n"), ("so far? [y/N]", "\n")],
    ],
)
def test_quit_leaves(at_terminal, folder, answers):
    code, said = at_terminal(answers, "new", "x")
    assert (code, folder.exists(), "Nothing was made." in said) == (130, False, True)


@pytest.mark.parametrize(
    ("last", "code"), [([("1. ", "\n"), ("1. ", "\n")], 1), ([("1. ", "Squat\n"), ("2. ", "\x03")], 130)]
)
def test_questions_left_make_no_file(at_terminal, folder, last, code):
    assert at_terminal([*BEGUN, *last], "new", "x")[0] == code
    assert not folder.exists()


def test_edit_checks_what_was_saved_and_undo_has_what_it_was(run, own, folder, editor):
    own("mine", MINE)
    calls = editor(MINE.replace("10", "12"))
    ran = run("edit", "mine")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "mine is changed. As it was: voicecoach undo"
    assert calls() == [str(folder / "mine.yaml")]
    assert "reps: 12" in (folder / "mine.yaml").read_text()
    assert run("undo").out.startswith("Brought back mine as it was before it was edited, just now.\nWhat it was until")
    assert (folder / "mine.yaml").read_text() == MINE


def test_edit_tells_what_is_wrong(run, own, editor):
    own("mine", MINE)
    editor(BAD)
    ran = run("edit", "mine")
    assert ran.code == 1
    assert "mine.yaml:3:5: “rep” is not a field of an exercise\n        rep: 5\n        ^^^\n" in ran.out
    assert ran.out.endswith("It can't be started yet: voicecoach edit mine\n")


def test_at_a_terminal_edit_opens_it_again_until_it_is_right(at_terminal, own, folder, editor):
    own("mine", MINE)
    calls = editor(BAD, MINE.replace("10", "12"))
    code, said = at_terminal([("Open it again at line 3? [Y/n]", "y\n")], "edit", "mine")
    assert code == 0
    assert said.endswith("Go: voicecoach start mine\n")
    assert len(calls()) == 2
    assert "reps: 12" in (folder / "mine.yaml").read_text()


def test_what_is_not_changed_leaves_nothing_behind(run, own, home, editor):
    own("mine", MINE)
    editor()
    assert run("edit", "mine").out == "mine is as it was.\n"
    ran = run("edit", "ice-pack")
    assert ran.out.startswith("ice-pack is one of ours; what you edit is a copy of it.\n")
    assert ran.out.endswith("There is no copy of it, then.\n")
    assert sorted(path.name for path in (home / "data").rglob("*.yaml")) == ["mine.yaml"]


def test_one_of_ours_is_copied_and_the_copy_changed(run, folder, editor):
    before = run("show", "ice-pack", "--voice", "hum").out
    editor(MINE)
    assert run("edit", "ice").code == 0
    assert (folder / "ice-pack.yaml").read_text() == MINE
    assert run("delete", "ice-pack", "-y").code == 0
    assert run("show", "ice-pack", "--voice", "hum").out == before


def test_an_editor_that_fails_or_is_missing_is_an_error_and_nothing_is_lost(run, own, home, editor, monkeypatch):
    own("mine", MINE)
    editor(BAD, code=3)
    ran = run("edit", "mine")
    assert ran.code == 1
    assert "ended with an error (code 3)" in ran.err
    assert "voicecoach undo" in ran.out
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    ran = run("edit", "mine")
    assert ran.err.startswith("error: the editor no-such-editor can't be started")
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(home))
    assert run("edit", "mine").err.startswith("error: there is no text editor here\nhint: install one, such as nano")
    assert run("undo").code == 0
    assert (home / "data" / "routines" / "mine.yaml").read_text() == MINE


def test_a_file_elsewhere_is_not_edited_but_watched(run, editor):
    editor(BAD)
    ran = run("edit", "quick.yaml")
    assert (ran.code, "voicecoach check --watch quick.yaml" in ran.err) == (2, True)
    assert "Quick" in Path("quick.yaml").read_text()


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", "vim +7 f.yaml"), ("/usr/bin/nano -w", "/usr/bin/nano -w +7 f.yaml"), ("hx", "hx f.yaml:7"),
        ("code", "code -g f.yaml:7 --wait"), ("code --wait", "code --wait -g f.yaml:7"), ("ed", "ed f.yaml"),
        ("'/a b/micro'", "/a b/micro +7 f.yaml"), ("subl", "subl --wait f.yaml:7"),
    ],
)  # fmt: skip
def test_an_editor_opens_at_the_line_if_it_can(editor, command):
    words = editor_command({"EDITOR": editor}, windows=False)
    assert " ".join(opening(words, Path("f.yaml"), 7)) == command


def test_windows_editors_have_backslashes_and_spaces():
    program = r"C:\Program Files\Vim\vim.exe"
    assert editor_command({"VISUAL": f'"{program}" -n', "EDITOR": "x"}, windows=True) == [program, "-n"]
    assert opening([program], Path("f"), 7) == [program, "+7", "f"]
    with pytest.raises(VoicecoachError, match="a quote isn't closed"):
        editor_command({"EDITOR": "vim 'x"}, windows=False)


def names(out):
    """Return the names in a list, one's own and ours."""
    lists = out.replace("Yours:\n", "").replace("\n\nOurs:\n", "\n").partition("\n\n")[0]
    return [line.split()[0] for line in lists.splitlines()]


@pytest.mark.parametrize(
    ("program", "leaves"),
    [("notepad", True), (r"C:\Windows\Notepad.exe", True), ("notepad++.exe", False), ("vi", False)],
)
def test_an_editor_that_leaves_a_file_to_another_window_is_known(program, leaves):
    assert hands_over([program, "f.yaml"]) is leaves


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["clam"], ["mine", "upper-hamstring"]), (["CLAM", "knees"], ["mine"]), (["--tag", "demo"], ["first-minute"]),
        (["--equipment", "ice"], ["ice-pack"]), (["--equipment", "none"], ["about-recovery", "first-minute", "mine"]),
        (["--at-most", "150s"], ["first-minute", "mine"]), (["--at-most", "2.5"], ["first-minute", "mine"]),
        (["hamstring", "--at-most", "15 min"], ["about-recovery", "ice-pack", "tempo-bridge"]),
    ],
)  # fmt: skip
def test_list_finds_by_word_tag_equipment_and_length(run, own, words, found):
    own("mine", MINE.replace("For the hips.", "For hips and knees."))
    subjects = {"about-recovery", "first-minute", "ice-pack", "mine", "tempo-bridge", "upper-hamstring"}
    assert [name for name in names(run("list", *words).out) if name in subjects] == found


def test_the_length_is_that_at_the_level(run, own):
    own("range", "exercises: [{name: A, duration: 1-9 min}]")
    assert names(run("list", "range", "--at-most", "3m").out) == ["range"]
    assert run("list", "range", "--at-most", "3m", "--level", "high").out.startswith("No routine is like that.")


def test_list_long_and_json(run, own, home):
    own("mine", "{name: Mine, every: 2 days, equipment: [mat], tags: [x], exercises: [{name: A, duration: 4 min}]}")
    own("bad", BAD)
    out = run("list", "mine", "--long").out
    assert out.startswith("mine  Mine\n    about 5 min · every 2 days · needs mat · tags x · yours\n")
    data = {row["name"]: row for row in json.loads(run("list", "--json").out)}
    assert set(data) == set(names(run("list").out))
    mine = data["mine"]
    assert mine["file"] == str(home / "data" / "routines" / "mine.yaml")
    assert (mine["mine"], mine["every_days"], mine["equipment"], mine["exercises"]) == (True, 2, ["mat"], 1)
    assert 240 <= mine["seconds"] <= 275
    assert (data["bad"]["usable"], data["bad"]["seconds"]) == (False, None)
    assert "can't be used: voicecoach check bad · yours" in run("list", "bad", "--long").out


def test_a_length_that_is_none_is_a_usage_error(run):
    ran = run("list", "--at-most", "long")
    assert (ran.code, ran.out) == (2, "")
    assert "write, for example, 10 or 10m" in ran.err


def test_check_json_is_every_problem_with_its_place(run, home):
    (home / "bad.yaml").write_text(BAD)
    (home / "raw.yaml").write_bytes(b"\0")
    ran = run("check", "bad.yaml", "raw.yaml", "quick.yaml", "--json")
    data = json.loads(ran.out)
    assert (ran.code, data["routines"], data["fine"]) == (1, 3, 1)
    first, second = data["problems"]
    assert first == {
        "code": "unknown-field", "file": "bad.yaml", "line": 3, "column": 5, "length": 3, "warning": False,
        "message": "“rep” is not a field of an exercise", "hint": "did you mean `reps`?",
    }  # fmt: skip
    assert (second["code"], second["file"]) == ("unreadable", "raw.yaml")
    assert ran.out.isascii()


def test_a_watch_tells_what_is_saved_or_new_and_nothing_else(home):
    watch = Watch(lambda: sorted(home.glob("*.yaml")))
    assert watch.changed() == []
    quick = home / "quick.yaml"
    text = quick.read_text()
    quick.write_text(text + "# more\n")
    (home / "new.yaml").write_text("exercises: [A]")
    assert watch.changed() == [home / "new.yaml", quick]
    assert watch.changed() == []
    quick.rename(home / "aside")
    assert watch.changed() == []
    (home / "aside").rename(quick)
    assert watch.changed() == []


def test_check_watch_checks_at_each_save_until_ctrl_c(home):
    process = subprocess.Popen([SCRIPT, "check", "--watch", "quick.yaml"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "1 of 1 routine fine.\n"
        assert "Ctrl-C" in process.stdout.readline()
        (home / "quick.yaml").write_text(BAD)
        process.stdout.readline()
        assert process.stdout.readline().endswith("quick.yaml\n")
        assert process.stdout.readline().startswith("quick.yaml:3:5: ")
        process.send_signal(2)
        assert process.wait(10) == 130
    finally:
        process.kill()
        process.stdout.close()
