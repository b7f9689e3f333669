"""Foreign files as people have them, each against the routine that it becomes and what is left out.

A golden file is written by hand's consent: delete it, run, and look at the difference.
"""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.detect import LARGEST, convert
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.writing import write

HERE = Path(__file__).parent
FILES = sorted((HERE / "files").iterdir())
NAMES = ["a.csv", "a.tsv", "a.yaml", "a.json", "a.md", "a.txt"]


def told(done):
    """Return the routine's text and, as comments below it, what was left out."""
    left = [f"# left out, line {left.line}: {left.words}\n" for left in done.left_out]
    return write(done.draft) + "".join(["\n", *left] if left else [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_foreign_file_becomes_this_routine(path):
    golden = HERE / "golden" / f"{path.name}.yaml"
    text = told(convert(path.read_bytes(), path.name))
    assert golden.read_text(encoding="utf-8") == text
    assert [problem for problem in read(text).problems if not problem.warning] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_or_number_of_a_file_is_lost_in_silence(path):
    """Every word of a name or an instruction is in the routine or in the list of what was left out."""
    import re

    done = convert(path.read_bytes(), path.name)
    have = set(re.findall(r"\w{4,}", told(done).lower()))
    if path.suffix in (".txt", ".csv", ".tsv"):
        text = path.read_bytes().decode("cp1252" if path.name == "excel.csv" else "utf-8").lower()
        body = text if path.suffix == ".txt" else text.partition("\n")[2]
        lost = set(re.findall(r"\w{4,}", body)) - have
        assert lost <= DOSE_WORDS


@pytest.mark.parametrize(
    ("line", "safety", "number"),
    [
        ("If pain > 5/10 stop & call: 030 4471 882", "If pain > 5/10 stop & call.", "030 4471 882"),
        (
            "Stop if your knee swells and ring us on 01234 567890.",
            "Stop if your knee swells and ring us.",
            "01234 567890",
        ),
        ("bei Schmerzen aufhören (030 4471 882)", "Bei Schmerzen aufhören.", "030 4471 882"),
        ("Pain clinic, tel. 030 4471 882", "", "030 4471 882"),
        ("Don't hesitate to call us: 030 4471 882", "", "Don't hesitate to call us: 030 4471 882"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_warning_about_pain_is_kept_though_a_phone_number_stands_in_it_which_is_told(line, safety, number, above):
    sheet = "1. Clamshell 3x10\n2. Bridge 2x8\n"
    done = convert((f"{line}\n\n{sheet}" if above else f"{sheet}\n{line}\n").encode(), "a.txt")
    assert done.draft.head.get("safety", "") == safety
    assert [item.fields["name"] for item in done.draft.exercises] == ["Clamshell", "Bridge"]
    assert number in [left.words for left in done.left_out] or not safety


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Dr. med. Karl Weh, Praxis am Park", ""),
        ("For Anna Weber", ""),
        ("Prepared by Jana Klein", ""),
        ("For the hip after running a race.", "For the hip after running a race."),
        ("These exercises were chosen by Dr. Weh for those who run a lot.", "These exercises"),
    ],
)
def test_whose_sheet_it_is_and_who_wrote_it_is_no_description(line, about):
    done = convert(f"Hip\n{line}\n\n1. Clamshell 3x10\n2. Bridge 2x8\n".encode(), "a.txt")
    said = str(done.draft.head.get("about", ""))
    assert said.startswith(about) and bool(said) is bool(about)


DOSE_WORDS = {
    "sets", "reps", "hold", "each", "side", "legs", "alternating", "times", "rest", "between", "seconds", "repeat",
    "with", "minutes", "equipment", "starting", "position", "exercise", "sides", "comment", "band", "beide",
    "2x15", "3x10",
}  # fmt: skip
"""Words that a dose is told in, which became fields."""


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "says"),
    [
        ("a.json", '{"title": "A",\n "sets": [}', 2, 11, "this is no JSON"),
        ("a.json", '{"sets": []}', 1, 10, "`sets` has to be a list"),
        (
            "a.json",
            '{"sets": [{"repetitions": 0,\n"exercises": [{"name": "A", "duration": 3}]}]}',
            1,
            27,
            "`repetitions`",
        ),
        ("a.csv", "hold,reps\n30,2\n", 1, 1, "no column is called name"),
        ("a.csv", "Clamshell,3,10\n", 1, 1, "it can't be told which column is what"),
        ("a.csv", "name,reps\n,\n", 1, 1, "no row below the headers"),
        ("a.yaml", "pause: {duration: 3s}\nexercises:\n  - {duration: 3s}\n", 3, 5, "no `name`"),
        ("a.yaml", "exercises:\n\t- A\n", 2, 1, "tab"),
        ("a.md", "---\nrest: 3\nexercises: {}\n---\n", 3, 12, "`exercises` has to be a list"),
    ],
)
def test_a_mistake_is_told_with_its_place(name, text, line, column, says):
    with pytest.raises(RoutineProblems) as caught:
        convert(text.encode(), name)
    (problem,) = caught.value.problems
    assert (problem.where.file, problem.where.line, problem.where.column) == (name, line, column)
    assert says in problem.message
    assert problem.hint
    assert problem.where.source == text.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("name", "data", "says", "hint"),
    [
        ("a.xlsx", b"PK\x03\x04rest", "a packed file", "save a spreadsheet as CSV"),
        ("a.pdf", b"%PDF-1.7", "a PDF", "copy its text"),
        ("a.txt", b" \n", "is empty", "nothing to import"),
        ("a.txt", b"hello\0", "is not a text file", "save a spreadsheet as CSV"),
        ("a.txt", b"Just a long sentence about this and that, and nothing to do.", "no exercise", "Clamshell"),
        ("a.yaml", b"exercises: [A]", "a routine of voicecoach already", "voicecoach start a.yaml"),
        ("a.txt", b"a" * (LARGEST + 1), "larger than", "a part of it"),
    ],
)
def test_what_is_no_list_of_exercises_is_told(name, data, says, hint):
    with pytest.raises(VoicecoachError) as caught:
        convert(data, name)
    assert says in caught.value.message
    assert hint in caught.value.hint


