"""A language: everything that a session says and shows, by name, with variables and plural forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from voicecoach.language.plurals import PluralRule

Wording = str | Mapping[str, str]
"""What a person writes in place of a phrase: a text, or one per plural category."""


@dataclass(frozen=True)
class Counted:
    """A phrase whose form depends on a number, by plural category (`one`, `other`, ... as in Unicode CLDR)."""

    by: str
    """The variable that holds the number."""
    forms: Mapping[str, str]
    """Category to phrase; `other` is always there."""


@dataclass(frozen=True)
class CommandWords:
    """The texts that describe a command of the session."""

    help: str
    """What its key does."""
    hint: str = ""
    """The same in a word or two, for the screen's bottom line."""


Phrase = str | Counted


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language. It equals only itself, so it can be a key."""

    code: str
    phrases: Mapping[str, Phrase]
    """What the coach says; a person's own phrases may replace them."""
    in_a_file: Mapping[str, Phrase]
    """Replacements, for a sound file, of the phrases that mention a key."""
    shown: Mapping[str, Phrase]
    """What is read rather than heard: on the screen, in plain lines, captions, chapters and sheets."""
    plural: PluralRule
    commands: Mapping[str, CommandWords] = field(default_factory=dict)
    """By command name; the English texts are in the table of commands itself."""
    like_english: frozenset[str] = frozenset()
    """Names whose text is the same as in English on purpose; any other such text counts as not yet translated."""

    def say(self, phrase: str, **values: object) -> str:
        """Return the spoken phrase of that name with its variables filled in."""
        return self._filled(self.phrases[phrase], values)

    def forms(self, phrase: str, **values: object) -> tuple[str, ...]:
        """Return all ways to say the spoken phrase of that name, with its variables filled in."""
        return (self.say(phrase, **values),)

    def show(self, phrase: str, **values: object) -> str:
        """Return the shown text of that name with its variables filled in."""
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
