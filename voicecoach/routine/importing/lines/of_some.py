"""Sentences that give a dose to some exercises of a list: by numbers, places or names, and to the others.

`Nos. 1 to 4 three sets, the others two`, `the last two only once`, `with the bridge and the clam hold 3 s`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voicecoach.routine.importing.lines.picks import AND, FILLING, THE, WORD, Pick, labelled, picks_in
from voicecoach.routine.importing.sheet.of_all import dose_of_all
from voicecoach.routine.notation.beside_name import masked
from voicecoach.routine.notation.phrases import LONGEST, Phrase, phrases
from voicecoach.routine.notation.sides import BOTH_SIDES, SIDES
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS, TIMES_WORDS
from voicecoach.routine.notation.words.spelled import spelled_count

_CUT = re.compile(r"[,;.](?!\d)|\s[-–—]\s|\s(?:and|und|et|y|but|aber|mais|pero|while|whereas)\s", re.IGNORECASE)
PREPOSED = re.compile(
    r"\W*(?:with|for|on|during|bei|beim|mit|für|bei\sden|avec|pour|dans|sur|con|para|en)\s", re.IGNORECASE
)
_AFTER_ROUNDS = re.compile(
    r",?\s*\b(?:after|at the end of|following|nach|am ende|après|à la fin|después|al final)\s(?:[^\W\d]+\s){0,3}"
    r"(?:rounds?|runden?|durchg[aä]ng\w*|tours?|passages?|vueltas?|rondas?|circuit\w*)\b",
    re.IGNORECASE,
)
"""When what isn't of the rounds is done."""
_OF_THOSE = re.compile(
    r"^\d+\s(?:of|von|de)\s(?:those|them|these|that|denen|diesen|ceux|celles|esos|esas|estos)$", re.IGNORECASE
)
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
    {
        "sets",
        "reps",
        "hold",
        "span",
        "held",
        "time",
        "each",
        "both",
        "left",
        "right",
        "only",
        "alternate",
        "count",
        "rest",
        "rounds",
    }
    | {"per_set", "tempo"}
)
_ONCE = re.compile(
    r"\b(?:once|twice|one (?:set|round|time)|einmal|zweimal|(?:ein|1) (?:satz|mal|durchgang)"
    r"|(?:une|1) (?:seule )?(?:fois|série)|(?:una|1) (?:sola )?(?:vez|serie))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d\s?-?([ms])", re.IGNORECASE)
_AMOUNTS = frozenset({"sets", "reps", "hold", "time", "rest"})
_MOST = {"reps": 60, "sets": 10}
_BESIDE_WORDS = """
    exception exceptions ausnahme ausnahmen excepción
    stay up top bottom time go going through done one after other twice once these those this them they get gets
    have has need needs needed want only just please at the end each every always rather instead should can could
    must will be you your machen macht bleiben bleib bleibe oben unten nur bitte werden wird reichen reicht genügen
    genügt einmal immer jeweils durchgehen durch ende nacheinander statt dabei dort hier here there lang long faire
    fait faites seulement restez reste toujours uniquement suffit suffisent haut bas là hacer haz hacen solo sólo
    siempre quédate quede arriba abajo basta je ea chaque cada chacun chacune over from of alles all everything
    tous todos alle rep reps repetition wiederholung wdh mal jedes jeder jede répétition fois repetición vez that
    it ihn sie es ese esa eso celui ceux celle ci exercises exercise übungen übung exercices ejercicios se font
    réalisent hace apart except außer ausser bis excepto salvo sauf menos but aber mais pero held gehalten tenu
    tenus mantenido mantenidos during während pendant durante put bastan suficiente nada más solamente also auch
    aussi también first anschließend afterwards sides side work are is
"""
_BESIDE = FILLING | frozenset(_BESIDE_WORDS.split())


@dataclass(frozen=True)
class Share:
    """A dose for some exercises of a list, by their places in it."""

    places: tuple[int, ...]
    phrases: tuple[Phrase, ...]


def shares(names: Sequence[str], text: str, labels: Sequence[str] = ()) -> tuple[str, tuple[Share, ...]]:
    """Return what a sentence says of exercises that it doesn't name, and the doses for those that it does.

    None of the latter if it isn't fully understood. Numbers are the labels of exercises, or their places without these.
    """
    picks = list(picks_in(names, text)) if len(text) <= LONGEST and names else []
    picks = [labelled(pick, labels) for pick in picks] if any(labels) else picks
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


def _but(names: Sequence[str], text: str, picks: Sequence[Pick], but: re.Match[str]) -> tuple[str, tuple[Share, ...]]:
    """Return the dose of all but some exercises, and theirs: `3 sets of everything except the plank`."""
    some = tuple(sorted({at for pick in picks for at in pick.places}))
    others = tuple(at for at in range(len(names)) if at not in some)
    if any(pick.others for pick in picks) or not some or max(some) >= len(names):
        return text, ()
    start = but.start("but") if but["but"] else but.start("except")
    before, behind = text[:start].strip(" ,;:-–—("), _without(text[but.end() :], but.end(), picks)
    head, own = (
        _dose(before, None) if _amounts(before) else (),
        _dose(behind.strip(" )"), None) if _amounts(behind) else (),
    )
    if _amounts(before) and _amounts(behind):
        last = _last(phrases(before).found)
        own = _dose(behind.strip(" )"), last)
        return (before, (Share(some, own),)) if own else (text, ())
    found = head or own
    return ("", (Share(others, found),)) if found and others else (text, ())


