"""YAML that folds or drops without a word: each is told with its place, and the hint says what to write."""

import re

import pytest

from voicecoach.routine.reading.lost_text import field_in
from voicecoach.routine.reading.routine import read

E = "exercises:\n"
BELOW = "and, below it in the column of `name`,"

TOLD = [
    ("- Squats\n  Lunges", 2, "name", "`- Lunges`"),
    ("- Squats\n  10 reps", 2, "name", "`- name: Squats` and, below it in the column of `name`, `reps: 10`"),
    ("- Plank\n  hold 30s", 2, "name", "`hold: 30s`"),
    ("- Plank\n  hold:30s", 2, "name", "`hold: 30s`"),
    ("- Plank\n  - Bridge", 2, "name", "`- Bridge`"),
    ("- name Plank\n  hold 30s", 2, "name", "`- name: Plank` and, below it in the column of `name`, `hold: 30s`"),
    ("- name = Plank\n  hold = 30s", 2, "name", "`- name: Plank` and, below it in the column of `name`, `hold: 30s`"),
    ("- name： Plank\n  hold： 30s", 2, "name", "`- name: Plank` and, below it in the column of `name`, `hold: 30s`"),
    ('- name: "A\n  hold: 30s\n- name: B"', 2, "name", "close the quote"),
    ("- name: |\n    A\n    B\n  reps: 3", 2, "name", "in one line"),
    ("- hold:30s", 2, "colon", "`hold: 30s`"),
    ("- name -> Plank", 2, "colon", "`- name: Plank`"),
    ("- Plank\n  hold: 30s", 2, "colon", "`- name: Plank` and, below it in the column of `name`, `hold: 30s`"),
    ("- A\n- Plank\nhold: 30s", 4, "unknown-field", "an exercise"),
    ("  - Plank\n  hold: 30s", 3, "colon", "`- name: Plank` and, below it in the column of `name`, `hold: 30s`"),
    ("- name: Plank\n  hold:30s\n  reps: 3", 3, "colon", "`hold: 30s`"),
    ("- name: Plank\n  hold：30s\n  reps: 3", 3, "colon", "`hold: 30s`"),
    ("- name: Plank\n  hold 30s\n  reps: 3", 3, "colon", "`hold: 30s`"),
    ("- Plank\n-Bridge\n- Squat", 3, "dash", "`- Bridge`"),
    ("- Plank\n– Bridge\n- Squat", 3, "dash", "`- Bridge`"),
    ("- Plank\n• Bridge\n- Squat", 3, "dash", "`- Bridge`"),
    ("- Walk, duration: 5 min", 2, "unknown-field", f"`- name: Walk` {BELOW} `duration: 5 min`"),
    ("- {name: Feet together, eyes closed, hold: 30s}", 2, "unknown-field", '`name: "Feet together, eyes closed"`'),
    ("- {name: A, b, c d, hold: 30s}", 2, "unknown-field", '`name: "A, b, c d"`'),
    ("- {name: Plank, hold:30s}", 2, "unknown-field", "`hold: 30s`"),
    ("- {name: Plank, hold 30s}", 2, "unknown-field", "`hold: 30s`"),
    ("- Plank: 30s", 2, "shape", "`- name: Plank` and, below it in the column of `name`, `duration: 30s`"),
    ("- Squat: 3x10", 2, "shape", "`sets: 3`, `reps: 10`"),
    ("- Squat: deep", 2, "shape", '`- "Squat: deep"`'),
    ("- exercise:\n    name: Plank", 2, "shape", "delete this line"),
    ("- #1 Plank", 2, "missing", '`- "#1 Plank"`'),
    ("- name: A\n  reps: 3\n  name: B\n  reps: 4", 4, "repeated", "`- name: ...`"),
    ("- A\nexercises:\n- B", 3, "repeated", "delete this line"),
    ("- A\n---\n- B", 3, "documents", "another file"),
    ("- A\n...\nmore", 4, "documents", "another file"),
    ("- name: A\n  do: &slowly up", 3, "alias", "in quotes"),
    ("- **Plank**", 2, "quote", "`Plank`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "code", "hint"), TOLD)
def test_what_yaml_folds_is_a_mistake_with_its_place(problems, text, line, code, hint):
    (found,) = problems(E + text)
    assert (found.where.line, found.code, found.warning) == (line, code, False)
    assert hint in found.hint


WARNED = [
    ("- 10 squats", 2, "`- name: Squats` and, below it in the column of `name`, `reps: 10`"),
    ("- Rest 30s", 2, "`rest_after: 30s`"),
    ("- name: Plank, hold 30s, reps 3", 2, "`name: Plank` and, each in a line of its own, `hold: 30s`, `reps: 3`"),
    ("- name: Clam 3x10x5s", 2, "`sets: 3`, `reps: 10`, `hold: 5s`"),
    ("- name: Clam 3x10\n  reps: 10", 2, "`sets: 3`"),
    ("- name: Clam 3x10 - 60s rest", 2, "such as"),
    ("- name: Bridge\n  do: Lift your hips, hold 30 s, 3 times.", 3, "`reps: 3` and `hold: 30s`"),
    ("- name: Bridge\n  do: Lift. Repeat ten times.", 3, "`reps: 10`"),
    ("- name: Bridge\n  do: Do 3 sets of 10.", 3, "`sets: 3` and `reps: 10`"),
    ("- name: Bridge\n  do: Lift. 3 sets of 10.\n  reps: 10", 3, "`sets: 3`"),
    ("- name: Bridge\n  setup: Lie down, hold 10 sec.", 3, "`hold: 10s`"),
    ("- name: Bridge\n  notes: '3x10x5s'", 3, "such as"),
    ("- name: Walk\n  do: Walk for 5 minutes.", 3, "`duration: 5 min`"),
    ("- name: Curl #2 variation\n  reps: 3", 2, '`name: "Curl #2 variation"`'),
    ("- Plank #hold", 2, '`- "Plank #hold"`'),
    ("- Clamshell # 3x10", 2, f"`- name: Clamshell` {BELOW} `sets: 3`, `reps: 10`"),
    ("- Clamshell  #3x10, each side", 2, f"`- name: Clamshell` {BELOW} `sets: 3`, `reps: 10`, `sides: each`"),
    ("- Plank   ## 30 seconds", 2, f"`- name: Plank` {BELOW} `duration: 30s`"),
    ("- name: A\n  do: Lift up\n    hold 30s\n  duration: 1 min", 4, "`hold: 30s` in the column of `do`"),
    ("- name: A\n  tip: |\n    Lift up\n    rest: 30s\n  reps: 3\n  sets: 2", 5, "`rest: 30s` in the column of `tip`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "hint"), WARNED)
def test_what_is_only_words_is_a_warning(problems, text, line, hint):
    (found,) = problems(E + text)
    assert (found.where.line, found.warning) == (line, True)
    assert hint in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "- Bridge 2",
        "- Exercise 12",
        "- 90/90 stretch",
        "- Level 10 bridge",
        "- 4 point kneel",
        "- 3-way hip",
        "- Hold and reach",
        "- Name the colours",
        "- 5 km run",
        "- name: Plank 30s\n  hold: 30s",
        "- name: Clam 3x10\n  sets: 3\n  reps: 10",
        "- name: 7 minute core\n  duration: 7 min",
        "- name: A\n  do: Lower for 3 seconds.\n  reps: 10",
        "- name: A\n  do: Bend to 90 degrees, feet 30 cm apart.\n  hold: 5s",
        "- name: A\n  do: Lift slowly,\n    and down again.\n  reps: 3",
        "- name: A\n  do: >-\n    Lift slowly,\n    and hold on to the chair.\n  reps: 3",
        "- name: A # a comment\n  do: Lift. # slowly\n  reps: 3 #10 later",
        "- name: A\n  # hold: 30s\n  reps: 3",
        "- 'Curl #2'",
        "- &a {name: A, hold: 3s}\n- B",
        "- name: &n A\n  hold: 3s\n- name: B\n  do: *n",
    ],
)
def test_what_only_comes_close_is_fine(routine, text):
    routine(E + text)


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000", "\u200b"])
def test_wide_and_unbreakable_spaces_are_spaces(routine, space):
    made = routine(f"exercises:\n{space}{space}-{space}name:{space}Side{space}plank\n{space * 4}hold:{space}30{space}s")
    assert (made.exercises[0].name, made.exercises[0].hold.low) == ("Side plank", 30)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("hold 30s", ("hold", "30s")),
        ("hold:30s", ("hold", "30s")),
        ("reps = 10", ("reps", "10")),
        ("rest_seconds 30", None),
        ("hold on to the chair", None),
        ("do it again", None),
        ("Hold 30s", None),
        ("sides each", ("sides", "each")),
    ],
)
def test_a_field_without_a_colon(line, field):
    assert field_in(line) == field


