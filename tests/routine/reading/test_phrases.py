"""The coach's words in a person's own."""

import pytest

from voicecoach.routine.reading.phrases import read_phrases
from voicecoach.routine.reading.routine import read


def test_phrases_of_a_routine_and_of_a_file_are_read_alike(routine):
    text = "{halfway: Half., reps: {one: once, other: '{reps} x'}, last_rep: '', side: '{{{side}}}'}"
    expected = {"halfway": "Half.", "reps": {"one": "once", "other": "{reps} x"}, "last_rep": "", "side": "{{{side}}}"}
    assert routine(f"phrases: {text}\nexercises: [A]\n").phrases == expected
    assert read_phrases(text, "phrases.yaml") == (expected, ())
    assert read_phrases("# nothing yet\n", "phrases.yaml") == ({}, ())


def test_several_texts_may_take_turns():
    text = "{halfway: [Half., 'Half of it, done.'], reps: ['{reps} x', {one: once, other: '{reps} times'}], set: [A]}"
    found, problems = read_phrases(text, "phrases.yaml")
    assert problems == ()
    assert found["halfway"] == ("Half.", "Half of it, done.")
    assert found["reps"] == ("{reps} x", {"one": "once", "other": "{reps} times"})
    assert found["set"] == ("A",)


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("halway: Half.", 1, "“halway” is no phrase", "did you mean `halfway`?"),
        ("qqq: Half.", 1, "“qqq” is no phrase", "`voicecoach phrases`"),
        ("rest: Rest {duraton}.", 7, "`rest` has no variable `{duraton}`", "did you mean `{duration}`?"),
        ("rest: Rest {x}.", 7, "no variable `{x}`", "Variables here: `{duration}`"),
        ("halfway: Half {x}.", 10, "no variable `{x}`", "This phrase has no variables"),
        ("rest: Rest {}.", 7, "no variable `{}`", "`{duration}`"),
        ("rest: Rest {duration.__class__}.", 7, "no variable", "`{duration}`"),
        ("rest: Rest {duration!r}.", 7, "no variable", "`{duration}`"),
        ("rest: Rest {duration:>9999999}.", 7, "no variable", "`{duration}`"),
        ("rest: Rest {duration", 7, "a brace has no partner", "`{duration}`"),
        ("rest: Rest duration}", 7, "a brace has no partner", "`{duration}`"),
        ("halfway:", 9, "`halfway` has no text", 'write `halfway: ""`'),
        ("halfway: [[a]]", 11, "a text of `halfway` is one line", "one line"),
        ("halfway: []", 10, "`halfway` has 0 texts to choose from", "1 to 6"),
        ("halfway: [a, b, c, d, e, f, g]", 10, "`halfway` has 7 texts to choose from", "1 to 6"),
        ("halfway: [a, '{x}']", 14, "no variable `{x}`", "This phrase has no variables"),
        ("halfway: [a, '']", 14, "one of the texts of `halfway` is empty", "leave it out"),
        ("halfway: {one: a, other: b}", 10, "`halfway` has no plural", "write a text"),
        ("reps: {one: a}", 7, "needs the form `other`", "{one: ..., other: ...}"),
        ("reps: {on: a, other: b}", 8, "“on” is no form", "one, two"),
        ("reps: {other: [b]}", 15, "a form is a text", "other"),
        ("reps: {one: a, other: '{rep} b'}", 23, "no variable `{rep}`", "did you mean `{reps}`?"),
        ("halfway: a\nhalfway: b", 1, "`halfway` is written twice", "delete one"),
        ("- halfway", 1, "phrases are lines of `name: text`", ""),
        ("halfway: 'a", 10, "never closed", ""),
    ],
)
def test_problems_of_phrases(text, column, message, hint):
    _, problems = read_phrases(text + "\n", "phrases.yaml")
    assert len(problems) == 1
    assert message in problems[0].message
    assert hint in problems[0].hint
    assert problems[0].where.column == column


def test_problems_of_a_routines_phrases_have_their_place(problems):
    (problem,) = problems("exercises: [A]\nphrases:\n  rest: Rest {x}.\n")
    assert (problem.code, problem.where.line, problem.where.column) == ("variable", 3, 9)
    (problem,) = problems("exercises: [A]\nphrases: Half.\n")
    assert problem.code == "shape"


def test_a_language_without_words_is_one_warning():
    (warning,) = read("language: de-AT\nexercises: [A, B]\n").problems
    assert (warning.code, warning.warning, warning.where.line) == ("language", True, 1)
    assert read("language: en-GB\nexercises: [A]\n").problems == ()
