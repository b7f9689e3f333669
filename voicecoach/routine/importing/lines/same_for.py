"""The words for `same`, and references with the name of the exercise behind them: `same for side plank but 3x30`."""

from __future__ import annotations

import re

_DOSE = (
    r"(?: (?:again|thing|dose|dosage|amount|numbers?|sets (?:and|&) reps|reps (?:and|&) sets|schedule|routine|deal"
    r"|dosis|dosierung|anzahl|chose|cantidad|series (?:y|e) repeticiones|séries et répétitions))?"
)
SAME_WORDS = (
    rf"(?:(?:(?:do|exactly|just) )?(?:the )?same{_DOSE}|ditto|dito|[ií]dem|(?:das ?)?gleiche{_DOSE}|dasselbe|ebenso"
    rf"|genauso|pareil|(?:la )?même{_DOSE}|de même|lo mismo|igual|(?:la )?misma{_DOSE}|(?:las )?mismas{_DOSE})(?![\w-])"
)
"""What says that a dose is that of another exercise."""
_FOR = re.compile(
    rf"(?:(?:and|then|und|dann|et|puis|y|luego)\s)?(?P<same>{SAME_WORDS})\s(?:for|with|für|bei|pour|avec|para|con)\s"
    r"(?:the\s|die\s|den\s|das\s|le\s|la\s|les\s|el\s|los\s|las\s)?(?P<name>[^\W\d][^,;:()\d]{2,40}?)"
    r"(?:,?\s(?P<other>(?:but|aber|mais|pero)\s\S.{0,60}))?[.!]?",
    re.IGNORECASE,
)
"""What names another exercise behind the reference: `same for side plank but 3x30`."""
_MANNER = re.compile(
    r"(?:(?:one|a|both|single|straight|bent|ein\w*|beide\w*|une?|les deux|una?|las dos|los dos|amb[oa]s) )*"
    r"(?:legs?|arms?|hands?|knees?|feet|foot|eyes|beine?\w*|arme?n?|hände?n?|knien?|augen|jambes?|bras|mains?|pieds?"
    r"|genoux?|yeux|piernas?|brazos?|manos?|pies?|rodillas?|ojos)"
    r"(?: (?:bent|straight|closed|shut|open|apart|together|gebeugt|gestreckt|zu|offen|geschlossen\w*|tendue?s?"
    r"|fléchie?s?|fermés|ouverts|estirad[oa]s?|flexionad[oa]s?|doblad[oa]s?|cerrados|abiertos|juntas?))?"
    r"(?:,? (?:but|aber|mais|pero))?"
    r"|(?:an? |the |one |ein\w* |une? |una? )?(?:heavier |lighter |yellow |red |green |blue )?"
    r"(?:band|theraband|weights?|dumbbells?|gewicht\w*|hanteln?|élastique|haltères?|poids|banda|goma|pesas?|mancuernas?)",
    re.IGNORECASE,
)
"""How the exercise above is done otherwise, which is the name of none: `same with one leg`."""
NO_SIDES = re.compile(
    r"\b(?:without|no|not (?:each|per)|ohne|keine?|nicht je|sans|pas de|sin|no por) (?:the |les |los )?"
    r"(?:sides?|seiten?(?:wechsel)?|côtés?|lados?)\b|\b(?:both (?:sides|legs|arms) (?:together|at once))\b",
    re.IGNORECASE,
)
"""What has no sides, though it is else the same."""
_PRONOUNS = frozenset({"both", "all", "these", "those", "them", "it", "alle", "beide", "tous", "todos"})


def name_in_front(text: str) -> str:
    """Return a reference that names another exercise behind it with that name in front, as others have it."""
    found = _FOR.fullmatch(text)
    if not found or found["name"].casefold() in _PRONOUNS or _MANNER.fullmatch(found["name"]):
        return text
    return f"{found['name']}: {found['same']}" + (f", {found['other']}" if found["other"] else "")
