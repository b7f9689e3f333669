"""Plural rules: which form of a phrase a number takes in a language, for whole numbers below a million.

The source is Unicode CLDR's table of plural rules (cardinal); a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

PluralRule = Callable[[int], str]
"""Given a number, returns its plural category."""

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Unicode CLDR; English has `one` and `other`."""


def plural_rule(code: str) -> PluralRule:
    """Return a language's rule by its code, such as `pl` or `pt-PT`; English's for one that has none of its own."""
    whole = code.lower().replace("_", "-")
    return RULES.get(whole) or RULES.get(whole.partition("-")[0], one_or_other)


def one_or_other(n: int) -> str:
    """Return the category in English and in most languages."""
    return "one" if n == 1 else "other"


def _always_other(_: int) -> str:
    return "other"


def _none_or_one(n: int) -> str:
    return "one" if n < 2 else "other"


def _twofold(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _last_digit_one(n: int) -> str:
    return "one" if n % 10 == 1 and n % 100 != 11 else "other"


def _not_4_6_9(n: int) -> str:
    return "other" if n % 10 in (4, 6, 9) else "one"


def _east_slavic(n: int) -> str:
    return {"other": "many"}.get(_south_slavic(n), _south_slavic(n))


def _south_slavic(n: int) -> str:
    if n % 100 in range(11, 15):
        return "other"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(n % 10, "other")


def _west_slavic(n: int) -> str:
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(n, "other")


def _polish(n: int) -> str:
    return "one" if n == 1 else "few" if _south_slavic(n) == "few" else "many"


def _slovenian(n: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(n % 100, "other")


def _lithuanian(n: int) -> str:
    if n % 100 in range(11, 20) or n % 10 == 0:
        return "other"
    return "one" if n % 10 == 1 else "few"


def _latvian(n: int) -> str:
    if n % 100 in range(11, 20) or n % 10 == 0:
        return "zero"
    return _last_digit_one(n)


def _romanian(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n == 0 or n % 100 in range(1, 20) else "other"


def _arabic(n: int) -> str:
    if n < 3:
        return FORMS[n]
    return "few" if n % 100 in range(3, 11) else "many" if n % 100 > 10 else "other"


def _maltese(n: int) -> str:
    if n in (1, 2):
        return FORMS[n]
    return "few" if n == 0 or n % 100 in range(3, 11) else "many" if n % 100 in range(11, 20) else "other"


def _irish(n: int) -> str:
    return _twofold(n) if n < 3 else "few" if n < 7 else "many" if n < 11 else "other"


def _gaelic(n: int) -> str:
    if n in range(1, 20):
        return {1: "one", 2: "two"}.get(n % 10 if n > 10 else n, "few")
    return "other"


def _welsh(n: int) -> str:
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other")


_LANGUAGES: Mapping[PluralRule, str] = {
    _always_other: "bm bo dz id ig ja jv km ko lo ms my qu sah su th to wo yo yue za zh",
    _none_or_one: "ak am as bn fa ff fr gu hi hy kn ln mg pa pcm pt si ti vi wa zu",
    one_or_other: "pt-pt",
    _twofold: "he iu naq se sma smj smn sms",
    _last_digit_one: "is mk",
    _not_4_6_9: "ceb fil",
    _east_slavic: "be ru uk",
    _south_slavic: "bs hr sr",
    _west_slavic: "cs sk",
    _polish: "pl",
    _slovenian: "dsb hsb sl",
    _lithuanian: "lt",
    _latvian: "lv prg",
    _romanian: "ro",
    _arabic: "ar",
    _maltese: "mt",
    _irish: "ga",
    _gaelic: "gd",
    _welsh: "cy",
}
RULES: Mapping[str, PluralRule] = {code: rule for rule, codes in _LANGUAGES.items() for code in codes.split()}
"""By language code, in small letters, those that differ from English's."""
