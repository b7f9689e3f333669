"""Exercises that a sentence introduces: `The third and last is the doorway stretch, which you hold for 30 s`."""

from __future__ import annotations

import re

from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.notation.line import JOINING, read_line

_THE = (
    r"(?:the|an?|your|some|die|das|de[rnm]|eine?[rnm]?|les?|la|l['’]|une?|des|du|el|los|las|una?|unos|al)"
    r"(?:\s|(?<=['’]))"
)
_QUOTE = '["“”„«»‘]'
_ORDER = (
    # one, and what comes after it
    r"first(?:ly|\sof\sall)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth|next|then|last(?:ly)?|finally"
    r"|after(?:wards|\s(?:that|this|which))"
    r"|to\s(?:start|begin|finish|end)(?:\s(?:off|up))?"
    r"|zuerst|zunächst|(?:als\s)?erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|nächste[nrs]?|letzte[nrs]?|danach|dann"
    r"|anschließend|(?:zum|am)\s(?:(?:ab)?schluss|ende)|zuletzt"
    r"|d['’]abord|premi(?:er|ère)|deuxième|second[eo]?|troisième|derni(?:er|ère)|suivante?|ensuite|puis|enfin"
    r"|pour\s(?:commencer|finir|terminer)"
    r"|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|siguiente|luego|después|finalmente|para\s(?:empezar|terminar|acabar)"
)
_LINK = (
    # what may stand between that and the name
    r"one|thing|exercise|is|are|comes?|follows?|there(?:['’]s|\sis)|we\shave|it['’]s|up|and|last|called|do|try|add|please|you"
    r"|folg(?:t|en)|kommt|kommen|ist|sind|heißt|machen|sie|bitte|und|übung|noch"
    r"|exercice|vien(?:t|nent)|c['’]est|est|sont|s['’]appelle|faites|et|il\sy\sa"
    r"|ejercicio|vienen?|es|son|se|llama|hag[ao]|haz|y|está"
)
_WITH = (
    # verbs that have it behind a small word
    r"(?:begin|start|finish|end|carry\son|continue|go\son|move\son|wind\sup|warm\sup|cool\sdown)\s(?:off\s|up\s)?(?:with|to)"
    r"|followed\sby|gefolgt\svon"
    r"|(?:fang\w*|beginn\w*|start\w*|end\w*|weiter|schließ\w*)\s(?:\w+\s){0,3}?mit"
    r"|(?:commen\w+|débute\w*|termine\w*|fini\w+|continue\w*|enchaîne\w*|poursui\w+)\s(?:\w+\s){0,2}?(?:par|avec)"
    r"|(?:empie\w+|empez\w+|comien\w+|comenz\w+|termin\w+|acab\w+|sig[ua]\w*|contin\w+)\s(?:\w+\s){0,2}?con"
)
_INTRODUCES = re.compile(
    rf"\b(?:(?:{_ORDER})[,:]?\s(?:(?:{_LINK})[,:]?\s){{0,5}}?(?:{_THE}(?={_QUOTE})?|(?={_QUOTE}))|(?:{_WITH})\s(?:{_THE})?)"
    rf"(?:{_QUOTE}\s?)?(?=\w)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    rf"(?:^|\b(?:called|named|do|try|heißt|namens|appelle|appelé\w?|dite?|llama|llamad[oa])\s|\b{_THE}){_QUOTE}\s?(?=\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[,:;.(]|\s[-–—]\s|\s?{_QUOTE}"
    r"|\s(?:which|that|where|for|bei\sde[rnm]|wobei|während|dont|que|qui|où|en\s(?:la|el)\sque|donde)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\s(?:an|los|fort|weiter|ab)$")
"""What German has at the end of `Fangen Sie mit dem Schulterkreisen an`."""
_MOST_WORDS = 9
_ASKED = re.compile(
    r"(?:(?:please|now|so|just|ok(?:ay)?,?|well,?|for (?:your|the) [^\W\d]+(?: [^\W\d]+)?,?"
    r"|pour (?:ton|ta|votre|la|le) [^\W\d]+,?|para (?:el|la|tu|su) [^\W\d]+,?|für (?:die|den|das|deine[nr]?) [^\W\d]+"
    r"|i(?:'d|’d|'ll|’ll| would) (?:do|try|add|start with|suggest|recommend)|je (?:ferais|propose|conseille)"
    r"|haría|würde ich|machen(?: sie| wir)?|mach|you (?:can|should|need to|will|are to|could)|i(?:'d|’d"
    r"| would) like you to"
    r"|i want you to|we(?:'ll|’ll)"
    r"|let's|let’s|continue(?: with| to)?|carry on(?: with)?|keep (?:up|going with|doing)|move on to"
    r"|add(?: in)?|do|perform"
    r"|comes?|kommen|kommt|folgt|folgen|vienen?|viennent|vient|sigue|primero|d['’]abord|zuerst|zunächst"
    r"|it(?:['’]s| is)|c['’]est|das ist|es son|(?:sie|du) (?:sollen|sollst|können|kannst|machen)|(?:sollen"
    r"|können) sie|kannst du|sollst du|erst(?=\s(?:\d|ein|die|das|den))"
    r"|hold(?= an? )"
    r"|practi[sc]e|alternate:|try|include|work on|follow (?:this|it|that|them|these) (?:with|by)|bitte|machen sie"
    r"|mache|faites|haz"
    r"|haga)\s+)+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:the|an?(?!\s(?:minute|second|half|dozen|couple|good|few|quarter|\d))|your|some|another|die|den|das|der|le|la|les"
    r"|el|los|las)\s+|l['’](?=\w)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?:{_WITH})\s(?:{_THE})?", re.IGNORECASE)


def introduced(sentence: str) -> tuple[str, str, str] | None:
    """Return what stands before the name of an exercise that a sentence introduces, the name, and what follows."""
    for pattern in (_INTRODUCES, _QUOTED):
        for found in pattern.finditer(sentence):
            before = sentence[: found.start()]
            if read_line(before).measured:
                return None
            if name := _named(sentence[found.end() :]):
                return before, name, sentence[found.end() + len(name) :].lstrip(' ,:;-–—“”"»').strip()
    return None


def _named(text: str) -> str:
    """Return the name that a text begins with; empty if it is none."""
    ends = [found.start()] if (found := _BEHIND.search(text)) else []
    ends += [phrase.start for phrase in read_line(text).phrases[:1]]
    name = text[: min(ends, default=len(text))].rstrip(" .,;")
    bare = _PARTICLE.sub("", name)
    good = len(bare.split()) <= _MOST_WORDS and like_a_name(bare, named=False)
    return bare if good else ""


def unasked(text: str) -> str:
    """Return a sentence from the name of its exercise on: `After that, do the clamshell` is clamshell."""
    before = ""
    if found := _FIRST.match(text):
        text = _PARTICLE.sub("", text[found.end() :])  # `Fangen Sie mit 2 Minuten Pendeln an`
    while before != text:
        before = text
        for pattern in (JOINING, _ASKED):
            text = pattern.sub("", text, count=1) if pattern.match(text) else text
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
