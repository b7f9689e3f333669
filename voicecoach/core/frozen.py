"""Frozen dataclasses with some values changed, for where it is done a hundred thousand times."""

from __future__ import annotations

from typing import TypeVar

Frozen = TypeVar("Frozen")


def changed(thing: Frozen, **values: object) -> Frozen:
    """Return a copy of a frozen dataclass with other values for some of its fields.

    It is `dataclasses.replace`, but a few times faster: names aren't checked, and `__post_init__` isn't called.
    """
    made: Frozen = object.__new__(type(thing))
    made.__dict__.update(thing.__dict__)
    made.__dict__.update(values)
    return made
