"""Stages of a plan, each by its heading: `Phase 2 (weeks 4-8)`, `Ab Woche 5`, `Sem. 3-4`, `When that is easy`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from voicecoach.routine.importing.later.coming import comes_later
from voicecoach.routine.importing.later.marked import NOW, says_now, says_over
from voicecoach.routine.notation.line import read_line

_KINDS = {
    "week": r"weeks?|wks?|wochen?|wo|kw|w|semaines?|sem|semanas?",
    "month": r"months?|monate?n?|mois|mes(?:es)?",
    "day": r"days?|tag(?:en?)?|jours?|días?",
    "phase": r"phasen?|phases|fases?|stages?|étapes?|etapas?|stadium|stade",
    "level": r"levels?|stufen?|niveaux?|nivel(?:es)?|paliers?",
    "part": r"blocks?|parts?|steps?|teil|schritt|bloc|partie|bloque|parte|paso",
}
_WORDS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "sechs": 6,
    "deux": 2, "trois": 3, "quatre": 4, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "seis": 6,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "erste": 1, "ersten": 1, "zweite": 2, "dritte": 3, "vierte": 4,
    "première": 1, "premières": 1, "premier": 1, "premiers": 1, "deuxième": 2, "troisième": 3, "quatrième": 4,
    "primera": 1, "primeras": 1, "primer": 1, "primeros": 1, "segunda": 2, "tercera": 3, "cuarta": 4,
}  # fmt: skip
_KIND = "|".join(_KINDS.values())
_COUNT = "two|three|four|six|zwei|drei|vier|sechs|deux|trois|quatre|dos|tres|cuatro|seis"
_NUMBER = rf"(?:\d{{1,2}}|(?-i:I{{1,3}}|IV|VI?)|one|eins|uno|{_COUNT})"
_ORDINAL = "|".join(word for word, number in _WORDS.items() if len(word) >= 5 and number < 5 and word not in _COUNT)
_TH = r"(?:\.ª|\.|st|nd|rd|th|ère|ème|er|re|e|ª|º)"
_TO = r"\s?(?:[-–—/&+]|(?:to|through|and|bis|und|à|au|et|al?|y)\b)\s?"
_LABELS = (
    re.compile(
        rf"(?P<kind>{_KIND})\.?\s?(?:n[°ºo]\s?"
        rf"|#\s?)?(?P<one>{_NUMBER})(?:{_TO}(?:(?:{_KIND})\s)?(?P<two>{_NUMBER}))?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<one>\d{{1,2}}){_TH}(?:{_TO}(?P<two>\d{{1,2}}){_TH}?)?\s?(?P<kind>{_KIND})", re.IGNORECASE),
    re.compile(rf"(?P<one>{_ORDINAL})\s(?:(?P<long>\d{{1,2}}|{_COUNT})\s)?(?P<kind>{_KIND})", re.IGNORECASE),
)
_ENDS = re.compile(r"(?![\w'’])(?!\s?(?:of|von|sur|/)\s?\d|[.,]\d)")
_FROM = (
    r"(?:(?:only |not )?(?:from|before|after|as of)|starting(?:\s(?:in|from|at|on))?|(?:erst )?ab|nach|frühestens ab"
    r"|à partir d[eu]|dès|après|pas avant|a partir del?|desde|tras|después de|no antes de)"
    r"\s?(?:the |der |dem |den |la |le |les |l['’]|las |los |el )?"
)
_DURATION = re.compile(rf"(?P<one>\d{{1,2}}|{_COUNT})\s(?P<kind>{_KIND})", re.IGNORECASE)
_SINCE = re.compile(_FROM, re.IGNORECASE)
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic)"
    r"[a-zéû]{0,7}"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}[./]\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:de\s)?{_MONTHS}\b|\b{_MONTHS}\s\d{{1,2}}\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|once|as soon as|if|not before|until|till|wenn|sobald|falls|nicht vor|bis|quand|lorsque|dès|si"
    r"|pas avant"
    r"|jusqu\S*|cuando|en cuanto|una vez|no antes|hasta|from|ab|à partir|a partir|desde|after|nach|après|tras)\b",
    re.IGNORECASE,
)
_ABLE = re.compile(
    r"(?:only )?(?:when|once|as soon as|if|(?:erst |nur )?wenn|sobald|quand|lorsque|dès que|une fois|si|cuando"
    r"|en cuanto|una vez)\b"
    r".*(?:\beas(?:y|ier)\b|\bpain[- ]?free\b|\b(?:no|without|0|little) (?:pain|limp\w*|swelling)\b"
    r"|\bcomfortabl[ey]\b|\bcan\b"
    r"|\ballowed\b|\bcleared\b|\bstronger\b|\bleicht|\beinfach|\bschmerzfrei|\bohne schmerz|\berlaubt|\bkönnen\b"
    r"|\bgeht\b"
    r"|\bfacile|\bsans (?:douleur|boiter)|\bpouvez\b|\bfácil|\bsin dolor|\bpueda)",
    re.IGNORECASE,
)
"""What one must be able to do before: `Once you can walk without pain`."""
_IF_ONE_CAN = re.compile(
    r"(?:if|when|wenn|falls|si|cuando)\b.{0,15}\b(?:can|able|können|kannst|geht|pouvez|peux|pueda|puedes?)",
    re.IGNORECASE,
)
"""What is optional: `If you can`."""
_NOW_ALONE = re.compile(rf"{NOW.pattern}|start(?:ing dose)?|beginn?|anfang|départ|début|inicio", re.IGNORECASE)
"""What the column of now is called."""
_NOW_BEFORE = re.compile(rf"(?:{NOW.pattern})\W+", re.IGNORECASE)
"""Now before the number of a stage: `now: week 3`."""
_GOAL = re.compile(
    r"(?:progress(?:ion)?(?: to)?|build (?:up )?to|(?:next|last|previous)(?: (?:week|month|time))?|then"
    r"|steiger(?:n auf|ung)|danach|(?:nächste|letzte|vorige) woche|évolution|progresser"
    r"|ensuite|semaine (?:prochaine|dernière|passée)|progresión|después|(?:la )?semana (?:que viene|próxima|pasada)"
    r"|próxima semana)",
    re.IGNORECASE,
)
"""What a column of later, or of before, is called."""
_IN_ONE_SESSION = re.compile(
    r"\b(?:activation|aktivierung|activación|warm(?:ing)?[- ]?up|cool(?:ing)?[- ]?down|finisher|main (?:part|set"
    r"|work)|aufwärm\w*|erwärm\w*"
    r"|abwärm\w*|hauptteil"
    r"|ausklang|cool|échauffement|retour au calme|calentamiento|vuelta a la calma|parte principal"
    r"|\d+\s?(?:min\w*|['′]|rounds?|runden|tours|rondas))\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|die|der|la|le|les|las|los|el)\s", re.IGNORECASE)
_LONGEST = 110
"""Characters of a heading."""
_TITLE = re.compile(r"[^.!?:]{3,60}?(?:\s[-–—|]\s|,\s|:\s)")


@dataclass(frozen=True)
class Stage:
    """What the heading of a stage says of it."""

    text: str
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Its numbers by kind, the first one that of the heading: phase 2, weeks 4 to 8."""
    since: bool = False
    """Whether it only begins at some time, or when something is so."""
    inline: bool = False
    """Whether its first exercise stands in the same line."""

    @property
    def kind(self) -> str:
        """The first of its kinds; empty if it has no number."""
        return next(iter(self.spans), "")

    @property
    def now(self) -> bool:
        """Whether it is said to be the one that is done."""
        return says_now(self.text)

    @property
    def done(self) -> bool:
        """Whether it is said to be over."""
        return says_over(self.text)

    @property
    def timed(self) -> bool:
        """Whether it has its time or a condition, so that it can't be a part of a session."""
        return bool({"week", "month", "day"} & self.spans.keys()) or bool(
            _DATE.search(self.text) or _WHEN.search(self.text) or self.now
        )

    @property
    def of_a_session(self) -> bool:
        """Whether it is a part of a session: `Phase 1: warm-up`."""
        return bool(_IN_ONE_SESSION.search(self.text))

    def follows(self, before: Stage) -> bool:
        """Whether it comes after another one."""
        shared = [kind for kind in self.spans if kind in before.spans]
        if not shared:
            return self.since and not (self.spans and before.spans and self.kind == "day")
        return self.spans[shared[0]][0] > before.spans[shared[0]][0]


