"""Several exercises that one line tells to do in turn, as a heading and a list: `3 rounds: 10 squats, 8 push-ups`.

So are the minutes of an EMOM, stations in a line below how long each takes, and `2a) … + 2b) … (3x through)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.clauses.supersets import superset
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import CIRCUIT, like_a_name
from voicecoach.routine.importing.sheet.rounds import rounds_of
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.line import JOINING, SECTION, read_line
from voicecoach.routine.notation.on_the_minute import AMRAP, ON_THE_MINUTE
from voicecoach.routine.notation.phrases import LONGEST, phrases
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.senses import is_counted
from voicecoach.routine.notation.words.tokens import tokens

_HEAD = re.compile(r"(?P<head>[^:]{3,80}?)\s?:\s+(?P<list>\S.*)")
_HEAD_OF = re.compile(
    r"(?P<head>(?:(?:then|now|do|dann|puis|luego)\s)?(?:\d{1,2}|two|three|four|five|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro)\s"
    r"(?:rounds|circuits|laps|runden|durchgänge|tours|vueltas|rondas))\s(?:of|von|de|mit)\s(?P<list>\d.*)",
    re.IGNORECASE,
)
_HEAD_OF_MINUTES = re.compile(r"(?P<head>[^:]{0,20}\bamrap\b[^:]{0,15}?)\s[-–—]\s(?P<list>\d.*)", re.IGNORECASE)
_SETS = re.compile(r"(?:(?:then|do|dann|puis|luego)\s)?\d{1,2}\s?(?:x|sets?|sätze|séries?|series?)", re.IGNORECASE)
_THINGS = re.compile(r"(?P<count>\d{1,3})\s(?P<name>[^\W\d][^\W\d-]{3,20})")
_ARTICLE = re.compile(r"^(?:an?|eine?n?|une?|una)\s+(?=\d)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s?[,;]\s+(?:(?:and|und|et|y)\s+)?|\s+[•·|/+&]\s+|\s+(?:and|und|et|y)\s+")
_DASHED_TURN = re.compile(r"\s[-–—]\s(?=\d)")
_LADDER = re.compile(
    r"(?P<word>(?:(?:descending|ascending|absteigende|aufsteigende)\s)?(?:pyramid[e]?|ladder|échelle|leiter|pirámide"
    r"|escalera))\s?(?::\s+|\((?P<row>[^()]{5,40})\)\s?:\s+)(?P<behind>\S.*)",
    re.IGNORECASE,
)
"""A word for a row of reps before the name of what is done."""
_ROW = re.compile(r"\d{1,3}(?:\s?[-–,/]\s?\d{1,3}){2,12}")
_ROW_OF_ALL = re.compile(
    rf"(?P<row>{_ROW.pattern})(?:\s(?:reps|wdh\.?))?(?:\s(?:of|von|de))?\s?[: ]\s?(?P<list>[^\W\d].*)"
)
_STATIONS = re.compile(
    r"^(?:\d{1,2}\s)?(?:stations?|stationen|ateliers?|estaciones)(?:[,:;]\s*|\s+(?=\())"
    r"|^\d{1,2}\s(?:exercises?|moves|übungen|exercices|ejercicios)[,:;]\s+",
    re.IGNORECASE,
)
_MINUTE_TURN = re.compile(
    r"(?:(?:odd|even|ungerade|gerade)(?:\smin(?:ute)?[ns]?\.?)?|min(?:ute)?s?\s(?:im)?pair(?:e?s)\b|minutos\s(?:im)?pares"
    r"|(?:min(?:ute)?|minuto)\.?\s\d{1,2}(?=\s|:))\s?:?\s+(?=\S)",
    re.IGNORECASE,
)
"""What tells in which minute something is done."""
_MINUTE_CUT = re.compile(rf"\s?[,;/+]\s+(?:(?:and|und|et|y)\s)?(?={_MINUTE_TURN.pattern})", re.IGNORECASE)
_MINUTE_HEAD = re.compile(r"(?P<head>[^:,;]{3,40}?)\s?(?::|,|;|\s[-–—])\s+(?P<list>\S.*)")
_PAIRED = re.compile(r"\s+[+/&,]\s+(?=(?:[1-9][a-d]|[A-H][1-5])[).:]?\s)")
_GROUP = re.compile(r"(?P<label>[1-9][a-d]|[A-H][1-5])[).:]?\s+")
_TAIL = re.compile(r"\s*\((?P<tail>[^()]{2,60})\)\s*$")
_TABATA = re.compile(rf"(?:{SECTION.pattern})\s?[:–-]\s+(?=tabata\s[^\W\d])", re.IGNORECASE)
_FEW_WORDS, _SEVERAL = 6, 3
_SET_IN = 2
"""Columns that what was told in a line stands in from it."""


def with_lists_in_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, those that tell of several exercises in turn as a heading with a list below it."""
    made: list[TextLine] = []
    for line in lines:
        if len(line.text) > LONGEST or line.heading > 1:
            made.append(line)
            continue
        above = made[-1] if made else None
        if above is not None and (items := _stations(above, line)):
            made[-1:] = [_as_circuit(above), *items]
        elif above is not None and above.mark == "group" and line.mark.startswith("bullet") and rounds_of(line.text):
            made.append(replace(line, mark=""))  # `-> 4 rounds`
        else:
            made += _in_turn(line) or [line]
    return made


