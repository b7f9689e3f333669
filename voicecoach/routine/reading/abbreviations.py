"""A person's own abbreviations: lines of `short: words`."""

from __future__ import annotations

from voicecoach.core.errors import Problem
from voicecoach.routine.reading.mapping import FieldReader
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.values.typed import what
from voicecoach.routine.yaml.tree import Node, Pairs, Scalar, Source, UnreadableError, clean

_LONGEST = 100
_EXAMPLE = "TVA: deep belly muscles"


def read_abbreviations(text: str, file: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the abbreviations of a file of a person's own, and everything that is wrong with it."""
    source = Source(file, text)
    reader = _AbbreviationReader(source)
    found: dict[str, str] = {}
    try:
        root = parse_yaml(source)
        if isinstance(root, Pairs):
            found = reader.abbreviations(root)
        elif root is not None:
            reader.problem(
                "shape", f"abbreviations are lines of `short: words`; this is {what(root)}", root, f"write `{_EXAMPLE}`"
            )
    except UnreadableError as error:
        reader.problems.append(error.problem)
    return found, tuple(dict.fromkeys(reader.problems))


class _AbbreviationReader(FieldReader):
    """Reads a mapping of abbreviations."""

    def abbreviations(self, node: Pairs) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, inner in node.pairs:
            short, words = _line(key), _line(inner)
            if not short or not words:
                self.problem("shape", "an abbreviation and its words are a line of text", inner, f"write `{_EXAMPLE}`")
            elif short in found:
                self.problem("repeated", f"`{short}` is written twice", key, "delete one of the two")
            elif max(len(short), len(words)) > _LONGEST:
                self.problem("long", f"`{short[:20]}` is too long", key, f"at most {_LONGEST} characters fit")
            else:
                found[short] = words
        return found


def _line(node: Node) -> str:
    return clean(node.text).strip() if isinstance(node, Scalar) else ""
