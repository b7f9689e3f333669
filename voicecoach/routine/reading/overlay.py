"""Fields of one tree laid over those of another, and what an entry of a list of exercises is called."""

from __future__ import annotations

from collections.abc import Iterable

from voicecoach.routine.fields import CONFLICTS
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

Entry = tuple[Node, Node]
"""A field as it was written: its name and its value."""


def written(node: Pairs) -> dict[str, Entry]:
    """Return the fields of a mapping by name; of repeated ones the first."""
    found: dict[str, Entry] = {}
    for key, inner in node.pairs:
        if isinstance(key, Scalar):
            found.setdefault(key.text, (key, inner))
    return found


def over(*layers: Pairs, without: Iterable[str] = ()) -> Pairs:
    """Return the last of `layers` with those fields of the others that none after them has or contradicts."""
    gone: set[str] = set()
    kept: list[list[Entry]] = []
    for layer in reversed(layers):
        kept.append([pair for pair in layer.pairs if not (isinstance(pair[0], Scalar) and pair[0].text in gone)])
        gone.update(without, *((name, *CONFLICTS.get(name, ())) for name in written(layer)))
    return layers[-1]._replace(pairs=[pair for pairs in reversed(kept) for pair in pairs])


def folded(name: str) -> str:
    """Return a name of an exercise as names are compared."""
    return clean(name).casefold()


def name_of(entry: Node) -> str:
    """Return the name of an entry as names are compared; empty if it has none."""
    return spelled(entry).casefold()


def spelled(entry: Node) -> str:
    """Return the name of an entry as it was written; empty if it has none."""
    node = written(entry).get("name", (entry, entry))[1] if isinstance(entry, Pairs) else entry
    return clean(node.text) if isinstance(node, Scalar) else ""


def nameless(own: Pairs) -> Pairs:
    """Return a change without the name that says what it changes, so that the base's spelling stays."""
    pairs = [(key, node) for key, node in own.pairs if not (isinstance(key, Scalar) and key.text == "name")]
    return own._replace(pairs=pairs)


def inside_of(entry: Node) -> Items | None:
    """Return the exercises of a block."""
    node = written(entry).get("exercises", (entry, None))[1] if isinstance(entry, Pairs) else None
    return node if isinstance(node, Items) else None


def by_name(entries: Iterable[Node]) -> dict[str, Node]:
    """Return the first entry of each name, in blocks too."""
    found: dict[str, Node] = {}
    for entry in entries:
        found.setdefault(name_of(entry), entry)
        if inside := inside_of(entry):
            found |= {name: within for name, within in by_name(inside.items).items() if name not in found}
    return {name: entry for name, entry in found.items() if name}


def instead_of(entry: Node) -> str:
    """Return the name of the exercise that an entry is an alternative to; it goes when that does."""
    node = written(entry).get("instead_of", (entry, entry))[1] if isinstance(entry, Pairs) else entry
    return folded(node.text) if isinstance(node, Scalar) and isinstance(entry, Pairs) else ""


def as_pairs(entry: Node) -> Pairs | None:
    """Return an entry as its fields, a bare name too; None if it is neither."""
    if isinstance(entry, Scalar):
        key = Scalar("name", entry.line, entry.column, 0, True)
        return Pairs([(key, entry)], entry.line, entry.column, 2)
    return entry if isinstance(entry, Pairs) else None
