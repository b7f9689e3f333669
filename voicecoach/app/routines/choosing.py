"""Which routine is meant, where what was typed fits several: the person is asked."""

from __future__ import annotations

from collections.abc import Sequence

import click

from voicecoach.app.auto import AUTO
from voicecoach.app.messages import tell
from voicecoach.core.paths import routine_folders
from voicecoach.core.terminal import at_terminal
from voicecoach.core.terminal_text import visible
from voicecoach.routine.library.find import LibraryEntry, by_name, fitting, is_path, routines, several


def chosen(name: str) -> str:
    """Return what `name` stands for: itself, or the file of one of several that fit; nothing if the person leaves.

    Several fit by their names or, where no name does, by their tags. Raise VoicecoachError if nobody can be asked.
    """
    if is_path(name):
        return name
    names = fitting(name, by_name(routine_folders()))
    if len(names) == 1:
        return name
    names = names or _tagged(name)
    if not names:
        return name  # whoever looks for it tells that it isn't there
    found = [entry for entry in routines(routine_folders()) if entry.name in names]
    if len(found) > 1 and not at_terminal():
        raise several(name, names)
    return str(found[0].path) if len(found) == 1 else _asked(name, found)


def _tagged(name: str) -> list[str]:
    from voicecoach.app.routines.listing import wanted  # reads every routine whole: only where no name fits

    return [row.entry.name for row in wanted((), (name,), (), None, AUTO)]


def _asked(name: str, found: Sequence[LibraryEntry]) -> str:
    """Return the file of the one whose number or name the person types, nothing for Enter."""
    tell(f"Several routines fit “{name}”:")
    width = max(len(entry.name) for entry in found)
    for number, entry in enumerate(found, 1):
        tell(f"{number:>3}  {entry.name:<{width}}  {entry.about or entry.title}", width + 7)
    question = visible(f"Which one? 1-{len(found)}, Enter leaves")
    while answer := click.prompt(question, default="", show_default=False, prompt_suffix=": ").strip():
        if answer.isdecimal() and 1 <= int(answer) <= len(found):
            return str(found[int(answer) - 1].path)
        named = [entry for entry in found if answer.lower() in entry.name.lower()]
        if len(named) == 1:
            return str(named[0].path)
        tell("That is none of the numbers.")
    return ""
