"""A line of a sheet: the name in it, its phrases, and the words that are left over.

`Clamshell - 3x10 each side, slowly` has the name Clamshell, a dose, and a word about it. A sentence of an instruction
has no name; only what is said with a word for it counts there: `hold for 5 seconds`, `ten times`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.beside_name import (
    EDGE,
    MEASURES,
    WORK,
    beside_the_name,
    masked,
    with_count,
    without_article,
)
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.sides import with_its_side
from voicecoach.routine.notation.words.senses import SHORTENED
from voicecoach.routine.notation.words.token import TokenKind

_STRONG = frozenset(
    {
        "sets",
        "reps",
        "hold",
        "span",
        "rest",
        "rounds",
        "work",
        "per_set",
        "up",
        "round_rest",
        "rest_after",
        "between_reps",
        "let_go",
        "again",
        "another",
        "another_time",
        "each",
        "every",
        "breath",
        "breaths",
        "later",
    }
)
_ONE_SIDE = frozenset({"left", "right"})
_SIDED = frozenset({"each", "alternate", "left", "right", "both"})
_TURNING = re.compile(r"\balternat(?:e|ing|es)\b|\babwechselnd|\balternando\b|\balterné", re.IGNORECASE)

_IN_ANY_CASE = [f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in SHORTENED]
_NO_SHORT = "".join(rf"(?<!\b{word})" for word in _IN_ANY_CASE) + r"(?<!\bd[aei][emnrs]\s\d)"
_NO_SHORT_STOP = "".join(rf"(?<!\b{word}\.)" for word in _IN_ANY_CASE) + r"(?<!\bd[aei][emnrs]\s\d\.)"  # `dem 2. Zeh`
_SPLIT = re.compile(
    r"\s[-–—]+(?=\s|$)|^[-–—]+\s|[;|\t\[\]]|\.{3,}|…|_{3,}|:(?=\s|$)"
    rf"|(?<=\w\w){_NO_SHORT}[.!?](?=\s+[^\sa-z])|[.!?]$"
)
_SENTENCE_END = re.compile(
    rf"(?<=[.!?]){_NO_SHORT_STOP}(?<!\b[Nn]r\.)(?<!\b[Nn]o\.)(?<!\b[Nn]os\.)\s+(?=[^\Wa-z])(?!(?:Tag|Woche|Monat)\b)|(?<=[!?])\s+"
)
_SMALL = re.compile(r"(?<=[^\W\d]{3})(?<!\b(?:sec|min|sek|seg|wdh|max|std))\.\s+(?=[a-z])")
"""Where a sentence ends in a message in small letters."""
_SPLIT_BEHIND = re.compile(rf"{_SPLIT.pattern}|[()]|^,|,$|,\s(?=[,\0])|\0")
_BEFORE_DOSE = re.compile(
    r"(?:(?:[\s,]+|^)(?:with|(?-i:w)/?|also|auch|aussi|también|for|of|x|do|at|on|in|to|and|then|mit|für|de|por|pendant|con|durante|je|jeweils|à|from"
    r"|about|roughly|circa|etwa|ungefähr|environ|aproximadamente|have|having|en"
    r"|repeat|perform|@|(?:à |a )?faire|zu machen|hacer|realizar|réaliser|durchführen))+$|^sets?$|(?:^|,\s*)hold$",
    re.IGNORECASE,
)
_NAME_WITHIN = re.compile(
    r"\d\s?[^\W\d]+\.?\s([^\W\d]{3,}\sholds?)$|\d\s?[x×]\s?\(?([^\W\d]{3,})\s\(?\d[\d:]*(?:\s?[^\W\d]+)?\W+[^\W\d]+\s\d"
    r"|^\d[\d:.]*\s?[^\W\d]{1,8}\.?\s(?!h(?:ang|old)s?\b)([^\W\d]{3,15})\s?[/,]\s?\d",
    re.IGNORECASE,
)
"""A name inside a dose: `40 s hollow hold`, `6 x run 1:30 / walk 2:00`."""
_LAST_WORDS = 80
"""Characters at the end of a piece that may be held."""
_HELD_LAST = re.compile(r"[^\W\d]{3,}\sholds?$", re.IGNORECASE)
_FILLING = re.compile(
    r"(?:(?:with|(?-i:w)|on|of|for|the|a|an|at|in|and|then|now|x|de|d|à|por|con|avec|dans|mit|und|y|et|je|each|jetzt|maintenant"
    r"|ahora)\b\s*)+",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\s(?:lang\b|(?:\w+\s){0,2}(?:lassen|liegen|stehen|sitzen|bleiben|aushängen|kreisen|pendeln|gehen|rollen)\b)"
)
"""What German has behind a time, where others have a word before it: `das Knie 5 Minuten aushängen lassen`."""
_ON_A_SIDE = re.compile(
    r"\s(?:on |auf |de |sur )?(?:each|per|je|jede|pro|chaque|par|cada|por)\s(?:side|leg|arm|foot|seite|bein|fuß|côté"
    r"|jambe|bras|pied|lado|pierna|brazo|pie)\b",
    re.IGNORECASE,
)
_A_MINUTE = 60.0
"""Seconds that nothing else takes than an exercise: `without resistance, 10 minutes`."""
_FOR = re.compile(
    r"\s(?:for|für|pendant|durante)(?:\s(?:about|around|roughly|approximately|at least|up to|nearly|another"
    r"|a (?:good|full)|just|only|circa|ca\.?|etwa|ungefähr|rund|mindestens|bis zu|environ|au moins|jusqu'à"
    r"|près d[e']|unos|aproximadamente|casi|alrededor de|al menos))?$"
)
"""What stands before how long to do something."""
_FOR_WITHIN = re.compile(r"\s(?:for|für|pendant|durante)\s\d", re.IGNORECASE)
"""The same behind the way to go: `up and down for 2 minutes`."""
_KEY = re.compile(
    r"frequency|freq|how often|weight|load|resistance|duration|time|sides?|häufigkeit|gewicht|dauer|fréquence"
    r"|charge|durée"
    r"|frecuencia|peso|duración|equipment|dose|dosage|tempo:?\s(?:slow|normal|controlled)|(?:load|weight)\s[-–]",
    re.IGNORECASE,
)
"""The name of a field, without its value."""
_AFTER_DOSE = re.compile(
    r"^(?:(?:of|at(?!\s(?:most|least)\b)|and|then|x|×|de|à|des|und|et|y|per|each)\s+)+", re.IGNORECASE
)
SECTION = re.compile(
    r"(?:(?:warm|cool)[\s-]?(?:up|down)|stretch(?:es|ing)?|estirar|estiramientos?|étirements?|retour au calme"
    r"|vuelta a la calma|ausklang|(?:para|al) (?:terminar|acabar|final(?:izar)?)|pour (?:finir|terminer)|à la fin"
    r"|zum (?:ab)?schluss|am ende|zum ende|zuletzt|abschließend|por último|finalmente|finally|lastly|enfin"
    r"|(?:to )?finish(?: off)?|to end"
    r"|finisher|cash[- ]?out|buy[- ]?in|burn(?:er|out)|cardio|main(?:\s(?:part|set|work))?"
    r"|strength(?:ening)?|mobility|core"
    r"|balance|morning|evening|afternoon|night|a\.?m\.?|p\.?m\.?|midday|noon|auf\s?wärmen|dehnen|échauffement"
    r"|calentamiento"
    r"|afterwards|then|danach|dann|ensuite|puis|luego|después|optional|bonus|exercises?|übungen|ejercicios|exercices|daily|every\sday|program(?:me)?\snotes|notes?"
    r"|morgens|abends"
    r"|erwärmung|mobilité"
    r"|hauptteil|hauptblock|kräftigung|mobilisation|abwärmen|(?:partie|parte|bloc|bloque|corps) principale?"
    r"|renforcement(?: musculaire)?|fortalecimiento|fuerza|movilidad|enfriamiento"
    r"|upper(?:\sbody)?|lower(?:\sbody)?|push|pull|legs|full\sbody|conditioning|accessor(?:y|ies)|activation|control|skill)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h)", re.IGNORECASE)
JOINING = re.compile(
    r"^(?:(?:and|then|plus|also|next|finally|lastly|last|after(?:wards| that| this)|first(?:ly)?(?=,)"
    r"|second(?:ly)?(?=,)"
    r"|third(?:ly)?(?=,)|to (?:start|begin|finish)(?: with)?|start(?:ing)?(?: off)? w(?:ith|/|(?=\s))"
    r"|begin(?:ning)? with"
    r"|(?:finish|end)(?:ing)?(?: off| up)? w(?:ith|/|(?=\s))|followed by|und|dann|danach|anschließend|zuerst"
    r"|zum schluss(?: (?:noch )?einmal)?|et"
    r"|puis|ensuite"
    r"|enfin|y(?! (?:raise|lift|hold|press|fly))"
    r"|luego|después|finalmente|por último|(?:pour (?:finir|terminer|commencer)|para (?:empezar|acabar"
    r"|terminar|finalizar))"
    r"|(?:zum|am) ende|zuletzt|to end(?: with)?)[,:]?\s+)+",
    re.IGNORECASE,
)
"""What joins an exercise to the one before it, and is no part of its name."""
_ALONE = re.compile(
    r"first(?:ly)?|then|next|finally|lastly|last|after(?:wards)?|zuerst|dann|danach|zum schluss|d[’']abord|ensuite|puis"
    r"|enfin|primero|luego|después|finalmente",
    re.IGNORECASE,
)
"""What stands before a dose that comes before the name: `First 2 min of marching`."""


@dataclass(frozen=True)
class Line:
    """What a line says."""

    text: str
    name: str
    """The first words that are no dose; empty if there are none."""
    pieces: tuple[str, ...]
    """What else is no dose."""
    phrases: tuple[Phrase, ...]
    name_first: bool = True
    """Whether the name stands before the dose."""

    @property
    def roles(self) -> frozenset[str]:
        """Everything that the phrases say something about."""
        return frozenset(role for phrase in self.phrases for role in phrase.said)

    @property
    def measured(self) -> bool:
        """Whether it says how much."""
        return not self.roles.isdisjoint(MEASURES)

    @property
    def works(self) -> bool:
        """Whether it says how much there is to do, not only to rest."""
        return not self.roles.isdisjoint(WORK)

    @property
    def only_dose(self) -> bool:
        """Whether there is a dose or how often, and no word besides."""
        return bool(self.phrases) and not self.name and not self.pieces


@lru_cache(maxsize=2048)
def read_line(text: str) -> Line:
    """Return what a line says that may name an exercise."""
    found = phrases(text)
    kept = with_count(found, beside_the_name(found))
    first = next((phrase.start for phrase in kept), len(text))
    before, behind = text[:first], masked(text, kept)[first:]
    cell = before.rstrip().endswith("|")  # `band in  |  2x15`
    named = [piece for part in _SPLIT.split(before) if (piece := _trimmed(_led(part.rstrip(), whole=cell)))]
    others = list(_pieces(behind))
    name_first = bool(named)
    if named:
        named[0] = JOINING.sub("", named[0])
    if named and kept and _ALONE.fullmatch(named[0]):
        named, name_first = named[1:], False
    if len(named) > 1 and (SECTION.fullmatch(named[0]) or _CLOCK.fullmatch(named[0])) and kept and named[1]:
        named[:2] = [named[1]]
    if named and kept and (held := _held_name(text, kept[0])):
        named[-1] = f"{named[-1]} {held}"
    within = next((match for phrase in kept[:2] if (match := _named_within(phrase))), None)
    if len(named) == 1 and (others or within) and SECTION.fullmatch(named[0]) and _heads(text, named[0], kept):
        named, name_first = [], False  # `Accessory: 3x12 curls`
    if not named and others and kept[0].said.keys() == {"sets", "distance"}:
        others[:1] = [_run(text, kept)]
    if not named and within:
        others.insert(0, within[1] or within[2] or within[3])
    name, *pieces = [*named, *others] or [""]
    if not name_first:
        limbs = [(one.start, one.end) for one in kept if one.said.keys() <= _ONE_SIDE]
        name = with_its_side(text, without_article(name), limbs)
    if kept and _TURNING.search(name) and not any(_SIDED & phrase.said.keys() for phrase in kept):
        kept = (*kept, Phrase("alternating", first, first, {"alternate": "alternating"}, alone=True))
    return Line(text, name, tuple(pieces), kept, name_first)


def read_sentence(text: str) -> Line:
    """Return what an instruction says of the dose; its words stay together."""
    found = tuple(
        phrase
        for phrase in phrases(text).found
        if _STRONG & phrase.said.keys() or _for_a_time(text, phrase) or _turns_sides(phrase)
    )
    whole = all(not part.strip(EDGE) for part in masked(text, found).split("\0")) if found else False
    return Line(text, "", () if whole else (text,), found)


def _named_within(phrase: Phrase) -> re.Match[str] | None:
    """Return the name inside a dose, if there is one; that before a second time is of what is done in turn."""
    found = _NAME_WITHIN.search(phrase.text)
    return found if found and (not found[3] or "work" in phrase.said) else None


def _turns_sides(phrase: Phrase) -> bool:
    """Whether sides are to be changed at each rep: `Alternate sides`."""
    return "alternate" in phrase.said and " " in phrase.text


_QUIET = frozenset({"note", "load", "every", "left", "right", "each", "both", "alternate"})


def unread_numbers(text: str) -> list[str]:
    """Return the numbers of words that are kept of which the grammar made nothing: they may be a dose."""
    found = phrases(text)
    if not any(token.kind in (TokenKind.NUMBER, TokenKind.TIME, TokenKind.SERIES) for token in found.tokens):
        return []
    read = [phrase for phrase in read_sentence(text).phrases if phrase.said]
    read += [phrase for phrase in found.found if phrase.said.keys() <= _QUIET]
    spans = [(phrase.start, phrase.end) for phrase in read]
    loose = [token for token in found.tokens if not any(start <= token.start < end for start, end in spans)]
    marks = {token.end for token in found.tokens if token.kind is TokenKind.WORD and len(token.text) == 1}
    return [
        token.text
        for token in loose
        if token.start not in marks
        and (token.kind in (TokenKind.TIME, TokenKind.SERIES) or (token.kind is TokenKind.NUMBER and not token.spelled))
    ]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, those in small letters, too, if it has no others."""
    small = text == text.lower()
    return [part for found in sentences(text) for part in (_SMALL.split(found) if small else [found])]


