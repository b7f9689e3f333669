"""Exercises that aren't to be done: `Not yet: leg press 3x10`, `Lunges 2x10 - on hold`, `Avoid:` above a list."""

from __future__ import annotations

import re

from voicecoach.routine.notation.line import read_line, sentences

_DO = r"(?:do|try|perform|hacer|haga|hagas|haz|faire|faites|machen)"
_BEGINS = re.compile(
    rf"(?:please\s|bitte\s)?(?:(?:do not|don['’]?t|never)(?=\s?:|\s{_DO}\b|\s?$)|not?\s(?:yet|more|longer)"
    rf"|not(?=\s?:|\s(?:the|these|those|any)\b)"
    r"|avoid(?!\s\w+ing\s)|leave out|omit|stop(?:ped)?(?=\s?:)|stopped|(?:put )?on hold|contra-?indicated|forbidden"
    r"|noch (?:nicht|kein\w*)|nicht(?=\s?:|\s(?:mehr|machen)\b)|weglassen|auslassen|vermeiden|verboten|gestrichen"
    rf"|ne (?:pas|plus)(?=\s?:|\s{_DO}\b)|pas encore|éviter|évitez|interdit"
    rf"|todavía no|aún no|ya no|no(?=\s{_DO}\b)|evitar|evite|prohibido|suspendido)(?![\w-])",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:\s[-–—]|[:,(=])\s?(?:not (?:yet|for now|any ?more|now)|on hold|stopped|paused|cancelled|skip(?: it)?|leave out"
    r"|noch nicht|nicht mehr|weglassen|auslassen|streichen|gestrichen|pausieren|entfällt"
    r"|pas encore|à éviter|arrêté|supprimé|todavía no|aún no|ya no|suspendido|evitar)\W*$",
    re.IGNORECASE,
)
_LAST_WORDS = 40
"""Characters at the end of a line."""


def bans(text: str) -> bool:
    """Whether a text tells not to do what it names."""
    return bool(_BEGINS.match(text) or _ENDS.search(text[-_LAST_WORDS:]))


def bans_exercise(text: str) -> bool:
    """Whether a text with a dose is about what isn't to be done; an instruction may have one behind what it forbids."""
    if not bans(text):
        return False
    _, *others = sentences(text)
    return not any(read_line(other).works for other in others)
