"""Rounds of one exercise in its own line, `Thumb opposition: touch each finger. 10 rounds`, which are its reps."""

from __future__ import annotations

import re
from dataclasses import replace

from voicecoach.routine.importing.sheet.roles import CIRCUIT, Judged, Role, is_part, like_a_name
from voicecoach.routine.importing.sheet.section_doses import is_title
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.line import read_line, sentences
from voicecoach.routine.notation.phrases import LONGEST, Phrase

_NAMED = re.compile(r"(?P<name>[^:.;!?]{3,50}?)(?:\s?:|\s[-–—])\s+(?P<how>\S.*)")
_ROUNDS = re.compile(r"\b(?:rounds?|rnds?|runden?|durchg[aä]ng\w*|tours?|vueltas?|rondas?)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:all|everything|exercises?|moves|following|above|below|workout|session|finisher|block|group|part|set|pair"
    r"|list|alle[sn]?|übung\w*|folgende\w*|training|tou(?:t|s|tes)|exercices?|suivants?|séance|todo[s]?|ejercicios?"
    r"|siguientes?|bloque|bloc|warm|cool|home|hotel|conditioning|amrap|time|then|dann|puis|luego)\b|[+/]",
    re.IGNORECASE,
)
"""What tells of several exercises."""
_INSTRUCTION = 2
"""Words before the rounds that say what is done in each, at least."""
_AMOUNTS = WORK - {"breath", "tempo", "up"}


def with_own_rounds(one: Judged) -> Judged:
    """Return a line, the rounds in it as reps if it is one exercise with an instruction, or on each side."""
    if one.role not in (Role.NAMED, Role.SENTENCE) or one.line.heading or len(one.line.text) > LONGEST:
        return one
    if one.role is Role.NAMED and _only_on_sides(one):
        return replace(one, read=replace(one.read, phrases=tuple(map(_as_reps, one.read.phrases))))
    found = _NAMED.fullmatch(one.line.text)
    read = read_line(one.line.text)
    counted = [phrase for phrase in read.phrases if phrase.said.keys() == {"rounds"}]
    if found is None or len(counted) != 1 or read.roles & _AMOUNTS or "round_rest" in read.roles:
        return one
    told = one.line.text[found.start("how") : counted[0].start]
    how, *last = sentences(told) or [""]
    several = _SEVERAL.search(how if last else told)
    if len(told.split()) < _INSTRUCTION or several or _is_group(found["name"]):
        return one
    own = replace(read, name=found["name"].strip(), phrases=tuple(map(_as_reps, read.phrases)))
    return replace(one, role=Role.NAMED, read=own)


def has_own_rounds(one: Judged) -> bool:
    """Whether the rounds in a line are its own reps."""
    return "rounds" not in one.read.roles and "rounds" in read_line(one.line.text).roles and "reps" in one.read.roles


def _only_on_sides(one: Judged) -> bool:
    """Whether an exercise has rounds on each side, and no other amount: `Clock reach 3 rounds each leg`."""
    amounts = [phrase for phrase in one.read.phrases if phrase.said.keys() & WORK]
    rounds = len(amounts) == 1 and amounts[0].said.keys() == {"sets"} and bool(_ROUNDS.search(amounts[0].text))
    return rounds and one.read.name_first and not _is_group(one.read.name)


def _is_group(name: str) -> bool:
    several = _SEVERAL.search(name) or CIRCUIT.search(name) or is_part(name) or is_title(name)
    return bool(several) or not like_a_name(name, named=True)


def _as_reps(phrase: Phrase) -> Phrase:
    count = phrase.said.get("rounds", "") or phrase.said.get("sets", "")
    return replace(phrase, said={"reps": count}) if count and len(phrase.said) == 1 else phrase
