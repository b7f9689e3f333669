"""The routines that `voicecoach new` begins with: commented files in `templates/`, each fit to be started as it is."""

from __future__ import annotations

from pathlib import Path

from voicecoach.routine.yaml.titles import titled

TEMPLATES = ("plain", "physio", "intervals", "yoga")
_FOLDER = Path(__file__).parent / "templates"


def template(kind: str, title: str) -> str:
    """Return the text of a template, with `title` as its name."""
    return titled((_FOLDER / f"{kind}.yaml").read_text(encoding="utf-8"), title)
