"""Numbers with units: times, loads, lengths, angles, and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.notation.words.am_and_pm import goes_on_to_pm
from voicecoach.routine.notation.words.quantities import ARTICLES, HALVES, LENGTH_UNITS, LOAD_UNITS, QUOTES, TIME_UNITS
from voicecoach.routine.notation.words.senses import SENSES
from voicecoach.routine.notation.words.token import Token, TokenKind, joined

_ORDERED = frozenset({"set", "time", "round", "side", "leg", "exercise", "one", "circuit"})
"""What may be the second of several."""
_STEPS = frozenset(
    {"step", "box", "block", "platform", "stufe", "marche", "bench", "riser", "heel", "seat", "stool", "stair"}
)


_HELD = frozenset({"hold", "held", "halten", "gehalten", "tenir", "mantener", "for", "je", "à"})
_REPS = frozenset(
    ["wh", "wdh", "wdhl", "wiederholungen", "w", "r", "rep", "reps", "rép", "répétitions", "repeticiones"]
)


def with_units(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join numbers and their units to times, loads, lengths and angles."""
    at = 0
    while at < len(made):
        number, unit, length = made[at], _next_unit(made, at), 2
        if number.kind is TokenKind.SERIES and made[at + 1 : at + 2] and made[at + 1].word in LOAD_UNITS:
            row = joined(
                made[at : at + 2], text, TokenKind.LOAD, number.numbers[0], number.numbers[-1], made[at + 1].word
            )
            yield replace(row, numbers=number.numbers)
            at += 2
            continue
        if unit is not None and unit.kind is TokenKind.DASH:  # 5-second
            unit, length = made[at + 2], 3
        kind = _measured(made, at, length, unit) if unit is not None else None
        if kind is None or unit is None:
            yield replace(number, kind=TokenKind.ANGLE) if _bends(made, at) else number
            at += 1
            continue
        stop = at + length < len(made) and _abbreviated(
            unit, made[at + length], made[at + length + 1 : at + length + 2]
        )
        length += stop or _possessive(kind, made[at + length : at + length + 1])
        parts = made[at : at + length]
        seconds = TIME_UNITS.get(unit.word, QUOTES.get(unit.text, 1.0)) if kind is TokenKind.TIME else 1.0
        if kind is TokenKind.TIME and unit.word == "m":
            seconds = 60.0
        yield joined(parts, text, kind, number.low * seconds, number.high * seconds, unit.word or unit.text)
        at += length


def _bends(made: Sequence[Token], at: int) -> bool:
    """Whether a range from nothing on before a colon is how far a joint bends: `Mini squats 0-60: 3 x 12`."""
    number, after = made[at], made[at + 1 : at + 2]
    return number.is_range and number.low == 0 and bool(after) and after[0].text == ":" and at > 0


def _possessive(kind: TokenKind, behind: Sequence[Token]) -> bool:
    """Whether the apostrophe of `two minutes' rest` follows."""
    return kind is TokenKind.TIME and [one.text for one in behind if not one.spaced] in (["'"], ["’"])


def _next_unit(made: Sequence[Token], at: int) -> Token | None:
    if made[at].kind is not TokenKind.NUMBER or at + 1 >= len(made):
        return None
    unit = made[at + 1]
    if unit.kind is TokenKind.DASH and not unit.spaced and at + 2 < len(made) and not made[at + 2].spaced:
        return unit if made[at + 2].word in TIME_UNITS or made[at + 2].word in LENGTH_UNITS else None
    days = unit.text == "M" and unit.spaced and [token.word for token in made[at + 2 : at + 4]] == ["/", "w"]
    known = unit.kind in (TokenKind.WORD, TokenKind.SIGN, TokenKind.STOP)
    held = at > 0 and made[at - 1].word in _HELD
    return unit if known and not days and (held or not _counts_sets(made[at + 1 : at + 5])) else None


