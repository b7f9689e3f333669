"""Markdown with front matter in YAML: `rest`, `countdown`, `exercises` with `name`, `duration`, `mirror`, `notes`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.importing.columns import spelled
from voicecoach.routine.importing.draft_exercise import Sketch, fits, sentences, shortened
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.tree import Tree, remarks
from voicecoach.routine.yaml.tree import Items, Node, Scalar, clean
from voicecoach.routine.yaml.writing import Draft, Item, Value

FENCED = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?(.*)", re.DOTALL | re.MULTILINE)
_NAMES = ("name", "title")
_OWN = ("about", "source", "every", "safety", "language", "equipment", "tags")
"""Fields that mean the same in a routine."""
_TIMES = {"rest": "rest_after", "countdown": "get_ready"}
_SYNONYMS = {"description": "about", "repetitions": "reps", "mirror": "", "time": "duration"}


def has_exercises(text: str) -> bool:
    """Whether front matter lists exercises: else the list is in the note below."""
    return bool(re.search(r"^exercises\s*:", text, re.MULTILINE))


def convert(text: str, name: str, file: str = "") -> Converted:
    """Return the routine of a note; the text below the front matter is what it is about."""
    found = FENCED.match(text)
    if not found:
        raise ValueError("has no front matter")
    tree = Tree("\n" + found[1], file or name)  # the line of dashes, so that lines count right
    fields = tree.fields(tree.root, "the front matter")
    nodes = tree.items(fields.get("exercises"), "`exercises`")
    head = _head(tree, fields, name)
    above, beside = remarks(tree.text, nodes)
    items = tuple(replace(_exercise(tree, node), comments=words) for node, words in zip(nodes, beside, strict=True))
    body = _body(found[2])
    about = reduce(sentences, body, str(head.get("about", "")))
    if fits("about", about, Section.ROUTINE):
        head["about"] = about
    else:
        above += body  # too long to be `about`
    return Converted(Draft(head, items, above), tuple(tree.left))


def _head(tree: Tree, fields: dict[str, Node], name: str) -> dict[str, Value]:
    head: dict[str, Value] = {"name": name}
    defaults: dict[str, str] = {}
    for key, node in fields.items():
        field = _SYNONYMS.get(key, key)
        value = node.text.strip() if isinstance(node, Scalar) else ""
        if key in _NAMES and value:
            head["name"] = shortened(value)
        elif key in _TIMES and fits(_TIMES[key], spelled(value)):
            defaults[_TIMES[key]] = spelled(value)
        elif field in ("equipment", "tags") and (words := _words(node)):
            head[field] = words
        elif field in _OWN and fits(field, value, Section.ROUTINE):
            head[field] = value
        elif key != "exercises":
            tree.leave_others({key: node}, ())
    return head | ({"defaults": defaults} if defaults else {})


def _words(node: Node) -> tuple[str, ...]:
    texts = [part.text for part in node.items if isinstance(part, Scalar)] if isinstance(node, Items) else []
    texts = node.text.split(",") if isinstance(node, Scalar) else texts
    return tuple(word for text in texts if (word := clean(text)) and fits("tags", word, Section.ROUTINE))


def _exercise(tree: Tree, node: Node) -> Item:
    if isinstance(node, Scalar) and clean(node.text):
        return Sketch(node.text, tree.line(node), tree.left).item()
    fields = tree.fields(node, "an exercise")
    name = next((text for key in _NAMES if (text := tree.text_of(fields.get(key), key))), "")
    if not name:
        raise tree.wrong(node, "this exercise has no `name`", "add one: `name: Clamshell`")
    sketch = Sketch(name, tree.line(node), tree.left)
    for key, inner in fields.items():
        field = _SYNONYMS.get(key, key)
        if key == "mirror" and isinstance(inner, Scalar):
            if tree.yes(inner):
                sketch.take("sides", "each")
        elif field not in _NAMES and field in TABLE[Section.EXERCISE] and isinstance(inner, Scalar):
            timed = "SECONDS" in TABLE[Section.EXERCISE][field].kind.name
            sketch.take_all({field: spelled(inner.text) if timed else inner.text})
        elif field not in _NAMES:
            tree.leave_others({key: inner}, (), f"{name[:60]}: ")
    return sketch.item()


def _body(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a Markdown text without its marks; a heading is one."""
    headed = re.sub(r"^#+[ \t]*(.*)", r"\n\1\n", text, flags=re.MULTILINE)
    plain = re.sub(r"^[ \t]*[>*+-][ \t]+|\*\*|(?<!\w)[*_]|[*_](?!\w)", "", headed, flags=re.MULTILINE)
    return tuple(words for part in re.split(r"\n\s*\n", plain) if (words := clean(part)))
