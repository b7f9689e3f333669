"""Lines that refer to the dose of another exercise: `Lunge - same`, `IR towel: as table slides`, `Squat  "  "`.

They are told here from other lines, by the exercise that they name; `same` gives them its dose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.lines.same_for import NO_SIDES, SAME_WORDS, name_in_front
from voicecoach.routine.importing.sheet.of_all import give
from voicecoach.routine.importing.sheet.roles import Judged, Role, like_a_name
from voicecoach.routine.notation.line import Line, read_line
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.notation.sides import SIDES
from voicecoach.routine.notation.words.senses import SENSES

SAME = "same"
"""The role of a phrase that refers to another exercise, by its number or its words; to the one above if it is empty."""
SAME_BUT = "same_but"
"""The role of one with which a line begins: the name is that of the exercise above, with what is different."""
PARTS = {"P": ("rest", "round_rest"), "O": ("rest", "round_rest"), "S": ("sets",), "R": ("reps",), "H": ("hold",)}
"""What a word of a sense is in a dose."""
_LONGEST = 200
_ABOVE = (
    r"(?:the )?(?:above|before|previous(?: one)?|(?:one|exercise) (?:above|before)|last(?: one)?|(?:de )?arriba|oben"
    r"|zuvor|vorher|davor|ci-dessus|plus haut|avant|précédent|antes|(?:el )?anterior)(?!\w)"
)
_NUMBER = (
    r"(?:(?:der |die |l'|el |la )?(?:exercise|übung|exercice|ejercicio|number|nummer|numéro|número|no|nr|n°|nº|#)\.? ?"
    r"(?:n° ?|nº ?)?)?(?P<number>\d{1,2})(?![\d:x×/])"
)
_SEES = r"(?:as|like|see|wie|siehe|s\.|comme|voir|como|ver|que)"
_NUMBERED = (
    r"(?:the |der |die |bei |in |l'|el |la )?(?:exercise|übung|exercice|ejercicio|number|nummer|numéro|número|no|nr)?"
    r"\.? ?(?:n°|nº|#)? ?\d{1,2}(?![\w:/-])"
)
_CLAUSE = re.compile(
    rf"(?:\s*[-–—:,;|(.]\s*|\s+)(?P<same>{SAME_WORDS}|(?:as|wie|comme|como) (?={_ABOVE})|s\. ?o\."
    rf"|(?:like|see|siehe|voir|ver|wie|comme|como|as) (?={_ABOVE}|{_NUMBERED})"
    r"|(?P<weak>as (?:for|in|with|the)|like(?: for| in)?|wie (?:bei|die|der|das)|comme (?:pour|le|la|les)"
    r"|como (?:en|para|el|la))(?=\s))",
    re.IGNORECASE,
)
"""What says that the dose is that of another exercise, behind a name."""
_DITTO = re.compile(
    r"(?P<name>[^\"”“″〃]{1,80}?[^\s\d|\"”“″〃-])[\s|]+"
    r"(?:[-–]?\s?(?:[\"”“″〃]|'')\s?[-–]?(?:[\s|]+|$)){1,4}"
)
"""Marks below what is to be repeated."""
_SAME = re.compile(SAME_WORDS, re.IGNORECASE)
_LINK = re.compile(rf"\s*(?:{_SEES}|as in|as for|for|wie bei|à|a|de|pour|für|than)\s+", re.IGNORECASE)
_SAME_PART = re.compile(rf"(?:{SAME_WORDS}) [^\W\d]+\s?$", re.IGNORECASE)
_TARGET_ABOVE = re.compile(_ABOVE, re.IGNORECASE)
_TARGET_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_BUT = re.compile(
    r"\s*[,;.()]\s*|\s+(?=(?:but|except|only|just|with|without|no|aber|jedoch|nur|mit|ohne|mais|sauf|avec|sans|seulement"
    r"|pero|salvo|con|sin|sólo|solo)\s)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"[\s,;.()–-]*(?:(?:but|except|aber|jedoch|mais|sauf|pero|salvo)(?: (?:with|mit|avec|con))?\s+)?", re.IGNORECASE
)
_BEGINS = re.compile(
    rf"{SAME_WORDS}\s*(?=[,:(–-]|(?:on|with|without|but|sur|avec|sans|mais|à|mit|ohne|aber|auf|im|con|sin|pero|en|a"
    r"|standing|sitting|lying)\s)",
    re.IGNORECASE,
)
_LINKING = re.compile(r"^(?:but|mais|aber|pero)\s+", re.IGNORECASE)
_LINKED_ON = re.compile(r",?\s(?:but|mais|aber|pero)$", re.IGNORECASE)


_OTHER_SIDE = re.compile(
    r"\b(?:other|opposite|second|ander\w+|gegen\w+|zweit\w+|autre|deuxième|otr[oa])\b", re.IGNORECASE
)
"""What makes the same no other exercise."""
SAME_PART = re.compile(
    r"\b(?:same|gleiche[nrs]?|selbe[nr]?|dieselben?|mêmes?|mism[oa]s?)\s(?:(?:number|nombre|número|anzahl)\s(?:of|de)\s)?"
    r"(?P<one>[^\W\d]+)(?:\s(?:and|und|et|y|&)\s(?:same\s)?(?P<two>[^\W\d]+))?"
    r"|\b(?P<before>[^\W\d]+)\s(?:as|wie|comme|como)\s(?:above|before|oben|zuvor|ci-dessus|avant|arriba|antes)\b",
    re.IGNORECASE,
)
"""A part of a dose that is that of the exercise above."""
_AS_ANOTHER = re.compile(r"\s(?:as|wie|comme|que|como)\s[^,;\d]{2,40}[,;]\s", re.IGNORECASE)
_EXERCISES = (Role.NAME, Role.NAMED)


@dataclass(frozen=True)
class _Clause:
    """What stands behind a name: which exercise is referred to, in which words, and what is different."""

    name: str
    words: str
    target: str
    otherwise: str
    weak: bool = False
    """Whether the words alone may as well be of an instruction."""


def with_references(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, those as exercises that have the dose of another one."""
    made: list[Judged] = []
    above: Judged | None = None
    for one in said:
        above = made[-1] if made and made[-1].role in _EXERCISES else above
        if one.role in (Role.HEADING, Role.CHATTER) or above is None or len(one.line.text) > _LONGEST:
            made.append(one)
            continue
        found = _clause(name_in_front(one.line.text))
        found = found if found and _known(found, said) else None
        alone = made[-1].role is Role.NAME and not one.line.opens and not one.line.mark
        if found and found.name and like_a_name(found.name, named=True):
            made.append(_referring(one, found.name, found))
        elif found and not found.name and alone:
            made[-1] = _joined(made[-1], one, found)
        else:
            made.append(_in_part(one) or _begun_alike(one, above))
    return made