def _counts_sets(behind: Sequence[Token]) -> bool:
    """Whether a capital S behind a number is for sets, as reps stand behind it: `3 S, 12 Wdh`."""
    if len(behind) < 4 or behind[0].text != "S":
        return False
    parted = behind[1].text in (",", ";", "/", "x", "×")
    return parted and behind[2].kind is TokenKind.NUMBER and behind[3].word in _REPS


def _measured(made: Sequence[Token], at: int, length: int, unit: Token) -> TokenKind | None:
    """Return what a number is with the unit that follows it; None if that is none."""
    after = made[at + length].word if at + length < len(made) else ""
    if unit.word in ("second", "segundo", "segunda") and made[at].word in ARTICLES and _is_thing(made, at + length):
        return None  # `a second chair`
    return _marked(made, at, length, unit) or _named(unit, after)


def _is_thing(made: Sequence[Token], at: int) -> bool:
    """Whether a word follows that is about no dose, as a thing is."""
    return at < len(made) and made[at].kind is TokenKind.WORD and made[at].word not in SENSES


def _marked(made: Sequence[Token], at: int, length: int, unit: Token) -> TokenKind | None:
    """Return what a quote or an `m` makes of a number, which may be two things."""
    word, after = unit.word, made[at + length].word if at + length < len(made) else ""
    if unit.text in QUOTES:
        if unit.spaced or _ends_quotation(made, at):
            return None
        return TokenKind.LENGTH if after in _STEPS else TokenKind.TIME
    if word == "m" and not unit.spaced and at + length < len(made) and made[at + length].kind is TokenKind.NUMBER:
        return TokenKind.TIME if not made[at + length].spaced else TokenKind.LENGTH  # 1m30
    if word == "m" and made[at].low <= _LONGEST_REST and _rests(made, at, at + length):
        return TokenKind.TIME  # `2m rest`
    return None


def _ends_quotation(made: Sequence[Token], number: int) -> bool:
    """Whether the quote behind a number ends what one before it begins: `Plan "knee, phase 1"`."""
    before = [at for at in range(number) if made[at].text == made[number + 1].text == '"']
    return bool(before) and made[before[-1] + 1].kind is TokenKind.WORD and not made[before[-1] + 1].spaced


def _rests(made: Sequence[Token], at: int, end: int) -> bool:
    """Whether words beside a measure say that it is a rest."""
    before = [one for one in made[max(at - 2, 0) : at] if one.kind is TokenKind.WORD][-1:]
    return any(SENSES.get(one.word) == "P" for one in (*before, *made[end : end + 1]))


_LONGEST_REST = 5
"""Minutes of a rest that is told with an `m`, which may be metres."""


def _named(unit: Token, after: str) -> TokenKind | None:
    word = unit.word
    if word == "second" and after in _ORDERED:
        return None  # `do a second set`
    if word in TIME_UNITS:
        return TokenKind.TIME
    if unit.text == "%" or (word in LOAD_UNITS and not (word == "#" and unit.spaced)):
        return TokenKind.LOAD
    if unit.text == "°" or word in ("degrees", "degree", "grad", "degrés", "grados"):
        return TokenKind.ANGLE
    if word in LENGTH_UNITS and (word != "in" or not unit.spaced or after in _STEPS) and word not in ("feet", "foot"):
        return TokenKind.LENGTH
    return None


def _abbreviated(unit: Token, stop: Token, after: Sequence[Token]) -> bool:
    """Whether a full stop belongs to a short unit: `20 seg., descanso`, `2 Min.`, but not `for 5 s. Then`."""
    if stop.text != "." or stop.spaced or (unit.text in ("s", "h")):
        return False
    return not after or not after[0].text[:1].isupper() or unit.text[:1].isupper()