def _led(part: str, *, whole: bool) -> str:
    """Return a part before a dose without the words that lead to it; as it is if it is a `whole` cell with a name."""
    bare = _BEFORE_DOSE.sub("", part)
    return part if whole and bare.strip() else bare


def _heads(text: str, section: str, kept: Sequence[Phrase]) -> bool:
    """Whether a part stands before an exercise in its line, and is no name: `Finisher (once): 50 sit-ups`."""
    dose = kept[0]
    if re.match(r"\s*\([^()]*\)\s*:", text[len(section) :]):
        return True
    return {"sets", "reps"} <= dose.said.keys() or (
        bool(dose.said.keys() & {"reps", "sets"}) and text.startswith(f"{section}:")
    )


def _run(text: str, kept: Sequence[Phrase]) -> str:
    """Return what is run several times, by its distance: `5 x 400 m at a 5 k pace, 90 s jog`."""
    begin = text.index(kept[0].said["distance"], kept[0].start)
    end = kept[1].start if len(kept) > 1 else len(text)
    return re.split(r"[,;(]|\s[-–—]\s", text[begin:end])[0].strip(EDGE)


def _held_name(text: str, phrase: Phrase) -> str:
    """Return the word to hold where it is a part of the name too: `Hollow hold 20 s`, `Dead hang 30 s`."""
    word = re.match(r"(?:holds?|hangs?|isometric)(?=:?\s+\d)", phrase.text, re.IGNORECASE)
    before = text[: phrase.start]
    beside = re.search(r"[^\W\d]\s$", before) and not re.search(r"\b(?:and|then|with)\s$", before, re.IGNORECASE)
    return word[0] if word and beside else ""


