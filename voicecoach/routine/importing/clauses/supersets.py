"""Two exercises in one line that its words make a superset: `Lateral raise 4x12 superset w/ face pull 4x15`."""

from __future__ import annotations

import re
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.notation.line import Line, read_line

_JOINED = re.compile(
    r"[\s,;–—-]*[\s(](?:(?:as (?:a|an) |in |en |im )?(?:super-?\s?set(?:s|ted)?|super-?s[aä]tze?|"
    r"super-?séries?|super-?series?|SS)"
    r"|paired|pair|alternat(?:ed|ing)|kombiniert|gepaart|en alternance|alternado|alterné)"
    r"\s(?:w/|with|mit|avec|con|und|and|et|y|\+|/|:)\s*(?=\S)",
    re.IGNORECASE,
)
"""What joins them."""
_FIRST_LETTER, _LETTERS = ord("N"), 12


def superset(line: TextLine) -> list[TextLine]:
    """Return the two exercises of a superset in a line, as of one group; nothing if the line is none."""
    joined = _JOINED.search(line.text) if line.mark != "group" else None
    if joined is None:
        return []
    parts = [line.text[: joined.start()].strip(" ,;"), line.text[joined.end() :].rstrip(" )")]
    one, two = map(read_line, parts)
    if not (_is_dosed(one) and _is_dosed(two)):
        return []
    sets = next((phrase.said["sets"] for phrase in one.phrases if "sets" in phrase.said), "")
    texts = [parts[0], parts[1] if "sets" in two.roles or not sets else f"{parts[1]}, {sets} sets"]
    letter = chr(_FIRST_LETTER + line.number % _LETTERS)
    return [
        replace(
            line,
            text=text,
            label=f"{letter}{at + 1}",
            opens=line.opens and not at,
            more=((line.number, part),),
        )
        for at, (text, part) in enumerate(zip(texts, parts, strict=True))
    ]


def _is_dosed(read: Line) -> bool:
    """Whether words are the name of an exercise with its dose."""
    return (
        bool(read.name)
        and not read.roles.isdisjoint({"reps", "span", "hold", "time"})
        and like_a_name(read.name, named=True)
    )
