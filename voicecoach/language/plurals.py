"""Plural rules: which form of a phrase a number takes in a language."""

from __future__ import annotations

from collections.abc import Callable

PluralRule = Callable[[int], str]
"""Given a number, returns its plural category."""

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Unicode CLDR; English has `one` and `other`."""


def plural_rule(code: str) -> PluralRule:
    """Return a language's rule by its code, from Unicode CLDR. Raise ValueError if there is no such language."""
    from babel.core import Locale, UnknownLocaleError  # slow to load, and English doesn't need it

    try:
        return Locale.parse(code, sep="-").plural_form
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from error
