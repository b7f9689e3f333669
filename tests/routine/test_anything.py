"""Whatever is read, a routine or located problems come out; never an exception."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.core.terminal_text import render
from voicecoach.routine.adjust.level import dose
from voicecoach.routine.fields import TABLE
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.summary import heading

SAMPLE = """\
name: Sample
every: 2 days
equipment: [mat, chair]
defaults: {get_ready: 8s, rest: 20s}
exercises:
  - name: Glute squeeze
    do: "Squeeze: hard"
    hold: 45s
    reps: 5-10
  - Plank
  - rounds: 2
    exercises:
      - &a {name: Bridge, tempo: 3-1-3, reps: 8 to 10, sides: each}
      - {<<: *a, name: Other}
"""

NAMES = st.sampled_from(sorted({name for here in TABLE.values() for name in here} | {"rep", "x", "<<", ""}))
VALUES = st.sampled_from(
    ["45s", "2-3", "1:30", "each", "yes", "3-1-3", "Clamshell", "-1", "1e99", "0", "x", "", "*a", "\x1b[31m", "日本"]
)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | VALUES | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=5),
    max_leaves=25,
)
EXERCISES = st.lists(TREES | st.dictionaries(NAMES, TREES | VALUES, max_size=6), max_size=5)
ROUTINES = st.builds(lambda rest, exercises: {**rest, "exercises": exercises}, st.dictionaries(NAMES, TREES), EXERCISES)


def holds(text):
    reading = read(text, "f.yaml")
    assert (reading.routine is None) == any(not problem.warning for problem in reading.problems)
    for problem in reading.problems:
        assert problem.where.line >= 1
        assert 1 <= problem.where.column <= len(problem.where.source) + 1
        assert problem.message
        assert problem.hint
        assert render(problem).startswith(f"f.yaml:{problem.where.line}:{problem.where.column}: ")
    if reading.routine:
        dose(reading.routine, 50)
    heading(text)


@given(st.text())
def test_any_text(text):
    holds(text)


@given(st.text("abn: -\n\t#'\"[]{},&*!|>%@?<0123", max_size=60))
def test_any_punctuation(text):
    holds(text)


@given(st.binary(max_size=200))
def test_any_bytes(data):
    holds(data.decode("utf-8", "replace"))
    holds(data.decode("latin-1"))


@settings(max_examples=300)
@given(TREES | ROUTINES, st.booleans())
def test_any_tree(tree, flow):
    holds(yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow))


@settings(max_examples=500)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 12), st.text(max_size=4) | VALUES | NAMES)
def test_any_slip_of_the_hand(at, length, typed):
    holds(SAMPLE[:at] + typed + SAMPLE[at + length :])


@given(st.permutations(SAMPLE.splitlines(keepends=True)))
def test_lines_in_any_order(lines):
    holds("".join(lines))
