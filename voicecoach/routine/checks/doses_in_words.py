"""A dose that stands in words only: it would be spoken, perhaps, and never counted or timed. Each rule only warns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from voicecoach.routine.checks.finding import CheckedExercise, Finding
from voicecoach.routine.fields import CONFLICTS
from voicecoach.routine.values.doses import COUNT, TIME, TypedDose, dose, in_digits, spelled, whole_dose
from voicecoach.routine.values.typed import quoted

LEAST_LONE = 5
"""A lone number in a name, as in `10 squats`, is taken for a count from here on: `Bridge 2` is a name."""

_WORK = frozenset(CONFLICTS)
_LIKELY = re.compile(
    r"\d\s?-?(?:[x×*'\"″”:]|s\b|se[ckg]|min|h\b|hr|hour|st[du]|rep|r[ée]p|times|set|s[äaée]|round|wdh|wied|mal|fois|ve)"
    r"|[x×]\s?\d|(?:hold|rest|break|pause|reps?|sets?)\W{1,3}\d|\b(?:sets?|times|reps|seconds|minutes?)\b",
    re.IGNORECASE,
)
"""A glance, before a name is read word by word: most names hold no dose."""
_ORDERED = (
    "exercise|number|no|day|week|level|step|part|phase|stage|version|variation|position|pose|stretch|move|drill|block"
    "|circuit|session|workout|page|figure|type|grade|option|station|übung|day|tag"
)
_COUNTED = re.compile(rf"\d{{1,3}} \D+|(?!.*\b(?:{_ORDERED})\W*\d)\D+ \d{{1,3}}", re.IGNORECASE)
"""A name with one number, before or behind it, that numbers nothing."""
_DIGITS = frozenset("0123456789")
_COUNTABLE = ("set", "time", "rep", "second", "minute")
_REST = re.compile(r"(?:rest|break|pause|recover(?:y)?)\b", re.IGNORECASE)
_ALONE = r"(?<![\w.,:/-])"
_SAID: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "sets": rf"{_ALONE}(?:{COUNT}\s?(?:[x×]\s?(?=\d)|sets?\b(?!\s?[:=]))|sets?\s?[:=]\s?{COUNT})",
        "reps": rf"{_ALONE}(?:{COUNT}\s?(?:x\b(?!\s?\d)|(?:times|reps?|repetitions?)\b(?!\s?[:=]))"
        rf"|(?:reps?\s?[:=]|sets?\s(?:of|x))\s?{COUNT})|(?<=\d)\s?[x×]\s?{COUNT}",
        "hold": rf"\bhold(?:ing|s)?\b(?:\s(?!\d)[\w']{{1,12}}){{0,4}}:?\s{TIME}|{_ALONE}{TIME}\sholds?\b",
        "duration": rf"{_ALONE}{TIME}",
    }.items()
}
"""What says in a sentence how much there is, by the field that it belongs in."""
_OTHERWISE: Mapping[str, frozenset[str]] = {
    "sets": frozenset({"sets"}),
    "reps": frozenset({"reps", "duration", "sets"}),
    "hold": frozenset({"hold", "tempo", "duration", "pace"}),
    "duration": _WORK,
}
"""Fields beside which a sentence may say it once more, or something else."""
_LABEL = re.compile(r"(?:reps?|repetitions?|times|sets?|seconds?|secs?|s|minutes?|mins?)[\s,]+", re.IGNORECASE)
"""What the number before a comment is, as in `reps: 10  # reps each side`."""
_BOTH = re.compile(r"both\s(?!sides?\b)", re.IGNORECASE)
"""Begins what is no side: a bridge on both legs is one that isn't done on one."""
_RESTS = frozenset({"rest", "rest_after", "between_reps"})
_TEXTS = ("setup", "do", "tip", "notes")
_TRIPLE = re.compile(r"\d\s?[x×]\s?\d+\s?[x×]")
_FIELDS = "fields such as `sets: 3`, `reps: 10` and `hold: 5s`"
_EXAMPLE = f"how much stands in {_FIELDS}, each in a line of its own"


