"""`extends`: a routine that changes another."""

from textwrap import dedent

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import shipped
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.library.load import load, read_file
from voicecoach.routine.model import Range, Rounds
from voicecoach.routine.reading.routine import read

BASE = """
    name: Base
    about: From the base.
    equipment: [mat]
    defaults: {get_ready: 8s, rest: 20s}
    exercises:
      - {name: Squeeze, hold: 45s, reps: 5, tip: Gently.}
      - Clamshell
      - rounds: 2
        name: Pair
        exercises:
          - {name: Squat, reps: 10}
          - {name: Plank, hold: 30s}
"""


@pytest.fixture
def extending():
    """Return a function: what a routine writes -> what is read, over BASE or other files by name."""

    def made(text, **files):
        texts = {"base": BASE, **files}

        def find(name, file):
            if name not in texts:
                raise VoicecoachError(f"no routine called {name}", "look again")
            return f"{name}.yaml", dedent(texts[name])

        return read(dedent(text), "mine.yaml", find)

    return made


def names(entries):
    return [names(entry.exercises) if isinstance(entry, Rounds) else entry.name for entry in entries]


def flat(entries):
    return {e.name: e for entry in entries for e in (entry.exercises if isinstance(entry, Rounds) else (entry,))}


def fine(reading):
    assert reading.problems == ()
    return reading.routine


def test_a_patient_changes_a_hold_drops_one_and_inserts_one(tmp_path):
    (tmp_path / "mine.yaml").write_text(
        "extends: upper-hamstring\n"
        "exercises:\n"
        "  - {name: Glute squeeze, hold: 20s}\n"
        "  - {name: Calf raise, reps: 12, after: Clamshell}\n"
        "drop: Single-leg forward bend\n"
    )
    routine = load("mine", [tmp_path, shipped("routines")])
    ours = load("upper-hamstring", [shipped("routines")])
    assert names(routine.exercises) == [
        "Glute squeeze", "Clamshell", "Calf raise", "Kneeling hip-flexor stretch", "Chair bridge",
    ]  # fmt: skip
    assert routine.exercises[0].hold == Range(20, 20)
    assert routine.exercises[0].setup == ours.exercises[0].setup
    assert routine.exercises[1] == ours.exercises[1]
    assert (routine.safety, routine.every) == (ours.safety, Frequency(2))


def test_what_the_routine_says_wins_and_its_name_is_its_own(extending):
    routine = fine(extending("extends: base\nequipment: [chair]\n"))
    assert (routine.name, routine.about, routine.equipment) == ("Mine", "From the base.", ("chair",))


def test_defaults_merge_and_apply_to_exercises_of_the_base(extending):
    exercise = fine(extending("extends: base\ndefaults: {rest: 5s, switch: 9s}\n")).exercises[0]
    assert (exercise.get_ready, exercise.rest, exercise.switch) == (8.0, Range(5, 5), 9.0)


def test_a_change_touches_the_fields_it_writes_and_what_contradicts_them_gives_way(extending):
    routine = fine(extending("extends: base\nexercises:\n  - {name: SQUEEZE, tempo: 3-1-3}\n"))
    squeeze = routine.exercises[0]
    assert (squeeze.name, squeeze.hold, len(squeeze.tempo), squeeze.reps) == ("Squeeze", None, 3, Range(5, 5))
    assert squeeze.tip == ("Gently.",)


