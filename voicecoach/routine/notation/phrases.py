"""Tokens -> phrases with a meaning: `3x10` is 3 sets of 10 reps, `60 s rest` a rest.

`phrases` goes along the tokens once. What no rule of the grammar fits is a word of its own: a name's or a sentence's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from voicecoach.routine.notation.added import rest_within_at
from voicecoach.routine.notation.breathing import breathing_at
from voicecoach.routine.notation.in_context import in_context
from voicecoach.routine.notation.on_the_minute import beat_at
from voicecoach.routine.notation.other_doses import other_doses
from voicecoach.routine.notation.place import Place
from voicecoach.routine.notation.rules import RULES, meaning
from voicecoach.routine.notation.schemes import there_and_back
from voicecoach.routine.notation.tempos import named_phases_at
from voicecoach.routine.notation.words.as_many import as_many_at
from voicecoach.routine.notation.words.counting import counted_at
from voicecoach.routine.notation.words.just_once import just_once_at
from voicecoach.routine.notation.words.quantities import ARTICLES
from voicecoach.routine.notation.words.senses import senses
from voicecoach.routine.notation.words.slow_ways import slow_way_at
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_load, spelled_time
from voicecoach.routine.notation.words.token import Token, TokenKind
from voicecoach.routine.notation.words.tokens import tokens

_WALKED = re.compile(r"[,(-]F?j[FWzp!(]{0,4}$")
"""Letters of a walk before its time."""
_AGAIN = re.compile(
    r"[\s,.;]*(?:(?:and|then|und|dann|et|puis|y|luego)\s)*(?:(?:repeat|do)(?: it| that| this| them| the same"
    r"| all of it| the set)?"
    r" (?:once more|one more time|again|a second time)|go (?:once more|again)(?=[.!])"
    r"|(?:das (?:ganze|gleiche|selbe) )?(?:noch einmal|nochmal"
    r"|ein zweites mal|von vorne?)"
    r"|(?:re)?faites[ -](?:le |la |les )?(?:encore )?une (?:deuxième |seconde )?fois(?: de plus)?|recommencez une fois"
    r"|(?:repít[ea](?:l[oa]s?)?|repit[ea]|haz(?:lo)?)(?: todo)? (?:otra vez|una vez más|de nuevo))(?=\s*(?:[.,;!)]|$))",
    re.IGNORECASE,
)
"""What makes two sets of one, with a rest before it."""
_IN = re.compile(r"\b(?:in|inhale|ein|einatmen|inspirez?|inhala)(?: for)? \d", re.IGNORECASE)
_OUT = re.compile(
    r"(?P<out>\b(?:out|hold|pause|exhale|aus|ausatmen|halten|expirez?|exhala)(?: for)? \d{1,2}) [-–]"
    r" (?=\d{1,2} (?:rounds?|breaths?|cycles?|times|runden|atemzüge|mal|tours|fois|respirations|vueltas|rondas"
    r"|veces)\b)",
    re.IGNORECASE,
)
"""The end of a breath before how many there are, no range: `in 4, out 4 - 6 rounds`."""
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

    def numbers_beside(self, read: Iterable[Phrase]) -> list[Token]:
        """Return the numbers that stand in none of some phrases."""
        spans = [(phrase.start, phrase.end) for phrase in read]
        numbers = (token for token in self.tokens if token.kind is TokenKind.NUMBER)
        return [one for one in numbers if not any(start <= one.start < end for start, end in spans)]


@lru_cache(maxsize=2048)
def phrases(text: str) -> Phrases:
    """Return the phrases of a text of one line, in order."""
    counted = _OUT.sub(r"\g<out> , ", text) if _IN.search(text) else text
    made = tokens(counted) if len(text) <= LONGEST else ()
    letters = senses(made)
    others = dict(other_doses(text)) if made else {}
    return Phrases(text, made, letters, tuple(_phrases(text, made, letters, others)))


def phrases_within(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of a dose of another time: what it would be now."""
    made = tokens(text)
    return tuple(_phrases(text, made, senses(made), {}))


