"""`extends`: the tree of a routine laid over its base's, before either is read, so that every value keeps its place.

What the routine writes wins, field by field. Names of exercises compare without regard to capitals.
"""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.reading.overlay import Entry, over, written
from voicecoach.routine.reading.rearrange import Rearrangement, Tell
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

DEEPEST_BASE = 8
"""Routines in a row, each extending the next."""
_OWN = frozenset({"name", "extends", "drop", "order", "programme"})
"""Fields of a routine that say something of it alone."""

Find = Callable[[str, str], tuple[str, str]]
"""What `extends` says, and the file where it says so -> file and text of the base. Raises VoicecoachError."""


def nowhere(name: str, _file: str) -> tuple[str, str]:
    """Raise VoicecoachError: a text by itself has no library around it."""
    raise VoicecoachError(f"“{clean(name)[:80]}” can't be looked up here", "save the routine as a file first")


def base_name(root: Node | None) -> Scalar | None:
    """Return where a routine says what it extends."""
    node = written(root)["extends"][1] if isinstance(root, Pairs) and "extends" in written(root) else None
    return node if isinstance(node, Scalar) else None


def laid_over(base: Pairs, own: Pairs, tell: Tell) -> Pairs:
    """Return the tree of a whole routine, `own` over `base`."""
    mine, theirs = written(own), written(base)
    swapped: dict[str, Entry] = {}
    for name in ("defaults", "phrases"):
        below, above = (fields.get(name, (None, None))[1] for fields in (theirs, mine))
        if isinstance(below, Pairs) and isinstance(above, Pairs):
            swapped[name] = (mine[name][0], over(below, above))
    key, entries = theirs["exercises"]
    changes = mine.get("exercises", (key, None))[1]
    if isinstance(entries, Items) and (changes is None or isinstance(changes, Items)):
        items = Rearrangement(entries.items, mine, tell).merged(changes.items if changes else [])
        swapped["exercises"] = (mine.get("exercises", (key, None))[0], entries._replace(items=items))
    merged = over(base, own, without=_OWN).pairs
    old = {id(fields[name][1]) for fields in (mine, theirs) for name in swapped if name in fields}
    return own._replace(pairs=[*(pair for pair in merged if id(pair[1]) not in old), *swapped.values()])