def test_a_sheet_in_utf_16_as_excel_writes_it():
    done = convert("Exercise\tReps\nBrücke\t10\n".encode("utf-16"), "a.txt")
    assert [dict(item.fields) for item in done.draft.exercises] == [{"name": "Brücke", "reps": "10"}]


def test_a_backup_of_several_workouts_gives_the_first_and_names_the_others():
    sets = '[{"repetitions": 1, "exercises": [{"name": "A", "duration": 30}]}]'
    text = f'{{"workouts": [{{"title": "One", "sets": {sets}}},\n{{"title": "Two", "sets": {sets}}}]}}'
    done = convert(text.encode(), "a.json")
    assert done.draft.head["name"] == "One"
    assert [(left.line, "“Two”" in left.words) for left in done.left_out] == [(2, True)]


def test_a_dose_that_contradicts_itself_stays_as_words():
    done = convert(b"1. Bridge - 10 reps, tempo 3-1-3, hold 5 s\n", "a.txt")
    fields = dict(done.draft.exercises[0].fields)
    assert fields == {"name": "Bridge", "hold": "5s", "reps": "10", "notes": "tempo: 3-1-3"}
    fields = dict(convert(b"1. Row, 3 sets\n", "a.txt").draft.exercises[0].fields)
    assert fields == {"name": "Row", "notes": "sets: 3"}


def test_a_tip_or_a_rest_without_sets_goes_where_it_is_heard():
    text = b"1. Bridge - 10 reps, rest 45 s\n   Tip: Slowly.\n"
    assert dict(convert(text, "a.txt").draft.exercises[0].fields) == {
        "name": "Bridge", "reps": "10", "do": "Slowly.", "rest_after": "45s",
    }  # fmt: skip


def test_words_that_do_not_fit_any_more_are_left_out_with_their_line():
    text = "1. Bridge 3x10\n   First.\n   " + "long words " * 200 + ".\n   Last.\n"
    done = convert(text.encode(), "a.txt")
    assert done.draft.exercises[0].fields["do"] == "First. Last."
    assert [(left.line, left.words[:23]) for left in done.left_out] == [(3, "Bridge: long words long")]