def is_about_some(names: Sequence[str], text: str) -> bool:
    """Whether a sentence gives a dose to exercises of a list that are named elsewhere, and is no exercise itself."""
    made = shares(names, text)[1]
    if not made:
        return False
    picks = list(picks_in(names, text))
    if any(one.named and other.named and text[one.end : other.start].isspace() for one, other in pairwise(picks)):
        return False  # `Double leg heel raise 3x15`, which is neither the double leg hop nor the other heel raise
    roles = {role for share in made for phrase in share.phrases for role in phrase.said}
    brief = bool(_ONLY.search(text)) and (roles <= {"left", "right", "rest"} or bool(_ONCE.search(text)))
    return brief or any(not pick.named for pick in picks) or len(picks) > 1 or bool(PREPOSED.match(text))


def names_some(names: Sequence[str], text: str) -> bool:
    """Whether a sentence names exercises by their numbers or places."""
    return len(text) <= LONGEST and any(not pick.named for pick in picks_in(names, text))


def of_some(names: Sequence[str], text: str) -> list[int]:
    """Return the places of the exercises that words name; none if they are about all."""
    return sorted({at for pick in picks_in(names, text) if not pick.others for at in pick.places})


def _clauses(text: str, picks: Sequence[Pick]) -> tuple[int, list[tuple[list[Pick], str]]]:
    """Return where the first clause begins, and each clause without what names its exercises, with these."""
    before_first = text[: picks[0].start]
    first = [cut for cut in _CUT.finditer(before_first) if _amounts(before_first[: cut.start()])]
    begin = first[-1].end() if first else 0
    dose_first = _amounts(text[begin : picks[0].start])
    groups: list[list[Pick]] = [[picks[0]]]
    cuts: list[int] = []
    for before, pick in pairwise(picks):
        between = text[before.end : pick.start]
        joined = re.fullmatch(
            rf"(?:{AND}|\s)(?:(?:with|on|for|bei|für|pour|para)\s)?(?:{THE}\s?)?", between, re.IGNORECASE
        )
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
        word.casefold() in NUMBER_WORDS or word.casefold() in TIMES_WORDS for word in WORD.findall(text)
    )


def _without(text: str, start: int, picks: Sequence[Pick]) -> str:
    for pick in reversed(picks):
        text = f"{text[: pick.start - start]}\0{text[pick.end - start :]}"
    bare = re.sub(
        rf"(?:(?:{AND}|\s)?(?:\b(?:with|on|for|bei|beim|für|mit|avec|pour|con|para|en)\s)?(?:{THE}\s?)?\0)+",
        " ",
        text,
        flags=re.IGNORECASE,
    )
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
    read += [] if any(phrase.said.keys() & {*SIDES} for phrase in read) else _sides(text)
    lone = found.numbers_beside(read)
    if last and len(read) == 1 and read[0].said.keys() == {"reps"} and _OF_THOSE.search(read[0].text):
        lone, read = found.numbers_beside([]), []
    if not read and len(lone) == 1:
        token = lone[0]
        unit = _UNIT.search(last.text) if last and last.said.keys() <= {"hold", "time", "rest"} else None
        count = spelled_count(token.low, token.high) + ("" if unit is None else " min" if unit[1] == "m" else "s")
        role = next(iter(last.said)) if last else "reps"
        if role in _MOST and token.high > _MOST[role]:
            return ()  # `Squat 140, deadlift 170`
        read, lone = [Phrase(token.text, token.start, token.end, {role: count})], []
    words = {word.casefold() for word in WORD.findall(masked(text, read))}
    words = {word for word in words if word not in NUMBER_WORDS and word not in TIMES_WORDS and len(word) > 1}
    known = words <= _BESIDE
    said = [role for phrase in read for role in phrase.said]
    known = known and len(said) == len(set(said))
    return tuple(map(_in_sets, read)) if known and all(token.spelled for token in lone) else ()


def _sides(text: str) -> list[Phrase]:
    """Return the side that a clause is about by other words than phrases have: `on the right only`."""
    if _ONLY.search(text) and (side := _ONE_SIDE.search(text)):
        return [Phrase(side[0], side.start(), side.end(), {"right" if side["right"] else "left": side[0]})]
    both = BOTH_SIDES.search(text)
    return [Phrase(both[0], both.start(), both.end(), {"each": both[0]})] if both else []


def _in_sets(phrase: Phrase) -> Phrase:
    """Return a phrase, rounds as the sets of each: `go through the first three twice`."""
    return replace(phrase, said={"sets" if role == "rounds" else role: value for role, value in phrase.said.items()})
