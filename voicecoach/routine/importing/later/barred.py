"""Lists of what is paused or forbidden: `PAUSE THESE UNTIL I SEE YOU`, `Verboten:`, `No hacer por ahora:`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.later.stages import stage
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.bans import bans
from voicecoach.routine.importing.sheet.roles import Judged, Role, spoken
from voicecoach.routine.notation.line import read_line

_ENGLISH = (
    r"(?:please )?(?:paus(?:e|ed|ing)(?! (?:at|for(?! now)|between|of|in|on|\d))|on hold|hold off"
    r"|(?:temporarily )?(?:stop(?:ped)?|suspended)"
    r"(?! (?:if|when|at|any|signs?|immediately|and|the exercise|exercising))|avoid(?!ing)|never"
    r"|not (?:for (?:you|him|her) )?(?:yet|now"
    r"|for now|allowed|to do|at the moment)"
    r"|no longer|no more|(?:don['’]?t|do not) (?:do|try|start|begin)|don['’]?ts|leave (?:these |them |this )?out"
    r"|finished|completed|(?:old|previous) (?:exercises|ones)|no need to do|left out|skip(?:ped)?"
    r"|off[- ]limits|forbidden|prohibited|banned|contra-?indicated|discontinued?|dropped|removed|taken out"
    r"|cancelled|no[- ]go(?:s|es)?"
    r"|(?:exercises |things |movements )?(?:to (?:avoid|pause|stop|leave out|skip)|(?:you|that are) (?:must not"
    r"|mustn['’]t|may not|should not|shouldn['’]t)(?: do)?))"
)
_GERMAN = (
    r"(?:bitte )?(?:pausier(?:en|t|te)|(?:vorerst |vorläufig |derzeit |zurzeit |momentan |bitte |noch |aktuell "
    r"|jetzt )?nichts?(?: (?:mehr|machen|erlaubt|jetzt|gestattet|durchführen|anfangen|beginnen))*(?=$|\W| bis)"
    r"|verboten\w*|vermeiden|zu vermeiden|weglassen|auslassen|aussetzen|ausgesetzt|gestrichen|tabu|stopp?"
    r"|fertig|erledigt|abgeschlossen|beendet|(?:alte|bisherige) übungen|unterlassen|zurückgestellt|abgesetzt"
    r"|kontraindiziert|verzichten|(?:vorerst |vorläufig )?keine?)"
)
_FRENCH = (
    r"(?:(?:exercices? )?(?:à |a )?(?:suspendre|éviter|arrêter|proscrire|stopper|interrompre|ne pas faire"
    r"|ne plus faire)|(?:mettre |mis(?:es)? )?en pause"
    r"|suspendue?s?|évitez|arrêtez|arrêtée?s?|interdite?s?|interdictions?|proscrite?s?|contre-indiquée?s?"
    r"|pas (?:encore|maintenant|pour (?:l['’]instant|le moment))"
    r"|ne (?:pas|plus) (?:faire|pratiquer|commencer|débuter)|terminée?s?|anciens exercices|stoppée?s?|supprimée?s?)"
)
_SPANISH = (
    r"(?:(?:ejercicios )?(?:no (?:hacer|haga|hagas|realizar|realice|permitidos?|empezar|empiece|comenzar)"
    r"|a (?:evitar|suspender))|evitar"
    r"|evite|prohibid[oa]s?|prohibiciones|suspendid[oa]s?|suspender|en pausa"
    r"|pausad[oa]s?|pausar|parar|(?:todavía|aún|ya|por ahora|de momento) no|interrumpir|interrumpid[oa]s?"
    r"|contraindicad[oa]s?|dejar de hacer|retirad[oa]s?|eliminad[oa]s?|terminad[oa]s|ejercicios anteriores)"
)
_BESIDE = (
    r"these|those|this|them|it|the|all|any|following|exercises?|ones?|moves?|movements?|activities|things|below"
    r"|doing|do|for|at|now|yet|moment|present"
    r"|time|being|please|completely|strictly|with|please|still|currently|temporarily|today|week|diese[nrs]?"
    r"|folgende[nrs]?|die|der|das|übung(?:en)?|vorerst"
    r"|vorläufig|auf|weiteres|zurzeit|derzeit|momentan|jetzt|bitte|noch|machen|durchführen|mehr|sind|ist|werden"
    r"|und|and|or|et|ou|y|e|o|oder|ces|cet|cette|les|le|la"
    r"|suivante?s?|exercices?|mouvements?|pour|l['’]instant|moment|l|instant|faire|actuellement|en|ce|momento"
    r"|est[oae]s?|los|las|el|siguientes?|ejercicios?"
    r"|movimientos?|por|ahora|de|hacer|actualmente|temporalmente|momentáneamente|provisoirement|temporairement"
    r"|absolument|streng|absolut|you|any ?more|für|sie|dich|encore|vous|toi|todavía|aún|para|usted|ti"
)
_BEFORE = (
    r"(?:(?:exercises?|übungen|exercices?|ejercicios?|movements?|mouvements?|movimientos?|things|currently"
    r"|for now|please|derzeit|momentan|vorerst|zurzeit"
    r"|bitte|actuellement|pour l['’]instant|pour le moment|por ahora|de momento),?:?\s)*"
)
_HEADS = re.compile(
    rf"{_BEFORE}(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})(?![\w-])"
    rf"(?:[\s,/&+–—-]+(?:(?:{_BESIDE})(?![\w-])|{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}))*\W*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^[^.!?:]{3,50}?(?:\s[-–—]\s?|[:,(]\s?)(?:not (?:yet|for now|now)|on hold|paused|stopped|noch nicht"
    r"|pausiert|verboten|en pause|interdits?"
    r"|pas encore|en pausa|suspendid[oa]s?|prohibid[oa]s?|todavía no)\W*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:please |bitte )?(?:not|nicht|pas|no) (?:until|till|before|bis|vor|avant|hasta|antes de)\s\S.*", re.IGNORECASE
)
"""What isn't done before some time."""
_SAFETY = re.compile(r"\b(?:if|when|wenn|falls|bei|si|quand|en cas|cuando|en caso)\b", re.IGNORECASE)
_TIME = re.compile(
    r"[(\[][^()\[\]]*[)\]]|\b(?:until|till|til|bis|jusqu\S*|hasta|before|vor|avant|antes)\b.*", re.IGNORECASE
)
_MOST_WORDS = 9


