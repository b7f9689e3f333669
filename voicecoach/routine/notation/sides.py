"""Which sides phrases mean: each in turn, alternating, or one only."""

from __future__ import annotations

from collections.abc import Mapping

SIDES = ("left", "right", "only", "each", "both", "alternate")
"""Roles about sides."""
_TOGETHER = ("both", "beide", "beiden", "ambos", "ambas")


def read_sides(said: Mapping[str, str], *, counted: bool) -> tuple[str, str, str]:
    """Return the field `sides`, a note and a doubt, each empty where there is none; `counted` if there are reps."""
    left, right, both = said["left"], said["right"], said["both"]
    if said["alternate"]:
        doubt = "alternating: reps count for each side here; halve them if both together are meant" if counted else ""
        return "alternate", "", doubt
    if said["only"] and not said["each"]:
        return said["only"], "", ""
    if said["each"] or (left and right):
        return "each", "", ""
    if both.casefold() in _TOGETHER:
        return "", both, f"“{both}” may be one side after the other, or both at once, as it is here"
    if both:
        bilateral = both.casefold().startswith("bilat")
        return "each", "", f"“{both}” may be both sides at once; here it is one after the other" if bilateral else ""
    return ("left" if left else "right" if right else ""), "", ""
