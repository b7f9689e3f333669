"""A language: everything that a session says and shows, by name, with variables and plural forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from voicecoach.language.plurals import PluralRule

OneWording = str | Mapping[str, str]
"""One way to say a phrase, as a person writes it: a text, or one per plural category."""
Wording = OneWording | tuple[OneWording, ...]
"""What a person writes in place of a phrase: one way to say it, or several."""


@dataclass(frozen=True)
class Counted:
    """A text that depends on a number, by plural category (`one`, `other`, ... as in Unicode CLDR)."""

    by: str
    """The variable that holds the number."""
    forms: Mapping[str, str]
    """Category to text; `other` is always there."""


@dataclass(frozen=True)
class CommandWords:
    """The texts that describe a command of the session."""

    help: str
    """What its key does."""
    hint: str = ""
    """The same in a word or two, for the screen's bottom line."""


Form = str | Counted
"""One way to say something."""
Phrase = Form | tuple[Form, ...]
"""One way to say something, or a pool of several, for what is heard often."""
MOST_FORMS = 6
"""The most ways to say one thing: more are no longer known for what they mean."""


def forms(phrase: Phrase) -> tuple[Form, ...]:
    """Return every way to say a phrase."""
    return phrase if isinstance(phrase, tuple) else (phrase,)


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language. It equals only itself, so it can be a key."""

    code: str
    phrases: Mapping[str, Phrase]
    """What the coach says; a person's own phrases may replace them."""
    in_a_file: Mapping[str, Phrase]
    """Replacements, for a sound file, of the phrases that mention a key."""
    shown: Mapping[str, Form]
    """What is read rather than heard: on the screen, in plain lines, captions, chapters and sheets."""
    plural: PluralRule
    commands: Mapping[str, CommandWords] = field(default_factory=dict)
    """By command name; the English texts are in the table of commands itself."""
    like_english: frozenset[str] = frozenset()
    """Names whose text is the same as in English on purpose; any other such text counts as not yet translated."""

    def say(self, phrase: str, **values: object) -> str:
        """Return the spoken phrase of that name with its variables filled in; of several forms, the first."""
        return self.filled(forms(self.phrases[phrase])[0], values)

    def forms(self, phrase: str, **values: object) -> tuple[str, ...]:
        """Return every way to say the phrase of that name; the first is what `say` says, and no two are alike."""
        filled = (self.filled(form, values) for form in forms(self.phrases[phrase]))
        return tuple(dict.fromkeys(filled))

    def show(self, phrase: str, **values: object) -> str:
        """Return the shown text of that name with its variables filled in."""
        return self.filled(self.shown[phrase], values)

    def filled(self, form: Form, values: Mapping[str, object]) -> str:
        """Return a form with its variables filled in."""
        if isinstance(form, Counted):
            category = self.plural(int(str(values[form.by])))
            form = form.forms.get(category, form.forms["other"])
        return form.format(**values)

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
