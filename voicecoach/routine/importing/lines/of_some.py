"""Sentences that give a dose to some exercises of a list: by numbers, places or names, and to the others.

`Nos. 1 to 4 three sets, the others two`, `the last two only once`, `with the bridge and the clam hold 3 s`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.routine.importing.sheet.of_all import dose_of_all
from voicecoach.routine.notation.beside_name import masked
from voicecoach.routine.notation.phrases import LONGEST, Phrase, phrases
from voicecoach.routine.notation.sides import BOTH_SIDES, SIDES
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS, TIMES_WORDS
from voicecoach.routine.notation.words.spelled import spelled_count

_PLACES = {
    0: "first erste ersten premier première premiers premières primero primera primer primeros primeras",
    1: "second zweite zweiten deuxième seconde segundo segunda",
    2: "third dritte dritten troisième tercero tercera tercer",
    -1: "last final letzte letzten dernier dernière derniers dernières último última últimos últimas",
}
_ORDERED = {word: at for at, words in _PLACES.items() for word in words.split()}
_SEVERAL = {**{word: n for word, n in NUMBER_WORDS.items() if 1 < n <= 10}, "beiden": 2, "couple": 2}
_COUNT = rf"(?:{'|'.join(sorted(_SEVERAL, key=len, reverse=True))}|[2-9])"
_THE = r"(?:the|de[rnm]|die|das|les?|la|los|las|el|l['’])"
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
    rf"(?:{_THE}\s)?\b(?:(?P<before>{_COUNT})\s(?P<place_>{_ORDINAL})\b{_NO_EXERCISES}"
    rf"|(?P<place>{_ORDINAL})\b(?:\s(?P<several>{_COUNT})\b(?!\s?[x×]){_NO_EXERCISES}|{_NO_SUCH}))(?:\s{_THINGS}\b)?"
)
_OTHERS = (
    rf"(?:all\s|everything\s|alle\s|tou(?:te)?s\s|tod[oa]s\s)?(?:{_THE}\s)?\b(?:others|other(?=\s(?:ones|exercises|{_COUNT})\b)"
    r"|remaining|übrigen|anderen|restlichen|autres|demás|otr[oa]s)\b"
    rf"{_NO_EXERCISES}(?:\s{_COUNT}(?=\s{_THINGS}))?(?:\s{_THINGS}\b)?"
    r"|\b(?:everything|all) else\b|\b(?:the|der|le|el) rest(?:e|o)?(?=\s?(?:$|[:,.;]|of (?:them|the)|are|gets?|have|jeweils|je\b"
    r"|\d|once|twice|only|just|two|three|one|zwei|drei|ein|deux|trois|dos|tres|with|do|mit|avec|con))"
    r"|\balles andere\b|\btout le reste\b|\btodo lo demás\b"
)
_UNITS = (
    r"(?![\d.,:]\d)(?!\s?(?:[x×/%]|\d|(?:times|mal|fois|veces|sets?|reps?|sätze|séries|series|wdh|min|sec|sek|seg|secondes|s|h"
    r"|days?|weeks?|months?|kg|lbs?|cm|hours?|minut\w*|second\w*|wiederh\w*|répét\w*|repet\w*|tage?n?|wochen|jours?|días?"
    r"|per|pro|par|por)\b))"
)
"""What stands behind no number of an exercise."""
_GIVES = r"(?!\s(?:for|für|bei|pour|para|of)\s[^\W\d])"
"""The same behind the last of several, which may be the dose of the next: `3 for 1 and 2, 2 for the rest`."""
_NUMBER = rf"(?:#|n[or]s?\.?\s|n[°º]\s?)?\d{{1,2}}(?!\d){_UNITS}{_GIVES}"
_AND = r"\s?(?:,\s?(?:and\s|und\s|et\s|y\s)?|&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\bor\b|\be\b)\s?"
_TO = r"\s?(?:-|–|\bto\b|\bthrough\b|\bbis\b|\bà\b|\ba\b|\bal\b)\s?"
_NUMBERS = (
    r"(?:#|\b(?:n(?:o|r|um)s?\.?|numbers?|numéros?|números?|nummern?|n\.?[°ºos]{1,3}|exercises?|ex\.?|übung(?:en)?|exercices?"
    rf"|ejercicios?)\s?)(?P<numbers>\d{{1,2}}(?!\d)(?:(?:{_TO}|{_AND}){_NUMBER})*){_UNITS}"
    rf"|\b(?:for|bei|für|pour|para|with|on)\s(?P<some>\d{{1,2}}(?!\d)(?:{_AND}{_NUMBER})+)(?!\s?(?:-|–|to\b|bis\b))"
    rf"|\b(?:del?|von|du|from)\s(?P<range>\d{{1,2}}(?!\d){_TO}\d{{1,2}}(?!\d)){_UNITS}"
    r"|(?:(?<=[,;]\s)|^)(?P<list>\d{1,2}\s?[-–]\s?\d{1,2})(?=\s?:|\s(?:once|twice|thrice|einmal|zweimal|dreimal)\b)"
)
_SELECTOR = re.compile(rf"(?P<byno>{_NUMBERS})|(?P<others>{_OTHERS})|(?P<byplace>{_PLACE})", re.IGNORECASE)
_CUT = re.compile(r"[,;.](?!\d)|\s[-–—]\s|\s(?:and|und|et|y|but|aber|mais|pero|while|whereas)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]+")
_ENDINGS = re.compile(r"(?<=[^\W\d]{3})(?:e?s|n|en)$")
_CONTENT = frozenset("WaDHF$")
"""Senses of words that names are of."""
_FILLING = """
    the a an and or with for on in at of to up as by only just both each all do it is are please hold keep stay your my
    der die das den dem des ein eine und oder mit für bei beim im am auf an zu nur beide jede alle bitte sind ist
    le la les l un une des du de d et ou avec pour sur en à au aux ces
    el los las un una y o con para de del al en son que qui
