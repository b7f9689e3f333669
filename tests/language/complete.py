"""What is wrong with a language, as a whole: what it lacks, what nobody reads, and what is still English."""

from string import Formatter

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import MOST_FORMS, Counted, forms
from voicecoach.language.phrase_variables import texts, variables
from voicecoach.language.plurals import FORMS
from voicecoach.session.playback.commands import command_rows

SECTIONS = ("phrases", "in_a_file", "shown")
COUNTS = (*range(201), 1_000, 1_000_000)
"""Numbers among which each plural category of a language occurs that a whole number can have."""


def faults(language):
    """Return what is wrong, a line each."""
    found = [line for section in SECTIONS for line in _section_faults(language, section)]
    found += [f"like_english: {name} isn't" for name in language.like_english - _alike(language)]
    return sorted(found + list(_command_faults(language)))


def _section_faults(language, section):
    have, wanted = getattr(language, section), getattr(ENGLISH, section)
    yield from (f"{section}: {name} is missing" for name in wanted.keys() - have.keys())
    yield from (f"{section}: {name} is never used" for name in have.keys() - wanted.keys())
    for name in have.keys() & wanted.keys():
        yield from (f"{section}: {name} {fault}" for fault in _phrase_faults(language, have[name], wanted[name]))
        if language.code != "en" and _shared(have[name], wanted[name]):
            yield from [] if name in language.like_english else [f"{section}: {name} is English"]


def _phrase_faults(language, phrase, english):
    known, (first, *others) = set(variables(english)), forms(phrase)
    whole = first.forms.get("other", "") if isinstance(first, Counted) else first
    yield from (f"lacks {{{name}}}" for name in known - set(variables(whole)))
    if len(others) >= MOST_FORMS:
        yield f"has {len(others) + 1} forms"
    if len({repr(form) for form in forms(phrase)}) <= len(others):
        yield "has a form twice"
    for text in texts(phrase):
        fields = [field for field in Formatter().parse(text) if field[1] is not None]
        yield from (f"has no {{{name}}}" for _, name, _, _ in fields if name not in known)
        yield from ("has more than a name in braces" for _, _, spec, conversion in fields if spec or conversion)
        if text != " ".join(text.split()) or (not text and any(texts(english))):
            yield "is empty, or has spaces to spare"
    for counted in (form for form in forms(phrase) if isinstance(form, Counted)):
        yield from [] if counted.by in known else [f"is counted by {counted.by}"]
        yield from (f"has a form {form}, which is none" for form in counted.forms.keys() - set(FORMS))
        needed = {"other"} | {language.plural(count) for count in COUNTS}
        yield from (f"lacks the form {form}" for form in needed - counted.forms.keys())


def _command_faults(language):
    if language.code == "en":  # whose words stand in the table of commands
        return
    help_lines = {row.name: row.key.does for row in command_rows() if row.key}
    hints = {row.name for row in command_rows() if row.hint}
    have = language.commands
    yield from (f"commands: {name} is missing" for name in help_lines.keys() - have.keys())
    yield from (f"commands: {name} is never used" for name in have.keys() - help_lines.keys())
    for name in have.keys() & help_lines.keys():
        if (name in hints) != bool(have[name].hint):
            yield f"commands: {name} has a hint too many, or none"
        if name not in language.like_english and (not have[name].help or have[name].help == help_lines[name]):
            yield f"commands: {name} is English"


def _shared(phrase, english):
    """Return whether a phrase has a form that is the same in English, and is words."""
    return any(form in forms(english) and _has_words(form) for form in forms(phrase))


def _alike(language):
    """Return the names of what is the same in English."""
    pairs = ((section, getattr(language, section), getattr(ENGLISH, section)) for section in SECTIONS)
    both = ((name, have[name], wanted[name]) for _, have, wanted in pairs for name in have.keys() & wanted.keys())
    same = {name for name, mine, english in both if any(form in forms(english) for form in forms(mine))}
    return same | {row.name for row in command_rows() if row.key and _help(language, row) == row.key.does}


def _help(language, row):
    words = language.commands.get(row.name)
    return words.help if words else ""


def _has_words(phrase):
    fields = (field for text in texts(phrase) for field in Formatter().parse(text))
    return any(char.isalpha() for literal, *_ in fields for char in literal)