def barred(lines: Sequence[TextLine]) -> list[range]:
    """Return the runs of lines that list what isn't to be done, headings and all."""
    said = [spoken(line) for line in lines]
    made: list[range] = []
    for at in range(len(said) - 1):
        if (made and at < made[-1].stop) or not _heads_barred(said, at):
            continue
        end = next((below for below in range(at + 1, len(said)) if _ends(said, at, below)), len(said))
        if end > at + 1:
            made.append(range(at, end))
    return made


def _heads_barred(said: Sequence[Judged], at: int) -> bool:
    """Whether a line is the heading of what isn't to be done, with a list below it."""
    line, below = said[at].line, said[at + 1].line
    bare = line.text.strip(" :*_!")
    bare = re.sub(r"^[^\w(]+", "", bare)
    words = _TIME.sub("", bare)
    barring = _HEADS.fullmatch(words) or _ENDS.search(bare) or _UNTIL.fullmatch(bare)
    over = (one := stage(bare)) is not None and bool(one.spans) and one.done
    if not (barring or over or (line.text.endswith(":") and bans(bare))):
        return False
    if read_line(words).works or _SAFETY.search(words) or line.text.endswith((".", "?")) or re.search(r":\s+\S", words):
        return False
    if bare == "Pause" and not line.text.endswith(":"):
        return False  # a break
    if line.mark and not line.heading and below.indent <= line.indent:
        return False
    if line.text.endswith(":") or line.heading:
        return len(words.split()) <= _MOST_WORDS + 3
    dosed = said[at + 1].role is Role.NAMED
    close = at > 0 and said[at - 1].role is Role.NAMED is said[at + 1].role and len(bare.split()) > 1
    apart = _alone(line) or below.indent > line.indent or close
    return len(words.split()) <= _MOST_WORDS and apart and (not below.opens or dosed or bool(below.mark))


def _alone(line: TextLine) -> bool:
    """Whether a line without a colon stands by itself: it begins a paragraph, or is all capitals."""
    return line.opens or line.text.isupper()


def _ends(said: Sequence[Judged], head: int, at: int) -> bool:  # noqa: PLR0911 - one question after the other
    """Whether a list of what is barred ends before a line."""
    line, begun = said[at].line, said[head].line
    if at == head + 1:
        return False
    if line.heading:
        return line.heading <= begun.heading or not begun.heading
    if stage(line.text) and not said[at].read.works:
        return True
    if begun.heading:
        return False
    if line.indent <= begun.indent < said[head + 1].line.indent:
        return True
    if not line.opens:
        return _is_heading(said, at) and line.indent <= begun.indent and line.text.isupper()
    if line.indent > begun.indent:
        return False
    if _is_heading(said, at) or said[at].role in (Role.SENTENCE, Role.CHATTER):
        return True
    first = said[head + 1]
    if first.line.mark and not line.mark:
        return True
    return not first.line.opens and said[at].role is Role.NAMED and first.role is not Role.NAME


def _is_heading(said: Sequence[Judged], at: int) -> bool:
    """Whether a line is a heading: by its words or colon, or a short one above names with doses."""
    one = said[at]
    if one.line.mark or one.read.works or at + 1 >= len(said):
        return False
    below = said[at + 1]
    named = below.role is Role.NAMED or (bool(below.line.mark) and below.role is Role.NAME)
    return (
        one.role is Role.HEADING
        or one.line.text.endswith(":")
        or (named and not below.line.opens and one.role is Role.NAME)
    )
