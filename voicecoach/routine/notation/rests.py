"""Where the rests that phrases tell of go: between sets, between held reps, before what comes next."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voicecoach.routine.notation.amounts import high, in_seconds, is_so_often

_REPS = re.compile(r"\d\s?(?:reps?|repetitions?|wdh|wiederholungen|rép|répétitions|repeticiones)\b", re.IGNORECASE)

_TOO_LONG = 90.0
"""Seconds that nobody holds each rep of several sets, if nothing says so: `5 x 3 (2 min)`."""
_MORE_THAN_A_PHASE = 5
"""Reps of the first set, where a row of fewer may be a tempo."""
_LONGEST_SET, _REST = 400.0, 45.0
"""Seconds of a set at most, and of a rest that nothing tells of at least."""


def must_be_rest(said: Mapping[str, str], time: str) -> bool:
    """Whether a bare time behind sets can't be a hold: they have one, or nobody holds each of 10 reps for 90 s."""
    if "rest" not in said and in_seconds(time) >= _REST and _differs_by_set(said):
        return True
    if "sets" not in said or "rest" in said:
        return False
    if said.keys() & {"hold", "duration"}:
        return True
    if in_seconds(time) >= _TOO_LONG and high(said.get("reps", "0")) > 1:
        return True
    longest = "most" in said or high(said.get("reps", "0")) * in_seconds(time) > _LONGEST_SET
    return longest and in_seconds(time) >= _REST


def _differs_by_set(said: Mapping[str, str]) -> bool:
    """Whether there is a number of reps for each set, and no other amount: `12/10/8/6, 90 s`."""
    row = said.get("per_set", "").replace(", ", "-") or said.get("row", "")
    reps = [int(one) for one in re.findall(r"\d+", row)] if re.fullmatch(r"\d+(?:\D{1,3}\d+)+", row) else [0]
    return reps[0] >= _MORE_THAN_A_PHASE and said.keys().isdisjoint({"sets", "reps", "hold", "duration"})


def go_in_turn(said: dict[str, str], lasting: str, reps: str) -> None:
    """Put work and rest in turn into what is said: `7 s on, 3 s off x 6` are six holds with a break after each.

    `lasting` is the field of its time, `reps` the words that count it.
    """
    work, off = said.pop("work", ""), said.pop("off", "")
    if not work:
        return
    times = said.pop("count", "") or said.get("reps", "")
    if times and ("sets" in said or _REPS.search(reps)):
        said |= {"reps": times, "hold": work, "between_reps": off}
        return
    said.pop("reps", "")
    sets = said.pop("rounds", "") or said.get("sets", "") or times
    said |= {"sets": sets} if sets else {}
    said[lasting] = work
    if "rest" in said and sets:
        said["rest_after"] = said["rest"]  # `6 x 20 s on, 10 s off, then rest 2 min`
    said["rest" if sets else "rest_after"] = off


def times_over(said: dict[str, str], counted: str) -> None:
    """Take how often a time and a rest behind it, or as many as one can, are done for the sets: `30 s, rest 30 s, x 3`.

    `counted` is the words of that number.
    """
    if said.keys() & {"most", "longest"} and not said.keys() & {"sets", "hold", "per_set"}:
        often = "rounds" if "rounds" in said else "reps"
        if often == "rounds" or is_so_often("", counted, said.get("reps", "")):
            said["sets"] = said.pop(often)  # `max hold, x 2`
        return
    time = said.get("time") or said.get("loose", "")
    if time and "rest" in said and "sets" not in said and is_so_often("", counted, said.get("reps", "")):
        said["sets"] = said.pop("reps")
        said.pop("loose", "")
        said["time"] = time


def placed_rests(said: dict[str, str], fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of the rests of a dose, and take them out of what is said.

    A rest is between sets or, with one set of held reps, between those; else before what comes next.
    """
    rest, between = said.pop("rest", ""), said.pop("between_reps", "")
    after = said.pop("rest_after", "")
    rest = rest or said.pop("round_rest", "")
    let_go = said.pop("let_go", "")
    if "reps" in said and not between:
        between = let_go
    else:
        rest = rest or let_go
    placed = {"between_reps": between, "rest_after": after}
    placed = {name: time for name, time in placed.items() if time}
    if rest:
        several = "per_set" in said or high(said.get("sets", "1")) > 1
        held = not said.keys().isdisjoint({"hold", "loose"}) and "reps" in said and not between
        name = "rest" if several else "between_reps" if held else "rest_after"
        if name not in fields:
            placed.setdefault(name, rest)
    return placed
