"""The notation of exercise sheets, as a table of what is written and what is said.

Each rule consumes a sign and writes words, so that rewriting comes to an end; every repetition in a pattern is
bounded, so that time stays linear in the text. What might be an ordinary word stays: "add", "no", "5 m".
"""

from __future__ import annotations

import re
from collections.abc import Callable

# A capital in a key must be a capital in the text ("DB", never "db"); the rest is matched in any case.
ABBREVIATIONS = {
    "ABD": "abduction",
    "AROM": "active range of motion",
    "PROM": "passive range of motion",
    "ROM": "range of motion",
    "BB": "barbell",
    "BW": "body weight",
    "DB": "dumbbell",
    "KB": "kettlebell",
    "DBs": "dumbbells",
    "KBs": "kettlebells",
    "RDL": "Romanian deadlift",
    "RDLs": "Romanian deadlifts",
    "SLR": "straight leg raise",
    "SL": "single leg",
    "hip ADD": "hip adduction",
    "hip ER": "hip external rotation",
    "hip IR": "hip internal rotation",
    "shoulder ER": "shoulder external rotation",
    "shoulder IR": "shoulder internal rotation",
    "ext rot": "external rotation",
    "int rot": "internal rotation",
    "ext. rot.": "external rotation",
    "int. rot.": "internal rotation",
    "hip ext": "hip extension",
    "knee ext": "knee extension",
    "back ext": "back extension",
    "hip flex": "hip flexion",
    "knee flex": "knee flexion",
    "ext.": "extension",
    "abd.": "abduction",
    "add.": "adduction",
    "bilat": "bilateral",
    "bilat.": "bilateral",
    "unilat": "unilateral",
    "unilat.": "unilateral",
    "s/l": "single leg",
    "b/l": "both sides",
    "ea": "each",
    "ea.": "each",
    "approx": "approximately",
    "approx.": "approximately",
    "incl.": "including",
    "max.": "maximum",
    "e.g.": "for example",
    "eg.": "for example",
    "i.e.": "that is",
    "vs": "versus",
    "vs.": "versus",
    "w/o": "without",
    "and/or": "and or",
    "l/r": "left and right",
    "r/l": "right and left",
    "(L)": "left",
    "(R)": "right",
}

_SINGULAR = {
    "second": "s sec secs",
    "minute": "min mins",
    "hour": "h hr hrs",
    "week": "wk wks",
    "kilogram": "kg kgs",
    "pound": "lb lbs",
    "centimetre": "cm",
    "millimetre": "mm",
    "kilometre": "km",
    "foot": "ft",
    "degree": "° º",
    "degree Celsius": "°c",
    "percent": "%",
}
_UNITS = {short: unit for unit, shorts in _SINGULAR.items() for short in shorts.split()}
_PLURAL = {"foot": "feet", "percent": "percent", "degree Celsius": "degrees Celsius"}
_FRACTIONS = {"½": "a half", "⅓": "a third", "¼": "a quarter", "⅔": "two thirds", "¾": "three quarters"}
_SLASHED = {"1/2": "½", "1/3": "⅓", "1/4": "¼", "2/3": "⅔", "3/4": "¾"}
_PER = {"wk": "week", "d": "day", "h": "hour", "hr": "hour", "min": "minute", "sec": "second", "s": "second"}

