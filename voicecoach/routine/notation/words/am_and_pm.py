"""Both halves of the day: `AM/PM`, which is twice a day and no time on a clock."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.routine.notation.words.token import Token

_JOINING = ("/", "+", "&", "and", "-")


def goes_on_to_pm(tokens: Sequence[Token], at: int) -> int:
    """Return where the afternoon stands if both halves are named from `at` on: `AM/PM`, `a.m. and p.m.`; else 0."""
    halves = [(place, _plain(tokens[place])) for place in range(at, min(at + 4, len(tokens)))]
    words = [word for _, word in halves if word]
    if words[:1] == ["am"] and words[2:3] == ["pm"] and words[1] in _JOINING:
        return next(place for place, word in halves if word == "pm")
    return 0


def with_am_and_pm(letters: list[str], tokens: Sequence[Token]) -> list[str]:
    """Return the letters, with those of `AM and PM` as parts of a day."""
    for at in range(len(tokens)):
        if afternoon := goes_on_to_pm(tokens, at):
            letters[at] = letters[afternoon] = "h"
            letters[at + 1 : afternoon] = ["F"] * (afternoon - at - 1)
    return letters


def _plain(token: Token) -> str:
    return token.word.replace(".", "")
