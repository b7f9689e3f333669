"""Which sides phrases mean: each in turn, alternating, or one only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from voicecoach.routine.notation.amounts import high

SIDES = ("left", "right", "only", "each", "both", "alternate")
"""Roles about sides."""
ONLY = re.compile(r"\b(?:only|nur|seulement|uniquement|solo|sólo|solamente)\b", re.IGNORECASE)
"""What makes the side beside it the only one."""
AT_ONCE = "together"
"""What ends the words about both sides that are trained at once."""
BOTH_SIDES = re.compile(
    r"\b(?:both (?:\w+ )?(?:sides|legs|arms|hands|feet|knees|together|at once)|beide[nr]? (?:seiten|beine|arme"
    r"|hände|füße|knie)n?"
    r"|beid(?:seit|bein|arm|händ)ig\w*|beidseits|[ld]es deux (?:\w+ )?(?:côtés|jambes|bras|mains|pieds)|bilat[ée]ral\w*"
    r"|amb[oa]s (?:lados|piernas|brazos|manos|pies)|(?:las|los) dos (?:lados|piernas|brazos|manos|pies))\b",
    re.IGNORECASE,
)
"""Words about both sides, in a name as well."""
ONE_LIMB = re.compile(
    r"\b(?:ein(?:bein|arm|händ|seit)ig\w*|(?:single|one)[- ](?:leg|arm|hand|side)\w*|unilat[eé]ral\w*|unipodal\w*"
    r"|(?:auf|mit) einem (?:bein|arm|fuß)|(?:on|with) one (?:leg|foot|arm)"
    r"|à une? (?:jambe|bras|main)|sur une jambe|(?:a|con) una? (?:pierna|brazo|mano))\b[^.;]{0,30}"
    r"\b(?:je|jeweils|each|par|cada)\s"
    r"(?:(?:mal|fois|veces)\s)?$",
    re.IGNORECASE,
)
"""What makes so many reps those of each side: `einbeinig je 8`."""
_STRETCHED = re.compile(r"stretch|\bstr\b|dehn|étire|estir", re.IGNORECASE)
"""What both legs or arms have one after the other."""
_AROUND = re.compile(r"circ|\broll|swing|pendul|kreis|pendel|cercle|rotations? d|roul|círcul|giros?\b", re.IGNORECASE)
"""What goes forwards and backwards rather than left and right."""
_SIDEWAYS = re.compile(
    r"rotat|twist|turn|side|lateral|lean|bend|tilt|look|wiper|gaze|head|neck|dreh|seit|neig|torsion|inclin|latér|tourn"
    r"|inclinaci|giro|rotac",
    re.IGNORECASE,
)
"""What goes to the left and to the right, which are its directions."""
_DIRECTION = re.compile(r"direction|\bways?\b|richtung|\bsens\b|sentido|dirección|direccion", re.IGNORECASE)
ON_ONE = re.compile(
    r"\b(?:ein(?:bein|arm|händ)ig\w*|einbein\w*|(?:single|one)[- ](?:leg(?:ged)?|arm|hand)|auf einem bein|unipodal\w*"
    r"|sur une? (?:jambe|pied)|(?:sobre|en|a) una? (?:pierna|pie))\b",
    re.IGNORECASE,
)
"""What is done with one limb at a time: `One leg stand, both legs`."""
BARE_EACH = ("each", "ea", "ea.", "each.")
_TOGETHER = ("both", "beide", "beiden", "ambos", "ambas")


def read_sides(said: Mapping[str, str], name: str, *, counted: bool) -> tuple[str, str, str]:  # noqa: PLR0911 - one question after the other
    """Return the field `sides` of an exercise, a note and a doubt, each empty where there is none.

    `counted` if there are reps.
    """
    left, right, both = said["left"], said["right"], said["both"]
    one = "left" if left else "right" if right else ""
    if one and not (left and right) and said["each"].casefold() in BARE_EACH:  # `x20 ea, L`
        return one, "", f"“{said['each']}” beside “{left or right}”: taken for the {one} side only"
    if said["alternate"]:
        doubt = "alternating: reps count for each side here; halve them if both together are meant" if counted else ""
        return "alternate", "", doubt
    if (said["only"] and not said["each"]) or not (both or said["each"] or (left and right)):
        return said["only"] or ("left" if left else "right" if right else ""), "", ""
    sideways = _SIDEWAYS.search(name) and not _AROUND.search(name) and not both
    if _DIRECTION.search(said["each"]) and not sideways:
        return "each", said["each"], f"“{said['each']}” is taken for each side"
    if said["each"] or (left and right):
        return "each", "", ""
    at_once = both.endswith(AT_ONCE)
    if (_STRETCHED.search(name) or ON_ONE.search(name)) and not at_once:
        return "each", "", f"“{both}” is taken for one side after the other"
    if at_once or both.casefold().startswith(_TOGETHER):
        doubt = f"“{both}” may be one side after the other, or both at once, as it is here"
        return "", "" if at_once else both, "" if at_once else doubt
    bilateral = both.casefold().startswith("bilat")
    return "each", "", f"“{both}” may be both sides at once; here it is one after the other" if bilateral else ""


_ON = r"(?:on|with|of|auf|mit|sur|avec|de|sobre|con)\s(?:(?:the|my|your|de[rnm]|la|le|el)\s)?"
_ON_A_LIMB = re.compile(rf"\s?{_ON}\S+\s\S", re.IGNORECASE)
_ON_LAST = re.compile(rf"\s{_ON}$", re.IGNORECASE)


def with_its_side(text: str, name: str, sides: Sequence[tuple[int, int]]) -> str:
    """Return a name behind its dose with the limb that it goes on with: `4 x 20 s standing on left leg`.

    `sides` are where the sides in the text begin and end.
    """
    at = text.find(name)
    for begin, end in sides if name and at >= 0 else ():
        between = text[at + len(name) : begin]
        goes_on = between.strip() and _ON_A_LIMB.fullmatch(f"{between}a b")
        ends = not between.strip() and (_ON_LAST.search(f"{name} ") or _ON_A_LIMB.match(text[begin:end]))
        if begin > at and (goes_on or ends) and " " in text[begin:end]:
            return text[at:end]
    return name


def half_of(reps: str) -> str:
    """Return half of an even number of reps; nothing of any other."""
    return f"{int(reps) // 2}" if reps.isdigit() and int(reps) % 2 == 0 else ""


def is_half(before: str, value: str) -> bool:
    """Whether one of two numbers of reps is that of each side, and the other of both: `12 reps, 6 each side`."""
    few, many = sorted((high(before), high(value)))
    return many == 2 * few
