import pytest

from voicecoach.core.errors import Where
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.model import Cues, Phase, Range, Rounds, Side, Sides
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.summary import heading

ONE = "exercises:\n  - "


def fixed(value):
    return Range(value, value)


def test_a_bare_name_is_thirty_seconds_of_it(routine):
    (plank,) = routine(ONE + "Plank").exercises
    assert (plank.name, plank.duration, plank.sets, plank.wait) == ("Plank", fixed(30), fixed(1), False)
    assert plank.where == Where("<routine>", 2, 5, 5, "  - Plank")


def test_only_a_lack_of_any_work_becomes_thirty_seconds(exercise):
    assert exercise("do: Breathe").duration == fixed(30)
    for fields in ("hold: 5", "reps: 5", "tempo: 3-3, reps: 1", "pace: 2, reps: 1", "wait: yes"):
        assert exercise(fields).duration is None


def test_every_field_of_an_exercise(exercise):
    made = exercise(
        "setup: s, do: d, tip: [t1, t2], hold: 50-70s, reps: 8-10, sets: 3, sides: each set, first_side: right, "
        "get_ready: 8s, rest: 20-30s, between_reps: 2, switch: 7s, rest_after: 1:00, wait: on, halfway: no, "
        "countdown: 5, calls: 1 min, move: 3s, easier: e, harder: h, skip_if: k, notes: n"
    )
    assert (made.setup, made.do, made.tip) == ("s", "d", ("t1", "t2"))
    assert (made.hold, made.reps, made.sets) == (Range(50, 70), Range(8, 10), fixed(3))
    assert (made.sides, made.first_side) == (Sides.EACH_SET, Side.RIGHT)
    assert (made.get_ready, made.rest, made.between_reps) == (8, Range(20, 30), fixed(2))
    assert (made.switch, made.rest_after, made.time_calls, made.move) == (7, fixed(60), 60, 3)
    assert (made.wait, made.halfway, made.countdown) == (True, False, 5)
    assert (made.easier, made.harder, made.skip_if, made.notes) == ("e", "h", "k", "n")


def test_every_field_of_a_routine(routine):
    made = routine(
        "name: N\nabout: a\nsource: s\nevery: 2 days\nequipment: mat, chair\nsafety: f\ncues: brief\n"
        "language: en-GB\nvoice: v\nrate: 0.9\npause: 1.5s\ntags: [x, y]\nsounds: soft\nexercises: [A]"
    )
    assert (made.name, made.about, made.source, made.every) == ("N", "a", "s", Frequency(2))
    assert (made.equipment, made.safety, made.cues) == (("mat", "chair"), "f", Cues.BRIEF)
    assert (made.language, made.voice, made.rate, made.tags) == ("en-GB", "v", 0.9, ("x", "y"))
    assert (made.sounds, made.pause) == ("soft", 1.5)


def test_without_a_name_the_file_gives_it():
    assert read("exercises: [A]", "some/where/upper-hamstring.yaml").routine.name == "Upper Hamstring"


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("3-1-3", [("up", 3), ("hold", 1), ("down", 3)]),
        ("3-1-3s", [("up", 3), ("hold", 1), ("down", 3)]),
        ("3–3", [("up", 3), ("down", 3)]),
        ("2/0/2/1", [("up", 2), ("down", 2), ("pause", 1)]),
        ("0-1.5-0", [("hold", 1.5)]),
        ("{lift: 3s, squeeze: 1, lower: 0:03}", [("lift", 3), ("squeeze", 1), ("lower", 3)]),
    ],
)
def test_tempo(exercise, text, phases):
    assert exercise(f"reps: 5, tempo: {text}").tempo == tuple(Phase(name, fixed(seconds)) for name, seconds in phases)


