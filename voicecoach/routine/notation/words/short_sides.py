"""Sides in a letter or shortened, which are sides by what stands beside them: `côté G`, `D seulement`, `der. 2 x 8`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.notation.words.token import Token, TokenKind

_LETTERS = {"2": "G", "3": "L"}
"""Senses of the French letters D and G alone, and of the sides that they stand for."""
_ALONE = re.compile(r"(?<=[$D])[23](?!F?[23])|(?<=\$)[23](?=F[23])|(?<=\$[23]F)[23]|[23](?=N)|(?<=[nwtRm]\()[23](?=\))")
"""Where they do: behind a limb, before `only`, in brackets behind a dose."""
_SHORT = frozenset({"l", "r", "li", "re", "izq", "izda", "izdo", "dcha", "dcho", "der"})
_JOINING = frozenset({"u", "y", "e", "o"})


def with_short_sides(letters: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """Return the senses of tokens, those of shortened sides as of the whole words; `'` is a full stop within one."""
    made = list(letters)
    for found in _ALONE.finditer("".join(letters)):
        made[found.start()] = _LETTERS[found[0]]
    for at, token in enumerate(tokens[:-1]):
        behind = tokens[at + 1 : at + 3]
        if token.word == "der" and _stops_short(behind):
            made[at : at + 2] = "G", "F"
        elif token.word in _SHORT and made[at] in "LG" and _stops(behind) and "".join(letters[at + 2 : at + 3]) in "D$":
            made[at + 1] = "'"  # `re. Bein`
    for joined in re.finditer(r"(?<=[LG])[.F]?W\.?(?=[LGF])", "".join(made)):
        at = next(at for at in range(joined.start(), joined.end()) if made[at] == "W")
        if tokens[at].word in _JOINING:
            made[joined.start() : joined.end()] = "F" * len(joined[0])  # `re. u. li.`
    return made


def _stops(behind: Sequence[Token]) -> bool:
    return bool(behind) and behind[0].text == "." and not behind[0].spaced


def _stops_short(behind: Sequence[Token]) -> bool:
    """Whether a full stop that ends no sentence stands behind a word: `der. 2 x 8`, but not `der Arm`."""
    return _stops(behind) and (len(behind) == 1 or behind[1].kind is not TokenKind.WORD or behind[1].word in _JOINING)
