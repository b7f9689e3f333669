"""Counting as long as something is held: `for a slow count of 8`, `langsam bis fünf zählen`, `contando hasta 5`.

One counts a second at a time. Where something is raised, lowered or rested meanwhile, it is no hold, and not read here.
"""

from __future__ import annotations

import re

from voicecoach.routine.notation.words.quantities import A_NUMBER, number_of

_LONGEST = 60
"""Seconds that anybody counts to."""
_NUMBER = (
    rf"(?P<low>{A_NUMBER})\b"
    r"(?:\s?(?:-|–|to|bis|à|a|or|oder|ou|o)\s?(?P<high>\d{1,2})\b)?"
)
_SLOWLY = r"(?:(?:very|slowly|silently|out loud|quietly|steadily|up) )*"
_HELD = r"(?:(?:hold(?:ing)?|halten|tenir|tenez|mantener|mantenga|aguantar?)(?: it)?,? (?:(?:and|und|et|y) )?)?"
_COUNTED = tuple(
    re.compile(_HELD + pattern.replace("#", _NUMBER), re.IGNORECASE)
    for pattern in (
        r"(?:up )?(?:for |to |with |on )?(?:an? |the )?(?:(?:slow|steady|long|full|gentle|good) )*count (?:of |to )#",
        r"(?:up )?for an? (?:(?:slow|steady|long|full) )*#[ -]count\b",
        rf"(?:(?:while|as) (?:you )?|and )?(?:slow(?:ly)? )?(?:count|counting|counted) {_SLOWLY}to #",
        r"(?:(?:und|dabei|oben|unten|dort|jeweils) )*(?:(?:langsam|leise|laut|ruhig) )*bis # (?:zählen|zählend"
        r"|gezählt)",
        r"(?:dabei )?zähle?n?(?: sie)?(?: (?:dabei|langsam|leise|laut|ruhig|oben|unten))* bis #",
        r"(?:(?:en|et|le temps de|pendant que vous) )?(?:comptant|comptez|compter|compte)"
        r"(?: (?:lentement|doucement|tranquillement|calmement|dans votre tête))* jusqu['’]à #",
        r"(?:(?:mientras|y) )?(?:contando|cuent[ae]s?|contar)(?: (?:despacio|lentamente|lento|suavemente|poco a poco))*"
        r" hasta #",
    )
)
_STAYS = re.compile(
    r"(?:^|[,.;:(–-]|\b(?:and|then|und|dann|et|puis|y|luego)|"
    r"\b(?:squeez|press|push|tighten|clench|tens|contract|hold|held|stay|keep|stretch|anspann|drück|press|halt|bleib"
    r"|serr|contract|tiens|ten[ie]|rest[ez]|appuy|apr[ei]|manten|aguant|sost)\w*(?:\s(?:it|them|there|together"
    r"|hard|gently|up|the \w+))*)"
    r"\s*$",
    re.IGNORECASE,
)
"""What one counts along with that doesn't move; `lower it to a slow count of four` does."""
_RESTS = re.compile(r"\b(?:rest|relax|breathe?|ruhen?|repos\w*|descans\w+|respir\w+|atmen)\b[^,.;:]*$", re.IGNORECASE)
_AND = re.compile(r"(?:and|und|et|y|hold\w*|halten|ten(?:ir|ez)|mant\w+|aguant\w+)\b", re.IGNORECASE)
"""What makes it the next thing to do: `lift the leg and count to 5`."""
_ON_THE_WAY = re.compile(
    r"\s(?:on the way|as you (?:lower|lift|raise|go|come)|(?:coming|going) (?:up|down)|to (?:lower|raise|lift)"
    r"|down\b|up\b"
    r"|between|before|in between|beim|en (?:baissant|montant|descendant|bajando|subiendo)|al (?:bajar|subir)"
    r"|entre|zwischen)",
    re.IGNORECASE,
)
_PHASES = re.compile(r"\b(?:down|lower|lowering)\b", re.IGNORECASE)
"""What makes `up for a count of three` the way up, and no hold there."""
_FIRST = re.compile(r"[A-Za-zäöüé]+")
_BEGINNINGS = """
    up for to with on a an the slow steady long full gentle good count while as and slowly counting counted
    und dabei oben unten dort jeweils langsam leise laut ruhig bis zähle zählen
    en et le pendant comptant comptez compter compte mientras y contando cuente cuenta cuentes contar
    hold holding halten tenir tenez mantener mantenga aguanta aguantar
"""
_BEGINS = frozenset(_BEGINNINGS.split())


def counted_at(text: str, at: int) -> tuple[tuple[float, float], int]:
    """Return from and to how many seconds one counts by the words from a place of a text on, and their end; else 0."""
    first = _FIRST.match(text, at)
    if not first or first[0].casefold() not in _BEGINS:
        return (0.0, 0.0), at
    found = next((match for pattern in _COUNTED if (match := pattern.match(text, at))), None)
    stays = _STAYS.search(text, 0, at) or _AND.match(text, at)
    if not found or not stays or _RESTS.search(text, 0, at) or _ON_THE_WAY.match(text, found.end()):
        return (0.0, 0.0), at
    if first[0].casefold() == "up" and _PHASES.search(text):
        return (0.0, 0.0), at
    low = number_of(found["low"])
    high = number_of(found["high"]) if found["high"] else low
    return ((low, high), found.end()) if 1 < low <= high <= _LONGEST else ((0.0, 0.0), at)
