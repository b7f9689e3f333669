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


_INSTEAD = re.compile(
    r"(?:(?:if|when|wenn|falls|si|quand|lorsque|cuando)\b[^:.;,?]{0,50}\b(?:eas(?:y|ier)|hard|hurts?|painful|sore|stiff|tired|bad"
    r"|leicht|einfach|schwer|weh|schmerz\w*|müde|faciles?|durs?|dures?|mal|douleur\w*|douloureu\w+|fatigu\w+|fácil(?:es)?"
    r"|difícil(?:es)?|duelen?|dolor|cansad\w)"
    r"|(?:(?:bei|mit) (?:\w+ )?(?:schmerz\w*|beschwerden)|en cas de (?:douleurs?|gêne)|en caso de (?:dolor|molestias?)"
    r"|(?:on|an) (?:bad|sore|schlechten) (?:days|tagen)|(?:in|with) (?:case of )?pain)"
    r"|(?:too|zu|trop|demasiado) (?:easy|hard|difficult|leicht|schwer|facile|dur|difficile|fácil|difícil)"
    r"|(?:instead of|rather than|statt|anstelle von|au lieu d[eu]|en (?:vez|lugar) de)\b[^:.;?\d]{2,50}"
    r")\s?[:,?–-]\s+(?=\S)",
    re.IGNORECASE,
)
"""When something else is done than what the sheet tells: `If squats are easy: jump squats 2 x 6 instead`."""
_DO_INSTEAD = re.compile(r"\b(?:instead|stattdessen|à la place|en su lugar)\W*$", re.IGNORECASE)


def instead(text: str) -> bool:
    """Whether a text tells of what may be done instead of an exercise, with its dose."""
    found = _INSTEAD.match(text)
    if not found and not (
        _DO_INSTEAD.search(text[-_LAST_WORDS:]) and re.match(r"(?:if|when|on|wenn|si|bei)\b", text, re.IGNORECASE)
    ):
        return False
    behind = read_line(text[found.end() :] if found else text)
    return behind.works and len(sentences(text)) <= 1 + text.count("?")


def bans(text: str) -> bool:
    """Whether a text tells not to do what it names."""
    return bool(_BEGINS.match(text) or _ENDS.search(text[-_LAST_WORDS:]))


def bans_exercise(text: str) -> bool:
    """Whether a text with a dose is about what isn't to be done; an instruction may have one behind what it forbids."""
    if instead(text):
        return True
    if not bans(text):
        return False
    _, *others = sentences(text)
    return not any(read_line(other).works for other in others)
