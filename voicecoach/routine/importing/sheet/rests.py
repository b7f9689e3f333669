"""Rests that a sheet gives beside its exercises: to all of them, to those that a sentence names, or excepts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.of_some import of_some
from voicecoach.routine.importing.sheet.of_all import OTHERWISE
from voicecoach.routine.notation.line import Line, read_line
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.notation.words.letters import senses_of


@dataclass(frozen=True)
class SharedRest:
    """A rest, and the words around it, which may name the exercises that have it."""

    placed: Located
    about: str
    excepted: bool = False
    """Whether only exercises that are named there have it: `rest 60 s, except the squat: 2 min`."""


def shared_rests(text: str, rests: Sequence[Phrase], line: int) -> list[SharedRest]:
    """Return the rests that a sentence gives."""
    made = []
    if (posture := _POSTURE.match(text)) and all(phrase.start >= posture.end() for phrase in rests):
        text = f"{' ' * posture.end()}{text[posture.end() :]}"
    for phrase in rests:
        if not (otherwise := OTHERWISE.search(text)):
            about, excepted = text if len(rests) == 1 else _clause(text, phrase), False
        elif excepted := phrase.start >= otherwise.start() and len(rests) > 1:
            about = text[otherwise.start() :]
        else:
            about = _bracketed(text[: otherwise.start()], phrase)
        made.append(SharedRest(Located(phrase, line), about, excepted))
    return made


def only_rests(read: Line) -> bool:
    """Whether a line begins with a rest between sets and has no more: `Rest 60 s between sets (squat: 2 min)`."""
    first = read.phrases[0] if read.phrases else None
    between = first is not None and not first.start and "rest" in first.said and "B" in senses_of(first.text)
    return between and read.roles <= {"rest", "round_rest", "time", "each"}


_SET_REST = re.compile(r"(?:satz|serien)pausen?\b", re.IGNORECASE)


def rests_between(text: str) -> bool:
    """Whether a line has only a rest, and says that it is between sets."""
    read = read_line(text)
    return only_rests(read) or (read.only_dose and read.roles == {"rest"} and bool(_SET_REST.match(text)))


_SENTENCE_WORDS = 14
_POSTURE = re.compile(
    r"(?:(?:please|then|now)\s)?(?:sit|stand|lie|lean|walk|shake|have|take|breathe|relax|put|get)\b[^.:;\d]{0,40}?\band\s",
    re.IGNORECASE,
)
"""What one does to rest, and which names no exercise: `Sit down and`."""


def sentence_of_rest(text: str) -> bool:
    """Whether a sentence has only a rest, which is between sets: `Sit down and rest 1 minute between sets`."""
    if rests_between(text):
        return True
    read = read_line(text)
    brief = len(text.split()) <= _SENTENCE_WORDS and ":" not in text and not re.search(r"[.!?]\s+\S", text)
    return brief and "rest" in read.roles and read.roles <= {"rest", "each"} and "B" in senses_of(text)


def give_rests(drafts: Sequence[ExerciseDraft], rests: Sequence[SharedRest], ledger: Ledger) -> None:
    """Give each exercise with several sets the rest that is for it, its own before that of all."""
    meant = [(rest, _resting(drafts, rest.about)) for rest in rests]
    for rest, named in sorted(meant, key=lambda pair: not pair[1]):
        if (rest.excepted and not named) or _beyond(drafts, rest.about):
            ledger.leave(rest.placed.line, rest.about)
            continue
        free = [
            draft
            for draft in (named or drafts)
            if not draft.roles & {"rest", "round_rest", "work"} and not draft.extra.get("rest")
        ]
        for draft in free:
            if draft.roles & {"sets", "per_set"} and not _has_one_set(draft):
                draft.take([rest.placed.phrase], rest.placed.line)


def _has_one_set(draft: ExerciseDraft) -> bool:
    """Whether an exercise is done once, and has no rest between sets."""
    return any(placed.phrase.said.get("sets") == "1" for placed in draft.found)


def _bracketed(text: str, phrase: Phrase) -> str:
    """Return the words in a bracket that is open where a rest is told; all of them if there is none."""
    before = text[: phrase.start]
    return text[before.rindex("(") :] if before.count("(") > before.count(")") else text


def _clause(text: str, phrase: Phrase) -> str:
    """Return what stands around a phrase, up to the commas."""
    before, behind = text[: phrase.start], text[phrase.end :]
    return re.split(r"[,;()]", before)[-1] + phrase.text + re.split(r"[,;()]", behind)[0]


def _resting(drafts: Sequence[ExerciseDraft], text: str) -> Sequence[ExerciseDraft]:
    """Return the exercises that words with a rest name; none if it is for all."""
    return [draft for draft in drafts if named_in(draft.name, text)] or _meant(drafts, text) or _of_some(drafts, text)


def _of_some(drafts: Sequence[ExerciseDraft], text: str) -> list[ExerciseDraft]:
    return [drafts[at] for at in of_some([draft.name for draft in drafts], text) if at < len(drafts)]


def _beyond(drafts: Sequence[ExerciseDraft], text: str) -> bool:
    """Whether words name an exercise that isn't there: the second of one."""
    return any(at >= len(drafts) for at in of_some([draft.name for draft in drafts], text))


def named_in(name: str, text: str) -> bool:
    """Whether a sentence names an exercise: two of its words, or its only one."""
    said = set(re.findall(r"[^\W\d]{3,}", text.casefold()))
    said |= {word.rstrip("s") for word in said}
    if codes := set(re.findall(r"\b[A-Z]\d\b", text)):
        return not codes.isdisjoint(re.findall(r"\b[A-Z]\d\b", name))
    words = re.findall(r"[^\W\d]{3,}", name.casefold())
    hits = sum(word in said or word.rstrip("s") in said for word in words)
    return hits >= 2 or (hits == 1 and len(words) == 1)


def _meant(drafts: Sequence[ExerciseDraft], text: str) -> list[ExerciseDraft]:
    """Return the exercise of which a sentence has a long word that no other has, perhaps with another ending."""
    said = re.findall(r"[^\W\d]{5,}", text.casefold())
    own = [set(re.findall(r"[^\W\d]{5,}", draft.name.casefold())) for draft in drafts]
    hits = [
        draft
        for draft, words in zip(drafts, own, strict=True)
        for word in words
        if sum(word in others for others in own) == 1 and any(_alike(word, other) for other in said)
    ]
    return hits[:1] if len({id(draft) for draft in hits}) == 1 else []


def _alike(word: str, other: str) -> bool:
    """Whether two words are one but for their endings."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[:-1]) and len(long) - len(short) <= 2
