"""A language: all that is said and shown in a session, by name, with variables and plural forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Wording = str | Mapping[str, str]
"""What a person writes in place of a phrase; by plural category where there are several forms."""


@dataclass(frozen=True)
class Counted:
    """A phrase whose form depends on a number, by plural category (`one`, `other`, ... as in Unicode CLDR)."""

    by: str
    """The variable that holds the number."""
    forms: Mapping[str, str]
    """Category to phrase; `other` is always there."""


@dataclass(frozen=True)
class CommandWords:
    """What is read of a command of the session."""

    help: str
    """What its key does."""
    hint: str = ""
    """The same in a word or two, where the screen's lowest line has room for it."""


Phrase = str | Counted
PluralRule = Callable[[int], str]
"""Given a number, returns its plural category."""


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language; equal to itself alone, so it can be a key."""

    code: str
    phrases: Mapping[str, Phrase]
    """What the coach says; a person's own may stand in their place."""
    in_a_file: Mapping[str, Phrase]
    """Phrases in place of those that name a key, for a sound file."""
    shown: Mapping[str, Phrase]
    """What is read: on the screen, in plain lines, captions, chapters and sheets."""
    plural: PluralRule
    commands: Mapping[str, CommandWords] = field(default_factory=dict)
    """By the names of the session's commands; English ones stand in the table of those."""
    like_english: frozenset[str] = frozenset()
    """Names whose text is the same in English, and meant to be: else it counts as not yet translated."""

    def say(self, phrase: str, **values: object) -> str:
        """Return the phrase of that name with its variables filled in."""
        return self._filled(self.phrases[phrase], values)

    def show(self, phrase: str, **values: object) -> str:
        """Return the words to be read of that name with their variables filled in."""
        return self._filled(self.shown[phrase], values)

    def _filled(self, phrase: Phrase, values: Mapping[str, object]) -> str:
        if isinstance(phrase, Counted):
            category = self.plural(int(str(values[phrase.by])))
            phrase = phrase.forms.get(category, phrase.forms["other"])
        return phrase.format(**values)

    @lru_cache(maxsize=1024)  # noqa: B019 - languages live as long as the program
    def duration(self, seconds: float) -> str:
        """Return a length of time in words: `45 seconds`, `1 minute 30 seconds`, `2 hours`."""
        if seconds != int(seconds):
            return self.say("part_seconds", seconds=f"{seconds:g}")
        whole = int(seconds)
        parts = (("hours", whole // 3600), ("minutes", whole // 60 % 60), ("seconds", whole % 60))
        return " ".join(self.say(unit, **{unit: n}) for unit, n in parts if n) or self.say("seconds", seconds=0)

    @lru_cache(maxsize=1024)  # noqa: B019 - as above
    def short_duration(self, seconds: float) -> str:
        """Return a length of time to be read: `45 s`, `1 min 30 s`, `2 h`."""
        minutes, rest = divmod(seconds, 60)
        hours, minutes = divmod(int(minutes), 60)
        parts = (("short_hours", hours), ("short_minutes", minutes), ("short_seconds", round(rest, 3)))
        return " ".join(self.show(unit, n=f"{n:g}") for unit, n in parts if n) or self.show("short_seconds", n=0)


def plural_rule(code: str) -> PluralRule:
    """Return the rule of a language by its code, from Unicode CLDR. Raise ValueError if there is no such language."""
    from babel.core import Locale, UnknownLocaleError  # heavy, and English needs none of it

    try:
        return Locale.parse(code, sep="-").plural_form
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from error
