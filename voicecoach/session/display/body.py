"""The inside of the screen's frame: name and place on top, the count in the middle, progress and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from voicecoach.core.units import clock
from voicecoach.routine.model import Side
from voicecoach.session.display.cells import BOLD, PLAIN, REVERSE, Line, bar, blank, centred, left, pad, stack, wrap
from voicecoach.session.display.digits import ROWS, columns, large
from voicecoach.session.display.picture import illustrated
from voicecoach.session.display.words import clean, place, shout
from voicecoach.session.playback.view import View

Keys = Sequence[tuple[str, str]]
"""Each key with what it does."""

LOOSE = 16
"""Rows from which on there is air between the parts."""
THICK, LOW, THIN = "█░", "▄▁", "━─"
"""What is done and what is left: in the bar of the moment (low where digits stand right above), in the session's."""


def content(view: View, style: Style, width: int, height: int) -> list[Line]:
    """Return `height` rows of `width` cells."""
    loose = height >= LOOSE
    air = [blank(width)] if loose else []
    below, middle = _told(view)
    # Where nothing is counted there is no bar, and what is said has its row.
    done = [bar(view.done, width, THICK if loose else LOW, style), *air] if view.count is not None else []
    head = [*air, centred(_name(view), width, BOLD), _place(view, width)]
    told = _text(below, width, (4 if loose else 2) - len(done))
    tail = [*air, *done, *told, *_ahead(view, width, loose)]
    free = height - len(head) - len(tail)
    if not middle:
        return [*head, *_large(view, width, free), *tail]
    rows = illustrated(view, middle, width, free, BOLD) or _text(middle, width, free, BOLD)
    return [*head, *rows, *tail]


def small(view: View, style: Style, width: int, height: int, keys: Keys) -> list[Line]:
    """Return the most important rows first, without frame and large digits, for the smallest of windows."""
    notice = clean(view.notice)
    if view.help and not notice:
        return explained(keys, width, height)
    below, middle = _told(view)
    state = f"{_number(view)} {shout(view)}".strip()
    if notice:
        told = [centred(line, width, BOLD) for line in wrap(notice, width, max(1, height - 1))]
        return stack([centred(state, width, style + REVERSE), *told][:height], width, height)
    rows = [centred(state, width, style + REVERSE), centred(_name(view), width, BOLD)]
    rows += [_place(view, width), centred(middle.strip() or below, width)]
    return stack([*rows, *_ahead(view, width, False)][:height], width, height)


def noticed(view: View, body: list[Line], notice: str, width: int) -> list[Line]:
    """Return `body` with a long notice over its last rows, and all else in its place.

    It doesn't cover half of a large count: where it would, there is a small one.
    """
    loose = len(body) >= LOOSE
    head, tail = body[: 3 if loose else 2], 7 if loose else 3
    if view.help or len(wrap(notice, width, len(body))) <= tail:
        lines = wrap(notice, width, len(body))
        air = [blank(width)] if len(lines) < tail else []
        return [*body[: len(body) - len(lines) - len(air)], *air, *(centred(line, width, BOLD) for line in lines)]
    return [*head, centred(_number(view), width, BOLD), *_text(notice, width, len(body) - len(head) - 1, BOLD)]


def explained(keys: Keys, width: int, height: int) -> list[Line]:
    """Return the keys and what they do: one a row or, with too few rows for that, one after the other."""
    if len(keys) > height:
        return _text(" · ".join(f"{clean(key)} {clean(does)}" for key, does in keys), width, height)
    indent = min(width, max((cell_len(clean(key)) for key, _ in keys), default=0) + 2)
    rows = [(*left(clean(key), indent, BOLD), *left(clean(does), width - indent)) for key, does in keys]
    return stack(rows, width, height)


def _place(view: View, width: int) -> Line:
    """Return where in the exercise one is, in full if it fits."""
    full, short = (" · ".join(place(view, short)) for short in (False, True))
    return centred(full if cell_len(full) <= width else short, width)


def _name(view: View) -> str:
    return clean(view.exercise or view.routine)


def _told(view: View) -> tuple[str, str]:
    """Return what stands below and, where nothing is counted, in the middle.

    That is the writer's text, which stays while the voice comes and goes below; without a text, what the voice says.
    """
    caption, text = clean(view.caption), clean(view.text)
    if view.count is not None or view.finished:
        return caption or text, ""
    return (caption if text and caption != text else "", text or caption or " ")


def _number(view: View) -> str:
    """Return the count as people write it: seconds below a minute, else as on a clock."""
    if view.finished:
        return clock(view.elapsed)
    if view.count is None:
        return ""
    return str(view.count) if view.count < 60 else clock(view.count)


def _large(view: View, width: int, height: int) -> list[Line]:
    """Return the count as large as there is room for, with an arrow to the side at work."""
    number = _number(view)
    # A row of air above and below, except where only the smallest digits fit.
    scale = min(max((height - 2) // ROWS, 1), width // columns(number))
    if scale < 1 or height < ROWS:
        return _text(number, width, height, BOLD)
    # Large digits shrink by up to a third to leave room for the arrow; small ones are worth more than it.
    arrowed = min(scale, (width - 4) // (columns(number) + 2 * columns("<")))
    if view.side is None or view.finished or 3 * arrowed < 2 * scale:
        rows = large(number, scale)
    else:
        rows = _pointed(large(number, arrowed), view.side, arrowed, width)
    if view.paused:
        rows = [row.replace("█", "▒") for row in rows]
    return stack([centred(row, width, BOLD) for row in rows], width, height)


def _pointed(rows: list[str], side: Side, scale: int, width: int) -> list[str]:
    """Return `rows` in the middle of `width` cells, with an arrow at the edge of `side`."""
    arrow = large("<" if side is Side.LEFT else ">", scale)
    margin = " " * len(arrow[0])
    middle = [row.center(width - 2 * len(margin)) for row in rows]
    if side is Side.LEFT:
        return [point + row + margin for point, row in zip(arrow, middle, strict=True)]
    return [margin + row + point for point, row in zip(arrow, middle, strict=True)]


def _ahead(view: View, width: int, loose: bool) -> list[Line]:
    """Return what comes next and the session's bar with the time left: two rows, or one where it is tight."""
    # In a rest and a switch, what comes stands above already.
    coming = view.words.show("next", exercise=clean(view.coming)) if view.coming not in ("", view.exercise) else ""
    time = clock(view.left)
    if loose:
        rest = f"  {view.words.show('time_left', time=time)}"
        return [centred(coming, width), (*bar(view.progress, width - len(rest), THIN, PLAIN), Segment(rest, PLAIN))]
    # The bar gets a quarter of a tight row, the words what they need of the rest.
    room = max(0, min(cell_len(coming), width * 3 // 4 - len(time) - 2))
    rest = f" {time}"
    space = 1 if room else 0
    line = bar(view.progress, max(0, width - room - space - len(rest)), THIN, PLAIN)
    return [(*left(coming, room), pad(space), *line, *left(rest, min(len(rest), width)))]


def _text(text: str, width: int, rows: int, style: Style = PLAIN) -> list[Line]:
    """Return `text` wrapped and in the middle of `rows` rows."""
    return stack([centred(line, width, style) for line in wrap(text, width, rows)], width, rows)
