"""Doses with a plus: as much on each side, `2 x (8 + 8)`, or the parts of one set, `4 x (2 + 2 + 2)` of a cluster."""

from __future__ import annotations

import re
from dataclasses import replace

from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_time
from voicecoach.routine.notation.words.token import Token, TokenKind

_IN_PARTS = re.compile(
    r"\b(?:clustern?s?|rest[- ]?pause|myo[- ]?reps?|drop[- ]?sets?|dropsätze?|mechanical|rack(?:ed)?|cluster-?sätze?"
    r"|dégressi\w+|descendentes?|série(?:s)? descendante\w*|pausa[- ]descanso)(?![^\W_])",
    re.IGNORECASE,
)
"""What makes numbers with a plus the parts of one set."""
_RESTS_WITHIN = re.compile(
    r"(?P<time>\d{1,3})\s?(?:secondes|segundos?|sekunden|seconds?|secs?|sek|seg|s|''|[\"″”])\.?(?:"
    r"\s(?P<within>(?:(?:of\s)?(?:rests?|breaks?|pauses?|pausen?|repos|descanso|pausa)\s)?"
    r"(?:inside|within|in|between|innerhalb|im|in|zwischen|dans|entre|dentro|à l[’']intérieur)\s"
    r"(?:(?:of|the|each|a|der|des|dem|de[nl]?|du|le|la|les|el|los|las|cada|chaque)\s){0,2}"
    r"(?:cluster|mini-?\s?sets?|minis?|mini-?sätzen?|mini-?séries|mini-?series|parts?|bits)\b|intra\S*(?:\s(?:rest|set|cluster)\b)?)"
    r"|\s(?:breaths?|breathers?|breaks?|pauses?|pausen?|rests?|respirations?|respiraciones|atempausen?|repos|descansos?|pausas?)\b"
    r"(?!\s(?:between|zwischen|entre)))",
    re.IGNORECASE,
)
"""A rest within a set: `20 s inside the cluster`, and `15 s breaths` of a set that is told in its parts."""
_SETS_IN_PARTS = re.compile(r"\d\s?[x×]\s?\(")
_SIDES = frozenset("LG23")
_MOST_A_SIDE = 30


def rest_within_at(text: str, at: int) -> tuple[dict[str, str], int]:
    """Return what a rest within a set in parts is, that begins at a place, and where it ends; else nothing."""
    found = _RESTS_WITHIN.match(text, at) if _IN_PARTS.search(text) else None
    if found is None:
        return {}, at
    seconds = float(found["time"])
    role = (
        {"note": found[0]}
        if found["within"] or _SETS_IN_PARTS.search(text)
        else {"rest": spelled_time(seconds, seconds)}
    )
    return role, found.end()


def added(place: Place) -> dict[str, str] | None:
    """Return what numbers with a plus between them mean; None if they mean nothing."""
    opened = place.letters.find("(", place.begin, place.end)
    begin = opened if opened >= 0 else place.begin
    letters = place.letters[begin : place.end]
    numbers = [part for part in place.parts if part.kind in (TokenKind.NUMBER, TokenKind.TIME)]
    if place.parts[-1].text == "s":
        numbers = [
            replace(part, kind=TokenKind.TIME) if part.start > place.tokens[begin].start else part for part in numbers
        ]
    sets = _sets(place)
    parts = [part for part in numbers if part is not sets]
    said = {"sets": spelled_count(sets.low, sets.high)} if sets else {}
    told = not _SIDES.isdisjoint(letters)
    if len(parts) == 2 and (told or not _IN_PARTS.search(place.text)):
        return _of_sides(said, parts, place, told=told)
    return _in_parts(said, parts)


def _sets(place: Place) -> Token | None:
    """Return the number of sets, which stands before a sign or a word for them, or behind one."""
    letters = place.letters[place.begin : place.end]
    if letters[:1] in ("n", "w") and letters[1:2] in ("x", "S"):
        return place.parts[0]
    return place.parts[-1] if letters[-2:-1] == "x" else None


def _of_sides(said: dict[str, str], parts: list[Token], place: Place, *, told: bool) -> dict[str, str] | None:
    """Return as much on each side, `told` if the words say left and right; two unlike numbers are the parts of one."""
    first, second = parts
    text = place.text[place.start : place.stop]
    alike = first.low == second.low and first.high == second.high
    if not (alike or told):
        return {**said, "sided": place.text[first.start : second.end]} if said else None
    timed = second.kind is TokenKind.TIME
    if alike and not (said or told or timed):
        return {"alike": f"{first.low:g}"} if first.high <= _MOST_A_SIDE else None
    if not timed and first.high > _MOST_A_SIDE:
        return None
    if timed:
        amount = {"span" if said else "time": spelled_time(second.low, second.high)}
    else:
        amount = {"reps": spelled_count(first.low, first.high)}
    if not alike:
        return {**said, **amount, "parts": text, "taken": "the sides differ; here both have what the first has"}
    doubt = {} if told else {"taken": f"taken for {first.text.strip()} on each side"}
    return {**said, **amount, "each": text, **doubt}


def _in_parts(said: dict[str, str], parts: list[Token]) -> dict[str, str] | None:
    """Return the parts of one set: all reps of it in one, or a set a part where there is one."""
    if any(part.kind is TokenKind.TIME or part.is_range for part in parts):
        return None
    counts = [part.low for part in parts]
    row = "+".join(f"{count:g}" for count in counts)
    if not said:
        return {"per_set": ", ".join(f"{count:g}" for count in counts), "parts": row}
    total = f"{sum(counts):g}"
    return {**said, "reps": total, "parts": row, "taken": f"a set is {total} reps here, without the rests within"}
