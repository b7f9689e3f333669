"""As many reps, or as long, as one can: `as many as you can`, `bis zur Ermüdung`, `max hold`."""

from __future__ import annotations

import re

_MOST = re.compile(
    r"as many (?:reps |repetitions |times )?as (?:(?:you|i|he|she) can(?: (?:do|manage))?|possible|you like|able)"
    r"|so (?:viele|oft)(?: wdh\.?| wiederholungen)? (?:wie|als) (?:möglich|du kannst|sie können|es geht)"
    r"|(?:autant (?:de fois )?|le plus (?:de (?:fois|répétitions) )?)(?:que )?(?:possible|vous pouvez|tu peux)"
    r"|(?:tant[ao]s(?: veces| repeticiones)? como|(?:todas )?las que) (?:puedas?|sea posible|sean posibles)"
    r"|(?:un)?(?:til|to|till) (?:(?:the )?point of )?"
    r"(?:(?:muscle |muscular )?fatigued?|failure|exhaustion|exhausted|(?:you are |you're )?tired)"
    r"|bis zu[rm] (?:völligen )?(?:(?:muskel)?ermüdung|erschöpfung|muskelversagen|versagen)"
    r"|jusqu['’](?:à (?:la )?fatigue|à l['’](?:échec|épuisement)|à épuisement)"
    r"|hasta (?:la fatiga|el (?:fallo|agotamiento)|cansar(?:te|se))"
    r"|max(?:imum|imal[e]?)? (?:reps?|repetitions|wdh|wiederholungen|répétitions)",
    re.IGNORECASE,
)
_LONGEST = re.compile(
    r"(?:for )?as long as (?:(?:you|i|he|she) can(?: hold)?|possible|able)|(?:for )?(?:a )?max(?:imum)? (?:hold|time)"
    r"|so lange? (?:wie|als) (?:möglich|du kannst|sie können|es geht)|maximal (?:lange?|halten)"
    r"|(?:tenir )?(?:aussi longtemps|le plus longtemps) (?:que )?(?:possible|vous pouvez|tu peux)"
    r"|(?:aguantar )?(?:el )?(?:máximo tiempo|mayor tiempo)(?: posible)?"
    r"|(?:todo el|tanto) tiempo (?:que|como) puedas?",
    re.IGNORECASE,
)


def as_many_at(text: str, at: int) -> tuple[str, int]:
    """Return whether words from a place of a text on are as many reps (`most`) or as long as one can, and their end."""
    for role, words in (("most", _MOST), ("longest", _LONGEST)):
        found = words.match(text, at)
        if found and not text[found.end() : found.end() + 1].isalpha():
            return role, found.end()
    return "", at


def told_as_many(words: str) -> str:
    """Return words for as many as one can, with what they mean where they are no such words in English."""
    return words if words.casefold().startswith("as many") else f"{words}: as many as you can"