_N = r"\d{1,6}(?:[.,]\d{1,3})?(?!\d|[.,:/]\d)"
_NUMBER = rf"(?<![\w/:])(?<!\d[.,])({_N})"
_SHORT = r"(?<![\w.,:/])(?<!\d[-‐‑‒–—―−])(\d{1,3}(?:[.,]\d{1,2})?)"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TIME = "s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?"
_DASH = "[-‐‑‒–—―−]"
_FRACTION = "[" + "".join(_FRACTIONS) + "]"
_BODY = "side|leg|arm|hand|foot|knee|hip|heel|toe|ankle|shoulder|elbow|wrist|glute|hamstring|calf|thigh|quad"
_SPAN = "day|week|wk|d|set|session|hour|hr|h|minute|min|second|sec|s"
_COUNTED = "reps?|repetitions?|times?|sets?|rounds?|breaths?|steps?|seconds?|minutes?|hours?|kilometres?|x"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _count(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {_PLURAL.get(unit, unit + 's')}"


def _time(*parts: str | None) -> str:
    """Return hours, minutes and seconds (or the last of them) in words, leaving out zeros."""
    named = zip(reversed(parts), ("second", "minute", "hour"), strict=False)
    words = [_count(str(int(part)), unit) for part, unit in named if part and int(part)]
    return " ".join(reversed(words)) or "0 seconds"


def _measure(match: re.Match[str]) -> str:
    number, joint, short = match.groups()
    unit = _UNITS[short.lower()]
    return f"{number} {unit}" if joint == "-" else _count(number, unit)


def _fraction(match: re.Match[str]) -> str:
    number, sign, short = match.groups()
    unit = _UNITS[short.lower()] if short else ""
    if number:
        return f"{number} and {_FRACTIONS[sign]}" + (f" {_PLURAL.get(unit, unit + 's')}" if unit else "")
    if not unit:
        return _FRACTIONS[sign].removeprefix("a ")
    return f"{_FRACTIONS[sign].removeprefix('a ')} a {unit}" if sign == "½" else f"{_FRACTIONS[sign]} of a {unit}"


def _primes(match: re.Match[str]) -> str:
    """Read `1'30"` and `30"`; words between quotation marks stay as they are."""
    minutes, rest, seconds, alone = match.groups()
    if alone:
        return _count(alone, "minute")
    if seconds:
        return _count(seconds, "second")
    return _time(minutes, rest) if minutes else match[0]


def _times(match: re.Match[str]) -> str:
    number, time, counted = match.groups()
    if time is not None:
        return f"for {number}"
    return number if counted is not None else _count(number, "time")


def _rule(pattern: str, words: str | Callable[[re.Match[str]], str], flags: int = re.IGNORECASE) -> Rule:
    """Return a rule that puts its words apart from letters and digits on both sides."""

    def put(match: re.Match[str]) -> str:
        text = match.expand(words) if isinstance(words, str) else words(match)
        start, end, around = match.start(), match.end(), match.string
        before = " " if start and around[start - 1].isalnum() and text[:1].isalnum() else ""
        after = " " if around[end : end + 1].isalnum() and text[-1:].isalnum() else ""
        return before + text + after

    return re.compile(pattern, flags), put


RULES = (
    _rule(r"(?:^|(?<=[.:;!?]) )[-•*·▪] (?=\w)", " "),
    _rule(r" ?(?:->|[→⇒⟶•]) ?", ", "),
    _rule(r"(?<![\d\s])(?: ?[–—―])+ ?", ", "),
    _rule(r"(?<!\w)w/ ?(?=\w)", "with "),
    _rule(r"(?<![\w.,:/])(\d{1,2})/10(?![\w/]|[.,]\d)", r"\1 out of 10"),
    _rule(r"(?<![\w.,:/])(?:1/[234]|2/3|3/4)(?![\w/])", lambda match: _SLASHED[match[0]]),
    _rule(rf"(?:{_NUMBER} ?)?({_FRACTION})(?: ?({_UNIT})(?!\w))?", _fraction),
    _rule(
        r"(?<![\w:.,/])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\w:/]|\.\d| ?[ap]\.?m\b)",
        lambda match: _time(*match.groups()),
    ),
    _rule(
        r"""(?<!\S)["“](?=\S)[^"”“]{0,300}["”]"""
        r"""|(?<![\w.,])(\d{1,3}) ?['’′] ?(\d{1,2}) ?(?:["”″]|''|’’|′′)"""
        r"""|(?<![\w.,])(\d{1,3}) ?(?:["”″]|''|’’|′′)(?!\w)"""
        r"""|(?<![\w.,])(\d{1,3}) ?′(?![\w′])""",
        _primes,
    ),
    _rule(
        r"(?<![\w.,:/])(\d{1,2}) ?m(?:ins?)? ?(\d{1,2}) ?s(?:ecs?)?(?!\w)",
        lambda match: _time(*match.groups()),
    ),
    _rule(r"(?<![\w.,:/])(\d{1,2})m(?:in)?([0-5]\d)(?!\w)", lambda match: _time(*match.groups())),
    _rule(r"(?<![\w.,:/])(\d{1,2})h([0-5]\d)(?:m|min)?(?!\w)", lambda match: _time(*match.groups(), "0")),
    _rule(r"(?<!\w)(sets?) ?[x×] ?(?=\d)", r"\1 of "),
    _rule(r"(?<![\w.,:/])([1-9]\d{0,2}) ?[x×] ?(?=\d{1,4}(?!\d| ?[x×] ?\d))", lambda m: _count(m[1], "set") + " of "),
    _rule(rf"{_NUMBER} ?[x×](?!\w| \d)", lambda match: _count(match[1], "time")),
    _rule(r"(?<!\w)[x×](?=\d)", "x "),
    _rule(
        rf"(?<![\w.,:/])(?<!{_DASH})\d{{1,3}}(?:{_DASH}\d{{1,3}}){{2,3}}(?!\w|{_DASH}\d)",
        lambda match: re.sub(_DASH, ", ", match[0]),
    ),
    _rule(rf"{_SHORT}( ?(?:{_UNIT}))? ?{_DASH} ?(?=\d{{1,3}}(?!\d|{_DASH}\d))", r"\1\2 to "),
    _rule(
        rf"(?<!\w)[x×] ({_N}(?: to {_N})?)(?:(?= ?(?:{_TIME})(?!\w))()|(?= (?:{_COUNTED})(?!\w))())?",
        _times,
    ),
    _rule(rf"{_NUMBER}([ -]?)({_UNIT})(?!\w)(?:\.(?= (?-i:[a-z])))?", _measure),
    _rule(
        rf"(?<!\w)(\d{{1,6}}|{_COUNTED}) ?/ ?({_BODY}|{_SPAN})(?!\w)",
        lambda match: f"{match[1]} per {_PER.get(match[2].lower(), match[2])}",
    ),
    _rule(r"(?<!\w)L ?[&+] ?R(?!\w)", "left and right", 0),
    _rule(rf"(?<!\w)L (?=(?:{_BODY})(?!\w))", "left ", 0),
    _rule(rf"(?<!\w)R (?=(?:{_BODY})(?!\w))", "right ", 0),
    _rule(r" & |(?<=\w)&(?=\w)", " and "),
    _rule(r" \+ |(?<=\d)\+(?=\d)", " plus "),
    _rule(r"(?<=\d)\+(?![\w+])", " or more"),
    _rule(r" ?@ ?(?=\d)", " at "),
    _rule(r"[~≈] ?(?=\d)", "about "),
    _rule(r"(?:≥|>=) ?(?=\d)", "at least "),
    _rule(r"(?:≤|<=) ?(?=\d)", "at most "),
    _rule(r"< ?(?=\d)", "less than "),
    _rule(r"> ?(?=\d)", "more than "),
    _rule(r"(?: ?[–—―])+ ?| - ", ", "),
)
