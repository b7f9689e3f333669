"""The look at an import at a terminal: what is asked, what is shown, and that nothing that was put right is lost."""

import shlex
import sys

import pytest

SHEET = "Hip\n1. Clamshell 3x10\n2. Bridge 2x8\n"
KEEPS = "Enter keeps it"
LINE = "> "


@pytest.fixture
def hip(home, own):
    """A sheet whose name one of the person's own routines has already."""
    (home / "hip.txt").write_text(SHEET)
    own("hip", "exercises: [Mine]")
    return home / "data" / "routines"


CHANGED = [(KEEPS, "2\n"), (LINE, "\x15Bridge, 3x12\n"), (KEEPS, "\n")]
TAKEN = "You have a routine called hip already."


def test_where_the_name_is_taken_another_is_asked_for_and_what_was_put_right_is_kept(at_terminal, hip):
    answers = [*CHANGED, (TAKEN, ""), ("brings it back. [y/N]", "\n"), ("Another name [hip-2]: ", "con\n")]
    answers += [("can't be the name", ""), ("Another name [hip-2]: ", "Left hip\n")]
    code, said = at_terminal(answers, "import", "hip.txt")
    assert code == 0
    assert "Made " in said and "voicecoach start Left-hip" in said
    assert "reps: 12\n    sets: 3" in (hip / "Left-hip.yaml").read_text()
    assert (hip / "hip.yaml").read_text() == "exercises: [Mine]"


def test_it_takes_the_place_of_the_other_where_the_person_says_so_and_undo_brings_that_back(at_terminal, hip, run):
    assert at_terminal([*CHANGED, (TAKEN, ""), ("[y/N]", "y\n")], "import", "hip.txt")[0] == 0
    assert "reps: 12\n    sets: 3" in (hip / "hip.yaml").read_text()
    run("undo")
    assert (hip / "hip.yaml").read_text() == "exercises: [Mine]"


@pytest.mark.parametrize("words", [("-o", "there.yaml"), ("-o", "x.txt")])
def test_a_place_that_was_named_and_cannot_be_had_is_told_before_the_look(at_terminal, hip, home, words):
    (home / "there.yaml").write_text("mine")
    code, said = at_terminal([("error: ", "")], "import", "hip.txt", *words)
    assert (code, "Clamshell" in said) == (2, False)


@pytest.mark.parametrize(("named", "says"), [("hip", TAKEN), ("../x", "can't be the name")])
def test_a_name_that_cannot_be_had_is_asked_for_before_the_look(at_terminal, hip, named, says):
    asked = [(says, ""), *([("[y/N]", "n\n")] if named == "hip" else []), ("Another name", "\x15knee\n")]
    assert at_terminal([*asked, *CHANGED, ("Made ", "")], "import", "hip.txt", "--name", named)[0] == 0
    assert sorted(path.name for path in hip.iterdir()) == ["hip.yaml", "knee.yaml"]


HOW = (
    "Hip\n\nStop if the pain is above 5/10.\n\n"
    + "1. Clamshell 3x10, 2 sec up, 3 sec down\nLie on your side and lift the knee.\n"
)


def test_the_look_shows_the_title_the_safety_text_the_tempo_and_how_each_is_done(at_terminal, home):
    (home / "sheet.txt").write_text(HOW)
    seen = ["Title: Hip", "Safety: Stop if the pain is above 5/10", "tempo", "2-3", "    Lie on your side"]
    answers = [
        *((one, "") for one in seen),
        (KEEPS, "t\n"),
        ("Title (Ctrl-U clears it): ", "\x15Left hip\n"),
        ("Title: Left hip", ""),
    ]
    assert at_terminal([*answers, (KEEPS, "\n"), ("Made ", "")], "import", "sheet.txt")[0] == 0
    assert "name: Left hip\n" in (home / "data" / "routines" / "sheet.yaml").read_text()


LONG = "Calf stretch against the wall with the heel down and the back knee"


def test_the_look_shows_the_whole_of_a_long_name_and_the_rest_that_nobody_gave(at_terminal, home):
    (home / "sheet.txt").write_text(f"1. {LONG} straight, 3 x 30 s hold\n2. {LONG} bent, 3 x 30 s hold\n")
    seen = ["heel down", "straight", "heel down", "bent", "Where no rest is given, it is 30 s between sets."]
    assert at_terminal([*((one, "") for one in seen), (KEEPS, "\n")], "import", "sheet.txt")[0] == 0


