"""What a cell says below its header: the grammar's phrases, and the column's meaning for a lone number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.routine.importing.columns import COUNTS, TIMES, SheetColumn, column
from voicecoach.routine.notation.beside_name import EDGE
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.sides import AT_ONCE, BARE_EACH
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.spelled import spelled_count, spelled_time
from voicecoach.routine.notation.words.token import Token, TokenKind
from voicecoach.routine.notation.words.tokens import tokens

_BOTH = frozenset(
    [
        "yes",
        "y",
        "x",
        "both",
        "each",
        "2",
        "true",
        "ja",
        "l/r",
        "r/l",
        "l+r",
        "r+l",
        "left/right",
        "right/left",
        "beide",
        "bilateral",
        "beidseits",
        "✓",
        "l&r",
        "r&l",
        "si",
        "sí",
        "oui",
        "ea",
        "b",
        "bil",
        "left and right",
        "each side",
        "both sides",
        "l & r",
        "r & l",
        "l and r",
        "r and l",
        "per side",
        "each leg",
        "each arm",
        "both legs",
        "both arms",
        "chaque côté",
        "cada lado",
        "je seite",
        "pro seite",
        "ea side",
        "l, r",
        "chaque",
        "jede",
        "jeweils",
        "cada",
        "les deux",
        "deux",
        "ambos",
        "ambas",
        "los dos",
        "beide seiten",
        "beidseitig",
        "des deux côtés",
        "ambos lados",
        "bilat",
    ]
)
_NEITHER = frozenset(["no", "n", "none", "-", "1", "0", "false", "nein", "–", "—", "n/a", "na", "/", "non"])
_LEFT = frozenset(["l", "left", "links", "li", "lt", "izquierda", "izq", "gauche", "g", "left-only"]) | {
    "left only",
    "l only",
    "only left",
}
_RIGHT = frozenset(["r", "right", "rechts", "re", "rt", "derecha", "der", "droite", "d"]) | {
    "right only",
    "r only",
    "only right",
}
_IN_TURN = re.compile(
    r"\b(?:one after (?:the other|another)|one (?:side )?at a time|(?:one )?then the other|in turn|separately"
    r"|individually"
    r"|nacheinander|einzeln|eine nach der anderen|l[’']une? après l[’']autre|séparément|à tour de rôle"
    r"|una? (?:tras|después de) otr[ao]|por separado)\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"^(?=both|beide|les deux|ambos|ambas|l|r).*\b(?:together|at once|at the same time|simultaneously|zusammen"
    r"|gleichzeitig"
    r"|ensemble|en même temps|à la fois|junt[oa]s|a la vez)\b",
    re.IGNORECASE,
)
_PARTED, _SLASH = re.compile(r"\s*[/×+&]\s*|\s+x\s+", re.IGNORECASE), re.compile(r"\s*[/×]\s*|(?<=\d)\s*x\s*(?=\d)")
"""What parts the things that a header names, and those in a cell below it."""
_IN_SECONDS = re.compile(r"\s?/\s?s(?:ecs?|ek)?\b\.?")
"""The unit of a header: `Hold/s`, which is no side."""
_A_SIDE = re.compile(r"[eE/]{1,2}F{0,2}[D$]$")
"""The end of the senses of a header about each side."""
_BESIDE_REPS = frozenset(
    {"hold", "time", "rest", "between_reps", "each", "left", "right", "alternate", "both", "every"}
)
"""What a cell of a dose says beside how many reps there are, as a number: `10, hold 5 secs`."""
_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "/", ".", "x", "none", "bw", "", "--", "nil"})
_A_TIME = re.compile(
    r"(?P<what>[^\W\d]+)?\s*(?:per|a la|al?|/|each|pro|am|in der|je|par|por)\s*"
    r"(?P<time>day|week|wk|tag|woche|jour|semaine|día|semana)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORDS = {
    "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "fev": 2, "avr": 4, "jui": 6, "aoû": 8, "aou": 8,
    "déc": 12,
    "ene": 1, "abr": 4, "ago": 8, "dic": 12,
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What a cell says."""

    phrases: tuple[Phrase, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def cell(col: SheetColumn, text: str) -> Cell:
    """Return what a cell below a column says, on each side if the header says so: `Reps per side`."""
    said = _cell(col, text)
    measured = said.phrases and col.role in ("dose", *TIMES, *COUNTS)
    if not measured or not _A_SIDE.search(senses_of(_IN_SECONDS.sub("", col.header))):
        return said
    return replace(said, phrases=(*said.phrases, Phrase(col.header, 0, 0, {"each": col.header}, alone=True)))


def _cell(col: SheetColumn, text: str) -> Cell:
    """Return what a cell below a column says."""
    text = " ".join(text.split())
    low = text.casefold().strip()
    if col.role == "sides":
        return _sides(col, text)
    if low in _NOTHING and col.role != "load":
        return Cell()
    if col.role == "every":
        often = _how_often(col, text)
        return Cell((Phrase(often, 0, len(often), {"every": often}, alone=True),))
    if col.role == "dose" and (apart := _in_parts(col, text)):
        return apart
    if col.role in ("dose", "tempo", *TIMES, *COUNTS):
        return _measure(col, text)
    return Cell(notes=(f"{col.header}: {text}" if col.header else text,))


def _in_parts(col: SheetColumn, text: str) -> Cell | None:
    """Return what a cell says of as many things as its header names, in their order: `Sets/Reps` and `3/10`."""
    named = [column(part) for part in _PARTED.split(col.header)]
    told = _SLASH.split(text)
    roles = [one.role for one in named]
    if not (len(named) == len(told) > 1 and set(roles) <= {*COUNTS, *TIMES} and len(set(roles)) == len(roles)):
        return None
    said = [cell(one, part) for one, part in zip(named, told, strict=True)]
    if not all(len(one.phrases) == 1 and not one.notes for one in said):
        return None
    return Cell(
        tuple(phrase for one in said for phrase in one.phrases), (), tuple(d for one in said for d in one.doubts)
    )


def _how_often(col: SheetColumn, text: str) -> str:
    """Return how often, a lone number with the words of its header: `Days per week` and 7."""
    unit = _A_TIME.search(col.header)
    if not unit or not re.fullmatch(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?", text):
        return text
    days = (unit["what"] or "").casefold().startswith(("day", "tag", "jour", "día"))
    weekly = unit["time"].casefold().startswith(("w", "sem"))
    return f"{text} {'day' if days else 'time'}{'' if text == '1' else 's'} per {'week' if weekly else 'day'}"


def _sides(col: SheetColumn, text: str) -> Cell:
    low = text.casefold().strip(" .")
    for role, words in (("each", _BOTH), ("left", _LEFT), ("right", _RIGHT)):
        if low in words:
            said = f"{text} side" if text in BARE_EACH else text  # it is no `10 reps each`
            return Cell((Phrase(said, 0, len(said), {role: said}, alone=True),))
    if low in _NEITHER:
        return Cell()
    if _IN_TURN.search(text) or _AT_ONCE.search(text):
        role = "each" if _IN_TURN.search(text) else "both"
        said = text if role == "each" else f"{text} {AT_ONCE}"
        return Cell((Phrase(text, 0, len(text), {role: said}, alone=True),), (text,))
    found = tuple(p for p in phrases(text).found if p.said.keys() & {"each", "left", "right", "alternate"})
    if found:
        return Cell(found, _leftover(col, text, found))
    unknown = f"{col.header or 'side'}: {text}"
    return Cell(notes=(unknown,), doubts=(unknown,))


def _measure(col: SheetColumn, text: str) -> Cell:
    if (bare := _bare(col, text)) is not None:
        unsure = col.role == "dose" and not col.sure
        return Cell((bare,), (), (f"{col.header}: {text}, taken for {col.lone}",) if unsure else ())
    if col.role in ("sets", "reps", "hold", "time", "rest") and (dated := _from_date(text)):
        low, high = dated
        value = spelled_time(low, high) if col.role in TIMES else spelled_count(low, high)
        doubt = f"{text}: a spreadsheet made a date of it; taken for {value} {col.role}"
        return Cell((Phrase(text, 0, len(text), {col.role: value}, alone=True),), (), (doubt,))
    return _in_words(col, text)


def _bare(col: SheetColumn, text: str) -> Phrase | None:
    """Return what a lone number, range, time or row of numbers says below its header."""
    made = tokens(re.sub(r"^[~≈ca. ]+(?=\d)", "", text.strip()))
    col = replace(col, role=col.lone) if col.role == "dose" else col
    if len(made) != 1 or not col.role:
        return None
    value = _value(col, made[0])
    if not value:
        return None
    role = "per_set" if made[0].kind is TokenKind.SERIES and col.role != "tempo" else col.role
    return Phrase(text, 0, len(text), {role: value}, alone=True)


def _value(col: SheetColumn, token: Token) -> str:
    if col.role == "tempo":
        return "-".join(f"{n:g}" for n in token.numbers) or (token.text if token.kind is TokenKind.NUMBER else "")
    if token.kind is TokenKind.SERIES:
        return ", ".join(f"{n:g}" for n in token.numbers)
    if col.role in TIMES and token.kind is TokenKind.LENGTH and token.unit == "m":
        return spelled_time(token.low * 60, token.high * 60)
    if col.role in TIMES and token.kind in (TokenKind.NUMBER, TokenKind.TIME):
        by = col.unit if token.kind is TokenKind.NUMBER else 1.0
        return spelled_time(token.low * by, token.high * by)
    if col.role in COUNTS and token.kind is TokenKind.NUMBER and token.low == int(token.low):
        return spelled_count(token.low, token.high)
    return ""


def _from_date(text: str) -> tuple[float, float] | None:
    """Return the range that a spreadsheet took for a date: `12-Oct` was 10-12."""
    low = text.casefold().strip(" .")
    named = re.fullmatch(r"(?:(\d{1,2})[\s.-]+([^\W\d]{3,})|([^\W\d]{3,})[\s.-]+(\d{1,2}))\.?(?:[\s-]\d{2,4})?", low)
    plain = re.fullmatch(r"\d{4}-(\d{1,2})-(\d{1,2})(?:[ t][\d:]+)?|(\d{1,2})[./](\d{1,2})[./]?(?:\d{2,4})?", low)
    if named:
        pair = [float(named[1] or named[4]), float(month(named[2] or named[3]))]
    elif plain and ("-" in low or low.count(".") + low.count("/") >= 2):
        pair = [float(part) for part in plain.groups() if part]
    else:
        return None
    low_, high = min(pair), max(pair)
    return (low_, high) if 0 < low_ < high <= 31 else None


def month(word: str) -> int:
    """Return the number of a month by the beginning of its name, 0 if it is none."""
    begins = word.casefold()[:3]
    return _MONTHS.index(begins) + 1 if begins in _MONTHS else _MONTH_WORDS.get(begins, 0)


def _in_words(col: SheetColumn, text: str) -> Cell:
    """Return what a cell with words says; a number of which they say nothing has its column's meaning."""
    found = phrases(text)
    kept: list[Phrase] = []
    own = False
    for phrase in found.found:
        said = dict(phrase.said)
        if col.role in TIMES:
            for role in ("time", "hold", "rest", "round_rest"):
                if role in said and col.role not in said:
                    said[col.role] = said.pop(role)
        if said.keys() == {"reps"} and (col.role in COUNTS or (col.role in TIMES and phrase.text.isdigit())):
            said = {col.role: _value(col, tokens(said["reps"])[0])}  # `45 each side` of a hold is no 45 times
        if said.keys() == {"note"} and tokens(phrase.text)[0].kind is TokenKind.LENGTH:
            said, own = {"distance": phrase.text}, True
        own = own or col.role in said
        kept.append(replace(phrase, said=said, alone=True))
    free = found.numbers_beside(kept)
    lone = replace(col, role=col.lone) if col.role == "dose" else col
    asked = not own if col.role != "dose" else len(free) == 1 and {*_roles(kept)} <= _BESIDE_REPS
    doubts: tuple[str, ...] = ()
    valued = ((token, _value(lone, token)) for token in (free if asked and lone.role else ()))
    if found_one := next((pair for pair in valued if pair[1]), None):
        token, value = found_one
        kept.append(Phrase(token.text, token.start, token.end, {lone.role: value}, alone=True))
        doubts = () if col.sure or col.role != "dose" else (f"{col.header}: {text}, {value} taken for {lone.role}",)
    kept.sort(key=lambda phrase: phrase.start)
    return Cell(tuple(kept), _leftover(col, text, tuple(kept)), doubts)


def _roles(phrases: Sequence[Phrase]) -> Iterator[str]:
    """Yield each role that phrases say something of."""
    return (role for phrase in phrases for role in phrase.said)


def _leftover(col: SheetColumn, text: str, found: tuple[Phrase, ...]) -> tuple[str, ...]:
    at, parts = 0, []
    for phrase in found:
        parts.append(text[at : phrase.start])
        at = phrase.end
    parts.append(text[at:])
    words = [part.strip(EDGE + "~") for part in parts]
    telling = (part for part in words if re.search(r"\w", part) and set(senses_of(part)) != {"F"})
    return tuple(f"{col.header}: {part}" if col.header else part for part in telling)
