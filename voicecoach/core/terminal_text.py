"""Rendering a problem for the terminal: the place, the message, the line with a caret, the hint.

A routine may come from anyone, so nothing in it reaches the terminal as it is: what steers a terminal is shown escaped.
"""

from __future__ import annotations

from voicecoach.core.errors import Problem, Where

WIDTH = 100
"""The most columns of a source line that are shown; a longer one is cut around its place."""
_BEFORE = 60
"""Characters kept before the place when a line is cut."""
_INDENT = "    "


def render(problem: Problem) -> str:
    """Return `problem` as lines: `file:line:column: message`, the source line, the caret and the hint."""
    where = problem.where
    kind = "warning: " if problem.warning else ""
    head = f"{visible(where.file)}:{where.line}:{where.column}: {kind}{visible(problem.message)}"
    hint = [f"{_INDENT}hint: {visible(problem.hint)}"] if problem.hint else []
    return "\n".join([head, *_snippet(where), *hint])


def visible(text: str) -> str:
    r"""Return `text` with everything that a terminal would obey, or could not show, escaped as in `\x1b`."""
    return text if text.isprintable() else "".join(char if _printable(char) else _escaped(char) for char in text)


def _snippet(where: Where) -> list[str]:
    if not where.source.strip():
        return []
    start = max(where.column - 1, 0)
    cut = max(start - _BEFORE, 0) if len(where.source) > WIDTH else 0
    shown = where.source[cut : cut + WIDTH]
    before, marked = shown[: start - cut], shown[start - cut : start - cut + where.length]
    left = "…" if cut else ""
    right = "…" if cut + WIDTH < len(where.source) else ""
    line = f"{_INDENT}{left}{_drawn(shown)}{right}"
    caret = " " * (len(left) + _columns(before)) + "^" * max(_columns(marked), 1)
    return [line.rstrip(), _INDENT + caret]


def _drawn(text: str) -> str:
    return visible(text.replace("\t", _INDENT))


def _columns(text: str) -> int:
    """Return how many terminal columns `text` takes: none for a combining accent, two for most East Asian ones."""
    return sum(_char_columns(char) for char in _drawn(text))


def _char_columns(char: str) -> int:
    import unicodedata  # seldom needed, here and below

    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _printable(char: str) -> bool:
    """Return whether a terminal simply shows `char`; joiners, which some scripts and emoji need, count too."""
    import unicodedata

    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in "\u200c\u200d"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")