def _clause(text: str) -> _Clause | None:
    """Return the reference in a text, behind its name."""
    if found := _DITTO.fullmatch(text):
        return _Clause(found["name"].strip(" :,-–"), text[found.end("name") :].strip(" |"), "", "")
    for match in _CLAUSE.finditer(f" {text}"):
        begin = match.start("same") - 1
        if match["weak"] and _SAME_PART.search(text[:begin]):
            continue  # `same sets as the row`
        behind = text[match.end("same") - 1 :]
        link = _LINK.match(behind)
        seen = bool(match["weak"]) or not _SAME.fullmatch(match["same"].strip())
        bare = behind[link.end() :] if link else behind
        worded = not seen and not link and re.match(r"\s*[^\W\d]", behind)
        if worded and not (_BUT.match(behind) or read_line(behind.strip()).only_dose):
            continue  # `same position`
        numbered = _TARGET_NUMBER.match(bare) if seen or link else None
        above = _TARGET_ABOVE.match(bare) if link else None
        meant = numbered or (above if above and read_line(bare[above.end() :].strip()).only_dose else None)
        target = meant[0] if meant else _BUT.split(bare, maxsplit=1)[0] if seen or link else ""
        end = len(bare) - len(bare[len(target) :])
        words = text[begin : len(text) - len(bare) + end].strip(" .,;()")
        return _Clause(text[:begin].strip(" :,;|(-–—."), words, _named(target), bare[end:], bool(match["weak"]))
    return None


def _named(target: str) -> str:
    """Return the number or the words of the exercise that is referred to; nothing for the one above."""
    target = target.strip(" .,;:()")
    if _TARGET_ABOVE.fullmatch(target) or not target:
        return ""
    number = _TARGET_NUMBER.fullmatch(target)
    return number["number"] if number else target


