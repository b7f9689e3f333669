"""What a phrase means by what stands beside it, where its own row of senses doesn't tell."""

from __future__ import annotations

import re

from voicecoach.routine.notation.added import added
from voicecoach.routine.notation.amounts import high
from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.schemes import by_loads, ladder, scheme, two_sides
from voicecoach.routine.notation.side_context import sides_in_place
from voicecoach.routine.notation.sides import ONE_LIMB
from voicecoach.routine.notation.time_context import phase_in_place, rest_in_place
from voicecoach.routine.notation.words.as_many import as_many_at
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_time
from voicecoach.routine.notation.words.token import TokenKind

_LONGEST_ROUND = 180.0
"""Seconds that one exercise takes in a round at most."""
_OF_THESE = re.compile(
    r"\s(?:(?:of|von|de)\s(?:these|those|them|it|this|denen|diesen|eux|estos|esos|estas|esas|ellos|ellas)|davon|d'entre\seux)$",
    re.IGNORECASE,
)
"""What is counted is what was told before: `hold 45 seconds, five of those`."""
_HEAD_END = re.compile(r":\s|\s[-–—]\s|\.\s")
_SHORTEST_NOUN = 4
_MOST_MORE = 4
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
_LADDER = re.compile(r"\b(?:ladder|pyramid|for time|leiter|pyramide|pirámide|escalera|échelle)\b", re.IGNORECASE)
"""What makes a row of numbers the reps of each set, and no tempo."""
_SPARED = re.compile(
    r"\s(?:short of|shy of|in reserve|left in|before failure|vor dem (?:muskel)?versagen"
    r"|en réserve|avant l[’']échec|en reserva|antes del fallo)\b",
    re.IGNORECASE,
)
"""Behind reps that are not done: `stop 2 reps short of failure`."""


def in_context(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return what a phrase says in its place; nothing where that is no dose."""
    if "added" in said:
        return added(place) or {}
    if said.get("rounds", "").isdigit() and int(said["rounds"]) > _MOST_ROUNDS:
        return {"note": place.text[place.start : place.stop]}
    if "hold" in said and _OF_THE_LAST.search(place.text[place.start : place.stop]):
        return {"note": (text := place.text[place.start : place.stop]), "later": text}
    if "hourly" in said:
        said = _each_hour(said, place)
    said = _held_each(said, place)
    found = _amount(said, place)
    found = rest_in_place(said, place) if found is None else found
    found = sides_in_place(said, place) if found is None else found
    return said if found is None else found


_EACH_SIDE = re.compile(r"[eE]{1,2}F{0,2}[D$]")
_AMOUNT = re.compile(r"[nwtRMmbs)][,F(]{0,3}W{0,2}$")
"""Before `one leg, then the other` about a dose, and not about a movement."""
_HAND = re.compile(r"\b(?:hand|main|mano)", re.IGNORECASE)
"""Where something is held, and no side."""


def _held_each(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return what `hold each side for 20 s` says, with its sides."""
    text = place.text[place.start : place.stop]
    each = "hold" in said and _EACH_SIDE.search(place.letters, place.begin, place.end) and not _HAND.search(text)
    return {**said, "each": text} if each else said


_COUNTED = frozenset({"reps", "span", "time"})


def _amount(said: dict[str, str], place: Place) -> dict[str, str] | None:  # noqa: PLR0911 - one question after the other
    """Return how much a phrase about an amount says; None if its own words tell, or it is about something else."""
    if "named" in said:
        return {}  # `VOR x2 - 3 x 20 s`
    if "phase" in said:
        return phase_in_place(place)
    if signs := _by_signs(said, place):
        return signs
    if "turn" in said:
        return {"each": said["turn"]} if _AMOUNT.search(place.letters[: place.begin]) else {}
    if said.keys() == {"tempo"}:
        return _row(said, place)
    if {"sets", "reps", "hold"} <= said.keys() and place.letters[place.begin + 2] == "t":
        return _three_factors(said)
    if _COUNTED & said.keys() and said.keys() <= _COUNTED | {"sets"} and ONE_LIMB.search(place.text[: place.start]):
        return {**said, "each": "each side"}
    if {"sets", "span"} <= said.keys():
        return _long_round(said, place)
    if "reps_of" in said:
        counted = _OF_THESE.search(place.text[place.start : place.stop]) or _of_the_name(place)
        return {"reps": said["reps_of"]} if counted else {}
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


_HOURLY = re.compile(r"hour|stünd|stunde|heure|hora", re.IGNORECASE)
_LEAST_AN_HOUR = 5
_SO_MANY = re.compile(r"n(?=(?:[/Ee]{1,2}F?|F)d|[/Ee]{0,2}F?h|F?y)")
_DAILY_THEN = re.compile(r"(?:[eE]F{0,2}d|y),?F?n[xM]$")
_OF_A_WEEK = re.compile(r"week|fortnight|month|woch|wtl|semana|semaine|mensu|monat", re.IGNORECASE)
_OTHER_DAYS = re.compile(r"(?:other days|andere[nr]? tage[n]?|autres jours|otros días)", re.IGNORECASE)
"""Days of the week, and not every second one: `block 1 on the other days`."""
_SOME_WEEKS = re.compile(
    r"\d+(?:\s?[-–]\s?\d+)?\s?(?:weeks|wks|wochen|semaines|semanas|months|monate|mois|meses)", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:for|für|pendant|durante|next|coming|nächsten|kommenden|prochaine?s|próxim[oa]s)\s$", re.IGNORECASE
)
_OF_THE_LAST = re.compile(r"\b(?:last|final|letzten?|dernière?|última?|último)\b", re.IGNORECASE)
"""What makes a hold that of one rep alone: `8x, hold the last one 10 s`."""
_MOST_ROUNDS = 100
_MOST_A_DAY = 6
"""Times that something is done in a day; more, without a word such as `times`, are reps."""


