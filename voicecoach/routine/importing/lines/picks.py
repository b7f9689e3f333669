"""Words that name exercises of a list: by their numbers, their places, what they are called, or as the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS

_PLACES = {
    0: "first erste ersten premier première premiers premières primero primera primer primeros primeras",
    1: "second zweite zweiten deuxième seconde segundo segunda",
    2: "third dritte dritten troisième tercero tercera tercer",
    -1: "last final letzte letzten dernier dernière derniers dernières último última últimos últimas",
}
_ORDERED = {word: at for at, words in _PLACES.items() for word in words.split()}
_SEVERAL = {**{word: n for word, n in NUMBER_WORDS.items() if 1 < n <= 10}, "beiden": 2, "couple": 2}
_COUNT = rf"(?:{'|'.join(sorted(_SEVERAL, key=len, reverse=True))}|[2-9])"
THE = r"(?:the|de[rnm]|die|das|les?|la|los|las|el|l['’])"
_THINGS = (
    r"(?:exercises?|stretches|stretch|moves|movements|drills|ones?|übung(?:en)?|dehnung(?:en)?|exercices?|étirements?"
    r"|mouvements?|ejercicios?|estiramientos?|movimientos?|of (?:them|these|the exercises)|von ihnen|d['’]entre eux)"
)
_NO_EXERCISES = (
    r"(?!\s(?:the\s)?(?:weeks?|days?|sets?|rounds?|reps?|times?|sessions?|month|side|leg|arm|hand|way|minutes?|seconds?|few"
    r"|woche\w*|tage?n?|satz|sätze\w*|runden?|mal|seite|bein|wiederholung\w*|semaines?|jours?|séries?|fois|côté|jambe"
    r"|semanas?|días?|series?|vez|veces|lado|pierna|repeticion\w*|répétitions?)\b)"
)
_NO_SUCH = _NO_EXERCISES.replace("(?!", rf"(?!(?:\s{_COUNT})?", 1)
_ORDINAL = f"(?:{'|'.join(sorted(_ORDERED, key=len, reverse=True))})"
_PLACE = (
    rf"(?:{THE}\s)?\b(?:(?P<before>{_COUNT})\s(?P<place_>{_ORDINAL})\b{_NO_EXERCISES}"
    rf"|(?P<place>{_ORDINAL})\b(?:\s(?P<several>{_COUNT})\b(?!\s?[x×]){_NO_EXERCISES}|{_NO_SUCH}))(?:\s{_THINGS}\b)?"
)
_OTHERS = (
    rf"(?:(?:all\s|everything\s|tod[oa]s\s)?(?:{THE}\s)?\b(?:others|other(?=\s(?:ones|exercises|{_COUNT})\b)"
    rf"|remaining|übrigen|restlichen|demás)|(?:{THE}|alle|all|tou(?:te)?s)\s(?:{THE}\s)?(?:autres|otr[oa]s|anderen))\b"
    rf"{_NO_EXERCISES}(?:\s{_COUNT}(?=\s{_THINGS}))?(?:\s{_THINGS}\b)?"
    r"|\b(?:everything|all) else\b|\b(?:the|der|le|el) rest(?:e|o)?"
    r"(?=\s?(?:$|[:,.;]|of (?:them|the)|are|gets?|have|jeweils|je\b|\d"
    r"|once|twice|only|just|two|three|one|zwei|drei|ein|deux|trois|dos|tres|with|do|mit|avec|con))"
    r"|\balles andere\b|\btout le reste\b|\btodo lo demás\b"
)
_UNITS = (
    r"(?![\d.,:]\d)(?![\s-]?(?:[x×/%]|\d|(?:times|mal|fois|veces|sets?|reps?|sätze|séries|series|wdh|min|sec|sek|seg|secondes|s|h"
    r"|days?|weeks?|months?|kg|lbs?|cm|hours?|minut\w*|second\w*|wiederh\w*|répét\w*|repet\w*|tage?n?|wochen|jours?|días?"
    r"|per|pro|par|por)\b))"
)
"""What stands behind no number of an exercise."""
_GIVES = r"(?!\s(?:for|für|bei|pour|para|of)\s[^\W\d])"
"""The same behind the last of several, which may be the dose of the next: `3 for 1 and 2, 2 for the rest`."""
_NUMBER = rf"(?:#|n[or]s?\.?\s|n[°º]\s?)?\d{{1,2}}(?!\d){_UNITS}{_GIVES}"
AND = r"\s?(?:,\s?(?:and\s|und\s|et\s|y\s)?|&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\bor\b|\be\b)\s?"
_TO = r"\s?(?:-|–|\bto\b|\bthrough\b|\bbis\b|\bà\b|\ba\b|\bal\b)\s?"
_NUMBERS = (
    r"(?:#|\b(?:n(?:o|r|um)s?\.?|numbers?|numéros?|números?|nummern?|n\.?[°ºos]{1,3}|exercises?|ex\.?|übung(?:en)?|exercices?"
    rf"|ejercicios?)\s?)(?P<numbers>\d{{1,2}}(?!\d)(?:(?:{_TO}|{AND}){_NUMBER})*){_UNITS}"
    rf"|\b(?:for|bei|für|pour|para|with|on)\s(?P<some>\d{{1,2}}(?!\d)(?:{AND}{_NUMBER})+)(?!\s?(?:-|–|to\b|bis\b))"
    rf"|\b(?:del?|von|du|from)\s(?P<range>\d{{1,2}}(?!\d){_TO}\d{{1,2}}(?!\d)){_UNITS}"
    r"|(?:(?<=[,;]\s)|^)(?P<list>\d{1,2}\s?[-–]\s?\d{1,2}|(?<=[,;]\s)\d{1,2}(?=:\s))(?=\s?:|\s(?:once|twice|thrice|einmal|zweimal|dreimal)\b)"
)
_SELECTOR = re.compile(rf"(?P<byno>{_NUMBERS})|(?P<others>{_OTHERS})|(?P<byplace>{_PLACE})", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|when|wenn|falls|sobald|si|quand|lorsque|cuando)\b[^,;.]*$", re.IGNORECASE)
"""What makes it no dose of now: `5 if the last one was hard`."""
WORD = re.compile(r"[^\W\d]+")
_ENDINGS = re.compile(r"(?<=[^\W\d]{3})(?:e?s|n|en)$")
_CONTENT = frozenset("WaDHF$")
"""Senses of words that names are of."""
_FILLING_WORDS = """
    the a an and or with for on in at of to up as by only just both each all do it is are please hold keep stay your my
    der die das den dem des ein eine und oder mit für bei beim im am auf an zu nur beide jede alle bitte sind ist
    le la les l un une des du de d et ou avec pour sur en à au aux ces
    el los las un una y o con para de del al en son que qui