def spans_in(text: str) -> dict[str, tuple[int, int]]:
    """Return the numbers of stages that a text names, by kind, in order."""
    found = sorted((match for label in _LABELS for match in label.finditer(text) if _whole(text, match)), key=_begin)
    spans: dict[str, tuple[int, int]] = {}
    for match in found:
        spans.setdefault(_kind(match["kind"]), _span(match))
    return spans


def stage_column(header: str) -> Stage | None:
    """Return the stage that a header of a column, or the title of rows, is: `Wk 1-2`, `Now`, `From 15 May`."""
    bare = header.strip(" :*_")
    begin = now.end() if (now := _NOW_BEFORE.match(bare)) else 0
    found = _label_at(bare[begin:])
    if found is None:
        later = _GOAL.fullmatch(bare) or _unnumbered(bare)
        return Stage(bare, {}, since=bool(later)) if later or _NOW_ALONE.fullmatch(bare) else None
    behind = re.sub(r"[(\[].*[)\]]", "", bare[begin + found.end() :])
    if not re.fullmatch(
        rf"\W*(?:onwards?|on|and on|plus|{NOW.pattern}"
        rf"|{_WHEN.pattern}.*)?\W*",
        behind,
        re.IGNORECASE,
    ):
        return None
    return Stage(bare, spans_in(bare), since=bool(_SINCE.match(bare)))