def test_changes_reach_into_rounds_and_blocks_change_by_name(extending):
    text = "extends: base\nexercises:\n  - {name: Plank, hold: 10s}\n  - {name: Pair, rounds: 5}\n"
    routine = fine(extending(text))
    assert flat(routine.exercises)["Plank"].hold == Range(10, 10)
    assert routine.exercises[2].rounds == Range(5, 5)
    assert names(routine.exercises) == ["Squeeze", "Clamshell", ["Squat", "Plank"]]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("exercises: [New]", ["Squeeze", "Clamshell", ["Squat", "Plank"], "New"]),
        ("exercises: [{name: New, before: clamshell}]", ["Squeeze", "New", "Clamshell", ["Squat", "Plank"]]),
        ("exercises: [{name: New, after: Squat}]", ["Squeeze", "Clamshell", ["Squat", "New", "Plank"]]),
        ("exercises: [{name: N, after: Squat}, {name: O, after: N}]",
         ["Squeeze", "Clamshell", ["Squat", "N", "O", "Plank"]]),
        ("exercises: [{name: Squeeze, after: Clamshell}]", ["Clamshell", "Squeeze", ["Squat", "Plank"]]),
        ("exercises: [{name: Plank, before: Squeeze}]", ["Plank", "Squeeze", "Clamshell", ["Squat"]]),
        ("exercises: [{name: New, after: Clamshell}]\ndrop: Clamshell", ["Squeeze", "New", ["Squat", "Plank"]]),
        ("drop: [squat, PLANK]", ["Squeeze", "Clamshell"]),
        ("drop: Squeeze, Plank", ["Clamshell", ["Squat"]]),
        ("order: [Pair, clamshell]", [["Squat", "Plank"], "Clamshell", "Squeeze"]),
        ("order: Plank", ["Squeeze", "Clamshell", ["Plank", "Squat"]]),
        ("drop: Squeeze\nexercises: [{name: Squeeze, hold: 3s}]", ["Clamshell", ["Squat", "Plank"], "Squeeze"]),
    ],
)  # fmt: skip
def test_where_exercises_go(extending, text, order):
    assert names(fine(extending(f"extends: base\n{text}\n")).exercises) == order


@pytest.mark.parametrize(
    "entries",
    [
        ["{name: Plank, hold: 10s}", "{name: Plank, before: Squeeze, reps: 3}"],
        ["{name: Plank, before: Squeeze, hold: 10s}", "{name: Plank, reps: 3}"],
        ["{name: Plank, after: Clamshell, hold: 20s}", "{name: Plank, before: Squeeze, hold: 10s, reps: 3}"],
        ["{name: Plank, tempo: 3-3}", "{name: Plank, reps: 3, before: Squeeze}", "{name: plank, hold: 10s}"],
    ],
)
def test_an_exercise_that_is_changed_and_moved_by_several_entries(extending, entries):
    routine = fine(extending(f"extends: base\nexercises: [{', '.join(entries)}]\n"))
    assert names(routine.exercises) == ["Plank", "Squeeze", "Clamshell", ["Squat"]]
    plank = routine.exercises[0]
    assert (plank.hold, plank.tempo, plank.reps) == (Range(10, 10), (), Range(3, 3))


def test_a_block_that_moves_takes_along_what_changes_in_it(extending):
    text = "exercises: [{name: Plank, hold: 9s}, {name: Pair, before: Squeeze}, {name: New, after: Squat}]"
    routine = fine(extending(f"extends: base\n{text}\n"))
    assert names(routine.exercises) == [["Squat", "New", "Plank"], "Squeeze", "Clamshell"]
    assert flat(routine.exercises)["Plank"].hold == Range(9, 9)
    text = "exercises: [{name: Pair, before: Squeeze}]\ndrop: Plank"
    assert names(fine(extending(f"extends: base\n{text}\n")).exercises) == [["Squat"], "Squeeze", "Clamshell"]


def test_what_stands_beside_an_exercise_that_moves_goes_with_it(extending):
    text = "exercises: [{name: Squeeze, after: Plank}, {name: New, after: Squeeze}]"
    routine = fine(extending(f"extends: base\n{text}\n"))
    assert names(routine.exercises) == ["Clamshell", ["Squat", "Plank", "Squeeze", "New"]]


def test_of_two_exercises_with_one_name_none_is_lost_by_a_move(extending):
    routine = extending("extends: two\nexercises: [{name: A, after: B}]", two="exercises: [A, B, A]").routine
    assert names(routine.exercises) == ["B", "A", "A"]


@pytest.mark.parametrize(
    "entries",
    [
        "{name: Pair, after: Plank}",
        "{name: Squeeze, after: Squeeze}",
        "{name: Squeeze, after: Clamshell}, {name: Clamshell, after: Squeeze}",
    ],
)
def test_a_move_to_where_nothing_stays(extending, entries):
    reading = extending(f"extends: base\nexercises: [{entries}]")
    first = reading.problems[0]
    assert (first.code, first.where.line) == ("unknown-exercise", 2)
    assert "doesn't stay in its place" in first.message


def test_blocks_moved_into_one_another_without_end(extending):
    count = 2000
    base = "exercises:\n" + "".join(f"  - {{name: B{n}, rounds: 2, exercises: [E{n}]}}\n" for n in range(count))
    moved = "".join(f"  - {{name: B{n}, after: E{n - 1}}}\n" for n in range(1, count))
    reading = extending(f"extends: deep\nexercises:\n{moved}", deep=base)
    assert reading.routine is None
    assert "nesting" in {problem.code for problem in reading.problems}


