"""A language that nobody speaks: English in other letters, so that any word of English that is left can be seen."""

import string
from dataclasses import replace
from string import Formatter

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import CommandWords, Counted
from voicecoach.session.playback.commands import command_rows

_LETTERS = str.maketrans(string.ascii_letters, "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ")


def _text(text):
    fields = Formatter().parse(text)
    return "".join(literal.translate(_LETTERS) + (f"{{{name}}}" if name else "") for literal, name, *_ in fields)


def _phrase(phrase):
    if isinstance(phrase, tuple):
        return tuple(map(_phrase, phrase))
    if isinstance(phrase, Counted):
        return Counted(phrase.by, {form: _text(text) for form, text in phrase.forms.items()})
    return _text(phrase)


def _phrases(phrases):
    return {name: _phrase(phrase) for name, phrase in phrases.items()}


def _commands():
    keys = [row for row in command_rows() if row.key]
    return {row.name: CommandWords(_text(row.key.does), _text(row.hint.text) if row.hint else "") for row in keys}


PSEUDO = replace(
    ENGLISH,
    code="xx",
    phrases=_phrases(ENGLISH.phrases),
    in_a_file=_phrases(ENGLISH.in_a_file),
    shown=_phrases(ENGLISH.shown),
    commands=_commands(),
)
