"""YAML text -> a tree of what was typed, each node with its place.

Built from PyYAML's events, not its nodes: libyaml's composer recurses in C and dies of a deeply nested file, and
resolving types, which we never want, takes most of its time. Here `on`, `0:45` and `1:30` stay the text they are,
depth is bounded, and so is what aliases expand to. What `<<` brings in stands where it was brought to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, NoReturn

import yaml

from voicecoach.core.errors import Problem, Where

DEEPEST = 30
"""Containers within containers. Far more than any routine has, far fewer than Python's stack."""
MOST_NODES = 600_000
"""Values in one file, aliases expanded; 10,000 exercises with every field written stay below."""

Event = Any
"""An event of PyYAML's; its stubs would have every mark optional."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HASH = re.compile(r"\s#[^\s#]")
_BEHIND = re.compile(r"\S[^\S\r\n]+#")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class UnreadableError(Exception):
    """The text is no tree of ours."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Scalar(NamedTuple):
    """A text as it was typed, without its quotes."""

    text: str
    line: int
    """Counting from 0, as `column` does, and on through the files of a routine that extends others."""
    column: int
    length: int
    """Characters it takes in its line, quotes included; 0 if it goes over several."""
    plain: bool
    """Typed without quotes."""
    last: int = -1
    """The line it ends in, where that is another one."""


class Items(NamedTuple):
    """A list."""

    items: list[Node]
    line: int
    column: int
    size: int
    """Values within, itself included; what an alias to it adds."""


class Pairs(NamedTuple):
    """A mapping, with keys in order, repeated ones too."""

    pairs: list[tuple[Node, Node]]
    line: int
    column: int
    size: int


Node = Scalar | Items | Pairs


