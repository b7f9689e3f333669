"""Which format a foreign file has, by its ending and what is in it, and its conversion."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.importing import documents, frontmatter, records, spreadsheet, w2a, workout_timer
from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.importing.how_done import plain
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.sheet import plain_text
from voicecoach.routine.importing.tree import Tree, json_tree
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.notation.words.abbreviations import written_out
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.summary import title
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar

LARGEST = 50_000
"""Bytes of the largest foreign file; a routine is a few pages of text."""
_LONGEST_RUN = 200
_RUN = re.compile(rf"([^\w\n])\1{{{_LONGEST_RUN},}}")
"""A sign more often in a row than any rule or gap has it: cut there, the time of a line grows with its length."""
DOCUMENTS = (".pdf", ".docx", ".xlsx")
LARGEST_DOCUMENT = 20_000_000
"""Bytes of the largest document; it may hold pictures."""
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PACKED = {b"PK\x03\x04": "a packed file", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old office file"}
_ORG_TITLE, _ORG_KEYWORD = re.compile(r"^#\+title:\s*", re.I | re.M), re.compile(r"^#\+(\w)", re.M)
"""What org-mode says of a file, its title and the rest."""
_AS_TEXT = "save a spreadsheet as CSV; copy the text of a document into a .txt file"
_THEIRS = frozenset({"title", "workout", "plan", "program", "programme"})
"""What other programs call a routine, and ours never."""
_OURS = frozenset(TABLE[Section.EXERCISE]) | frozenset(TABLE[Section.BLOCK])
_YAML_EXERCISES = re.compile(r"^exercises\s*:", re.MULTILINE)


def convert(
    data: bytes, file: str, workout: str = "", abbreviations: Mapping[str, str] = MappingProxyType({})
) -> Converted:
    """Return the routine that a foreign file holds. Raise VoicecoachError; RoutineProblems for a mistake in it.

    The person's own abbreviations are written out before it is read.
    """
    name = shortened(title(file)) or "Imported"
    if documents.is_packed(data) and (packed := _unpacked(data, name, file, workout)):
        return packed
    if len(data) > LARGEST:
        raise too_large(file)
    text, left = _decoded(data, file)
    text = _RUN.sub(lambda run: run[0][:_LONGEST_RUN], text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ORG_KEYWORD.sub(r"//\1", _ORG_TITLE.sub("# ", text))
    if not text.strip():
        raise VoicecoachError(f"{file} is empty", "nothing to import")
    done = _converted(written_out(text, abbreviations), name, file, workout)
    return replace(done, left_out=(*left, *done.left_out))


def _unpacked(data: bytes, name: str, file: str, workout: str) -> Converted | None:
    """Return the routine of a PDF, a Word document or an Excel file."""
    kind = documents.kind(data)
    if kind == "excel":
        rows = documents.sheet_rows(data, file)
        lines = {row.line: ",".join(row.cells) for row in rows}
        text = "\n".join(lines.get(number, "") for number in range(1, rows[-1].line + 1))
        return spreadsheet.of_rows(rows, text, name, file, workout)
    if kind in ("pdf", "word"):
        text = documents.pdf_text(data, file) if kind == "pdf" else documents.word_text(data, file)
        return plain_text.convert(text[:LARGEST], name)
    return None


def too_large(file: str) -> VoicecoachError:
    """Return what is told of a file that is no routine for its size alone."""
    return VoicecoachError(f"{file} is larger than {LARGEST // 1_000} KB", "import a part of it at a time")


def _converted(text: str, name: str, file: str, workout: str) -> Converted:  # noqa: PLR0911 - one question after the other
    ending = PurePath(file).suffix.lower()
    if ending == ".json" or (ending not in (".csv", ".md") and _is_json(text)):
        return _json(text, name, file)
    if ending in (".yaml", ".yml"):
        return _yaml(text, name, file)
    if fenced := frontmatter.FENCED.match(text):
        if frontmatter.has_exercises(fenced[1]):
            return frontmatter.convert(text, name, file)
        return plain_text.convert(text, name)
    if ending in (".csv", ".tsv", ".tab"):
        return spreadsheet.convert(text, name, file, workout)
    if _YAML_EXERCISES.search(text):
        return _yaml(text, name, file)
    if spreadsheet.has_headers(text):
        return spreadsheet.convert(text, name, file, workout)
    return plain_text.convert(text, name)


def _is_json(text: str) -> bool:
    """Whether a text is JSON, and not a list of boxes or names in brackets."""
    bare = text.lstrip()
    if bare[0] not in "{[" or re.match(r"\[[ xX]?\]|\[\[|\[\d|\[[A-Za-z][\w ]*\]", bare):
        return False
    return bool(re.match(r"[{\[]\s*[\"{\[}\]]", bare))


def _json(text: str, name: str, file: str) -> Converted:
    tree = json_tree(text, file or name)
    if isinstance(tree.node, Pairs) and workout_timer.like_one(tree.node):
        return workout_timer.convert(text, name, file)
    return records.convert(tree, name)


def _yaml(text: str, name: str, file: str) -> Converted:
    tree = Tree(text, file)
    if isinstance(tree.node, Pairs) and _like_w2a(tree):
        return w2a.convert(text, name, file)
    reading = read(text, file)
    if reading.routine is None:
        if not _like_ours(tree.node):
            return records.convert(tree, name)
        raise RoutineProblems(file, reading.problems)
    hint = f"start it as it is: voicecoach start {file}, or keep a copy: voicecoach copy {file} NAME"
    raise VoicecoachError(f"{file} is a routine of voicecoach already", hint)


def _like_ours(node: Node) -> bool:
    """Whether YAML is a routine of ours with a mistake: its exercises have our names for fields, most of them."""
    if not isinstance(node, Pairs) or any(isinstance(key, Scalar) and key.text in _THEIRS for key, _ in node.pairs):
        return False
    nodes = next((inner for key, inner in node.pairs if isinstance(key, Scalar) and key.text == "exercises"), None)
    inner = nodes.items if isinstance(nodes, Items) else []
    keys = [key.text for one in inner if isinstance(one, Pairs) for key, _ in one.pairs if isinstance(key, Scalar)]
    if _in_other_words(inner):
        return False
    known = [key for key in keys if key in _OURS]
    return "name" in keys or (bool(keys) and len(known) >= len(keys) / 2)


def _in_other_words(exercises: Sequence[Node]) -> bool:
    """Whether most exercises have fields that aren't ours, all of them with names that another program may give."""
    of_each = [
        [key.text for key, _ in one.pairs if isinstance(key, Scalar)] for one in exercises if isinstance(one, Pairs)
    ]
    unknown = [[key for key in keys if key not in _OURS] for keys in of_each]
    named = all(column(plain(key)).role for keys in unknown for key in keys)
    return named and sum(map(bool, unknown)) > len(unknown) / 2


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
