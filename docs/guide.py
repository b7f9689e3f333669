"""Writes the reference part of docs/routines.md from the table of fields. Run: python docs/guide.py."""

from __future__ import annotations

from pathlib import Path

from voicecoach.pose.joints import FIELDS, JOINTS
from voicecoach.routine.fields import TABLE, Field, Section
from voicecoach.routine.schema.describe import limits

GUIDE = Path(__file__).parent / "routines.md"
TITLES = {
    Section.ROUTINE: "A routine",
    Section.EXERCISE: "An exercise",
    Section.BLOCK: "Rounds",
    Section.PROGRAMME: "A programme",
    Section.STAGE: "A stage",
}
BEGIN = "<!-- made by docs/guide.py from the table of fields -->\n"


def row(field: Field) -> str:
    """Return a field as a row of a table."""
    default = f"`{field.default}`" if field.default else ""
    cells = (f"`{field.name}`", field.help, f"`{field.name}: {field.example}`", default, limits(field))
    return "| " + " | ".join(cells) + " |"


def reference() -> str:
    """Return the tables of all fields."""
    parts = [BEGIN]
    for place, title in TITLES.items():
        rows = [row(field) for field in TABLE[place].values()]
        head = "| field | what it means | example | without it | limits |\n|---|---|---|---|---|"
        parts.append("\n".join(["", f"## {title}", "", head, *rows, ""]))
    return "".join((*parts, pose()))


def pose() -> str:
    """Return the table of what may stand in a pose."""
    rows = [f"| `{name}` | {help_} | {_angles(name)} |" for name, help_ in FIELDS.items()]
    head = "| field | what it means | degrees |\n|---|---|---|"
    return "\n".join(["", "## A pose", "", head, *rows, ""])


def _angles(name: str) -> str:
    joint = JOINTS.get(name)
    return f"{joint.low:g} to {joint.high:g}" if joint else ""


def guide(text: str) -> str:
    """Return the guide with its reference made anew; what stands above it is written by hand."""
    return text.partition(BEGIN)[0] + reference()


if __name__ == "__main__":
    GUIDE.write_text(guide(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
