"""Times with a colon, and marks of feet and inches or minutes and seconds: which of the two is meant, by what is near.

`hold 4:30` is a length of time, `at 4:30` a time of day; `3" step` is a height, `hold 3"` a time.
"""

from __future__ import annotations

import re

from voicecoach.sound.text.rule import Rule, after, before, rule
from voicecoach.sound.text.units import count, sized, time

_LASTING = (
    r"hold(?:s|ing)?|rest(?:s|ing)?|wait|pause|break|walk|run|jog|bike|row|cycle|plank|stretch|march|time|duration|interval|"
    r"recovery|warm-?up|cool-?down"
)
_LASTS_BEFORE = re.compile(
    rf"(?:\b(?:{_LASTING}|for|of|last|another|least|most|to|up|about|work|hang)|[x×*~≈@])[ :=(]{{0,2}}"
    r"(?:\d{1,2}:[0-5]\d ?[-–—] ?)?$",
    re.IGNORECASE,
)
_LASTS_AFTER = re.compile(
    rf"(?:[-–—]\d{{1,2}}:[0-5]\d)? ?(?:(?:of )?(?:easy |slow )?(?:{_LASTING}|work|hang)\b|/|[x×](?= ?\d)"
    r"|(?:on|off|each|ea|per|left|remaining|mins?|minutes?|long)\b)",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r"\b(?:at|by|until|till|before|after|from|since|around)[ :]{0,2}(?:\d{1,2}:\d{2} ?(?:to|-|–) ?)?$", re.I
)
_AFTER_FROM = re.compile(r"\bfrom \S{1,10}(?: \S{1,10}){0,2} (?:to|till|until) $", re.IGNORECASE)

_SIZE = re.compile(r" (?:steps?|box|block|platform|bench|risers?|heels?|bolster|foam|wedge|lift)\b", re.IGNORECASE)
_AWAY = re.compile(
    r" (?:apart|wide|high|tall|deep|above|below|off|from|forward|behind|in front|away|out)\b", re.IGNORECASE
)
_MOVES = re.compile(r"\b(?:lift|raise|lower|slide|move|reach)s?\b[^.;,\d]{0,30}$", re.IGNORECASE)
_TWO_MARKS = """(?:["”″]|''|’’|′′)"""


def _clock(match: re.Match[str]) -> str:
    hours, minutes, seconds = match.groups()
    if hours is not None or _is_length(match):
        return time(hours, minutes, seconds)
    if int(minutes) > 23:
        return match[0]
    hour = int(minutes)
    return f"{hour} o'clock" if seconds == "00" else f"{hour} {'oh ' if seconds < '10' else ''}{int(seconds)}"


def _is_length(match: re.Match[str]) -> bool:
    minutes = match[2]
    earlier = before(match)
    if _OF_DAY.search(earlier) or _AFTER_FROM.search(earlier):
        return False
    alone = match.start() < 4 and not (earlier + after(match)).strip(" .,!")
    return (
        (alone and int(minutes) < 13)
        or int(minutes) in (0, *range(24, 100))
        or bool(_LASTS_BEFORE.search(earlier) or _LASTS_AFTER.match(after(match)))
    )


def _marks(match: re.Match[str]) -> str:
    """Read `1'30"`, `5'10"`, `30"` and `2'`; words between quotation marks stay as they are."""
    first, second, low, alone, minutes = match.groups()
    lasts = bool(_LASTS_BEFORE.search(before(match)))
    if first:
        if lasts or int(second) > 11:
            return time(first, second)
        return f"{count(first, 'foot')} {count(second, 'inch')}"
    if alone:
        number = f"{low} to {alone}" if low else alone
        if not lasts and _SIZE.match(after(match)):
            return f"{number} inch"
        is_way = not lasts and (_AWAY.match(after(match)) or _MOVES.search(before(match)))
        return count(number, "inch") if is_way else sized(match, number, "second")
    if minutes and (lasts or "′" in match[0] or _LASTS_AFTER.match(after(match))):
        return sized(match, minutes, "minute")
    return match[0]


CLOCKS: tuple[Rule, ...] = (
    rule(r"(?<![\w:.,/])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\w:]|/\d|\.\d| ?[ap]\.?m\b)", _clock),
    rule(r"(?<=[x×])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\w:]|/\d|\.\d)", _clock),
    rule(r"\b(seconds?|minutes?|hours?)[-–—](?=\d)", r"\1 to "),
    rule(
        r"""(?<!\S)["“](?=\S)[^"”“]{0,300}["”]"""
        rf"""|(?<![\w.,])(\d{{1,3}}) ?['’′] ?(\d{{1,2}}) ?{_TWO_MARKS}"""
        rf"""|(?<![\w.,])(?:(\d{{1,2}})-)?(\d{{1,3}}) ?{_TWO_MARKS}(?!\w)"""
        r"""|(?<![\w.,])(\d{1,3}) ?['’′](?![\w'’′"”])""",
        _marks,
    ),
    rule(
        r"(?<![\w.,:/])(\d{1,2})-?in(?:\.(?= (?-i:[a-z])))?(?!\w|\.\w)",
        lambda match: f"{match[1]} inch" if _SIZE.match(after(match)) else count(match[1], "inch"),
    ),
    rule(r"(?<![\w.,:/])(\d{1,2}) ?m(?:ins?)? ?(\d{1,2}) ?s(?:ecs?)?(?!\w)", lambda match: time(*match.groups())),
    rule(r"(?<![\w.,:/])(\d{1,2})m(?:in)?([0-5]\d)(?!\w)", lambda match: time(*match.groups())),
    rule(r"(?<![\w.,:/])(\d{1,2})h([0-5]\d)(?:m|min)?(?!\w)", lambda match: time(*match.groups(), "0")),
)