def _phrases(text: str, made: Sequence[Token], letters: str, others: Mapping[int, int]) -> Iterator[Phrase]:
    at, told, sets = 0, -1, False
    while at < len(made):
        if stop := others.get(made[at].start, 0):
            other = text[made[at].start : stop]
            yield Phrase(other, made[at].start, stop, {"note": other, "later": other}, alone=True)
            at = _from(made, at, stop)
            continue
        if made[at].text == "=" and letters.startswith(":nS", at) and made[at + 1].low == 1:
            at += 3  # `= 1 set` sums up what stands before it
            continue
        if letters.startswith("S:", at + 1) and made[at + 2].text == "=" and _is_one(made[at]):
            at += 3  # `1 set =` what stands behind it
            continue
        if whole := _whole_at(text, made[at], letters, letters[at]):
            yield whole
            at = _from(made, at, whole.end)
            continue
        found = next((match for rule in RULES if (match := rule.match(letters, at)) and match.end() > at), None)
        if found is None:
            told = at if letters[at] == "*" else told if letters[at] == "F" else -1  # `Do 10 times`, `Repeat for 30 s`
            at += 1
            continue
        end = found.end()
        said = {role: _value(role, made[begin:last], text) for role, begin, last in meaning(found)}
        if sets and said.keys() == {"time"} and letters[end : end + 1] == "j":
            said, end = {"rest": said["time"]}, end + 1  # `6 x 15 s sprints, 45 s walk`
        elif sets and said.keys() == {"time"} and _WALKED.search(letters[:at]):
            said = {"rest": said["time"]}  # `8 x 45 s uphill, walk down 90 s`
        else:
            said = in_context(said, Place(text, made, letters, at, end))
        sets = sets or ("sets" in said and not said.keys().isdisjoint({"span", "distance"}))
        first, told = told if told >= 0 else at, -1
        if said:
            start, stop = made[first].start, made[end - 1].end
            if not said.keys().isdisjoint(_AMOUNTS) and (limit := _LIMIT_BEFORE.search(text[:start])):
                start = limit.start("limit")
            yield Phrase(text[start:stop], start, stop, said, _is_alone(letters, at, end))
            if "rest" in said and (again := _AGAIN.match(text, stop)):
                begin = next(token.start for token in made[end:] if token.kind is TokenKind.WORD)
                yield Phrase(text[begin : again.end()], begin, again.end(), {"again": text[begin : again.end()]})
                end = next((i for i, token in enumerate(made) if token.start >= again.end()), len(made))
        at = end


def _from(made: Sequence[Token], at: int, stop: int) -> int:
    """Return the first token from a place in the text on."""
    return next((place for place in range(at, len(made)) if made[place].start >= stop), len(made))


def _whole_at(text: str, token: Token, letters: str, letter: str) -> Phrase | None:
    """Return a phrase that its words tell as a whole: of a breath, of sets on the minute, of as many as one can."""
    tempo, end = breathing_at(text, token.start)
    said = {"breath": tempo} if tempo else {}
    if not said:
        way, end = slow_way_at(text, token.start)
        said = {"note": way} if way else {}
    if not said:
        phases, end = named_phases_at(text, token.start)
        said = {"phases": phases} if phases else {}
    if not said and (beat := beat_at(text, token.start)):
        said, end = {"sets": str(beat.sets), "beat": text[token.start : beat.end]}, beat.end
    if not said and letter.isalpha() and letter not in "nt":
        role, end = as_many_at(text, token.start)
        said = {role: text[token.start : end]} if role else {}
    if not said and token.kind is TokenKind.WORD:
        (low, high), end = counted_at(text, token.start)
        said = {"hold": spelled_time(low, high)} if low else {}
    if not said and (end := just_once_at(text, token.start)) > token.start:
        timed = "t" in letters and not re.search(r"nR|x[nw]|[nw]x", letters)
        said = {"reps" if timed else "sets": "1"}
    if not said and letter == "t":
        said, end = rest_within_at(text, token.start)
    if not said and letter == "n":
        reps, end = there_and_back(text, token.start)
        said = {"reps": reps, "directions": text[token.start : end]} if reps else {}
    return Phrase(text[token.start : end], token.start, end, said, alone=True) if said else None


def _is_one(token: Token) -> bool:
    return token.word in ARTICLES or (token.kind is TokenKind.NUMBER and token.low == token.high == 1)


_AMOUNTS = frozenset({"sets", "reps", "hold", "time", "span", "count", "rest"})
_LIMITS = (
    r"(?:up to|at (?:least|most)|no more than|bis zu|mindestens|höchstens|jusqu['’]à|au (?:moins|plus)|hasta|al menos"
    r"|como (?:máximo|mucho))"
)
LIMIT = re.compile(rf"\b{_LIMITS}\s", re.IGNORECASE)
"""What makes the amount behind it the most or the least: `up to 20 s`."""
_LIMIT_BEFORE = re.compile(rf"(?:^|[\s,;:(–-])(?P<limit>{_LIMITS})\s$", re.IGNORECASE)
_SIDED = re.compile(r"nxnR?[/eE][D$]$")


def _is_alone(letters: str, first: int, last: int) -> bool:
    before, after = letters[:first].rstrip("F"), letters[last:]
    sided = _SIDED.search(before)  # `3 x 12/leg 90 s`
    return (not before or before[-1] in "-,.:;()_/+@!E" or bool(sided)) and (
        not after or after.lstrip("F")[:1] in "-,.:;()_/+@!eEZLGA"
    )


def _value(role: str, parts: Sequence[Token], text: str) -> str:  # noqa: PLR0911 - one question after the other
    """Return what the tokens of a role say, as we write it."""
    token = parts[0]
    if role == "load":
        return spelled_load(token)
    counts = [spelled_count(part.low, part.high) for part in parts if part.kind is TokenKind.NUMBER]
    if len(parts) > 1 and role == "per_set":  # `5 @ 45 kg, 3 @ 51 kg`, `40 s, 30 s, 20 s`
        times = [spelled_time(part.low, part.high) for part in parts if part.kind is TokenKind.TIME]
        return ", ".join(counts or times)
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
