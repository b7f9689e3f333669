"""Labels with their values in a row, however they are set: `Reps - 12 / Sets - 3`, `Séries 3 Rép. 12 Tenir 5 s`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.columns import COUNTS, LOADED, TIMES, column
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.senses import senses
from voicecoach.routine.notation.words.token import Token
from voicecoach.routine.notation.words.tokens import tokens

_PAIR = r"(?:[SROPG]|HM?)[:.-]{0,3}[ntwl]\.?"
_ROW = re.compile(rf"(?<![nwitx]){_PAIR}(?:[,/!.;-]?{_PAIR}){{1,5}}(?![xSRMHU]|[-/:]?[nt])")
"""Labels, each with its value behind it; G is a weight's."""
_PARTS = re.compile(r"(?P<label>HM?|[SROPG])(?P<sign>[:.-]{0,3})(?P<value>[ntwl]\.?)")


_SIDE_BY_SIDE = re.compile(r"\s*[|;]\s*")
_LABELLED = re.compile(r"(?P<key>[^\W\d][^:=|]{0,25}?)\s*[:=]\s*(?P<value>.*)")
_NOTHING = re.compile(r"(?:[-–—]+|n/?a|none|nil|keine?r?s?|aucune?|ninguno?a?|null|/)?\.?", re.IGNORECASE)
"""What stands behind a label where there is nothing to tell."""
_FEWEST = 3
_INITIALS = re.compile(
    r"(?<![^\W_])S ?[:=]? ?\d{1,2}(?:[ ,;/|]+(?:R|T|H|RI|Rest|Hold|Reps?) ?[:=]? ?\d[\d.:-]*(?: ?(?:s|secs?|min)\b)?)+"
    r"(?![^\W_])"
)
"""Initials in a row: `S3 R15 Rest45`, `S:2 T:20s RI:60s`."""
_INITIAL = re.compile(r"(?P<key>[A-Za-z]+) ?[:=]? ?(?P<value>\d[\d.:-]*)(?P<unit> ?(?:secs?|s|min)\b)?")
_SPELLED = {"S": "Sets", "R": "Reps", "T": "Time", "H": "Hold", "RI": "Rest"}
_BRACKETED = re.compile(
    r"(\d[\d-]*) ?\((reps?|sets?|wdh|wiederholungen|sätze|séries?|series|(?:s|sec) hold)\)", re.IGNORECASE
)


def labels_apart(text: str) -> list[str]:
    """Return labels side by side in a line, each with its value, where one has words for it: `Load: red band`.

    What a dose is told by comes first; labels with nothing behind them are left out. A name may stand before them all.
    Nothing if the line is no such thing.
    """
    parts = _SIDE_BY_SIDE.split(text) if len(text) <= LONGEST else []
    found = [_LABELLED.fullmatch(part) for part in parts]
    named = found[:1] == [None]
    labels = [one for one in found[named:] if one]
    known = len(labels) == len(parts) - named >= _FEWEST and all(column(one["key"]).role for one in labels)
    if not known or all(one["value"][:1].isdigit() for one in labels):
        return []
    told = sorted(
        (one for one in labels if not _NOTHING.fullmatch(one["value"])),
        key=lambda one: column(one["key"]).role not in (*COUNTS, *TIMES),
    )
    return [*parts[:named], *(f"{one['key']}: {one['value']}" for one in told)]


def with_colons(text: str) -> str:
    """Return a text, each label of a row with a colon before its value and a comma behind it."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return text
    text = _INITIALS.sub(lambda row: ", ".join(map(_spelled, _INITIAL.finditer(row[0]))), text)
    if len(_BRACKETED.findall(text)) > 1:
        return _BRACKETED.sub(r"\1 \2,", text).rstrip(", ")  # `12 (reps) 3 (sets)`
    made = tokens(text)
    row = _ROW.search(letters := "".join(map(_letter, made, senses(made))))
    parts = list(_PARTS.finditer(letters, *row.span())) if row else []
    if not row or not {"S", "R"} & set(row[0]) or len({part["sign"].strip(".") for part in parts}) > 1:
        return text
    pairs = [f"{_words(text, made, *part.span('label'))}: {_words(text, made, *part.span('value'))}" for part in parts]
    start, end = made[row.start()].start, made[row.end() - 1].end
    return f"{text[:start]}{', '.join(pairs)}{text[end:]}"


def _spelled(found: re.Match[str]) -> str:
    """Return a label that is an initial in full, a time without a unit in seconds."""
    key = _SPELLED.get(found["key"], found["key"])
    timed = key in ("Time", "Hold", "Rest")
    return f"{key}: {found['value']}{found['unit'] or (' s' if timed else '')}"


def _letter(token: Token, sense: str) -> str:
    if token.text == ".":
        return "."
    return "G" if token.word in LOADED else "W" if sense in "FGL" else sense


def _words(text: str, made: Sequence[Token], first: int, last: int) -> str:
    return text[made[first].start : made[last - 1].end].rstrip(".")
