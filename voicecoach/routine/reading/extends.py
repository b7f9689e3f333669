"""`extends`: the tree of a routine laid over its base's, before either is read, so that every value keeps its place.

What the routine writes wins, field by field. Names of exercises compare without regard to capitals.
"""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.reading.overlay import Entry, inside_of, over, written
from voicecoach.routine.reading.rearrange import Rearrangement, Tell
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

DEEPEST_BASE = 8
"""Routines in a row, each extending the next."""
_OWN = frozenset({"name", "extends", "drop", "order", "programme"})
"""Fields of a routine that say something of it alone."""

_PARTS = ("warm_up", "cool_down")
_PART = "\0part"
"""Marks such a list among the exercises; no file can have a field of that name."""

Find = Callable[[str, str], tuple[str, str]]
"""What `extends` says, and the file where it says so -> file and text of the base. Raises VoicecoachError."""


def nowhere(name: str, _file: str) -> tuple[str, str]:
    """Raise VoicecoachError: a text by itself has no library around it."""
    raise VoicecoachError(f"“{clean(name)[:80]}” can't be looked up here", "save the routine as a file first")


def _as_block(name: str, entry: Entry) -> Node:
    """Return a warm-up or a cool-down as a block, so that its exercises change, move and go like all others."""
    key, node = entry
    marked = key._replace(text=_PART) if isinstance(key, Scalar) else key
    listed = key._replace(text="exercises") if isinstance(key, Scalar) else key
    return Pairs([(marked, Scalar(name, key.line, key.column, 0, True)), (listed, node)], key.line, key.column, 0)


def _part_of(entry: Node) -> str:
    """Return which part an entry of such a list is; empty if it is one of the others."""
    mark = written(entry).get(_PART, (entry, None))[1] if isinstance(entry, Pairs) else None
    return mark.text if isinstance(mark, Scalar) else ""


def base_name(root: Node | None) -> Scalar | None:
    """Return where a routine says what it extends."""
    node = written(root)["extends"][1] if isinstance(root, Pairs) and "extends" in written(root) else None
    return node if isinstance(node, Scalar) else None


def laid_over(base: Pairs, own: Pairs, tell: Tell) -> Pairs:
    """Return the tree of a whole routine, `own` over `base`."""
    mine, theirs = written(own), written(base)
    swapped: dict[str, Entry] = {}
    parts: dict[str, Entry] = {}
    for name in ("defaults", "phrases"):
        below, above = (fields.get(name, (None, None))[1] for fields in (theirs, mine))
        if isinstance(below, Pairs) and isinstance(above, Pairs):
            swapped[name] = (mine[name][0], over(below, above))
    key, entries = theirs["exercises"]
    changes = mine.get("exercises", (key, None))[1]
    if isinstance(entries, Items) and (changes is None or isinstance(changes, Items)):
        # A warm-up of one's own stands in place of the one below; what is written elsewhere changes that one.
        parts = {name: theirs[name] for name in _PARTS if name in theirs and name not in mine}
        listed = [*entries.items, *(_as_block(name, entry) for name, entry in parts.items())]
        made = Rearrangement(listed, mine, tell).merged(changes.items if changes else [])
        items = [entry for entry in made if not _part_of(entry)]
        for name, inside in ((_part_of(entry), inside_of(entry)) for entry in made):
            if name and inside:
                swapped[name] = (parts[name][0], inside)
        swapped["exercises"] = (mine.get("exercises", (key, None))[0], entries._replace(items=items))
    merged = over(base, own, without=_OWN).pairs
    old = {id(fields[name][1]) for fields in (mine, theirs) for name in (*swapped, *parts) if name in fields}
    return own._replace(pairs=[*(pair for pair in merged if id(pair[1]) not in old), *swapped.values()])
