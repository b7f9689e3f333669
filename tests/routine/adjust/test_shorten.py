"""Shortening, against the rule of the module's first lines done one step after the other."""

from copy import deepcopy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voicecoach.core.errors import Where
from voicecoach.routine.adjust.shorten import MOST_TRIES, left_out, trimmed
from voicecoach.routine.model import Exercise, Priority, Range, Rounds, Routine

HERE = Where("test.yaml", 1, 1)
LOW, NORMAL, HIGH = Priority.LOW, Priority.NORMAL, Priority.HIGH

exercises = st.builds(
    lambda priority, sets: {"priority": priority, "sets": sets}, st.sampled_from(Priority), st.integers(1, 4)
)
blocks = st.recursive(
    exercises,
    lambda inside: st.builds(
        lambda n, i: {"rounds": n, "inside": i}, st.integers(1, 4), st.lists(inside, min_size=1, max_size=3)
    ),
    max_leaves=4,
)
trees = st.lists(blocks, min_size=1, max_size=5)


def named(tree, prefix="e"):
    return [
        {**entry, "name": f"{prefix}{n}"}
        if "sets" in entry
        else {**entry, "inside": named(entry["inside"], f"{prefix}{n}.")}
        for n, entry in enumerate(tree)
    ]


def made(tree):
    return Routine("R", tuple(map(entry_of, tree)))


def entry_of(entry):
    if "sets" in entry:
        sets = Range(entry["sets"], entry["sets"])
        return Exercise(entry["name"], HERE, reps=Range(1, 1), sets=sets, priority=entry["priority"])
    rounds = Range(entry["rounds"], entry["rounds"])
    return Rounds(rounds, tuple(map(entry_of, entry["inside"])), HERE)


def flat(tree):
    return [leaf for entry in tree for leaf in ([entry] if "sets" in entry else flat(entry["inside"]))]


def blocks_of(tree):
    return [found for entry in tree if "rounds" in entry for found in (entry, *blocks_of(entry["inside"]))]


def without(tree, gone):
    kept = [{**e, "inside": without(e["inside"], gone)} if "rounds" in e else e for e in tree if e is not gone]
    return [entry for entry in kept if entry.get("inside", True)]


def one_less(entries, what):
    """Take one from the last of those that have the most; return whether any had more than one."""
    most = max((entry[what] for entry in entries), default=1)
    for entry in reversed(entries if most > 1 else []):
        if entry[what] == most:
            entry[what] -= 1
            return True
    return False


def of(tree, priority):
    return [entry for entry in flat(tree) if entry["priority"] is priority]


def next_shorter(tree):
    """Return the tree after one step of the rule; None at its end."""
    tree = deepcopy(tree)
    if low := of(tree, LOW):
        return without(tree, low[-1])
    spare = [block for block in blocks_of(tree) if not of(block["inside"], HIGH)]
    if one_less(of(tree, NORMAL), "sets") or one_less(spare, "rounds"):
        return tree
    normal = of(tree, NORMAL)
    if len(normal) > (not of(tree, HIGH)):
        return without(tree, normal[-1])
    return tree if one_less(of(tree, HIGH), "sets") or one_less(blocks_of(tree), "rounds") else None


def shorter_and_shorter(tree):
    """Return the routine after no, one, two, ... steps of the rule."""
    if all(entry["priority"] is LOW for entry in flat(tree)):
        for entry in flat(tree):
            entry["priority"] = NORMAL
    states = []
    while tree is not None:
        states.append(shape(made(tree).exercises))
        tree = next_shorter(tree)
    return states


def shape(entries):
    return [
        (entry.name, entry.sets.low) if isinstance(entry, Exercise) else (entry.rounds.low, shape(entry.exercises))
        for entry in entries
    ]


def weight(entries):
    return sum(
        10 * entry.sets.low + 1 if isinstance(entry, Exercise) else entry.rounds.low * weight(entry.exercises)
        for entry in entries
    )


def seconds(routine):
    return weight(routine.exercises)


