"""A line that explains the columns of rows without headers: `(columns: sets, reps or time, rest)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.columns import WORDS, column
from voicecoach.routine.importing.headers import PLACES

_LABEL = re.compile(
    r"(?:(?:the |die |les |las )?(?:columns?|cols?|key|legend|order|headers?|numbers?|spalten?|legende|reihenfolge"
    r"|zahlen|colonnes?|légende|ordre|chiffres|columnas?|leyenda|orden|números)(?: (?:are|is|mean|sind|sont|son))?"
    r"\s*[:=–-]?\s+)+",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:[^\W_]+\.?\s){0,2}[^\W_]+\.?\s?[=:]\s?")
"""What a part of it is told of: `first number = sets`."""
_SIGNS = (r"\s*[,;]\s*", r"\s*\|\s*", r"\s+[-–—]\s+", r"\s*/\s*")
_NAME = re.compile(r"name|exercise|übung|exercice|ejercicio", re.IGNORECASE)
_FEWEST = 2


def legend(lines: Sequence[str]) -> tuple[int, list[str]] | None:
    """Return the number of the line that explains columns, and what they hold behind the name; None if none does."""
    return next(((at, parts) for at, line in enumerate(lines, 1) if (parts := _parts(line))), None)


def _parts(line: str) -> list[str]:
    """Return what a line says of columns, in order; nothing if it is no such line, or has a number."""
    bare = line.strip().strip("()[]*_ .")
    if len(bare) > 120 or re.search(r"\d", bare):
        return []
    bare = _LABEL.sub("", bare, count=1) if _LABEL.match(bare) else bare
    sign = next((sign for sign in _SIGNS if re.search(sign, bare)), "")
    parts = [_EACH.sub("", part, count=1) for part in re.split(sign, bare)] if sign else []
    parts = parts[1:] if parts and _NAME.fullmatch(parts[0]) else parts
    roles = [column(part).role for part in parts]
    if len(parts) < _FEWEST or not all(role in PLACES or role in WORDS for role in roles):
        return []
    measures = {role for role in roles if role in PLACES}
    return parts if len(measures) >= _FEWEST and measures & {"sets", "reps", "dose"} else []
