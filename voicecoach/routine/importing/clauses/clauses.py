"""Lines that list several exercises, cut into one for each, after what makes lines of lines by those beside them.

Running text is cut in `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.clauses.beside import with_lines_beside
from voicecoach.routine.importing.clauses.headed_lists import listed
from voicecoach.routine.importing.clauses.introductions import unasked
from voicecoach.routine.importing.clauses.plainly import plainly
from voicecoach.routine.importing.clauses.sentences import (
    END,
    TURN,
    listed_in,
    names_one,
    sources_of,
    volumes,
)
from voicecoach.routine.importing.lines.each_side import by_side
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.bans import instead
from voicecoach.routine.importing.sheet.labels import is_period, label_of
from voicecoach.routine.importing.sheet.of_all import dose_of_all
from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.importing.sheet.section_doses import HEADED, headed_dose, names_with_dose
from voicecoach.routine.importing.sheet.steps import STEP, TITLE
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.line import JOINING, SECTION, Line, read_line, sentences
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.letters import senses_of

_LINKED = re.compile(rf"\s*;\s+|\s+(?:/{{1,2}}|\+|\||->|=>|→|➔|>)\s+|{TURN.pattern}", re.IGNORECASE)
"""What parts exercises in one line: `Ankle pumps x20 / quad sets 10x5s`."""
_LONG, _FEW = 20.0, 5
_TOGETHER = frozenset({"work", "rounds", "round_rest", "up", "down"})
"""Roles of parts of a line that belong together."""
_DAY = re.compile(r"(?P<day>\w[^:;()]{1,25}?(?:\s?\([^()]{1,40}\))?)(?:\s?:(?!\d\d(?!\d))\s*|\s+[-–—]\s+)(?=\S)")
_EXCEPTION = re.compile(
    r"(?:(?:only |one |single )?exceptions?|except(?: for)?|but|in addition|additionally|extra"
    r"|(?:einzige )?ausnahmen?|außer|aber|zusätzlich"
    r"|ok(?:ay)?(?:,? (?:so|also|alors|pues))?|(?:so )?(?:for )?today"
    r"|heute|aujourd['’]hui|hoy|(?:[^\W\d]+ )stuff|so|right(?: then)?"
    r"|(?:for|pour|para|für) (?:(?:the|your|la|le|ton|ta|el|tu|su"
    r"|die|das|den|deine?n?) )?[^\W\d]{2,20}"
    r"|rx|hep|tx|exs|exx|home (?:ex\w*|programme?)|prescription|prescribed|verordnung|heimprogramm|tratamiento|plan"
    r"|(?:seule )?exceptions?|sauf|mais|en plus|(?:única )?excepci[óo]n(?:es)?|salvo|pero|además)\s?:\s+",
    re.IGNORECASE,
)


def apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, a marked one that lists several exercises cut into them: `AM: cat-cow 10x, bridge 3x12`.

    One with another dose on each side becomes two: `Step-down R 3 x 12 / L 2 x 8`.
    """
    listed = [part for line in with_lines_beside(lines) for part in _of_section(line)]
    plain = [_unlabelled(line) for line in _by_day(listed)]
    sided = [part for line in plain for part in by_side(line)]
    return [part for line in sided for part in _apart(line)]