def stage(text: str, *, first: bool = False) -> Stage | None:
    """Return the stage that a line is the heading of, perhaps behind the title if it is the first one."""
    bare = text.strip(" :*_")
    if len(bare) > _LONGEST or bare.endswith(("?", "!")):
        return None
    found = _label_at(bare)
    if found is None and first and (title := _TITLE.match(bare)) and not read_line(bare).works:
        inner = stage(bare[title.end() :])
        if inner and inner.spans and inner.kind != "part" and not inner.inline:
            return inner
    if found is None:
        return _unnumbered(bare)
    behind = bare[found.end() :]
    rest = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", behind)
    rest = rest[: when.start()] if (when := _WHEN.search(rest)) else rest
    read = read_line(re.sub(r"^[\W_]+", "", rest))
    if read.works and not (
        read.name_first and _kind(found["kind"]) in ("phase", "level") and re.match(r"\s?(?:[:–—-])\s", rest.lstrip())
    ):
        return None
    if not re.match(r"\W*$|\s?[:(\[/,;·|–—-]|\.\s|\s", behind):
        return None
    since = bool(_SINCE.match(bare)) or bool(_WHEN.search(behind))
    return Stage(bare, spans_in(bare), since=since, inline=read.works)


def needs_ability(text: str) -> bool:
    """Whether a text begins with what one must be able to do before: `Once you can walk without pain`."""
    return bool(_ABLE.match(text)) and not _IF_ONE_CAN.fullmatch(text.strip(" :"))


def _unnumbered(text: str) -> Stage | None:
    """Return the stage of a heading without a number: `Later`, `From 15 May`, `Once you can walk without a limp`."""
    dated = (found := _SINCE.match(text)) and _DATE.match(text, found.end())
    counted = found and _DURATION.match(text, found.end())
    works = read_line(text).works and not counted
    if works or text.endswith(".") or not (dated or counted or comes_later(text) or needs_ability(text)):
        return None
    return Stage(text, {}, since=True)


def _label_at(text: str) -> re.Match[str] | None:
    """Return the label that a text begins with, perhaps behind `from`."""
    begin = found.end() if (found := _SINCE.match(text)) else 0
    article = _ARTICLE.match(text)
    places = dict.fromkeys((begin, 0, article.end() if article else 0))
    return next((match for at in places if (match := _label_from(text, at))), None)


def _label_from(text: str, at: int) -> re.Match[str] | None:
    found = (label.match(text, at) for label in _LABELS)
    return next((match for match in found if match and _ENDS.match(text, match.end())), None)


def _whole(text: str, match: re.Match[str]) -> bool:
    return not re.search(r"[\w-]$", text[: match.start()]) and bool(_ENDS.match(text, match.end()))


def _begin(match: re.Match[str]) -> int:
    return match.start()


def _kind(word: str) -> str:
    return next(kind for kind, words in _KINDS.items() if re.fullmatch(words, word, re.IGNORECASE))


def _span(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    one = _number(groups["one"])
    last = one - 1 + _number(groups["long"]) if groups.get("long") else _number(groups.get("two") or groups["one"])
    return one, max(one, last)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.casefold()]
