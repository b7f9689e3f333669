"""The known languages, and the words of a session: a language's own, else English, with a person's phrases on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pkgutil import resolve_name

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted, Form, Language, OneWording, Phrase, Wording
from voicecoach.language.phrase_variables import COUNTED
from voicecoach.language.plurals import plural_rule

LANGUAGES: Mapping[str, str] = {
    "en": "english:ENGLISH",
}
"""Every language with words of its own: its code, and its name in a module beside this one, loaded on use."""


def is_known(code: str) -> bool:
    """Return whether a language has words, whatever the country in its code: `en`, `en-GB`."""
    return _short(code) in LANGUAGES


def load(code: str) -> Language:
    """Return a known language, as its file has it."""
    found: Language = resolve_name(f"voicecoach.language.{LANGUAGES[_short(code)]}")
    return found


def language(code: str, *own: Mapping[str, Wording], in_a_file: bool = False) -> Language:
    """Return the language of that code, with the person's own phrases on top; of two mappings the later one wins.

    A session exported to a sound file can't be paused or skipped with a key, so `in_a_file` phrases mention none.
    """
    words, plural = (load(code), None) if is_known(code) else (ENGLISH, plural_rule(code))
    ours = words.in_a_file if in_a_file else {}
    mine = {name: _phrase(name, wording) for phrases in own for name, wording in phrases.items()}
    return replace(words, code=code, phrases={**words.phrases, **ours, **mine}, plural=plural or words.plural)


def _short(code: str) -> str:
    return code.partition("-")[0].lower()


def _phrase(name: str, wording: Wording) -> Phrase:
    return tuple(_form(name, one) for one in wording) if isinstance(wording, tuple) else _form(name, wording)


def _form(name: str, wording: OneWording) -> Form:
    return wording if isinstance(wording, str) else Counted(COUNTED[name], wording)