def test_enter_on_a_line_says_that_it_is_right(at_terminal, home):
    pytest.importorskip("readline")
    (home / "sheet.txt").write_text("1. Dip 3x9, 3 sec down\n2. Bridge 2x8\n")
    answers = [("1? ", ""), (KEEPS, "1\n"), (LINE, "\n"), ("1  Dip", ""), (KEEPS, "\n")]
    assert at_terminal(answers, "import", "sheet.txt")[0] == 0


def test_the_look_says_nothing_of_rests_where_each_is_given(at_terminal, home):
    (home / "sheet.txt").write_text("1. Clamshell 3x10, rest 20 s\n2. Bridge x 8\n")
    code, said = at_terminal([(KEEPS, "\n")], "import", "sheet.txt")
    assert (code, "no rest" in said) == (0, False)


def test_a_question_mark_explains_the_answers_and_who_leaves_is_told_that_nothing_was_kept(at_terminal, home):
    (home / "sheet.txt").write_text(SHEET)
    answers = [(KEEPS, "?\n"), ("t      changes the title", ""), ("back to the table", "\n"), ("Clamshell", "")]
    assert at_terminal([*answers, (KEEPS, "q\n"), ("Nothing was kept.", "")], "import", "sheet.txt")[0] == 130


def test_the_line_that_is_changed_stands_there_to_be_changed_and_its_notes_stay(at_terminal, home):
    pytest.importorskip("readline")
    (home / "sheet.txt").write_text("1. Clamshell 3x10, hold 5s each side, sore side\n2. Bridge 2x8\n")
    answers = [(KEEPS, "1\n"), ("> Clamshell, 3x10, hold 5s, each side", ", rest 20s\n"), (KEEPS, "yes\n")]
    assert at_terminal(answers, "import", "sheet.txt")[0] == 0
    text = (home / "data" / "routines" / "sheet.yaml").read_text()
    fields = ["hold: 5s", "reps: 10", "sets: 3", "sides: each", "rest: 20s", "notes: sore side"]
    assert [field for field in fields if f"    {field}\n" in text] == fields


@pytest.mark.parametrize(("word", "code"), [("y", 0), ("OK", 0), ("keep", 0), ("no", 130), ("quit", 130)])
def test_words_answer_as_letters_do(at_terminal, home, word, code):
    (home / "sheet.txt").write_text(SHEET)
    assert at_terminal([(KEEPS, f"{word}\n")], "import", "sheet.txt")[0] == code
    assert (home / "data" / "routines" / "sheet.yaml").exists() is (code == 0)


def test_what_was_put_right_is_counted_as_read(at_terminal, home):
    (home / "sheet.txt").write_text("1. Carry 3x8 0 kg\n2. Bridge 2x8\n")
    answers = [
        ("1 not, see below", ""),
        (KEEPS, "1\n"),
        (LINE, "\x15Carry 3x8\n"),
        ("2 exercises, 5 of 5 figures read.", ""),
    ]
    assert at_terminal([*answers, (KEEPS, "delete 2\n"), (KEEPS, "\n")], "import", "sheet.txt")[0] == 0
    assert "Bridge" not in (home / "data" / "routines" / "sheet.yaml").read_text()


def test_after_the_editor_there_is_a_second_look(at_terminal, home, monkeypatch):
    (home / "sheet.txt").write_text(f"{SHEET}\nTwice a day.\n")
    program = home / "editor.py"
    program.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('Bridge', 'Plank').replace('Clamshell', 'Bridge'))\n"
    )
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(program)]))
    look = "opens your editor again, q leaves"
    first = [
        (KEEPS, "e\n"),
        ("1  Bridge", ""),
        ("2  Plank", ""),
        ("\n2 exercises.", ""),
        ("How often: 2 times a day.", ""),
    ]
    assert at_terminal([*first, (look, "q\n"), ("Nothing was kept.", "")], "import", "sheet.txt")[0] == 130
    assert not (home / "data" / "routines").exists()
    answers = [
        *first,
        (look, "xyz\n"),
        ("none of these", ""),
        (look, "e\n"),
        ("1  Plank", ""),
        (look, "\n"),
        ("Made ", ""),
    ]
    assert at_terminal(answers, "import", "sheet.txt")[0] == 0
    assert "name: Plank" in (home / "data" / "routines" / "sheet.yaml").read_text()
