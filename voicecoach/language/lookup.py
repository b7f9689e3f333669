"""Which words a session has: a language's, or English ones where there are none, with a person's own over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pkgutil import resolve_name

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted, Language, Phrase, PluralRule, Wording, plural_rule
from voicecoach.language.spec import COUNTED

LANGUAGES: Mapping[str, str] = {
    "en": "english:ENGLISH",
}
"""Every language that there are words in: its code, and its name in a module beside this one, loaded when used."""


def is_known(code: str) -> bool:
    """Whether there are words in the language of a code, whatever the country: `en`, `en-GB`."""
    return _short(code) in LANGUAGES


def load(code: str) -> Language:
    """Return a language that is known as its file has it."""
    found: Language = resolve_name(f"voicecoach.language.{LANGUAGES[_short(code)]}")
    return found


def language(code: str, *own: Mapping[str, Wording], in_a_file: bool = False) -> Language:
    """Return the language of that code with phrases of a person's own, later ones over earlier ones.

    What is written `in_a_file` can't be paused or skipped by a key, and doesn't speak of any.
    """
    words, plural = (load(code), None) if is_known(code) else (ENGLISH, _plural(code))
    ours = words.in_a_file if in_a_file else {}
    mine = {name: _phrase(name, wording) for phrases in own for name, wording in phrases.items()}
    return replace(words, code=code, phrases={**words.phrases, **ours, **mine}, plural=plural or words.plural)


def _plural(code: str) -> PluralRule:
    """Return the rule of a language that there are no words in; English's where it is unknown."""
    try:
        return plural_rule(code)
    except ValueError:
        return ENGLISH.plural


def _short(code: str) -> str:
    return code.partition("-")[0].lower()


def _phrase(name: str, wording: Wording) -> Phrase:
    return wording if isinstance(wording, str) else Counted(COUNTED[name], wording)
