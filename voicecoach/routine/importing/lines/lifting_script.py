"""Lines of Liftoscript: `Squat / 3x5 60kg 90s / progress: lp(2.5kg)` in the words that the grammar knows."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^/\n]{2,80}\s/\s*(?:[\w ]+:[^/]*/\s*)*\d{1,2}x\d")
_KEYED = re.compile(r"(?:progress|update|warmup|id|used|superset)\s*:", re.IGNORECASE)
_REST = re.compile(r"(?:(?<=\s)|^)(\d{1,3}s|\d{1,2}m)(?=\s|,|$)(?!\s*x)")


def is_script(lines: list[str]) -> bool:
    """Whether enough lines are of that kind."""
    return sum(bool(_LINE.match(line.strip())) for line in lines) >= 2


def in_words(line: str) -> tuple[str, tuple[str, ...]]:
    """Return a line as people write it, and its instructions for the program."""
    if not _LINE.match(line):
        return line, ()
    name, *parts = re.split(r"\s/\s*", line)
    program = tuple(part.strip() for part in parts if _KEYED.match(part.strip()))
    doses = [
        _REST.sub(lambda rest: f", rest {rest[1]}{'in' if rest[1][-1] == 'm' else ''}", part.strip())
        for part in parts
        if not _KEYED.match(part.strip())
    ]
    return f"{name.strip()}: {', '.join(doses)}", program
