"""`voicecoach import`: what it makes, what it says, and what it never overwrites."""

import io

import pytest

SHEET = "Exercise,Hold (sec),Reps,Sides,Band\nClamshell,5,10-12,yes,red\nBridge,3,8,,\n"
MESSAGE = "Evening\nHeel raises - 2 x 15\nWalk for 10 minutes\n"


@pytest.fixture
def sheet(home):
    path = home / "Hip Sheet.csv"
    path.write_text(SHEET)
    return path


def test_a_sheet_becomes_a_routine_that_starts_by_its_name(run, home, sheet):
    ran = run("import", sheet.name)
    made = home / "data" / "routines" / "hip-sheet.yaml"
    assert ran.code == 0
    assert f"Made {made}: 2 exercises." in ran.out
    assert "voicecoach start hip-sheet" in ran.out
    assert ran.err == ""
    assert run("check", "hip-sheet").out == "1 of 1 routine fine.\n"
    assert "Clamshell" in run("show", "hip-sheet", "--voice", "hum").out


def test_what_is_left_out_is_listed_on_stderr_with_its_line(run, home):
    (home / "w.json").write_text(
        '{"title": "Morning", "version": 2,\n "color": "red",\n'
        ' "sets": [{"repetitions": 2, "exercises": [{"name": "Squats", "duration": 30}]}]}'
    )
    ran = run("import", "w.json")
    assert ran.code == 0
    assert ran.err == "Not carried over:\n  w.json:2: color: red\n"


def test_what_is_doubtful_is_listed_apart_and_counts_as_read(run, home):
    (home / "hop.txt").write_text("Hop for 20 seconds, 8 times each\nNod 3x9\nTel 5550142 today\n")
    ran = run("import", "hop.txt")
    doubtful, _, left = ran.err.partition("Not carried over:\n")
    assert "Doubtful:\n  hop.txt:1: Hop: the time 20 seconds is taken for a hold" in doubtful
    assert "5550142" in left
    assert "4 of 5 figures read; 1 not" in ran.out


def test_print_writes_nothing(run, home, sheet):
    ran = run("import", sheet, "--print")
    assert ran.code == 0
    assert ran.out.startswith("name: Hip Sheet\n\nexercises:\n  - name: Clamshell\n")
    assert not (home / "data").exists()


def test_a_name_of_ones_own_and_a_file_of_ones_own(run, home, sheet):
    assert run("import", sheet, "--name", "hips").code == 0
    assert (home / "data" / "routines" / "hips.yaml").is_file()
    assert run("import", sheet, "-o", "out.yaml").code == 0
    assert (home / "out.yaml").read_text() == (home / "data" / "routines" / "hips.yaml").read_text()
    assert run("import", sheet, "-o", "out.yaml", "--name", "hips").code == 2
    assert run("import", sheet, "-o", "out.txt").code == 2


def test_nothing_is_overwritten_without_force(run, home, sheet):
    (home / "out.yaml").write_text("mine")
    for words in (("-o", "out.yaml"), ("--name", "hips"), ("--name", "hips")):
        ran = run("import", sheet, *words)
    assert ran.code == 2
    assert "already" in ran.err
    assert run("import", sheet, "-o", "out.yaml").code == 2
    assert (home / "out.yaml").read_text() == "mine"
    assert run("import", sheet, "-o", "out.yaml", "--force").code == 0
    assert (home / "out.yaml").read_text().startswith("name: Hip Sheet")
    own = home / "data" / "routines" / "hips.yaml"
    own.write_text("exercises: [Mine]")
    assert run("import", sheet, "--name", "hips", "--force").code == 0
    assert run("undo").code == 0
    assert own.read_text() == "exercises: [Mine]"


def test_a_pasted_text_is_named_by_its_title(run, home, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MESSAGE.encode())))
    ran = run("import", "-")
    assert ran.code == 0
    text = (home / "data" / "routines" / "evening.yaml").read_text()
    assert text == (
        "name: Evening\n\nexercises:\n  - name: Heel raises\n    reps: 15\n    sets: 2\n\n"
        "  - name: Walk\n    duration: 10 min\n"
    )