@pytest.mark.parametrize(
    ("text", "sides"),
    [("each", Sides.EACH), ("Each side", Sides.EACH), ("alternate", Sides.ALTERNATE), ("each set", Sides.EACH_SET),
     ("each-set", Sides.EACH_SET), ("each_set", Sides.EACH_SET), ("none", Sides.NONE), ("no", Sides.NONE)],
)  # fmt: skip
def test_sides(exercise, text, sides):
    assert exercise(f"sides: {text}").sides is sides


def test_yaml_traps_mean_what_was_typed(routine):
    typed = "name: no, hold: 1:30, reps: 010, switch: 0:45, sides: no"
    made = routine(f"name: on\nexercises:\n- {{{typed}}}\n- 12:30:45\n- ~\n- 1_0\n- =")
    first, *others = made.exercises
    assert (made.name, first.name, first.hold, first.reps, first.switch) == ("on", "no", fixed(90), fixed(10), 45)
    assert [other.name for other in others] == ["12:30:45", "~", "1_0", "="]


@pytest.mark.parametrize("text", ["exercises:\r\n- A\r\n- B\r\n", "\ufeffexercises:\n- A\n- B", "exercises:\r- A\r- B"])
def test_line_ends_and_byte_order_marks(routine, text):
    assert [(e.name, e.where.line) for e in routine(text).exercises] == [("A", 2), ("B", 3)]


def test_any_script(routine):
    made = routine("name: Сила\nexercises:\n- name: 橋のポーズ\n  do: ارفع الحوض\n- Füße — hoch 🦵\n")
    assert (made.name, made.exercises[0].name, made.exercises[0].do) == ("Сила", "橋のポーズ", "ارفع الحوض")
    assert made.exercises[1].name == "Füße — hoch 🦵"


def test_texts_are_one_line_without_control_characters(exercise):
    assert exercise(r'do: "a\e[31m\a b\n\nc\u202e \u2028d\t\0"').do == "a[31m b c d"


def test_defaults_stand_behind_what_an_exercise_says(routine):
    defaults = "defaults: {hold: 10s, rest: 20s, sides: each}\n"
    made = routine(f"{defaults}exercises: [A, {{name: B, sets: 2, rest: 5s, sides: none}}]")
    a, b = made.exercises
    assert (a.hold, a.rest, a.sides, a.duration) == (fixed(10), fixed(20), Sides.EACH, None)
    assert (b.hold, b.rest, b.sides) == (fixed(10), fixed(5), Sides.NONE)


def test_a_default_gives_way_to_another_shape_of_work(routine):
    made = routine(
        "defaults: {hold: 9s, reps: 5}\nexercises: [{name: A, tempo: 3-3}, {name: B, duration: 9s}, {name: C}]"
    )
    a, b, c = made.exercises
    assert (a.hold, a.reps, b.hold, b.reps, b.duration) == (None, fixed(5), None, None, fixed(9))
    assert (c.hold, c.reps, c.duration) == (fixed(9), fixed(5), None)


def test_rounds_nest(routine):
    made = routine(
        "exercises:\n- A\n- rounds: 2-3\n  name: R\n  rest: 1 min\n  exercises:\n  - B\n"
        "  - {rounds: 2, exercises: [C]}\n"
    )
    a, block = made.exercises
    assert isinstance(block, Rounds)
    assert (block.name, block.rounds, block.rest, block.where.line) == ("R", Range(2, 3), fixed(60), 3)
    b, inner = block.exercises
    assert (a.name, b.name, inner.rounds, inner.exercises[0].name) == ("A", "B", fixed(2), "C")


def test_a_misspelt_list_is_read_all_the_same(problems):
    entries = "- name: A\n  rep: 3\n- rounds: 2\n  exercise: [{name: B, hold: x}]\n"
    found = problems(f"exercices:\n{entries}default: {{hold: y}}")
    assert [problem.where.line for problem in found] == [1, 3, 5, 5, 6, 6]


