"""What stands in a routine's text, as a draft: an import that was edited is looked at once more."""

from __future__ import annotations

from collections.abc import Iterator

from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, clean, compose
from voicecoach.routine.yaml.writing import Draft, Item, Value


def draft_of(text: str) -> Draft:
    """Return what is written in a routine's text, which must be right; what a table has no room for is left out."""
    root = compose(Source("edited", text))
    exercises = _of(root, "exercises")
    return Draft(dict(_fields(root)), tuple(_items(exercises)))


def _items(node: Node | None) -> Iterator[Item]:
    for one in node.items if isinstance(node, Items) else []:
        if isinstance(one, Scalar):
            yield Item({"name": clean(one.text)})
        else:
            yield Item({"name": "", **dict(_fields(one))}, exercises=tuple(_items(_of(one, "exercises"))))


def _of(node: Node | None, name: str) -> Node | None:
    pairs = node.pairs if isinstance(node, Pairs) else []
    return next((value for key, value in pairs if isinstance(key, Scalar) and key.text == name), None)


def _fields(node: Node | None) -> Iterator[tuple[str, Value]]:
    for key, value in node.pairs if isinstance(node, Pairs) else []:
        if not isinstance(key, Scalar):
            continue
        if isinstance(value, Scalar):
            yield key.text, clean(value.text)
        elif isinstance(value, Items):
            yield key.text, tuple(clean(part.text) for part in value.items if isinstance(part, Scalar))
