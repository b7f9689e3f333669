"""Hard-wrapped lines become one: each goes on where the line before it had no room for the next word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from voicecoach.routine.importing.clauses.rounds_in_line import names_listed
from voicecoach.routine.importing.columns import COUNTS, TIMES, column
from voicecoach.routine.importing.lines.each_side import tells_sides
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.rests import rests_between
from voicecoach.routine.importing.sheet.section_doses import headed_dose
from voicecoach.routine.notation.line import JOINING, read_line
from voicecoach.routine.notation.phrases import LONGEST

_NOTES, _NARROWEST_NOTE = 4, 60
"""Lines that begin with small letters, at least, and characters of the widest of wrapped ones."""
_LAST_WORDS = 80
"""Characters at the end of a line that tell whether it goes on."""
_NARROWEST = 50
"""Characters; a text whose widest line is narrower is no wrapped one, unless a sentence goes on in small letters."""

_COUNT = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?")
_UNFINISHED = re.compile(
    r"(?:\S+\s){4}(?:for|of|the|an?|to|and|with|your|für|und|mit|von|eine?[rnms]?|de[rnm]|die|das|pendant|une?|de|et|les?|la|des|par|durante|una|y|con|el|los|las"
    r"|por"
    r"|(?:on|with|in|for)\sboth|(?:auf|mit|an|in|für)\sbeide[nrs]?|nur|bitte|bis|je|pro|per|au|aux|du|del|al|im|am|vom|zum|zur|beim|sobre|sur|from|at|his|her|their"
    r"|sets\sof|reps\sof|séries\sde|series\sde|sätze\s(?:mit|à|zu)|is|are|ist|sind|should|will|soll|sollen"
    r"|then|danach|dann|puis|ensuite|luego|después)$",
    re.IGNORECASE,
)
"""A line of several words that can't be all."""
_GOES_ON_WITH = re.compile(
    r"(?:of\s(?=\d|[^\W\d]+[,.;\s])|(?:sets?|reps?|times|rounds?|lots|goes|seconds?|secs?|minutes?|each|per|a)\b"
    r"|(?:sätze|mal|wiederholungen|runden|sekunden|minuten|je|pro|jeweils)\b|(?:fois|séries|répétitions|secondes|de\schaque|par)\b"
    r"|(?:veces|series|repeticiones|segundos|con\scada|por|a\scada)\b)",
    re.IGNORECASE,
)
"""What a dose goes on with in the next line of a paragraph: `the bridges 3 sets`, then `of 12, and clams`."""
_AMOUNT_LAST = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|eight|ten|twelve|zwei|drei|vier|fünf|zehn|deux|trois|quatre|dix|dos|tres|cuatro|diez)"
    r"|\b(?:sets?|reps?|times|secs?|seconds|s|kg|sätze|mal|sek|fois|séries|secondes|veces|series|segundos))\.?$",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:an?|one)(?:[ -]\d{1,2})?[ -](?:second|sec|minute|min)$", re.IGNORECASE)
_OF_IT = re.compile(r"(?:hold|pause|rest|squeeze|break|breather)\b(?!:)")
"""What a time at the end of a line is of: `with a 3 second`, then `hold at the top`."""
_LONG_LINE = 6
"""Words of a line of running text."""
_FIELD = re.compile(r"[^\W\d][^.:]{0,25}:(?:\s|$)")
_HANGING, _ROOMY = 2, 5
"""Paragraphs with a first line that stands out, at least, and words of a line that goes on below."""
_PAIRS = 3
"""From so many labels with the value below them on, a sheet is laid out so."""
_SAYS = re.compile(r"\d|:\s*\S")
"""What a label with its value has."""
_SIDE_WORDS = 3
_SHORT = 5
"""Words of a title, or of the first exercise below how a circuit is done."""
_ENDS = ".!?"
_NEARLY_FULL, _ROOM = 0.8, 0.7
"""Of the widest line; of one so short in a paragraph the rest would stand beside it."""


