"""Every phrase that a session may say, for benchmarks of voices, and what counts as its words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from common import cues, home

from voicecoach.core.paths import shipped
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted, Phrase
from voicecoach.language.phrase_variables import SAMPLES
from voicecoach.sound.text.normalise import normalise

COUNTED_UP_TO = 30
LEVELS = ("low", "middle", "high")

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    **{"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth"},
    **{"7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth", "12th": "twelfth", "20th": "twentieth"},
}
_ALIKE = {
    **{"okay": "ok", "metre": "meter", "metres": "meters", "centre": "center", "centimetres": "centimeters"},
    **{"towards": "toward", "programme": "program", "grey": "gray", "colour": "color", "practise": "practice"},
}


def every_phrase() -> list[str]:
    """Return the English table, the numbers that are counted, and all that the shipped routines say."""
    return list(dict.fromkeys(chain(_table(), map(str, range(1, COUNTED_UP_TO + 1)), _routines())))


def words(text: str) -> list[str]:
    """Return the words of a text as they are spoken: numerals, too, and spelling made alike where the sound is."""
    text = text.lower().replace("°", " degrees").replace("%", " percent").replace("’", "'")
    text = text.replace("'re ", " are ").replace("'", "")
    text = re.sub(r"\b\d+(?:st|nd|rd|th)\b", lambda found: _ORDINALS.get(found[0], found[0]), text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d)\.(?=\d)", " point ", text)
    text = re.sub(r"\d+", lambda found: f" {in_words(int(found[0]))} ", text)
    text = re.sub(r"\bhundred and\b", "hundred", text)
    return [_ALIKE.get(word, word) for word in re.findall(r"[^\W_]+", text)]


def spoken_words(text: str) -> list[str]:
    """Return the words that a voice is given for a text."""
    return words(normalise(text))


def in_words(number: int) -> str:
    """Return a number below ten thousand as it is read; larger ones stay as they are."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f" {_ONES[number % 10]}" if number % 10 else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if size <= number < 10_000:
            return f"{in_words(number // size)} {name}" + (f" {in_words(number % size)}" if number % size else "")
    return str(number)


def _table() -> Iterator[str]:
    for phrase in (*ENGLISH.phrases.values(), *ENGLISH.in_a_file.values()):
        for text, own in _forms(phrase):
            if filled := text.format(**{**SAMPLES, **own}):
                yield filled[0].upper() + filled[1:]


def _forms(phrase: Phrase | tuple[Phrase, ...]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield each form of a phrase, with what must be in the place of its number."""
    if isinstance(phrase, tuple):
        for one in phrase:
            yield from _forms(one)
    elif isinstance(phrase, Counted):
        for category, text in phrase.forms.items():
            yield text, {phrase.by: 1} if category == "one" else {}
    else:
        yield phrase, {}


def _routines() -> Iterator[str]:
    """Yield what the shipped routines say at each level; a hum stands in for the voice, which makes no difference."""
    with home() as environment:
        for file in sorted(shipped("routines").iterdir()):
            for level in LEVELS:
                heard = cues(file.stem, os.environ | environment, "hum", options=("--cues=full", f"--level={level}"))
                yield from (str(cue["say"]) for cue in heard if "say" in cue)