def _known(found: _Clause, said: Sequence[Judged]) -> bool:
    """Whether a reference is surely one, or names another exercise: `as for the bridge`, but not `like a frog`."""
    meant = set(re.findall(r"[^\W\d]{4,}", found.target.casefold()))
    names = [one.read.name.casefold() for one in said if one.role in _EXERCISES and found.words not in one.line.text]
    return not found.weak or (bool(meant) and any(all(word.rstrip("s") in name for word in meant) for name in names))


def _referring(one: Judged, name: str, found: _Clause) -> Judged:
    start = one.line.text.find(found.words)
    same = Phrase(found.words, start, start + len(found.words), {SAME: found.target}, alone=True)
    bare = _OTHERWISE.sub("", found.otherwise, count=1).strip(" )")
    other = read_line(bare) if bare else None
    before = read_line(name)
    words = [] if other is None else [piece for piece in (other.name, *other.pieces) if not _ONLY.fullmatch(piece)]
    dose = (*before.phrases, same, *(other.phrases if other else ()))
    read = Line(one.line.text, before.name or name, (*before.pieces, *words), dose)
    return replace(one, role=Role.NAMED, read=read, label=None, value="")


_ONLY = re.compile(r"only|just|nur|seulement|sólo|solo", re.IGNORECASE)


def _in_part(one: Judged) -> Judged | None:
    """Return a line of a name and what is the same as above as an exercise: `Wall push-up, same reps`."""
    found = SAME_PART.search(one.line.text)
    name = one.line.text[: found.start()].rstrip(" ,:;(-–—") if found else ""
    words = [word for word in (found["one"], found["two"], found["before"]) if word] if found else []
    counted = any(SENSES.get(word.casefold(), "") in PARTS for word in words)
    if found is None or not counted or not like_a_name(name, named=False):
        return None
    behind = _AS_ANOTHER.match(one.line.text, found.end())
    dose = read_line(f"{name}: {one.line.text[behind.end() :]}") if behind else None
    if one.role is not Role.NAME and not (dose and dose.works and not dose.pieces):
        return None
    piece = found[0] if dose else one.line.text[found.start() :]
    read = Line(one.line.text, name, (piece,), dose.phrases if dose else ())
    return replace(one, role=Role.NAMED, read=read)


def _joined(name: Judged, one: Judged, found: _Clause) -> Judged:
    """Return a name with the reference below it."""
    text = f"{name.line.text}: {one.line.text}"
    line = replace(name.line, text=text, more=(*name.line.sources, *one.line.sources))
    return _referring(replace(name, line=line), name.line.text, found)


def _begun_alike(one: Judged, above: Judged) -> Judged:
    """Return a line that begins with a reference as the exercise above, otherwise: `Idem sur une jambe`."""
    begins = _BEGINS.match(one.line.text)
    listed = one.line.mark and one.line.mark == above.line.mark and one.line.indent == above.line.indent
    if not begins or _OTHER_SIDE.search(one.line.text) or not (listed or (one.role is Role.NAMED and one.read.works)):
        return one
    behind = one.line.text[begins.end() :].lstrip(" ,:–-")
    read = read_line(_LINKING.sub("", behind, count=1))
    if not read.name:
        return one
    same = Phrase(begins[0].strip(), 0, len(begins[0].strip()), {SAME_BUT: ""}, alone=True)
    whole = Line(one.line.text, _LINKED_ON.sub("", read.name), read.pieces, (same, *read.phrases))
    return replace(one, role=Role.NAMED, read=whole, label=None, value="")


_BARE = re.compile(r"\d{1,2}\s?[x×]\s?\d{1,3}")
_OWN = frozenset({"every", "note", "load", SAME, SAME_BUT})
"""Roles that no other exercise shares."""
_LITTLE = frozenset({"the", "der", "die", "das", "les", "las", "los", "exercise", "übung", "exercice", "ejercicio"})