def pasted(text, hint):
    """Return a routine after what its hint proposes for an exercise."""
    name, *fields = re.findall(r"`([^`]+: [^`]+)`", hint)
    return E + "\n".join([name if name.startswith("- ") else f"- {name}", *(f"  {field}" for field in fields)])


@pytest.mark.parametrize(
    "text", [text for text, *_, hint in [*TOLD, *WARNED] if "`- name: " in hint and "..." not in hint]
)
def test_what_is_proposed_for_an_exercise_reads_clean(text):
    hint = read(E + text).problems[0].hint
    proposed = read(pasted(text, hint))
    assert proposed.problems == ()
    assert sorted(re.findall(r"\d+", pasted(text, hint))) == sorted(re.findall(r"\d+", text))


IN_COMMENTS = [
    ("reps: 10  # each side", 13, "each side", "`sides: each`"),
    ("reps: 10  # reps per leg", 13, "reps per leg", "`sides: each`"),
    ("reps: 10  # L/R", 13, "L/R", "`sides: each`"),
    ("reps: 10 #both sides", 12, "both sides", "`sides: each`"),
    ("hold: 30 # seconds, each side", 12, "seconds, each side", "`sides: each`"),
    ("reps: 10  # alternating legs", 13, "alternating legs", "`sides: alternate`"),
    ("reps: 10  # 3 sets", 13, "3 sets", "`sets: 3`"),
    ("reps: 10  # 3 x 10", 13, "3 x 10", "`sets: 3`"),
    ("reps: 10  # hold 5 sec", 13, "hold 5 sec", "`hold: 5s`"),
    ("reps: 10  # 5 sec", 13, "5 sec", "`hold: 5s`"),
    ("hold: 5s  # ten times, 3 sets", 13, "ten times, 3 sets", "`reps: 10` and `sets: 3`, each"),
    ("do: Lift.  # 10 reps", 14, "10 reps", "`reps: 10`"),
    ("tip: [Up, Down]  # 10 reps", 20, "10 reps", "`reps: 10`"),
    ("reps: 10  # 30 s rest", 13, "30 s rest", "`rest: 30s`"),
]


