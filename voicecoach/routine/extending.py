"""`extends`: the tree of a routine laid over its base's, before either is read, so that every value keeps its place.

What the routine writes wins, field by field. Names of exercises compare without regard to capitals.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Protocol

from voicecoach.problem import VoicecoachError
from voicecoach.routine.fields import CONFLICTS, closest
from voicecoach.routine.nodes import Items, Node, Pairs, Scalar, clean

DEEPEST_BASE = 8
"""Routines in a row, each extending the next."""
_OWN = frozenset({"name", "extends", "drop", "order"})
"""Fields of a routine that say something of it alone."""
_MOST_GUESSES = 20
"""Names of one file that are looked up for "did you mean", among so many hundred."""

Find = Callable[[str, str], tuple[str, str]]
"""What `extends` says, and the file where it says so -> file and text of the base. Raises VoicecoachError."""

Entry = tuple[Node, Node]


class Tell(Protocol):
    """Notes a problem at a node."""

    def __call__(self, code: str, message: str, node: Node, hint: str, warning: bool = False) -> None:
        """Note it."""


def nowhere(name: str, _file: str) -> tuple[str, str]:
    """Raise VoicecoachError: a text by itself has no library around it."""
    raise VoicecoachError(f"“{clean(name)[:80]}” can't be looked up here", "save the routine as a file first")


def base_name(root: Node | None) -> Scalar | None:
    """Return where a routine says what it extends."""
    node = written(root)["extends"][1] if isinstance(root, Pairs) and "extends" in written(root) else None
    return node if isinstance(node, Scalar) else None


def written(node: Pairs) -> dict[str, Entry]:
    """Return the fields of a mapping by name, with what `<<` brings in behind them; of repeated ones the first."""
    found: dict[str, Entry] = {}
    merged: dict[str, Entry] = {}
    for key, inner in node.pairs:
        if isinstance(key, Scalar) and key.text == "<<" and key.plain:
            parts = inner.items if isinstance(inner, Items) else [inner]
            for part in parts:
                merged = {**(written(part) if isinstance(part, Pairs) else {}), **merged}
        elif isinstance(key, Scalar):
            found.setdefault(key.text, (key, inner))
    return {**merged, **found}


def over(base: Pairs, own: Pairs, without: Container[str] = ()) -> Pairs:
    """Return `own` with the fields of `base` that it neither has nor contradicts."""
    mine = written(own)
    gone = {other for name in mine for other in CONFLICTS.get(name, ())}
    kept = [
        pair for name, pair in written(base).items() if name not in mine and name not in gone and name not in without
    ]
    return own._replace(pairs=[*kept, *own.pairs])


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
        items = _Exercises(entries.items, mine, tell).merged(changes.items if changes else [])
        swapped["exercises"] = (mine.get("exercises", (key, None))[0], entries._replace(items=items))
    merged = over(base, own, without=_OWN).pairs
    old = {id(fields[name][1]) for fields in (mine, theirs) for name in swapped if name in fields}
    return own._replace(pairs=[*(pair for pair in merged if id(pair[1]) not in old), *swapped.values()])


def folded(name: str) -> str:
    """Return a name of an exercise as names are compared."""
    return clean(name).casefold()


def name_of(entry: Node) -> str:
    """Return the name of an entry as names are compared; empty if it has none."""
    return _spelled(entry).casefold()


def _spelled(entry: Node) -> str:
    node = written(entry).get("name", (entry, entry))[1] if isinstance(entry, Pairs) else entry
    return clean(node.text) if isinstance(node, Scalar) else ""


def _nameless(own: Pairs) -> Pairs:
    """Return a change without the name that says what it changes, so that the base's spelling stays."""
    pairs = [(key, node) for key, node in own.pairs if not (isinstance(key, Scalar) and key.text == "name")]
    return own._replace(pairs=pairs)


