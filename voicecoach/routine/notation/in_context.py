"""What a phrase means by what stands beside it, where its own row of senses doesn't tell."""

from __future__ import annotations

import re

from voicecoach.routine.notation.amounts import high
from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.schemes import by_loads, ladder, scheme, two_sides
from voicecoach.routine.notation.side_context import sides_in_place
from voicecoach.routine.notation.sides import ONE_LIMB
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_time
from voicecoach.routine.notation.words.token import TokenKind

_LONGEST_ROUND = 180.0
"""Seconds that one exercise takes in a round at most."""
_LONGEST_PHASE = 20.0
"""Seconds from which on `down for 30 s` is no phase of a rep."""
_OF_THESE = re.compile(
    r"\s(?:(?:of|von|de)\s(?:these|those|them|it|this|denen|diesen|eux|estos|esos|estas|esas|ellos|ellas)|davon|d'entre\seux)$",
    re.IGNORECASE,
)
"""What is counted is what was told before: `hold 45 seconds, five of those`."""
_OF, _REPS_OF = ("of", "à", "a", "de", "von", "zu"), re.compile(r"R[.F]?.$")
"""What makes the time behind reps that of each: `10 presses of 6 s`."""
_HEAD_END = re.compile(r":\s|\s[-–—]\s|\.\s")
_SHORTEST_NOUN = 4
_MOST_MORE = 4
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
_IN_A_ROW = re.compile(
    r"\s(?:in a row|running|back[ -]to[ -]back|consecutive|hintereinander|nacheinander"
    r"|de suite|d[’']affilée|consécutifs"
    r"|seguidos|consecutivos)\b",
    re.IGNORECASE,
)
"""Behind days that are not one after the other: `3x per week, not two days in a row`."""
_COUNTED_THEN = re.compile(
    r"(?:[5-9]|\d\d)\s?(?:x|times|mal|fois|veces)\s(?:in|por|am|le)\s(?:the\s|la\s)?(?:morning|mañana|morgen|matin)",
    re.IGNORECASE,
)
"""Reps at a time of day, and not that often in it: `15 times in the morning`."""
_MOST_MINUTES = 5
"""Minutes of a rest that is told with an `m`."""
_LADDER = re.compile(r"\b(?:ladder|pyramid|for time|leiter|pyramide|pirámide|escalera|échelle)\b", re.IGNORECASE)
"""What makes a row of numbers the reps of each set, and no tempo."""
_SPARED = re.compile(
    r"\s(?:short of|shy of|in reserve|left in|before failure|vor dem (?:muskel)?versagen"
    r"|en réserve|avant l[’']échec|en reserva|antes del fallo)\b",
    re.IGNORECASE,
)
"""Behind reps that are not done: `stop 2 reps short of failure`."""
_AFTER_THEM = re.compile(
    r"\d[\d.,:]*\s?[^\W\d]*\.?[\"'”″]? (?:after|nach|après|tras) (?:\d[a-d]\b|[A-H]\d\b|both|all (?:three"
    r"|of them)|beiden|les deux|ambos"
    r"|(?:the|each|every|jedem|chaque|cada) (?:last|second|third|pair|superset|paar|paire|pareja))",
    re.IGNORECASE,
)
"""A time behind a superset."""
_BETWEEN_EXERCISES = re.compile(
    r"\b(?:between|btw|zwischen|entre)\s(?:(?:the|each|all|den|les|chaque|los|cada)\s)?"
    r"(?:exercises?|moves?|movements?|stations?|drills?|übungen|exercices?|mouvements?|ejercicios?|estaciones"
    r"|everything|allem|tout|todo)\b",
    re.IGNORECASE,
)


