"""Exercises told in running text, one after the other, as lines of their own.

`Do the bridge first, three sets of ten. After that clams 2x15, then planks 3x20s` are three exercises. A paragraph is
cut where a sentence ends, at `then`, and at commas between what has a name and a dose each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.clauses.introductions import introduced, unasked
from voicecoach.routine.importing.clauses.plainly import GOES_ON, GREETING, WHENEVER, each_of_two, plainly, run_on
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.frames import is_chatter
from voicecoach.routine.importing.sheet.labels import is_period
from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.line import Line, read_line
from voicecoach.routine.notation.phrases import LONGEST, phrases
from voicecoach.routine.notation.words.letters import senses_of

_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_ANEW = "Dann|Danach|Zum|Am|Die|Der|Das|Den|Bitte|Wir|Sie|Und|Anschließend|Jeden|Täglich|Viele|Liebe|Gruß|LG"
END = re.compile(
    rf"(?<=[.!?;])(?<!\b(?:Sek|Min|Wdh|Std)\.)\s+(?=[^\Wa-zäöüàéè])(?!(?:{_MONTH})\b)"
    rf"|(?<=\b(?:Sek|Min|Wdh|Std)\.)\s+(?=(?:{_ANEW})\b)"
    rf"|(?<=[^\W\d]{{4}}[.!?;])\s+|(?<=\))[.;]\s+"
)
_SHORT = (
    "sec|min|rep|wdh|sek|seg|max|env|rép|sér|ser|izq|der|abd|ext|rot|ant|lat|med|bzw|usw|str|std|tgl"
    "|Sec|Min|Rep|Wdh|Sek|Seg|Max|Env|Rép|Sér|Ser|Std"
)
"""Abbreviations of three letters, whose full stop ends no sentence."""
_SENTENCE = re.compile(
    rf"{END.pattern}|(?<=[!?])\s+|(?<=[^\W\d]{{3}}[.!?])"
    rf"(?<!(?:{_SHORT})[.])\s+(?=[a-zäöüàéè]{{3}})"
)
TURN = re.compile(
    r",?\s+(?:and\s+|und\s+|et\s+|y\s+)?(?=(?:then|plus|followed by|finish(?:ing)? (?:off |up )?with|afterwards"
    r"|dann|danach|anschließend|zum schluss|puis|ensuite|luego|después)\s)",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"(?<!abends)(?<!morgens)(?<!evening)(?<!soir)(?<!noche)(?:{TURN.pattern})|(?:,\s+(?:and\s+|und\s+|et\s+"
    rf"|y\s+)?|\s+(?:and|und|et|y)\s+)(?=(?:to (?:finish|end)(?: off| up)?"
    r"|follow (?:it|them|this|that|these) (?:up )?(?:with|by)|finally|lastly|last(?=,| the)|after (?:that|those"
    r"|these|this)"
    r"|next(?! (?:to|week|time|appointment|session|visit|day|month))|(?:zum|am) (?:ab)?(?:schluss|ende)|zuletzt"
    r"|abschließend"
    r"|pour (?:finir|terminer)|enfin|(?:(?:tu|vous) )?(?:termin|fini)\w+ (?:par|avec)"
    r"|para (?:terminar|acabar|finalizar)|(?:termin|acab)\w+ con|por último|finalmente)[,\s])",
    re.IGNORECASE,
)
"""The same, and what joins one more in a sentence: `and to finish ankle circles`."""
_COMMA = re.compile(r",\s+|\s+(?=and\s)|\s+(?=und\s)|\s+(?=et\s)|\s+(?=y\s)", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"[^:.]{0,60}\b(?:homework|exercises?|programme?|list|plan|today|week|routine|workout|session|here"
    r"|following|do|these|this|übungen|hausaufgaben|folgende\w*|exercices|programme|suivants?|ejercicios|rutina|siguientes?)\b[^:.]{0,30}:\s+",
    re.IGNORECASE,
)
_AND = ("and", "und", "et", "y")
_VOLUME = frozenset({"sets", "reps", "count", "span", "hold", "time", "per_set", "breaths", "distance", "steps"})
SHORTEST = 40
"""Characters of the shortest text that tells of several exercises."""
_SHORTEST_TURN = 25


def in_clauses(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, those that tell of several exercises cut into one for each."""
    return [part for line in lines for part in (_cut(line) if _is_prose(line) else (line,))]


def _is_prose(line: TextLine) -> bool:
    """Whether an unmarked line has several amounts, or introduces an exercise with one."""
    if line.mark or line.heading or not long_enough(line.text):
        return False
    amounts = len(volumes(read_line(line.text)))
    if amounts > 1 or (amounts == 1 and any(map(introduced, END.split(line.text)))):
        return True
    if amounts == 1 and len(each_of_two(line.text)) > 1:
        return True
    turns = (turn for sentence in _SENTENCE.split(line.text) for turn in _TURN.split(sentence))
    return sum(names_one(plainly(turn)) for turn in turns) > 1


