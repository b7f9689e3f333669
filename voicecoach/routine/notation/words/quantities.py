"""Numbers in words, and units, in English, German, French and Spanish: `twelve`, `zehn`, `quinze`; `sec`, `Min.`."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * at for at, word in enumerate(words.split())}


_ENGLISH = {
    **_counted("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
               "seventeen eighteen nineteen"),
    **_counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    "fourty": 40, "hundred": 100, "dozen": 12, "score": 20,
}  # fmt: skip
_GERMAN = {
    **_counted("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
               "siebzehn achtzehn neunzehn", 1),
    **_counted("zwanzig dreissig vierzig fünfzig sechzig", 20, 10),
    "eine": 1, "einen": 1, "einer": 1, "zwo": 2, "fuenf": 5, "zwoelf": 12, "fuenfzehn": 15, "dreißig": 30,
    "fuenfzig": 50, "neunzig": 90, "fünfundvierzig": 45, "dutzend": 12,
}  # fmt: skip
_FRENCH = {
    **_counted("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 1),
    **_counted("vingt trente quarante cinquante soixante", 20, 10),
    "une": 1, "quarante-cinq": 45, "quatre-vingt-dix": 90,
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50,
}  # fmt: skip
_SPANISH = {
    **_counted("uno dos tres cuatro cinco seis siete ocho nueve diez", 1),
    **_counted("veinte treinta cuarenta cincuenta sesenta", 20, 10),
    "una": 1, "doce": 12, "trece": 13, "catorce": 14, "veinticinco": 25, "noventa": 90,
    "decena": 10, "docena": 12, "quincena": 15, "veintena": 20, "treintena": 30,
}  # fmt: skip
NUMBER_WORDS: Mapping[str, int] = {**_SPANISH, **_FRENCH, **_GERMAN, **_ENGLISH, "quince": 15}
"""Numbers in words; spelled alike in two languages they are the same number in both."""
A_NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}"
"""A pattern of a number of two digits at most, or in words."""
TIMES_WORDS: Mapping[str, int] = {
    "once": 1, "twice": 2, "thrice": 3,
    **{f"{word}mal": number for word, number in _GERMAN.items() if word not in ("eine", "einen", "einer")},
}  # fmt: skip
"""Numbers of times in one word: `twice`, `zehnmal`."""
ARTICLES = frozenset(
    {"a", "an", "one", "ein", "eine", "einen", "einer", "un", "une", "una", "uno", "d'un", "d'une", "d’un", "d’une"}
)
"""What is one only before a unit: `a minute`, `une minute`."""
HALVES = frozenset({"half", "half's", "half’s", "halbe", "halben", "halber", "demi", "demie", "media", "medio"})
FRACTIONS: Mapping[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

SECONDS = _words(
    "s sec secs second second's second’s seconds sek sekunde sekunden seg segs segundo segundos seconde secondes"
)
MINUTES = _words("min mins minute minute's minute’s minutes minuten minuto minutos mn")
HOURS = _words("h hr hrs hour hours stunde stunden std hora horas heure heures")
TIME_UNITS: Mapping[str, float] = {
    **dict.fromkeys(SECONDS, 1.0), **dict.fromkeys(MINUTES, 60.0), **dict.fromkeys(HOURS, 3600.0),
}  # fmt: skip
"""Units of time -> their seconds. `m` alone is no unit of time here: it may be metres."""
LOAD_UNITS = _words("kg kgs kilo kilos kilogram kilograms kilogramm lb lbs pound pounds libras #")
LENGTH_UNITS = _words(
    "m mm cm km meter meters metre metres mètre mètres metros inch inches in "
    "ft feet foot yd yds yard yards mile miles "
    "km/h"
)
QUOTES: Mapping[str, float] = {
    "'": 60.0, "′": 60.0, "’": 60.0, "´": 60.0, '"': 1.0, "″": 1.0, "”": 1.0, "''": 1.0,
}  # fmt: skip
"""Marks of minutes and seconds."""


def number_of(word: str) -> float:
    """Return the number that digits or a word are. Raise KeyError if it is neither."""
    return float(word) if word.isdigit() else float(NUMBER_WORDS[word.casefold()])