def test_thousands_of_changes_to_one_exercise_take_one_pass(extending):
    changes = "".join(f"  - {{name: Plank, x{n}: 1}}\n" for n in range(20_000))
    reading = extending(f"extends: base\nexercises:\n{changes}")
    assert reading.routine is None


def test_a_routine_that_extends_one_that_extends(extending):
    middle = "extends: base\ndefaults: {rest: 1s}\ndrop: Clamshell\nexercises: [{name: Middle, hold: 3s}]\n"
    text = "extends: middle\nexercises: [{name: Middle, reps: 2}, {name: Squat, reps: 3}]\n"
    routine = fine(extending(text, middle=middle))
    assert names(routine.exercises) == ["Squeeze", ["Squat", "Plank"], "Middle"]
    assert flat(routine.exercises)["Middle"].hold == Range(3, 3)
    assert flat(routine.exercises)["Middle"].reps == Range(2, 2)
    assert routine.exercises[0].rest == Range(1, 1)


def test_what_is_instead_of_an_exercise_goes_with_it(extending):
    base = "exercises: [A, B, {name: C, instead_of: A}]"
    assert names(fine(extending("extends: two\ndrop: A\n", two=base)).exercises) == ["B"]


def test_every_value_keeps_its_own_place(extending):
    reading = extending("extends: base\nexercises:\n  - {name: Plank, hold: 3x}\n  - {name: New, sets: 2}\n")
    assert [(p.where.file, p.where.line, p.where.column, p.code) for p in reading.problems] == [
        ("mine.yaml", 3, 25, "value"),
        ("mine.yaml", 4, 17, "no-work"),
    ]
    routine = fine(extending("extends: base\nexercises: [New]\n"))
    where = {name: (e.where.file, e.where.line, e.where.source) for name, e in flat(routine.exercises).items()}
    assert where["Plank"] == ("base.yaml", 13, "      - {name: Plank, hold: 30s}")
    assert where["New"][:2] == ("mine.yaml", 2)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("drop: Clamshel", "`drop`: there is no exercise called “Clamshel”", "did you mean “Clamshell”?"),
        ("order: [Plankk]", "`order`: there is no exercise called “Plankk”", "did you mean “Plank”?"),
        ("exercises: [{name: N, after: Squot}]", "`after`: there is no exercise called “Squot”", "“Squat”"),
        ("drop: zzzzz", "`drop`: there is no exercise called “zzzzz”", "exercises there: Squeeze, Clamshell, Pair"),
        ("exercises: [{name: N, after: M}, {name: M, after: N}]", "there is no exercise called", "exercises there"),
        ("drop: [Squeeze, Clamshell, Pair]", "nothing is left", "drop fewer"),
    ],
)
def test_names_that_are_none(extending, text, message, hint):
    reading = extending(f"extends: base\n{text}\n")
    assert reading.routine is None
    first = reading.problems[0]
    assert message in first.message
    assert hint in first.hint
    assert (first.where.file, first.where.line) == ("mine.yaml", 2)


def test_all_is_told_at_once_although_a_neighbour_is_missing(extending):
    reading = extending("extends: base\ndrop: Clamshel\nexercises: [{name: N, after: Squot, holdd: 3s}]\n")
    assert [problem.code for problem in reading.problems] == ["unknown-exercise", "unknown-exercise", "unknown-field"]


def test_a_new_exercise_that_looks_like_a_slip_is_a_warning(extending):
    (warning,) = extending("extends: base\nexercises: [{name: Clamshel, hold: 3s}]\n").problems
    assert warning.warning
    assert "“Clamshell”" in warning.hint


def test_warnings_of_a_base_are_told_where_it_is_checked_itself(extending):
    base = "exercises: [{name: A, hold: 40 min}]"
    assert read(base).problems[0].warning
    assert fine(extending("extends: long\n", long=base))


def test_a_base_that_is_missing(extending):
    (problem,) = extending("name: X\nextends: nope\n").problems
    assert (problem.code, problem.message, problem.hint) == ("base", "no routine called nope", "look again")
    assert (problem.where.line, problem.where.column, problem.where.length) == (2, 10, 4)


