"""Exercises whose dose, or a part of it, is that of the one above: `Lunge - same`, `2 x 10, same rest as above`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.notation.words.senses import SENSES

_LONGEST = 200
"""Characters of a name that may say `the same`."""
_SAME = re.compile(
    r"(?P<name>.+?)\s*[-–:,]\s(?P<same>(?:the )?same(?: again)?|ditto|dito|idem|wie oben|as above|pareil|igual)",
    re.IGNORECASE,
)
_SAME_PART = re.compile(
    r"\b(?:same|gleiche[nrs]?|selbe[nr]?|dieselben?|mêmes?|mism[oa]s?)\s(?:(?:number|nombre|número|anzahl)\s(?:of|de)\s)?"
    r"(?P<one>[^\W\d]+)(?:\s(?:and|und|et|y|&)\s(?:same\s)?(?P<two>[^\W\d]+))?"
    r"|\b(?P<before>[^\W\d]+)\s(?:as|wie|comme|como)\s(?:above|before|oben|zuvor|ci-dessus|avant|arriba|antes)\b",
    re.IGNORECASE,
)
_PARTS = {"P": ("rest", "round_rest"), "O": ("rest", "round_rest"), "S": ("sets",), "R": ("reps",), "H": ("hold",)}
"""What a word of a sense is in a dose."""


def done_alike(drafts: Sequence[ExerciseDraft]) -> None:
    """Give an exercise that is the `same` as the one above, or has a `same rest`, what that one has."""
    for before, draft in pairwise(drafts):
        same = _SAME.fullmatch(draft.name) if len(draft.name) <= _LONGEST else None
        if same and before.measured and not draft.measured:
            draft.name = same["name"]
            draft.found += before.found
            draft.doubts.append((draft.line, f"“{same['same']}” is taken for the dose of {before.name}"))
        for line, text, roles in list(_same_parts(draft)):
            _share(before, draft, roles, line, text)


def _same_parts(draft: ExerciseDraft) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the line, the words and the roles of what the words of an exercise call the same."""
    for words in draft.words:
        for found in _SAME_PART.finditer(words.text):
            for word in filter(None, (found["one"], found["two"], found["before"])):
                roles = _PARTS.get(SENSES.get(word.casefold(), ""), ())
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