"""
FILLING = frozenset(_FILLING_WORDS.split())
_DETERMINED = re.compile(
    r"\b(?:with|for|on|during|in|at|of|and|the|both|but|mit|bei|beim|für|im|in|und|die|der|den|das|avec|pour|sur|et|le|la|les"
    r"|con|para|en|y|el|los|las)\s$|(?:^|[,;:]\s)$|l['’]$",
    re.IGNORECASE,
)


_LIMB = re.compile(
    r"legs?|arms?|hands?|foot|feet|knees?|hips?|shoulders?|ankles?|sides?|beine?|arme?|fuß|füße|knie|hüften?|schultern?"
    r"|jambes?|bras|mains?|pieds?|genoux?|hanches?|épaules?|piernas?|brazos?|manos?|pies?|rodillas?|caderas?|hombros?",
    re.IGNORECASE,
)
_OF_A_SIDE = re.compile(
    r"\b(?:both|each|other|opposite|left|right|one|per|every|beide[nrs]?|jede[rsmn]?|anderen?|deux|chaque|autre|ambos|ambas"
    r"|cada|otr[oa])\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pick:
    """Words that name exercises, where they stand, and which exercises these are."""

    start: int
    end: int
    places: tuple[int, ...]
    others: bool = False
    named: bool = False
    numbered: bool = False


def picks_in(names: Sequence[str], text: str) -> Iterator[Pick]:
    """Yield what names exercises in a text, in order."""
    found = [pick for match in _SELECTOR.finditer(text) if (pick := _selected(match, len(names)))]
    for pick in _mentions(names, text):
        if all(pick.end <= other.start or other.end <= pick.start for other in found):
            found.append(pick)
    yield from sorted((pick for pick in found if not _IF.search(text[: pick.start])), key=lambda pick: pick.start)


def _selected(match: re.Match[str], count: int) -> Pick | None:
    if match["byno"]:
        numbers = match["numbers"] or match["some"] or match["range"] or match["list"]
        return Pick(*match.span(), tuple(_numbered(numbers)), numbered=True)
    if match["others"]:
        return Pick(*match.span(), (), others=True)
    at = _ORDERED[(match["place"] or match["place_"]).casefold()]
    said = (match["several"] or match["before"] or "1").casefold()
    many = int(said) if said.isdigit() else _SEVERAL.get(said, 1)
    bare = " " not in match[0] and "'" not in match[0]
    if bare or many > count:  # `first slowly`
        return None
    return Pick(*match.span(), tuple(range(count - many, count) if at < 0 else range(at, at + many)))


def labelled(pick: Pick, labels: Sequence[str]) -> Pick:
    """Return what numbers name by the labels of the exercises; what isn't there is beyond all of them."""
    if not pick.numbered:
        return pick
    return replace(pick, places=tuple(_at(labels, str(place + 1)) for place in pick.places))


