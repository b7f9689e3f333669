"""What a time is for by what stands beside it: a hold, a rest of which kind, a phase of a rep, or none of a dose."""

from __future__ import annotations

import re

from voicecoach.routine.notation.amounts import bare
from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.words.spelled import spelled_time
from voicecoach.routine.notation.words.token import TokenKind

_LONGEST_PHASE = 20.0
"""Seconds from which on `down for 30 s` is no phase of a rep."""
_OF, _REPS_OF = ("of", "à", "a", "de", "von", "zu"), re.compile(r"R[.F]?.$")
"""What makes the time behind reps that of each: `10 presses of 6 s`."""
_SHORTEST_BREATHER, _LONGEST_WAIT = 15.0, 300.0
"""Seconds of a rest that is called `souffler` at least, and of one that is called waiting at most."""
_COUNTS = re.compile(r"(?:count|compte[rz]?|cuente|contar)\s(?:\w+\s)?(?:to|up|jusqu|hasta)|.*zähl", re.IGNORECASE)
_BESIDE = re.compile(r"(?:^|[.,;:–—-]|\b(?:and|then|und|dann|et|puis|y|luego))\s*$", re.IGNORECASE)
"""What a clause of its own stands behind."""
_MEANWHILE = re.compile(
    r"\b(?:while|as|während|bis|pendant que|en|le temps de|mientras|hasta)\s"
    r"(?:(?:you|sie|du|man|vous|on|usted)\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What one counts along with what stands before it."""
_ON_THE_WAY = re.compile(
    r"\s(?:on the way|as you (?:lower|lift|raise|come|go)|when (?:lowering|lifting|coming|going)"
    r"|while (?:lowering|lifting)"
    r"|beim (?:ab|hoch|runter|herunter)?(?:senken|heben|lassen|gehen)|auf dem weg|en (?:descendant|montant|remontant)"
    r"|(?:à|pendant|dans) la (?:descente|montée)|al (?:bajar|subir)|en la (?:bajada|subida))\b",
    re.IGNORECASE,
)
_FOR_A_COUNT = re.compile(r"(?:for|für|pendant|durante)\s", re.IGNORECASE)
_BREATHES = re.compile(r"souffle", re.IGNORECASE)
_WAITS = re.compile(r"wait|wart|atten|esper", re.IGNORECASE)
_LET_GO = re.compile(r"\blet (?:it |them )?go (?:\w+ly |all the way )?(?:for )?$", re.IGNORECASE)
_HELD_FOR = re.compile(
    r"\b(?:wait|pause|stop|remain|freeze|rest)(?:\s\w+)?\s(?:there|here)\s(?:for\s)?$|\b(?:squeez|press|tighten|clench|anspann|drück|serre|apriet|apret)\w*\s(?:it\s|them\s|together\s)?"
    r"(?:(?:for|pendant|durante)\s)?$",
    re.IGNORECASE,
)
_BREATHED = re.compile(r"\b(?:breathe|recover|walk (?:about|around)|take)\s(?:for\s)?$", re.IGNORECASE)
_AGAIN = re.compile(r"[\s,]+(?:then|and|before)\s.{0,20}\b(?:again|repeat|next round|next lap)\b", re.IGNORECASE)
"""What makes a time between them one of rest: `breathe for 2 min then go again`."""
_HELD = re.compile(r"\s(?:squeeze|contraction|spannung|contracción)\b", re.IGNORECASE)
_MOST_MINUTES = 5
"""Minutes of a rest that is told with an `m`."""
_AFTER_THEM = re.compile(
    r"\d[\d.,:]*\s?[^\W\d]*\.?[\"'”″]? (?:after|nach|après|tras) (?:\d[a-d]\b|[A-H]\d\b|both|all (?:three"
    r"|of them)|beiden|les deux|ambos"
    r"|(?:the|each|every|jedem|chaque|cada) (?:last|second|third|pair|superset|paar|paire|pareja))",
    re.IGNORECASE,
)
"""A time behind a superset."""
_BETWEEN_EXERCISES = re.compile(
    r"\b(?:(?:in[\s-]?)?between|btw|zwischen|entre)\s(?:(?:the|each|all|den|les|chaque|los|cada)\s){0,2}"
    r"(?:ex[ce]{0,2}r[cs]i[csz]es?|moves?|movements?|stations?|drills?|übungen|mouvements?|ejercicios?|estaciones"
    r"|everything|allem|tout|todo)\b",
    re.IGNORECASE,
)
_FURTHER = 30
"""Characters behind a rest that may tell what it is between, misspelt as they are: `between all the exersises`."""
_BEHIND_A_TIME = re.compile(r"nxt[,F-]{0,2}$")
"""Where a pause is no part of a rep: `4 x 20 s, pause 10 s`."""
_STAYS_UP = re.compile(r"up for\s|hoch für\s", re.IGNORECASE)
"""To be up for so long, and not to go there: `up for 5 s, down, 6 times`."""
_WITHIN = re.compile(r"[1-5](?:\.5)?[ -]?sec(?:ond)?s?\spause$", re.IGNORECASE)
"""A pause that is too short to be between sets: `push ups with a 2 second pause`."""
_STILL = 10  # counts of what is held, at least; no movement takes so long


def rest_in_place(said: dict[str, str], place: Place) -> dict[str, str] | None:  # noqa: PLR0911 - one question after the other
    """Return what a time is for: a hold, a rest of which kind, or nothing; None if its own words tell."""
    if said.keys() == {"time"}:
        return _time(said["time"], place)
    if said.keys() == {"rest_after"} and not _BETWEEN_EXERCISES.search(place.text[place.start : place.stop]):
        return {"time": said["rest_after"]}  # `between the knees 5 s`
    before_it = place.letters[: place.begin]
    paused = said.keys() == {"rest"} and place.letters[place.begin] == "O" and not _BEHIND_A_TIME.search(before_it)
    within = said.keys() == {"rest"} and _WITHIN.match(place.text[place.start : place.stop])
    if within or (paused and _is_short(place)):
        return {"hold": said["rest"]}
    waits = (
        said.keys() == {"rest"} and _WAITS.match(place.text, place.start) and "H" not in place.letters[: place.begin]
    )
    if waits and _is_short(place):
        return {"hold": said["rest"]}  # `turn your head, wait two seconds`
    if ("rest" in said and _goes_on_meanwhile(place)) or ("hold" in said and _moves_meanwhile(place)):
        return {}
    behind = re.split("[,;.(]", place.text[place.stop : place.stop + _FURTHER])[0]
    around = place.text[place.start : place.stop] + behind
    if said.keys() & {"rest", "round_rest"} and _BETWEEN_EXERCISES.search(around):
        return {"rest_after": next(iter(said.values()))}
    return _noted_rest(place) if said.keys() == {"note"} else None


def _noted_rest(place: Place) -> dict[str, str] | None:
    """Return the rest that a measure behind a dose, or a time behind a superset, is."""
    first = place.parts[0]
    if first.unit == "m" and _is_last_of_a_dose(place):
        return {"rest": spelled_time(first.low * 60, first.high * 60)}
    return {"rest": spelled_time(first.low, first.high)} if _AFTER_THEM.match(place.text, place.start) else None


def _is_last_of_a_dose(place: Place) -> bool:
    """Whether a measure ends a dose that has no distance, so that its `m` are minutes: `3x6 0kg 2m`."""
    behind = re.search(r"nx(?:nl|t)$", place.letters[: place.begin])
    return bool(behind and not place.follows and place.parts[0].low <= _MOST_MINUTES)


_AND_THEN = re.compile(r"\s(?:and|then|und|dann|et|puis|y|luego)\s", re.IGNORECASE)
"""What makes the movement the next thing to do: `squeeze for 3 seconds and lower`."""


def phase_in_place(place: Place) -> dict[str, str]:
    """Return what the time of a movement is: of so many seconds a phase of a rep, longer how long to go on."""
    time = next(part for part in place.parts if part.kind is TokenKind.TIME)
    if _STAYS_UP.match(place.text, place.start) and place.follows == ",":
        return {"hold": spelled_time(time.low, time.high)}
    if time.low >= _LONGEST_PHASE:
        return {"time": spelled_time(time.low, time.high)}
    if _AND_THEN.search(place.text, place.start, place.stop):
        return _time(spelled_time(time.low, time.high), place)
    way = "up" if "a" in place.letters[place.begin : place.end] else "down"
    return {"note": f"{way} {bare(spelled_time(time.low, time.low))}"}


def _time(time: str, place: Place) -> dict[str, str]:
    """Return what a time is by the words beside it: `let go for 4 s`, `2 s squeeze`."""
    before = place.text[: place.start]
    if _LET_GO.search(before):
        return {"let_go": time}
    if _BREATHED.search(before) and _AGAIN.match(place.text, place.stop):
        return {"round_rest": time}
    of_each = _REPS_OF.search(place.letters[: place.begin]) and place.tokens[place.begin - 1].word in _OF
    held = of_each or _HELD.match(place.text, place.stop) or _HELD_FOR.search(before)
    return {"hold": time} if held else {"time": time}


def _is_short(place: Place) -> bool:
    """Whether to pause for so long is a part of a rep: `pause for 3 seconds and come back`."""
    time = next((part.low for part in place.parts if part.kind is TokenKind.TIME), _SHORTEST_BREATHER)
    return time < _SHORTEST_BREATHER and not set(":BS") & set(place.letters[place.begin : place.end])


def _moves_meanwhile(place: Place) -> bool:
    """Whether one counts along with a movement: `lower to a count of four`, but not `squeeze, count to four`."""
    letters = place.letters[place.begin : place.end]
    long = any(part.kind is TokenKind.NUMBER and part.low >= _STILL for part in place.parts)
    if "4" not in letters or long or not {"H", "O"}.isdisjoint(letters):
        return False  # long as `shift forwards for a count of 20`
    begin = place.letters.rfind(".", 0, place.begin) + 1
    aside = _MEANWHILE.search(place.text[: place.start]) or _FOR_A_COUNT.match(place.text, place.start)
    if aside and "H" in place.letters[begin : place.begin]:
        return False  # `keep it there while you count to twenty`
    if _ON_THE_WAY.match(place.text, place.stop):
        return True  # `count to four on the way down`
    counted = _COUNTS.match(place.text, place.start, place.stop)
    return not counted or not _BESIDE.search(place.text[: place.start])


def _goes_on_meanwhile(place: Place) -> bool:
    """Whether a time with a word that may mean a rest is another: one breathes out for 6 s, or waits for an hour."""
    time = next((part.low for part in place.parts if part.kind is TokenKind.TIME), 0.0)
    return bool(_BREATHES.match(place.text, place.start) and time < _SHORTEST_BREATHER) or bool(
        _WAITS.match(place.text, place.start) and time > _LONGEST_WAIT
    )
