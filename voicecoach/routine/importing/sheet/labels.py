"""What stands before an exercise in its line and is no name: when it is done, how one lies, what with.

`Optional: wall squat 2 x 20 s`, `Mit Band: Rudern 3 x 12`, `Phase 2 (ab der 4. Woche): Fersenheben 3 x 15`.
"""

from __future__ import annotations

import re

from voicecoach.routine.importing.sheet.roles import is_part
from voicecoach.routine.notation.words.letters import senses_of

_DAY_WORDS = """
    mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lu ma me je ve lun mar mié mie jue vie sáb sab dom
    mer jeu ven sam dim
"""
_DAYS = frozenset(_DAY_WORDS.split())
_DAY_SIGNS = re.compile(r"\s*(?:[+/,&–-]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_LABEL = re.compile(r"(?P<label>[^:;.!?\d(][^:;!?]{0,50}?)(?:\s?:\s+|\s+[-–—]\s+)(?=\S)")
_ASIDE = re.compile(r"\((?P<label>[^()\d]{3,20})\)\s*(?=\S)")
_CONDITION = re.compile(
    r"(?:optional(?:ly)?|opcional(?:mente)?|facultati(?:f|ve|vo)|en option|bonus|extra|wahlweise|zusätzlich"
    r"|(?:nach|bei) (?:bedarf|möglichkeit|lust)|new|neu|nouveau|nuevo|heavy|light|schwer|leicht|lourd|léger"
    r"|(?:if|when|wenn|falls|si|s'il|with|mit|avec|con|without|ohne|sans|sin|using) .{2,40}"
    r"|(?:gewicht|weight|load|charge|poids|peso) .{1,15}|(?:[^\W\d]+ )?(?:band|theraband|élastique|banda)"
    r"|(?:(?:in|im|en|de) )?(?:standing|sitting|seated|lying(?: down)?|supine|prone|kneeling|stehen|sitzen|liegen"
    r"|stehend|sitzend|liegend|debout|assise?|allongée?|couchée?|pie|sentad[oa]|tumbad[oa]|boca arriba|boca abajo)"
    r"|(?:in|on|auf|im|en|sur|à) (?:the |der |dem |your |le |la )?(?:side|back|stomach|front|all fours|hands and knees"
    r"|rückenlage|bauchlage|seitenlage|vierfüßlerstand|dos|ventre|quatre pattes|cuadrupedia)"
    r"|left|right|links|rechts|gauche|droite|izquierda|derecha)",
    re.IGNORECASE,
)
"""When, in which position or with what an exercise is done."""


def are_days(text: str) -> bool:
    """Whether words are days of the week, and nothing else: `Mo + Do`."""
    words = [word for word in _DAY_SIGNS.split(text.strip(" .:").casefold()) if word]
    return bool(words) and all(word.rstrip(".") in _DAYS or senses_of(word) == "f" for word in words)


def is_period(text: str) -> bool:
    """Whether words are days or a part of a plan, perhaps with its weeks in brackets."""
    return are_days(text) or is_part(_BRACKETED.sub("", text))


def label_of(text: str) -> tuple[str, str]:
    """Return what stands before an exercise and is no name of one, and the text behind it; nothing if nothing does."""
    found = _ASIDE.match(text) or _LABEL.match(text)
    if not found or not (_CONDITION.fullmatch(found["label"]) or is_period(found["label"])):
        return "", text
    return found["label"], text[found.end() :]
