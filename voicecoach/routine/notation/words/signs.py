"""The first look at a text: its runs of digits, words and signs, and what only its spelling tells: dates, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecoach.routine.notation.words.token import Token, TokenKind

_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|m[aä]r(?:ch|z)?|mars|marzo|apr(?:il)?|avril|abril|ma[iy]o?"
    r"|june?|juin|juni|junio|july?|juillet|juli|julio|aug(?:ust)?|ao[uû]t|agosto|sep(?:t(?:ember|embre)?)?|septiembre"
    r"|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre)?|noviembre|de[cz](?:ember)?|d[ée]c(?:embre)?|diciembre|enero|febrero)"
)
_UNIT = r"\s?(?:kg|lbs?|s|secs?|sek|seg)\b"
"""What makes a row of numbers no date."""
_DATE = (
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d)"
    rf"|(?:[0-2]?\d|3[01])/(?:[0-2]?\d|3[01])/(?:\d{{4}}|\d{{2}})(?![\d/]|{_UNIT})"
    r"|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2}(?!\d))?(?!\d)"
    rf"|(?:[0-2]?\d|3[01])-(?:[0-2]?\d|3[01])-(?:20\d{{2}}|[23]\d)(?![\d-]|{_UNIT})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?(?:\sof\s|\sde\s|[\s-]){_MONTH}(?![^\W\d])\.?(?:(?:,|\sde)?[\s-]\d{{4}}(?!-)|-\d{{2}}(?!-))?(?!\d)"
    rf"|{_MONTH}\.?[\s-]\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[\s-]?(?:x|×|rep|sec|min|set))(?:,?\s\d{{4}})?(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)(?![^\W\d])"
)
_PHONE = r"(?:\+\d{1,3}\s?)?(?:\(\d{2,5}\)|\d{2,5})(?:[ ./-]\d{2,7}){1,5}(?![\d])"
_LINK = (
    r"[a-z]{2,8}://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|[a-z0-9-]{2,63}\.(?:com|org|net|co\.uk|de|fr|es|ch|at|io|be)(?:/[^\s<>\"]*)?(?![\w@])"
)
_CODE = r"(?<![^\W_])(?-i:[A-Z]{1,3}\d(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,})(?![^\W_])"
"""What an exercise is filed under: `VV7KQ2LMX`."""
_SERIES = (
    r"(?:\d{1,3}(?P<between>\s?[-–/]\s?)\d{1,3}(?:(?P=between)\d{1,3}){1,9}(?!(?P=between)\d)"
    r"|\d{1,3}(?:\s?,\s?\d{1,3}){2,10}(?!\s?,\s?\d))"
    r"(?!\d|:\d|[.,]\d|\s?(?:s|secs?|sek|seg)\b|\s?[\"″”])"
)
_FEWEST = 4
"""Reps of the last set of a row that falls, at least."""
_SCANNED = str.maketrans("lIO,", "110.")
_LEXICON = re.compile(
    rf"(?P<LINK>{_LINK})|(?P<DATE>(?<![\d.,:/-])(?:{_DATE})(?![\w]))|(?P<PHONE>(?<![\w.,:/]){_PHONE})"
    rf"|(?P<SERIES>(?<![\d.,:/–-]){_SERIES})"
    r"|(?P<SIGN2>(?:(?<=tempo )|(?<=tempo: )|(?<=@))(?=\d*x)[\dx]{4}(?![\w.,]))"
    rf"|(?P<WORD2>{_CODE})"
    r"|(?P<CLOCK>\d{1,3}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<NUMBER2>(?-i:(?:(?<=[x×] )|(?<=[x×])|(?<=of ))[lI]\d{1,2}|\d{1,2}O)(?![^\W_]))"
    r"|(?P<NUMBER>\d{1,6}(?!\d)(?:[.,]\d{1,3}(?!\d))?)"
    r"|(?P<BY>(?:(?<=\d)|(?<![^\W_]))[xX](?![^\W\d])|(?<=\d)[xX](?=AMRAP|MAX|max|ea|fail)|[×✕✖]|(?<=[\d ])\*(?=[\d ]))"
    r"|(?P<WORD>(?<![^\W\d_])(?:(?:rest-pause|myo-?reps?|e/s|ea/s|g/d|d/g|l/r|r/l|b/w|b/t|p&n|w/o?|b/l|s/p)(?![^\W\d_])|p/(?=side|leg|arm)|c/(?=lado|pierna|brazo|mano|pie|uno?\b|u\b))|[^\W\d_]+(?:(?:[.](?=[^\W\d_][.])|['’](?=[^\W\d_])|[.](?=[^\W\d_]\b))[^\W\d_]+)*)"
    r"|(?P<DOTS>\.{3,}|…|_{3,}|·{3,})|(?P<DASH>[-–—‐‑−]+|->|→)|(?P<SLASH>/)|(?P<PLUS>[+&])|(?P<COMMA>[,;])"
    r"|(?P<STOP>[.!?]+)|(?P<COLON>[:=])|(?P<OPEN>[([{])|(?P<CLOSE>[)\]}])|(?P<AT>@)|(?P<SIGN>''|\d+|\S)",
    re.IGNORECASE,
)


def raw(text: str) -> Iterator[Token]:
    """Yield what a first look finds; a run of digits that is no phone number is looked at anew."""
    at = 0
    while found := _LEXICON.search(text, at):
        if found.lastgroup == "PHONE" and not _like_phone(found[0]):
            found = _NO_PHONE.match(text, found.start()) or found
        name, at = (found.lastgroup or "SIGN").rstrip("2"), found.end()
        kind = TokenKind.SERIES if name == "DATE" and _falls(found[0]) else TokenKind[name]
        end = found.end() - (len(found[0]) - len(found[0].rstrip(".,;:!?)"))) if kind is TokenKind.LINK else found.end()
        at = end
        value = _number(found[0]) if kind is TokenKind.NUMBER else 0.0
        numbers = tuple(map(float, re.findall(r"\d+", found[0]))) if kind is TokenKind.SERIES else ()
        spaced = found.start() == 0 or text[found.start() - 1].isspace()
        yield Token(kind, text[found.start() : end], found.start(), end, value, value, "", numbers, spaced=spaced)


_NO_PHONE = re.compile(_LEXICON.pattern.replace(rf"|(?P<PHONE>(?<![\w.,:/]){_PHONE})", ""), re.IGNORECASE)


def _falls(text: str) -> bool:
    """Whether what may be a date is rather a row of reps, as of years that are long gone: `15/12/10`."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2})", text)
    return bool(found) and _FEWEST <= int(found[3]) < int(found[2]) < int(found[1])  # type: ignore[index]


def _like_phone(text: str) -> bool:
    """Whether groups of digits are a phone number, and not counts in a row."""
    groups = re.findall(r"\d+", text)
    begins = text[0] in "+(0" or bool(re.fullmatch(r"\d{3}-\d{4}", text))
    digits = sum(map(len, groups))
    if len(groups) == 4 and [len(group) for group in groups] == [3, 2, 2, 2]:
        return True
    return len(groups) >= 2 and digits >= (7 if begins else 8) and (begins or any(len(g) >= 3 for g in groups[1:]))


def _number(text: str) -> float:
    """Return a number, with letters in it that a scan takes for digits: `l5`, `1O`."""
    return float(text.translate(_SCANNED))
