"""Whatever reads a file in YAML tells alike what keeps it from being one, and where."""

import pytest

from voicecoach.routine.foreign.tree import Tree
from voicecoach.routine.library import RoutineProblems
from voicecoach.routine.nodes import Pairs, Source, UnreadableError
from voicecoach.routine.parsing import parse_yaml
from voicecoach.routine.phrases import read_phrases
from voicecoach.routine.programmes import read_programme
from voicecoach.routine.reading import read


def foreign(text):
    with pytest.raises(RoutineProblems) as raised:
        Tree(text, "x.yaml")
    return raised.value.problems


READERS = {
    "routine": lambda text: read(text, "x.yaml").problems,
    "phrases": lambda text: read_phrases(text, "x.yaml")[1],
    "programme": lambda text: read_programme(text, "x.yaml", None).problems,
    "foreign": foreign,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("name: 'A", "quote", 7),
        ("name: a\x07b", "character", 8),
        ("name: *A", "alias", 7),
        ("\ufeffname: @A", "quote", 7),
    ],
)
def test_all_readers_tell_what_is_no_yaml(reader, text, code, column):
    (problem,) = READERS[reader](text)
    assert (problem.code, problem.where.file, problem.where.line, problem.where.column) == (code, "x.yaml", 1, column)


@pytest.mark.parametrize("text", ["a: 'b", "a: b\x07", "a: *b"])
def test_every_refusal_is_one_error_with_its_problem(text):
    with pytest.raises(UnreadableError) as raised:
        parse_yaml(Source("x.yaml", text))
    assert raised.value.problem.where.source == text
    assert raised.value.problem.hint


@pytest.mark.parametrize("text", ["", "# nothing", "\ufeff"])
def test_a_file_of_nothing_has_no_tree(text):
    assert parse_yaml(Source("x.yaml", text)) is None


def test_the_mark_that_editors_begin_a_file_with_moves_nothing():
    root = parse_yaml(Source("x.yaml", "\ufeffa: b"))
    assert isinstance(root, Pairs)
    assert [(key.column, node.column) for key, node in root.pairs] == [(0, 3)]