""".split()
_DETERMINED = re.compile(
    r"\b(?:with|for|on|during|in|at|of|and|the|both|but|mit|bei|beim|für|im|in|und|die|der|den|das|avec|pour|sur|et|le|la|les"
    r"|con|para|en|y|el|los|las)\s$|(?:^|[,;:]\s)$|l['’]$",
    re.IGNORECASE,
)
PREPOSED = re.compile(r"\W*(?:with|for|on|during|bei|beim|mit|für|bei\sden|avec|pour|dans|sur|con|para|en)\s", re.IGNORECASE)
_AFTER_ROUNDS = re.compile(
    r",?\s*\b(?:after|at the end of|following|nach|am ende|après|à la fin|después|al final)\s(?:[^\W\d]+\s){0,3}"
    r"(?:rounds?|runden?|durchg[aä]ng\w*|tours?|passages?|vueltas?|rondas?|circuit\w*)\b",
    re.IGNORECASE,
)
"""When what isn't of the rounds is done."""
_OF_THOSE = re.compile(r"^\d+\s(?:of|von|de)\s(?:those|them|these|that|denen|diesen|ceux|celles|esos|esas|estos)$", re.IGNORECASE)
_EXCEPTED = re.compile(
    r"(?:\b(?:all|everything|every|each|alle[sn]?|tou(?:te)?s|tout|tod[oa]s?)\b[^.;]{0,60}?(?P<but>\bbut\b)"
    r"|(?P<except>\b(?:except(?:ing)?|apart from|other than|außer|ausser|bis auf|sauf|excepto|salvo|menos|à part)\b))"
    r"(?:\s(?:for|bei|pour|para|en|in|with))?",
    re.IGNORECASE,
)
"""What stands before the exercises that a dose for all is not for."""
_WHERE_HELD = re.compile(
    r"\s(?:(?:at|in) (?:the )?(?:top|bottom|end)|oben|unten|hinten|vorn|en (?:haut|bas)|arriba|abajo)\b(?: each time)?",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(
    r"\b(?:(?P<right>right|rechts|rechten?|droite?|derech[oa])|(?P<left>left|links|linken?|gauche|izquierd[oa]))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|nur|seulement|uniquement|solo|sólo|solamente)\b", re.IGNORECASE)
_DONE = frozenset(
    {"sets", "reps", "hold", "span", "held", "time", "each", "both", "left", "right", "only", "alternate", "count", "rest", "rounds"}
    | {"per_set", "tempo", "every"}
)
_ONCE = re.compile(
    r"\b(?:once|twice|one (?:set|round|time)|einmal|zweimal|(?:ein|1) (?:satz|mal|durchgang)|(?:une|1) (?:seule )?(?:fois|série)"
    r"|(?:una|1) (?:sola )?(?:vez|serie))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d\s?-?([ms])", re.IGNORECASE)
_AMOUNTS = frozenset({"sets", "reps", "hold", "time", "rest"})
_BESIDE = frozenset(
    """
    stay up top bottom time go going through done one after other twice once these those this them they get gets have has need
    needs needed want only just please at the end each every always rather instead should can could must will be you your
    machen macht bleiben bleib bleibe oben unten nur bitte werden wird reichen reicht genügen genügt einmal immer jeweils
    durchgehen durch ende nacheinander statt dabei dort hier here there lang long faire fait faites seulement restez reste
    toujours uniquement suffit suffisent haut bas là hacer haz hacen solo sólo siempre quédate quede arriba abajo basta
    je ea chaque cada chacun chacune over from of alles all everything tous todos alle each that this it them ihn sie es ese esa eso celui ceux celle ci exercises exercise übungen übung exercices ejercicios se font fait réalisent hacen hace apart except außer ausser bis excepto salvo sauf menos but aber mais pero
    held gehalten tenu tenus mantenido mantenidos during während pendant durante put bastan suficiente nada más solamente se also auch aussi también first anschließend afterwards sides side work are is
    """.split()
)


@dataclass(frozen=True)
class Share:
    """A dose for some exercises of a list, by their places in it."""

    places: tuple[int, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class _Pick:
    """Words that name exercises, where they stand, and which exercises these are."""

    start: int
    end: int
    places: tuple[int, ...]
    others: bool = False
    named: bool = False
    numbered: bool = False


def shares(names: Sequence[str], text: str, labels: Sequence[str] = ()) -> tuple[str, tuple[Share, ...]]:
    """Return what a sentence says of exercises that it doesn't name, and the doses for those that it does.

    None of the latter if it isn't fully understood. Numbers are the labels of exercises, or their places without these.
    """
    picks = list(_picks(names, text)) if len(text) <= LONGEST and names else []
    picks = [_labelled(pick, labels) for pick in picks] if any(labels) else picks
    if not picks:
        return text, ()
    if (but := _EXCEPTED.search(text)) and but.end() <= picks[0].end:
        return _but(names, text, picks, but)
    begin, clauses = _clauses(text, picks)
    made: list[Share] = []
    head = text[:begin].strip(" ,;")
    last = _last(phrases(head).found)
    for group, clause in clauses:
        found = _dose(clause, last)
        sided = all(phrase.said.keys() <= {"left", "right"} for phrase in found)
        if not found or (sided and all(pick.named for pick in group) and not _ONLY.search(text)):
            return text, ()  # `Operated leg: left`
        last = _last(found) or last
        taken = {at for share in made for at in share.places}
        places = {at for pick in group for at in pick.places}
        if any(pick.others for pick in group):
            if not taken and _amounts(head) and not dose_of_all(head, apart=True):
                return text, ()
            places |= set(range(len(names))) - taken
        if not places or max(places) >= len(names):
            return text, ()
        made.append(Share(tuple(sorted(places)), found))
    return head, tuple(made)


def _but(names: Sequence[str], text: str, picks: Sequence[_Pick], but: re.Match[str]) -> tuple[str, tuple[Share, ...]]:
    """Return the dose of all but some exercises, and theirs: `3 sets of everything except the plank`."""
    some = tuple(sorted({at for pick in picks for at in pick.places}))
    others = tuple(at for at in range(len(names)) if at not in some)
    if any(pick.others for pick in picks) or not some or max(some) >= len(names):
        return text, ()
    start = but.start("but") if but["but"] else but.start("except")
    before, behind = text[:start].strip(" ,;:-–—("), _without(text[but.end() :], but.end(), picks)
    head, own = _dose(before, None) if _amounts(before) else (), _dose(behind.strip(" )"), None) if _amounts(behind) else ()
    if _amounts(before) and _amounts(behind):
        last = _last(phrases(before).found)
        own = _dose(behind.strip(" )"), last)
        return (before, (Share(some, own),)) if own else (text, ())
    found = head or own
    return ("", (Share(others, found),)) if found and others else (text, ())


def is_about_some(names: Sequence[str], text: str) -> bool:
    """Whether a sentence gives a dose to exercises of a list that are named elsewhere, and is no exercise itself."""
    head, made = shares(names, text)
    if not made:
        return False
    picks = list(_picks(names, text))
    roles = {role for share in made for phrase in share.phrases for role in phrase.said}
    brief = bool(_ONLY.search(text)) and (roles <= {"left", "right", "rest"} or bool(_ONCE.search(text)))
    return brief or any(not pick.named for pick in picks) or len(picks) > 1 or bool(PREPOSED.match(text))


def names_some(names: Sequence[str], text: str) -> bool:
    """Whether a sentence names exercises by their numbers or places."""
    return len(text) <= LONGEST and any(not pick.named for pick in _picks(names, text))


def of_some(names: Sequence[str], text: str) -> list[int]:
    """Return the places of the exercises that words name; none if they are about all."""
    return sorted({at for pick in _picks(names, text) if not pick.others for at in pick.places})


def _picks(names: Sequence[str], text: str) -> Iterator[_Pick]:
    """Yield what names exercises in a text, in order."""
    found = [pick for match in _SELECTOR.finditer(text) if (pick := _selected(match, len(names)))]
    for pick in _mentions(names, text):
        if all(pick.end <= other.start or other.end <= pick.start for other in found):
            found.append(pick)
    yield from sorted(found, key=lambda pick: pick.start)


def _selected(match: re.Match[str], count: int) -> _Pick | None:
    if match["byno"]:
        numbers = match["numbers"] or match["some"] or match["range"] or match["list"]
        return _Pick(*match.span(), tuple(_numbered(numbers)), numbered=True)
    if match["others"]:
        return _Pick(*match.span(), (), others=True)
    at = _ORDERED[(match["place"] or match["place_"]).casefold()]
    said = (match["several"] or match["before"] or "1").casefold()
    many = int(said) if said.isdigit() else _SEVERAL.get(said, 1)
    bare = " " not in match[0] and "'" not in match[0]
    if bare or many > count:  # `first slowly`
        return None
    return _Pick(*match.span(), tuple(range(count - many, count) if at < 0 else range(at, at + many)))


def _labelled(pick: _Pick, labels: Sequence[str]) -> _Pick:
    """Return what numbers name by the labels of the exercises; what isn't there is beyond all of them."""
    if not pick.numbered:
        return pick
    return replace(pick, places=tuple(_at(labels, str(place + 1)) for place in pick.places))


def _at(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if labels.count(label) == 1 else len(labels)


def _numbered(text: str) -> Iterator[int]:
    """Yield the places of numbers and of ranges of them: `1 to 4`, `3, 5 and 6`."""
    for part in re.split(_AND, text, flags=re.IGNORECASE):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        yield from range(ends[0] - 1, ends[-1]) if ends else ()


def _mentions(names: Sequence[str], text: str) -> Iterator[_Pick]:
    """Yield the names of exercises in a text, whole or by words that no other has: `the bridge`, `both stretches`."""
    own = [_stems(name) for name in names]
    run: list[re.Match[str]] = []
    places: set[int] = set()
    for word in [*_WORD.finditer(text), None]:
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


def _mention(names: Sequence[str], text: str, run: list[re.Match[str]], places: set[int]) -> _Pick | None:
    while run and run[-1][0].casefold() in _FILLING and text[run[-1].start() - 1] != "-":
        run = run[:-1]
    if not run or not _DETERMINED.search(text[: run[0].start()]) and len(run) == 1:
        return None
    said = text[run[0].start() : run[-1].end()]
    whole = [at for at in places if names[at].casefold() == said.casefold()]
    several = said.casefold().endswith("s") and not any(name.casefold().endswith(said.casefold()) for name in names)
    if len(places) > 1 and not whole and not several:
        return None
    if all(senses_of(word[0]) not in ("W", "a") for word in run) and not whole and len(run) == 1 and not several:
        return None
    return _Pick(run[0].start(), run[-1].end(), tuple(sorted(whole or places)), named=True)


def _begins_name(word: str) -> bool:
    return len(word) > 2 and word.casefold() not in _FILLING and senses_of(word)[:1] in _CONTENT


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word.casefold())


def _stems(name: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(name)}


def _clauses(text: str, picks: Sequence[_Pick]) -> tuple[int, list[tuple[list[_Pick], str]]]:
    """Return where the first clause begins, and each clause without what names its exercises, with these."""
    before_first = text[: picks[0].start]
    first = [cut for cut in _CUT.finditer(before_first) if _amounts(before_first[: cut.start()])]
    begin = first[-1].end() if first else 0
    dose_first = _amounts(text[begin : picks[0].start])
    groups: list[list[_Pick]] = [[picks[0]]]
    cuts: list[int] = []
    for before, pick in zip(picks, picks[1:], strict=False):
        between = text[before.end : pick.start]
        joined = re.fullmatch(rf"(?:{_AND}|\s)(?:(?:with|on|for|bei|für|pour|para)\s)?(?:{_THE}\s?)?", between, re.IGNORECASE)
        if joined or not _amounts(between):
            groups[-1].append(pick)
            continue
        found = [cut.end() for cut in _CUT.finditer(between) if dose_first or _amounts(between[: cut.start()])]
        cuts.append(before.end + (found[0] if dose_first else found[-1]) if found else pick.start)
        groups.append([pick])
    ends = [begin, *cuts, len(text)]
    return begin, [
        (group, _without(text[start:end], start, group))
        for group, start, end in zip(groups, ends[:-1], ends[1:], strict=True)
    ]


def _amounts(text: str) -> bool:
    """Whether words have an amount: a phrase, a number, or a number of times."""
    return bool(phrases(text).found or re.search(r"\d", text)) or any(
        word.casefold() in NUMBER_WORDS or word.casefold() in TIMES_WORDS for word in _WORD.findall(text)
    )


def _without(text: str, start: int, picks: Sequence[_Pick]) -> str:
    for pick in reversed(picks):
        text = f"{text[: pick.start - start]}\0{text[pick.end - start :]}"
    bare = re.sub(rf"(?:(?:{_AND}|\s)?(?:\b(?:with|on|for|bei|beim|für|mit|avec|pour|con|para|en)\s)?(?:{_THE}\s?)?\0)+", " ", text, flags=re.IGNORECASE)
    return re.sub(r"^[\s,:;–—-]+", "", bare)


def _last(found: Sequence[Phrase]) -> Phrase | None:
    """Return the last phrase of one amount, which a bare number in the next clause is one of."""
    alone = (phrase for phrase in reversed(found) if len(phrase.said) == 1)
    return next((phrase for phrase in alone if phrase.said.keys() <= _AMOUNTS), None)


def _dose(clause: str, last: Phrase | None) -> tuple[Phrase, ...]:
    """Return the dose in a clause; nothing if anything else is in it. A bare number is what the last one was."""
    text = re.sub(r"\s+", " ", _WHERE_HELD.sub("", _AFTER_ROUNDS.sub("", clause))).strip()
    found = phrases(text)
    read = [phrase for phrase in found.found if phrase.said.keys() != {"note"}]
    if not all(phrase.said.keys() <= _DONE for phrase in read):
        return ()
    if _ONLY.search(text) and not any(phrase.said.keys() & set(SIDES) for phrase in read) and (side := _ONE_SIDE.search(text)):
        role = "right" if side["right"] else "left"
        read.append(Phrase(side[0], side.start(), side.end(), {role: side[0]}))
    if not any(phrase.said.keys() & set(SIDES) for phrase in read) and (both := BOTH_SIDES.search(text)):
        read.append(Phrase(both[0], both.start(), both.end(), {"each": both[0]}))
    lone = found.numbers_beside(read)
    if last and len(read) == 1 and read[0].said.keys() == {"reps"} and _OF_THOSE.search(read[0].text):
        lone, read = found.numbers_beside([]), []
    if not read and len(lone) == 1:
        token = lone[0]
        unit = _UNIT.search(last.text) if last and last.said.keys() <= {"hold", "time", "rest"} else None
        count = spelled_count(token.low, token.high) + ("" if unit is None else " min" if unit[1] == "m" else "s")
        role = next(iter(last.said)) if last else "reps"
        read, lone = [Phrase(token.text, token.start, token.end, {role: count})], []
    words = {word.casefold() for word in _WORD.findall(masked(text, read))}
    words = {word for word in words if word not in NUMBER_WORDS and word not in TIMES_WORDS and len(word) > 1}
    known = words <= _BESIDE | set(_FILLING)
    return tuple(map(_in_sets, read)) if known and all(token.spelled for token in lone) else ()


def _in_sets(phrase: Phrase) -> Phrase:
    """Return a phrase, rounds as the sets of each: `go through the first three twice`."""
    return replace(phrase, said={"sets" if role == "rounds" else role: value for role, value in phrase.said.items()})
