"""A dose in a therapist's words -> fields: `3 sets of 10, hold 5 sec each side`.

Patterns are tried in turn, and each takes its words out of the text; what is left over is given back in pieces. All of
them are linear, and lines are short by then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from voicecoach.routine.importing.draft_exercise import fits

LONGEST = 1_000
"""Characters of a line worth looking into."""

_NUMBER = r"(?<![\d.,:/])\d{1,4}(?:\s?(?:-|–|—|to|or)\s?\d{1,4})?"
_UNIT = r"(?:-?(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h)(?![a-z])\.?)"
_MARK = r"(?:''|[\"″”])"
_TIME = (
    rf"(?:(?<![\d.,:/])\d{{1,2}}:\d\d(?![\d:])|{_NUMBER}\s?{_UNIT}(?:\s?\d{{1,2}}\s?(?:s|secs?|seconds?)(?![a-z]))?)"
)
_OR_MARK = rf"(?:{_TIME}|{_NUMBER}\s?{_MARK})"
_END = rf"(?!\d|[.,:/]\d|\s?(?:{_UNIT}|{_MARK}|kgs?\b|lbs?\b|pounds?\b|cm\b|m\b|%|°|degrees?\b|[-–]\s?\d))"
_COUNT = rf"{_NUMBER}{_END}"
_HOW_LONG = rf"(?:{_OR_MARK}|{_COUNT}(?!\s?(?:x\b|×|times|reps?\b|sets?\b)))"
_BY = r"\s?(?:x|×|\*|sets?,?(?:\s(?:of|x))?)\s?"
_REPS = r"(?:reps?\b|repetitions?\b|times\b)"
_REST = r"(?:rests?|breaks?|pauses?)\b"
_LIMB = r"(?:sides?|legs?|arms?|foot|feet|hands?|knees?|hips?|shoulders?)\b"
_FILL = r"(?:\s(?:it|for|the|stretch|position|each|at|top|this|a|count|of|about|up|to|between|sets?|in))*"

_KEPT = re.compile(
    r"(?:\d{1,2}\s?(?:x|×|times)?|once|twice)\s?(?:/|a|per|each|every)\s?(?:day|week)\b|(?:once|twice|\d+x)\sdaily\b",
    re.IGNORECASE,
)
"""How often a day or week: words to keep, of which no number is a dose."""
_SPLIT = re.compile(r"\0|\s[-–—]+(?=\s|$)|^[-–—]+\s|[;|()\t]|(?<!\d):|:(?!\d)")
_EDGE = " \t,.;:/&+*=-–—•·@"
_LOOSE = re.compile(
    r"^(?:(?:of|and|for|then|x|×|do|perform|repeat|with|on|a|at|each)\b\s?)+"
    r"|(?:\s?\b(?:of|and|for|x|×|do|perform|repeat|with|on|a|then))+$",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:hold|stretch|plank|isometric)", re.IGNORECASE)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PATTERNS = tuple(
    map(
        _pattern,
        (
            rf"(?:\b{_REST}{_FILL}\s?[:=]?\s?)?(?P<between_reps>{_OR_MARK})\s?(?:of\s)?(?:{_REST}\s)?(?:in\s)?between\sreps\b",
            rf"(?P<rest>{_OR_MARK})\s?(?:of\s)?{_REST}(?!{_FILL}\s?[:=]?\s?\d)(?:\s(?:in\s)?between(?:\ssets?)?)?",
            rf"\b{_REST}{_FILL}\s?[:=]?\s?(?P<rest>{_HOW_LONG})(?:\s(?:in\s)?between(?:\ssets?)?)?",
            rf"(?P<sets>{_NUMBER}){_BY}(?P<time>{_OR_MARK})(?P<held>\s?holds?\b)?",
            rf"(?P<time>{_OR_MARK})\s?(?:x|×)\s?(?P<sets>{_COUNT})",
            rf"(?P<sets>{_NUMBER}){_BY}(?P<reps>{_COUNT})(?:\s?{_REPS})?",
            rf"(?P<reps>{_COUNT})\s?{_REPS}\s?(?:x|×|for|,)?\s?(?P<sets>{_NUMBER})\s?sets?\b",
            rf"(?P<hold>{_OR_MARK})\s?(?:static\s|isometric\s)?holds?\b",
            rf"\b(?:hold(?:s|ing)?|held)\b{_FILL}\s?[:=]?\s?(?P<hold>{_HOW_LONG})",
            r"\btempo\s?[:=]?\s?(?P<tempo>\d(?:\s?[-/]\s?\d){1,3})(?![\d-])",
            rf"(?P<sets>{_NUMBER})\s?sets?\b|\bsets?\s?[:=]\s?(?P<sets_>{_COUNT})",
            rf"(?:\brepeat\s|\bx\s?|×\s?)?(?P<reps>{_COUNT})\s?(?:x\b|×|{_REPS})"
            rf"|(?:\bx|×|\brepeat|\breps?\s?[:=])\s?(?P<reps_>{_COUNT})",
            rf"(?:\b(?:on|for|with)\s)?(?P<each>(?:\b(?:each|per|every|either)\s{_LIMB}|\bboth\ssides\b|/\s?{_LIMB}"
            rf"|\bL\s?(?:/|\+|&|and)\s?R\b|\bleft\sand\sright(?:\s{_LIMB})?|\beach(?=\s?(?:$|[,;.)\0]))"
            rf"|\b(?:then\s)?repeat\s(?:on|with|for)\s(?:the\s)?(?:other|opposite)\s{_LIMB}))",
            rf"(?P<alternate>\balternat(?:e|ing)\s{_LIMB})",
            rf"(?:\bfor\s)?(?P<time>{_TIME})",
        ),
    )
)


@dataclass(frozen=True)
class Prescription:
    """What a line says in fields, and the rest of its words."""

    fields: Mapping[str, str]
    pieces: tuple[str, ...] = ()
    often: tuple[str, ...] = ()
    """How often a day or week, as it says."""


def prescribe(text: str, bare_time: bool = True) -> Prescription:
    """Return the dose in `text`; a time that nothing is said about counts only with `bare_time`."""
    if len(text) > LONGEST:
        return Prescription({}, (text,))
    plain = " ".join(text.replace("\0", " ").split())
    kept = _KEPT.findall(plain)
    left, fields = _KEPT.sub("\0", plain), dict[str, str]()
    for pattern in _PATTERNS if bare_time else _PATTERNS[:-1]:
        found = pattern.search(left)
        meant = _meant(found, plain) if found else {}
        if found and meant and not meant.keys() & fields.keys() and all(fits(*pair) for pair in meant.items()):
            fields |= meant
            left = f"{left[: found.start()]}\0{left[found.end() :]}"
    if "duration" in fields and "reps" in fields:  # a bare time beside counted reps is how long each is held
        fields["hold"] = fields.pop("duration")
    return Prescription(fields, tuple(filter(None, map(_trimmed, _SPLIT.split(left)))), tuple(kept))


def spelled(time: str) -> str:
    """Return a time in our shortest spelling, ranges kept: `5s`, `3-5s`, `2 min`."""
    plain = re.sub(r"\s?(?:–|—|\bto\b|\bor\b)\s?", "-", time.strip().lower())
    plain = re.sub(r"-(?=[a-z])", "", plain)
    plain = re.sub(r"\s?(?:seconds?|secs?|s)\b\.?|\s?(?:''|[\"″”])", "s", plain)
    plain = re.sub(r"\s?(?:minutes?|mins?)\b\.?", " min", plain)
    plain = re.sub(r"\s?(?:hours?|hrs?)\b\.?", " h", plain)
    return f"{plain}s" if re.fullmatch(r"[\d.,]+(?:\s?-\s?[\d.,]+)?", plain) else plain


def _meant(found: re.Match[str], plain: str) -> dict[str, str]:
    said = {name.rstrip("_"): text for name, text in found.groupdict().items() if text}
    if "each" in said or "alternate" in said:
        return {"sides": "each" if "each" in said else "alternate"}
    if held := said.pop("held", ""):
        return {"sets": said["sets"], "hold": spelled(said["time"])} if held else said
    still = _STILL.search(plain) and "sets" in said
    if "time" in said:
        said["hold" if still else "duration"] = said.pop("time")
    counts = ("sets", "reps", "tempo")
    return {name: _count(text) if name in counts else spelled(text) for name, text in said.items()}


def _count(text: str) -> str:
    return re.sub(r"\s?(?:–|—|\bto\b|\bor\b|-|/)\s?", "-", text.lower())


def _trimmed(piece: str) -> str:
    return _LOOSE.sub("", piece.strip(_EDGE)).strip(_EDGE)
