"""A view drawn as rows of a screen: the frame here, what is inside it in `body`.

Pure: the same view and size give the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from voicecoach.score.model import StepKind
from voicecoach.session.display.body import Keys, content, explained, noticed, small
from voicecoach.session.display.cells import BOLD, DIM, Line, cut
from voicecoach.session.display.words import clean, first_key, shout
from voicecoach.session.playback.commands import Command, by_place
from voicecoach.session.playback.view import View

HINTS = by_place(lambda row: row.hint)
"""The keys shown below, the first ones dropped last; the very last always stays."""


@dataclass(frozen=True)
class Look:
    """How a state looks: its edge alone tells it, without colour and from afar."""

    colour: str
    """One of the terminal's own, so that light and dark themes both suit."""
    edge: str
    """Upper left, top, upper right, left, right, lower left, bottom, lower right."""

    @property
    def style(self) -> Style:
        """The colour as a style."""
        return Style(color=self.colour, bold=True)

    @property
    def sides(self) -> tuple[str, str]:
        """The left and right edge with some air, three cells each."""
        left, right = self.edge[3], self.edge[4]
        # Blocks are doubled: a cell is twice as high as it is wide.
        return (left * 2 + " ", " " + right * 2) if left == self.edge[0] else (left + "  ", "  " + right)


LOOKS = {
    StepKind.TALK: Look("default", "╭─╮││╰─╯"),
    StepKind.READY: Look("yellow", "┏╍┓╏╏┗╍┛"),
    StepKind.WORK: Look("green", "████████"),
    StepKind.MOVE: Look("green", "░░░░░░░░"),
    StepKind.GAP: Look("green", "░░░░░░░░"),
    StepKind.REST: Look("cyan", "╭─╮││╰─╯"),
    StepKind.SWITCH: Look("magenta", "╔═╗║║╚═╝"),
    StepKind.WAIT: Look("yellow", "········"),
}
PAUSED = Look("default", "╱╱╱╱╱╱╱╱")
DONE = Look("green", "╔═╗║║╚═╝")


def render(view: View, width: int, height: int, keys: Keys = ()) -> list[Line]:
    """Return `height` rows of `width` cells that show `view`; without a frame where there is little room."""
    look = DONE if view.finished else PAUSED if view.paused else LOOKS[view.kind]
    if width < 30 or height < 10:
        return small(view, look.style, width, height, keys)
    inside, rows = width - 6, height - 2
    body = explained(keys, inside, rows) if view.help else content(view, look.style, inside, rows)
    notice = clean(view.notice)
    if cell_len(notice) > width - 8:
        notice, body = "", noticed(view, body, notice, inside)
    left, right = (Segment(side, look.style) for side in look.sides)
    return [_top(view, look, width), *((left, *row, right) for row in body), _bottom(view, notice, look, width)]


def _top(view: View, look: Look, width: int) -> Line:
    """Return the upper edge: the state and, to the right, the routine, whether we listen and a changed volume."""
    corner, line, other = tuple(look.edge[:3])
    state = f" {cut(shout(view), width // 2)} "
    listening = view.words.show("listening") if view.listening else ""
    title = " · ".join(filter(None, (_volume(view), listening, clean(view.routine))))
    title = f" {cut(title, width - cell_len(state) - 10)} "
    rule = line * (width - 6 - cell_len(state) - cell_len(title))
    return (
        Segment(corner + line * 2, look.style),
        Segment(state, look.style + Style(reverse=True)),
        Segment(rule, look.style),
        Segment(title, DIM),
        Segment(line * 2 + other, look.style),
    )


def _volume(view: View) -> str:
    """Return how loud the voice is, unless it is as usual."""
    if view.muted:
        return view.words.show("muted")
    return "" if view.volume == 100 else view.words.show("volume", percent=view.volume)


def _bottom(view: View, notice: str, look: Look, width: int) -> Line:
    """Return the lower edge: the notice if there is one, else the keys."""
    corner, line, other = tuple(look.edge[5:])
    text = f" {cut(notice or _hints(view, width - 8), width - 8)} "
    rule = width - 2 - cell_len(text)
    return (
        Segment(corner + line * (rule // 2), look.style),
        Segment(text, BOLD if notice else DIM),
        Segment(line * (rule - rule // 2) + other, look.style),
    )


def _hints(view: View, width: int) -> str:
    """Return as many keys as fit."""
    told = {command: _hint(view, command, label.text) for command, label in HINTS}
    if view.paused or view.kind is StepKind.WAIT:
        told[Command.TOGGLE] = view.words.show("go_on")
    *hints, last = (f"{first_key(command, view.words)} {told[command]}" for command, _ in HINTS)
    while hints and len("   ".join((*hints, last))) > width:
        hints.pop()
    return "   ".join((*hints, last))


def _hint(view: View, command: Command, english: str) -> str:
    told = view.words.commands.get(command.value)
    return told.hint if told else english
