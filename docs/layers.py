"""Draw the rooms and who imports whom in docs/pictures/layers.svg, from the imports: `python docs/layers.py`."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import grimp
import tomllib

PACKAGE = "voicecoach"
TOP = Path(__file__).parents[1]
PICTURE = TOP / "docs" / "pictures" / "layers.svg"
WIDTH, HEIGHT, GAP, LINE = 960, 92, 34, 13
STYLE = """<style>
text { font: 12px system-ui, "DejaVu Sans", sans-serif; fill: #333; text-anchor: middle }
.name { font-weight: 600; font-size: 16px; fill: #111 }
rect { fill: #f3f6fa; stroke: #7a8aa0 }
path { fill: none; stroke: #7a8aa0 }
</style>"""
Box = tuple[float, float, float]
"""Left, top and width."""


def layers() -> list[list[str]]:
    """Return the rooms of each layer, the highest first, as the import contract has them."""
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    return [layer.split(" | ") for layer in contract["layers"]]


def imports() -> Counter[tuple[str, str]]:
    """Return how many modules of a room import how many of another."""
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    found: Counter[tuple[str, str]] = Counter()
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            rooms = module.split(".")[1:2], other.split(".")[1:2]
            if all(rooms) and rooms[0] != rooms[1]:
                found[rooms[0][0], rooms[1][0]] += 1
    return found


def purpose(room: str) -> str:
    """Return what a room says of itself first."""
    path = TOP / PACKAGE / room / "__init__.py"
    path = path if path.exists() else path.parent.with_suffix(".py")
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")[0].replace("\n", " ")


def boxes(rows: list[list[str]]) -> dict[str, Box]:
    """Return where each room is drawn."""
    found: dict[str, Box] = {}
    for number, row in enumerate(rows):
        wide = (WIDTH - GAP * (len(row) + 1)) / len(row)
        wide, top = min(wide, 600), GAP + number * (HEIGHT + GAP)
        left = (WIDTH - len(row) * wide - (len(row) - 1) * GAP) / 2
        found.update({room: (left + place * (wide + GAP), top, wide) for place, room in enumerate(row)})
    return found


def wrapped(text: str, letters: int) -> list[str]:
    """Return a text in lines of at most so many letters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def drawn(room: str, box: Box) -> str:
    """Return a room."""
    left, top, wide = box
    middle, modules = left + wide / 2, len(list((TOP / PACKAGE / room).rglob("*.py"))) or 1
    lines = [f'<text class="name" x="{middle:.0f}" y="{top + 20}">{room}</text>']
    text = [*wrapped(purpose(room), int(wide / 7)), f"{modules} modules" if modules > 1 else "1 module"]
    lines += [
        f'<text x="{middle:.0f}" y="{top + 38 + number * LINE}">{escape(line)}</text>'
        for number, line in enumerate(text)
    ]
    return f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{HEIGHT}" rx="6"/>' + "".join(lines)


def arrow(importer: Box, imported: Box, count: int) -> str:
    """Return a line from a room down to one that it imports, the thicker the more it does."""
    start, end = importer[0] + importer[2] / 2, imported[0] + imported[2] / 2
    top, bottom = importer[1] + HEIGHT, imported[1]
    bend = (bottom - top) / 2
    curve = f"M{start:.0f} {top} C{start:.0f} {top + bend:.0f} {end:.0f} {bottom - bend:.0f} {end:.0f} {bottom}"
    return f'<path d="{curve}" stroke-width="{1 + count**0.5 / 2:.1f}" opacity="0.45"/>'


def main() -> None:
    """Write the picture."""
    rows = layers()
    places = boxes(rows)
    arrows = [
        arrow(places[a], places[b], count) for (a, b), count in sorted(imports().items()) if {a, b} <= places.keys()
    ]
    size = f'viewBox="0 0 {WIDTH} {GAP + len(rows) * (HEIGHT + GAP)}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', STYLE, *arrows]
    parts += [drawn(room, box) for room, box in places.items()]
    PICTURE.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