def in_context(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return what a phrase says in its place; nothing where that is no dose."""
    if "hourly" in said:
        said = _each_hour(said, place)
    said = _held_each(said, place)
    found = _amount(said, place)
    found = _rest(said, place) if found is None else found
    found = sides_in_place(said, place) if found is None else found
    return said if found is None else found


_EACH_SIDE = re.compile(r"[eE]{1,2}F{0,2}[D$]")
_AMOUNT = re.compile(r"[nwtRMmbs)][,F(]{0,3}W{0,2}$")
"""Before `one leg, then the other` about a dose, and not about a movement."""
_BEHIND_A_TIME = re.compile(r"nxt[,F-]{0,2}$")
"""Where a pause is no part of a rep: `4 x 20 s, pause 10 s`."""
_HAND = re.compile(r"\b(?:hand|main|mano)", re.IGNORECASE)
"""Where something is held, and no side."""


def _held_each(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return what `hold each side for 20 s` says, with its sides."""
    text = place.text[place.start : place.stop]
    each = "hold" in said and _EACH_SIDE.search(place.letters, place.begin, place.end) and not _HAND.search(text)
    return {**said, "each": text} if each else said


def _amount(said: dict[str, str], place: Place) -> dict[str, str] | None:  # noqa: PLR0911 - one question after the other
    """Return how much a phrase about an amount says; None if its own words tell, or it is about something else."""
    if "named" in said:
        return {}  # `VOR x2 - 3 x 20 s`
    if "phase" in said:
        return _phase(place)
    if signs := _by_signs(said, place):
        return signs
    if "turn" in said:
        return {"each": said["turn"]} if _AMOUNT.search(place.letters[: place.begin]) else {}
    if said.keys() == {"tempo"}:
        return _row(said, place)
    if {"sets", "reps", "hold"} <= said.keys() and place.letters[place.begin + 2] == "t":
        return _three_factors(said)
    if {"sets", "span"} <= said.keys():
        return _long_round(said, place)
    if "reps_of" in said:
        counted = _OF_THESE.search(place.text[place.start : place.stop]) or _of_the_name(place)
        return {"reps": said["reps_of"]} if counted else {}
    if {"reps"} <= said.keys() <= {"reps", "sets"} and ONE_LIMB.search(place.text[: place.start]):
        return {**said, "each": "each side"}
    if said.keys() == {"reps"}:
        return _reps(said, place)
    if "more_times" in said or "more_sets" in said:
        return _more(place, "sets" if "more_sets" in said else "reps")
    if "every" in said:
        return _not_every(place)
    return None


def _by_signs(said: dict[str, str], place: Place) -> dict[str, str] | None:
    """Return what signs between numbers mean; None if there is none that may mean several things."""
    if "pair" in said:
        work, off = next(part.numbers for part in place.parts if part.kind is TokenKind.PAIR)
        count = {"count": said["count"]} if "count" in said else {}
        return {"work": spelled_time(work, work), "off": spelled_time(off, off), **count}
    if "loads" in said:
        return by_loads(place.parts[0], said.get("per_set", said.get("reps", "")))
    read = {"scheme": scheme, "ladder": ladder, "two": two_sides}
    return next((reading(place) for role, reading in read.items() if role in said), None)


def _row(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return a row of numbers as the reps of each set where a word says so, and else as what may be a tempo."""
    if _LADDER.search(place.text):
        return {"per_set": ", ".join(f"{number:g}" for number in place.parts[0].numbers)}
    return {**said, "row": place.parts[0].text} if len(place.parts) == 1 else said


def _not_every(place: Place) -> dict[str, str] | None:
    """Return what an amount with days or a part of the day is that isn't how often; None if it is."""
    if _IN_A_ROW.match(place.text, place.stop):
        return {"note": ""}
    if _COUNTED_THEN.match(place.text, place.start, place.stop):
        return {"reps": spelled_count(place.parts[0].low, place.parts[0].high)}
    return None


def _rest(said: dict[str, str], place: Place) -> dict[str, str] | None:  # noqa: PLR0911 - one question after the other
    """Return what a time is for: a hold, a rest of which kind, or nothing; None if its own words tell."""
    if said.keys() == {"time"}:
        return _time(said["time"], place)
    if said.keys() == {"rest_after"} and not _BETWEEN_EXERCISES.search(place.text[place.start : place.stop]):
        return {"time": said["rest_after"]}  # `between the knees 5 s`
    before_it = place.letters[: place.begin]
    paused = said.keys() == {"rest"} and place.letters[place.begin] == "O" and not _BEHIND_A_TIME.search(before_it)
    if paused and _is_short(place):
        return {"hold": said["rest"]}
    waits = (
        said.keys() == {"rest"} and _WAITS.match(place.text, place.start) and "H" not in place.letters[: place.begin]
    )
    if waits and _is_short(place):
        return {"hold": said["rest"]}  # `turn your head, wait two seconds`
    if ("rest" in said and _goes_on_meanwhile(place)) or ("hold" in said and _moves_meanwhile(place)):
        return {}
    if said.keys() & {"rest", "round_rest"} and _BETWEEN_EXERCISES.search(place.text[place.start : place.stop + 20]):
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


def _long_round(said: dict[str, str], place: Place) -> dict[str, str] | None:
    """Return the rounds of `4 rounds of 5 min`, which are of several exercises."""
    of_rounds = "U" in place.letters[place.begin : place.end]
    return {"rounds": said["sets"]} if of_rounds and place.parts[-1].low > _LONGEST_ROUND else None


def _three_factors(said: dict[str, str]) -> dict[str, str]:
    """Return what `10 x 5 s x 3` says: the fewer are the sets."""
    first, last = said["reps"], said["sets"]
    return {**said, "reps": last, "sets": first} if high(first) < high(last) else said


def _of_the_name(place: Place) -> bool:
    """Whether what is counted is what the line begins with: `Sit-to-stand: ... 10 stands.`."""
    head = _HEAD_END.split(place.text[: place.start])[0].casefold()
    word = place.parts[-1].word
    stem = word.removesuffix("s")
    return len(word) >= _SHORTEST_NOUN and any(
        one.removesuffix("s") in (stem, f"{stem}ing") for one in re.findall(r"[^\W\d]+", head)
    )


_HOURLY = re.compile(r"hour|stünd|stunde|heure|hora", re.IGNORECASE)
_LEAST_AN_HOUR = 5


def _each_hour(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return `20x hourly` as reps that are done every hour; fewer times, and those of a day, are how often."""
    low = next(part.low for part in place.parts if part.kind is TokenKind.NUMBER)
    text = place.text[place.start : place.stop]
    if low < _LEAST_AN_HOUR or not _HOURLY.search(said["hourly"]):
        return {"every": text}
    return {"reps": said["reps"], "every": said["hourly"]}


_STAYS_UP = re.compile(r"up for\s|hoch für\s", re.IGNORECASE)
"""To be up for so long, and not to go there: `up for 5 s, down, 6 times`."""


def _phase(place: Place) -> dict[str, str]:
    """Return what the time of a movement is: of so many seconds a phase of a rep, longer how long to go on."""
    time = next(part for part in place.parts if part.kind is TokenKind.TIME)
    if _STAYS_UP.match(place.text, place.start) and place.follows == ",":
        return {"hold": spelled_time(time.low, time.high)}
    return {"note": ""} if time.low < _LONGEST_PHASE else {"time": spelled_time(time.low, time.high)}


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


def _reps(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return how many reps a count is: `do it twice more` is three, `once with the left foot in front` none."""
    after = place.tokens[place.end].word if place.end < len(place.tokens) else ""
    if after == "again":
        return _more(place, "reps")
    if _SPARED.match(place.text, place.stop):
        return {"note": ""}
    if place.parts[-1].word == "goes" and not {"n", "w"}.isdisjoint(place.letters[: place.begin]):
        return {"sets": said["reps"]}  # `8 of them, two goes`
    return {} if said["reps"] == "1" and place.follows in ("F", "W") else said


def _is_short(place: Place) -> bool:
    """Whether to pause for so long is a part of a rep: `pause for 3 seconds and come back`."""
    time = next((part.low for part in place.parts if part.kind is TokenKind.TIME), _SHORTEST_BREATHER)
    return time < _SHORTEST_BREATHER and not set(":BS") & set(place.letters[place.begin : place.end])


def _more(place: Place, role: str) -> dict[str, str]:
    """Return how often something is done in all that is done so many times more: `two more times` is three.

    Nobody adds ten to the one before it: `repeat another 10 times` is ten.
    """
    low = next(part.low for part in place.parts if part.kind is TokenKind.NUMBER)
    count = f"{low + 1 if low <= _MOST_MORE else low:g}"
    return {role: count, "more": place.text[place.start : place.stop]} if role == "reps" else {role: count}


_STILL = 10  # counts of what is held, at least; no movement takes so long


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
