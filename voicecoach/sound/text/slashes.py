"""Numbers and days between slashes: `8/8` is a number a side, `20/10` work and rest, `3/10` a pain; by what is near."""

from __future__ import annotations

import re

from voicecoach.sound.text.rule import BODY, TIME, Rule, after, before, rule
from voicecoach.sound.text.units import SLASHED

_OUT_OF_TEN = re.compile(r"\b(?:pain|effort|intensity|rpe|difficulty|scale|score|level|rate|rated)\b", re.IGNORECASE)
_OUT_OF_FIVE = re.compile(r"\b(?:mmt|strength|grade|graded)\b[^.;,\d]{0,20}$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:set|round|week|part|step|day|exercise|lap|page) $", re.IGNORECASE)
_DATED = re.compile(r"\b(?:on|by|due|since|until|till|from|dated|date|appointment|visit)[ :]{1,2}$", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:tabata|intervals?|hiit|work)\b", re.IGNORECASE)
_SETS = re.compile(r"(?:\d ?[x×] ?|\bsets of |\bsets? ?[x×] ?)$", re.IGNORECASE)
_PRESSURE = re.compile(r"\b(?:bp|blood pressure)\b[^.;]{0,15}$", re.IGNORECASE)
_SHARE = re.compile(r' ?(?:["”″]|inch|in\b|cup)', re.IGNORECASE)
_EACH = re.compile(rf" ?(?:(?:/ ?|each |per )(?:{BODY})|ea\b|each\b)", re.IGNORECASE)
_DAYS = {
    **dict.fromkeys(("m", "mo", "mon"), "Monday"),
    **dict.fromkeys(("t", "tu", "tue", "tues"), "Tuesday"),
    **dict.fromkeys(("w", "we", "wed"), "Wednesday"),
    **dict.fromkeys(("th", "thu", "thur", "thurs"), "Thursday"),
    **dict.fromkeys(("f", "fr", "fri"), "Friday"),
    **dict.fromkeys(("sa", "sat"), "Saturday"),
    **dict.fromkeys(("su", "sun"), "Sunday"),
}
_DAY = "|".join(sorted(_DAYS, key=len, reverse=True))
_AMBIGUOUS = frozenset({"m/f", "f/m", "m/w", "w/m", "w/f", "t/f", "f/t", "m/t", "t/m", "sa/su", "su/sa"})
"""What may as well be men and women, true and false."""


def _pair(match: re.Match[str]) -> str:
    """Return two numbers in words, or as they are if they are a date."""
    first, second = match.groups()
    earlier, later = before(match), after(match)
    if _DATED.search(earlier) or _SHARE.match(later):
        return match[0]
    if first == second and _EACH.match(later):
        return first
    if first == second and _SETS.search(earlier):
        return f"{first} each side"
    if _TURNS.search(earlier + later[:20]) and not _OUT_OF_TEN.search(earlier):
        return f"{first} on, {second} off"
    return first + _between(int(first), int(second), earlier, later[:20]) + second


def _between(low: int, high: int, earlier: str, later: str) -> str:
    """Return what is said between two numbers."""
    if _PLACE.search(earlier) and low <= high:
        return " of "
    if high == 10 and low <= 10 and (low < 10 or _OUT_OF_TEN.search(earlier + later)):
        return " out of "
    if high == 5 and low <= 5 and _OUT_OF_FIVE.search(earlier):
        return " out of "
    if _PRESSURE.search(earlier):
        return " over "
    return " and " if (low == high and low <= 30) or _SETS.search(earlier) else " "


def _turns(match: re.Match[str]) -> str:
    """Return the times of work and rest: `20/10 sec`."""
    work, its_unit, rest, unit, _ = match.groups()
    return f"{work}{its_unit or unit} on, {rest}{unit} off"


def _series(match: re.Match[str]) -> str:
    numbers = match[0].split("/")
    counted = _SETS.search(before(match)) or re.match(r" ?(?:reps?|x)\b", after(match), re.IGNORECASE)
    like_a_date = len(numbers) == 3 and len(numbers[2]) == 2
    return match[0] if like_a_date and not counted else ", ".join(numbers)


def _week(match: re.Match[str]) -> str:
    written = match[0].lower()
    if written in _AMBIGUOUS or not match[0][0].isupper():
        return match[0]
    return ", ".join(_DAYS[day] for day in written.split("/"))


def _days_to(match: re.Match[str]) -> str:
    return f"{_DAYS[match[1].lower()]} to {_DAYS[match[2].lower()]}"


_LEFT, _RIGHT = r"(?<![\w.,:/])(?<![\w.,:]-)", r"(?![\w/]|[.,]\d|-\d)"
SLASHES: tuple[Rule, ...] = (
    rule(rf"(?<![\w/])(?:{_DAY})(?:/(?:{_DAY})){{1,6}}(?![\w/])", _week),
    rule(r"(?<![\w-])(Mon|Tue|Wed|Thu|Fri|Sat|Sun|M|T|W|Th)-(Mon|Tue|Wed|Thu|Fri|Sat|Sun|F)(?![\w-])", _days_to, 0),
    rule(rf"(?<=\d) ?/ ?(?=(?:{BODY}) \d)", ", "),
    rule(r"(?:(?<=\bon)|(?<=\boff)) ?/ ?(?=\d)", ", "),
    rule(r"(?<![\w.,:/])(?:1/[234]|2/3|3/4)(?![\w/])", lambda match: SLASHED[match[0]]),
    rule(
        rf"{_LEFT}(\d{{1,3}})( ?(?:{TIME}))? ?/ ?(\d{{1,3}})( ?(?:{TIME}))( on ?/ ?off)?(?!\w|/)",
        _turns,
    ),
    rule(r"(?:(?<=\dx)|(?<=\d×)|(?<![\w.,:/-]))\d{1,3}(?:/\d{1,3}){2,5}(?![\w/]|[.,]\d|-\d)", _series),
    rule(rf"(?:(?<=\dx)|(?<=\d×)|{_LEFT})(\d{{1,3}})/(\d{{1,3}}){_RIGHT}", _pair),
)
