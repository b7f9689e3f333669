"""Labels with their values in a row, however they are set: `Reps - 12 / Sets - 3`, `Séries 3 Rép. 12 Tenir 5 s`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.columns import LOADED
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.senses import senses
from voicecoach.routine.notation.words.token import Token
from voicecoach.routine.notation.words.tokens import tokens

_PAIR = r"(?:[SROPG]|HM?)[:.-]{0,3}[ntwl]\.?"
_ROW = re.compile(rf"(?<![nwitx]){_PAIR}(?:[,/!.;-]?{_PAIR}){{1,5}}(?![xSRMHU]|[-/:]?[nt])")
"""Labels, each with its value behind it; G is a weight's."""
_PARTS = re.compile(r"(?P<label>HM?|[SROPG])(?P<sign>[:.-]{0,3})(?P<value>[ntwl]\.?)")


def with_colons(text: str) -> str:
    """Return a text, each label of a row with a colon before its value and a comma behind it."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return text
    made = tokens(text)
    row = _ROW.search(letters := "".join(map(_letter, made, senses(made))))
    parts = list(_PARTS.finditer(letters, *row.span())) if row else []
    if not row or not {"S", "R"} & set(row[0]) or len({part["sign"].strip(".") for part in parts}) > 1:
        return text
    pairs = [f"{_words(text, made, *part.span('label'))}: {_words(text, made, *part.span('value'))}" for part in parts]
    start, end = made[row.start()].start, made[row.end() - 1].end
    return f"{text[:start]}{', '.join(pairs)}{text[end:]}"


def _letter(token: Token, sense: str) -> str:
    if token.text == ".":
        return "."
    return "G" if token.word in LOADED else "W" if sense in "FGL" else sense


def _words(text: str, made: Sequence[Token], first: int, last: int) -> str:
    return text[made[first].start : made[last - 1].end].rstrip(".")