def _at(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if labels.count(label) == 1 else len(labels)


def _numbered(text: str) -> Iterator[int]:
    """Yield the places of numbers and of ranges of them: `1 to 4`, `3, 5 and 6`."""
    for part in re.split(AND, text, flags=re.IGNORECASE):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        yield from range(ends[0] - 1, ends[-1]) if ends else ()


def _mentions(names: Sequence[str], text: str) -> Iterator[Pick]:
    """Yield the names of exercises in a text, whole or by words that no other has: `the bridge`, `both stretches`."""
    own = [_stems(name) for name in names] if any(names) else []
    run: list[re.Match[str]] = []
    places: set[int] = set()
    for word in [*WORD.finditer(text), None]:
        near = word is not None and (not run or re.fullmatch(r"[\s'’-]{1,2}", text[run[-1].end() : word.start()]))
        having = {at for at, stems in enumerate(own) if _stem(word[0]) in stems} if word else set()
        both = places & having if run else having
        if word and near and both and (run or _begins_name(word[0])):
            run.append(word)
            places = both
            continue
        if run and (pick := _mention(names, text, run, places)):
            yield pick
        run, places = ([word], having) if word and having and _begins_name(word[0]) else ([], set())


def _mention(names: Sequence[str], text: str, run: list[re.Match[str]], places: set[int]) -> Pick | None:
    while run and run[-1][0].casefold() in FILLING and text[run[-1].start() - 1] != "-":
        run = run[:-1]
    if not run or (not _DETERMINED.search(text[: run[0].start()]) and len(run) == 1):
        return None
    said = text[run[0].start() : run[-1].end()]
    if _LIMB.fullmatch(said) and _OF_A_SIDE.search(text[: run[0].start()]):
        return None  # `on both legs`, which are of no leg raise
    whole = [at for at in places if names[at].casefold() == said.casefold()]
    several = said.casefold().endswith("s") and not any(name.casefold().endswith(said.casefold()) for name in names)
    if len(places) > 1 and not whole and not several:
        return None
    if all(senses_of(word[0]) not in ("W", "a") for word in run) and not whole and len(run) == 1 and not several:
        return None
    return Pick(run[0].start(), run[-1].end(), tuple(sorted(whole or places)), named=True)


def _begins_name(word: str) -> bool:
    return len(word) > 2 and word.casefold() not in FILLING and senses_of(word)[:1] in _CONTENT


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word.casefold())


@lru_cache(maxsize=1024)
def _stems(name: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(name)}
