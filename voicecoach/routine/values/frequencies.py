"""How often, as people write it: `2 days`, `3 times a day`, `Mon, Wed, Fri at 18:00`, `30 minutes from 9 to 17`.

A text is read clause by clause; each clause says one thing, and no two the same. `frequency_checks` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from voicecoach.core.suggest import slips
from voicecoach.routine.fields import Field
from voicecoach.routine.frequency import CLOSEST, WEEKEND, WORKDAYS, Frequency
from voicecoach.routine.frequency_words import DAY_NAMES
from voicecoach.routine.values.frequency_checks import Clauses, FrequencyError
from voicecoach.routine.values.times_of_day import TIME, stretch, time_of_day
from voicecoach.routine.values.typed import WrongValueError, as_word, shown
from voicecoach.routine.yaml.tree import Items, Node

LONGEST = 200
"""Characters of the longest text worth reading."""

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "other": 2, "second": 2, "three": 3, "thrice": 3,
    "third": 3, "four": 4, "fourth": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "×": "x", "\u00a0": " "})
_UNITS = {"d": 1, "w": 7, "f": 14, "m": 30, "y": 365}
_WORDS = {"daily": 1, "weekly": 7, "fortnightly": 14}
_EXAMPLE = "write, for example, `every: 2 days`, `every: 3 times a day` or `every: Mon, Wed, Fri at 18:00`"
_PART_OF_A_DAY = re.compile(r"morning|noon|evening|night|lunch|bed|meal|breakfast|dinner")
_RANGE = re.compile(r"(\d{1,3})\s?(?:-|to|or)\s?(\d{1,3})\s?(days?|weeks?|hours?|min(?:ute)?s?|(?:x|times)\b.*)")

FREQUENCY_WORDS = (
    *_NUMBERS, *DAY_NAMES, *_WORDS, *(f"{day}s" for day in DAY_NAMES), *(day[:3] for day in DAY_NAMES),
    *(day[:2] for day in DAY_NAMES),
    "tues", "thur", "thurs", "weekday", "weekdays", "workday", "workdays", "work", "working", "weekend", "weekends",
    "x", "time", "times", "day", "days", "d", "week", "weeks", "w", "fortnight", "fortnights", "half", "hour", "hours",
    "hr", "hrs", "h", "hourly", "minute", "minutes", "min", "mins", "m", "at", "on", "the", "every", "each", "then",
    "and", "in", "per", "from", "between", "to", "til", "till", "until", "through", "am", "pm", "p", "noon", "midday",
    "midnight", "o", "clock", "uhr", "&", ";", r"\+",
)  # fmt: skip
"""Every word that how often may be said with, beside numbers and the signs of times."""
_SPELLED = tuple(word for word in FREQUENCY_WORDS if len(word) > 2 and word.isalpha())
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = rf"(?:\d{{1,6}}|(?:{'|'.join(_NUMBERS)})\b)"
_SPAN = r"(?P<span>day|daily|week|month|hour|[dw]\b)(?:ly\b)?"
_PER = r"(?:/|(?:in )?an?\b|per\b|each\b|every\b)"
_DAY = (
    r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
    r"|mon?|tues?|wed?|thurs?|thu?|fri?|sat?|sun?)\b\.?"
)
_TO = r"\s*(?:-|to\b|till?\b|until\b|through\b)\s*"
_GAP = re.compile(r"(?:[\s,;.&+/]|(?:and|on|the|every|each|then)\b)*")


def frequency(field: Field, node: Node) -> Frequency:
    """Return how often a text, or a list of its parts, says. Raise WrongValueError, at the part that is wrong."""
    parts = node.items if isinstance(node, Items) else [node]
    if not parts:
        hint = f"write, for example, `{field.name}: {field.example}` or `{field.name}: [Mon, Wed, Fri]`"
        raise WrongValueError("shape", f"`{field.name}` is {field.kind.value}; this is an empty list", hint, node)
    texts = [as_word(field, part) for part in parts]
    try:
        return parse_frequency(", ".join(texts))
    except FrequencyError as error:
        at, text = (node, ", ".join(texts))
        if error.position is not None:
            at, text = _part_at(parts, texts, error.position)
        code = "limit" if error.limit else "value"
        hint = error.hint or _did_you_mean(field, text) or _EXAMPLE
        raise WrongValueError(code, f"`{field.name}`: {shown(text)} {error}", hint, at) from None


def _did_you_mean(field: Field, text: str) -> str:
    """Return a question that offers `text` without its slips of the hand, if it can be read then."""
    mended = _WORD.sub(_mended, text[:LONGEST])
    try:
        parse_frequency(mended)
    except FrequencyError:
        return ""
    return f"did you mean `{field.name}: {mended}`?"


def _mended(found: re.Match[str]) -> str:
    word = found[0].lower()
    near = [] if word in FREQUENCY_WORDS else slips(word, _SPELLED)
    best = min(near, key=lambda other: (other[-1] != word[-1], abs(len(other) - len(word))), default=found[0])
    return best.capitalize() if found[0][0].isupper() else best


@lru_cache(maxsize=1024)
def parse_frequency(text: str) -> Frequency:
    """Return how often `text` says. Raise FrequencyError."""
    plain = _plain(text)
    if len(plain) > LONGEST:
        raise FrequencyError("is too long")
    if ranged := _RANGE.fullmatch(plain):
        low, high, unit = ranged.groups()
        raise FrequencyError("is a range", f"it is one of them: write `every: {low} {unit}`, or `every: {high} {unit}`")
    clauses = Clauses()
    at = _gap(plain, 0)
    if plain.isdecimal():  # a number alone is days
        plain = f"{plain} days"
    try:
        while at < len(plain):
            at = _gap(plain, _clause(clauses, plain, at))
    except FrequencyError as error:
        error.position = at
        raise
    if clauses == Clauses():
        raise FrequencyError("does not say how often")
    return clauses.frequency()


def _plain(text: str) -> str:
    return " ".join(text.lower().translate(_PLAIN).split())


def _gap(plain: str, at: int) -> int:
    found = _GAP.match(plain, at)
    return found.end() if found else at


def _clause(clauses: Clauses, plain: str, at: int) -> int:
    """Take the clause at a position, and return where it ends."""
    for pattern, take in _CLAUSES:
        if found := pattern.match(plain, at):
            take(clauses, found)
            return found.end()
    raise _unclear(plain, at)


def _often(clauses: Clauses, found: re.Match[str]) -> None:
    count, span = _number(found["n"]), found["span"] or ""
    if count and span in ("hour", "month"):
        days, minutes = max(1, round(30 / count)), max(CLOSEST, round(60 / count))
        told = f"{minutes} minutes" if span == "hour" else "day" if days == 1 else f"{days} days"
        raise FrequencyError(f"is in {span}s", f"write `every: {told}`")
    clauses.put("per_week" if span.startswith("w") else "times", count)
    clauses.in_no_time = not span


def _step(clauses: Clauses, found: re.Match[str]) -> None:
    amount, unit = found["n"] or "1", 1 if found["unit"].startswith("m") else 60
    if amount.startswith("half"):
        amount = "0.5"
    clauses.put("minutes", round(unit * (_number(amount) if amount.isalnum() else float(amount.replace(",", ".")))))


def _whole_days(clauses: Clauses, found: re.Match[str]) -> None:
    days = _number(found["n"] or "1") * _UNITS[found["unit"][0]]
    if found["unit"][0] in "my":
        raise FrequencyError("is not in days or weeks", f"it is in days or weeks: write `every: {days} days`")
    clauses.put("days", days)


def _worded_days(clauses: Clauses, found: re.Match[str]) -> None:
    clauses.put("days", _WORDS[found[0]])


def _weekdays(clauses: Clauses, found: re.Match[str]) -> None:
    if clauses.days_have_times:
        hint = "all days have the same times: write the days first, for example `every: Mon, Thu at 7:00 and 18:00`"
        raise FrequencyError("has other times on other days", hint)
    if found["kind"]:
        clauses.weekdays |= set(WEEKEND if found["kind"].startswith("weekend") else WORKDAYS)
        return
    first = _day(found["day"])
    last = _day(found["last"]) if found["last"] else first
    clauses.weekdays |= {(first + number) % 7 for number in range((last - first) % 7 + 1)}


def _window(clauses: Clauses, found: re.Match[str]) -> None:
    if clauses.window:
        raise FrequencyError("says two things at once", "leave one of them out")
    clauses.window = stretch(found["start"], found["end"])


def _clock(clauses: Clauses, found: re.Match[str]) -> None:
    if found["time"].isdecimal() and not (found["at"] or clauses.at):
        raise _unclear(found.string, found.start())
    clauses.at.append(time_of_day(found["time"]))
    clauses.days_have_times = bool(clauses.weekdays)


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _day(word: str) -> int:
    return next(number for number, name in enumerate(DAY_NAMES) if name.startswith(word[:2]))


def _unclear(plain: str, at: int) -> FrequencyError:
    """Return what can't be read, and what was likely meant."""
    word = re.split(r"[\s,;]", plain[at:])[0]
    if near := slips(word, DAY_NAMES):
        return FrequencyError(f"has a day that is none: {shown(word)}", f"did you mean `{near[0].capitalize()}`?")
    times = "write the times of day, for example `every: 8:00 and 20:00`"
    hint = times if _PART_OF_A_DAY.search(plain) else ""
    return FrequencyError(f"can't be read from {shown(word)} on" if at else "does not say how often", hint)


