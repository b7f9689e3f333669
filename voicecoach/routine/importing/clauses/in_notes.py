"""Exercises side by side in a line of notes: `10 heel slides then 10 quad sets hold 5`, `lying: pumps 20, bends 10`.

So is one dose for several names, where it says that it is: `rows, curls and presses all 3 lots of 12`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.clauses.dictated import said_last
from voicecoach.routine.importing.clauses.introductions import unasked
from voicecoach.routine.importing.clauses.plainly import plainly
from voicecoach.routine.importing.clauses.sentences import END, names_one, sources_of
from voicecoach.routine.importing.lines.each_side import by_side
from voicecoach.routine.importing.lines.sided_doses import is_side
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.bans import bans, instead
from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.line import JOINING, Line, read_line
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.words.letters import senses_of

_CUT = re.compile(
    r",?\s+(?:and|und|et|y|e|then|dann|danach|puis|ensuite|luego|después)\s+(?:(?:then|dann|puis|luego)\s+)?"
    r"|\s*[,;]\s+(?:(?:and|und|et|y|then|dann|puis|luego)\s+)*|\s+[+&/]\s+",
    re.IGNORECASE,
)
"""What may part exercises in a line."""
_LAST = re.compile(
    r"(?:(?:and|und|et|y)\s)?(?:(?:(?:finish|end|start|begin|warm|cool)(?:ing)?(?: (?:off|up|down|it))*|followed by) "
    r"(?:with:? |w/? |w/|by )"
    r"|(?:first|last)(?: thing| one| of all|(?= \d)),? (?:do |is )?|to (?:finish|end|start|begin)(?: off| up)?,? "
    r"(?:with |do )?"
    r"|(?:zum|am) (?:schluss|ende|anfang) (?:noch )?|zuletzt (?:noch )?|zuerst "
    r"|(?:pour (?:finir|terminer|commencer)|à la fin|d'abord),? (?:par )?"
    r"|(?:para (?:acabar|terminar|empezar)|al final|primero),? (?:con )?)(?=\S)",
    re.IGNORECASE,
)
"""What tells that an exercise is the first or the last of a list."""
_ALL = re.compile(
    r"(?P<names>[^:()\d]{5,200}?)[\s,:–-]+(?:all|each|both|every one|alle|beide|jeweils|je|toute?s|tous|les deux"
    r"|chacune?|tod[oa]s|amb[oa]s|cada un[oa])(?:\s(?:with|mit|avec|con|of|de|à|for))?[\s:]+(?P<dose>\d.{0,80})",
    re.IGNORECASE,
)
_ON = r"(?:(?:on|in|at|auf|im|in|sur|dans|à|en|de) (?:(?:the|my|your|a|der|dem|dein\w*|mein\w*|le|la|une?|el|una?) )?)"
_POSITION = re.compile(
    rf"(?P<position>(?:(?:when|while|{_ON})\s?)?(?:lying|standing|sitting|seated|kneeling|supine|prone|side[- ]lying"
    r"|liegend?|stehend?|liegen|stehen|sitzend?|sitzen|knien|rückenlage|bauchlage|seitenlage|seitlage"
    r"|allongée?|couchée?|debout|assise?|tumbad[oa]|acostad[oa]|de pie|sentad[oa]|boca arriba|boca abajo"
    rf"|{_ON}(?:back|tummy|stomach|front|side|bed|chair|floor|sofa|rücken|bauch|seite|bett|stuhl|boden"
    r"|dos|ventre|côté|lit|chaise|sol|espalda|lado|cama|silla|suelo|pie))"
    rf"(?:,? (?:down|facing|holding|back|{_ON})[^:.;\d]{{0,50}}?|,[^:.;\d]{{0,50}}?)?)"
    r"\s?(?:\((?P<aside>[^()]{1,30})\))?\s?(?::|\s[-–—])\s+(?=\S)",
    re.IGNORECASE,
)
"""How one lies, sits or stands for what is listed behind it."""
_SIDE = re.compile(r"(?P<position>[^:.;\d]{2,30}?)(?P<aside>)\s?(?::|\s[-–—])\s+(?=\S)")
_LEAST, _LONGEST_NAME = 20.0, 7
_LONGEST_NOTE = 300
"""Characters of a line of notes: each of its parts is read with what stands before it."""
_OF = re.compile(r"\s*(?:(?:of|times|x|de|mal|fois|veces)\s)?(?:the\s)?", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:each|every|jede[snr]?|chaque|cada|inside|within|between|during|before|after|at|in|of|from|with|to|for|per|into|innerhalb|zwischen|entre|dans"
    r"|dentro|apart|except|but|everything|außer|ausser|alles|sauf|tout|excepto|salvo|menos|todo)\b",
    re.IGNORECASE,
)
"""What a name doesn't begin with."""
_AROUND = re.compile(
    r"(?:warm(?:ing)?[ -]?up|cool(?:ing)?[ -]?down|aufwärmen|abwärmen|ausklang|échauffement|retour au calme"
    r"|calentamiento|vuelta a la calma)\s?(?::|\s[-–—])\s+(?=\S)",
    re.IGNORECASE,
)
"""What names when the exercises behind it are done, and none of them."""
_PARTLY = re.compile(
    r"(?:the |die |les |las |los )?(?:last|first|final|letzten?|ersten?|derni[eè]r\w*|premi[eè]r\w*|últim\w+|primer\w*)"
    r"\s\d",
    re.IGNORECASE,
)
"""What is said of some reps of a set: `2 x 16, last 8 slowly`."""
_IN_TURN = frozenset({"work", "rounds", "round_rest", "up", "down", "beat", "off", "tempo", "later", "scheme"})
"""Roles of parts of a line that belong together."""
_NO_NAME = frozenset("jAEN$LGBl8n+t")
"""Senses of words that are none: `fast`, `alternating`, `+15 kg`."""
_COUNTED = frozenset({"sets", "reps", "count", "span"})