def test_a_base_with_problems_is_told_at_the_extends_with_its_first(extending):
    (problem,) = extending("extends: wrong\n", wrong="exercises: [{name: A, holt: 3s}, {name: 7, reps: x}]").problems
    assert (problem.where.file, problem.where.line) == ("mine.yaml", 1)
    assert "wrong.yaml:1:23: “holt” is not a field" in problem.message
    assert problem.hint == "did you mean `hold`?"


def test_a_circle_names_the_chain(extending):
    (problem,) = extending("extends: a\n", a="extends: b", b="extends: a").problems
    assert problem.message == "`extends` goes round in a circle: mine.yaml > a.yaml > b.yaml > a.yaml"


@pytest.mark.parametrize(("links", "fits"), [(8, True), (9, False)])
def test_eight_in_a_row_are_enough(extending, links, fits):
    files = {f"r{n}": f"extends: r{n + 1}" for n in range(1, links)} | {f"r{links}": "exercises: [A]"}
    reading = extending("extends: r1\n", **files)
    assert (reading.routine is not None) == fits
    if not fits:
        assert "more than 8 routines" in reading.problems[0].message
        assert "mine.yaml > r1.yaml > r2.yaml" in reading.problems[0].message


def test_without_a_base_what_changes_one_does_nothing():
    reading = read("drop: A\norder: B\nexercises: [{name: A, after: B}, B]\n")
    assert [(p.where.line, p.message, p.warning) for p in reading.problems] == [
        (1, "`drop` does nothing without `extends`", True),
        (2, "`order` does nothing without `extends`", True),
        (3, "`after` does nothing without `extends`", True),
    ]


def test_a_text_by_itself_has_no_library():
    assert "save the routine as a file" in read("extends: upper-hamstring\n").problems[0].hint


class TestFiles:
    def test_a_file_beside(self, tmp_path):
        (tmp_path / "base.yaml").write_text(dedent(BASE))
        (tmp_path / "mine.yaml").write_text("extends: base.yaml\n")
        assert fine(read_file(tmp_path / "mine.yaml", [])).about == "From the base."

    @pytest.mark.parametrize("name", ["../base.yaml", "{folder}/base.yaml", "link.yaml", "sub/../../base.yaml"])
    def test_nothing_outside_its_folder_is_read(self, tmp_path, name):
        inner = tmp_path / "inner"
        inner.mkdir()
        (tmp_path / "base.yaml").write_text(dedent(BASE))
        (inner / "link.yaml").symlink_to(tmp_path / "base.yaml")
        (inner / "mine.yaml").write_text(f"extends: {name.format(folder=tmp_path)}\n")
        reading = read_file(inner / "mine.yaml", [])
        assert "leads out of the routine's folder" in reading.problems[0].message
        assert fine(read_file(inner / "mine.yaml", [tmp_path]))  # but the person's library may be

    def test_a_link_that_leads_to_itself(self, tmp_path):
        (tmp_path / "loop.yaml").symlink_to("loop.yaml")
        (tmp_path / "mine.yaml").write_text("extends: loop.yaml\n")
        assert "can't be read" in read_file(tmp_path / "mine.yaml", []).problems[0].message

    def test_a_persons_own_extends_ours_of_the_same_name(self, tmp_path):
        own, ours = tmp_path / "own", tmp_path / "ours"
        for folder, text in ((ours, dedent(BASE)), (own, "extends: base\ndrop: Clamshell\n")):
            folder.mkdir()
            (folder / "base.yaml").write_text(text)
        assert names(load("base", [own, ours]).exercises) == ["Squeeze", ["Squat", "Plank"]]
        (ours / "base.yaml").unlink()
        assert "circle" in read_file(own / "base.yaml", [own, ours]).problems[0].message


def test_thousands_of_changes_take_one_pass(extending):
    count = 3000
    base = "exercises:\n" + "".join(f"  - {{name: E{n}, hold: 3s}}\n" for n in range(count))
    mine = "".join(f"  - {{name: N{n}, hold: 3s, after: {f'N{n - 1}' if n else 'E0'}}}\n" for n in range(count))
    moved = "".join(f"  - {{name: E{n}, reps: 2, before: E0}}\n" for n in range(1, count))
    routine = fine(extending(f"extends: big\nexercises:\n{mine}{moved}", big=base))
    assert names(routine.exercises) == [
        *(f"E{n}" for n in range(1, count)), "E0", *(f"N{n}" for n in range(count))
    ]  # fmt: skip
