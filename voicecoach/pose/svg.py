"""Drawings as SVG: one pose, or start and end beside each other with an arrow of what moves."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from voicecoach.pose.drawing import Group, Shade
from voicecoach.pose.motion import Way, head
from voicecoach.pose.outline import STEPS, Arc, Disc, outline
from voicecoach.pose.scene import Scene

COLOURS = {
    Shade.NEAR: "#243b53",
    Shade.FAR: "#9fb3c8",
    Shade.PROP: "#c8a26a",
    Shade.FLOOR: "#d5dbe1",
    Shade.BAND: "#d9480f",
}
MARGIN = 3.0
"""Around the picture."""
PIXELS = 2.0
"""How large a hundredth of the body's height is where nothing else is said, as in a file."""
HALO = 1.6
"""How wide the gap is between a limb and what it is in front of."""


def path(discs: Sequence[Disc]) -> str:
    """Return the outline of discs as the data of a path."""
    arcs = outline(discs)
    if len(arcs) == 1:
        (x, y), r = arcs[0].disc.edge(0), arcs[0].disc.radius
        half = f"a{_n(r)} {_n(r)} 0 1 1"
        return f"M{_n(x)} {_n(y)}{half} {_n(-2 * r)} 0{half} {_n(2 * r)} 0z"
    return "M" + "L".join(map(_arc, arcs)) + "z"


def _arc(arc: Arc) -> str:
    start, end, radius = arc.disc.edge(arc.start), arc.disc.edge(arc.end), _n(arc.disc.radius)
    large = int(arc.end - arc.start > STEPS / 2)
    return f"{_n(start.x)} {_n(start.y)}A{radius} {radius} 0 {large} 1 {_n(end.x)} {_n(end.y)}"


def svg(picture: Scene, title: str) -> str:
    """Return a picture as an element of its own; `title` is read where it can't be seen."""
    box = picture.box
    width, height = box.width + 2 * MARGIN, box.height + 2 * MARGIN
    view = " ".join(map(_n, (box.left - MARGIN, box.top - MARGIN, width, height)))
    size = f'width="{width * PIXELS:.0f}" height="{height * PIXELS:.0f}" style="background:#fff"'
    inside = "".join((*map(_group, picture.groups), *map(_arrow, picture.arrows)))
    tag = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size} role="img">'
    return f"{tag}<title>{escape(title)}</title>{inside}</svg>"


def _group(group: Group) -> str:
    data = "".join(map(path, group.shapes))
    drawn = f'<path d="{data}" fill="{COLOURS[group.tone]}"/>'
    if group.tone not in (Shade.NEAR, Shade.FAR):
        return drawn
    return f'<path d="{data}" fill="#fff" stroke="#fff" stroke-width="{2 * HALO}"/>{drawn}'


def _arrow(way: Way) -> str:
    """Return a way with a head at its end."""
    data = "".join("M" + "L".join(f"{_n(spot.x)} {_n(spot.y)}" for spot in line) for line in (way, head(way)))
    look = f'fill="none" stroke="{COLOURS[Shade.BAND]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{data}" {look}/>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