def test_anchors_and_merge_keys(routine):
    made = routine(
        "exercises:\n- &a {name: A, hold: 5, rest_after: 9}\n- {<<: *a, name: B}\n- *a\n"
        "- {<<: [{hold: 1}, *a], name: C}\n- {name: '<<'}"
    )
    assert [(e.name, e.hold, e.rest_after) for e in made.exercises[:4]] == [
        ("A", fixed(5), fixed(9)), ("B", fixed(5), fixed(9)), ("A", fixed(5), fixed(9)), ("C", fixed(1), fixed(9)),
    ]  # fmt: skip


def test_merge_keys_work_in_every_mapping(routine):
    made = routine(
        "phrases:\n  <<: {halfway: Half., left: More.}\n  halfway: Middle.\n"
        "  reps: {<<: {one: once, other: often}, one: 1}\n"
        "exercises:\n- &a {name: A, hold: 5, rest_after: 9}\n- &b {rounds: 2, exercises: [B]}\n"
        "- {<<: {name: C, tempo: {<<: {up: 3s}, down: 2s}, reps: 2}}\n- {<<: *b, name: Block}\n"
    )
    assert made.phrases == {"halfway": "Middle.", "left": "More.", "reps": {"one": "1", "other": "often"}}
    assert [(phase.name, phase.seconds.low) for phase in made.exercises[2].tempo] == [("up", 3), ("down", 2)]
    assert made.exercises[3].exercises[0].name == "B"


def test_what_a_merge_key_brings_in_is_told_once_and_where_it_stands(problems):
    found = problems("phrases: {<<: {halwfay: x}, rest: a}\ndefaults: {<<: {hold: 1s, hold: 3s}}\nexercises: [A]")
    assert [(problem.code, problem.where.line, problem.where.column) for problem in found] == [
        ("unknown-phrase", 1, 16),
        ("repeated", 2, 27),
    ]


def test_all_problems_come_at_once_by_place(problems):
    found = problems("nme: A\nexercises:\n- {name: A, rep: 5, sides: both}\n- {hold: x}\nrate: 9")
    assert [(p.code, p.where.line, p.where.column) for p in found] == [
        ("unknown-field", 1, 1), ("unknown-field", 3, 13), ("value", 3, 28), ("missing", 4, 3), ("value", 4, 10),
        ("limit", 5, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "meant"),
    [("rep", "`reps`"), ("repetitions", "`reps`"), ("set", "`sets`"), ("instructions", "`do`"), ("hodl", "`hold`"),
     ("time", "`hold` or `duration`"), ("Hold", "`hold`"), ("break", "`rest_after`"), ("Dauer", "`duration`"),
     ("get-ready", "`get_ready`"), ("Rest After", "`rest_after`"), ("repititions", "`reps`"), ("tips", "`tip`")],
)  # fmt: skip
def test_did_you_mean(problems, field, meant):
    (found,) = problems(f"exercises: [{{name: A, {field}: 5}}]")
    assert (found.code, found.hint) == ("unknown-field", f"did you mean {meant}?")


def test_did_you_mean_at_the_top(problems):
    found = problems("description: d\nsteps: [A]\nexercise: [A]\nhold: 5")
    hints = {p.message.split("”")[0][1:]: p.hint for p in found if p.code == "unknown-field"}
    assert hints == {
        "description": "did you mean `about`?",
        "steps": "did you mean `exercises`?",
        "exercise": "did you mean `exercises`?",
        "hold": "it is a field of an exercise, or of `defaults`",
    }