def _inside(entry: Node) -> Items | None:
    """Return the exercises of a block."""
    node = written(entry).get("exercises", (entry, None))[1] if isinstance(entry, Pairs) else None
    return node if isinstance(node, Items) else None


def _by_name(entries: Iterable[Node]) -> dict[str, Node]:
    """Return the first entry of each name, in blocks too."""
    found: dict[str, Node] = {}
    for entry in entries:
        found.setdefault(name_of(entry), entry)
        if inside := _inside(entry):
            found |= {name: within for name, within in _by_name(inside.items).items() if name not in found}
    return {name: entry for name, entry in found.items() if name}


def _instead_of(entry: Node) -> str:
    """Return the name of the exercise that an entry is an alternative to; it goes when that does."""
    node = written(entry).get("instead_of", (entry, entry))[1] if isinstance(entry, Pairs) else entry
    return folded(node.text) if isinstance(node, Scalar) and isinstance(entry, Pairs) else ""


def _as_pairs(entry: Node) -> Pairs | None:
    if isinstance(entry, Scalar):
        key = Scalar("name", entry.line, entry.column, 0, True)
        return Pairs([(key, entry)], entry.line, entry.column, 2)
    return entry if isinstance(entry, Pairs) else None


class _Exercises:
    """The exercises of a base, changed by the entries of a routine in one pass."""

    def __init__(self, below: list[Node], mine: Mapping[str, Entry], tell: Tell) -> None:
        self.below = below
        self.tell = tell
        self.known = _by_name(below)
        self.guesses = _MOST_GUESSES
        self.changes: dict[str, Pairs] = {}
        self.moved: set[str] = set()
        self.anchored: dict[str, dict[str, list[Node]]] = {"before": {}, "after": {}}
        self.anchors: dict[tuple[str, str], Scalar] = {}
        self.last: list[Node] = []
        self.drop, self.put_first = mine.get("drop"), mine.get("order")
        self.dropped = {name for name, _ in self.listed(self.drop)}
        self.order = {name: rank for rank, (name, _) in enumerate(self.listed(self.put_first))}

    def merged(self, entries: list[Node]) -> list[Node]:
        """Return the exercises with `entries` changed, moved, inserted and added, and those to drop left out."""
        for entry in entries:
            self.sort(entry)
        below = self.changed(self.below)
        made = self.ordered([*below, *(node for entry in self.last for node in self.with_neighbours(entry))])
        for (where, name), node in self.anchors.items():
            if name in self.anchored[where]:
                self.unknown(node, f"`{where}`: there is no exercise called “{clean(node.text)[:80]}”")
        # Those without a neighbour are read all the same, so that all their problems are told at once.
        made += [entry for beside in self.anchored.values() for entries in beside.values() for entry in entries]
        self.check(self.drop, self.known)
        self.check(self.put_first, _by_name(made))
        if not made and self.drop:
            self.tell("limit", "nothing is left of the routine", self.drop[0], "drop fewer exercises")
        return made

    def sort(self, entry: Node) -> None:
        """Put an entry where it belongs: a change, a move, or a new exercise somewhere or at the end."""
        name, pairs = name_of(entry), _as_pairs(entry)
        anchor = next(self.anchors_of(pairs), None) if pairs else None
        known = name in self.known and name not in self.dropped
        if known and not anchor and pairs:
            before = self.changes.get(name)
            self.changes[name] = over(before, pairs) if before else pairs
            return
        if known and pairs and (old := _as_pairs(self.known[name])):
            self.moved.add(name)
            entry = over(old, _nameless(pairs))
        if anchor:
            where, node = anchor
            self.anchored[where].setdefault(folded(node.text), []).append(entry)
            self.anchors.setdefault((where, folded(node.text)), node)
        else:
            self.doubt(entry, name)
            self.last.append(entry)

    def anchors_of(self, pairs: Pairs) -> Iterator[tuple[str, Scalar]]:
        """Yield beside what an entry shall stand, if it says so."""
        fields = written(pairs)
        for where in ("before", "after"):
            node = fields[where][1] if where in fields else None
            if isinstance(node, Scalar):
                yield where, node

    def changed(self, entries: list[Node]) -> list[Node]:
        """Return entries of the base as they become, with what shall stand beside them."""
        return self.ordered([node for entry in entries for node in self.with_neighbours(entry, base=True)])

    def with_neighbours(self, first: Node, base: bool = False) -> Iterator[Node]:
        """Yield an entry with what is written to stand before and after it, and beside those in turn."""
        # A stack of our own: each of a long file may stand after the one above it.
        work = [(first, False)]
        while work:
            entry, placed = work.pop()
            if placed:
                yield from self.become(entry) if base and entry is first else (entry,)
                continue
            name = name_of(entry)
            before, after = (self.anchored[where].pop(name, []) if name else [] for where in ("before", "after"))
            row = [*((node, False) for node in before), (entry, True), *((node, False) for node in after)]
            work += reversed(row)

    def become(self, entry: Node) -> Iterator[Node]:
        """Yield an entry of the base with what changes in it; nothing if it is dropped, moved or left empty."""
        name = name_of(entry)
        if name and (name in self.dropped or name in self.moved or _instead_of(entry) in self.dropped):
            return
        inside = _inside(entry)
        if inside and isinstance(entry, Pairs):
            items = self.changed(inside.items)
            if inside.items and not items:
                return
            only = [(written(entry)["exercises"][0], inside._replace(items=items))]
            entry = over(entry, entry._replace(pairs=list(only)))
        pairs = _as_pairs(entry)
        yield over(pairs, _nameless(self.changes[name])) if pairs and name in self.changes else entry

    def ordered(self, entries: list[Node]) -> list[Node]:
        """Return entries of one list with those named by `order` first."""
        if not self.order:
            return entries
        return sorted(entries, key=lambda entry: self.order.get(name_of(entry), len(self.order)))

    def listed(self, entry: Entry | None) -> list[tuple[str, Scalar]]:
        """Return the names that `drop` or `order` holds; a text with commas is a list, unless it is one name."""
        node = entry[1] if entry else None
        if isinstance(node, Items):
            return [(folded(item.text), item) for item in node.items if isinstance(item, Scalar)]
        if not isinstance(node, Scalar) or not node.text.strip():
            return []
        if folded(node.text) in self.known:
            return [(folded(node.text), node)]
        return [(folded(part), node._replace(text=part)) for part in node.text.split(",") if part.strip()]

    def check(self, entry: Entry | None, present: Mapping[str, Node]) -> None:
        """Tell of names that `drop` or `order` holds and no exercise has."""
        for name, node in self.listed(entry):
            if entry and isinstance(entry[0], Scalar) and name not in present:
                self.unknown(node, f"`{entry[0].text}`: there is no exercise called “{clean(node.text)[:80]}”")

    def unknown(self, node: Scalar, message: str) -> None:
        """Tell of a name that no exercise has."""
        near = self.near(folded(node.text))
        some = ", ".join(_spelled(entry) for entry in list(self.known.values())[:6])
        self.tell("unknown-exercise", message, node, f"did you mean “{near}”?" if near else f"exercises there: {some}")

    def doubt(self, entry: Node, name: str) -> None:
        """Warn of a new name that looks like one of the base's with a slip of the pen."""
        near = self.near(name, 0.85) if name and name not in self.known else ""
        if near:
            hint = f"to change “{near}”, write its name as it is there"
            self.tell("new-exercise", "this is a new exercise", entry, hint, warning=True)

    def near(self, name: str, cutoff: float = 0.6) -> str:
        """Return the name of the base that looks most like `name`; there is time for so many of them only."""
        self.guesses -= 1
        known = list(self.known)[: 100 * _MOST_GUESSES] if self.guesses >= 0 else []
        return next((_spelled(self.known[near]) for near in closest(name[:80], known, cutoff=cutoff)), "")