def _not_every(place: Place) -> dict[str, str] | None:  # noqa: PLR0911 - one question after the other
    """Return what an amount with days or a part of the day is that isn't how often; None if it is."""
    text = place.text[place.start : place.stop]
    counted = _SO_MANY.match(place.letters, place.begin, place.end)
    times = _LEAST_AN_HOUR - 1 if _HOURLY.search(text) else _MOST_A_DAY
    if counted and place.parts[0].low > times and not _OF_A_WEEK.search(text):
        every = place.text[place.parts[1].start : place.stop]
        return {
            "reps": spelled_count(place.parts[0].low, place.parts[0].high),
            "every": every,
        }  # `heel raises 25 a day`
    last = next((part for part in place.parts[1:] if part.kind is TokenKind.NUMBER), None)
    if place.begin and last and last.low > 1 and _DAILY_THEN.match(place.letters, place.begin, place.end):
        every = place.text[place.start : last.start].rstrip(" ,")
        return {"reps": spelled_count(last.low, last.high), "every": every}  # `heel raises daily, 3 times`
    if _IN_A_ROW.match(place.text, place.stop) or _OTHER_DAYS.fullmatch(text):
        return {"note": ""}
    if "/" in text and re.match(r"\s\d", place.text[place.stop :]):
        return {"note": text}  # `PHASE 1 / DAY 2`
    if _SOME_WEEKS.fullmatch(text) or _NEXT.search(place.text, max(0, place.start - 20), place.start):
        return {"note": text}  # `for the next 4 weeks`
    if _COUNTED_THEN.match(place.text, place.start, place.stop):
        return {"reps": spelled_count(place.parts[0].low, place.parts[0].high)}
    return None


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


def _each_hour(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return `20x hourly` and `10 reps daily` as reps; fewer times, and those of a day, are how often."""
    low = next(part.low for part in place.parts if part.kind is TokenKind.NUMBER)
    letters, hourly = place.letters[place.begin : place.end], bool(_HOURLY.search(said["hourly"]))
    if (
        "R" in letters
        or (hourly and (low >= _LEAST_AN_HOUR or "t" in letters))
        or (low > _MOST_A_DAY and "xh" in letters)
    ):
        return {"reps": said["reps"], "every": said["hourly"]}
    return {"every": place.text[place.start : place.stop]}


def _reps(said: dict[str, str], place: Place) -> dict[str, str]:
    """Return how many reps a count is: `do it twice more` is three, `once with the left foot in front` none."""
    after = place.tokens[place.end].word if place.end < len(place.tokens) else ""
    if after == "again":
        return _more(place, "reps")
    if _SPARED.match(place.text, place.stop):
        return {"note": ""}
    if place.parts[-1].word == "goes" and not {"n", "w"}.isdisjoint(place.letters[: place.begin]):
        return {"sets": said["reps"]}  # `8 of them, two goes`
    if place.letters[place.begin : place.end].endswith("x") and place.end < len(place.tokens):
        most, _ = as_many_at(place.text, place.tokens[place.end].start)
        if most:
            return {"sets": said["reps"]}  # `2 x until your grip fails`
    beside = place.follows in ("F", "W") and not _EACH_SIDE.match(place.letters[place.end :].lstrip("F"))
    return {} if said["reps"] == "1" and beside else said


def _more(place: Place, role: str) -> dict[str, str]:
    """Return how often something is done in all that is done so many times more: `two more times` is three.

    Nobody adds ten to the one before it: `repeat another 10 times` is ten.
    """
    low = next(part.low for part in place.parts if part.kind is TokenKind.NUMBER)
    count = f"{low + 1 if low <= _MOST_MORE else low:g}"
    return {role: count, "more": place.text[place.start : place.stop]} if role == "reps" else {role: count}
