"""Exercises whose dose, or a part of it, is that of the one above: `Lunge - same`, `2 x 10, same rest as above`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.sheet.giving import give
from voicecoach.routine.importing.sheet.same_as import PARTS, SAME, SAME_BUT, SAME_PART
from voicecoach.routine.notation.words.senses import SENSES

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
    said = _words(target)
    others = [one for one in drafts if one is not drafts[at]]
    hits = [len(said & _words(one.name)) for one in others]
    most = max(hits, default=0)
    return others[hits.index(most)] if most and hits.count(most) == 1 else None


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d]{3,}", text.casefold())} - _LITTLE


def _do_alike(draft: ExerciseDraft, other: ExerciseDraft | None, placed: Located) -> None:
    text = placed.phrase.text
    if other is None or not other.measured:
        draft.doubts.append((placed.line, f"“{text}”, and no dose that is meant can be found"))
        return
    if SAME_BUT in placed.phrase.said:
        draft.name = f"{other.name}, {draft.name[0].lower()}{draft.name[1:]}"
    give(draft, [one for one in other.found if not one.phrase.said.keys() & _OWN])
    draft.loose += [] if draft.measured else other.loose
    draft.doubts.append((placed.line, f"“{text}” is taken for the dose of {other.name}"))


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
