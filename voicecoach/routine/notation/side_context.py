"""What a phrase about sides means by what stands beside it: where something is, or on which side one works."""

from __future__ import annotations

import re

from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.sides import AT_ONCE

_IN_HANDS = re.compile(
    r"\b(?:in|dans|en)\s+(?:each|either|jeder|chaque|cada)\s(?:hand|main|mano)$"
    r"|(?:^|[.,;:]\s|\band\s)(?:hold|grip|grasp|grab|take|pick up|carry|halten|fassen|greifen|nehmen"
    r"|ten(?:ir|ez)|saisi\w+|pren\w+|agarr\w+|sujet\w+|coge\w*|toma\w*)\s(?:(?!\d|\bthen\b|\bfor\b)[^.;:,]){0,80}\b(?:with|mit|avec|con)\s+"
    r"(?:each|either|jeder|chaque|cada)\s(?:hand|main|mano)$",
    re.IGNORECASE,
)
"""Where something is held, and no side: `one end in each hand`, `hold the towel with each hand`."""
_LOAD_OF_A_HAND = re.compile(
    r"\d\s?(?:kgs?|kilos?|lbs?|pounds?|pfund)\s(?:[^\W\d]+\s){0,3}(?:each|per|every|pro|je|jede[rn]?|par|chaque|por|cada)"
    r"\s(?:hand|main|mano)$",
    re.IGNORECASE,
)
"""What is held in each hand at once: `5 kg per hand`."""
_OF_WHICH = re.compile(
    r"(?:on )?either side(?= of)|both sides(?= of the (?!body))|beiderseits"
    r"|(?!once).*(?:left|right)\b.*\b(?:with|to|from|of|by|over)\b.*(?:left|right)\b",
    re.IGNORECASE,
)
"""Where something is, and no side: `forearms on either side of the door`, `right wrist with the left hand`."""
_AT_ONCE = re.compile(
    r"[\s,(–-]{1,3}(?:together|at once|at the same time|simultaneously|zusammen|gleichzeitig|zugleich|ensemble"
    r"|en même temps|à la fois|simultanément|junt[oa]s|a la vez|al mismo tiempo)\b",
    re.IGNORECASE,
)
"""What makes both sides one: `both sides together`."""
_ONE_BY_ONE = re.compile(
    r"[\s,(–-]{1,3}(?:(?:but |then )?one (?:leg |arm |side |foot |hand )?"
    r"(?:after the other|at a time|by one|then the other)"
    r"|nacheinander|hintereinander|(?:die|das|der) (?:eine|andere) nach (?:dem|der) ander\w+|einzeln"
    r"|l['’]une? après l['’]autre|un[oa] (?:tras|después de) otr[oa]|por separado|separately|in turn)\b",
    re.IGNORECASE,
)
"""What makes both sides each in turn: `both, one after the other`."""
_EVERY_ONE = re.compile(r"(?:each|every|per|pro|je|jede|chaque|par|cada|por)\b", re.IGNORECASE)
_FIRST = re.compile(r"\)?\s(?:\w+\s)?(?:first|zuerst|d[’']abord|en premier|primero)\b", re.IGNORECASE)
_BEGIN_WITH = re.compile(
    r"\b(?:first|(?:start|begin)\w*\s(?:with|on)|zuerst|(?:beginn|start)\w*\smit|d[’']abord|commen\w+ par|primero"
    r"|empez\w+ (?:con|por)"
    r"|empie\w+ (?:con|por))\s(?:(?:the|your|der|dem|die|le|la|el)\s)?(?:\w+\s(?:\w+\s)?\()?$",
    re.IGNORECASE,
)
_LYING = re.compile(
    r"\b(?:ly(?:ing|e)|lie|liege\w*|allongé\w*|couché\w*|allonge\w*|tumb\w+|túmb\w+|acost\w+|acuést\w+)\s(?:down\s|back\s)?"
    r"(?:on|auf|sur|sobre|de)?\s?(?:the|your|der|die|deine?[rn]?|ihre?[rn]?|le|votre|el|tu|su)?\s?$",
    re.IGNORECASE,
)
_LIES = re.compile(r"\s(?:liege\w*|legen|gelegt)\b", re.IGNORECASE)
_NEAR = re.compile(r"(?:(?:on|auf|sur|sobre|the|your|der|die|le|el)\s)*", re.IGNORECASE)
_TO_A_SIDE = r"(?:nach |à |a la |to the )?(?:left|right|links|rechts|gauche|droite|izquierda|derecha)"
_LEFT_AND_RIGHT = re.compile(rf"{_TO_A_SIDE},? (?:and|und|et|y|then|dann|puis|luego) {_TO_A_SIDE}", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:turn|rotat|look|glanc|mov|swing|sway|shift|shak|roll|drop|dreh|schau|bewege?|pendel|schwing|neig|tourn|regard|boug"
    r"|balanc|inclin|gir|mir|muev|movi)\w*\b[^.;:\d]{0,50}$",
    re.IGNORECASE,
)
_TURNING = re.compile(r"\s(?:drehen|neigen|sinken|pendeln|schwingen|kippen|bewegen|rollen|schauen)\b", re.IGNORECASE)
"""What a movement is called that goes both ways, before the words for these or behind them."""
_ON_A_SIDE = re.compile(r"side|seite|côté|lado", re.IGNORECASE)


