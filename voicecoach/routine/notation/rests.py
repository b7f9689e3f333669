"""Where the rests that phrases tell of go: between sets, between held reps, before what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from voicecoach.routine.notation.amounts import high


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
        held = "hold" in said and "reps" in said and not between
        name = "rest" if several else "between_reps" if held else "rest_after"
        if name not in fields:
            placed.setdefault(name, rest)
    return placed
