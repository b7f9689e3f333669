"""Days of the week in four languages, also by a letter or two, where several stand in a row: `M / W / F`, `Tu/Th`."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.routine.notation.words.token import Token

_WEEK = {
    "Mon": "mon m monday mondays montag mo lundi lunes lun lu",
    "Tue": "tue tues tuesday tuesdays dienstag di mardi martes mar ma t tu",
    "Wed": "wed w weds wednesday wednesdays mittwoch mi mercredi miércoles miercoles mer me mié mie",
    "Thu": "thu thur thurs thursday thursdays donnerstag do jeudi jueves jeu je jue th",
    "Fri": "fri f friday fridays freitag fr vendredi viernes ven ve vie",
    "Sat": "sat saturday saturdays samstag sa samedi sábado sabado sam sáb sab",
    "Sun": "sun sunday sundays sonntag so dimanche domingo dim dom su",
}
WEEKDAYS = {word: day for day, words in _WEEK.items() for word in words.split()}
"""Each day in English by its words; the short ones are days only beside each other."""
TOGETHER = {"mwf": "Mon, Wed, Fri", "tth": "Tue, Thu", "tuth": "Tue, Thu"}
"""Several in a word."""
_ORDER = list(_WEEK)
_SIGNS = frozenset({"/", ",", "+", "&", "·", "-", "–", "and", "und", "et", "y", "e"})
_FEWEST = 2


def with_weekdays(letters: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """Return the senses of tokens, those of short days in a row, which follow each other in the week, as of days."""
    made = list(letters)
    at = 0
    while at < len(tokens):
        end = at + 1
        while end + 1 < len(tokens) and tokens[end].word in _SIGNS and _follows(tokens[end - 1], tokens[end + 1]):
            end += 2
        days = tokens[at:end:2]
        if len(days) > _FEWEST or (len(days) == _FEWEST and any(len(day.word) > 1 for day in days)):
            made[at:end:2] = "f" * len(days)
        elif tokens[at].word in TOGETHER and tokens[at].text[0].isupper():
            made[at] = "y"
        at = end
    return made


def _follows(before: Token, after: Token) -> bool:
    """Whether two words are days, the one after the other in the week."""
    days = [WEEKDAYS.get(token.word) for token in (before, after)]
    return all(days) and _ORDER.index(days[0] or "") < _ORDER.index(days[1] or "")
