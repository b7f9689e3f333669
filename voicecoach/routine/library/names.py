"""Names of a person's own routines: each is a file's name on every system, whatever the script."""

from __future__ import annotations

import unicodedata

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.routine.library.find import ENDINGS, is_path

LONGEST = 100
"""Characters of a name."""
_MOST_BYTES = 200
"""Of the 255 that file systems take; the trash writes what happened and when in front."""
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³")}
"""What Windows takes for a device, whatever follows after a dot."""
_ALLOWED = "letters, digits, - and _ make a name"


def proper_name(text: str) -> str:
    """Return the name that `text` becomes: spaces as dashes, without `.yaml`. Raise VoicecoachError if none can be."""
    name = "-".join(unicodedata.normalize("NFC", text).split())
    ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")
    name = name[: len(name) - len(ending)]
    if wrong := _wrong(name):
        message, hint = wrong
        raise VoicecoachError(f"“{text[:80]}” can't be the name of a routine: {message}", hint, Exit.USAGE)
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names are one: for a file system that sees no capitals, or for who types a space for a dash."""
    return _folded(one) == _folded(other)


def with_title(title: str, name: str) -> str:
    """Return the title of a routine and, if that doesn't tell it, its name for commands if that is no path."""
    return title if same_name(title, name) or is_path(name) else f"{title} ({name})"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().replace("_", "-").replace(" ", "-")


def _wrong(name: str) -> tuple[str, str] | None:
    """Return what is wrong with a name, and what to do."""
    if "/" in name or "\\" in name:
        return "it is a path", f"routines of yours lie in a folder of their own; {_ALLOWED}"
    if name.startswith((".", "-")):
        return f"it begins with “{name[0]}”", _ALLOWED
    if strange := next((char for char in name if not _fits(char)), ""):
        return f"“{strange}” can't stand in it", _ALLOWED
    if not name.strip("_.-"):
        return "it has no letter", "hip-morning, for example"
    if len(name) > LONGEST or len(name.encode()) > _MOST_BYTES:
        return "it is too long", f"at most {LONGEST} characters fit, fewer of some scripts"
    reserved = name.partition(".")[0].upper() in _RESERVED
    return ("Windows keeps it for a device", f"my-{name.lower()}, for example") if reserved else None


def _fits(char: str) -> bool:
    """Whether `char` is a letter, digit or accent of any script, or joins words."""
    return char in "-_." or unicodedata.category(char)[0] in "LNM"
