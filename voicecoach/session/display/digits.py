"""Large digits, to be read from the mat: every dot of a 3 x 5 grid is drawn two cells wide, which looks square."""

from __future__ import annotations

ROWS = 5
"""Rows of a glyph at scale 1."""

_GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    # Arrows for the sides of the body.
    "<": ("  #", " ##", "###", " ##", "  #"),
    ">": ("#  ", "## ", "###", "## ", "#  "),
}


def columns(text: str, scale: int = 1) -> int:
    """Return how many cells `text` is wide in large digits."""
    dots = sum(len(_GLYPHS[character][0]) for character in text) + max(0, len(text) - 1)
    return 2 * scale * dots


def large(text: str, scale: int = 1) -> list[str]:
    """Return the rows of `text` (digits, colons and arrows) in blocks, all `columns(text, scale)` wide."""
    rows = (" ".join(_GLYPHS[character][row] for character in text) for row in range(ROWS))
    blocks = ["".join(("█" if dot == "#" else " ") * 2 * scale for dot in row) for row in rows]
    return [block for block in blocks for _ in range(scale)]