def test_commas_in_a_sheet_with_semicolons_are_text():
    text = "Exercise;Band, colour;Reps\nA, b;red;3\nC, d;blue;4\n"
    first = convert(text.encode(), "a.csv").draft.exercises[0]
    assert dict(first.fields) == {"name": "A, b", "reps": "3", "notes": "Band, colour: red"}


def test_a_routine_of_ours_with_mistakes_is_not_taken_for_another_format():
    with pytest.raises(RoutineProblems) as caught:
        convert(b"exercises:\n  - name: A\n    repps: 3\n", "a.yaml")
    assert caught.value.problems[0].where.line == 3


def test_w2a_says_halfway_where_its_half_time_is_not_to_change_sides():
    text = "half_time: {text: Keep going, duration: 2s}\nexercises:\n- {name: Run, duration: 2m, half_time: true}\n"
    done = convert(text.encode(), "a.yaml")
    assert dict(done.draft.exercises[0].fields) == {"name": "Run", "duration": "2m", "halfway": "yes"}
    assert [left.words for left in done.left_out] == ["its words: Keep going"]


WORDS = st.sampled_from(
    ["name", "exercise", "reps", "3x10", "hold 5 sec", "each side", "exercises:", "---", "- ", "1. ", "\n", "\n  ", ",",
     ";", "\t", '"', "{", "}", "[", "]", ": ", "duration", "texts", "half_time: true", "sets", "repetitions", "30",
     "9999", "-5", "rest", "Clamshell", "2-3", "x" * 300, "#", "&a", "*a", "\\u", "\0", "\ud7ff", "½", "１２"]
)  # fmt: skip
ANY = st.one_of(st.binary(max_size=200), st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")))
MIXED = st.lists(WORDS, max_size=40).map(lambda words: " ".join(words).encode())
SHIPPED = st.builds(
    lambda path, at, words: (data := path.read_bytes())[: at % len(data)] + words + data[at % len(data) :],
    st.sampled_from(FILES), st.integers(0, 2_000), ANY | MIXED,
)  # fmt: skip


LONG_CELLS = [b"! ! " * 25 + b"- ! !-", b'"' + (HERE / "files" / "message.txt").read_bytes()]
"""Sheets of one cell, a name then: too long for a line as texts are written, and one over many lines."""


@settings(max_examples=400)
@given(st.one_of(ANY, MIXED, SHIPPED), st.sampled_from(NAMES))
@example(LONG_CELLS[0], "a.csv")
@example(LONG_CELLS[1], "a.csv")
def test_anything_becomes_a_routine_that_reads_clean_or_an_error(data, name):
    try:
        done = convert(data, name)
    except VoicecoachError as error:
        assert error.message
        return
    reading = read(write(done.draft))
    assert [problem.message for problem in reading.problems if not problem.warning] == []
    assert reading.routine
    assert all(left.line >= 1 and left.words for left in done.left_out)


def test_a_cell_too_long_for_a_header_is_not_looked_into():
    header = f"Reps ({'x' * 100})"
    done = convert(f"name,{header},sets,hold\nPlank,9,2,30s\n".encode(), "a.csv")
    assert done.draft.exercises[0].fields["notes"].endswith(": 9")


def exercises(text, name="a.txt"):
    """Return the reading of the routine that a text becomes, and what is told."""
    done = convert(text.encode(), name)
    reading = read(write(done.draft))
    assert not [problem for problem in reading.problems if not problem.warning]
    return done.draft.exercises, " ".join(left.words for left in done.left_out)


def test_as_many_rounds_as_fit_are_a_block_until_the_time_is_over():
    (block,), _ = exercises("AMRAP 8 min\n5 pull-ups\n10 push-ups\n")
    assert block.fields == {"until": "8 min"}
    assert [one.fields["name"] for one in block.exercises] == ["Pull-ups", "Push-ups"]


def test_as_many_rounds_as_fit_of_exercises_with_sets_are_told():
    made, told = exercises("AMRAP 8 min\n5 pull-ups\npush-ups 3x10\n")
    assert [one.fields["name"] for one in made] == ["Pull-ups", "Push-ups"]
    assert "as many rounds as fit" in told


def test_sets_that_differ_are_a_list_and_weights_a_load():
    (squat,), _ = exercises("Squat 20 kg 12, 10, 8 reps\n")
    assert (squat.fields["reps"], squat.fields["load"]) == (("12", "10", "8"), "20 kg")
    assert "reps: [12, 10, 8]" in write(convert(b"Squat 20 kg 12, 10, 8 reps\n", "a.txt").draft)


def test_a_number_before_ten_is_not_taken_for_it_when_a_doubt_is_told():
    done = convert(b"Squats x 20\nLunges x 10\n101 x 102\n", "a.txt")
    assert [left.line for left in done.left_out if "101" in left.words] == [3]


def test_a_weight_without_a_unit_is_shown():
    (squat,), left = exercises("Squat\n60 x 5\n60 x 5\n")
    assert (squat.fields["sets"], squat.fields["reps"], squat.fields["notes"]) == ("2", "5", "weight: 60")
    assert "weight of 60" in left


def test_the_last_workout_of_a_log_is_found_where_dates_begin_with_the_month():
    rows = ["Date,Exercise,Set,Reps", "01/30/2025,Squat,1,5", "01/30/2025,Squat,2,5", "02/03/2025,Press,1,5"]
    done = convert("\n".join([*rows, "02/03/2025,Press,2,5"]).encode(), "log.csv")
    assert [item.fields["name"] for item in done.draft.exercises] == ["Press"]
    assert "the workout of 01/30/2025" in told(done)


def test_a_set_to_warm_up_and_how_long_a_workout_took_are_told():
    rows = ["Ejercicio;Tipo;Serie;Reps;Duración", "Prensa;Calentamiento;1;15;52 min", "Prensa;Efectiva;2;10;52 min"]
    done = convert("\n".join([*rows, "Prensa;Efectiva;3;10;52 min"]).encode(), "registro.csv")
    assert [dict(item.fields) for item in done.draft.exercises] == [{"name": "Prensa", "sets": "2", "reps": "10"}]
    assert "a set to warm up, 15" in told(done) and "how long the workout took" in told(done)


def test_rests_that_differ_within_a_log_and_cells_that_say_no_amount_are_told():
    rows = ["Exercise,Set,Reps,Rest (s)", "Squat,1,5,60", "Squat,2,5,90", "Squat,3,5 + 2,120"]
    done = convert("\n".join(rows).encode(), "log.csv")
    assert "rests that differ" in told(done) and "5 + 2" in told(done)


def test_a_count_of_sets_below_a_singular_header_is_no_log():
    done = convert(b"Ejercicio;Serie;Reps\nSentadilla;3;10\nPuente;2;12\nSentadilla;3;8\n", "plan.csv")
    assert [item.fields["sets"] for item in done.draft.exercises] == ["3", "2", "3"]


def test_times_a_day_that_differ_make_a_routine_daily_and_are_notes():
    done = convert(b"Exercise,Amount,Times/day\nBridge,2 x 10,3\nClamshell,2 x 15,1\n", "hip.csv")
    assert done.draft.head["every"] == "1 day"
    assert [item.fields["notes"] for item in done.draft.exercises] == ["3 times per day", "1 time per day"]


@pytest.mark.parametrize(
    "line", ["Blank = 3 x 8", "Empty cells: 3 sets of 8", "Leer: 3 x 8", "Case vide : 3 x 8", "En blanco = 3 x 8"]
)
def test_blank_cells_have_the_dose_that_stands_for_them(line):
    table = f"{line}\n\n| Exercise | Sets | Reps |\n|---|---|---|\n| Press | | 6 |\n| Row | | |\n| Pull | 2 | |\n"
    made = [(one.fields["sets"], one.fields["reps"]) for one in exercises(table, "a.md")[0]]
    assert made == [("3", "6"), ("3", "8"), ("2", "8")]


@pytest.mark.parametrize("sign", [" ", "-", ".", "(", "\t"])
def test_a_sign_many_times_in_a_row_is_as_one_fewer_times(sign):
    texts = [f"Nod 3x9\nClam {sign * count} 2x11\n" for count in (300, 5000)]
    few, many = (convert(text.encode(), "a.txt").draft for text in texts)
    assert few == many
