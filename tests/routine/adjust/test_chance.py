"""What a routine leaves to chance: the same on the same day, fair over many."""

from collections import Counter
from datetime import date, timedelta

from voicecoach.routine.adjust.chance import of_day

DAY = date(2025, 5, 31)
DAYS = [DAY + timedelta(days=number) for number in range(400)]
PICK = "exercises: [{pick: 2, exercises: [A, B, C, D]}, E]"


def names(routine, day):
    return [
        [inside.name for inside in entry.exercises] if hasattr(entry, "exercises") else entry.name
        for entry in of_day(routine, day).exercises
    ]


def test_the_same_day_picks_the_same(routine):
    assert names(routine(PICK), DAY) == names(routine(PICK), DAY)


def test_so_many_are_picked_in_the_order_of_the_file(routine):
    for day in DAYS:
        picked, last = names(routine(PICK), day)
        assert (len(picked), picked, last) == (2, sorted(picked), "E")


def test_over_many_days_each_has_its_turn(routine):
    counts = Counter(name for day in DAYS for name in names(routine(PICK), day)[0])
    assert all(150 < counts[name] < 250 for name in "ABCD")


def test_each_block_picks_for_itself(routine):
    two = routine(f"exercises: [{PICK[12:-4]}, {PICK[12:-4].replace('A, B, C, D', 'a, b, c, d')}]")
    assert any(picked[0] != [name.upper() for name in picked[1]] for picked in (names(two, day) for day in DAYS))


def test_a_shuffled_block_has_all_of_its_exercises(routine):
    shuffled = routine("exercises: [{shuffle: yes, rounds: 2, exercises: [A, B, C]}]")
    orders = Counter(tuple(names(shuffled, day)[0]) for day in DAYS)
    assert len(orders) == 6
    assert all(sorted(order) == ["A", "B", "C"] for order in orders)


def test_the_warm_up_and_the_cool_down_stay_where_they_are(routine):
    whole = routine("shuffle: yes\nwarm_up: [W, V]\nexercises: [A, B, C]\ncool_down: [Z]")
    orders = [names(whole, day) for day in DAYS]
    assert all((order[0], order[-1]) == (["W", "V"], ["Z"]) for order in orders)
    assert len({tuple(order[1:-1]) for order in orders}) == 6


def test_without_chance_a_routine_stays_the_same_object(routine):
    made = routine("exercises: [{rounds: 2, exercises: [A]}, B]")
    assert of_day(made, DAY) is made
