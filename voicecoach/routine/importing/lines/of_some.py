"""Which exercises of a list a sentence is about by their place, or by one word of a name: `for the first one`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.exercise_draft import ExerciseDraft

_ORDERED: dict[str, int] = {
    **dict.fromkeys(
        (
            "first",
            "erste",
            "ersten",
            "premier",
            "première",
            "premiers",
            "premières",
            "primero",
            "primera",
            "primer",
            "primeros",
            "primeras",
        ),
        0,
    ),
    **dict.fromkeys(("second", "zweite", "zweiten", "deuxième", "seconde", "segundo", "segunda"), 1),
    **dict.fromkeys(("third", "dritte", "dritten", "troisième", "tercero", "tercera", "tercer"), 2),
    **dict.fromkeys(
        (
            "last",
            "letzte",
            "letzten",
            "dernier",
            "dernière",
            "derniers",
            "dernières",
            "último",
            "última",
            "últimos",
            "últimas",
        ),
        -1,
    ),
}
_SEVERAL = {"two": 2, "zwei": 2, "beiden": 2, "deux": 2, "dos": 2, "three": 3, "drei": 3, "trois": 3, "tres": 3}
_PLACE = re.compile(
    r"\b(?:for|of|on|with|in|bei|für|beim|pour|avec|para|con|en|de)\s(?:the|de[rnm]|die|das|les?|la|los|las|el)\s"
    rf"(?:(?P<before>{'|'.join(_SEVERAL)})\s)?(?P<place>{'|'.join(sorted(_ORDERED, key=len, reverse=True))})"
    rf"(?:\s(?P<several>{'|'.join(_SEVERAL)}))?(?!\s(?:weeks?|days?|sets?|rounds?|woche|tag|satz|runde|semaine|jour|série|semana|día|serie))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:of|for|with|bei|beim|für|pour|de|para|con|en)\s(?:(?:the|your|de[rnm]|die|das|les?|la|los|las|el)\s)?([^\W\d]{4,})",
    re.IGNORECASE,
)


def of_some(drafts: Sequence[ExerciseDraft], text: str) -> list[ExerciseDraft]:
    """Return the exercises that a sentence is about by their place, or by a word of one name; none if of all."""
    if found := _PLACE.search(text):
        at = _ORDERED[found["place"].casefold()]
        count = _SEVERAL.get((found["several"] or found["before"] or "").casefold(), 1)
        return list(drafts[-count:] if at < 0 else drafts[at : at + count])
    for said in _NAMED.findall(text):
        word = said.casefold().rstrip("s")
        named = [
            one for one in drafts if word in {part.rstrip("s") for part in re.findall(r"[^\W\d]+", one.name.casefold())}
        ]
        if len(named) == 1:
            return named
    return []
