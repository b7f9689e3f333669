"""One way of a rep that takes its time: `slow return, 3 sec`, `langsam zurück in 3 Sekunden`, `3 s de retour`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from voicecoach.routine.notation.words.quantities import A_NUMBER, number_of

_LONGEST = 10
"""Seconds of a way; what lasts longer is an exercise."""
_DOWN = (
    r"down|lower(?:ing)?|eccentric|negatives?|sit(?:ting)?(?: back)? down|sit|runter|herunter|hinunter|ab|exzentrisch"
    r"|ab(?:lassen|senken)|senken|hin(?:setzen|absetzen)|nach unten|(?:re)?descen[dt]\w*|baj(?:ar|ada|ando|a|e)"
)
_UP = (
    r"up|rais(?:e|ing)|lift(?:ing)?|concentric|hoch|(?:an)?heben|nach oben|(?:re)?mont(?:er?|ez|ée|ant)"
    r"|sub(?:ir|ida|iendo|e|a)"
)
_BACK = r"back|return(?:ing)?|zurück\w*|retour(?:ner|nez)?|reven(?:ir|ez)|vuel(?:ta|v[ae])|volver|regres(?:ar|o|a|e)"
_LET_GO = r"releas(?:e|ing)|let(?:ting)? (?:it )?(?:go|back)|nachlassen|relâche[rz]?|soltar"
"""The way back if it is slow; what takes a time without a word for it is a pause."""
_SLOWLY = (
    r"(?:very |sehr |très |muy )?(?:slow(?:ly)?|control(?:led)?|gently|langsam\w*|kontrolliert\w*|lent(?:e|ement)?"
    r"|doucement|contrôlée?|en contrôlant|lent[oa]|lentamente|despacio|controlad[oa]|con control)"
)
_SLOW = rf"{_SLOWLY}(?:(?:,| and| und| et| y) {_SLOWLY})?"
_ON = r"(?:(?:on )?the way |go(?:ing)? |com(?:e|ing) |der weg |beim |den |la |le |el |en |au |à la |al )*"
_DOWN_OR_BACK = rf"{_ON}(?:(?P<down>{_DOWN})|(?P<back>{_BACK}|{_LET_GO}))\b"
_ANY = rf"{_ON}(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<back>{_BACK}|{_LET_GO}))\b"
_NO_PAUSE = rf"{_ON}(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<back>{_BACK}))\b"
_WHAT = (
    r"(?: (?:phase|part|portion|it|them|again|wieder|movement|bewegung|mouvement"
    r"|(?:to|into|in|zur|zum|à|a) (?:the |die |la |le )?(?:start\w*|beginning|neutral|ausgangs\w+|anfang|départ"
    r"|position|posición|inicio)(?: (?:position|de départ|inicial))?"
    r"|(?:the|your|die|das|den|le|la|les|el|los|las) \w+))?"
)
_IN = r"(?: ?(?:over|in|for|within|about|approx\.?|taking|über|ca\.?|etwa|en|environ|pendant|durante|unos)){1,2} "
_DURING = r" (?:over|in|within|taking|en|über|innerhalb von)(?: about| ca\.?| etwa| environ| unos)? "
"""What needs no word for slowly: `up for 5 s` may be held there."""
_SECONDS = r"(?: |-)?(?:s|secs?|seconds?|sek|sekunden|secondes?|seg|segundos?|counts?|beats?)(?![\w'’])\.?(?=\W|$)"
_TIME = (
    rf"(?:(?P<low>{A_NUMBER})(?: ?(?:-|–|to|bis|à|a|or|oder|ou|o) ?(?:{A_NUMBER}))?{_SECONDS}"
    rf"|(?:to |for |with )?(?:an? )?(?:slow )?count(?:ing)? (?:of|to) (?P<count>{A_NUMBER})\b)"
)
_TOLD = rf"(?:{_IN}| ?[,:(]{_IN}| ?[,:(] ?| [-–] | ){_TIME}"
_NOT_HELD = (
    r"\)?(?!:? ?(?:hold|pause|rest|stretch|break|halten|haltez|halte|ten(?:ir|ez|er)|mant\w+|pausa|repos|descanso|at\b"
    r"|oben|unten|en haut|en bas|arriba|abajo|each side|per side|,? ?(?:for|in|over)? ?\d))"
)
_AS_TOLD = tuple(
    re.compile(r"(?<![\w'’-])" + pattern + _NOT_HELD, re.IGNORECASE)
    for pattern in (
        rf"{_SLOW},? {_DOWN_OR_BACK}{_WHAT}{_TOLD}",
        rf"{_DOWN_OR_BACK}{_WHAT},? {_SLOW}{_TOLD}",
        rf"{_SLOW},? {_ANY}{_WHAT}{_IN}{_TIME}",
        rf"{_ANY}{_WHAT},? {_SLOW}{_IN}{_TIME}",
        rf"{_NO_PAUSE}{_WHAT}{_DURING}{_TIME}",
        rf"{_SLOW} \(?{_TIME}\)? {_ANY}",
        rf"(?:tak(?:e|ing) |in |over |en )?{_TIME}(?: to| zum| pour| para| de)? {_SLOW} {_ANY}{_WHAT}",
        rf"(?:tak(?:e|ing) |in |over |en )?{_TIME}(?: to| zum| pour| para| de)? {_NO_PAUSE}{_WHAT}(?: {_SLOW})?",
    )
)
_BESIDE = re.compile(r"\b(?:your|the|ihr\w*|dein\w*|lower|upper|my) $", re.IGNORECASE)
"""What makes `back` a part of the body."""


def slow_way_at(text: str, at: int) -> tuple[str, int]:
    """Return one way of a rep and its seconds, as `down 3`, by the words from a place of a text on; and their end."""
    return _slow_ways(text).get(at, ("", at))


@lru_cache(maxsize=16)
def _slow_ways(text: str) -> Mapping[int, tuple[str, int]]:
    """Return each by where it begins."""
    ways: dict[int, tuple[str, int]] = {}
    for found in (found for pattern in _AS_TOLD for found in pattern.finditer(text)):
        way = next(way for way, told in found.groupdict().items() if way in ("down", "up", "back") and told)
        end = found.end() - (found[0].count(")") > found[0].count("("))
        seconds = number_of(found["low"] or found["count"])
        named = found.start() > 0 or not text[end:].strip(" .!;,)")
        if 1 <= seconds <= _LONGEST and named and not (way == "back" and _BESIDE.search(text, 0, found.start())):
            ways.setdefault(found.start(), (f"{way} {seconds:g}", end))
    return ways