@pytest.mark.parametrize(
    ("fields", "code", "message"),
    [
        ("hold: 0", "limit", "`hold` is 0 s; at least 0.5 s makes sense"),
        ("hold: 24 h", "long-hold", "a hold of 24 h is very long"),
        ("hold: 86401", "limit", "`hold` is 24 h 1 s; at most 24 h makes sense"),
        ("hold: -5s", "value", "`hold`: “-5s” is negative"),
        ("hold: 99999999999999999999", "limit", "makes sense"),
        ("duration: 25 h", "limit", "at most 24 h"),
        ("sets: 0, reps: 1", "limit", "`sets` is 0; at least 1 makes sense"),
        ("sets: 101, reps: 1", "limit", "at most 100"),
        ("reps: 1001", "limit", "`reps` is 1,001; at most 1,000 makes sense"),
        ("reps: 3-2", "value", "begins with its larger end"),
        ("reps: 2.5", "value", "is not a whole number"),
        ("pace: 11 min, reps: 1", "limit", "at most 10 min"),
        ("rest: 2 h", "limit", "at most 1 h"),
        ("rest: 0", "", ""),
        ("get_ready: 5-8s", "value", "`get_ready` takes one time, not a range"),
        ("get_ready: 61 min", "limit", "at most 1 h"),
        ("calls: 5", "limit", "at least 10 s"),
        ("hold: 3s, move: 61s", "limit", "at most 1 min"),
        ("hold: 3s, move: 0", "", ""),
        ("countdown: 11", "limit", "at most 10"),
        ("countdown: 0", "", ""),
        ("countdown: 2-3", "value", "takes one number, not a range"),
        ("tempo: 0-0, reps: 1", "limit", "takes no time"),
        ("tempo: 3-0.2-3, reps: 1", "limit", "at least 0.5 s"),
        ("tempo: 3-61-3, reps: 1", "limit", "at most 1 min"),
        ("tempo: 3, reps: 1", "value", "is not two to four numbers"),
        ("tempo: 1-2-3-4-5, reps: 1", "value", "is not two to four numbers"),
        ("tempo: {}, reps: 1", "limit", "takes no time"),
        ("tempo: {up: x}, reps: 1", "value", "“x” is not a time"),
        ("wait: maybe", "value", "`wait` is yes or no"),
        ("sides: yes", "value", "`sides` can't be “yes”"),
        ("first_side: up, sides: each", "value", "`first_side` can't be “up”"),
        ("rest: [1, 2], sets: 2, reps: 1", "shape", "`rest` is a time or a range of times; this is a list"),
        ("hold: [[1], 2]", "shape", "`hold` is a time or a range of times; this is a list"),
        ("hold: []", "limit", "`hold` has 0 values"),
        ("hold: [1, '']", "empty", "`hold` has no value"),
        ("do: {a: b}", "shape", "`do` is text; this is a group of fields"),
        ("do: [x]", "shape", "`do` is text; this is a list"),
        ("tip: [[x]]", "shape", "this is a list"),
        ("hold: ", "empty", "`hold` has no value"),
        ("hold: ''", "empty", "`hold` has no value"),
        ("programme: B", "unknown-field", "is not a field of an exercise"),
        ("[a]: b", "shape", "a field's name is a word; this is a list"),
        ("<<: x", "shape", "`<<` takes a mapping"),
    ],
)
def test_values_that_make_no_sense(fields, code, message):
    found = read(f"exercises: [{{name: A, {fields}}}]").problems
    assert [p.code for p in found] == ([code] if code else [])
    assert all(message in p.message for p in found)
    assert all(p.hint for p in found)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "empty", "the file is empty"),
        ("# nothing\n---\n", "empty", "the file is empty"),
        ("- A\n- B", "shape", "this is a list"),
        ("just words", "shape", "“just words”"),
        ("name: A", "missing", "a routine needs `exercises`"),
        ("exercises:", "shape", "`exercises` is a list; this is nothing"),
        ("exercises: []", "limit", "`exercises` has 0 entries"),
        ("exercises: {A: {hold: 3}}", "shape", "`exercises` is a list; this is a group"),
        ("exercises: [[A]]", "shape", "an exercise is a name or a group"),
        ("exercises:\n-\n- A", "missing", "an exercise is missing after this dash"),
        ("exercises: [{name: ''}]", "missing", "an exercise needs `name`"),
        ("exercises: [{}]", "missing", "an exercise needs `name`"),
        ("exercises:\n- Clamshell:\n    hold: 3s", "shape", "the name of an exercise stands in `name`"),
        ("exercises:\n- Clamshell: 3 sets of ten", "shape", "the name of an exercise stands in `name`"),
        ("exercises:\n- name: A\n   hold 3s", "name", "this name goes over several lines"),
        ("exercises: [{rounds: 2}]", "missing", "a block of rounds needs `exercises`"),
        ("exercises: [{exercises: [A]}]", "missing", "a block of rounds needs `rounds`"),
        ("exercises: [{rounds: 2, exercises: []}]", "limit", "0 entries"),
        ("exercises: [A]\ndefaults: 5", "shape", "`defaults` is a group"),
        ("exercises: [A]\ndefaults: {name: B}", "unknown-field", "is not a field of defaults"),
        ("exercises: [A]\ndefaults: {hold: 5, tempo: 3-3}", "conflict", "`tempo` can't go with `hold`"),
        ("exercises: [A]\nevery: now and then", "value", "does not say how often"),
        ("exercises: [A]\nevery: 0 days", "limit", "is never"),
        ("exercises: [A]\nrate: fast", "value", "is not a number"),
        ("exercises: [A]\nlanguage: english please", "value", "is no language code"),
        ("exercises: [A]\nprogramme: B", "shape", "`programme` is a list; this is “B”"),
        ("exercises: [A]\nexercises: [B]", "repeated", "`exercises` is written twice: in line 1 and here"),
    ],
)
def test_files_that_make_no_sense(problems, text, code, message):
    (found,) = problems(text)
    assert found.code == code
    assert message in found.message
    assert found.hint


