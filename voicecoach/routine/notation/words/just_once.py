"""What is done once, where others have several sets: `once at the end`, `nur einmal`, `une seule fois à la fin`."""

from __future__ import annotations

import re

_ONCE = (
    r"(?:once|one (?:single )?time|a single time|1 ?x|1 time|(?:1|one|a single) set"
    r"|einmal(?:ig)?|ein einziges mal|1 ?mal|(?:1|ein|einen) (?:satz|durchgang)"
    r"|une (?:seule )?fois|1 (?:seule )?fois|(?:1|une) (?:seule )?série"
    r"|una (?:sola |única )?vez|1 (?:sola )?vez|(?:1|una) (?:sola )?serie)"
)
_END = (
    r"(?:at the (?:very )?end|to finish(?: (?:off|with))?|to end(?: with)?|(?:as a )?finisher"
    r"|zum (?:schluss|ende|abschluss|ausklang)|am (?:ende|schluss)"
    r"|(?:tout )?à la (?:toute )?fin|en fin de séance|pour (?:finir|terminer)"
    r"|al final|para (?:terminar|acabar|finalizar))"
)
_ONLY = r"(?:only|just|nur|seulement|uniquement|sólo|solo|solamente|únicamente)"
_SINGLE = re.compile(r"one single time|a single time|einmalig|ein einziges mal", re.IGNORECASE)
_AT = re.compile(
    rf"(?:{_ONLY}\s)?{_ONCE}(?:(?:,?\s|\s?\(){_END}\)?)?(?:\s(?:only|seulement|solamente|nada más))?"
    r"(?=\s?[.,;!)]|\s?$)",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"{_END}|\b{_ONLY}\b|{_SINGLE.pattern}", re.IGNORECASE)
_BEFORE = re.compile(r"(?:^|[,;:(–—-]\s?|\.\s)$")


def just_once_at(text: str, at: int) -> int:
    """Return where words end that say from a place of a text on that something is done only once; `at` if none do."""
    found = _AT.match(text, at) if _BEFORE.search(text[max(at - 3, 0) : at]) else None
    return found.end() if found and _TELLS.search(found[0]) else at
