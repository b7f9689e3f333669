"""Draw the pictures of the screen in docs/pictures: `python docs/pictures.py`. Reproducible to the byte."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.display.frame import render
from voicecoach.session.playback.view import View

HOLD = View(
    routine="Upper hamstring",
    kind=StepKind.WORK,
    exercise="Clamshell",
    text="Open your knee like a clamshell, feet together.",
    phase="hold",
    side=Side.LEFT,
    rep=3,
    reps=8,
    set=2,
    sets=3,
    count=24,
    done=0.47,
    coming="Chair bridge",
    left=723,
    elapsed=804,
    progress=0.53,
)
STATES = {
    "get-ready": replace(HOLD, kind=StepKind.READY, phase="", count=8, done=0.2, rep=0, caption="Get ready."),
    "hold": HOLD,
    "switch": replace(HOLD, kind=StepKind.SWITCH, phase="", side=Side.RIGHT, count=5, done=0.2, rep=0,
                      caption="Switch sides: right side."),
    "rest": replace(HOLD, kind=StepKind.REST, phase="", side=None, set=0, rep=0, count=75, done=0.17, text="",
                    exercise="Rest", caption="Next: Chair bridge. Lie on your back, heels on the chair."),
    "paused": replace(HOLD, paused=True),
}  # fmt: skip

# rich's own template names fonts on other sites; this one takes what the reader has.
TEMPLATE = """<svg class="rich-terminal" viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{terminal_width}" height="{terminal_height}" rx="8" fill="#12161c"/>
<g clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


# A quiet dark theme: background, foreground, then the eight base colours.
THEME = TerminalTheme(
    (18, 22, 28),
    (228, 232, 238),
    [(18, 22, 28), (240, 113, 120), (126, 200, 120), (236, 190, 96), (110, 160, 240), (206, 140, 230), (100, 200, 210),
     (228, 232, 238)],
)  # fmt: skip


def filled(segment: Segment) -> list[Segment]:
    """Return `segment` with blocks as filled cells, for fonts leave gaps between rows of blocks."""
    # Spaces at the ends of a text element get lost in some viewers, so they stand apart.
    pieces = [found[0] for found in re.finditer("█+| +|[^█ ]+(?: [^█ ]+)*", segment.text)]
    style = segment.style or Style()
    solid = style + Style(reverse=True)
    return [Segment(" " * len(piece), solid) if piece[0] == "█" else Segment(piece, style) for piece in pieces]


def picture(name: str, view: View, width: int, height: int) -> str:
    """Return the screen as SVG."""
    console = Console(
        record=True,
        file=StringIO(),
        width=width,
        height=height,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        no_color=False,
    )
    pieces = []
    for row in render(view, width, height):
        pieces += [piece for segment in row for piece in filled(segment)] + [Segment.line()]
    console.print(Segments(pieces[:-1]), crop=False, soft_wrap=True, end="")
    return console.export_svg(title="", theme=THEME, code_format=TEMPLATE, unique_id=name)


def main() -> None:
    """Write every picture into the folder named, or into docs/pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("pictures")
    width, height = (int(n) for n in sys.argv[2].split("x")) if len(sys.argv) > 2 else (80, 24)
    folder.mkdir(parents=True, exist_ok=True)
    for name, view in STATES.items():
        (folder / f"{name}.svg").write_text(picture(name, view, width, height), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