def test_what_was_meant_is_not_missing_too(problems):
    assert [p.code for p in problems("steps: [A]")] == ["unknown-field"]
    assert [p.code for p in problems("exercises: [{title: A, hold: 3}]")] == ["unknown-field"]
    assert [p.code for p in problems("exercises: [{hold: 3, holdd: 4}]")] == ["missing", "unknown-field"]


def test_heading():
    assert heading("about: a\nexercises: [{x: y}]\nname: N") == ("N", "a")
    assert heading("exercises: [A]", "ice-pack.yaml") == ("Ice Pack", "")
    assert heading("name: [", "ice-pack.yaml") == ("Ice Pack", "")


@pytest.mark.parametrize(
    "head",
    [
        "name: A b\nabout: C, d.\n", "# x\n\nname: A\n# y\nabout: it's, [so] - yes\n", "name: A  b \nabout: 7\n",
        'name: "A"\nabout: B\n', "name: A\n  b\nabout: C\n", "name: A # b\nabout: C\n", "about: C\nname: A\n",
        "name: A\nabout: >-\n  B\n  C\n", "name: A\nabout: B\n  c\n", "name: É\nabout: no\n", "name: a:b\nabout: c#d\n",
        "name: A\nsafety: S\nabout: B\n", "name: &x A\nabout: *x\n", "name: A\r\nabout: B\r\n",
    ],
)  # fmt: skip
def test_a_heading_is_what_the_whole_file_says(head):
    text = f"{head}tags: a\nexercises: [A]\n"
    whole = read(text).routine
    assert whole is None or heading(text) == (whole.name, whole.about)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("exercises: [{name: A, reps: 5, sets: 2, pause: 2s}]", "did you mean `rest`?"),
        ("defaults: {pause: 30s}\nexercises: [A]", "did you mean `rest`"),
        ("exercises: [{rounds: 2, pause: 30s, exercises: [A]}]", "did you mean `rest`?"),
        ("pause: 30s\nexercises: [A]", "a rest between sets is `defaults: {rest: 30s}`"),
        ("pause: 1-2s\nexercises: [A]", "write, for example, `pause: 1.5s`"),
    ],
)
def test_a_pause_is_between_sentences_and_a_rest_between_sets(problems, text, hint):
    (found,) = problems(text)
    assert hint in found.hint
