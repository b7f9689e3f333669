"""Lists of an exercise, a value for each set, as what each set has of its own."""

from __future__ import annotations

from collections.abc import Mapping

from voicecoach.routine.model import Range, SetDose
from voicecoach.routine.values.parse import PerSet, Value


def by_set(values: Mapping[str, Value], counted: bool) -> dict[str, Value]:
    """Return lists as what each set has of its own; there are as many sets, unless the exercise has `counted` them."""
    lists = {name: given.values for name, given in values.items() if isinstance(given, PerSet)}
    longest = max(map(len, lists.values()))
    doses = tuple(
        SetDose(**{name: given[number] for name, given in lists.items() if number < len(given)})
        for number in range(longest)
    )
    sets = {} if counted else {"sets": Range(longest, longest)}
    return {**sets, **{name: given[0] for name, given in lists.items()}, "by_set": doses}