def _part_at(parts: Sequence[Node], texts: Sequence[str], position: int) -> tuple[Node, str]:
    """Return the part of a list, and its text, that a position in all of them lies in."""
    end = 0
    for part, text in zip(parts, texts, strict=True):
        end += len(_plain(text)) + 2
        if position < end:
            return part, text
    return parts[-1], texts[-1]


_CLAUSES: tuple[tuple[re.Pattern[str], Callable[[Clauses, re.Match[str]], None]], ...] = tuple(
    (re.compile(pattern), take)
    for pattern, take in (
        (rf"from\s*(?P<start>{TIME}){_TO}(?P<end>{TIME})", _window),
        (rf"between\s*(?P<start>{TIME})\s*(?:and|-)\s*(?P<end>{TIME})", _window),
        (rf"(?P<start>{TIME}){_TO}(?P<end>{TIME})", _window),
        (rf"(?P<n>{_NUMBER})\s*(?:x|times?\b)(?:\s*{_PER}?\s*{_SPAN})?", _often),
        (rf"(?P<n>once|twice|thrice)\b(?:\s*{_PER}?\s*{_SPAN})?", _often),
        (rf"(?P<n>{_NUMBER})\s*(?:/|an?\b|per\b)\s*{_SPAN}", _often),
        (
            rf"(?:(?P<n>half(?: an?)?\b|\d{{1,4}}[.,]\d|{_NUMBER})\s*)?"
            r"(?P<unit>hourly|hours?|hrs?|h|minutes?|mins?|m)\b",
            _step,
        ),
        (rf"(?:(?P<n>{_NUMBER})\s*)?(?P<unit>days?|weeks?|fortnights?|months?|years?|d|w)\b", _whole_days),
        (rf"(?:{'|'.join(_WORDS)})\b", _worded_days),
        (rf"(?P<kind>weekdays?|work(?:ing)?\s?days?|weekends?)\b|(?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?", _weekdays),
        (rf"(?P<at>at\s*)?(?P<time>{TIME})", _clock),
    )
)
