"""The look at an import at a terminal: what is asked, what is shown, and that nothing that was put right is lost."""

import pytest

SHEET = "Hip\n1. Clamshell 3x10\n2. Bridge 2x8\n"
KEEPS = "Enter keeps it"
LINE = "In a line"


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
    answers += [("can't be the name", ""), ("Another name [imported]: ", "Left hip\n")]
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


@pytest.mark.parametrize("words", [("--name", "hip"), ("--name", "../x"), ("-o", "there.yaml"), ("-o", "x.txt")])
def test_a_place_that_was_named_and_cannot_be_had_is_told_before_the_look(at_terminal, hip, home, words):
    (home / "there.yaml").write_text("mine")
    code, said = at_terminal([("error: ", "")], "import", "hip.txt", *words)
    assert (code, "Clamshell" in said) == (2, False)
