"""An import in the person's own editor, and a second look at it before it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from voicecoach.app.messages import tell
from voicecoach.app.routines.check import problems
from voicecoach.app.routines.convert import Imported
from voicecoach.app.routines.edited_draft import draft_of
from voicecoach.cli.editing import edit_until_right
from voicecoach.cli.import_look import left, meant, show_all
from voicecoach.cli.setting_option import slips
from voicecoach.routine.adjust.variants import exercises
from voicecoach.routine.frequency_words import words
from voicecoach.routine.reading.routine import read


def edit_and_look(made: Imported) -> Imported:
    """Return what the person made of an import in their editor. Raise click.Abort if they leave."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{made.name}.yaml"
        path.write_text(made.text, encoding="utf-8")
        while True:
            edit_until_right(path, lambda edited: problems(edited, slips))
            made = _read(made, path)
            if not _again():
                return made


def _again() -> bool:
    """Ask whether to open the editor again. Raise click.Abort if the person leaves."""
    while True:
        question = "Enter keeps it, e opens your editor again, q leaves"
        answer = meant(click.prompt(question, default="", show_default=False, prompt_suffix=": "))
        if answer == "q":
            raise left()
        if answer in ("", "e"):
            return answer == "e"
        tell("That is none of these; what is still to be changed, your editor changes.")


def _read(made: Imported, path: Path) -> Imported:
    """Return the import with the text that was edited, and say what it is now."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    if not (routine := read(text, path.name).routine):
        tell("It can't be started like this.")
        return replace(made, text=text)
    count = len(list(exercises(routine.exercises)))
    converted = replace(made.converted, draft=draft_of(text), lines=(), often=(), figures=0, unread=0)
    made = replace(made, text=text, title=routine.name, exercises=count, converted=converted)
    show_all(made)
    if routine.every:
        tell(f"How often: {words(routine.every)}.")
    return made
