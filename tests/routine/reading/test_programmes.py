"""Programmes: what is read, and every mistake with its place."""

from textwrap import dedent

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.model import Stage
from voicecoach.routine.reading.programme import of_routine, read_programme
from voicecoach.routine.reading.routine import read as read_routine

FINE = """\
    name: Step by step
    about: Back to running.
    stages:
      - {routine: ice, sessions: 6, pain: 3, weeks: 2}
      - routine: hip
        weeks: 4
      - routine: run
    """


def find(name):
    if name not in ("ice", "hip", "run"):
        raise VoicecoachError(f"there is no routine called “{name}”", "did you mean ice?")


def read(text):
    return read_programme(dedent(text), "my-way.yaml", find)


def test_a_programme():
    found = read(FINE)
    assert found.problems == ()
    assert (found.programme.name, found.programme.about) == ("Step by step", "Back to running.")
    where = None
    assert found.programme.stages == (
        Stage("ice", where, sessions=6, pain=3, weeks=2),
        Stage("hip", where, weeks=4),
        Stage("run", where),
    )


def test_without_a_name_it_is_called_as_its_file():
    assert read("stages: [{routine: ice}]").programme.name == "My Way"


@pytest.mark.parametrize(
    ("text", "place", "code", "hint"),
    [
        ("", (1, 1), "shape", "stages:"),
        ("- a", (1, 1), "shape", "stages:"),
        ("name: A", (1, 1), "missing", "stages:"),
        ("stagse: []", (1, 1), "unknown-field", "did you mean `stages`?"),
        ("exercises: [A]\nstages: [{routine: ice}]", (1, 1), "unknown-field", "it is a field of a routine"),
        ("stages: ice", (1, 9), "shape", "- routine:"),
        ("stages: []", (1, 1), "limit", "- routine:"),
        ("stages: [ice]", (1, 10), "shape", "- routine:"),
        ("stages: [{routine: ise}]", (1, 20), "unknown-routine", "did you mean ice?"),
        ("stages: [{routine: ../ice}]", (1, 20), "unknown-routine", ""),
        ("stages: [{routine: }]", (1, 10), "missing", "routine"),
        ("stages: [{weeks: 2}]", (1, 10), "missing", "routine: upper-hamstring"),
        ("stages: [{routine: ice}, {routine: hip}]", (1, 10), "missing", "sessions: 6"),
        ("stages: [{routine: ice, sesions: 6}]", (1, 25), "unknown-field", "did you mean `sessions`?"),
        ("stages: [{routine: ice, sessions: 0}]", (1, 35), "limit", "sessions: 6"),
        ("stages: [{routine: ice, sessions: 6, pain: 11}]", (1, 44), "limit", "pain: 3"),
        ("stages: [{routine: ice, weeks: soon}]", (1, 32), "value", ""),
        ("stages: [{routine: ice, weeks: 1, weeks: 2}]", (1, 35), "repeated", "delete"),
        ("stages: [", (1, 1), "yaml", ""),
    ],
)
def test_a_mistake_is_told_at_its_place(text, place, code, hint):
    found = read(text)
    assert found.programme is None
    problem = found.problems[0]
    assert code in (problem.code, "yaml")
    assert hint in problem.hint
    assert (problem.where.line, problem.where.column) == place


def of(text, wish=lambda name, _: find(name)):
    return of_routine(read_routine(dedent(text), wishes={"programme": wish} if wish else {}))


def test_a_routine_may_hold_a_programme():
    head = "name: Ice\nabout: Cold.\nexercises: [A]\n"
    found = of(head + "programme: [{routine: ice, sessions: 6}, {routine: hip}]")
    assert found.problems == ()
    assert (found.programme.name, found.programme.about) == ("Ice", "Cold.")
    assert found.programme.stages == (Stage("ice", None, sessions=6), Stage("hip", None))
    assert of(head).programme is None


@pytest.mark.parametrize(
    ("text", "column", "code", "hint"),
    [
        ("ice", 12, "shape", "write `programme:`"),
        ("[]", 1, "limit", "write `programme:`"),
        ("[{routine: ise}]", 23, "unknown-routine", "did you mean ice?"),
        ("[{routine: ice, sesions: 6}]", 28, "unknown-field", "did you mean `sessions`?"),
        ("[{routine: ice}, {routine: hip}]", 13, "missing", "sessions: 6"),
    ],
)
def test_a_mistake_in_a_routines_programme_is_told_at_its_place(text, column, code, hint):
    found = of(f"exercises: [A]\nprogramme: {text}")
    assert found.programme is None
    assert [problem.code for problem in found.problems] == [code]
    assert hint in found.problems[0].hint
    assert (found.problems[0].where.line, found.problems[0].where.column) == (2, column)


def test_a_routine_starts_though_its_programme_names_none_there_is():
    assert of("exercises: [A]\nprogramme: [{routine: ise}]", wish=None).problems == ()


def test_a_routine_that_extends_one_with_a_programme_is_none():
    base = "exercises: [A]\nprogramme: [{routine: ice}]"
    made = read_routine("extends: base", "a.yaml", lambda name, file: ("base.yaml", base)).routine
    assert (made.exercises[0].name, made.programme) == ("A", ())


def test_all_mistakes_come_at_once():
    text = "stages:\n- {routine: no, sesions: 1}\n- {routine: ice, pain: 12, sessions: x}\n"
    assert [problem.code for problem in read(text).problems] == [
        "missing",
        "unknown-routine",
        "unknown-field",
        "limit",
        "value",
    ]


def test_pain_without_sessions_is_a_warning():
    found = read("stages: [{routine: ice, pain: 3}]")
    assert [(problem.code, problem.warning) for problem in found.problems] == [("needs", True)]
    assert found.programme
