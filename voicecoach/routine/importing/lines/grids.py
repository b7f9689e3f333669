"""Tables that are drawn: bars of any kind between the cells, rules of `+---+` or `├──┼──┤` between the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest

_BARS = str.maketrans(
    dict.fromkeys("│┃║┆┇┊┋", "|")
    | dict.fromkeys("─━═┄┅┈┉╌╍—", "-")
    | dict.fromkeys("┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋", "+")
    | dict.fromkeys("╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰", "+")
)
"""The signs that tables are drawn with, as those of plain text."""
_DRAWN = re.compile(r"[│┃║┆┇┊┋]|[─━═┄┅┈┉╌╍]{2}")
_RULE = re.compile(r"[-+=|:.,'`*\s]*(?:-{2}|={2})[-+=|:.,'`*\s]*")
_CROSSED = re.compile(r"[-=:]\+|\+[-=:]")
_BOXED = re.compile(r"\|\s*(?P<text>[^|]*?)\s*\|")
_AMOUNT = re.compile(r"\d[\d.,–-]*\s?[^\W\d]{0,4}\.?")
_FEWEST_GROUPS = 3
"""Rows that rules set apart, the headers among them, from which on each may be one row of several lines."""
Cells = tuple[str, ...]


def in_plain_bars(line: str) -> str:
    """Return a line of a drawn table with the signs of plain text, any other as it is."""
    return line.translate(_BARS) if _DRAWN.search(line) else line


def undrawn(lines: Sequence[str]) -> list[str]:
    """Return lines without the rules of drawn tables, and without the bars around a title in one."""
    plain = [in_plain_bars(line).strip() for line in lines]
    if not any(map(is_crossed, plain)):
        return list(lines)
    return [_undrawn(line, text) for line, text in zip(lines, plain, strict=True)]


def _undrawn(line: str, plain: str) -> str:
    if is_crossed(plain):
        return ""
    boxed = _BOXED.fullmatch(plain)
    return boxed["text"] if boxed else line


def is_bar_row(text: str) -> bool:
    """Whether a line has cells between bars."""
    return text.count("|") >= 2 or (text.startswith("|") and "|" in text[1:])


def is_ruled(text: str) -> bool:
    """Whether a line is nothing but a rule between rows."""
    return bool(_RULE.fullmatch(text))


def is_crossed(text: str) -> bool:
    """Whether a line is a rule with crossings, as only a drawn table has them."""
    return is_ruled(text) and bool(_CROSSED.search(text))


def rows_of_grid(lines: Sequence[tuple[int, Cells]], rules: Sequence[int]) -> list[tuple[tuple[int, ...], Cells]]:
    """Return the rows of a drawn table, with the numbers of their lines; `rules` are the lines that set them apart."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: sum(rule < line[0] for rule in rules))]
    apart = len(groups) >= _FEWEST_GROUPS
    made: list[tuple[tuple[int, ...], Cells]] = []
    for place, group in enumerate(groups):
        for number, cells in group:
            begun = number != group[0][0]
            if begun and (_goes_on(made[-1][1], cells, apart=apart) or (place == 0 and len(groups) > 1)):
                numbers, above = made.pop()
                made.append(((*numbers, number), _joined(above, cells)))
            else:
                made.append(((number,), cells))
    return made


def _goes_on(above: Cells, cells: Cells, *, apart: bool) -> bool:
    """Whether a line goes on with the cells above it: it has no name, or only some of those, and no number again."""
    filled, before = (frozenset(at for at, text in enumerate(row) if text) for row in (cells, above))
    nameless = 0 not in filled
    number = _AMOUNT.fullmatch if nameless and apart else re.compile(r"\d").search
    again = any(number(above[at]) and number(cells[at]) for at in filled & before)
    return filled < before and not again and (apart or nameless)


def _joined(above: Cells, cells: Cells) -> Cells:
    return tuple(f"{one} {other}".strip() for one, other in zip_longest(above, cells, fillvalue=""))