def compound(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join `1 min 30 s`, `1m30s`, `2 min 30` and both ends of `45 s - 1 min`."""
    at = 0
    while at < len(made):
        first = made[at]
        second = made[at + 1] if at + 1 < len(made) else None
        if first.kind is not TokenKind.TIME or second is None or first.is_range:
            yield first
            at += 1
            continue
        if (half := _and_a_half(made, at)) and (unit := TIME_UNITS.get(first.unit)):
            total = first.low + unit / 2
            yield joined(made[at : at + half], text, TokenKind.TIME, total, total, first.unit)
            at += half
            continue
        if _or_two(made[at : at + 3]):
            yield joined(made[at : at + 3], text, TokenKind.TIME, first.low, 2 * first.low, first.unit)
            at += 3
            continue
        length = 2
        if second.kind is TokenKind.WORD and second.word in ("and", "und", "et", "y") and at + 2 < len(made):
            second, length = made[at + 2], 3
        smaller = (
            second.kind is TokenKind.TIME
            and not second.is_range
            and second.low < 60 <= first.low
            and _finer(first, second)
        )
        bare = length == 2 and _bare_seconds(first, second, made[at + 2 : at + 4])
        if smaller or bare:
            total = first.low + second.low
            yield joined(made[at : at + length], text, TokenKind.TIME, total, total, first.unit)
            at += length
            continue
        if _time_range(made, at):
            yield joined(made[at : at + 3], text, TokenKind.TIME, first.low, made[at + 2].low, first.unit)
            at += 3
            continue
        yield first
        at += 1


def _and_a_half(made: Sequence[Token], at: int) -> int:
    """Return how many tokens `a minute and a half` takes from its time on; 0 if no half follows."""
    words = [token.word for token in made[at + 1 : at + 4]]
    if not words or words[0] not in ("and", "und", "et", "y"):
        return 0
    return (
        4
        if words[1:2] and words[1] in ARTICLES and words[2:] and words[2] in HALVES
        else 3
        if words[1:2] and words[1] in HALVES
        else 0
    )


def _or_two(made: Sequence[Token]) -> bool:
    """Whether another number follows one of a unit: `a minute or two`, `une minute ou deux`."""
    one, between, two = made if len(made) == 3 else (made[0], made[0], made[0])
    single = one.spelled and one.low == TIME_UNITS.get(one.unit)
    return single and between.word in ("or", "oder", "ou", "o") and two.kind is TokenKind.NUMBER and two.low == 2


def _finer(first: Token, second: Token) -> bool:
    """Whether the unit of the second is the next smaller one."""
    if not second.low < 60 <= first.low and TIME_UNITS.get(second.unit) == 1.0:
        return False
    hours = TIME_UNITS.get(first.unit, 60.0) == 3600.0
    return hours == (TIME_UNITS.get(second.unit, QUOTES.get(second.unit, 1.0)) == 60.0)


def _bare_seconds(first: Token, second: Token, after: Sequence[Token]) -> bool:
    if (
        second.kind is not TokenKind.NUMBER
        or second.is_range
        or second.spelled
        or not 9 < second.low < 60
        or first.low < 60
    ):
        return False
    counted = after and (
        after[0].kind in (TokenKind.BY, TokenKind.SLASH) or after[0].word[:3] in ("rep", "set", "tim", "wdh", "séri")
    )
    return TIME_UNITS.get(first.unit, 60.0) == 60.0 and not counted and len(second.text) == 2


def _time_range(made: Sequence[Token], at: int) -> bool:
    if at + 2 >= len(made) or made[at + 2].kind is not TokenKind.TIME or not made[at].low < made[at + 2].low:
        return False
    between, after = made[at + 1], made[at + 3].word if at + 3 < len(made) else ""
    if between.spaced and made[at + 2].spaced and SENSES.get(after) in ("P", "O"):
        return False  # `3 x 15 s - 2 min rest`
    return (between.kind is TokenKind.DASH and between.text not in ("->", "→")) or between.word in ("to", "bis")


_AT_OCLOCK = frozenset({"at", "um", "a", "las", "à", "from", "ab", "until", "till", "by", "von", "vers"})
_OCLOCK = frozenset({"am", "pm", "uhr", "a.m", "p.m", "o'clock"})


def clocks(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Tell times of day from times on a watch: `at 10:15`, `9:30 Uhr`, `8.30am`, `à 14h`; else `1:30` is a time."""
    at = 0
    while at < len(made):
        token, before = made[at], made[at - 1].word if at else ""
        after = made[at + 1] if at + 1 < len(made) else None
        hours = token.kind in (TokenKind.NUMBER, TokenKind.CLOCK) and token.unit != "times"
        if hours and after is not None and after.word in _OCLOCK and not goes_on_to_pm(made, at + 1):
            yield joined(made[at : at + 2], text, TokenKind.CLOCK, 0, 0, after.word)
            at += 2
            continue
        dated = TokenKind.DATE in [one.kind for one in made[max(at - 2, 0) : at]] or (
            SENSES.get(before) == "f" and made[at - 1].text.istitle()
        )
        at_weekday = before in _AT_OCLOCK and at > 1 and SENSES.get(made[at - 2].word) == "f" and len(token.text) <= 2
        if token.kind is TokenKind.NUMBER and at_weekday and (after is None or after.kind is not TokenKind.WORD):
            yield replace(token, kind=TokenKind.CLOCK, low=0, high=0)  # `bis Donnerstag um 8`
        elif token.kind is TokenKind.CLOCK and before not in _AT_OCLOCK and not dated:
            yield _watch(token) if not _in_turn(made, at, text) else _pair(token)
        elif token.kind is TokenKind.TIME and token.unit == "h" and before in _AT_OCLOCK and token.low >= 6 * 3600:
            yield replace(token, kind=TokenKind.CLOCK, low=0, high=0)
        else:
            yield token
        at += 1


_INTERVALS = re.compile(
    r"\b(?:hiit|intervals?|tabata|rounds?|circuits?|conditioning|work|metcon|intervalle?|runden|durchgänge|zirkel|arbeit|belastung"
    r"|tours|effort|circuitos?|vueltas|rondas|intervalos?|trabajo)\b",
    re.IGNORECASE,
)
_SHORTEST_WORK, _SHORTEST_OFF, _LONGEST_OFF = 20, 5, 60
_LAST_HOUR = 23
_LONGEST_IN_ALL = 5_400.0
"""Seconds that all sets of an exercise take at most."""


def _in_turn(made: Sequence[Token], at: int, text: str) -> bool:
    """Whether `40:20` is work and rest in seconds: of intervals, alone, or as often as nobody works for 40 min 20 s."""
    work, _, off = made[at].text.partition(":")
    if not off.isdigit() or int(work) < _SHORTEST_WORK or not _SHORTEST_OFF <= int(off) <= _LONGEST_OFF:
        return False
    if int(work) % 5 or int(off) % 5 or SENSES.get(made[at - 1].word if at else "") == "P":
        return False
    by = [one for one in (*made[max(at - 2, 0) : at], *made[at + 1 : at + 3]) if one.kind is TokenKind.NUMBER]
    often = bool(by) and TokenKind.BY in {one.kind for one in made[max(at - 1, 0) : at + 2]}
    long = often and max(one.low for one in by) * int(work) * 60 > _LONGEST_IN_ALL
    alone = text.strip(" :") == made[at].text and int(work) > _LAST_HOUR
    return long or alone or bool(_INTERVALS.search(text))


def _pair(token: Token) -> Token:
    """Return work and rest, which a colon parts."""
    work, _, off = token.text.partition(":")
    return replace(token, kind=TokenKind.PAIR, low=float(work), high=float(off), numbers=(float(work), float(off)))


def _watch(token: Token) -> Token:
    """Return the time of `1:30` or `1:02:03`; more than 59 seconds or a whole day make it a time of day."""
    parts = [int(part) for part in token.text.split(":")]
    if any(part > 59 for part in parts[1:]):
        return token
    value = float(sum(part * 60**power for power, part in enumerate(reversed(parts))))
    return replace(token, kind=TokenKind.TIME, low=value, high=value, unit=":")
