"""Writes what the guides say of the commands of a session, from their table. Run: python docs/commands.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voicecoach.session.playback.commands import CommandRow, by_place, command_rows

FOLDER = Path(__file__).parent
BEGIN = "<!-- made by docs/commands.py from the table of commands -->\n"
END = "<!-- end of what is made -->\n"

Column = Callable[[CommandRow], str]


def table(columns: dict[str, Column]) -> str:
    """Return the commands that have something in one of the columns, and what each does."""
    told = [([column(row) for column in columns.values()], row.help) for row in command_rows()]
    lines = [
        [*columns, "what it does"],
        ["---"] * (len(columns) + 1),
        *([*cells, help_] for cells, help_ in told if any(cells)),
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def keys(row: CommandRow) -> str:
    """Return the keys of a command."""
    return ", ".join(f"**{key}**" for key in row.key.shown.split()) if row.key else ""


def shell(row: CommandRow) -> str:
    """Return the command of a shell."""
    return f"`voicecoach {row.shell}`" if row.shell else ""


def said(row: CommandRow) -> str:
    """Return what is said."""
    return ", ".join(f"“coach, {phrase}”" for phrase in row.said)


def buttons() -> str:
    """Return the buttons of the phone page, as they stand there."""
    return ", ".join(f"**{label.text}**" for _, label in by_place(lambda row: row.button)) + "\n"


MADE: dict[str, Callable[[], str]] = {
    "using.md": lambda: table({"key": keys, "from another shell": shell}),
    "ears.md": lambda: table({"say": said}),
    "remote.md": buttons,
}
"""What is made, by guide."""


def guide(name: str, text: str) -> str:
    """Return a guide with what is made from the table made anew; the rest is written by hand."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return before + begin + MADE[name]() + end + after


if __name__ == "__main__":
    for name in MADE:
        path = FOLDER / name
        path.write_text(guide(name, path.read_text(encoding="utf-8")), encoding="utf-8")