def sides_in_place(said: dict[str, str], place: Place) -> dict[str, str] | None:
    """Return the sides that a phrase says in its place, nothing where it says none; None if its own words tell."""
    if "a_side" in said:
        return _a_side(said)
    if "each" in said and _LOAD_OF_A_HAND.search(place.text[: place.stop]):
        return {"note": place.text[place.start : place.stop]}
    if ("each" in said and _where(place)) or (said.keys() <= {"left", "right"} and _no_side(place)):
        return {}
    if "both" in said and _ONE_BY_ONE.match(place.text, place.stop):
        return {"each": place.text[place.start : place.stop]}
    if said.keys() & {"each", "both"} and _at_once(place):
        return {"both": f"{place.text[place.start : place.stop]} {AT_ONCE}"}
    return None


def _a_side(said: dict[str, str]) -> dict[str, str]:
    """Return what `ten a side` says; `10 of feet` says nothing."""
    side = said.pop("a_side")
    return {**said, "each": side} if side.casefold().startswith(("a ", "an ")) else {}


def _where(place: Place) -> bool:
    """Whether sides tell where something is, and not on which an exercise is done."""
    near = place.stop + len(" of the body")
    return _turns(place) or bool(
        _IN_HANDS.search(place.text[: place.stop]) or _OF_WHICH.match(place.text, place.start, near)
    )


def _turns(place: Place) -> bool:
    """Whether a movement goes left and right, in words without an amount: `turn your head left and right`."""
    before, text = place.text[: place.start], place.text[place.start : place.stop]
    moved = _TURNED.search(before) or _TURNING.match(place.text, place.stop)
    return bool(moved and _LEFT_AND_RIGHT.fullmatch(text) and not {"n", "t", "w"} & set(place.letters))


def _at_once(place: Place) -> bool:
    """Whether both sides are trained at once: `both arms together`."""
    return bool(_AT_ONCE.match(place.text, place.stop)) and not _EVERY_ONE.match(place.text, place.start)


def _no_side(place: Place) -> bool:
    """Whether a side is none that is trained alone: which comes first, or on which one lies."""
    before, text = place.text[: place.start], place.text[place.start : place.stop]
    if _FIRST.match(place.text, place.stop) or _BEGIN_WITH.search(before):
        return True
    lies = _LYING.search(f"{before}{_NEAR.match(text)[0]}") or _LIES.match(place.text, place.stop)  # type: ignore[index]
    return bool(lies and _ON_A_SIDE.search(text))