@pytest.mark.parametrize(("line", "column", "said", "hint"), IN_COMMENTS)
def test_a_dose_or_a_side_in_a_comment_is_told(problems, line, column, said, hint):
    found = next(each for each in problems(f"{E}- name: A\n  {line}") if each.code == "dose-in-comment")
    assert (found.where.line, found.where.column, found.warning) == (3, column, True)
    assert f"“{said}”" in found.message
    assert f"write {hint}" in found.hint


def test_a_comment_behind_a_brace_belongs_to_what_is_in_there(problems):
    (found,) = problems(E + "- {name: A, reps: 3}  # each side")
    assert (found.code, found.where.column) == ("dose-in-comment", 23)


@pytest.mark.parametrize(
    "lines",
    [
        "reps: 10  # each side\n  sides: each set",
        "reps: 10  # 3x10\n  sets: 3",
        "hold: 20s  # 30 s\n  sides: each  # forty seconds on each side",
        "hold: 20s  # 10 reps next week",
        "reps: 10  # was 8 reps",
        "reps: 10  # up from 3x8",
        "reps: 10  # physio said 12 reps",
        "reps: 10  # 12",
        "reps: 10  # max 12",
        "reps: 10  # page 3",
        "reps: 10  # 5 kg",
        "reps: 10  # 5 breaths",
        "reps: 10  # both legs",
        "reps: 10  # left, then right",
        "reps: 10  # how long each rep is held",
        "reps: 10  # TODO: 3 sets of 12 in June",
        "reps: 10\n  rest_after: 30s  # 1 min\n  sides: each",
        "reps: 10\n  rest_after: 30s  # 1 min rest",
        "reps: 10\n  # hold: 5s",
        "reps: 10\n  # each side",
        "duration: 1 min  # 10 reps",
        "tempo: 3-1-3  # hold 1 s\n  reps: 3",
        "do: 'Lift # 3x10'\n  reps: 3",
        "do: |\n    Lift # each side\n  reps: 3",
        "tempo: {up: 3s, down: 3s}  # 3 seconds up, 3 down\n  reps: 3",
    ],
)
def test_an_ordinary_comment_is_none(lines):
    assert "dose-in-comment" not in [found.code for found in read(f"{E}- name: A\n  {lines}").problems]


def test_a_side_of_the_defaults_is_known_to_a_comment(routine):
    routine("defaults: {sides: each}\nexercises:\n- name: A\n  reps: 10  # each side\n- B # left and right")
