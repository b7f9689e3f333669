"""Tokens -> phrases with a meaning: `3x10` is 3 sets of 10 reps, `60 s rest` a rest.

`phrases` goes along the tokens once. What no rule of the grammar fits is a word of its own: a name's or a sentence's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from voicecoach.routine.notation.rules import RULES, meaning
from voicecoach.routine.notation.senses import senses
from voicecoach.routine.notation.token import Token, TokenKind
from voicecoach.routine.notation.tokens import tokens

LONGEST_PHASE = 20.0
"""Seconds from which on `down for 30 s` is no phase of a rep."""
_LET_GO = re.compile(r"\blet (?:it |them )?go (?:for )?$", re.IGNORECASE)
_HELD = re.compile(r"\s(?:squeeze|contraction|spannung|contracción)\b", re.IGNORECASE)
_COUNTED_THEN = re.compile(
    r"(?:[5-9]|\d\d)\s?(?:x|times|mal|fois|veces)\s(?:in|por|am|le)\s(?:the\s|la\s)?(?:morning|mañana|morgen|matin)",
    re.IGNORECASE,
)
"""Reps at a time of day, and not that often in it: `15 times in the morning`."""
_MOST_A_SIDE = 30
_BEGIN_A_NAME = tuple("WD$CazsHA")
_LONGEST_IN_ALL = 5_400.0
"""Seconds that all sets of an exercise take at most."""
_IN_HANDS = re.compile(r"\b(?:in|dans|en)\s+(?:each|either|jeder|chaque|cada)\s(?:hand|main|mano)$", re.IGNORECASE)
"""Where something is held, and no side: `one end in each hand`."""
_OF_WHICH = re.compile(r"(?:on )?either side of|both sides of the (?!body)|beiderseits", re.IGNORECASE)
"""Where something is, and no side: `forearms on either side of the door`."""
LONGEST = 2_000
"""Characters of a line worth looking into."""


@dataclass(frozen=True)
class Phrase:
    """A part of a text that means something, `text[start:end]`."""

    text: str
    start: int
    end: int
    said: Mapping[str, str] = field(default_factory=dict)
    """Roles and what each is, in our spelling: `{"sets": "3", "reps": "10"}`."""
    alone: bool = False
    """Whether nothing but a sign stands around it."""


@dataclass(frozen=True)
class Phrases:
    """A text, its tokens, and the phrases in it."""

    text: str
    tokens: tuple[Token, ...]
    letters: str
    found: tuple[Phrase, ...]


@lru_cache(maxsize=2048)
def phrases(text: str) -> Phrases:
    """Return the phrases of a text of one line, in order."""
    made = tokens(text) if len(text) <= LONGEST else ()
    letters = senses(made)
    return Phrases(text, made, letters, tuple(_phrases(text, made, letters)))


def _phrases(text: str, made: Sequence[Token], letters: str) -> Iterator[Phrase]:
    at, told, sets = 0, -1, False
    while at < len(made):
        found = next((match for rule in RULES if (match := rule.match(letters, at)) and match.end() > at), None)
        if found is None:
            told = at if letters[at] == "*" else told if letters[at] == "F" else -1  # `Do 10 times`, `Repeat for 30 s`
            at += 1
            continue
        end = found.end()
        said = {role: _value(role, made[begin:last], text) for role, begin, last in meaning(found)}
        if "phase" in said:
            said = _phase(made[at:end])
        elif "scheme" in said:
            said = _scheme(made[at], made[at + 2], opens=at == 0, follows=letters[end : end + 1])
        elif sets and said.keys() == {"time"} and letters[end : end + 1] == "j":
            said, end = {"rest": said["time"]}, end + 1  # `6 x 15 s sprints, 45 s walk`
        if {"sets", "span"} <= said.keys() and (turn := _in_turn(made[at:end], said["sets"])):
            said = turn
        elif said.keys() == {"time"}:
            said = _with_words_beside(said, text[: made[at].start], text[made[end - 1].end :])
        sets = sets or {"sets", "span"} <= said.keys()
        if _counts_nothing(said, text[: made[at].start], letters[end : end + 1]):
            at = end
            continue
        if "every" in said and _COUNTED_THEN.match(text[made[at].start : made[end - 1].end]):
            said = {"reps": spelled_count(made[at].low, made[at].high)}
        first = told if told >= 0 else at
        told = -1
        start, stop = made[first].start, made[end - 1].end
        if not ("each" in said and (_IN_HANDS.search(text[:stop]) or _OF_WHICH.match(text[start:]))):
            yield Phrase(text[start:stop], start, stop, said, _is_alone(letters, at, end))
        at = end


def _is_alone(letters: str, first: int, last: int) -> bool:
    before, after = letters[:first].rstrip("F"), letters[last:]
    return (not before or before[-1] in "-,.:;()_/+@!E") and (
        not after or after.lstrip("F")[:1] in "-,.:;()_/+@!eEZLGA"
    )


def _counts_nothing(said: Mapping[str, str], before: str, follows: str) -> bool:
    """Whether a count is none: `= 1 set`, which sums up, and `once with the left foot in front`."""
    sums = said.keys() == {"sets"} and bool(re.search(r"=\s?$", before))
    return sums or (said == {"reps": "1"} and follows in ("F", "W"))


def _with_words_beside(said: dict[str, str], before: str, behind: str) -> dict[str, str]:
    """Return what a time is by the words of several tokens beside it: `let go for 4 s`, `2 s squeeze`."""
    role = "let_go" if _LET_GO.search(before) else "hold" if _HELD.match(behind) else "time"
    return {role: said["time"]}


def _in_turn(parts: Sequence[Token], count: str) -> dict[str, str]:
    """Return work and rest of `8 x 20:10`, which no one would do for 20 minutes and 10 seconds each."""
    time = next(part for part in parts if part.kind is TokenKind.TIME)
    work, _, off = time.text.partition(":")
    if not (off.isdigit() and count.isdigit() and int(count) * time.low > _LONGEST_IN_ALL):
        return {}
    return {"count": count, "work": spelled_time(int(work), int(work)), "off": spelled_time(int(off), int(off))}


def _phase(parts: Sequence[Token]) -> dict[str, str]:
    """Return what the time of a movement is: of so many seconds a phase of a rep, longer how long to go on."""
    time = next(part for part in parts if part.kind is TokenKind.TIME)
    return {"note": ""} if time.low < LONGEST_PHASE else {"time": spelled_time(time.low, time.high)}


def _scheme(first: Token, second: Token, *, opens: bool, follows: str) -> dict[str, str]:
    """Return what two numbers with a slash may be: `3/12` sets and reps, but not `90/90`, `1/2` or `4/10`.

    Before a name, which they open, two alike are the reps of each side: `10/10 leg raises`.
    """
    if opens and first.low == second.low <= _MOST_A_SIDE and follows in _BEGIN_A_NAME:
        return {"reps": f"{first.low:g}", "each": "each"}
    plain = follows not in ("D", "$") and not (first.is_range or second.is_range) and second.low != 10
    if plain and 1 <= first.low <= 6 and 8 <= second.low <= 30 and first.low < second.low:
        return {"scheme": f"{first.low:g}x{second.low:g}"}
    return {"note": ""}


def _value(role: str, parts: Sequence[Token], text: str) -> str:  # noqa: PLR0911 - one question after the other
    """Return what the tokens of a role say, as we write it."""
    token = parts[0]
    if role == "load":
        return spelled_load(token)
    counts = [spelled_count(part.low, part.high) for part in parts if part.kind is TokenKind.NUMBER]
    if len(parts) > 1 and role == "per_set":  # `5 @ 45 kg, 3 @ 51 kg`
        return ", ".join(counts)
    if len(parts) == 2 and role in ("sets", "rounds") and token.kind is TokenKind.NUMBER:
        return counts[0]
    if len(parts) > 1 or token.kind not in (TokenKind.NUMBER, TokenKind.TIME, TokenKind.SERIES):
        return text[token.start : parts[-1].end]
    if token.kind is TokenKind.SERIES:
        sign = "-" if role == "tempo" else ", "
        return sign.join(f"{number:g}" for number in token.numbers)
    if token.kind is TokenKind.TIME or role in ("hold", "rest", "work", "off"):
        return spelled_time(token.low, token.high)
    return spelled_count(token.low, token.high)


def spelled_count(low: float, high: float) -> str:
    """Return a number or a range as we write it: `8-10`."""
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def spelled_load(token: Token) -> str:
    """Return a weight with its unit as we write it, `22.5 kg`; of anything else its text."""
    unit = "kg" if token.unit[:1] == "k" else "lb" if token.unit[:1] in ("l", "p", "#") else ""
    return f"{spelled_count(token.low, token.high)} {unit}" if unit else token.text


def spelled_time(low: float, high: float) -> str:
    """Return a time or a range of times as we write it: `45s`, `1:30`, `2-3 min`."""
    if low == high:
        return _one_time(low)
    if low % 60 == high % 60 == 0:
        return f"{low / 60:g}-{high / 60:g} min"
    return f"{round(low, 2):g}-{round(high, 2):g}s"


def _one_time(seconds: float) -> str:
    if seconds and seconds % 3600 == 0:
        return f"{seconds / 3600:g} h"
    if seconds and seconds % 60 == 0:
        return f"{seconds / 60:g} min"
    if seconds > 90 or seconds == 90:
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}:{rest:02}" if seconds == round(seconds) else f"{round(seconds, 2):g}s"
    return f"{round(seconds, 2):g}s"