def long_enough(text: str) -> bool:
    """Whether a text may tell of several exercises: `15 clams then 12 bridges, hold 3 s` is short, but says `then`."""
    return (SHORTEST if not _TURN.search(text) else _SHORTEST_TURN) <= len(text) <= LONGEST


def volumes(read: Line) -> list[frozenset[str]]:
    """Return the roles of each phrase of a line that says how much there is to do."""
    return [frozenset(phrase.said) for phrase in read.phrases if _VOLUME & phrase.said.keys()]


def _cut(line: TextLine) -> Iterator[TextLine]:
    text, at = line.text, 0
    if found := GREETING.match(text):
        at = found.end()
    if at:
        yield replace(line, text=text[:at].strip(" ,:"), more=sources_of(line, 0, at))
    if (found := _INTRODUCED.match(text, at)) and read_line(text[found.end() :].split(",")[0]).works:
        yield replace(
            line, text=text[at : found.end()], more=sources_of(line, at, found.end()), opens=line.opens and not at
        )
        at = found.end()
    for part in _parts(text[at:]):
        first = at == 0
        start = text.find(part, at)
        at = start + len(part)
        own = sources_of(line, start, at)
        said, mark = _named(part)
        first = first or (not mark and _rests_between(part))
        for bare in each_of_two(said) if mark else (said,):
            yield replace(
                line, number=own[0][0], text=bare.strip(), mark=mark, opens=first and (line.opens or not mark), more=own
            )
            first = False


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a paragraph that tell of an exercise each, and those between."""
    if (found := WHENEVER.match(text)) and not WHENEVER.search(text, found.end()):
        yield found["when"]
        text = text[found.end() :]
    for sentence in _SENTENCE.split(text):
        for turn in _TURN.split(sentence):
            for part in listed_in(turn):
                if part.casefold() not in _AND:
                    yield from run_on(part)


def _named(part: str) -> tuple[str, str]:
    """Return a part of a text from the name of its exercise on, and its mark; without one as it is."""
    plain = plainly(part)
    if said := introduced(plain):
        _, name, behind = said
        return (f"{name}: {behind}" if behind.strip(" .!") else name), "clause"
    return (unasked(plain), "clause") if names_one(plain) and not is_chatter(plain) else (part, "")


def _rests_between(part: str) -> bool:
    """Whether a sentence is about the rests between sets, and so about all exercises of its paragraph."""
    roles = read_line(part).roles
    return "rest" in roles and not roles & WORK


def sources_of(line: TextLine, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """Return what lines of the source a part of a line stands in, each with its words."""
    found, at = [], 0
    for number, source in line.sources:
        begin = max(line.text.find(source, at), at)
        at = begin + len(source)
        if begin < end and at > start:
            found.append((number, line.text[max(begin, start) : min(at, end)]))
    return tuple(found) or line.sources


_LONGEST_PART = 200
"""Characters of a part of a sentence that tells of one exercise, so that the time of a line grows with its length."""


def listed_in(text: str) -> Iterator[str]:
    """Yield the parts of a sentence that have a name and a dose each."""
    begin, found = 0, phrases(text).found if len(text) <= LONGEST else ()
    for comma in _COMMA.finditer(text):
        if any(phrase.start < comma.start() < phrase.end for phrase in found):
            continue  # `run 1 minute, walk 2 minutes, six times`
        before, behind = text[begin : comma.start()], text[comma.end() :]
        if len(before) <= _LONGEST_PART and names_one(before) and any(map(names_one, _beginnings(behind))):
            yield before
            begin = comma.end()
    yield text[begin:]


def _beginnings(text: str) -> Iterator[str]:
    """Yield a text up to its first comma, and to its second one if the first stands behind a name alone."""
    commas = [comma.start() for comma in _COMMA.finditer(text)][:2]
    first = text[: commas[0]] if commas else text
    yield first
    if commas and not read_line(first).phrases:
        yield text[: commas[1]] if commas[1:] else text


_EYES = re.compile(
    r"(?:with |mit |avec |con )?(?:your |den |les |los )?(?:eyes|augen|yeux|ojos) (?:closed|shut|open|zu|auf|offen"
    r"|geschlossen|fermés|ouverts|cerrados|abiertos)",
    re.IGNORECASE,
)
"""How something is done, and no name."""


def names_one(text: str) -> bool:
    """Whether a part of a text begins with the name of an exercise and has its dose; `three sets of those` has none."""
    read = read_line(unasked(plainly(text)))
    named = like_a_name(read.name, named=True) and not (GOES_ON.match(read.name) or is_period(read.name))
    named = named and senses_of(read.name) not in ("$", "D")  # `20 s / Seite (2 Sätze)`
    named = named and not _EYES.fullmatch(read.name)
    return bool(volumes(read)) and bool(read.roles & WORK) and named
