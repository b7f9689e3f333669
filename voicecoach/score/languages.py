"""Which words the coach has: a language's, or English ones where there are none, with a person's own over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from voicecoach.routine.model import Wording
from voicecoach.routine.phrases import COUNTED
from voicecoach.score.english import ENGLISH
from voicecoach.score.language import Counted, Language, Phrase

_LANGUAGES = {language.code: language for language in (ENGLISH,)}


def language(code: str, *own: Mapping[str, Wording]) -> Language:
    """Return the language of that code with phrases of a person's own, later ones over earlier ones."""
    short = code.partition("-")[0].lower()
    words = _LANGUAGES.get(short, ENGLISH)
    mine = {name: _phrase(name, wording) for phrases in own for name, wording in phrases.items()}
    plural = words.plural if words.code == short else plural_rule(code)
    return replace(words, code=code, phrases={**words.phrases, **mine}, plural=plural)


def plural_rule(code: str) -> Callable[[int], str]:
    """Return the rule that gives a number's plural category, from Unicode CLDR; English's for an unknown language."""
    from babel.core import Locale, UnknownLocaleError  # heavy, and English needs none of it

    try:
        return Locale.parse(code, sep="-").plural_form
    except (ValueError, UnknownLocaleError):
        return ENGLISH.plural


def _phrase(name: str, wording: Wording) -> Phrase:
    return wording if isinstance(wording, str) else Counted(COUNTED[name], wording)
