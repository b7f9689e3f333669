"""Writes the tables of docs/settings.md from the options. Run: python docs/settings.py."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.cli.main import commands, voicecoach
from voicecoach.cli.setting_option import Setting, settings
from voicecoach.cli.settings import default_of

GUIDE = Path(__file__).parent / "settings.md"
BEGIN = "<!-- made by docs/settings.py from the options -->\n"


def row(option: Setting) -> str:
    """Return a setting as a row of a table."""
    default = default_of(option)
    shown = f"`{option.key}: {default}`" if default else ""
    return f"| `{option.key}` | {option.help} | {shown} | `{option.variable}` |"


def of_one_session() -> dict[str, Setting]:
    """Return the options that are a variable too, and never stand in the file."""
    loaded = (voicecoach.get_command(click.Context(voicecoach), name) for name in commands())
    found = (option for command in loaded if command for option in command.params)
    return {option.key: option for option in found if isinstance(option, Setting) and not option.kept}


def tables() -> str:
    """Return the table of all settings, and of what is for one session only."""
    rows = [row(option) for option, _ in settings().values()]
    head = "| setting | what it means | without it | variable |\n|---|---|---|---|"
    others = [f"| `--{key}` | {option.help} | `{option.variable}` |" for key, option in of_one_session().items()]
    other_head = "| option | what it means | variable |\n|---|---|---|"
    session = "\nThese are for one session; they have a variable, and no line in the file:\n"
    return "\n".join([BEGIN, head, *rows, session, other_head, *others, ""])


def guide(text: str) -> str:
    """Return the guide with its tables made anew; what stands above them is written by hand."""
    return text.partition(BEGIN)[0] + tables()


if __name__ == "__main__":
    GUIDE.write_text(guide(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