def names_listed(text: str) -> list[str]:
    """Return the names that a text lists, three at least, and no more than that; else none."""
    names = [name.strip(" .") for name in _SEPARATOR.split(text)]
    return names if len(names) >= _SEVERAL and all(map(_is_name, names)) else []


def _in_turn(line: TextLine) -> list[TextLine]:
    """Return the lines that a line is, if it tells of several exercises or of a ladder; else nothing."""
    for reading in (_ladder, _row_of_all, _minutes, _rounds, _pair, superset, _tabata):
        if found := reading(line):
            return found
    return []


def _ladder(line: TextLine) -> list[TextLine]:
    """Return a ladder with the name of its exercise first: `Ladder: pull-ups 1,2,3`."""
    found = _LADDER.fullmatch(line.text)
    if not found or not _ROW.search(found["row"] or found["behind"]):
        return []
    row = f" {found['row']} reps" if found["row"] else ""
    return [replace(line, text=f"{found['behind'].rstrip(' .')}{row} - {found['word'].casefold()}", more=line.sources)]


def _row_of_all(line: TextLine) -> list[TextLine]:
    """Return each of several names behind a row of reps with that: `21-15-9: thrusters, box jumps`."""
    found = _ROW_OF_ALL.fullmatch(line.text)
    names = _SEPARATOR.split(found["list"].rstrip(" .")) if found else []
    if found is None or len(names) < 2 or not all(map(_is_name, names)):
        return []
    row = re.sub(r"\s?[–/,]\s?", "-", found["row"])
    return [_item(line, name, f"{name}: {row} reps - ladder in turn", at) for at, name in enumerate(names)]


def _minutes(line: TextLine) -> list[TextLine]:
    """Return an EMOM with what each of its minutes has: `EMOM 10: odd minutes swings, even minutes rows`."""
    found = _MINUTE_HEAD.fullmatch(line.text)
    if not found or not ON_THE_MINUTE.search(found["head"]) or not _MINUTE_TURN.match(found["list"]):
        return []
    parts = [_MINUTE_TURN.sub("", part, count=1) for part in _MINUTE_CUT.split(found["list"])]
    parts = [part.rstrip(" .,") for part in parts]
    if len(parts) < 2 or not all(map(_is_item, parts)):
        return []
    heading = replace(
        line, text=f"{found['head']} min" if found["head"][-1].isdigit() else found["head"], more=line.sources
    )
    return [heading, *(_item(line, part, part, at + 1) for at, part in enumerate(parts))]


def _rounds(line: TextLine) -> list[TextLine]:
    """Return rounds with what is done in each: `3 rounds: 10 squats, 8 push-ups`, `3 rounds of 10 squats and …`."""
    found = next(filter(None, (head.fullmatch(line.text) for head in (_HEAD_OF, _HEAD, _HEAD_OF_MINUTES))), None)
    if not found:
        return []
    head = _STATIONS.sub("Circuit, ", found["head"], count=1)
    listed, *turns = _DASHED_TURN.split(found["list"].rstrip(" ."))
    if "work" in read_line(listed).roles:
        return []  # `Circuit: 40 s work, 20 s rest, 3 rounds`
    parts = _each_side_once(list(_parts(listed)))
    how = [part for part in parts if not read_line(part).works and read_line(part).only_dose] + turns
    parts = [_ARTICLE.sub("", part) for part in parts if part and part not in how]
    texts = [_counted_things(part) for part in parts]
    counted = all(part[0].isdigit() for part in parts)
    told = ", ".join([head, *how])
    if (
        not parts
        or (len(parts) < 2 and not counted)
        or not all(map(_is_item, texts))
        or not _in_rounds(head, told, counted=counted)
    ):
        return []
    heading = replace(line, text=f"{told}:", mark="", more=line.sources)
    items = zip(parts, texts, strict=True)
    return [heading, *(_item(line, part, text, at + 1) for at, (part, text) in enumerate(items))]


def _counted_things(text: str) -> str:
    """Return a number of things that reps are counted by as an exercise: `9 presses` in a list."""
    found = _THINGS.fullmatch(text)
    return f"{found['name']}: {found['count']} reps" if found and is_counted(found["name"]) else text