def test_a_pasted_text_is_not_lost_where_its_name_is_taken(run, home, monkeypatch):
    for _ in range(3):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MESSAGE.encode())))
        ran = run("import", "-")
        assert ran.code == 0
    assert "voicecoach start evening-3" in ran.out
    kept = sorted(path.name for path in (home / "data" / "routines").iterdir())
    assert kept == ["evening-2.yaml", "evening-3.yaml", "evening.yaml"]


@pytest.mark.parametrize(
    ("name", "text", "code", "says"),
    [
        ("bad.json", '{"sets": [', 1, "bad.json:1:11: this is no JSON"),
        ("bad.csv", "hold,reps\n3,4\n", 1, "write a first row"),
        ("own.yaml", "exercises: [A]", 1, "already"),
        ("big.txt", "1. Row - 100 sets of 1000 reps each side\n" * 6, 1, "big.txt, as a routine, has 1 problem"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_written(run, home, name, text, code, says):
    (home / name).write_text(text)
    ran = run("import", name)
    assert ran.code == code
    assert says in ran.err
    assert "hint: " in ran.err
    assert not (home / "data").exists()


@pytest.mark.parametrize("name", ["nowhere.csv", ".", ""])
def test_what_is_no_file_is_told(run, name):
    ran = run("import", name)
    assert ran.code == 2
    assert ran.err.startswith("error: ")


def test_what_steers_a_terminal_is_shown_escaped(run, home):
    (home / "a.md").write_text('---\n"\\e[31m": "\\e]0;owned\\a"\nexercises: [A]\n---\n')
    ran = run("import", "a.md")
    assert ran.code == 0
    assert "\x1b" not in ran.out + ran.err


def test_how_much_was_read_is_told(run, home):
    (home / "note.txt").write_text("Bridge 3x10\nRow 2x8\nFile no. 77 of 99\n")
    ran = run("import", "note.txt", "--yes")
    assert ran.code == 0
    assert "2 exercises, 4 of 6 figures read; 2 not, see below." in ran.out
    assert "note.txt:3: " in ran.err


def test_strict_keeps_nothing_that_is_doubtful(run, home):
    (home / "note.txt").write_text("Carry 3 x 40 m\n")
    ran = run("import", "note.txt", "--strict")
    assert ran.code == 1
    assert "Carry: 3 x 40 m" in ran.err
    assert not (home / "data").exists()
    (home / "note.txt").write_text("Bridge 3x10\n")
    assert run("import", "note.txt", "--strict").code == 0


LOG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Reps;Seconds\n2025-01-02;Legs;Squat;1;20;9;0\n"
    "2025-01-04;Arms;Curl;1;8;12;0\n"
)


def test_a_workout_of_a_log_is_chosen_by_name(run, home):
    (home / "log.csv").write_text(LOG)
    assert "name: Curl" in run("import", "log.csv", "--print").out
    assert "name: Squat" in run("import", "log.csv", "--print", "--workout", "legs").out
    ran = run("import", "log.csv", "--print", "--workout", "chest")
    assert ran.code == 1
    assert "Legs, Arms" in ran.err


def test_tidy_writes_exercises_of_one_line_out_as_fields(run, home):
    own = home / "data" / "routines" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# my own\nexercises:\n  - Clam 3x10 each side, hold 3s\n  - Rest well\n")
    ran = run("edit", "mine", "--tidy")
    assert ran.code == 0
    assert "Wrote out 1 exercise of mine" in ran.out
    assert own.read_text() == (
        "# my own\nexercises:\n  - name: Clam\n    hold: 3s\n    reps: 10\n    sets: 3\n    sides: each\n"
        "  - Rest well\n"
    )
    assert "has no exercise in one line" in run("edit", "mine", "--tidy").out