def _for_a_time(text: str, phrase: Phrase) -> bool:
    """Whether a time is how long to do something: `let it hang for 5 minutes`."""
    before = text[: phrase.start].rstrip().casefold()
    if "time" in phrase.said and text.strip(" .") == phrase.text.strip(" ."):
        return True
    if "time" in phrase.said and phrase.alone and not before and text[phrase.end : phrase.end + 1] == ",":
        return True  # `2 minutes, with a straight back`
    if "time" in phrase.said and before[-1:] in ("", ".", "!") and _ON_A_SIDE.match(text, phrase.end):
        return True  # `Knees to one side. 30 seconds each side.`
    long = "time" in phrase.said and in_seconds(phrase.said["time"]) >= _A_MINUTE
    between = before.endswith(",") and text[phrase.end : phrase.end + 1] in (
        (",", ";", ".", "") if long else (",", ";")
    )
    if _LASTING.match(text, phrase.end) or (between and phrase.alone):
        return "time" in phrase.said
    return "time" in phrase.said and bool(_FOR.search(before) or _FOR_WITHIN.search(phrase.text))


def _pieces(masked: str) -> Iterator[str]:
    for part in _SPLIT_BEHIND.split(masked):
        bare = part.strip(EDGE)
        whole = _HELD_LAST.search(bare[-_LAST_WORDS:])  # `Hollow hold`, behind its dose
        if piece := _trimmed(_AFTER_DOSE.sub("", bare if whole else _BEFORE_DOSE.sub("", bare))):
            yield piece


def _trimmed(piece: str) -> str:
    piece = piece.strip(EDGE.replace("(", "").replace(")", ""))
    if piece.count("(") != piece.count(")"):
        piece = piece.strip("()") if "(" not in piece[1:-1] else f"{piece})"
    piece = piece.strip(EDGE) if not re.search(r"\w[)]$", piece) else piece.strip(" \t,.;:-–—")
    if _KEY.fullmatch(piece):
        return ""
    return piece if re.search(r"\w", piece) and not _FILLING.fullmatch(piece) else ""
