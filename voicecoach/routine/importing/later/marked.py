"""Which words say that a stage is the one that is done now, or that it is over: `<== YOU ARE HERE`, `(finished)`."""

from __future__ import annotations

import re

NOW = re.compile(
    r"(?<!not )(?<!from )(?<!nicht )(?<!right )\b(?:now|current(?:ly)?|today|this week|(?:you|we)(?: are|['’]re) here"
    r"|this is (?:you|where)|where (?:you|we)(?: are|['’]re)|(?:start|begin) here|in progress"
    r"|aktuell\w*|jetzt|derzeit|zurzeit|momentan|heute|diese woche|hier (?:stehen|sind|bist|stehst|starten|beginnen"
    r"|anfangen)|(?:sie|wir) (?:sind|stehen) hier|du (?:bist|stehst) hier"
    r"|actuel(?:le)?(?:ment)?|maintenant|en cours|en ce moment|cette semaine|commence[rz]? ici"
    r"|(?:vous|tu|nous|on) (?:en )?(?:êtes|es|sommes|est) (?:ici|là)"
    r"|actual(?:mente)?|ahora|en curso|en este momento|esta semana|est(?:ás?|amos) aquí|aquí est(?:ás?|amos)"
    r"|empe(?:zar|zad|iece|ieza) aquí|comience aquí"
    r")\b(?! (?:on|allowed)\b)|<-|<=+(?=\s*[^\W\d])|[←⬅◄⇐👈]",
    re.IGNORECASE,
)
"""What says that a stage is the one that is done."""
_NO = (
    r"(?:drop(?:ped)?|stop(?:ped)?|leave|skip(?:ped)?|omit(?:ted)?|forget|no longer|no need|not|don['’]?t|over|done"
    r"|finished|completed?|behind"
    r"|nicht|weg\w*|aus(?:ge)?(?:lassen|setzen|setzt)|auf(?:ge)?h\w+|fertig|vorbei|erledigt|abgeschlossen|beendet"
    r"|geschafft|gestrichen|streichen|pausier\w+"
    r"|arrêt\w+|stopp\w+|pas|plus|fini\w*|terminée?s?|acquise?s?|abandonn\w+|laisse[rz]?"
    r"|no|ya no|deja\w*|deje\w*|terminad\w+|superad\w+|suspend\w+|par(?:ar|e|a)|quit(?:ar|e|a))"
)
_NOW_WORDS = r"(?:now|today|currently|jetzt|derzeit|zurzeit|momentan|aktuell|heute|maintenant|actuellement|ahora)"
_NOT_NOW = re.compile(
    rf"\b{_NO}\s(?:[^\W\d]+\s){{0,3}}{_NOW_WORDS}\b|\b{_NOW_WORDS}\s(?:[^\W\d]+\s){{0,2}}{_NO}\b", re.IGNORECASE
)
"""What has a word of now, and says the opposite: `drop these now`, `jetzt noch nicht`."""
_END = r"(?=\W*$|\s?[,;:)\]–-]|\s(?:now|on|in|since|last|already|\d))"
_OVER = re.compile(
    rf"\b(?:(?:done|finished|completed?|passed|past|old|over|dropped|stopped){_END}"
    r"|no (?:longer|more)(?! than)|(?:not|n['’]t) \w* ?any ?more|behind (?:you|us)"
    r"|(?:drop|stop|skip|forget) (?:these|this|it|them|those)|leave (?:these|this|it|them|those) out"
    r"|erledigt|abgeschlossen|geschafft|fertig|beendet|vorbei|vorüber|nicht mehr(?! als)|weglassen|gestrichen"
    r"|abgehakt|hinter (?:dir|ihnen|uns)"
    rf"|terminée?s?|finie?s?|achevée?s?|(?:acquis|validé|passé|fait|arrêté)e?s?{_END}"
    r"|ne plus faire|à arrêter|on arrête|derrière vous"
    rf"|hech[oa]s?|terminad[oa]s?|superad[oa]s?|(?:completad|acabad|finalizad|pasad|conseguid|lograd)[oa]s?{_END}"
    r"|ya no|dejar de)\b"
    r"|[✓✔✅☑]",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:if|when|once|as soon as|after|wenn|sobald|falls|nach|quand|lorsque|dès|si|après|cuando|en cuanto|una vez"
    r"|tras)\b.*",
    re.IGNORECASE,
)
"""What another stage must be before: `once stage 1 is done`."""


def says_now(text: str) -> bool:
    """Whether the heading of a stage says that it is the one that is done."""
    return bool(NOW.search(_NOT_NOW.sub(" ", text)))


def says_over(text: str) -> bool:
    """Whether the heading of a stage says that it is over."""
    return bool(_OVER.search(_ONCE.sub(" ", text)))