def _by_day(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, a day with all of its list in one as a heading and the list: `Mon: squats 3x10, rows 3x12`.

    A day with one thing behind it has others like it: `Thu - hills (about 50 min)` alone may be a title.
    """
    listed = [_of_day(line) for line in lines]
    days = [bool(parts) or is_period(line.text) for line, parts in zip(lines, listed, strict=True)]
    several = sum(days) > 1
    for line, parts in zip(lines, listed, strict=True):
        yield from parts if len(parts) > 2 or (parts and several) else [line]


def _of_day(line: TextLine) -> list[TextLine]:
    """Return a day as a heading, and each exercise of it; nothing if the line is no such thing."""
    headed = _DAY.match(line.text) if not line.mark and len(line.text) <= LONGEST else None
    behind = line.text[headed.end() :] if headed else ""
    parted = [part for part in END.split(behind) if part]
    told = parted if len(parted) > 1 and all(map(_only_named, parted)) else []
    parts = told or _linked(behind) or list(listed_in(behind)) if behind else []
    if headed is None or not all(map(names_one, parts)):
        return []
    part = SECTION.fullmatch(headed["day"]) or _EXCEPTION.fullmatch(f"{headed['day']}: ")
    if not (is_period(headed["day"]) or _is_often(headed["day"]) or (len(parts) > 1 and part)):
        return []
    heading = replace(line, text=f"{headed['day']}:", more=sources_of(line, 0, headed.end()))
    texts = [JOINING.sub("", part) for part in parts]
    return [heading, *_placed(replace(line, opens=False), parts, texts)]


def _is_often(text: str) -> bool:
    """Whether words say how often, and no more: `1x a week`."""
    read = read_line(text)
    return read.only_dose and read.roles == {"every"}


def _of_section(line: TextLine) -> Sequence[TextLine]:
    """Return a line, each name listed in it with the dose for all: `Stretches, 2 x 30 s each side: calf, quad`."""
    if headed := _headed_in_line(line):
        return headed
    names, dose = names_with_dose(line.text) if line.mark not in (TITLE, STEP) else ((), "")
    if not names:
        return (line,)
    made = _placed(line, names, [f"{name}: {dose}" for name in names])
    title = re.split(r"[,:(\d]|\s[-–—]", line.text, maxsplit=1)[0].strip()
    heading = replace(line, text=f"{title}:", more=sources_of(line, 0, len(title)))
    return made if line.mark else [heading, *(replace(one, opens=False) for one in made)]


def _headed_in_line(line: TextLine) -> Sequence[TextLine]:
    """Return a heading with a dose for each and the list behind it, where some of it has its own; else nothing.

    `Legs (3 x 12): squats, lunges (8 a side)` is one.
    """
    title, colon, behind = line.text.rpartition(": ") if len(line.text) <= LONGEST and not line.mark else ("", "", "")
    read = headed_dose(title.strip()) if colon else None
    names = listed(behind) if read else []
    each = read and dose_of_all(title[len(read.name) :].strip(" ,:-–("), apart=True)
    if not names or not (each or any(part != text for part, text in names)):
        return ()
    heading = replace(line, text=title.strip(), mark=HEADED, more=sources_of(line, 0, len(title)))
    return [heading, *_placed(replace(line, opens=False), [part for part, _ in names], [text for _, text in names])]


_LIMB = re.compile(r"(?P<limb>[^\W\d]{3,12}):\s+(?=[^\W\d])")


def _unlabelled(line: TextLine) -> TextLine:
    """Return an exercise told to be an exception, or prescribed, without that word, other labels behind it."""
    if instead(line.text):
        return line
    found = _EXCEPTION.match(line.text)
    if found and _sure(line.text[found.end() :]):
        return replace(line, text=line.text[found.end() :])
    limb = _LIMB.match(line.text)
    if limb and senses_of(limb["limb"]) == "D" and names_one(line.text[limb.end() :]):
        return replace(line, text=line.text[limb.end() :], more=line.sources)  # `Knee: straight leg raise 3x10`
    label, text = label_of(line.text) if len(line.text) <= LONGEST else ("", "")
    if not label or len(sentences(text)) > 1 or len(read_line(text).name.split()) > _FEW:
        return line
    if not (_sure(text) or names_one(text)):
        return line
    return replace(line, text=f"{text.rstrip(' .')} - {label}", more=line.sources)


def _apart(line: TextLine) -> Sequence[TextLine]:
    if line.mark in (TITLE, STEP):
        return (line,)
    if linked := _linked(line.text):
        return _placed(line, linked, [unasked(plainly(part)) for part in linked])
    if line.mark:
        return _listed_apart(line)
    if len(line.text) > LONGEST:
        return (line,)
    told = [part for part in END.split(line.text) if part]
    for parts in (told, list(listed_in(line.text))):
        if len(parts) > 1 and all(map(_only_named, parts)):
            return _placed(line, parts, [JOINING.sub("", part) for part in parts])
    return (line,)


def _linked(text: str) -> list[str]:
    """Return the exercises of a text that signs or `then` part, if each has a name and a dose; else none."""
    parts = [part.rstrip(" ,.") for part in _LINKED.split(text)] if len(text) <= LONGEST else []
    if len(parts) < 2 or len(END.split(text)) > 1 + text.count(";") or read_line(text).roles & _TOGETHER:
        return []
    reads = [read_line(unasked(part)) for part in parts]
    named = all(map(names_one, parts)) and all(_short_name(read) for read in reads)
    sure = all(map(_sure, parts)) or (len(parts) > 2 and any(read.roles & {"sets", "reps"} for read in reads))
    return parts if named and sure else []


def _short_name(read: Line) -> bool:
    """Whether a line begins with a name of a few words; of what is run and walked in turn it has none."""
    return read.name_first and len(read.name.split()) <= _FEW and senses_of(read.name)[:1] != "j"


def _only_named(text: str) -> bool:
    """Whether a sentence is a name and its dose, and no more: `Step-ups: 2 lots of 8`."""
    read = read_line(text)
    return _sure(text) and not read.pieces and like_a_name(read.name, named=False)


def _listed_apart(line: TextLine) -> Sequence[TextLine]:
    parts = list(listed_in(line.text)) if len(line.text) <= LONGEST else []
    if len(parts) < 2 or not all(_sure(part) for part in parts[1:]) or not _ended(read_line(parts[0])):
        return (line,)
    headed = re.match(r"[^:]{1,30}:\s+(?=\S)", parts[0])
    bare = parts[0][headed.end() :] if headed else parts[0]
    texts = [bare if names_one(bare) else parts[0], *parts[1:]]
    return _placed(line, parts, texts)


def _ended(read: Line) -> bool:
    """Whether nothing more is needed to do an exercise, as where it is held for a moment: `hold 5 s, sigh out`."""
    held = [in_seconds(phrase.said["hold"]) for phrase in read.phrases if "hold" in phrase.said]
    counted = read.roles & {"sets", "reps", "count", "span", "per_set"} or not held
    return bool(volumes(read)) and bool(counted or max(held) >= _LONG)


def _placed(line: TextLine, parts: Sequence[str], texts: Sequence[str]) -> list[TextLine]:
    """Return a line for each part of one, with its own text, where the part stands in the source."""
    made: list[TextLine] = []
    at = 0
    for part, text in zip(parts, texts, strict=True):
        start = line.text.find(part, at)
        at = start + len(part)
        own = sources_of(line, start, at)
        made.append(replace(line, number=own[0][0], text=text.strip(), opens=line.opens and not made, more=own))
    return made


def _sure(text: str) -> bool:
    """Whether a part of a list is an exercise by its name and its sets, reps, or a time that is no phase of a rep."""
    read = read_line(unasked(text))
    times = [in_seconds(phrase.said["time"]) for phrase in read.phrases if "time" in phrase.said]
    return read.name_first and bool(read.roles & {"sets", "reps", "count", "span"} or max(times, default=0) >= _LONG)