def _in_rounds(head: str, told: str, *, counted: bool) -> bool:
    """Whether words say that what is listed behind them is done in rounds."""
    head = JOINING.sub("", head)
    if AMRAP.search(head) and re.search(r"\d", head):
        return True
    whole = rounds_of(head) or (rounds_of(told) if CIRCUIT.search(head) else None)
    return ("rounds" in whole.roles) if whole else counted and bool(_SETS.fullmatch(head))


def _pair(line: TextLine) -> list[TextLine]:
    """Return a superset in a line as its exercises, and how often: `2a) RDL 8 + 2b) Plank (3x through)`."""
    tail = _TAIL.search(line.text) if line.mark == "group" else None
    bare = line.text[: tail.start()] if tail else line.text
    parts = _PAIRED.split(bare) if line.mark == "group" else []
    labels = [found for part in parts[1:] if (found := _GROUP.match(part))]
    if len(parts) < 2 or len(labels) < len(parts) - 1:
        return []
    names = [parts[0], *(part[label.end() :] for part, label in zip(parts[1:], labels, strict=True))]
    made = [
        replace(
            line,
            text=name,
            label=label,
            opens=line.opens and not at,
            more=((line.number, name),),
            marks=f"{line.marks} {label}",
        )
        for at, (name, label) in enumerate(zip(names, [line.label, *(one["label"] for one in labels)], strict=True))
    ]
    told = (
        [replace(line, text=tail["tail"], mark="", label="", opens=False, more=((line.number, tail["tail"]),))]
        if tail
        else []
    )
    return [*made, *told]


def _tabata(line: TextLine) -> list[TextLine]:
    """Return an exercise in intervals without the part of the sheet before it: `Finisher: Tabata squats`."""
    found = _TABATA.match(line.text)
    return [replace(line, text=line.text[found.end() :])] if found else []


def _stations(above: TextLine, line: TextLine) -> list[TextLine]:
    """Return the names in a line below how long each is done: `squat • wall sit • row`, below `40 s on, 20 s off`."""
    read = read_line(_STATIONS.sub("", above.text))
    if (
        line.mark
        or line.opens
        or line.indent < above.indent
        or not ("work" in read.roles or _STATIONS.match(above.text))
    ):
        return []
    names = names_listed(line.text)
    if set(senses_of(read.name)) - {"I"} and not rounds_of(above.text):  # `40 s Arbeit` has no name
        return []
    return [replace(_item(line, name, name, at + 1), indent=above.indent + _SET_IN) for at, name in enumerate(names)]


def _as_circuit(line: TextLine) -> TextLine:
    found = _STATIONS.match(line.text)
    if not found:
        return line
    return replace(
        line, text=f"Circuit: {line.text[found.end() :]}", more=line.sources, marks=f"{line.marks} {found[0]}"
    )


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a list, of which none is cut within a phrase."""
    begin, found = 0, phrases(text).found
    for cut in _SEPARATOR.finditer(text):
        if not any(phrase.start < cut.start() < phrase.end for phrase in found):
            yield text[begin : cut.start()].strip(" .")
            begin = cut.end()
    yield text[begin:].strip(" .")


def _each_side_once(parts: Sequence[str]) -> list[str]:
    """Return the parts, two that are alike but for their sides as one: `plank left 20 s, plank right 20 s`."""
    made: list[str] = []
    sides = ""
    for part in parts:
        side = "".join(letter for letter in senses_of(part) if letter in "LG")
        if made and len(side) == len(sides) == 1 and side != sides and _sideless(part) == _sideless(made[-1]):
            made[-1], sides = f"{_sideless(part)} each side", ""
        else:
            made.append(part)
            sides = side
    return made


def _sideless(text: str) -> str:
    """Return a text without the words for a side."""
    kept = [one.text for one, letter in zip(tokens(text), senses_of(text), strict=True) if letter not in "LG"]
    return " ".join(kept)


def _item(line: TextLine, part: str, text: str, at: int) -> TextLine:
    """Return a part of a line as a line of its own, further in below the first one."""
    indent = line.indent + _SET_IN * bool(at)
    return replace(
        line,
        text=text,
        mark=line.mark if not (at and line.mark in ("group", "letter")) else "",
        label="",
        indent=indent,
        opens=line.opens and not at,
        more=((line.number, part),),
    )


def _is_name(text: str) -> bool:
    return like_a_name(text, named=False) and not read_line(text).measured and len(text.split()) <= _FEW_WORDS


def _is_item(text: str) -> bool:
    """Whether words are the name of an exercise, perhaps with its dose."""
    read = read_line(text)
    dosed = bool(read.roles & WORK) and like_a_name(read.name, named=True) and len(read.name.split()) <= _FEW_WORDS
    return dosed or _is_name(text) or bool(re.match(r"\d{2,4}\s?(?:m|km|yd)\s[^\W\d]{3,}", text))