def with_notes_told(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, one of notes with several exercises as one for each."""
    return [part for line in lines for part in (_apart(line) if _may_be(line) else (line,))]


def _may_be(line: TextLine) -> bool:
    plain = not (line.mark or line.heading or line.links or line.quoted or " | " in line.text)
    plain = plain and len(line.text) <= _LONGEST_NOTE
    told = plain and len(END.split(line.text)) == 1 and not (bans(line.text) or instead(line.text))
    return told and tuple(by_side(line)) == (line,)


def _apart(line: TextLine) -> Sequence[TextLine]:
    if (label := _AROUND.match(line.text)) and (parts := _listed(line.text[label.end() :])):
        return _led(label[0], _placed(line, parts, [_bare(part) for part in parts]))
    found = _POSITION.match(line.text) or _SIDE.match(line.text)
    if found and (found.re is _POSITION or is_side(found["position"])):
        return _in_position(line, found)
    if parts := _listed(line.text):
        return list(_placed(line, parts, [_bare(part) for part in parts]))
    if (turn := _LAST.match(line.text)) and _item(line.text[turn.end() :]):
        return [replace(line, text=_bare(line.text[turn.end() :]), more=line.sources)]
    last, where = said_last(line.text)
    if last and _item(last):
        return [replace(line, text=f"{_counted(_bare(last))}{f' ({where})' if where else ''}", more=line.sources)]
    return _of_all(line) or (line,)


def _of_all(line: TextLine) -> Sequence[TextLine]:
    """Return the exercises of a line with one dose for all of them; none if it is no such line."""
    found = _ALL.fullmatch(line.text)
    names = [_bare(name) for name in _CUT.split(found["names"])] if found else []
    dose = read_line(found["dose"]) if found else None
    if not (found and dose and dose.only_dose and dose.works and len(names) > 1 and all(map(_is_name, names))):
        return ()
    told = f": {found['dose'].rstrip(' .')}"
    made = _placed(line, _CUT.split(found["names"]), [f"{name}{told}" for name in names])
    return [replace(one, more=(*one.more, (line.number, found["dose"]))) for one in made]


def _in_position(line: TextLine, found: re.Match[str]) -> Sequence[TextLine]:
    """Return what is listed behind a position or a side, with that."""
    behind, told = line.text[found.end() :].rstrip(" ."), found["position"].strip(" ,")
    parts = _listed(behind) or ([behind] if _item(behind) and not is_side(told) else [])
    label = f"({found['aside'] or told})" if found["aside"] or is_side(told) else f", {told}"
    side = read_line(f"x {label}: 10 reps").roles & {"left", "right"}
    only = f", {min(side)} only" if len(side) == 1 else ""
    where = f" ({told})" if not is_side(told) else ""
    made = list(_placed(line, parts, [f"{_counted(_bare(part))}{only}{where}" for part in parts]))
    if not made or not all(read_line(one.text).works for one in made):
        return (line,)
    return _led(line.text[: found.end()], made)


def _led(label: str, lines: Iterable[TextLine]) -> list[TextLine]:
    """Return lines of which the first stands behind a label, too."""
    first, *others = lines
    return [replace(first, more=((first.number, label), *first.more)), *others]


def _counted(text: str) -> str:
    """Return an exercise with a word behind the number that stands alone."""
    alone = next((one for one in read_line(text).phrases if "reps" in one.said and one.text.isdigit()), None)
    return f"{text[: alone.end]} reps{text[alone.end :]}" if alone and read_line(text).name_first else text


def _listed(text: str) -> list[str]:
    """Return the parts of a text if each is an exercise with its dose; else none."""
    parts = list(_parts(text))
    if len(parts) < 2 or not all(map(_item, parts)):
        return []
    first, *others = [read_line(_bare(part)).roles & (_COUNTED | {"time"}) for part in parts]
    return [] if {"sets", "span"} <= first and {"time"} in others else parts  # `5 x 30 s sprint / 90 s easy`


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a text: each begins with what is an exercise by itself, or with the next sign."""
    found = phrases(text).found
    if any(_IN_TURN & phrase.said.keys() for phrase in found):
        return
    begin = 0
    cuts = [cut for cut in _CUT.finditer(text) if JOINING.match(text[cut.end() :]) or not _within(found, cut.start())]
    for at, cut in enumerate(cuts):
        ends = [*(other.start() for other in cuts[at + 1 :]), len(text)][:2]
        if _item(text[begin : cut.start()]) and any(_item(text[cut.end() : end]) for end in ends):
            yield text[begin : cut.start()]
            begin = cut.end()
    yield text[begin:].rstrip(" .,!")


def _within(found: Sequence[Phrase], at: int) -> bool:
    return any(one.start < at < one.end for one in found)


def _item(text: str) -> bool:
    """Whether a part of a text is a name and how much of it there is to do, and little else."""
    bare = _bare(text)
    if _PARTLY.match(text.strip()) or bare[:1] == "(" or bare.count("(") != bare.count(")"):
        return False
    read = read_line(bare)
    senses = set(senses_of(read.name)) - {"F"}
    if senses <= _NO_NAME or (senses <= {"D", "$"} and read.roles & {"left", "right"}):
        return False  # `20 s fast / 50 s easy`, `jambe G : 3 x 14`
    if not names_one(bare) or len(read.name.split()) > _LONGEST_NAME or not _is_name(read.name):
        return False
    if not (read.name_first or _behind(bare, read).startswith(read.name)):
        return False  # `10 at the end with one leg`
    return bool(read.roles & _COUNTED) or _longest(read) >= _LEAST


def _behind(text: str, read: Line) -> str:
    """Return what stands behind the first phrase of a text."""
    behind = text[read.phrases[0].end :]
    return behind[found.end() :] if (found := _OF.match(behind)) else behind


def _longest(read: Line) -> float:
    return max((in_seconds(phrase.said["time"]) for phrase in read.phrases if "time" in phrase.said), default=0.0)


def _is_name(text: str) -> bool:
    bare = text.rstrip(" :")
    return like_a_name(bare, named=False) and not (_WITHIN.match(bare) or is_side(bare) or read_line(bare).works)


def _bare(text: str) -> str:
    return JOINING.sub("", unasked(plainly(text.strip(" .,"))))


def _placed(line: TextLine, parts: Sequence[str], texts: Sequence[str]) -> Iterator[TextLine]:
    at = 0
    for part, text in zip(parts, texts, strict=True):
        start = line.text.find(part, at)
        own = sources_of(line, start, start + len(part))
        yield replace(line, number=own[0][0], text=text, opens=line.opens and not at, more=own)
        at = start + len(part)
