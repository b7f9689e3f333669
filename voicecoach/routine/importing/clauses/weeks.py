"""Doses by the week, or from a start to a goal: the first one is read, or the one of now; those of the others are told.

`wk1 3x5  wk2 4x5`, a line for each week, phase or level below a name, `Start: 2x8` above `Goal: 3x12`. What is for all
weeks is a dose as any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from voicecoach.routine.importing.later.marked import says_now, says_over
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.other_doses import GROWS
from voicecoach.routine.notation.phrases import LONGEST

_WEEK = re.compile(
    r"(?<![\w-])(?:(?:from|ab|à partir de(?: la)?|dès(?: la)?|desde(?: la)?|a partir de(?: la)?)\s)?"
    r"(?:(?:wk|wks|weeks?|woche[n]?|wo|semaines?|sem|semanas?|kw|w|s|months?|monate?|mois|mes"
    r"|phase|fase|stage|étape|etapa|level|stufe|niveau|nivel)\.?\s?#?(?P<one>\d{1,2}|(?-i:I{1,3}|IV)\b)"
    r"|(?P<other>\d{1,2})(?:\.|st|nd|rd|th|ère|ème|e|re|ª|\.ª)\s?(?:week|wk|woche|semaine|semana))"
    r"(?:\s?(?:[-–/+&]|to|bis|à|a|and|und|et|y)\s?\d{1,2})?(?![\w/])\s*[:.)=(|–-]?\s*",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ALL = re.compile(
    r"(?:all|every|each|alle|jede|toutes\sles|chaque|todas\slas|cada)\s(?:weeks?|wochen?|semaines?"
    r"|semanas?)\s*[:,–-]?\s*",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:(?:to )?start(?:ing)?(?: (?:with|at|dose|point|here))?|begin(?: with)?|beginn(?:en mit)?|anfangs?"
    r"|(?:am )?anfang|zu beginn|départ|(?:au )?début"
    r"|commence[rz]? (?:à|par|avec)|inicio|(?:al )?(?:principio|comienzo)|empezar(?: con| por)?|empiece con|now"
    r"|jetzt|aktuell|maintenant|actuellement|ahora)"
    r"\s?[:–-]\s+",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?:progress\w*(?: to)?|(?:end )?goal|target|aim(?: for)?|then|later(?: on)?|next|build (?:up )?to"
    r"|work up to|(?:when|once|if) [^:\d]{3,40}|ziel|dann|danach"
    r"|später|steiger\w*(?: auf| bis)?|(?:wenn|sobald) [^:\d]{3,40}|objectif|but|puis|ensuite|plus tard"
    r"|progresse[rz]? (?:à|vers)|évoluer vers|(?:quand|dès que) [^:\d]{3,40}"
    r"|objetivo|meta|después|luego|más adelante|progres(?:ar|ión|e)(?: a| hasta)?"
    r"|cuando [^:\d]{3,40})\s?[:–-]\s+(?=.*\d)",
    re.IGNORECASE,
)

_AIM = re.compile(r"(?:goal|aim|progression|ziel|objectif|objetivo|meta|progresión)\s?[:–-]\s+", re.IGNORECASE)

_MARKED = re.compile(r"\s*(?:[|(\[<←👈*,;]|\s[-–—]+|\s(?=[^\W\d]))")
"""Where the words may begin that mark the week of now."""

_NAME_WORDS = 6
_BRACKETED = re.compile(r"([^\W\d][^()\d]*)\)\s?[:–-]\s*")


def of_first_week(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with the dose of the first week only, where they have one for each."""
    made: list[TextLine] = []
    week = 0
    for line in _of_now(list(_from_the_start(lines))):
        one = _first_in(line)
        label = _WEEK.match(one.text)
        number = _number(label) if label and _is_dose(one.text[label.end() :]) else 0
        if number and 0 < week < number:
            continue  # of a later week, below the first
        week = number
        made.append(one)
    labelled = {line.number for line in lines if _WEEK.match(line.text)}
    return [_without_label(one, labelled) for one in made]


@dataclass(frozen=True)
class _Week:
    """A line with the dose of one week."""

    number: int
    dose: str
    now: bool
    """Whether it is marked as the one that is done."""
    over: bool = False


