"""Names that stand above their dose, and doses that are for all the names below or beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from voicecoach.routine.importing.sheet.of_all import EACH_REP, dose_of_all, sides_of_all
from voicecoach.routine.importing.sheet.roles import CIRCUIT, DIRECTIONS, Judged, Role
from voicecoach.routine.importing.sheet.section_doses import dose_under
from voicecoach.routine.importing.sheet.steps import STEP, TITLE
from voicecoach.routine.notation.line import Line, read_line, read_sentence, sentences
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.letters import senses_of

_EACH = re.compile(r"\b(?:each|every|all|je|jede|alle|chaque|cada)\b", re.IGNORECASE)
_ADVISED = frozenset({"every", "time", "note", "load"})
"""What advice may hold: `Do them three times a day; ten minutes of warmth first helps`."""
_HOW = frozenset({"rounds", "work", "off", "round_rest", "rest_after", "rest", "note"})
_TITLED = 3
"""From so many paragraphs with a title each, no line inside of them begins an exercise."""
_EACH_EXERCISE = re.compile(
    r"\b(?:each|every|all|these|the following)\s(?:of\s)?(?:the\s|these\s)?(?:exercises?|moves?|drills?|movements?"
    r"|stretch(?:es)?|one|below)\b"
    r"|\b(?:each|all|every one)\sof\s(?:these|them|the following)\b"
    r"|\b(?:jede|alle)[rnms]?\s(?:der\s)?übung|\bchaque\s(?:exercice|mouvement)|\bcada\s(?:ejercicio|uno)|\btodos\slos\sejercicios"
    r"|\btous\sles\sexercices|\bfor\sall\b|\beach\s(?:\d|for|:)|\b(?:all|alle|todos|tous)\s(?=\d)(?!\d+\s?x\s?(?:/|per|pro|par|a\s|am\s|al\s)\s?d)",
    re.IGNORECASE,
)
_AN_AMOUNT = re.compile(r"[nw][xSRM]|t")
_ONE = ("one", "cada uno", "these", "them")
"""Words for all that may as well be for each rep."""

_COUNTED = re.compile(
    r"(?<![\dx×] )\b\d{1,2}\s(?:[^\W\d]+\s){0,2}(?:moves|movements|exercises|stretches|drills|poses|stations"
    r"|übungen|dehnungen"
    r"|exercices|étirements|mouvements|ejercicios|estiramientos|movimientos)\b",
    re.IGNORECASE,
)
"""How many exercises there are: `Desk break - 5 moves for the back`."""
_OF_A_LIST = re.compile(
    r"\b(?:list|plan|program(?:me)?|routine|exercises|stretches|workout|session|hep|physio\w*|home ?work|rehab"
    r"|übungen|\w*übungs\w+|hausaufgaben|liste|exercices|séance|ejercicios|rutina|programa|sesión)\b",
    re.IGNORECASE,
)
"""What the first of several names is called if it is the title of the others."""
_UNFILLED = re.compile(
    r"\b(?:blanks?|empty|leer|vides?|vac[ií][oa]s?)\s*(?:means?|heißt|bedeutet|signifie|significa|[=:])"
    r"|\b(?:blank|empty|leere[rsn]?)\s(?:cells?|fields?|box(?:es)?|spaces?|rows?|columns?|feld\w*|zellen?|spalten?)"
    r"|\b(?:cells?|fields?|cases?|champs?|celdas?|casillas?|feld|zelle)\s(?:is\s|are\s|ist\s|est\s|está\s)?"
    r"(?:blank|empty|leer|vides?|vac[ií][oa]s?)\b|\b(?:left|en|laissée?s?)\s(?:blank|empty|blanco|blanc|vides?)\b"
    r"|\b(?:where|if|wo|falls|wenn|si|donde)\s(?:it's\s)?(?:blank|empty|leer|nothing|nichts|rien|nada"
    r"|not (?:stated|given|noted|filled)"
    r"|no (?:number|dose|sets?|reps?|value|figure)|no (?:pone|dice))\b"
    r"|\b(?:nicht|nichts)\sander\w*|\bsauf\s(?:indication|mention)|\bsalvo\s(?:que|indicaci)"
    r"|\bunless\s(?:stated|noted|it\ssays|marked|otherwise|given|written)"
    r"|^\W*(?:defaults?|standard|par\sdéfaut|por\sdefecto)\s*[:=]",
    re.IGNORECASE,
)
"""What says how what a table leaves blank is done."""


def titled_heads(said: Sequence[Judged], begun: set[int], *, general: bool) -> set[int]:
    """Return the short lines above a dose: in a line of its own, by labels, or within what to do."""
    places = [at for at, one in enumerate(said) if at not in begun and _may_title(said, at)]
    if places[1:] and places[0] == 0 and _two_titles(said, 0) and not any(_two_titles(said, at) for at in places[1:]):
        places[0] = 1  # the first is of the page
    stops = sorted({*places, *begun, len(said)})
    found: set[int] = set()
    for at in places:
        end = stops[bisect_right(stops, at)]
        body = said[at + 1 : end]
        stop = next((i for i, one in enumerate(body) if one.role in (Role.HEADING,)), len(body))
        body = body[:stop]
        own = [
            one
            for one in body
            if one.role not in (Role.CHATTER, Role.SHARED) and not (one.line.quoted or about_all(one))
        ]
        below = said[end : end + 2]
        listed = len(below) == 2 and all(one.role is Role.NAME and not one.read.measured for one in below)
        if (any(map(_doses, own)) and not (listed and _tells_how(own))) or (
            general and body and said[at].line.opens and body[0].role is Role.SENTENCE and at > 0
        ):
            found.add(at)
    return _without_the_page(said, found, stops)


def _without_the_page(said: Sequence[Judged], found: set[int], stops: Sequence[int]) -> set[int]:
    """Return titles without that of the page, which has no line with a dose, as all others have."""
    if 0 not in found or len(found) < _TITLED:
        return found
    measured = [
        any(one.role in (Role.DOSE, Role.LABEL) and one.doses for one in said[at + 1 : stops[bisect_right(stops, at)]])
        for at in sorted(found)
    ]
    return found - {0} if not measured[0] and all(measured[1:]) else found


def _tells_how(body: Sequence[Judged]) -> bool:
    """Whether lines only say how a list of names below them is done: rounds, work and rest."""
    return all(one.read.roles <= _HOW for one in body if _doses(one))


def _doses(one: Judged) -> bool:
    """Whether a line below a title says how much there is to do, not only how long to rest."""
    return dose_in(one) or (one.doses and one.labelled != "rest" and one.role is not Role.SENTENCE)


def run_of_names(said: Sequence[Judged], titled: set[int], bare: set[int]) -> set[int]:
    """Return names one below the other, some perhaps with a dose, that a dose for all is meant for."""
    listed = _paragraphs_of_names(said)
    names = [
        (one.role is Role.NAME or at in listed) and not one.line.mark and not one.line.heading
        for at, one in enumerate(said)
    ]
    names[0] = names[0] and not _OF_A_LIST.search(said[0].line.text)
    plain = [name or at in bare for at, name in enumerate(names)]
    return {
        at
        for at in range(len(said))
        if names[at]
        and at not in titled
        and (
            (at > 0 and plain[at - 1] and not said[at].line.opens)
            or (at + 1 < len(said) and plain[at + 1] and not said[at + 1].line.opens)
        )
    }


def _paragraphs(said: Sequence[Judged]) -> Iterator[range]:
    """Yield the places of the lines of each paragraph."""
    begins = [at for at, one in enumerate(said) if at == 0 or one.line.opens]
    yield from (range(first, end) for first, end in zip_longest(begins, begins[1:], fillvalue=len(said)))


def _paragraphs_of_names(said: Sequence[Judged]) -> set[int]:
    """Return the lines without a dose that stand among names, whatever they begin with: `Make a fist`."""
    found: set[int] = set()
    for run in _paragraphs(said):
        names = sum(said[at].role is Role.NAME for at in run)
        if names >= 2 and names >= len(run) / 2:
            short = (at for at in run if len(said[at].line.text.split()) <= 8)
            found |= {at for at in short if said[at].role is Role.SENTENCE and not said[at].read.works}
    return found


def about_all(one: Judged) -> bool:
    """Whether a line gives a dose to all exercises; `do nine of these` below the name of one is of that one."""
    if one.line.mark == STEP:
        return False
    parts = [one.line.text, *sentences(one.line.text)]
    return any(is_general(text, apart=one.line.opens) for text in parts) or (
        not one.labelled and bool(sides_of_all(one.line.text))
    )


def gives_to_each(one: Judged, below: Sequence[Judged]) -> bool:
    """Whether a marked line gives a dose to each of the names set in below it: `Stretches: hold each for 30 s`."""
    inside = all(other.line.mark and other.line.indent > one.line.indent for other in below)
    return bool(one.line.mark and inside and one.read.works and _EACH.search(one.line.text))


def is_general(text: str, *, apart: bool = False) -> bool:
    """Whether a sentence gives a dose to all exercises."""
    if "beat" in read_line(text).roles or EACH_REP.search(text):
        return False  # `every 2 minutes`
    if dose_of_all(text, apart=apart):
        return True
    each, read = _EACH_EXERCISE.search(text), read_line(text)
    if each and each[0].endswith(_ONE) and any("reps" in p.said and p.start < each.start() for p in read.phrases):
        return False  # `20 squeezes, keep each one for 4 s`
    return bool(each or _UNFILLED.search(text)) and not read.roles.isdisjoint(
        {"reps", "sets", "hold", "span", "time", "work"}
    )


def fills_blanks(texts: Iterable[str]) -> bool:
    """Whether any text gives a dose to what a table leaves blank."""
    return any(_UNFILLED.search(text) and is_general(text) for text in texts)


def in_titled_paragraphs(said: Sequence[Judged]) -> set[int]:
    """Return the lines with a dose that stand below the title of their paragraph, where each has one such at most.

    A paragraph with several is a list below a heading.
    """
    found: list[list[int]] = [[] for one in said if one.line.mark == TITLE]
    for title, *inner in _paragraphs(said):
        titled = said[title].role is Role.NAME and not any(said[at].line.mark for at in (title, *inner))
        if titled and any(said[at].doses or dose_in(said[at]) for at in inner):
            found.append([at for at in inner if said[at].role is Role.NAMED])
    if len(found) < _TITLED or max(map(len, found)) > 1:
        return set()
    return {at for inside in found for at in inside}


def has_general_dose(said: Sequence[Judged]) -> bool:
    """Whether any line gives a dose to all exercises, and not only the side."""
    below = (one for one in said if one.role is not Role.HEADING or not dose_under(one.line))
    return any(one.role is Role.SHARED or (about_all(one) and not sides_of_all(one.line.text)) for one in below)


def _two_titles(said: Sequence[Judged], at: int) -> bool:
    """Whether another short line stands directly below one."""
    below = said[at + 1 : at + 3]
    return len(below) == 2 and below[0].role is Role.NAME and not below[0].line.opens and below[1].role is not Role.NAME


_OF_A_PAGE = re.compile(
    r"\b(?:plan|programme?|exercises|routine|hep|handout|leaflet|\w*programm|\w*übungen|exercices|ejercicios|programa|rutina)\b",
    re.IGNORECASE,
)
"""What the title of a page is called, and no exercise."""


def _may_title(said: Sequence[Judged], at: int) -> bool:
    one = said[at]
    if one.role is not Role.NAME or one.line.mark.startswith("bullet") or one.line.quoted:
        return False
    after = said[at + 1] if at + 1 < len(said) else None
    if after is not None and after.line.opens and at == 0 and _OF_A_PAGE.search(one.line.text):
        return False
    if after is None or CIRCUIT.search(one.line.text) or DIRECTIONS.fullmatch(one.line.text):
        return False
    directly = not after.line.opens and (
        (after.role in (Role.DOSE, Role.LABEL) and (after.doses or "every" not in after.read.roles))
        or (after.role is Role.NAMED and after.line.indent > one.line.indent and not after.read.name_first)
    )
    return one.line.opens or directly or one.line.heading > 0


_LESSON = re.compile(
    r"\b(?:session|class|lesson|flow|sequence|routine|program(?:me)?|practice|workout|stunde|kurs|einheit|séance|cours"
    r"|clase|sesión)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?:(?:easy|brisk|gentle|light|warm[- ]?up:?) )*(?:walk|bike|bicycle|cycle|run|jog|row|swim|treadmill|elliptical"
    r"|cross-?trainer|skip|rope|fahrrad|rad|ergometer|laufen|joggen|gehen|spazieren|schwimmen|vélo|marche|course|rameur"
    r"|bici|caminar|correr|elíptica|remo|nadar)\w*\W{1,3}"
    r"(?:for |pendant |durante )?\d{1,2}(?: ?[-–] ?\d{1,2})? ?min\w*\.?$",
    re.IGNORECASE,
)
"""What is done at the beginning for minutes: `Bike 10 min`."""


def is_page_title(said: Sequence[Judged], at: int) -> bool:
    """Whether the first line is a title with how long it takes in all: `Evening flow (about 15 min)`."""
    one = said[at]
    alone = at + 1 < len(said) and said[at + 1].line.opens
    scheme = one.read.roles == {"scheme"} or (
        one.read.roles == {"tempo", "row"} and not one.read.name_first
    )  # `5/3/1, week 3`
    if at == 0 and (scheme or one.read.roles == {"work", "off"}) and len(said) > 2:
        return True
    roles = one.read.roles - {"note", "every"}
    if at == 0 and roles == {"reps"} and _COUNTED.search(one.line.text):
        return True
    if at == 0 and roles <= {"left", "right"} and sum(other.role is Role.NAMED for other in said[1:]) >= _TITLED:
        return True
    bracketed = re.search(
        r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*$|\b(?:total|about|approx|ca\.|(?i:level|stufe|niveau|nivel)\s\d)"
        r"|[~≈]\s?\d|[·•|]\s?\d+\s?\w+\.?$",
        one.line.text,
    )
    if at or not roles <= {"time", "left", "right", "rounds"} or len(said) <= 2 or _MOVES.match(one.line.text):
        return False
    return bool(alone or bracketed or _LESSON.search(one.line.text) or "c" in senses_of(one.line.text))


def _later(said: Line) -> bool:
    """Whether a sentence has an amount for another time: `week 3: 3x12`, but not `week 2: B A B`."""
    return any("later" in phrase.said and _AN_AMOUNT.search(senses_of(phrase.text)) for phrase in said.phrases)


def dose_in(one: Judged) -> bool:
    """Whether a sentence of a line says how much there is to do."""
    if one.role is Role.CHATTER and not one.read.works:
        return False  # an exercise that isn't to be done
    read = map(read_sentence, sentences(one.line.text)) if len(one.line.text) < LONGEST else ()
    return any((said.works or _later(said)) and not ("every" in said.roles and said.roles <= _ADVISED) for said in read)
