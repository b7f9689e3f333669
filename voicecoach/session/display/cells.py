"""Text in terminal cells: measured (a wide East Asian character takes two), cut, wrapped and centred."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style

Line = tuple[Segment, ...]
"""One row of the screen: styled pieces rather than rich's Text, which took 3 to 4 times as long to draw."""

PLAIN = Style()
BOLD = Style(bold=True)
DIM = Style(dim=True)
REVERSE = Style(reverse=True)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis if some of it had to go."""
    # More characters than this never fit, and measuring a megabyte takes long.
    if len(text) <= 4 * width and cell_len(text) <= width:
        return text
    return set_cell_size(text[: 4 * width], max(0, width - 1)).rstrip() + "…"[:width]


@lru_cache(maxsize=64)
def wrap(text: str, width: int, rows: int) -> tuple[str, ...]:
    """Return `text` in at most `rows` lines of `width` cells, broken between words where it can be."""
    if width < 2 or rows < 1:
        return ()
    lines = [""]
    for word in text[: 4 * width * rows].split():
        for piece in chop_cells(word, width):
            joined = f"{lines[-1]} {piece}".strip()
            if cell_len(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) > rows:
        lines[rows - 1 :] = [cut(" ".join(lines[rows - 1 :]), width)]
    return tuple(lines)


def centred(text: str, width: int, style: Style = PLAIN) -> Line:
    """Return `text` in the middle of a line of `width` cells."""
    text = cut(text, width)
    before = (width - cell_len(text)) // 2
    return pad(before), Segment(text, style), pad(width - before - cell_len(text))


def left(text: str, width: int, style: Style = PLAIN) -> Line:
    """Return `text` at the left of `width` cells."""
    text = cut(text, width)
    return Segment(text, style), pad(width - cell_len(text))


def blank(width: int) -> Line:
    """Return an empty line."""
    return (pad(width),)


def stack(lines: list[Line], width: int, height: int) -> list[Line]:
    """Return `lines` in the middle of `height` rows."""
    above = (height - len(lines)) // 2
    return [*[blank(width)] * above, *lines, *[blank(width)] * (height - len(lines) - above)]


def pad(width: int) -> Segment:
    """Return `width` empty cells."""
    return Segment(" " * width, PLAIN)


def bar(done: float, width: int, marks: str, style: Style) -> Line:
    """Return a bar of `width` cells in the two `marks`: what is done, and what is left."""
    # Whole cells only: finer steps would be redrawn many times a second, and nobody sees them from the mat.
    full = round(width * min(1.0, max(0.0, done)))
    return Segment(marks[0] * full, style), Segment(marks[1] * (width - full), style)
