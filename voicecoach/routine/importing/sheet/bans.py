"""Exercises that aren't to be done: `Not yet: leg press 3x10`, `Lunges 2x10 - on hold`, `Avoid:` above a list."""

from __future__ import annotations

import re

from voicecoach.routine.notation.line import read_line, sentences

_DO = r"(?:do|try|perform|hacer|haga|hagas|haz|faire|faites|machen)"
_BEGINS = re.compile(
    rf"(?:please\s|bitte\s)?(?:(?:do not|don['’]?t|never)(?=\s?:|\s{_DO}\b|\s?$)|not?\s(?:yet|more|longer)"
    r"|not for (?:you|him|her|now)(?: yet)?|not (?:until|till|before)\b[^:]{3,40}(?=:)|no need to do|finished(?=\s?:)"
    rf"|not(?=\s?:|\s(?:the|these|those|any)\b)"
    r"|avoid(?!\s\w+ing\s)|leave out|omit|stop(?:ped)?(?=\s?:)|stopped|(?:put )?on hold|contra-?indicated|forbidden"
    r"|noch (?:nichts?|kein\w*)|fertig(?=\s?:)|nicht(?=\s?:|\s(?:mehr|machen)\b)|weglassen|auslassen|vermeiden|verboten"
    r"|gestrichen"
    rf"|ne (?:pas|plus)(?=\s?:|\s{_DO}\b)|pas encore|terminée?s?(?=\s?:)|éviter|évitez|interdit"
    rf"|todavía no|aún no|ya no|no(?=\s{_DO}\b)|terminad[oa]s?(?=\s?:)|evitar|evite|prohibido|suspendido)(?![\w-])",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:\s[-–—]|[:,(=])\s?(?:not (?:yet|for now|any ?more|now)|on hold|stopped|paused|cancelled|skip(?: it)?"
    r"|leave out"
    r"|noch nicht|nicht mehr|weglassen|auslassen|streichen|gestrichen|pausieren|entfällt"
    r"|pas encore|à éviter|arrêté|supprimé|todavía no|aún no|ya no|suspendido|evitar)\W*$",
    re.IGNORECASE,
)
_IS_BARRED = re.compile(
    r"\b(?:is|are|sind|ist|est|sont|está|están)\s(?:still\s|noch\s|encore\s)?(?:on hold|paused|stopped|forbidden"
    r"|not (?:yet )?allowed|off[- ]limits"
    r"|verboten|pausiert|tabu|interdite?s?|suspendue?s?|en pause|prohibid[oa]s?|suspendid[oa]s?|en pausa)\b",
    re.IGNORECASE,
)
_LAST_WORDS = 40
"""Characters at the end of a line."""
_BEHIND = r"(?:[2-9]|[1-9]\d)"
_WEEK = (
    r"(?:weeks?|wk|wochen?|semaines?|semanas?|months?|monat|mois|mes|phase|fase|stage|étape|etapa|level"
    r"|stufe|niveau|nivel)"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|aoû|déc|ene|abr"
    r"|ago|dic)[a-zéû]{0,7}"
)
_DATE = (
    rf"(?:\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}}|\.)?|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:de\s)?{_MONTH}"
    rf"|{_MONTH}\s\d{{1,2}})"
)
_SINCE = (
    r"(?:(?:only\s|not\s)?(?:from|before|after|as of)|starting(?:\s(?:in|from|on))?|(?:erst\s)?(?:ab|nach)"
    r"|(?:seulement\s)?(?:à partir d[eu]|dès|après)"
    r"|(?:sólo\s|solo\s)?(?:a partir del?|desde|después de))\s(?:the\s|der\s|dem\s|la\s|le\s|el\s|l['’])?"
)
_IN_TIME = (
    rf"{_SINCE}(?:{_WEEK}\s{_BEHIND}|{_BEHIND}(?:\.|nd|rd|th|e|ème|ª)\s?{_WEEK}|{_BEHIND}\s{_WEEK}"
    rf"|{_DATE}|next week|nächster woche|semaine prochaine)"
)
_LATER = (
    rf"(?:{_IN_TIME}"
    r"|(?:from )?next week|(?:ab )?nächste[rn]? woche|not before\s[^.;,()]{3,30}|nicht vor\s[^.;,()]{3,30}"
    r"|pas avant\s[^.;,()]{3,30}|no antes de\s[^.;,()]{3,30}"
    r"|(?:for )?later|(?:für )?später|(?:pour )?plus tard|(?:para )?más adelante|la semaine prochaine"
    r"|la próxima semana)"
)
_ENDS_LATER = re.compile(rf"(?:\s[-–—]\s?|[:,(]\s?){_LATER}(?:\son(?:wards?)?)?\W*$", re.IGNORECASE)
"""The end of an exercise that isn't begun yet: `Squat 3x8 (from week 4)`."""
_BEGINS_LATER = re.compile(rf"{_IN_TIME}(?=[\s:,])(?!\s?[-–:,]?\s?\d)", re.IGNORECASE)
"""The beginning of one: `From 10 June you may start lunges, 2 x 6`."""
_LATER_WORDS = 60
"""Characters at the end of a line."""


_INSTEAD = re.compile(
    r"(?:(?:if|when|wenn|falls|si|quand|lorsque|cuando)\b[^:.;,?]{0,50}\b(?:eas(?:y|ier)|hard|hurts?|painful"
    r"|sore|stiff|tired|bad"
    r"|leicht|einfach|schwer|weh|schmerz\w*|müde|faciles?|durs?|dures?|mal|douleur\w*|douloureu\w+|fatigu\w+"
    r"|fácil(?:es)?"
    r"|difícil(?:es)?|duelen?|dolor|cansad\w)"
    r"|(?:(?:bei|mit) (?:\w+ )?(?:schmerz\w*|beschwerden)|en cas de (?:douleurs?|gêne)|en caso de (?:dolor"
    r"|molestias?)"
    r"|(?:on|an) (?:bad|sore|schlechten) (?:days|tagen)|(?:in|with) (?:case of )?pain)"
    r"|(?:too|zu|trop|demasiado) (?:easy|hard|difficult|leicht|schwer|facile|dur|difficile|fácil|difícil)"
    r"|(?:instead of|rather than|statt|anstelle von|au lieu d[eu]|en (?:vez|lugar) de)\b[^:.;?\d]{2,50}"
    r")\s?[:,?–-]\s+(?=\S)",
    re.IGNORECASE,
)
"""When something else is done than what the sheet tells: `If squats are easy: jump squats 2 x 6 instead`."""
_DO_INSTEAD = re.compile(r"\b(?:instead|stattdessen|à la place|en su lugar)\W*$", re.IGNORECASE)


_NOT_NOW = re.compile(
    r"(?P<name>[^\W\d][^\d.;:]{2,40}?)[\s|,–-]+"
    r"(?:not (?:yet|until|till?)\b.{0,30}|pas encore|noch nicht|todavía no|aún no)\W*"
    r"|(?:(?:and|but|und|aber|et|mais|y|pero) )?(?:(?:he|she|they|er|sie|il|elle) )?"
    r"(?:(?:said|says|sagt\w*|a dit|dijo|dice) )?"
    r"(?:no|keine?|nicht|pas de|nada de|not to) [^\d.;:]{3,40}? "
    r"(?:any ?more|for now|yet|(?:till?|until|bis|hasta|jusqu) .{2,30}"
    r"|mehr|vorerst|pour l['’]instant|por ahora|de momento)\W*",
    re.IGNORECASE,
)
"""What isn't done now, in the words of who is told so: `fentes pas encore !!`, `NO sit ups anymore`."""


def not_now(text: str) -> bool:
    """Whether a text of few words says that something isn't done now or any more."""
    return len(text) <= 2 * _LATER_WORDS and bool(_NOT_NOW.fullmatch(text))


def instead(text: str) -> bool:
    """Whether a text tells of what may be done instead of an exercise, with its dose."""
    found = _INSTEAD.match(text)
    if not found and not (
        _DO_INSTEAD.search(text[-_LAST_WORDS:]) and re.match(r"(?:if|when|on|wenn|si|bei)\b", text, re.IGNORECASE)
    ):
        return False
    behind = read_line(text[found.end() :] if found else text)
    return behind.works and len(sentences(text)) <= 1 + text.count("?")


def bans(text: str) -> bool:
    """Whether a text tells not to do what it names."""
    return bool(_BEGINS.match(text) or _ENDS.search(text[-_LAST_WORDS:]) or _IS_BARRED.search(text))


def is_later(text: str) -> bool:
    """Whether a text tells of an exercise that isn't begun yet."""
    found = _ENDS_LATER.search(text[-_LATER_WORDS:])
    return bool(found or _BEGINS_LATER.match(text))


def bans_exercise(text: str) -> bool:
    """Whether a text with a dose is about what isn't to be done; an instruction may have one behind what it forbids."""
    if instead(text) or is_later(text):
        return True
    if not bans(text):
        return False
    _, *others = sentences(text)
    return not any(read_line(other).works for other in others)
