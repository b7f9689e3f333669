"""Counts of two directions, one after the other: `15 circles forwards, 15 backwards`."""

from __future__ import annotations

import re

_WAY = (
    r"(?:forwards?|backwards?|fwd|bwd|back|clockwise|counter-?\s?clockwise|anti-?\s?clockwise|c\.?c\.?w|cw|inwards?|outwards?"
    r"|vorwärts|rückwärts|nach\s(?:vorne?|hinten|innen|außen)|(?:im|gegen\sden)\suhrzeigersinn|einwärts|auswärts"
    r"|(?:vers\s|en\s)?l?['’]?(?:avant|arrière)|dans\sun\ssens|dans\sl['’]autre(?:\ssens)?"
    r"|(?:hacia\s)?(?:adelante|delante|atrás|dentro|fuera)|en\sun\ssentido|en\sel\sotro)"
)
_BOTH = re.compile(
    rf"(?P<first>\d{{1,3}})\s?x?\s(?:[^\W\d]{{3,15}}\s)?{_WAY}(?![^\W_])\.?\s?(?:[,/&+;–-]|and|then|und|dann|et|puis|y|luego){{0,2}}\s?"
    rf"(?:(?:and|then|und|dann|et|puis|y|luego)\s)?(?P<second>\d{{1,3}})\s?x?\s(?:[^\W\d]{{3,15}}\s)?{_WAY}(?![^\W_])",
    re.IGNORECASE,
)


def there_and_back(text: str, at: int) -> tuple[str, int]:
    """Return the reps of two directions together that begin at a place, and where they end; else nothing."""
    found = _BOTH.match(text, at)
    return (str(int(found["first"]) + int(found["second"])), found.end()) if found else ("", at)
