"""What YAML itself can do to a reader: bombs, loops, depth, size, tabs and its own complaints."""

import tracemalloc

import pytest
import yaml

from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml import tree

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """Each test here holds with libyaml and without."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(tree, "LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    "text",
    [BOMB + "exercises: *a11", f"exercises:\n- &a {{name: A, tip: {['x'] * 100}}}\n" + "- *a\n" * 10_000],
    ids=["billion laughs", "flat"],
)
def test_a_bomb_is_told_in_little_memory(text):
    tracemalloc.start()
    (found,) = read(text).problems
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.code == "size"
    assert peak < 100_000_000


@pytest.mark.parametrize("text", ["exercises: &a [*a]", "&a {exercises: [A], *a : b}", "exercises: [&a {<<: *a}]"])
def test_an_alias_to_itself(problems, loader, text):
    (found,) = problems(text)
    assert (found.code, "contains itself" in found.message) == ("alias", True)


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: &a [" * 100_000])
def test_depth_is_bounded(problems, text):
    (found,) = problems(text)
    assert found.code in ("nesting", "list", "yaml")


def test_depth_that_is_fine(routine):
    text = "A"
    for _ in range(12):
        text = f"{{rounds: 1, exercises: [{text}]}}"
    routine(f"exercises: [{text}]")


def test_a_second_document(problems, loader):
    (found,) = problems("exercises: [A]\n---\nexercises: [B]")
    assert (found.code, found.where.line) == ("documents", 2)


def test_a_megabyte_in_one_field(problems):
    for field in ("name", "do", "hold", "tempo", "sides", "wait", "tip", "x" * 1000):
        (found, *_) = problems(f"exercises:\n- name: A\n  reps: 5\n  {field}: {'very long ' * 100_000}")
        assert len(found.message) < 200
        assert found.code in ("long", "value", "unknown-field", "repeated", "yaml")


def test_a_thousand_problems_are_enough(problems):
    assert len(problems("exercises:\n" + "- {hold: x}\n" * 5_000)) == 2_000


def test_warnings_never_hide_an_error(problems):
    found = problems("exercises:\n" + "- {name: A, hold: 1 h}\n" * 5_000 + "- {name: A, hold: x}")
    assert not all(problem.warning for problem in found)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("name: é\n\tabout: x", "tab", 2, 1),
        ("name: 日本: x", "colon", 1, 9),
        ("exercises:\n- name:A\n  hold: 3", "colon", 2, 7),
        ("name: A\nabout\nexercises: [A]", "colon", 2, 1),
        ("exercises:\n- name: A\n  hold 45s\n  reps: 5", "colon", 3, 3),
        ("exercises:\n- name: A\n  hold: 45s reps: 5", "colon", 3, 13),
        ("exercises:\n- name: A\n    hold: 3", "indentation", 3, 5),
        ("exercises:\n  - name: A\n   hold: 3", "indentation", 3, 4),
        ("exercises:\n  - name: A\n    hold: 3\n  reps: 5", "indentation", 4, 3),
        ("name: A\n- B", "list", 2, 1),
        ("name: 'A\nexercises: [A]", "quote", 1, 7),
        ("do: 'Don't'\nname: A", "quote", 1, 10),
        ("name: @home", "quote", 1, 7),
        ("name: %5", "quote", 1, 7),
        ("name: `A`", "quote", 1, 7),
        ("name: *", "quote", 1, 7),
        ("name: *A", "alias", 1, 7),
        ("name: !A b", "tag", 1, 7),
        ("name: > A", "quote", 1, 7),
        ("equipment: [mat, chair\nname: A", "bracket", 1, 12),
        ("defaults: {rest: 5\nname: A", "bracket", 1, 11),
        ('name: "\\q"', "quote", 1, 8),
        ("-name: A\n hold: 3", "dash", 1, 2),
        ("name: a\x07b", "character", 1, 8),
        ("na\ud800me: x", "character", 1, 3),
    ],
)
def test_what_yaml_refuses(problems, text, code, line, column):
    (found,) = problems(text)
    assert (found.code, found.where.line, found.where.column) == (code, line, column)
    assert found.hint


def test_two_of_one_key_names_both_places(problems):
    (found,) = problems("exercises:\n- name: A\n  hold: 3\n  hold: 4")
    assert (found.code, found.where.line) == ("repeated", 4)
    assert "in line 3 and here" in found.message


def test_places_count_characters_not_bytes(problems, loader):
    (found,) = problems("exercises: [{name: 橋🦵é, hold: x}]")
    assert (found.where.column, found.where.length) == (31, 1)
