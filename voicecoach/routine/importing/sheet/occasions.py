"""For whom and when a part of a sheet is: `U16s`, `65+ walking group`, `07:30 before work`, `Lights out 22:30`."""

from __future__ import annotations

import re

from voicecoach.routine.notation.line import SECTION, read_line
from voicecoach.routine.notation.words.letters import senses_of

_PEOPLE = (
    r"(?:group|class|club|crew|squad|team|adults?|seniors?|juniors?|kids|children|gruppe|kurs|senior(?:en|inn?en)|erwachsene|kinder"
    r"|jugendliche|groupe|cours|adultes|enfants|grupo|clase|adultos|mayores|niños)"
)
_AGE = re.compile(
    r"(?<![\w-])(?:[UÜ]-?\d{1,2}(?:s\b|(?!\w))"
    r"|(?i:under|over|unter|über|moins\sde|plus\sde|menores\sde|mayores\sde|más\sde)[\s-]\d{1,2}"
    r"(?:['’]?s\b|-?(?i:jährige\w?)\b|(?:\s(?i:ans|años))?$)"
    r"|(?i:ages?|aged|alter|âges?|edad(?:es)?)\s\d{1,3}(?:\s?[-–]\s?\d{1,3}|\+)?)"
)
"""How old those are that a part is for."""
_NUMBER_OF_YEARS = re.compile(
    r"(?<![\w-])(?:[1-9]\d\+|\d{1,3}(?:\s?[-–]\s?\d{1,3})?\+?[\s-](?:years?(?:[\s-]olds?)?|yrs|jahren?|ans|años)(?!\w))",
    re.IGNORECASE,
)
"""What is an age beside those who have it: `65+`, `6-8 Jahre`."""
_OF_PEOPLE = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)
_CLOCK = r"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d|\s?[hH](?:[0-5]\d)?)"
_AT_TIME = re.compile(
    rf"(?:^|[,\s]+)(?:(?:at|um|ab|à|a\slas?)\s)?(?:{_CLOCK}(?:\s?(?:[ap]\.?m\b\.?|uhr\b|h\b))?|\d{{1,2}}\s?(?:[ap]\.?m\b\.?|uhr\b))"
    r"(?=$|[,\s)])",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"\b(?:lights\sout|bed(?:time)?|sleep|wake[\s-]?up|waking|getting\sup|breakfast|lunch(?:time)?|dinner|supper|coffee|tea|(?:before|after)\swork"
    r"|school|office|frühstück|mittag(?:essen|spause|s)?|abendessen|feierabend|(?:vor|nach)\sder\sarbeit|schlafengehen|aufstehen|kaffee(?:pause)?"
    r"|petit[\s-]déjeuner|déjeuner|dîner|coucher|réveil|lever|desayuno|comida|almuerzo|merienda|cena|acostarse|levantarse|dormir)\b",
    re.IGNORECASE,
)
"""What one does in a day beside exercises."""


def is_occasion(text: str) -> bool:
    """Whether a line tells for whom, or at what time of the day, the exercises below it are, and no dose besides."""
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", text)
    return _is_for_an_age(text, bare) or _is_at_a_time(bare)


def _is_for_an_age(text: str, bare: str) -> bool:
    people = bool(_OF_PEOPLE.search(text))
    found = _AGE.search(text) or (_NUMBER_OF_YEARS.search(text) if people else None)
    if not found or read_line(_NUMBER_OF_YEARS.sub(" ", _AGE.sub(" ", bare))).works:
        return False
    return people or found.start() == 0 or found.start() > len(bare)


def _is_at_a_time(text: str) -> bool:
    at = list(_AT_TIME.finditer(text))
    if len(at) != 1 or (at[0].start() > 0 and at[0].end() < len(text)):
        return False
    rest = f"{text[: at[0].start()]} {text[at[0].end() :]}".strip(" ,:–-")
    part = SECTION.fullmatch(rest) or senses_of(rest) == "h"
    return bool(part or _OF_A_DAY.search(rest)) and not read_line(rest).works


def is_clock(text: str) -> bool:
    """Whether a text is a time of the day, and no more."""
    return bool(_AT_TIME.fullmatch(text))