@given(trees.map(named), st.integers(0, 400))
@example([{"name": "A", "priority": HIGH, "sets": 1}, {"name": "B", "priority": LOW, "sets": 2}], 22)
def test_it_is_the_first_that_fits_going_by_the_rule_and_what_fits_back_in(tree, limit):
    routine = made(tree)
    result = trimmed(routine, limit, seconds)
    states = shorter_and_shorter(deepcopy(tree))
    if seconds(routine) <= limit:
        assert result is routine
    elif (first := next((state for state in states if weight_of(state) <= limit), None)) is None:
        assert shape(result.exercises) == states[-1]
    else:
        assert weight_of(first) <= seconds(result) <= limit
        assert names_in(first) <= names_in(shape(result.exercises))
        kept = names_in(shape(result.exercises))
        all_low = all(entry["priority"] is LOW for entry in flat(tree))
        for entry in () if blocks_of(tree) else (entry for entry in tree if entry["name"] not in kept):
            whole = entry["priority"] is LOW and not all_low  # of the others, all sets but one went before
            assert seconds(result) + 10 * (entry["sets"] if whole else 1) + 1 > limit


def names_in(state):
    return {name for a, b in state for name in ({a} if isinstance(a, str) else names_in(b))}


def weight_of(state):
    return sum(10 * b + 1 if isinstance(a, str) else a * weight_of(b) for a, b in state)


def test_what_is_short_is_done_where_something_long_had_to_go(dosed):
    routine = dosed(
        "exercises: [{name: A, reps: 1, sets: 3}, {name: Long, reps: 1, sets: 9}, {name: C, reps: 1, sets: 3}]"
    )

    def long_counts_more(made):
        return sum((100 if e.name == "Long" else 10) * e.sets.low for e in made.exercises)

    result = trimmed(routine, 55, long_counts_more)
    assert shape(result.exercises) == [("A", 3), ("C", 2)]
    assert left_out(routine, result) == ("Long",)


def test_step_by_step(dosed):
    routine = dosed("""
        exercises:
          - {name: A, reps: 1, sets: 2, priority: high}
          - {name: B, reps: 1, sets: 3}
          - {name: C, reps: 1, priority: low}
          - rounds: 2
            exercises: [{name: D, reps: 1, sets: 3}, {name: E, reps: 1, priority: low}]
    """)
    rule = [
        [("A", 2), ("B", 3), ("C", 1), (2, [("D", 3)])],
        [("A", 2), ("B", 3), (2, [("D", 3)])],
        [("A", 2), ("B", 3), (2, [("D", 2)])],
        [("A", 2), ("B", 2), (2, [("D", 2)])],
        [("A", 2), ("B", 2), (2, [("D", 1)])],
        [("A", 2), ("B", 1), (2, [("D", 1)])],
        [("A", 2), ("B", 1), (1, [("D", 1)])],
        [("A", 2), ("B", 1)],
        [("A", 2)],
        [("A", 1)],
    ]
    for step, expected in enumerate(rule):  # what is put back never fits here
        result = trimmed(routine, 0, lambda made, step=step: shape(made.exercises) not in rule[step:])
        assert shape(result.exercises) == expected
    assert left_out(routine, trimmed(routine, 35, seconds)) == ("C", "D", "E")


@pytest.mark.parametrize(("priority", "stays"), [("low", ["A"]), ("normal", ["A"]), ("high", ["A", "B"])])
def test_something_always_stays(dosed, priority, stays):
    routine = dosed(f"{{defaults: {{priority: {priority}}}, exercises: [{{name: A, reps: 1, sets: 5}}, B]}}")
    result = trimmed(routine, 0, lambda _: 1)
    assert [(entry.name, entry.sets) for entry in result.exercises] == [(name, Range(1, 1)) for name in stays]


def test_a_large_routine_is_judged_a_few_times():
    every = [entry_of({"name": f"e{n}", "priority": NORMAL, "sets": 9}) for n in range(1000)]
    judged = []

    def length(routine):
        judged.append(routine)
        return seconds(routine)

    assert 29_000 < seconds(trimmed(Routine("R", tuple(every)), 30_000, length)) <= 30_000
    assert len(judged) <= 17 + MOST_TRIES
