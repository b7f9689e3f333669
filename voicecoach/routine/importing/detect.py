"""Which format a foreign file has, by its ending and what is in it, and its conversion."""

from __future__ import annotations

import re
from pathlib import PurePath

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing import frontmatter, plain_text, spreadsheet, w2a, workout_timer
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.tree import Tree
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.summary import title
from voicecoach.routine.yaml.tree import Items, Pairs, Scalar

LARGEST = 50_000
"""Bytes of the largest foreign file; a routine is a few pages of text."""
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PACKED = {b"PK\x03\x04": "a packed file", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old office file"}
_AS_TEXT = "save a spreadsheet as CSV; copy the text of a document into a .txt file"
_YAML_EXERCISES = re.compile(r"^exercises\s*:", re.MULTILINE)


def convert(data: bytes, file: str) -> Converted:
    """Return the routine that a foreign file holds. Raise VoicecoachError; RoutineProblems for a mistake in it."""
    if len(data) > LARGEST:
        raise too_large(file)
    text, left = _decoded(data, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise VoicecoachError(f"{file} is empty", "nothing to import")
    done = _converted(text, shortened(title(file)) or "Imported", file)
    return Converted(done.draft, (*left, *done.left_out))


def too_large(file: str) -> VoicecoachError:
    """Return what is told of a file that is no routine for its size alone."""
    return VoicecoachError(f"{file} is larger than {LARGEST // 1_000} KB", "import a part of it at a time")


def _converted(text: str, name: str, file: str) -> Converted:
    ending = PurePath(file).suffix.lower()
    if ending == ".json" or (ending not in (".csv", ".md") and text.lstrip()[0] in "{["):
        return workout_timer.convert(text, name, file)
    if ending in (".yaml", ".yml"):
        return _yaml(text, name, file)
    if frontmatter.FENCED.match(text):
        return frontmatter.convert(text, name, file)
    if ending in (".csv", ".tsv", ".tab"):
        return spreadsheet.convert(text, name, file)
    if _YAML_EXERCISES.search(text):
        return _yaml(text, name, file)
    return spreadsheet.convert(text, name, file) if spreadsheet.has_headers(text) else plain_text.convert(text, name)


def _yaml(text: str, name: str, file: str) -> Converted:
    if _like_w2a(Tree(text, file)):
        return w2a.convert(text, name, file)
    reading = read(text, file)
    if reading.routine is None:
        raise RoutineProblems(file, reading.problems)
    hint = f"start it as it is: voicecoach start {file}, or keep a copy: voicecoach copy {file} NAME"
    raise VoicecoachError(f"{file} is a routine of ours already", hint)


def _like_w2a(tree: Tree) -> bool:
    head = {key.text: node for key, node in tree.root.pairs if isinstance(key, Scalar)}
    nodes = head.get("exercises")
    inner = nodes.items if isinstance(nodes, Items) else []
    keys = {key.text for node in inner if isinstance(node, Pairs) for key, _ in node.pairs if isinstance(key, Scalar)}
    return bool(w2a.HEAD_MARKS & head.keys() or w2a.MARKS & keys)


def _decoded(data: bytes, file: str) -> tuple[str, tuple[LeftOut, ...]]:
    for mark, what in _PACKED.items():
        if data.startswith(mark):
            raise VoicecoachError(f"{file} is {what}, not a text", _AS_TEXT)
    encoding = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "utf-8")
    left: tuple[LeftOut, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise VoicecoachError(f"{file} begins as {encoding} and isn't", "save it as UTF-8") from None
        line = data.count(b"\n", 0, error.start) + 1
        words = "not in UTF-8: read as Western European (Windows-1252); look at its accents"
        text, left = data.decode("cp1252", "replace"), (LeftOut(line, words),)
    if "\0" in text:
        raise VoicecoachError(f"{file} is not a text file", _AS_TEXT)
    return text, left
