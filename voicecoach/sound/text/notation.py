"""The notation of exercise sheets, as a table of what is written and what is said.

Each rule consumes a sign and writes words, so that rewriting comes to an end; every repetition in a pattern is
bounded, so that time stays linear in the text. What might be an ordinary word stays: "add", "no", "5 m".
"""

from __future__ import annotations

import re

from voicecoach.sound.text.clocks import CLOCKS
from voicecoach.sound.text.rule import BODY, DASH, TIME, Rule, rule
from voicecoach.sound.text.sets import SETS
from voicecoach.sound.text.slashes import SLASHES
from voicecoach.sound.text.units import FRACTION, UNIT, count, fraction, measure

_PER = {"wk": "week", "d": "day", "h": "hour", "hr": "hour", "min": "minute", "sec": "second", "s": "second"}
_N = r"\d{1,6}(?:[.,]\d{1,3})?(?!\d|[.,:/]\d)"
_NUMBER = rf"(?<![\w/:])(?<!\d[.,])({_N})"
_SHORT = r"(?<![\w.,:/])(?<!\d[-‐‑‒–—―−])(\d{1,3}(?:[.,]\d{1,2})?)"
_SPAN = "day|week|wk|d|set|session|hour|hr|h|minute|min|second|sec|s"
_COUNTED = "reps?|repetitions?|times?|sets?|rounds?|breaths?|steps?|seconds?|minutes?|hours?|kilometres?|x"


def _times(match: re.Match[str]) -> str:
    number, time, counted = match.groups()
    if time is not None:
        return f"for {number}"
    return number if counted is not None else count(number, "time")


RULES: tuple[Rule, ...] = (
    rule(r"(?:^|(?<=[.:;!?]) )[-•*·▪] (?=\w)", " "),
    rule(r" ?(?:->|[→⇒⟶•]) ?", ", "),
    rule(r"(?<![\d\s])(?: ?[–—―])+ ?", ", "),
    rule(r"(?<![\w/])w/ ?(?=\w)", "with "),
    *SLASHES,
    rule(rf"(?:{_NUMBER} ?)?({FRACTION})(?: ?({UNIT})(?!\w))?", fraction),
    *CLOCKS,
    *SETS,
    rule(r"(?<!\w)(sets?) ?[x×] ?(?=\d)", r"\1 of "),
    rule(r"(?<![\w.,:/])([1-9]\d{0,2}) ?[x×] ?(?=\d{1,4}(?!\d| ?[x×] ?\d))", lambda m: count(m[1], "set") + " of "),
    rule(rf"{_NUMBER} ?[x×](?!\w| \d)", lambda match: count(match[1], "time")),
    rule(r"(?<!\w)[x×](?=\d)", "x "),
    rule(
        rf"(?<![\w.,:/])(?<!{DASH})\d{{1,3}}(?:{DASH}\d{{1,3}}){{2,3}}(?!\w|{DASH}\d)",
        lambda match: re.sub(DASH, ", ", match[0]),
    ),
    rule(rf"{_SHORT}( ?(?:{UNIT}))? ?{DASH} ?(?=\d{{1,3}}(?!\d|{DASH}\d))", r"\1\2 to "),
    rule(
        rf"(?<!\w)[x×] ({_N}(?: to {_N})?)(?:(?= ?(?:{TIME})(?!\w))()|(?= (?:{_COUNTED})(?!\w))())?",
        _times,
    ),
    rule(rf"{_NUMBER}([ -]?)({UNIT})(?!\w)(?:\.(?= (?-i:[a-z])))?", measure),
    rule(
        rf"(?<!\w)(\d{{1,6}}|{_COUNTED}) ?/ ?({BODY}|{_SPAN})(?!\w)",
        lambda match: f"{match[1]} per {_PER.get(match[2].lower(), match[2])}",
    ),
    rule(r"(?<=\w) / (?=\w)", ", "),
    rule(rf"(?<!\w)(?:Lt|LT)\.? (?=(?:{BODY})(?!\w))", "left ", 0),
    rule(rf"(?<!\w)(?:Rt|RT)\.? (?=(?:{BODY})(?!\w))", "right ", 0),
    rule(r"(?<!\w)#(?=\d)", "number "),
    rule(r"(?: ?\+/-|±) ?(?=\d)", " plus or minus "),
    rule(r"(?<!\w)L ?[&+] ?R(?!\w)", "left and right", 0),
    rule(rf"(?<!\w)L (?=(?:{BODY})(?!\w))", "left ", 0),
    rule(rf"(?<!\w)R (?=(?:{BODY})(?!\w))", "right ", 0),
    rule(r" & |(?<=\w)&(?=\w)", " and "),
    rule(r" \+ |(?<=\d)\+(?=\d)", " plus "),
    rule(r"(?<=\d)\+(?![\w+])", " or more"),
    rule(r" ?@ ?(?=\d)", " at "),
    rule(r"[~≈] ?(?=\d)", "about "),
    rule(r"(?:≥|>=) ?(?=\d)", "at least "),
    rule(r"(?:≤|<=) ?(?=\d)", "at most "),
    rule(r"< ?(?=\d)", "less than "),
    rule(r"> ?(?=\d)", "more than "),
    rule(r"(?: ?[–—―])+ ?| - ", ", "),
)
