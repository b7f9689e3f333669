"""An exercise at the end of a sentence that somebody dictated: `i lie on my back and do the pelvic tilt ten times`."""

from __future__ import annotations

import re

from voicecoach.routine.notation.line import read_line

_MINE = re.compile(
    r"\b(?:i|i['’]m|me|my|ich|mich|mir|meine?[nrms]?|je|j['’]|mon|ma|mes|mi|mis|tengo|debo)\b", re.IGNORECASE
)
"""What people say of themselves, and no sheet does."""
_DO = re.compile(
    r",?\s(?:and|und|et|y)\s(?:(?:then|dann|que|je|ich|puis|luego)\s)*"
    r"(?:(?:do(?:ing)?|mache?n?|fasse|fais|faire|hago|hacer|haga)\s)?"
    r"(?:(?:the|a|my|die|das|den|le|la|les|el|los|las)\s|l['’])?(?=\S)",
    re.IGNORECASE,
)
_LYING = re.compile(
    r"\b(?:l(?:ie|ying)|s(?:it|itting|tand|tanding)|kneel\w*|on (?:my|the)|auf (?:den|dem|der|die)"
    r"|im (?:liegen|sitzen|stehen)|sur (?:le|la)|assis|debout|boca|de pie|sentad[oa])\b.*",
    re.IGNORECASE,
)
"""How one lies, sits or stands for it."""
_WHERE = re.compile(
    r"(?:(?:and|then|next|und|dann|danach|noch|et|puis|ensuite|y|luego|después)\s)*"
    r"(?P<where>(?:on|auf|sur|en|im|in|à) (?:(?:my|the|meine[mnr]?|de[mnr]|le|la|mon|el|mi) )?"
    r"(?:back|tummy|stomach|belly|front|side|rücken|bauch|seite|dos|ventre|côté|espalda|tripa)),?\s(?=[^\W\d])",
    re.IGNORECASE,
)
_MACHEN = re.compile(r"\s(?:machen|gemacht)(?=\s|$)")


def said_last(text: str) -> tuple[str, str]:
    """Return the exercise with its dose that a dictated sentence ends with, and how one lies for it; else nothing."""
    if found := _WHERE.match(text):
        return text[found.end() :], found["where"]
    for found in _DO.finditer(text):
        head, last = text[: found.start()], _MACHEN.sub("", text[found.end() :])
        if _MINE.search(head) and not read_line(head).measured and read_line(last).works:
            lying = _LYING.search(head)
            return last, lying[0].strip(" ,") if lying else ""
    return "", ""