def _of_now(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, of several weeks one below the other only the one that is marked as that of now."""
    weeks = [_week(line) for line in lines]
    made: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and (one := weeks[end]) and (above := weeks[end - 1]) and one.number > above.number:
            end += 1
        run = [(line, week) for line, week in zip(lines[at:end], weeks[at:end], strict=True) if week]
        now = _marked(run) if len(run) > 1 else None
        if now and made and _is_long_name(made[-1], now):
            now = _named(made.pop(), now)
        made += [now] if now else lines[at:end]
        at = end
    return made


def _named(name: TextLine, dose: TextLine) -> TextLine:
    return replace(name, text=f"{name.text} {dose.text}", more=(*name.sources, *dose.sources), marks=dose.marks)


def _is_long_name(above: TextLine, dose: TextLine) -> bool:
    """Whether a line is the name that a dose set in below it is of, and looks like a sentence: it has many words."""
    words = len(above.text.split())
    set_in = dose.indent > above.indent and not dose.opens
    return set_in and words > _NAME_WORDS and above.text[-1] not in ".!?:;" and not re.search(r"\d", above.text)


def _marked(run: Sequence[tuple[TextLine, _Week]]) -> TextLine | None:
    """Return the line of the week of now with its dose alone: it says so, or has a mark that no other has."""
    told = [pair for pair in run if pair[1].now] or [pair for pair in run if pair[0].mark or pair[0].quoted]
    if len(told) != 1 and any(week.over for _, week in run):
        told = [pair for pair in run if not pair[1].over][:1]
    if len(told) != 1:
        return None
    line, week = told[0]
    return replace(line, text=week.dose, mark="", quoted=False, marks=f"{line.marks} {line.text}")


def _week(line: TextLine) -> _Week | None:
    """Return the week and its dose that a line is; None if it is anything else."""
    label = _WEEK.match(line.text) if len(line.text) <= LONGEST else None
    if not label:
        return None
    words = line.text[label.end() :]
    if (found := _BRACKETED.match(words)) and label[0].endswith("("):
        words = f"{words[found.end() :]} ({found[1]})"  # `Stage 1 (done): 2 x 8`
    dose, now = _with_mark(words)
    return _Week(_number(label), dose, now, over=not now and says_over(words)) if dose else None


def _with_mark(text: str) -> tuple[str, bool]:
    """Return the dose that a text is, and whether a mark of now stands behind it; an empty dose if it is none."""
    now = says_now(text)
    if not now and not says_over(text):
        return text if _is_dose(text) else "", False
    ends = [cut.start() for cut in _MARKED.finditer(text)]
    return next((text[:end] for end in reversed(ends) if _is_dose(text[:end])), ""), now


def _from_the_start(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, of `Start: 2 x 8` above `Goal: 3 x 12` only what one starts with; an aim alone is the dose."""
    started = dosed = False
    for line, below in zip_longest(lines, lines[1:]):
        goal, aim, start = _GOAL.match(line.text), _AIM.match(line.text), _START.match(line.text)
        aim = aim if aim and _is_dose(line.text[aim.end() :]) else None
        if (started and goal) or (dosed and aim):
            if GROWS.match(line.text):
                yield line  # kept as a note
            continue
        started = bool(start and below and _GOAL.match(below.text) and _is_dose(line.text[start.end() :]))
        label = start if started else aim
        dosed = label is not None or read_line(line.text).works
        yield replace(line, text=line.text[label.end() :], marks=f"{line.marks} {label[0]}") if label else line


def _without_label(line: TextLine, labelled: Collection[int]) -> TextLine:
    """Return a line without its label, if it is of the first of several weeks, or of all of them."""
    label = _ALL.match(line.text)
    if label is None and line.number + 1 in labelled:
        label = _WEEK.match(line.text)
    if label is None or not read_line(line.text[label.end() :]).works or read_line(line.text[label.end() :]).name_first:
        return line
    return replace(line, text=line.text[label.end() :], marks=f"{line.marks} {label[0]}")


def _first_in(line: TextLine) -> TextLine:
    """Return a line that has a dose for each of several weeks with that of the first."""
    labels = list(_WEEK.finditer(line.text)) if len(line.text) <= LONGEST else []
    if len(labels) < 2 or not all(_number(a) < _number(b) for a, b in pairwise(labels)):
        return line
    ends = [label.start() for label in labels[1:]] + [len(line.text)]
    told = [line.text[label.end() : end].strip(" ,;|/>→–-)(") for label, end in zip(labels, ends, strict=True)]
    doses = list(map(_with_mark, told))
    if not all(dose for dose, _ in doses):
        return line
    first = labels[0]
    dose = next((dose for dose, now in doses if now), doses[0][0])
    return replace(line, text=f"{line.text[: first.start()]}{dose}", marks=f"{line.marks} {first[0]}")


def _number(label: re.Match[str]) -> int:
    number = label["one"] or label["other"]
    return int(number) if number.isdigit() else _ROMAN[number]


_WITH = re.compile(
    r",?\s(?:with|using|holding|wearing|on|in|mit|auf|im|am|avec|sur|con|sobre|en)\s(?=\S)", re.IGNORECASE
)
"""Where words begin behind a dose that say what it is done with."""


def _is_dose(text: str) -> bool:
    read = read_line(text)
    return read.works and (read.only_dose or _is_with(text))


def _is_with(text: str) -> bool:
    """Whether a text is a dose, and what it is done with: `4 sets of 10 with a backpack`."""
    begun = (read_line(text[: found.start()]) for found in _WITH.finditer(text))
    return any(read.works and read.only_dose for read in begun)