def done_alike(drafts: Sequence[ExerciseDraft], labels: Sequence[str]) -> None:
    """Give exercises that are the `same` as another one, or have a `same rest`, what that one has.

    `labels` are the numbers that the sheet gives them, empty where it gives none.
    """
    for at, draft in enumerate(drafts):
        before = drafts[at - 1] if at else None
        for placed in [one for one in draft.found if one.phrase.said.keys() & {SAME, SAME_BUT}]:
            draft.found.remove(placed)
            other = _meant(placed.phrase.said.get(SAME, ""), at, drafts, labels)
            _do_alike(draft, other, placed)
        if before is not None:
            for line, text, roles in list(_same_parts(draft)):
                _share(before, draft, roles, line, text)


def _meant(target: str, at: int, drafts: Sequence[ExerciseDraft], labels: Sequence[str]) -> ExerciseDraft | None:
    """Return the exercise that another one refers to, by its number, its words, or as the one above."""
    if not target:
        return drafts[at - 1] if at else None
    if target.isdigit():
        numbered = [one for one, label in zip(drafts, labels, strict=True) if label.strip(".)") == target]
        counted = drafts[int(target) - 1 : int(target)] if not any(labels) else []
        return next((one for one in numbered or counted if one is not drafts[at]), None)
    said = _long_words(target)
    others = [one for one in drafts if one is not drafts[at]]
    hits = [len(said & _long_words(one.name)) for one in others]
    most = max(hits, default=0)
    return others[hits.index(most)] if most and hits.count(most) == 1 else None


def _long_words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d]{3,}", text.casefold())} - _LITTLE


def _do_alike(draft: ExerciseDraft, other: ExerciseDraft | None, placed: Located) -> None:
    text = placed.phrase.text
    if other is None or not other.measured:
        draft.doubts.append((placed.line, f"“{text}”, and no dose that is meant can be found"))
        return
    if SAME_BUT in placed.phrase.said:
        draft.name = f"{_but_for(other.name, draft.name)}, {draft.name[0].lower()}{draft.name[1:]}"
    _in_seconds(draft, other)
    shared = [one for one in other.found if not one.phrase.said.keys() & _OWN]
    give(draft, _without_sides(shared) if any(NO_SIDES.search(words.text) for words in draft.words) else shared)
    draft.loose += [] if draft.measured else other.loose
    draft.doubts.append((placed.line, f"“{text}” is taken for the dose of {other.name}"))


def _but_for(name: str, otherwise: str) -> str:
    """Return a name without what is otherwise: `Heel drop, knee straight`, and the same `with knee bent`."""
    first, *parts = name.split(", ")
    return ", ".join([first, *(part for part in parts if not _long_words(part) & _long_words(otherwise))])


def _without_sides(found: Sequence[Located]) -> list[Located]:
    """Return phrases without what they say of sides."""
    said = [{role: value for role, value in one.phrase.said.items() if role not in SIDES} for one in found]
    pairs = zip(found, said, strict=True)
    return [replace(one, phrase=replace(one.phrase, said=left)) for one, left in pairs if left]


def _in_seconds(draft: ExerciseDraft, other: ExerciseDraft) -> None:
    """Take a bare `3x30` for seconds where what it is the same as is held, and has no reps."""
    if not other.roles & {"hold", "span", "time"} or "reps" in other.roles:
        return
    for at, placed in enumerate(draft.found):
        said = dict(placed.phrase.said)
        if _BARE.fullmatch(placed.phrase.text) and said.keys() == {"sets", "reps"}:
            said = {"sets": said["sets"], "span": f"{said['reps']}s"}
            draft.found[at] = Located(replace(placed.phrase, said=said), placed.line)


def _same_parts(draft: ExerciseDraft) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the line, the words and the roles of what the words of an exercise call the same."""
    for words in draft.words:
        for found in SAME_PART.finditer(words.text):
            for word in filter(None, (found["one"], found["two"], found["before"])):
                roles = PARTS.get(SENSES.get(word.casefold(), ""), ())
                if roles and not draft.roles & set(roles):
                    yield words.line, found[0], roles


def _share(before: ExerciseDraft, draft: ExerciseDraft, roles: tuple[str, ...], line: int, text: str) -> None:
    for placed in (*before.found, *before.loose):
        said = {role: value for role, value in placed.phrase.said.items() if role in roles}
        if said:
            draft.found.append(Located(replace(placed.phrase, said=said), placed.line))
            draft.doubts.append((line, f"“{text}” is taken for that of {before.name}"))
            return
    draft.doubts.append((line, f"“{text}”, of which {before.name} has none"))
