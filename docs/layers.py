"""Draw the rooms, layer by layer, in docs/pictures/layers.svg, from contract and imports: `python docs/layers.py`.

Each box says what the room is for, which folders it has and which other rooms it imports. Counts are left out, so
that the picture changes only when the layout does.
"""

from __future__ import annotations

import ast
from pathlib import Path
from xml.sax.saxutils import escape

import grimp
import tomllib

PACKAGE = "voicecoach"
TOP = Path(__file__).parents[1]
PICTURE = TOP / "docs" / "pictures" / "layers.svg"
WIDTH, LEFT, RIGHT, GAP, LINE, INSIDE = 960, 64, 16, 14, 17, 12
LETTER = 6.7
"""About how wide a letter is, at most."""
STYLE = """<style>
text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #222 }
.name { font-weight: 600; font-size: 16px }
.folders { fill: #1f5f8b }
.imports { fill: #666; font-size: 12px }
.box { fill: #f3f6fa; stroke: #7a8aa0 }
.arrow { fill: none; stroke: #7a8aa0; stroke-width: 2 }
</style>"""
Line = tuple[str, str]
"""A style class and a text."""


def layers() -> list[list[str]]:
    """Return the rooms of each layer, the highest first, as the import contract lists them."""
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return [layer.split(" | ") for layer in contract["layers"]]


def imports() -> set[tuple[str, str]]:
    """Return which room imports which other, but for imports that only type checkers read."""
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    found = set()
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            importer, imported = module.split(".")[1:2], other.split(".")[1:2]
            if importer and imported and importer != imported:
                found.add((importer[0], imported[0]))
    return found


def purpose(room: str) -> str:
    """Return the first sentence of a room's docstring."""
    path = TOP / PACKAGE / room / "__init__.py"
    path = path if path.exists() else path.parent.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split()).split(". Begin with ")[0].rstrip(".").replace("`", "")


def described(room: str, order: list[str], used: set[tuple[str, str]], width: float) -> list[Line]:
    """Return the lines in a room's box."""
    folders = sorted(path.parent.name for path in (TOP / PACKAGE / room).glob("*/__init__.py"))
    others = [other for other in order if (room, other) in used]
    lines = [("name", room), *(("", line) for line in wrapped(purpose(room), width))]
    lines += [("folders", line) for line in wrapped(" · ".join(f"{each}/" for each in folders), width)]
    return [*lines, *(("imports", line) for line in wrapped(f"imports {', '.join(others) or 'none'}", width))]


def wrapped(text: str, width: float) -> list[str]:
    """Break a text into lines that fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and (len(lines[-1]) + len(word) + 1) * LETTER <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def box(lines: list[Line], left: float, top: float, width: float, height: float) -> str:
    """Return a room's box."""
    x, y = left + INSIDE, top + INSIDE + 8
    texts = [
        f'<text class="{style}" x="{x:.0f}" y="{y + number * LINE:.0f}">{escape(text)}</text>'
        for number, (style, text) in enumerate(lines)
    ]
    rect = f'<rect class="box" x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="6"/>'
    return "\n".join([rect, *texts])


def picture() -> str:
    """Return the picture."""
    rows, used = layers(), imports()
    order = [room for row in rows for room in row]
    parts, top = [], float(GAP)
    for row in rows:
        width = (WIDTH - LEFT - RIGHT - (len(row) - 1) * GAP) / len(row)
        texts = [described(room, order, used, width - 2 * INSIDE) for room in row]
        height = max(map(len, texts)) * LINE + 1.5 * INSIDE
        parts += [box(lines, LEFT + place * (width + GAP), top, width, height) for place, lines in enumerate(texts)]
        top += height + GAP
    turned = f'transform="translate(26 {top / 2:.0f}) rotate(-90)"'
    arrow = f'<path class="arrow" d="M40 {GAP} V{top - GAP:.0f} m-6 -10 l6 10 l6 -10"/>'
    note = f'<text {turned} text-anchor="middle">may import what lies below</text>'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top:.0f}">'
    background = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([start, STYLE, background, arrow, note, *parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
