"""A language that nobody speaks: English in other letters, so that any word of English that is left can be seen."""

import string
from dataclasses import replace
from string import Formatter

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import CommandWords, Counted
from voicecoach.session.drawing import HINTS
from voicecoach.session.keys import KEYS

_LETTERS = str.maketrans(string.ascii_letters, "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ")


def _text(text):
    fields = Formatter().parse(text)
    return "".join(literal.translate(_LETTERS) + (f"{{{name}}}" if name else "") for literal, name, *_ in fields)


def _phrase(phrase):
    if isinstance(phrase, Counted):
        return Counted(phrase.by, {form: _text(text) for form, text in phrase.forms.items()})
    return _text(phrase)


def _phrases(phrases):
    return {name: _phrase(phrase) for name, phrase in phrases.items()}


def _commands():
    hints = {command: hint for command, _, hint in HINTS}
    return {key.command.value: CommandWords(_text(key.does), _text(hints.get(key.command, ""))) for key in KEYS}


PSEUDO = replace(
    ENGLISH,
    code="xx",
    phrases=_phrases(ENGLISH.phrases),
    in_a_file=_phrases(ENGLISH.in_a_file),
    shown=_phrases(ENGLISH.shown),
    commands=_commands(),
)
