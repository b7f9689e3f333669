"""The exercises of a base as the list of a routine that extends it changes, moves, drops and adds to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from voicecoach.core.suggest import closest
from voicecoach.routine.reading.overlay import (
    Entry,
    as_pairs,
    by_name,
    folded,
    inside_of,
    instead_of,
    name_of,
    nameless,
    over,
    spelled,
    written,
)
from voicecoach.routine.yaml.tree import DEEPEST, Items, Node, Pairs, Scalar, clean

MOST_GUESSES = 20
"""Names of one file that are looked up for "did you mean", among so many hundred."""


class Tell(Protocol):
    """Notes a problem at a node."""

    def __call__(self, code: str, message: str, node: Node, hint: str, warning: bool = False) -> None:
        """Note it."""


class Rearrangement:
    """The exercises of a base, changed by the entries of a routine in one pass."""

    def __init__(self, below: list[Node], mine: Mapping[str, Entry], tell: Tell) -> None:
        self.below = below
        self.tell = tell
        self.known = by_name(below)
        self.guesses = MOST_GUESSES
        self.depth = 0
        self.changes: dict[str, list[Pairs]] = {}
        self.moved: dict[str, int] = {}
        self.anchored: dict[str, dict[str, list[Node]]] = {"before": {}, "after": {}}
        self.anchors: dict[tuple[str, str], Scalar] = {}
        self.last: list[Node] = []
        self.drop, self.put_first = mine.get("drop"), mine.get("order")
        self.dropped = {name for name, _ in self.listed(self.drop)}
        self.order = {name: rank for rank, (name, _) in enumerate(self.listed(self.put_first))}

    def merged(self, entries: list[Node]) -> list[Node]:
        """Return the exercises with `entries` changed, moved, inserted and added, and those to drop left out."""
        self.gather(entries)
        for number, entry in enumerate(entries):
            self.sort(number, entry)
        below = self.changed(self.below)
        made = self.ordered([*below, *(node for entry in self.last for node in self.with_neighbours(entry))])
        # Those without a neighbour are read all the same, so that all their problems are told at once.
        made += [node for entry in self.without_neighbour() for node in self.with_neighbours(entry)]
        self.check(self.drop, self.known)
        self.check(self.put_first, by_name(made))
        if not made and self.drop:
            self.tell("limit", "nothing is left of the routine", self.drop[0], "drop fewer exercises")
        return made

    def gather(self, entries: list[Node]) -> None:
        """Note all that changes in exercises of the base, and which entry moves each: the last that says where to."""
        for number, entry in enumerate(entries):
            name, pairs = name_of(entry), as_pairs(entry)
            if pairs and name in self.known and name not in self.dropped:
                self.changes.setdefault(name, []).append(pairs)
                if any(self.anchors_of(pairs)):
                    self.moved[name] = number

    def sort(self, number: int, entry: Node) -> None:
        """Put a moved or a new exercise beside another, or at the end."""
        name, pairs = name_of(entry), as_pairs(entry)
        anchor = next(self.anchors_of(pairs), None) if pairs else None
        if name in self.changes:
            if self.moved.get(name) != number:
                return
            entry = self.known[name]
        if anchor:
            where, node = anchor
            self.anchored[where].setdefault(folded(node.text), []).append(entry)
            self.anchors.setdefault((where, folded(node.text)), node)
        else:
            self.doubt(entry, name)
            self.last.append(entry)

    def anchors_of(self, pairs: Pairs) -> Iterator[tuple[str, Scalar]]:
        """Yield the name that an entry is to stand next to, if it has one."""
        fields = written(pairs)
        for where in ("before", "after"):
            node = fields[where][1] if where in fields else None
            if isinstance(node, Scalar):
                yield where, node

    def changed(self, entries: list[Node]) -> list[Node]:
        """Return entries of the base as they become, without those that move, with what shall stand beside them."""
        stay = (entry for entry in entries if not self.moves(entry))
        return self.ordered([node for entry in stay for node in self.with_neighbours(entry, base=True)])

    def moves(self, entry: Node) -> bool:
        """Whether an entry of the base goes elsewhere; of several with one name the first does."""
        name = name_of(entry)
        return name in self.moved and entry is self.known[name]

    def with_neighbours(self, first: Node, base: bool = False) -> Iterator[Node]:
        """Yield an entry with what is written to stand before and after it, and beside those in turn."""
        # A stack of our own: each of a long file may stand after the one above it.
        work = [(first, False)]
        while work:
            entry, placed = work.pop()
            if placed:
                yield from self.become(entry) if (base and entry is first) or self.moves(entry) else (entry,)
                continue
            name = name_of(entry)
            before, after = (self.anchored[where].pop(name, []) if name else [] for where in ("before", "after"))
            row = [*((node, False) for node in before), (entry, True), *((node, False) for node in after)]
            work += reversed(row)

    def become(self, entry: Node) -> Iterator[Node]:
        """Yield an entry of the base with what changes in it; nothing if it is dropped or left empty."""
        name = name_of(entry)
        if name and (name in self.dropped or instead_of(entry) in self.dropped):
            return
        inside = inside_of(entry)
        if inside and isinstance(entry, Pairs):
            items = self.changed_within(inside)
            if inside.items and not items:
                return
            entry = over(entry, entry._replace(pairs=[(written(entry)["exercises"][0], inside._replace(items=items))]))
        pairs = as_pairs(entry)
        yield over(pairs, *map(nameless, self.changes[name])) if pairs and name in self.changes else entry

    def changed_within(self, block: Items) -> list[Node]:
        """Return the entries of a block as they become; moves may have put blocks into blocks without end."""
        if self.depth == DEEPEST:
            self.tell("nesting", f"blocks end up more than {DEEPEST} deep in one another", block, "move fewer of them")
            return block.items
        self.depth += 1
        items = self.changed(block.items)
        self.depth -= 1
        return items

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

    def without_neighbour(self) -> list[Node]:
        """Return the entries that are still to be placed, after telling why they can't be."""
        for (where, name), node in self.anchors.items():
            if name not in self.anchored[where]:
                continue
            if name in self.known:
                message = f"`{where}`: “{clean(node.text)[:80]}” doesn't stay in its place"
                self.tell("unknown-exercise", message, node, "name one that neither goes nor moves with this")
            else:
                self.unknown(node, f"`{where}`: there is no exercise called “{clean(node.text)[:80]}”")
        left = [entry for beside in self.anchored.values() for entries in beside.values() for entry in entries]
        self.anchored = {"before": {}, "after": {}}
        return left

    def check(self, entry: Entry | None, present: Mapping[str, Node]) -> None:
        """Tell of names that `drop` or `order` holds and no exercise has."""
        for name, node in self.listed(entry):
            if entry and isinstance(entry[0], Scalar) and name not in present:
                self.unknown(node, f"`{entry[0].text}`: there is no exercise called “{clean(node.text)[:80]}”")

    def unknown(self, node: Scalar, message: str) -> None:
        """Tell of a name that no exercise has."""
        near = self.near(folded(node.text))
        some = ", ".join(spelled(entry) for entry in list(self.known.values())[:6])
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
        known = list(self.known)[: 100 * MOST_GUESSES] if self.guesses >= 0 else []
        return next((spelled(self.known[near]) for near in closest(name, known, cutoff=cutoff)), "")
