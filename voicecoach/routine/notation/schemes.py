"""Doses by signs alone: two numbers with a slash, a row of loads; and as many the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from voicecoach.routine.notation.amounts import is_held
from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_time
from voicecoach.routine.notation.words.token import Token, TokenKind

_INTERVALS = re.compile(
    r"\b(?:hiit|intervals?|tabata|rounds?|circuit|intervalle?|runden|zirkel|tours|circuito|vueltas|rondas)\b",
    re.IGNORECASE,
)
_SHORTEST = 5
"""Seconds of a rest in turn with work."""
_MOST_A_SIDE = 30
_MOST_BEHIND_A_NAME = 20
"""Reps of each side behind a name; more may be seconds: `Plank 30/30`."""
_SETS_REPS_HOLD, _MOST_SETS = 3, 10
_BEGIN_A_NAME = tuple("WD$CazsHA")
"""Senses of the first word of a name."""
_ON_A_SCALE = re.compile(
    r"\b(?:pain|effort|intensity|score|level|rpe|vas|nrs|schmerz\w*|anstrengung|douleur|intensité|dolor|esfuerzo|intensidad)\b",
    re.IGNORECASE,
)
"""What is told out of ten."""
_SINCE = re.compile(r"\s(?:post|pre|since|after|nach|seit|depuis|desde)\b", re.IGNORECASE)


def scheme(place: Place) -> dict[str, str]:
    """Return what two numbers with a slash may be: `3/12` sets and reps, but not `90/90`, `1/2` or `4/10`.

    Before a name, which they open, two alike are the reps of each side: `10/10 leg raises`; of repeaters they are the
    seconds of each hold, and of the rest behind it.
    """
    first, _, second = place.parts[:3]
    if "repeaters" in place.text.casefold() or (first.low > second.low >= _SHORTEST and _INTERVALS.search(place.text)):
        return {"work": spelled_time(first.low, first.high), "off": spelled_time(second.low, second.high)}
    alike = first.low == second.low and not (first.is_range or second.is_range)
    if place.begin == 0 and alike and first.low <= _MOST_A_SIDE and place.follows in _BEGIN_A_NAME:
        return {"reps": f"{first.low:g}", "each": "each"}
    if alike and _SHORTEST <= first.low <= _MOST_BEHIND_A_NAME and _ends_a_name(place):
        return {"alike": f"{first.low:g}"}
    if _SINCE.match(place.text, place.stop):
        return {"note": ""}  # `3/12 post op`, which are months
    plain = place.follows not in ("D", "$") and not (first.is_range or second.is_range) and second.low != 10
    if plain and 1 <= first.low <= 6 and 8 <= second.low <= 30 and first.low < second.low:
        return {"scheme": f"{first.low:g}x{second.low:g}"}
    return {"note": ""}


def _ends_a_name(place: Place) -> bool:
    """Whether a name stands before it, and no word behind it or about a scale."""
    named = place.begin > 0 and place.letters[: place.begin].strip("F")[-1:] in _BEGIN_A_NAME
    return named and place.follows in ("", ",", "(") and not _ON_A_SCALE.search(place.text)


def two_sides(place: Place) -> dict[str, str]:
    """Return what `2 x 8/8` and `2 x 20/20 s` are: as much on each side; of unlike numbers a hold of each rep."""
    said = _in_turn(place)
    if said:
        return said
    sets, first, second = (part for part in place.parts if part.kind in (TokenKind.NUMBER, TokenKind.TIME))
    said = {"sets": spelled_count(sets.low, sets.high)}
    if second.kind is TokenKind.TIME:
        time = spelled_time(second.low, second.high)
        alike = first.low == second.low
        return said | (
            {"span": time, "each": "each"} if alike else {"reps": spelled_count(first.low, first.high), "hold": time}
        )
    return said | {"reps": spelled_count(first.low, first.high), "other_side": spelled_count(second.low, second.high)}


def ladder(place: Place) -> dict[str, str]:
    """Return the times of each set, as in `40-30-20 s`; of a slash sets, reps and a hold may be meant: `3/10/5 s`."""
    numbers = [part for part in place.parts if part.kind in (TokenKind.NUMBER, TokenKind.TIME)]
    unit = numbers[-1]
    if not _is_ladder(place, numbers):
        return {"note": place.text[place.start : place.stop]}
    by = 60.0 if unit.low >= 60 and unit.text.strip().startswith(f"{unit.low / 60:g}") else 1.0
    times = [end * by for part in numbers[:-1] for end in dict.fromkeys((part.low, part.high))] + [unit.low]
    sets, *reps = numbers
    few = len(numbers) == _SETS_REPS_HOLD and sets.low <= _MOST_SETS and "/" in place.letters[place.begin : place.end]
    if few and not all(before > after for before, after in pairwise(times)):
        return {
            "sets": f"{sets.low:g}",
            "reps": spelled_count(reps[0].low, reps[0].high),
            "hold": spelled_time(unit.low, unit.high),
        }
    return {"per_set": ", ".join(spelled_time(time, time) for time in times)}


def _is_ladder(place: Place, numbers: Sequence[Token]) -> bool:
    """Whether a time behind a range or commas ends a row that rises or falls: `20-30-40 s`, `20, 30, 40 s`."""
    written = place.letters[place.begin : place.end]
    if "," not in written and (len(numbers) > 2 or "/" in written):
        return True
    ends = [end for part in numbers for end in dict.fromkeys((part.low, part.high))]
    pairs = list(pairwise(ends))
    even = all(before < after for before, after in pairs) or all(before > after for before, after in pairs)
    return even and len(ends) > 2 and min(ends) >= _SHORTEST


def _in_turn(place: Place) -> dict[str, str]:
    """Return work and rest of `Tabata: 8 x 20/10`."""
    count, first, second = (part for part in place.parts if part.kind in (TokenKind.NUMBER, TokenKind.TIME))
    timed = first.kind is TokenKind.TIME is second.kind and first.low > second.low
    if not timed and (
        second.kind is TokenKind.TIME or not (first.low > second.low >= _SHORTEST and _INTERVALS.search(place.text))
    ):
        return {}
    work, off = spelled_time(first.low, first.high), spelled_time(second.low, second.high)
    return {"count": spelled_count(count.low, count.high), "work": work, "off": off}


def by_loads(loads: Token, reps: str) -> dict[str, str]:
    """Return a set for each load of a row: `35/40/45 kg x 10`."""
    said = {"load": loads.text}
    return said | ({"per_set": reps} if "," in reps else {"sets": f"{len(loads.numbers)}", "reps": reps})


def without_signs(said: dict[str, str], text: str, name: str, *, dosed: bool) -> tuple[list[str], list[str]]:
    """Put what signs alone mean into what is said of an exercise; return what to note, and what is doubtful.

    `dosed` if something else says how much there is to do.
    """
    notes = [text] if said.pop("directions", "") else []
    notes += [row] if (row := said.pop("parts", "")) else []
    if taken := said.pop("taken", ""):
        return notes, [f"{text}: {taken}"]
    if said.pop("beat", ""):
        return [text], [f"{text}: each begins on the minute; here each follows the one before"]
    scheme_, alike = said.pop("scheme", ""), said.pop("alike", "")
    if (scheme_ or alike) and (dosed or (alike and is_held(name))):
        return [text], []
    if scheme_:
        said["sets"], _, said["reps"] = scheme_.partition("x")
        return notes, [f"{text}: taken for sets and reps"]
    if alike:
        said |= {"reps": alike, "each": "each side"}
        return notes, [f"{text}: taken for {alike} reps on each side"]
    return notes, []


_WAY = (
    r"(?:forwards?|backwards?|fwd|bwd|back|clockwise|counter-?\s?clockwise|anti-?\s?clockwise|c\.?c\.?w|cw|inwards?|outwards?"
    r"|vorwärts|rückwärts|nach\s(?:vorne?|hinten|innen|außen)|(?:im|gegen\sden)\suhrzeigersinn|einwärts|auswärts"
    r"|(?:vers\s|en\s)?l?['’]?(?:avant|arrière)|dans\sun\ssens|dans\sl['’]autre(?:\ssens)?"
    r"|(?:hacia\s)?(?:adelante|delante|atrás|dentro|fuera)|en\sun\ssentido|en\sel\sotro)"
)
_BOTH_WAYS = re.compile(
    rf"(?P<first>\d{{1,3}})\s?x?\s(?:[^\W\d]{{3,15}}\s)?{_WAY}(?![^\W_])\.?\s?(?:[,/&+;–-]|and|then|und|dann|et|puis|y|luego){{0,2}}\s?"
    rf"(?:(?:and|then|und|dann|et|puis|y|luego)\s)?(?P<second>\d{{1,3}})\s?x?\s(?:[^\W\d]{{3,15}}\s)?{_WAY}(?![^\W_])",
    re.IGNORECASE,
)


def there_and_back(text: str, at: int) -> tuple[str, int]:
    """Return the reps of two directions together that begin at a place, and where they end; else nothing."""
    found = _BOTH_WAYS.match(text, at)
    return (str(int(found["first"]) + int(found["second"])), found.end()) if found else ("", at)