def joined(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with each paragraph's in one."""
    width = max((len(line.text) + line.indent for line in lines), default=0)
    noted = _noted(lines, width)
    hanging = _hanging(lines)
    made: list[TextLine] = []
    last = TextLine(0, "")
    for at, line in enumerate(lines):
        before = made[-1] if made else None
        titled = last.text[-1:] in _ENDS and _is_titled(line, lines[at + 1 : at + 2], width)
        set_in = hanging and before is not None and _set_in(before, last, line)
        outset = hanging and line.indent < last.indent
        if (
            before is not None
            and not titled
            and (set_in or (not outset and _goes_on(before, last.text, line, width, noted)))
        ):
            more = (*before.sources, (line.number, line.text))
            made[-1] = replace(
                before, text=_with(before.text, line.text), more=more, links=(*before.links, *line.links)
            )
        else:
            made.append(line)
        last = line
    return made


def _noted(lines: Sequence[TextLine], width: int) -> bool:
    """Whether people typed a text for themselves: no line begins with a capital, and none is wrapped."""
    begun = [line.text[0] for line in lines if line.text[0].isalpha()]
    full = sum(len(one.text) + one.indent > _NEARLY_FULL * width and not below.opens for one, below in pairwise(lines))
    wrapped = width >= _NARROWEST_NOTE and full > 1
    return len(lines) >= _NOTES and all(letter.islower() for letter in begun) and not wrapped


def _is_titled(line: TextLine, below: Sequence[TextLine], width: int) -> bool:
    """Whether a line is a few words in front of a line that is no more than a dose, or that had room beside them."""
    short = len(line.text.split()) <= _SHORT and line.text[0].isupper() and line.text[-1] not in f"{_ENDS},;:"
    if not short or not below or read_line(line.text).phrases:
        return False
    alone = line.indent + len(f"{line.text} {below[0].text.split()[0]}") < _ROOM * width and below[0].text[0].isupper()
    return _only_doses(below[0]) or (alone and not (below[0].opens or below[0].mark))


def _only_doses(line: TextLine) -> bool:
    read = read_line(line.text)
    return read.only_dose and read.works and line.text[0] not in "(" and not line.opens


def _hanging(lines: Sequence[TextLine]) -> bool:
    """Whether the first line of a paragraph stands out from those below it, in which its sentence goes on."""
    pairs = [(one, below) for one, below in pairwise(lines) if not (one.mark or below.mark or below.opens)]
    further = [below for one, below in pairs if below.indent > one.indent and below.text[0].islower()]
    return len(further) >= _HANGING


def _set_in(before: TextLine, last: TextLine, line: TextLine) -> bool:
    """Whether a line stands in from the first of its paragraph, and goes on with a sentence."""
    below = not (line.opens or line.mark or before.mark) and line.indent > before.indent
    return below and line.indent >= last.indent and last.text[-1] not in ".!?" and len(last.text.split()) >= _ROOMY


def valued(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, each label with the value that stands alone below it: `Repetitions`, then `2 sets of 10`."""
    pairs = [(one.text, below) for one, below in pairwise(lines) if not one.mark and _is_value(one.text, below)]
    labels = Counter(label for label, _ in pairs)
    laid_out = len(pairs) >= _PAIRS or max(labels.values(), default=0) > 1
    made: list[TextLine] = []
    for line in lines:
        before = made[-1] if made else None
        if before is not None and laid_out and before.text in labels and _is_value(before.text, line):
            more = (*before.sources, *line.sources)
            made[-1] = replace(before, number=line.number, text=f"{before.text}: {line.text}", more=more)
        else:
            made.append(line)
    return made


def _is_value(label: str, line: TextLine) -> bool:
    """Whether a line is no more than the value of the label above it."""
    role = "" if _SAYS.search(label) or read_line(label).phrases else column(label).role
    if line.mark or line.opens or role not in (*COUNTS, *TIMES, "every", "sides"):
        return False
    sided = role == "sides" and len(line.text.split()) <= _SIDE_WORDS
    return sided or read_line(line.text).only_dose or _COUNT.fullmatch(line.text) is not None


def _with(text: str, more: str) -> str:
    """Return both, a word that is parted at its end joined again."""
    return text[:-1] + more if re.search(r"[^\W\d]-$", text) and more[:1].islower() else f"{text} {more}"


def _both_begin(last: str, text: str) -> bool:
    """Whether two lines are an exercise with its dose each, in small letters or not."""
    above, read = read_line(last), read_line(text)
    short = len(text.split()) <= _SHORT and {"sets"} < read.roles and not read.pieces
    if (last[-1] == ")" or short) and text[0].isupper() and read.works and read.name_first:
        return True  # `Return to run (3 x per week)`, then `Brisk walk 5 min`
    listed = (
        above.works or tells_sides(last) or read_line(last.rpartition(", ")[2]).works
    )  # `10 arm circles, 20 ankle circles each foot`
    if not ((listed or above.roles & {"rounds", "later"}) and read.works):
        return False
    named = ". " not in last and ". " not in text and read.name_first
    return not text[0].islower() or last[-1] == ")" or named


def _in_capitals(last: str, text: str) -> bool:
    """Whether a line is a title in capitals below one that is not."""
    return text.isupper() and not last.isupper() and " " in text


def _goes_on(before: TextLine, last: str, line: TextLine, width: int, noted: bool) -> bool:
    """Whether a line is the rest of the one before it, of which `last` is the last part.

    In a `noted` text all begin with small letters, and a line is what it is.
    """
    if line.mark or line.opens or line.heading or before.heading or line.told_by or line.quoted != before.quoted:
        return False
    if line.indent < before.indent or line.indent > before.indent + 6 or not line.text or not last:
        return False
    parted = re.search(r"[^\W\d]{2}-$", last[-_LAST_WORDS:]) and line.text[0].islower()  # `Ham-`, then `string stretch`
    if parted or (_UNFINISHED.search(last[-_LAST_WORDS:]) and not _FIELD.match(line.text)):
        return True
    if not noted and _within_dose(last, line.text):
        return True
    if "::" in line.text or "|" in line.text or _both_begin(last, line.text) or _in_capitals(last, line.text):
        return False
    return not noted and _runs_on(last, line, width)


def _within_dose(last: str, text: str) -> bool:
    """Whether a line of running text breaks off within a dose that goes on in the next one, in small letters."""
    if _SECOND.search(last[-_LAST_WORDS:]) and _OF_IT.match(text):
        return True
    if len(last.split()) < _LONG_LINE or len(text.split()) < _LONG_LINE:
        return False
    if re.search(r"\d\s?[x×]$", last[-_LAST_WORDS:]) and text[0].isdigit():
        return True  # `bridges, 2 x`, then `12 with a squeeze`
    if not _AMOUNT_LAST.search(last[-_LAST_WORDS:]):
        return False
    noun = re.match(r"(?:Sätze|Wiederholungen|Mal|Sekunden|Sek|Minuten|Min|Runden|Durchgänge)\b", text)
    return bool(noun) or (text[0].islower() and bool(_GOES_ON_WITH.match(text)))


def _begins_anew(last: str, text: str) -> bool:
    """Whether a line is none of the sentence above it, however full that line is."""
    if last[-1] in ".!" and (_FIELD.match(text) or (JOINING.match(text) and read_line(text).works)):
        return True  # `Heel raise: up slowly`
    if text[0].isupper() and _FIELD.match(text) and _FIELD.match(last):
        return True  # `Muscles: quadriceps, hamstrings`, then `Equipment needed: none`
    if JOINING.match(text) and "beat" in read_line(text).roles:
        return True  # `then every 90 s x 6: 3 power cleans`
    if text[0].isupper() and rests_between(text):
        return True
    turns = read_line(last).roles & {"rounds", "work"}
    if turns and len(text) <= LONGEST and names_listed(text):
        return True  # `40 s on, 20 s off`, then `squats • rows • plank`
    in_turn = turns and len(text.split()) <= _SHORT
    headed = headed_dose(last) or (last.endswith(")") and headed_dose(last.rpartition(": ")[0].rstrip()))
    return text[0].isupper() and bool(in_turn or headed)  # `MAIN (3 sets of 10, 45 s rest)`


def _runs_on(last: str, line: TextLine, width: int) -> bool:
    """Whether a line goes on with the words of the one above it, by its room and its first letter."""
    if _begins_anew(last, line.text):
        return False
    first = line.text.split()[0]
    full = width >= _NARROWEST and len(last) + line.indent + 1 + len(first) > width - 2
    ended = last[-1] in ".!?:;" or re.search(r"\d\s?[a-z]{0,4}$", last, re.IGNORECASE)
    if full and (not ended or line.text[0].islower() or last[-1] in ".!?"):
        return True
    small = line.text[0].islower() and not ended and last[-1] not in ")]" and len(last.split()) >= 4
    nearly = first.isdigit() and not ended and width >= _NARROWEST and len(last) > _NEARLY_FULL * width
    if (small or nearly) and re.search(r"\w[.!?]\s(?!\d)", last):  # `... feel a gentle pull. Do`, then `15 slides.`
        return True
    return small and not read_line(last).works and not (read_line(line.text).works and read_line(line.text).name_first)
