"""Foreign YAML and JSON as trees with places: what was typed, before it means anything."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.model import LeftOut, wrong
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, UnreadableError, clean

_ESCAPE = re.compile(r"\\(u[dD][89abAB]..\\u[dD][c-fC-F]..|u[dD][89a-fA-F]..|.)", re.DOTALL)
_YES = ("true", "yes", "on", "1")


class Tree:
    """One foreign file: a mapping with places, and what was left out on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.left: list[LeftOut] = []
        self.node = self._node()

    @property
    def root(self) -> Pairs:
        """The mapping that the file is. Raise VoicecoachError if it is none."""
        if not isinstance(self.node, Pairs):
            raise VoicecoachError(f"{self.file} holds no exercises that can be imported", "it has to be a mapping")
        return self.node

    def fields(self, node: Node, what: str) -> dict[str, Node]:
        """Return the fields of a mapping, the latest of repeated ones."""
        if not isinstance(node, Pairs):
            raise self.wrong(node, f"{what} has to be a mapping (`name: value`)", "compare it with the program's own")
        found: dict[str, Node] = {}
        for key, inner in node.pairs:
            if isinstance(key, Scalar):
                found[key.text] = inner
            else:
                self.leave(key, "a field whose name is no word")
        return found

    def items(self, node: Node | None, what: str) -> list[Node]:
        """Return a list that has to be there and to hold something."""
        if not isinstance(node, Items) or not node.items:
            raise self.wrong(node or self.root, f"{what} has to be a list with something in it", "nothing to import")
        return node.items

    def text_of(self, node: Node | None, what: str) -> str:
        """Return a text in one line; what is none is left out."""
        if isinstance(node, Scalar):
            return clean(node.text)
        if node is not None:
            self.leave(node, f"{what}: no text")
        return ""

    def yes(self, node: Node | None) -> bool:
        """Whether a flag is set."""
        return isinstance(node, Scalar) and node.text.strip().lower() in _YES

    def leave_others(self, fields: dict[str, Node], known: Collection[str], what: str = "") -> None:
        """Leave out every field that is not known."""
        for name, node in fields.items():
            if name not in known:
                shown = f": {clean(node.text)[:60]}" if isinstance(node, Scalar) else ""
                self.leave(node, f"{what}{clean(name)[:60]}{shown}")

    def leave(self, node: Node, words: str) -> None:
        """Note that what stands at `node` is left out."""
        self.left.append(LeftOut(self.line(node), words))

    def line(self, node: Node) -> int:
        """Return the line of `node`, counting from 1."""
        return node.line + 1

    def wrong(self, node: Node, message: str, hint: str) -> RoutineProblems:
        """Return the error that says what is wrong at `node`."""
        return wrong(self.file, self.text, (node.line + 1, node.column + 1), message, hint)

    def _node(self) -> Node:
        try:
            node = parse_yaml(Source(self.file, self.text))
        except UnreadableError as error:
            raise RoutineProblems(self.file, [error.problem]) from error
        if node is None:
            raise VoicecoachError(f"{self.file} is empty", "nothing to import")
        return node


def json_tree(text: str, file: str) -> Tree:
    """Return the tree of a JSON file, which is YAML but for tabs and halved characters."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        at = (error.lineno, error.colno)
        raise wrong(file, text, at, f"this is no JSON: {error.msg}", "export it again, or mend this place") from None
    except (RecursionError, ValueError) as error:
        raise VoicecoachError(f"{file} is no JSON that can be read: {error}", "export it again") from None
    return Tree(_ESCAPE.sub(_joined, text.replace("\t", " ")), file)


def _joined(found: re.Match[str]) -> str:
    """Return a character that JSON wrote in two halves as itself; a half alone can't be shown."""
    if len(found[1]) == 1:
        return found[0]
    char: str = json.loads(f'"{found[0]}"')
    return char if len(char) == 1 and not 0xD800 <= ord(char) <= 0xDFFF else "\ufffd"


Above = tuple[str, ...]


def remarks(text: str, nodes: Sequence[Node]) -> tuple[Above, list[Above]]:
    """Return the comments of a YAML text: those above its exercises, and those of each of `nodes`."""
    begins = [node.line for node in nodes]
    head = next((number for number, line in enumerate(text.split("\n")) if line.startswith("exercises")), 0)
    above: list[str] = []
    beside: list[list[str]] = [[] for _ in nodes]
    for number, column, words in _comments(text):
        at = bisect_right(begins, number) - 1
        if number < head:
            above.append(words)
        else:  # one further in than its exercise's fields is about that one, else about the next
            own = at >= 0 and column >= nodes[at].column
            beside[at if own else min(at + 1, len(nodes) - 1)].append(words)
    return tuple(above), [tuple(words) for words in beside]


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line and column, counting from 0, and words of what follows a `#` outside of quotes."""
    for number, line in enumerate(text.split("\n")):
        unquoted = re.sub(r"\"[^\"]*\"|'[^']*'", lambda quoted: "_" * len(quoted[0]), line)
        if (found := re.search(r"(?:^|\s)(#+\s*)", unquoted)) and (words := clean(line[found.end() :])):
            yield number, found.start(1), words


def fields_of(node: Pairs) -> dict[str, Node]:
    """Return the fields of a mapping whose names are texts."""
    return {clean(key.text): inner for key, inner in node.pairs if isinstance(key, Scalar)}


def by_names(node: Pairs) -> Items:
    """Return exercises that are fields by their names as a list: `Bridge: 3x10`, `Squat: {sets: 3}`."""
    made: list[Node] = []
    for key, inner in node.pairs:
        if isinstance(inner, Pairs) and isinstance(key, Scalar):
            made.append(inner._replace(pairs=[(key._replace(text="name"), key), *inner.pairs]))
        else:
            made.append(node._replace(pairs=[(key, inner)]))
    return Items(made, node.line, node.column, node.size)


def named_texts(node: Pairs) -> dict[str, str]:
    """Return the fields of a mapping that are texts, by names in small letters."""
    return {key.casefold(): clean(inner.text) for key, inner in fields_of(node).items() if isinstance(inner, Scalar)}


def texts_of(node: Node) -> Iterator[str]:
    """Yield every text within a node, with the names of fields before it."""
    if isinstance(node, Scalar):
        yield clean(node.text)
    elif isinstance(node, Items):
        for inner in node.items:
            yield from texts_of(inner)
    elif isinstance(node, Pairs):
        for key, inner in node.pairs:
            for text in texts_of(inner):
                yield f"{clean(key.text) if isinstance(key, Scalar) else ''} {text}".strip()


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every text within a node with its place."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for inner in node.items:
            yield from scalars(inner)
    elif isinstance(node, Pairs):
        for _, inner in node.pairs:
            yield from scalars(inner)
