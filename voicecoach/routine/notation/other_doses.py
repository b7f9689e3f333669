"""Doses of another time than now: `was 3x15`, `add 5 s each week`, `when that is easy, 20`, `ab Woche 3: 4 Sätze`.

A clause is one by its words, wherever they stand in it, if it has a number. Nothing in it is the dose; it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE_END = re.compile(
    r"[;()]|,\s|\s[-–—]\s|(?<=[\w)])[.!?]\s+(?=[^\Wa-zäöüàéèñ]|(?:each|per|both|je|pro|chaque|par|cada|por)\b)"
)
_NUMBER_WORDS = "one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|a"
_AMOUNT = re.compile(
    rf"\d|\b(?:{_NUMBER_WORDS}|zwei|drei|vier|fünf|zehn|deux|trois|cinq|dix|dos|tres|cinco|diez)\b", re.I
)
_UNIT = r"(?:reps?|repetitions?|sets?|rounds?|s|secs?|seconds?|mins?|minutes?)"
_GROWS = (
    rf"add(?:ing)?\s(?:another\s|about\s)?(?:\d+|{_NUMBER_WORDS})\s?(?:more\s|extra\s)?{_UNIT}\b(?!\s(?:hold"
    rf"|pause|squeeze))"
    r"|add(?:ing)?\s[^.;,]{1,25}\s(?:a|per|each|every)\s(?:week|day|session|time|month|fortnight)\b"
    r"|increas(?:e|ing)\s(?:slowly\s|gradually\s|it\s|this\s|the\s\w+\s|reps\s|sets\s|time\s|weight\s)?"
    r"(?:to|by|up|until|each|every|from|towards)\b"
    r"|(?:build|work|ramp)(?:ing)?\s(?:slowly\s|gradually\s|your\sway\s|it\s)?(?:up\s)?(?:to|towards)\b"
    r"|progress(?:ing|ion)?(?:\s(?:slowly|gradually))?\s?(?:to|by|up|:)|go(?:ing)?\sup\s(?:to|by)|mov(?:e"
    r"|ing)\s(?:on|up)\sto"
    r"|(?:steiger(?:n|e|ung|t)|gesteigert|erhöhe?n?|ausbauen)\b"
    r"|(?:ajoute[rz]|augmente[rz]|progresse[rz])\b|(?:monte[rz]|passe[rz])\s(?:à|jusqu['’]à)\s(?=\d)"
    r"|add(?:ing)?\s[^.;,]{1,25}\s(?:when|once|if)\b"
    r"|(?:auf|um|bis(?:\s(?:zu|auf))?)\s[^.;,()]{1,25}\s(?:steigern|erhöhen|gesteigert|erhöht|ausbauen)\b"
    r"|\+\s?\d{1,3}\s?\w{0,7}\s?(?:/|a|per|each|every|pro|jede|par|chaque|por|cada)\s?(?:week|session|woche"
    r"|einheit|semaine|semana)\b"
    r"|(?:añad(?:ir|e|a)|aument(?:ar|a|e)|progres(?:ar|a|e))\b|(?:llegar|llegue|llega|subir|sube|suba|pasar"
    r"|pasa|pase)\s(?:a|hasta)\s(?=\d)"
)
_EASY = (
    r"(?:when|once|as soon as|if|wenn|sobald|falls|quand|lorsque|dès que|si|cuando|en cuanto)\b[^.;,]{0,40}?"
    r"\b(?:eas(?:y|ier)|comfortable|too hard|(?:you|i) can(?!['’]t)|able|stronger|leicht\w*|einfach\w*|zu schwer"
    r"|facile|trop dur|fácil|demasiado difícil)\b"
)
_LATER = (
    r"(?:later(?: on)?|eventually|next (?:week|time|session)|später|nächste woche|(?:beim )?nächste[ns]? mal"
    r"|plus tard"
    r"|la semaine prochaine|la prochaine fois|más adelante|más tarde|la próxima (?:semana|vez)|la semana que viene)\b"
)
_WEEK = r"(?:weeks?|wk|wochen?|semaines?|semanas?)"
_FROM = r"(?:from|by|after|as of|ab|nach|dès|à partir de|après|a partir de|desde|tras)\s(?:la\s|the\s|der\s)?"
_ORDERED = (
    rf"(?:{_FROM})?{_WEEK}\s(?:[2-9]|[1-9]\d)\b(?:\s?[-–]\s?\d+)?|{_FROM}(?:\d{{1,2}}|two|three|four|six)\s{_WEEK}\b"
)
_IN_WEEK = rf"(?:{_ORDERED})\s?[:,=]?\s(?:do\s|then\s)?(?=\d{{1,3}}(?!\s?{_WEEK})|{_GROWS})"
_OLD = (
    r"(?:was|were|previously|formerly|used to be|up from|down from|instead of|rather than|last (?:time|week|session)"
    r"|bisher|vorher|früher|zuvor|anstatt|statt|zuletzt|letzte woche|auparavant|au lieu de|la semaine dernière"
    r"|la dernière fois|anteriormente|en vez de|en lugar de|la semana pasada|la última vez):?\s(?=\d)"
    r"|(?:before|avant|antes|not|nicht|pas):?\s(?=\d{1,2}\s?[x×]\s?\d)|(?:pb|personal best|best|record"
    r"|bestwert):?\s(?=\d)"
)
_SORE = (
    r"(?:if|when|wenn|falls|si|quand|cuando)\b[^.;,]{0,40}?"
    r"\b(?:sore|hurts?|painful|tired|stiff|weh|müde|mal|douloureu\w+|duele|cansad\w)"
)
_EASED = (
    r"(?:then\s)?(?:do|drop|reduce|go back|cut|only|just|nur|seulement|sólo|solo|machen|faites|faire|haga"
    r"|hacer)\b"
)
_AIM = re.compile(r"\b(?:goal|ziel|objectif|objetivo|meta)\s?:?\s(?=\d)", re.IGNORECASE)
"""What stands before an aim, behind the dose that one starts with: `2x8 (goal: 3x12)`."""
_ONCE = re.compile(
    r"\d\s?[x×]\s?\d.{0,40}\s(?:before|vorher|zuvor|avant|antes|instead|stattdessen|à la place)$"
    r"|\s(?:previously|last (?:time|week|session)|formerly|bisher|letzte woche|auparavant|anteriormente)$",
    re.IGNORECASE,
)
"""What the other dose ends with: `(2x10 before)`."""
_ARROW = re.compile(r"\s?(?:->|=>|→|⇒|➔)\s?(?=\d{1,2}\s?[x×]\s?\d)")
"""What stands before what the dose becomes, or has become: `2x12 -> 3x12`."""
_MORE = re.compile(
    r"\bmehr\b[^.;,]{0,12}(?:pro|jede[nrs]?)\s\w+|(?:pro|jede[nrs]?)\s(?:woche|tag|einheit|mal)\b[^;,]{1,25}\smehr\b"
    rf"|\bmore\s(?:{_UNIT}\s)?(?:a|per|each|every)\s(?:week|day|session|time|month)\b"
    r"|(?:de plus|más)\s(?:par|chaque|por|cada)\s(?:semaine|séance|semana|sesión)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"(?:(?<![\w-])(?:{_GROWS}|{_EASY}|{_LATER}|{_OLD}|{_IN_WEEK}|{_SORE},?\s{_EASED}))", re.IGNORECASE
)
"""What the other dose stands behind."""
_WITHIN = re.compile(rf"(?<![\w-])(?:{_GROWS}|{_EASY}|{_LATER}|{_ORDERED})", re.IGNORECASE)
"""What the other dose may stand before: `20 when that is easy`, `auf 3x12 steigern`."""
_GOES_ON = re.compile(r"(?:up to|until|to a max|bis|jusqu|hasta|maximum|max\b)", re.IGNORECASE)
"""What a clause about growth goes on with: `add 5 reps each week, up to 20`."""
_BARE = re.compile(rf"(?:{_EASY})[^.;,]{{0,12}}", re.IGNORECASE)
"""A condition alone, of what stands behind its comma."""
_BARE_SORE, _EASES = re.compile(_SORE, re.IGNORECASE), re.compile(rf",\s{_EASED}", re.IGNORECASE)
"""The same of less to do, and what follows it: `if it hurts, do 5`."""
GROWS = re.compile(
    r"(?:progress(?:ing)?(?: to)?|progression to|(?:build|work) up to|steiger(?:n|ung)(?: auf| bis)?"
    r"|évoluer vers|progresse[rz]? (?:à|vers)"
    r"|progresar(?: a| hasta)?)\s?:\s",
    re.IGNORECASE,
)
"""What a line begins with that is all of another time: `Progress to: 15 reps, hold 5 seconds`."""
_FIRST_WEEK = re.compile(
    r"\b(?:first|erste[nr]?|premi(?:er|ère)s?|primer[oa]s?)\s(?:\w+\s)?(?:weeks?|fortnight|days|wochen?|tage"
    r"|semaines?|jours|semanas?|días)$|\b(?:weeks?|wochen?|semaines?|semanas?)\s1(?:\s?[-–]\s?\d)?$",
    re.IGNORECASE,
)
"""How long the dose before it is for."""


def other_doses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause with a dose of another time begins and ends."""
    if GROWS.match(text) and _AMOUNT.search(text):
        yield 0, len(text.rstrip(" .!?"))
        return
    going, conditional = -1, False
    for first, end in _clauses(text):
        clause = text[first:end]
        if (conditional and _AMOUNT.search(clause)) or (going == first and _GOES_ON.match(clause)):
            yield first, end
            going, conditional = _behind(text, end), False
            continue
        begin = _begin(clause, whole=first > 0)
        condition = _BARE.fullmatch(clause[max(begin, 0) :].strip()) or _FIRST_WEEK.search(clause)
        eased = _BARE_SORE.fullmatch(clause.strip()) and _EASES.match(text, end)
        conditional = bool(eased or (condition and text[end : end + 1] == ","))
        if begin >= 0 and _AMOUNT.search(clause, begin):
            yield first + begin, first + len(clause.rstrip(" .!?"))
            going = _behind(text, end)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for found in _CLAUSE_END.finditer(text):
        if first < found.start():
            yield first, found.start()
        first = found.end()
    if first < len(text):
        yield first, len(text)


def _begin(clause: str, *, whole: bool) -> int:
    """Return where in a clause the other dose begins, `whole` if the clause may be one from its beginning; else -1."""
    found = _BEGINS.search(clause)
    if found and _AMOUNT.search(clause, found.start()):
        return found.start()
    arrow = _ARROW.search(clause)
    if arrow and re.search(r"\d", clause[: arrow.start()]):
        return arrow.start() + len(arrow[0]) - len(arrow[0].lstrip())
    if whole and (aim := _AIM.search(clause)):
        return aim.start()
    found = _WITHIN.search(clause)
    beside = found and f"{clause[: found.start()]} {clause[found.end() :]}"
    return (
        0
        if whole and (_MORE.search(clause) or _ONCE.search(clause.rstrip(" .!")) or (beside and _AMOUNT.search(beside)))
        else -1
    )


def _behind(text: str, end: int) -> int:
    """Return where the next clause begins."""
    found = _CLAUSE_END.match(text, end)
    return found.end() if found else -1
