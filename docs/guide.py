"""Writes the reference part of docs/routines.md from the table of fields. Run: python docs/guide.py."""

from __future__ import annotations

from pathlib import Path

from voicecoach.routine.durations import spell
from voicecoach.routine.fields import TABLE, Field, Kind, Place

GUIDE = Path(__file__).parent / "routines.md"
BEGIN = "<!-- made by docs/guide.py from the table of fields -->\n"
_TIMES = (Kind.SECONDS, Kind.SECONDS_RANGE, Kind.TEMPO)
_NUMBERS = (Kind.WHOLE, Kind.COUNT_RANGE, Kind.NUMBER)


def limits(field: Field) -> str:
    """Return the field's limits in words; empty where only a text's length is limited."""
    if field.choices:
        return " or ".join(f"`{choice}`" for choice in field.choices)
    if field.kind in _TIMES:
        return f"{spell(field.low)} to {spell(field.high)}" if field.low else f"up to {spell(field.high)}"
    if field.kind in _NUMBERS:
        return f"{field.low:g} to {field.high:g}"
    return ""


def row(field: Field) -> str:
    """Return a field as a row of a table."""
    default = f"`{field.default}`" if field.default else ""
    cells = (f"`{field.name}`", field.help, f"`{field.name}: {field.example}`", default, limits(field))
    return "| " + " | ".join(cells) + " |"


def reference() -> str:
    """Return the tables of all fields."""
    parts = [BEGIN]
    for place, title in ((Place.ROUTINE, "A routine"), (Place.EXERCISE, "An exercise"), (Place.BLOCK, "Rounds")):
        rows = [row(field) for field in TABLE[place].values()]
        head = "| field | what it means | example | without it | limits |\n|---|---|---|---|---|"
        parts.append("\n".join(["", f"## {title}", "", head, *rows, ""]))
    return "".join(parts)


def guide(text: str) -> str:
    """Return the guide with its reference made anew; what stands above it is written by hand."""
    return text.partition(BEGIN)[0] + reference()


if __name__ == "__main__":
    GUIDE.write_text(guide(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
