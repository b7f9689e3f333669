"""Doses in short: `3x10x5s`, `3x(10+10)`, `4xAMRAP`, `tempo 3010`, `80% 1RM`, `q2h`."""

from __future__ import annotations

import re

from voicecoach.sound.text.rule import DASH, TIME, Rule, rule
from voicecoach.sound.text.units import count

_RANGE = rf"\d{{1,3}}(?: ?{DASH} ?\d{{1,3}})?"
_LOAD = "kgs?|lbs?|#|%"
_PLAIN = r"(?!\w|[.,/]\d)"


def _triple(match: re.Match[str]) -> str:
    sets, reps, third, unit = match.groups()
    last = f" at {third}{unit}" if unit and re.fullmatch(f" ?(?:{_LOAD})", unit, re.IGNORECASE) else ""
    return f"{count(sets, 'set')} of {reps}" + (last or f", {third}{unit or ''} each")


def _apart(match: re.Match[str]) -> str:
    return f"{match[1]} {', '.join(match[2].upper())}"


def _every(match: re.Match[str]) -> str:
    low, high, unit = match.groups()
    span = "minutes" if unit.lower() == "min" else "days" if unit.lower() == "d" else "hours"
    return f"every {low} to {high} {span}" if high else f"every {count(low, span[:-1])}"


SETS: tuple[Rule, ...] = (
    rule(r"\b(tempo:?) (\d[\dX]{3}|[1-9]\d[1-9])(?![\w.,/-]|[:°%]| ?bpm)", _apart),
    rule(
        r"(?<![\w.,:/])([1-9]\d{0,2}) ?[x×] ?\((\d{1,3}) ?\+ ?(\d{1,3})\)",
        lambda match: f"{count(match[1], 'set')} of {match[2]} plus {match[3]}",
    ),
    rule(
        rf"(?<![\w.,:/])([1-9]\d{{0,2}}) ?[x×] ?({_RANGE}) ?[x×] ?({_RANGE})( ?(?:{TIME}|{_LOAD}))?{_PLAIN}"
        r"(?: holds?\b)?",
        _triple,
    ),
    rule(rf"(?<=\d)( reps?) [x×] ?({_RANGE} ?(?:{TIME})) holds?{_PLAIN}", r"\1, \2 each"),
    rule(rf"(?<=\bsets of )(\d{{1,3}}) ?[x×] ?({_RANGE} ?(?:{TIME})){_PLAIN}", r"\1, \2 each"),
    rule(
        rf"(?<![\w.,:/])(?<!{DASH})([6-9]|[1-9]\d) ?[x×] ?({_RANGE} ?(?:{TIME})){_PLAIN}(?: holds?\b)?", r"\1 times \2"
    ),
    rule(
        r"(?<![\w.,:/])([1-9]\d?) ?[x×] ?(?=AMRAP|as many|max\b|failure)", lambda match: count(match[1], "set") + " of "
    ),
    rule(r"(?<=%) ?(?:of )?(?=\d{1,2} ?RM\b)", " of ", 0),
    rule(r"(?<!\w)(\d{1,2}) ?RM(?!\w)", r"\1 rep max", 0),
    rule(r"(?<!\w)(?:(@) ?)?RPE(?!\w)", lambda match: "at effort" if match[1] else "effort", 0),
    rule(r"(?<!\w)q ?(\d{1,2})(?:-(\d{1,2}))? ?(h|hrs?|min|d)(?!\w)", _every),
    rule(r"(?<![\w.,/:-])1 ?x ?/ ?(?=day|week|wk|d\b)", "once per "),
    rule(r"(?<![\w.,/:-])1 (set|rep|repetition|second|minute|hour|round|breath)s(?!\w)", r"1 \1"),
)