@dataclass(frozen=True)
class Source:
    """A file's text by lines, without the mark that some editors begin it with."""

    file: str
    text: str
    first: int = 0
    """The number of its first line, for its nodes."""
    base: Source | None = None
    """The file that it extends, whose lines are numbered from where its own end."""
    lines: list[str] = field(init=False, repr=False)
    hashed: bool = field(init=False, repr=False)
    """Whether there is a `#` that may cut a text off."""
    commented: bool = field(init=False, repr=False)
    """Whether there may be a comment behind a value."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.text.removeprefix("\ufeff"))
        object.__setattr__(self, "lines", _BREAK.split(self.text))
        object.__setattr__(self, "hashed", bool(_HASH.search(self.text) or (self.base and self.base.hashed)))
        object.__setattr__(self, "commented", bool(_BEHIND.search(self.text)))

    def where(self, node: Node) -> Where:
        """Return the place of `node`; of a list or a mapping, where it begins."""
        if self.base and node.line >= self.base.first:
            return self.base.where(node)
        return self.at(node.line - self.first, node.column, node.length if isinstance(node, Scalar) else 1)

    def lines_of(self, node: Scalar) -> list[str]:
        """Return the lines that a text stands in."""
        if self.base and node.line >= self.base.first:
            return self.base.lines_of(node)
        return self.lines[node.line - self.first : max(node.line, node.last) - self.first + 1]

    def extending(self, file: str, text: str) -> Source:
        """Return the source of a file that this one extends, to be composed."""
        return Source(file, text, self.first + len(self.lines))

    def with_base(self, base: Source) -> Source:
        """Return this source as one that knows the nodes of `base` too."""
        return replace(self, base=base)

    def at(self, line: int, column: int, length: int = 1) -> Where:
        """Return a place in this file by line and column counting from 0, brought back into the text from behind it."""
        line = min(line, len(self.lines) - 1)
        text = self.lines[line]
        return Where(self.file, line + 1, min(column, len(text)) + 1, max(length, 1), text)


def compose(source: Source) -> Node | None:
    """Return the tree of `source`, or None for a file of nothing.

    Raise UnreadableError, or yaml's own MarkedYAMLError, which `parsing.parse_yaml` puts in words.
    """
    forbidden = _FORBIDDEN.search(source.text)
    if forbidden:
        raise UnreadableError(_forbidden(source, forbidden.start()))
    return _Composer(source).document()


def clean(text: str) -> str:
    """Return `text` in one line without characters that steer a terminal or turn the direction of writing."""
    return " ".join(_DROPPED.sub("", text).split())


def spaced(text: str) -> str:
    """Return `text` with plain spaces for the wide and unbreakable ones that web pages and word processors leave."""
    return _SPACES.sub(" ", text) if _SPACES.search(text) else text


def _forbidden(source: Source, index: int) -> Problem:
    before = _BREAK.split(source.text[:index])
    message = f"the character U+{ord(source.text[index]):04X} can't stand in a routine"
    return Problem("character", message, source.at(len(before) - 1, len(before[-1])), "delete it; it can't be seen")


def _merges(key: Node) -> bool:
    return isinstance(key, Scalar) and key.plain and key.text == "<<"


def _names(pairs: list[tuple[Node, Node]]) -> set[str]:
    return {key.text for key, _ in pairs if isinstance(key, Scalar)}


def _parts(node: Node) -> list[Node]:
    return node.items if isinstance(node, Items) else [node]


class _Composer:
    """Turns events into nodes; recursion is bounded by DEEPEST."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.next: Callable[[], Event] = LOADER(spaced(source.text)).get_event
        self.anchors: dict[str, Node | None] = {}
        self.unused: dict[str, Event] = {}
        self.size = 0
        self.first = source.first

    def document(self) -> Node | None:
        root = None
        while (event := self.next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    hint = "one file is one routine: delete `---`, or save what follows as another file"
                    self.fail("documents", "a second document begins here", event, hint)
                root = self.node(self.next(), 0)
        for name, event in self.unused.items():
            hint = f'nothing refers to it; if it begins the text, put that in quotes: "&{name}..."'
            self.fail("alias", f"`&{name}` isn't read as part of the text", event, hint)
        return None if isinstance(root, Scalar) and root.plain and not root.text else root

    def node(self, event: Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if event.tag is not None and event.tag != "!":
            self.fail("tag", "a value can't begin with `!` here", event, 'put the text in quotes: "!..."')
        if event.anchor is not None:
            self.anchors[event.anchor] = None  # until it is whole: an alias within would never end
        node = self.scalar(event) if isinstance(event, yaml.ScalarEvent) else self.container(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            if isinstance(node, Scalar):
                self.unused[event.anchor] = event
        return node

    def scalar(self, event: Event) -> Node:
        self.grow(1, event)
        start, end = event.start_mark, event.end_mark
        column = start.column
        if start.line == end.line:
            return Scalar(event.value, start.line + self.first, column, end.column - column, not event.style)
        last = end.line - (end.column == 0) + self.first
        return Scalar(event.value, start.line + self.first, column, 0, not event.style, last)

    def container(self, event: Event, depth: int) -> Node:
        if depth >= DEEPEST:
            self.fail("nesting", f"this is more than {DEEPEST} levels deep", event, "a routine needs only a few")
        before = self.size
        self.grow(1, event)
        mark = event.start_mark
        if isinstance(event, yaml.SequenceStartEvent):
            items = [self.node(inner, depth + 1) for inner in self.until(yaml.SequenceEndEvent)]
            return Items(items, mark.line + self.first, mark.column, self.size - before)
        keys = self.until(yaml.MappingEndEvent)
        pairs = [(self.node(key, depth + 1), self.node(self.next(), depth + 1)) for key in keys]
        return Pairs(self.merged(pairs), mark.line + self.first, mark.column, self.size - before)

    def merged(self, pairs: list[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
        """Return the fields of a mapping with what `<<` brings in before its own; its own wins, then the first."""
        own = [pair for pair in pairs if not _merges(pair[0])]
        if len(own) == len(pairs):
            return pairs
        there = _names(own)
        brought: list[tuple[Node, Node]] = []
        for part in (part for key, node in pairs if _merges(key) for part in _parts(node)):
            if not isinstance(part, Pairs):
                message, hint = "`<<` takes a mapping, or a list of them", "write `<<: *name`"
                raise UnreadableError(Problem("shape", message, self.source.where(part), hint))
            brought += [pair for pair in part.pairs if not isinstance(pair[0], Scalar) or pair[0].text not in there]
            there |= _names(part.pairs)
        return [*brought, *own]

    def until(self, end: type) -> Iterator[Event]:
        while not isinstance(event := self.next(), end):
            yield event

    def alias(self, event: Event) -> Node:
        if event.anchor not in self.anchors:
            hint = f"name a value with `&{event.anchor}` first; a text that begins with `*` needs quotes"
            self.fail("alias", f"`*{event.anchor}` refers to nothing", event, hint)
        self.unused.pop(event.anchor, None)
        node = self.anchors[event.anchor]
        if node is None:
            self.fail("alias", f"`*{event.anchor}` contains itself", event, "write out what you mean")
        self.grow(1 if isinstance(node, Scalar) else node.size, event)
        return node

    def grow(self, size: int, event: Event) -> None:
        self.size += size
        if self.size > MOST_NODES:
            self.fail("size", "the file is too much to read from here on", event, f"at most {MOST_NODES:,} values")

    def fail(self, code: str, message: str, event: Event, hint: str) -> NoReturn:
        mark = event.start_mark
        raise UnreadableError(Problem(code, message, self.source.at(mark.line, mark.column), hint))