def in_name(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of a dose in a name, unless the fields say the same."""
    name = written.exercise.name
    worked = not _WORK.isdisjoint(written.fields)
    if not _glance(name) or (not _LIKELY.search(name) and (worked or not _COUNTED.fullmatch(name))):
        return
    found = dose(name)
    if found and found.lone and (worked or not _counts(found)):
        return
    fields = found.shaped() if found else {}
    if fields and not _missing(fields, written):
        return
    if not fields and (worked or not any(said.search(name) for said in _SAID.values())):
        return
    what = "it is only said" if worked else "it goes on for 30 s"
    message = f"“{name[:60]}” is a name, whatever it says: {what}"
    yield Finding("name", "dose-in-name", message, _split(found, fields, written.bare), warning=True)


def in_words(written: CheckedExercise) -> Iterator[Finding]:
    """Tell of a dose in a text that no field says."""
    here = set(written.fields)
    for field in _TEXTS:
        text = written.typed.get(field, "")
        if not text or not _glance(text) or (field != "do" and _WORK & here):
            continue
        text = in_digits(text[:2_000])
        said = {name: found for name in _SAID if not _OTHERWISE[name] & here and (found := _SAID[name].search(text))}
        if said.keys() - {"duration"}:
            said.pop("duration", None)
        if said:
            first = next(iter(said.values()))[0].strip()
            fields = " and ".join(f"`{name}: {_amount(name, found[0])}`" for name, found in said.items())
            fields = _FIELDS if _TRIPLE.search(text) else fields
            message = f"`{field}` says “{first[:40]}”, and no field does: it is only words"
            hint = f"write {fields} beside it: what is only said has no beeps and no count"
            yield Finding(field, "dose-in-words", message, hint, warning=True)


def in_comment(field: str, said: str, written: CheckedExercise) -> Finding | None:
    """Tell of a dose or a side in the comment behind a field, or behind a bare name, that no field says."""
    found = None if _BOTH.match(said) else whole_dose(said) or whole_dose(_LABEL.sub("", said, count=1))
    here = set(written.fields)
    if not found or (list(found.fields) == ["time"] and not _is_work(field, here)):
        return None
    fields = found.shaped("hold" if "reps" in here else "")
    others = {**CONFLICTS, "rest": _RESTS}
    missing = {name: value for name, value in fields.items() if not here & {name, *others.get(name, ())}}
    if not missing:
        return None
    message = f"this comment says “{said[:40]}”, and no field does: comments aren't read"
    lines = [f"`{name}: {value}`" for name, value in missing.items()]
    hint = f"write {' and '.join(lines)}{', each' if lines[1:] else ''} as a field of its own"
    if written.bare:
        hint = _below(written.exercise.name, lines)
    return Finding(field, "dose-in-comment", message, hint, warning=True)


def _is_work(field: str, here: set[str]) -> bool:
    """Whether a time that is said behind a field is how long the work takes: else it may be any time."""
    return field in ("reps", "sets") or (field == "name" and not _WORK & here)


def _below(name: str, lines: Sequence[str]) -> str:
    return f"write `- name: {quoted(name)}` and, below it in the column of `name`, {', '.join(lines)}"


def _amount(name: str, said: str) -> str:
    found = re.search(r"\d[\d\s–-]*(?:to\s?\d+)?" if name in ("sets", "reps") else TIME, said, re.IGNORECASE)
    return spelled(found[0]) if found else said


def _glance(text: str) -> bool:
    """Whether a text may hold a dose at all, in digits or in words."""
    return not _DIGITS.isdisjoint(text) or any(word in text for word in _COUNTABLE)


def _counts(found: TypedDose) -> bool:
    least = re.match(r"\d+", found.fields.get("reps", "0"))
    return bool(found.name and least and int(least[0]) >= LEAST_LONE)


def _missing(fields: Mapping[str, str], written: CheckedExercise) -> bool:
    """Whether the fields of an exercise say less than its name; how it is timed may differ."""
    here = set(written.fields)
    timed = {"hold", "duration", "tempo", "pace"}
    return any(name not in here and not (name in timed and timed & here) for name in fields)


def _split(found: TypedDose | None, fields: Mapping[str, str], bare: bool) -> str:
    rest = fields.get("rest", fields.get("duration", "")) if len(fields) == 1 and found else ""
    if found and rest and _REST.fullmatch(found.name or "rest"):
        return f"a rest belongs to the exercise before it: write `rest_after: {rest}` there, and delete this one"
    if not found or not found.name:
        return _EXAMPLE
    lines = [f"`{name}: {value}`" for name, value in fields.items()]
    if bare:
        return _below(found.name, lines)
    return f"write `name: {quoted(found.name)}` and, each in a line of its own, {', '.join(lines)}"
