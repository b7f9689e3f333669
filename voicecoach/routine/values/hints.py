"""What to write in place of a number or a time that can't be read: guessed from what was typed, else an example.

A guess keeps every number and every unit that was typed; where it can't, there is no guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from voicecoach.routine.fields import COUNTS, TIMES, Field
from voicecoach.routine.values.doses import ANY_WORD, UNITS, WORDS, dose, spelled

Parse = Callable[[str], object]
"""Reads a text, or raises ValueError."""

_BACKWARDS = re.compile(r"(\d+)\s*[-–—]\s*(\d+)(\D*)")
_SAME = {
    "rest": r"(?:\s?(?:in\s)?between\s(?:the\s)?(?:sets|rounds)|\s?after\s(?:each|every)\sset"
    r"|\s?rests?|\s?breaks?|\s?pause)",
    "rest_after": r"(?:\s?(?:after|before\sthe\snext(?:\sexercise)?|rests?|breaks?|pause))",
    "between_reps": r"(?:\s?(?:in\s)?between\s(?:the\s)?reps|\s?rests?)",
    "pace": r"(?:\s?(?:per|a|each|every|/)\s?rep(?:etition)?s?|\s?each)",
    "hold": r"(?:\s?(?:static\s|isometric\s)?holds?|\s?(?:per|each|every|/)\s?reps?)",
    "duration": r"(?:\s?(?:long|in\stotal|total))",
    "reps": r"(?:\s?(?:in\s)?(?:each|every|per|a)\sset)",
    "rate": r"(?:\s?(?:x|times))",
}
"""Words behind a value that only say again what its field says."""
_LEADING = re.compile(
    r"(?:about|approx\.?|approximately|around|ca\.?|circa|for|roughly|~|≈|up\sto|max\.?)\s?", re.IGNORECASE
)
_EACH = re.compile(r"(.*?\w)\W*\b(?:each|every|ea|e/s|p/s)", re.IGNORECASE)
"""What may be each side, or only each rep: an `each` that says no more."""
_NO_TIME = frozenset({"none", "no", "off", "without", "nothing", "zero", "-"})
_PAUSES = frozenset({"rest", "rest_after", "between_reps", "get_ready", "switch"})
_SEPARATED = re.compile(r"(?<=\d)\s?(?:till?|until|bis|through|à|a|\.\.\.|…|~)\s?(?=\d)", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b({ANY_WORD})\b", re.IGNORECASE)


def meant(field: Field, text: str, parse: Parse) -> str:
    """Return what to write: what a sheet's `2 x 10` or `5 each side` says in our fields, else an example."""
    text = " ".join(text.split())
    if turned := _turned(text, parse):
        return f"write `{field.name}: {turned}`"
    bare = " ".join(re.sub(r"[()\[\]]", " ", text).split())
    return _spelled(field, text, bare, parse) or _of_dose(field, bare, parse) or _of_unit(field, text)


def _spelled(field: Field, text: str, bare: str, parse: Parse) -> str:
    """Return the same value in a spelling that can be read, if there is one; whose `each` it is we leave open."""
    for guess in _guesses(field, bare):
        if guess != text and _parses(guess, parse):
            return f"write `{field.name}: {guess}`"
    each = _EACH.fullmatch(bare)
    for guess in _guesses(field, each[1]) if each else ():
        if _parses(guess, parse):
            side = "in a line of its own `sides: each`, if it is each side that is meant"
            return f"write `{field.name}: {guess}` and, {side}"
    return ""


def _guesses(field: Field, text: str) -> Iterator[str]:
    """Yield other spellings of a value, none of which loses a number or a unit."""
    bare = text.strip("“”„‘’'\"\u200b\u00ad ").rstrip(",;.:!")
    yield bare
    if field.name in _SAME:
        yield re.sub(rf"{_SAME[field.name]}$", "", bare, flags=re.IGNORECASE)
    if field.name in _PAUSES and bare.lower() in _NO_TIME:
        yield "0s"
    lead = _LEADING.match(bare)
    said = _SEPARATED.sub("-", bare[lead.end() :] if lead else bare)
    digits = _NUMBERS.sub(lambda found: WORDS[found[1].lower()], said)
    yield from dict.fromkeys((said, digits, spelled(said), spelled(digits)))
    if field.name == "rate" and (percent := re.fullmatch(r"(\d{2,3})\s?%", bare)):
        yield f"{int(percent[1]) / 100:g}"
    if field.name == "every_minute":
        yield re.sub(r"\s?(?:m|mins?|minutes?)$", "", bare)
    if field.name == "countdown":  # a tick is a second
        yield re.sub(r"\s?(?:s|secs?|seconds?)$", "", bare)


def _of_dose(field: Field, text: str, parse: Parse) -> str:
    """Return the fields that a dose in plain words is, as far as each can be read."""
    found = dose(text)
    if not found or found.name or found.lone:
        return ""
    time = field.name if field.kind in TIMES else "hold" if {"sets", "reps"} & found.fields.keys() else ""
    fields = found.shaped(time)
    if field.name == "duration" and "reps" in fields and "sets" not in fields:
        fields["sets"] = fields.pop("reps")  # so often, uncounted
    if field.name in fields and not _parses(fields[field.name], parse):
        return ""
    if list(fields) == ["reps"]:
        return f"a number of times is `reps: {fields['reps']}`"
    if list(fields) == ["duration"] and field.kind in COUNTS:
        return f"a time is `duration: {fields['duration']}`, or `hold: {fields['duration']}` for how long a rep is held"
    first, *others = (
        f"`{name}: {value}`" for name, value in sorted(fields.items(), key=lambda pair: pair[0] != field.name)
    )
    if not others:
        return f"write {first}"
    each = "each " if others[1:] else ""
    return f"write {first} and, {each}in a line of its own, {' and '.join(others)}"


def _of_unit(field: Field, text: str) -> str:
    """Return an example, and what to do with a unit or a word that the field doesn't know."""
    example = f"write, for example, `{field.name}: {field.example}`"
    unit = re.fullmatch(r"\W{0,2}\d[\d\s.,:–-]*\s?([^\W\d]+(?:[ /-][^\W\d]+){0,3}|\+|%)\W?", text)
    if not unit or any(re.match(rf"(?:{words})\b", unit[1], re.IGNORECASE) for words in UNITS):
        return example
    if field.kind in TIMES and re.match("(?:days?|weeks?)$", unit[1], re.IGNORECASE):
        return f"the days from one session to the next are `every`, a field of the routine; else {example}"
    if field.kind in COUNTS and unit[1].lower().startswith("breath"):
        counted = "; beside a `tempo` of one breath, write the number alone"
        return f"breaths are a time: write, for example, `hold: {text}`{counted if field.name == 'reps' else ''}"
    kind = "seconds or minutes" if field.kind in TIMES else "a number alone"
    words = "; words go into `notes`" if field.in_defaults else ""
    return f"“{unit[1][:20]}” means nothing here: write {kind}, for example `{field.name}: {field.example}`{words}"


def _parses(text: str, parse: Parse) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _turned(text: str, parse: Parse) -> str:
    """Return a range with its ends changed over, if that makes it one."""
    ends = _BACKWARDS.fullmatch(text)
    turned = f"{ends[2]}-{ends[1]}{ends[3]}" if ends else ""
    return turned if ends and _parses(turned, parse) else ""
