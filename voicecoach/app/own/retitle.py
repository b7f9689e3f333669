"""The title of a routine that gets another name, by one rule for copies and for those that are renamed.

A title of its own stays. One that says the old name, or that another routine has, becomes the new name: else two
routines would have one title, or a title would tell what nothing is called any more.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import write_atomically
from voicecoach.core.paths import routine_folders
from voicecoach.routine.library.find import read_text, routines
from voicecoach.routine.yaml.summary import heading, title
from voicecoach.routine.yaml.titles import titled


class Retitled(NamedTuple):
    """A routine's text under another name."""

    text: str
    before: str
    after: str

    @property
    def told(self) -> str:
        """What became of the title, in a sentence."""
        if self.before == self.after:
            return f"Its title stays “{self.after}”."
        return f"Its title is “{self.after}” now; it was “{self.before}”."


def retitled(source: Path, text: str, name: str, gone: Path | None = None) -> Retitled:
    """Return the `text` of `source` as it is under another name; `gone` is no routine that may have its title."""
    before = heading(text, source.name)[0]
    others = (one.title.casefold() for one in routines(routine_folders()) if one.path != gone)
    own = before.casefold() != title(source.name).casefold() and before.casefold() not in others
    if own or before.casefold() == title(name).casefold():
        return Retitled(text, before, before)
    made = titled(text, title(name))
    return Retitled(made, before, heading(made, name)[0])


def title_again(path: Path, before: str) -> str:
    """Let a routine be as it was `before` it was renamed; if more than its title changed since, only its title is.

    Return what to tell of it.
    """
    try:
        now, was = heading(text := read_text(path), path.name)[0], heading(before, path.name)[0]
        renamed = titled(text, was)
        made = before if before == renamed or text == titled(before, now) else renamed
        if made != text:
            write_atomically(path, made)
    except (VoicecoachError, OSError):  # it has its name again all the same
        return ""
    return Retitled(made, now, was).told


def retitle(old: Path, new: Path) -> str:
    """Give the routine `new`, which was `old`, the title that it has by that name; return what to tell of it."""
    try:
        made = retitled(old, text := read_text(new), new.stem, gone=new)
        if made.text != text:
            write_atomically(new, made.text)
    except (VoicecoachError, OSError):  # what can't be read, or written, has another name all the same
        return ""
    return made.told
