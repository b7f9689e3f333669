"""Headings without the number of a stage above what comes later: `Later (from week 4)`, `AFTER your 6 week check`."""

from __future__ import annotations

import re

_IN = r"(?:\d{1,2}|an?|two|three|four|six|zwei|drei|vier|sechs|deux|trois|quatre|dos|tres|cuatro|seis)"
_ENGLISH = (
    r"(?:(?:these|this|more|the rest) )?(?:for |comes? |will come |to come )?later(?: on)?"
    r"|coming (?:next|up|soon|later)"
    r"|(?:at )?(?:the |your |our )?next (?:phase|stage|level|time|visit|session|appointment|review)"
    r"|next (?:steps|week|wk)"
    rf"|in {_IN} (?:weeks?|months?)(?:['’]? time)?"
    r"|(?:(?:next \w+|later|soon|after that|from [^:]{2,20}|in [^:]{2,15}),? )?(?:we|i)(?:['’]ll| will)"
    r" (?:(?:then|later|soon|also) )*(?:add|introduce|move on to|progress to)\b.*"
    r"|to (?:be )?add(?:ed)?(?: in)? (?:from|at|after|later|next|in|once|when)\b.*"
    r"|(?:only after|not before|after) (?:your|the|our|my) (?:[\w-]+ ){0,3}?(?:review|appointment|check(?:[- ]?up)?"
    r"|visit|follow|scan|x-?ray|clinic|discharge)\b.*"
    r"|(?:only )?(?:after|once|when|as soon as) (?:your|the|my|i|we|you)\b.*(?:\b(?:surgeon|consultant|doctor|physio)"
    r" (?:agrees?|allows?|says?|has|is happy)|\b(?:check(?:[- ]?up)?|review|scan|x-?ray) (?:is|has|was)"
    r"|\b(?:stitches|sutures|clips|staples|cast|brace|sling|boot|splint) (?:is|are|comes?|ha(?:s|ve)) .*(?:off|out|gone"
    r"|removed)|\b(?:says? so|healed|seen (?:you|me)|allowed|cleared)\b).*"
)
_GERMAN = (
    r"(?:(?:das|dies|diese|der rest) )?(?:(?:kommt|kommen|folgt|folgen|erst|für) )*später(?: (?:dazu|hinzu))?"
    r"|nächste (?:phase|stufe|woche)|demnächst|nächstes mal|(?:beim|ab dem) nächsten (?:termin|mal|besuch)\b.*"
    rf"|in {_IN} (?:wochen?|monaten?)"
    r"|(?:später|dann|bald|demnächst|nächste\w* \w+|ab [^:]{2,20}) (?:kommt|kommen|nehmen wir|fügen wir)\b.*"
    r"(?:dazu|hinzu)"
    r"|(?:erst |nur )?(?:nach|ab) (?:(?:der|dem|ihre[rm]|deine[rm]|unsere[rm]) )?(?:[\w-]+ ){0,2}?[\w-]*"
    r"(?:kontroll|termin|untersuchung|freigabe|rücksprache|nachsorge|röntgen)\w*\b.*"
    r"|(?:erst |nur )?(?:wenn|sobald|nachdem) .*(?:"
    r"(?:fäden|klammern|gips|schiene|orthese)\b.*(?:gezogen|entfernt|ab|weg)"
    r"|(?:arzt|ärztin|chirurgi?n?|therapeuti?n?)\b.*(?:erlaub\w+|zustimm\w+|sag\w+|freig\w+|einverstanden)"
    r"|kontrolle\b.*(?:war|ist)|freigegeben|verheilt).*"
)
_FRENCH = (
    r"(?:à (?:voir|faire|ajouter|commencer) )?(?:pour )?plus tard"
    r"|(?:(?:à|lors de) )?(?:(?:la|votre|notre) )?prochaine?s? (?:phase|étape|fois|visite|séance|consultation|semaine"
    r"|rendez-vous)|(?:la )?semaine prochaine"
    rf"|dans {_IN} (?:semaines?|mois)"
    r"|(?:[^:]{2,30},? )?(?:on|nous|vous) (?:y )?(?:ajouter(?:a|ons|ez)|passer(?:a|ons) à)\b.*"
    r"|à ajouter (?:à partir|après|dès|ensuite|quand|dans)\b.*"
    r"|(?:seulement |uniquement )?après (?:(?:le|la|votre|notre|un) |l['’])?(?:[\w-]+ ){0,2}?(?:contrôle|consultation"
    r"|rendez-vous|visite|accord|feu vert|radio|avis|bilan)\b.*"
    r"|(?:seulement |uniquement )?(?:quand|lorsque|dès que|une fois|après que) .*(?:(?:fils|agrafes|plâtre|attelle)\b.*"
    r"(?:retir|enlev|ôt)\w*|(?:chirurgien|médecin|kiné)\w*\b.*(?:accord|autoris\w+|permet\w*|dira?)|cicatris\w+).*"
)
_SPANISH = (
    r"(?:para )?más (?:adelante|tarde)|(?:siguiente|próxima) (?:fase|etapa)"
    r"|(?:(?:para|en|a partir de) )?(?:(?:la|su|tu) )?próxim[ao]s? (?:vez|visita|cita|consulta|sesión|semana|revisión)"
    rf"|dentro de {_IN} (?:semanas?|mes(?:es)?)"
    r"|(?:[^:]{2,30},? )?(?:añadir(?:emos|é)|se añadirán?)\b.*|para añadir (?:desde|después|a partir|cuando|en)\b.*"
    r"|(?:sólo |solo )?(?:después de|tras) (?:(?:la|el|su|tu) )?(?:\w+ ){0,2}?(?:revisión|consulta|cita|control|visita"
    r"|autorización|radiografía)\b.*"
    r"|(?:sólo |solo )?(?:cuando|en cuanto|una vez) .*(?:(?:puntos|grapas|escayola|yeso|férula)\b.*(?:quit|retir)\w*"
    r"|\b(?:diga|autorice|permita)\b.*(?:cirujan|médic|fisio)\w*|(?:cirujan|médic|fisio)\w*\b.*(?:diga|autorice"
    r"|permita)|cicatri\w+).*"
)
_COMING = re.compile(
    rf"(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})"
    r"(?:\s?[,;–—-].*|\s(?:if|when|once|from|wenn|sobald|ab|si|quand|dès|à partir|cuando|desde|a partir)\b.*)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")


def comes_later(text: str) -> bool:
    """Whether a heading says that what stands below it isn't begun yet."""
    return bool(_COMING.fullmatch(_BRACKETS.sub(" ", text).strip(" :*_")))
