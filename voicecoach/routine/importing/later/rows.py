"""Rows and columns of a table that aren't for now: those of later stages, and what is stopped or not begun yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.columns import SheetColumn, column, is_listed
from voicecoach.routine.importing.headers import PLACES, Row
from voicecoach.routine.importing.later.barred import barred
from voicecoach.routine.importing.later.plan import later, now_among
from voicecoach.routine.importing.later.stages import stage_column
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.words.letters import senses_of

STOPPED = re.compile(
    r"(?:stop(?:ped)?|paus(?:e|ed)|on hold|not (?:yet|now|for now|any ?more|allowed)|skip(?:ped)?|omit(?:ted)?"
    r"|avoid|suspended|cancelled|dropped|forbidden|never|leave out"
    r"|no longer|stopp|gestoppt|pausier(?:t|en)|aussetzen|ausgesetzt|gestrichen|entfällt|noch nicht"
    r"|nicht (?:mehr|machen)|verboten|weglassen|auslassen|vermeiden"
    r"|arrêt(?:é|ée|er|ez)?|stoppée?|(?:en )?pause|suspendue?|suspendre|supprimée?|pas encore|interdite?"
    r"|(?:à )?éviter|ne (?:pas|plus) faire"
    r"|parar|parad[oa]|suspendid[oa]|suspender|en pausa|pausad[oa]|todavía no|aún no|ya no|prohibid[oa]|no hacer"
    r"|evitar)"
    r"(?:\s?[!.]*|[\s,:(–-]+(?:until|till?|for now|since|from|bis|vorerst|seit|ab|jusqu|pour l|depuis|hasta"
    r"|por ahora|desde|de momento|pain|\().*)",
    re.IGNORECASE,
)
"""What a cell says of what isn't to be done."""
_NOTHING = re.compile(
    r"[-–—./\s0]*|n/?a|nil|none|nothing|no|later|nein|nicht|keine?|nichts|später|non|rien|plus tard|nada"
    r"|ninguna?|más (?:adelante|tarde)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?|[IV]{1,3})(?:\s?[^\w\s.].*)?")
"""What stands below `Phase`: `2`, `2 (from week 4)`."""
_NOT_WORDS = frozenset(
    {"name", "index", "section", "rest", "rest_after", "between_reps", "later", "do", "setup", "tip"}
)


_FOR_ALL = re.compile(r"[PO](?:[BF]*S)?|[SRT]")
"""Senses of what begins a row for all exercises: `Rest between sets`, `Sets`."""
_FOOTNOTE = re.compile(r"[*†‡]+")


def said_of_all(cells: Sequence[tuple[SheetColumn, str]]) -> str:
    """Return what a row among doses of several stages says of all exercises now, `Rest: 45 s`; mostly nothing."""
    name = next((text for col, text in cells if col.role == "name"), "")
    if not any(col.role == "later" for col, _ in cells):
        return ""
    often = column(name).role == "every" and is_listed(name)
    if not often and not _FOR_ALL.fullmatch(senses_of(name)):
        return ""
    return next((f"{name}: {text}" for col, text in cells if col.role == "dose"), "")


def with_stages(columns: Sequence[SheetColumn], said: Sequence[str]) -> list[SheetColumn]:
    """Return columns of which the stage of now has the doses, and those of others are for later: `Wk 1-2`, `Wk 3-4`."""
    headers = [_marked_now(col.header, said) for col in columns]
    found = [(at, one) for at, header in enumerate(headers) if (one := stage_column(header))]
    stages = [one for _, one in found]
    others = any(
        col.role in ("dose", "reps", "sets", "time", "hold") for at, col in enumerate(columns) if at not in dict(found)
    )
    if not found or (len(found) == 1 and not (stages[0].since and others)):
        return list(columns)
    now = -1 if stages[0].since and others and not any(one.now for one in stages) else found[now_among(stages, said)][0]
    roles = {at: "dose" if at == now else "later" for at, _ in found}
    return [replace(col, role=roles.get(at, col.role)) for at, col in enumerate(columns)]


def _marked_now(header: str, said: Sequence[str]) -> str:
    """Return a header, one with a mark as its footnote says: `Wk 3*`, and `* current week`."""
    mark = _FOOTNOTE.search(header)
    notes = (text[len(mark[0]) :].lstrip(" =:") for text in said if mark and text.startswith(mark[0]))
    note = next(notes, "")
    return f"{header.strip(mark[0])} ({note})" if mark and note else header


def is_for_later(cells: Sequence[tuple[SheetColumn, str]], columns: Sequence[SheetColumn]) -> bool:
    """Whether a row is of what isn't done now: it is stopped, or only a later stage has a dose for it."""
    if any(col.role not in _NOT_WORDS and STOPPED.fullmatch(text) for col, text in cells):
        return True
    if not any(col.role == "later" for col, _ in cells):
        return False
    dosed = any(col.role == "dose" for col in columns)
    now = [text for col, text in cells if (col.role == "dose" if dosed else col.role in PLACES - {"later"})]
    return all(_NOTHING.fullmatch(text) for text in now)


def rows_for_later(rows: Sequence[Row], columns: Sequence[SheetColumn], said: Sequence[str]) -> set[int]:
    """Return which rows stand below the title, or in the section, of a later stage or of what isn't to be done."""
    parts = _parts(rows, columns)
    return _found(rows, parts, [], barring=True) | _found(rows, parts, said, barring=False)


def _parts(rows: Sequence[Row], columns: Sequence[SheetColumn]) -> list[str]:
    """Return the title that each row is, or the section that begins with it; mostly nothing."""
    made, part = [], ""
    section = next((at for at, col in enumerate(columns) if col.role == "section"), None)
    for row in rows:
        text = "".join(row.cells[section : section + 1]) if section is not None else ""
        if section is not None and _COUNT.fullmatch(text):
            text = f"{columns[section].header} {text}"  # `2` below `Phase`
        made.append(row.filled[0] if len(row.filled) == 1 else text if text != part else "")
        part = text or part
    return made


def _found(rows: Sequence[Row], parts: Sequence[str], said: Sequence[str], *, barring: bool) -> set[int]:
    lines: list[TextLine] = []
    places: list[int] = []
    for at, (row, title) in enumerate(zip(rows, parts, strict=True)):
        if title:
            lines.append(TextLine(at, title, heading=int(barring or bool(stage_column(title))), opens=True))
            places.append(at)
        if len(row.filled) > 1:
            lines.append(TextLine(at, " | ".join(row.filled), mark="bullet -"))
            places.append(at)
    spans = barred(lines) if barring else later(lines, said)
    return {places[at] for span in spans for at in span}
