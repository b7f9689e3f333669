"""The coach's own words: phrases by name, with variables and plural forms. A language is a file like `english`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Counted:
    """A phrase whose form depends on a number, by plural category (`one`, `other`, ... as in Unicode CLDR)."""

    by: str
    """The variable that holds the number."""
    forms: Mapping[str, str]
    """Category to phrase; `other` is always there."""


Phrase = str | Counted


@dataclass(frozen=True, eq=False)
class Language:
    """Phrases of one language and the rule that picks their plural form; equal to itself alone, so it can be a key."""

    code: str
    phrases: Mapping[str, Phrase]
    plural: Callable[[int], str]

    def say(self, phrase: str, **values: object) -> str:
        """Return the phrase of that name with its variables filled in."""
        found = self.phrases[phrase]
        if isinstance(found, Counted):
            category = self.plural(int(str(values[found.by])))
            found = found.forms.get(category, found.forms["other"])
        return found.format(**values)

    @lru_cache(maxsize=1024)  # noqa: B019 - languages live as long as the program
    def duration(self, seconds: float) -> str:
        """Return a length of time in words: `45 seconds`, `1 minute 30 seconds`, `2 hours`."""
        if seconds != int(seconds):
            return self.say("part_seconds", seconds=f"{seconds:g}")
        whole = int(seconds)
        parts = (("hours", whole // 3600), ("minutes", whole // 60 % 60), ("seconds", whole % 60))
        return " ".join(self.say(unit, **{unit: n}) for unit, n in parts if n) or self.say("seconds", seconds=0)
