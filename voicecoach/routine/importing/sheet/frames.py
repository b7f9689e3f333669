"""What frames the words of a text: who writes a message and when, a page's buttons, greetings, what ends a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.words.token import TokenKind
from voicecoach.routine.notation.words.tokens import tokens
from voicecoach.routine.notation.words.weekdays import WEEKDAYS

_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[012]?\d)[:.h](?P<minute>[0-5]\d)(?:[:.]\d\d)?(?![\d:])(?:\s?(?P<half>[ap])\.?m\b\.?)?", re.I
)
_DAY = re.compile(
    r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4}|\.)?|\b\d{1,2}\.?\s(?=[^\W\d])|(?<=[a-z.])\s\d{1,2}(?:,?\s\d{4})?\b"
    r"|\b(?:today|yesterday|heute|gestern|aujourd[’']hui|hier|hoy|ayer|at|um|uhr|à|a las|am|pm"
    r"|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt|dez|mär|fév|avr|juil|ene|abr"
    r"|ago|dic|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom|mont|dien|mitt|donn|frei|sams|sonn)[a-zéäû]{0,7}\.?)(?![^\W_])",
    re.I,
)
_SIGNS = " \t,;:|·•–—-()[]<>~"
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’()-]*){0,3}")
_FIRST_HOUR = 5
"""Hour of the day before which a clock may as well be a time on a watch: `Plank 1:30`."""
_FEWEST = 3
_SIGNED = re.compile(
    r"(?:(?:with )?(?:best|kind|kindest|warm|many)(?: regards| wishes| thanks)?|regards|cheers|thanks|take care"
    r"|yours(?: sincerely)?"
    r"|(?:viele|liebe|beste|herzliche|schöne)\sgrüße|(?:mit )?freundlichen? grüßen|gruß|lg|vg|mfg|cordialement"
    r"|bien à vous"
    r"|bises|à bientôt|(?:un )?saludos?|(?:un )?abrazo|atentamente)\s?[,.!]?",
    re.I,
)
_LONGEST_SIGNATURE = 6
_POSTSCRIPT = re.compile(r"p\.?\s?s\b", re.I)


def speakers_above(raw: Sequence[str]) -> Mapping[int, str]:
    """Return the lines that only say who writes and when, `Coach Mia, 09:12`, with the name; nothing if it is no chat.

    One writes twice at least, the hours of the day go on, and each has a message below.
    """
    stamped = [(number, *one) for number, line in enumerate(raw, 1) if (one := _stamp(line))]
    names = Counter(name for _, name, _, _ in stamped)
    if len(stamped) < _FEWEST or len(names) > len(stamped) / 2 + 1 or max(names.values()) < 2:
        return {}
    times = [time for _, _, time, _ in stamped]
    dated = all(day for _, _, _, day in stamped)
    onward = times == sorted(times) and times[0] >= _FIRST_HOUR * 60 and times[0] < times[-1]
    filled = [number for number, line in enumerate(raw, 1) if line.strip()]
    below = dict(zip(filled, [*filled[1:], 0], strict=True))
    spoken = all(below[number] and not _stamp(raw[below[number] - 1]) for number, *_ in stamped)
    return {number: name for number, name, _, _ in stamped} if spoken and (onward or dated) else {}


def _stamp(line: str) -> tuple[str, int, bool] | None:
    """Return the name in a line, the minute of the day and whether there is a day, if there is nothing else."""
    found = list(_CLOCK.finditer(line)) if len(line) < 80 else []
    if len(found) != 1 or int(found[0]["hour"]) > 23:
        return None
    rest = f"{line[: found[0].start()]}  {line[found[0].end() :]}"
    name = " ".join(_DAY.sub(" ", rest).strip(_SIGNS).split()) or rest.strip(_SIGNS)
    if not _NAME.fullmatch(name) or not name[0].isupper():
        return None
    hour = int(found[0]["hour"]) % (12 if found[0]["half"] else 24) + 12 * ((found[0]["half"] or "").lower() == "p")
    return name, hour * 60 + int(found[0]["minute"]), bool(re.search(r"\d", rest) or _DAY.search(rest))


def below_letter(raw: Sequence[str]) -> set[int]:
    """Return the lines below `--`, or below a letter's `Kind regards`: a name, a practice, an address."""
    filled = [number for number, line in enumerate(raw, 1) if line.strip()]
    ends = [
        at
        for at, number in enumerate(filled[1:], 1)
        if raw[number - 1].rstrip() == "--" or _SIGNED.fullmatch(raw[number - 1].strip())
    ]
    first = next((at for at in ends if len(filled) - at - 1 <= _LONGEST_SIGNATURE), len(filled))
    below = filled[first + 1 :]
    added = next((at for at, number in enumerate(below) if _POSTSCRIPT.match(raw[number - 1].strip())), len(below))
    listed = any(read_line(raw[number - 1].strip()).roles & {"sets", "span", "hold"} for number in below[:added])
    return set() if listed else set(below[:added])


_BUTTON = re.compile(r"(?:(?<=[a-zà-ÿ]{2})|(?<=[a-zà-ÿ\d]\)))(?P<button>[A-ZÀ-Þ][a-zà-ÿ]{2,}(?: [^\W\d_]+){0,3})$")
_ACTION = re.compile(
    r"(?<=\S)\s*(?:(?:View|Watch|Play|Show|See)(?: the)? (?:video|demo|exercise|details)|Print|Drucken|Imprim(?:er|ir)"
    r"|Video (?:ansehen|abspielen|anzeigen)|Voir (?:la vidéo|l[’']exercice)|Ver (?:el )?v[ií]deo)$"
)
_ANSWERS = re.compile(r"(?<=\?)(?:[A-ZÀ-Þ][a-zà-ÿ]*)+$")


def buttons(raw: Sequence[str]) -> Callable[[str], str]:
    """Return what takes the buttons off a line that a page shows beside it: `Wall SlideView video`, `Sure?YesNo`.

    What is glued to the ends of several lines is one, and what is called so.
    """
    lines = [line.rstrip() for line in raw]
    glued = Counter(found["button"] for line in lines if (found := _BUTTON.search(line)))
    actions = Counter(found[0].strip() for line in lines if (found := _ACTION.search(line)))

    def taken_off(line: str) -> str:
        bare = line.rstrip()
        if (found := _BUTTON.search(bare)) and (glued[found["button"]] >= 2 or _ACTION.search(bare)):
            return bare[: found.start()]
        action = _ACTION.search(bare)
        return bare[: action.start()] if action and actions[action[0].strip()] > 1 else _ANSWERS.sub("", line)

    return taken_off


_CHATTER = re.compile(
    r"^//|^(?:(?:seen|reviewed|treated|assessed|referred) (?:by|on)|s/b|r/v|o/e|c/o|px\b"
    r"|pain (?:score|level|vas|nrs)|vas|nprs"
    r"|(?:off|rest day|ruhetag|jour de repos|día de descanso)(?=$|\s?[-–,])|score(?=:)"
    r"|contrôle (?:le|du|à)(?= \d)"
    r"|(?:brace|meds?|medications?|sling|driving|cpm|dressings?|wound|sutures?|billing|cpt)(?=:)"
    r"|next appt|f/u|follow[- ]?up|rv\s(?:\d+/\d+|in)|kontrolle (?:in|am)|wiedervorstellung|contrôle dans|revisión en"
    r"|plan\s?:\s?r/?v|gesehen von|behandelt von|vue? par|visto por|vista por|suivie? par"
    r"|findings|diagnos[ei]s|assessment|history|befund|anamnese|bilan|hallazgos"
    r"|hi|hey|hello|dear|hallo|liebe[r]?|bonjour|cher|chère|hola|estimad[oa]|(?:best|kind|warm)(?:est)? "
    r"(?:wishes|regards)|best$|many thanks|thanks?|thank you|cheers"
    r"|regards|sincerely|yours|viele grüße|liebe grüße|mit freundlichen|gruß|cordialement|bien à vous|saludos"
    r"|un saludo|gracias"
    r"|merci|danke|your physio|your therapist|see you|page \d|seite \d|video\s?(?:#|code|id|no\b|nr)"
    r"|copyright|©|powered by|access code|url\b"
    r"|date\b|datum"
    r"|(?:prepared|prescribed|assigned|issued)\b(?! exercise)"
    r"|printed|created|updated|valid|review|leaflet|download|skip to|patient|signature"
    r"|therapist|clinic|tel\b"
    r"|phone|fax|t[eé]l[eé]fono?n?\b|móvil|e-?mail|www|sent from"
    r"|on \d{1,2} \w+ you wrote|tap here|click|watch|scan|share|log ?in|print"
    r"|(?:next|nächste[rs]?|prochaine?|próxim[oa]) (?:appointment|session|visit|review|check|termin|sitzung"
    r"|kontrolle|séance"
    r"|rendez-vous|rdv|cita|sesión|revisión|consulta)"
    r"|▶|(?:play|watch|view|show) (?:the )?(?:video|demo)|mark (?:as |your |all |this )?(?:done|complete"
    r"|exercises?|as\b)|log (?:this )?session|message (?:your|clinician|my)"
    r"|<?(?:media omitted|multimedia omitido|medien ausgeschlossen|médias? omis)|back to my"
    r"|so for the|here (?:is|are)|shout|let me know|text me|take care|talk soon|good luck"
    r"|well done|nos vemos|hasta (?:luego|pronto|el|la)|un abrazo|abrazos|besos|bis (?:dann|bald|nächste\w*)|lg"
    r"|vg|mfg|alles gute"
    r"|gute besserung|à (?:bientôt|lundi|mardi|mercredi|jeudi|vendredi)|bon courage|bonne (?:journée|semaine)"
    r"|bises|hi there"
    r"|as (?:promised|discussed)|any questions|if you have"
    r"|nächster termin|rdv|próxima cita|name\s*:|diagnosis|nhs|dob\b|physio(?:therapist)?\s*:|version"
    r"|doc(?:ument)? ?(?:no|id)"
    r"|(?:begin )?forwarded message|original message|(?:anfang der )?weitergeleitete\w* nachricht"
    r"|ursprüngliche nachricht"
    r"|(?:début du )?message (?:transféré|d[’']origine)|mensaje (?:reenviado|original)|how (?:hard|was it|did it)"
    r"|rate (?:this|your|it)"
    r"|invoice|appointment|termine?|login|menu|home$|back to|cookie|subscribe|follow us|all rights"
    r"|need help|chat with|(?:opening|office) hours|not medical)(?![^\W_])"
    r"|,\s*(?:physio(?:therapist)?|d?pt|osteopath|coach|physiotherapeut(?:in)?|kinésithérapeute|fisioterapeuta)\.?$"
    r"|\b(?:wrote|exported|telephone|copyright|appointment|all rights reserved|you wrote|terms of use"
    r"|was this (?:page |article )?(?:helpful|useful)|(?:privacy|cookie) (?:notice|policy|settings))\b"
    r"|\b(?:outpatients|hospital|infirmary|klinik|nhs (?:trust|foundation)|krankenhaus|klinikum|hôpital|centro de salud"
    r"|health cent(?:re|er))\b"
    r"|\b[^\W\d]+(?:str\.|stra(?:ße|sse)|gasse|allee|platz) ?\d{1,4}\b"
    r"|\b\d{1,4},? (?:[^\W\d]+ ){1,3}(?:street|road|avenue)\b"
    r"|(?-i:^\d{1,4}[a-z]?,? (?:[A-Z]\w+ ){1,3}(?:Lane|Drive|Close|Court|Place|Square|Terrace|Crescent)(?=,|$))"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard) [^\W\d]|\bpage \d+ ?(?:/|of|von|sur|de) ?\d"
    r"|(?:^|[·|•,]\s?)\d{1,2} (?:exercises|übungen|exercices|ejercicios)"
    r"(?: (?:assigned|in (?:this|your|the))\b.*)?(?:$|\s?[·|•,])"
    r"|\b(?:access|entry|pass|program(?:me)?|patient|zugangs?|zugriffs?|programm|patienten)[- ]?code\b"
    r"|\bcode d[’']accès\b|\bcódigo de acceso\b|(?-i:\b[Cc]ode:? (?=[A-Z-]*\d)[A-Z\d-]{4,}\b)"
    r"|^program(?:me|m|a)?[- ]?(?:n[°ºo]|no\.|nr\b|number|nummer|número|numéro|id\b|#)"
    # What a browser prints at the top and the foot of a page.
    r"|^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b|:///|^\d{1,3} ?/ ?\d{1,3}$",
    re.IGNORECASE,
)


_ERRAND = re.compile(
    r"(?:ausfüllen|anrufen|abholen|kaufen|bestellen|bezahlen|vereinbaren|mitbringen|mitnehmen|abgeben|buchen|schreiben"
    r"|auffüllen|nachfüllen|eintragen|notieren|einpacken|aufräumen|trinken|einnehmen|aufladen|lüften|ausdrucken|absagen)$"
    r"|^(?:remplir|rappeler|prendre rendez|réserver|acheter|appeler|commander|payer|noter|boire|imprimer"
    r"|rellenar|pedir|recoger|reservar|llenar|comprar|llamar|pagar|apuntar|anotar|beber|imprimir"
    r"|prendre (?:rdv|(?:le|la|les|mes|mon|un) (?:médic|cachet|comprim))"
    r"|tomar (?:la |el |las |los )?(?:medic|pastill|agua))"
    r"|^(?!.*\b(?:if|when|before|after|between|during|while)\b)(?:(?:buy|pay|refill|collect|fill (?:in|out|up)|drink)\b"
    r"|(?:call|phone|ring|email) (?:the|my|up|back)\b"
    r"|(?:book|order|cancel|pack|charge|log|(?:write|note) down|take) (?:the |my |your |a |an |some |next |new )*"
    r"(?:sessions?|appointments?|(?:\w+ )?bands?|gym bag|watch|phone|(?:pain )?(?:diary|scores?)|symptoms"
    r"|painkillers|tablets|pills|meds|medication|prescription|results?)$)",
    re.IGNORECASE,
)
"""What is on a list to do beside exercises: `Tagebuch ausfüllen`."""


def is_errand(text: str) -> bool:
    """Whether a line is something to do that is no exercise: `Tagebuch ausfüllen`, `Buy a longer band`."""
    return bool(_ERRAND.search(text)) and not re.search(r"\d", text)


_PERSON = re.compile(
    r"(?-i:\b(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau|Mme|Dott|Sra?)\b\.?\s+(?:[a-z]+\.\s+)*[A-ZÀ-Þ])"
    r"|^(?:for|für|pour|para|patient(?:in|e)?|name|prepared (?:for|by)|by|from|von|therapist|therapeut(?:in)?)\b:?\s+"
    r"(?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)[.,]?$",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_PERSON = 8


def tells_a_person(text: str) -> bool:
    """Whether a short line says nothing but whose sheet it is, or who wrote it: `Dr. med. Karl Weh, Praxis am Park`."""
    return len(text.split()) <= _MOST_WORDS_OF_A_PERSON and bool(_PERSON.search(text))


_SIGN = re.compile(
    r"\b(?:pain\w*|hurts?|numb\w*|dizz\w*|tingl\w*|swell\w*|swollen|\w*schmerz\w*|taub\w*|schwind\w*|kribbel\w*"
    r"|douleurs?|vertiges?|dolor|duele|mareos?)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:if|when|stop\w*|wenn|falls|bei|aufhören|stopp\w*|si|arrêt\w*|en cas|en caso|parar?|para)\b", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:stop|stopp\w*|aufhören|arrêtez?|pare|parar)\b", re.IGNORECASE)
"""What ends an exercise: `if worse, stop and call me on 0664 123 45 67`."""


def warned(text: str) -> tuple[str, str] | None:
    """Return a warning about pain and the like without the phone number in it, and that number; None if it is none."""
    number = next((token.text for token in tokens(text) if token.kind is TokenKind.PHONE), "")
    if not number or not (_ENDS.search(text) or (_SIGN.search(text) and _STOP.search(text))):
        return None
    before, _, behind = text.partition(number)
    before = re.sub(r"\s*(?:[:–—-]|\b(?:on|at|unter|auf|au|al|tel\.?|phone))+\s*$", "", before, flags=re.IGNORECASE)
    return f"{before.rstrip(' (')}{behind.removeprefix(')')}".strip(), number


_TOTAL = re.compile(
    r"(?:sub|grand|zwischen)?totals?|sums?|summen?|gesamt\w*|insgesamt|totaux|sommes?|totale?s?|sumas?", re.IGNORECASE
)
_SUMMED = re.compile(
    r"(?:of|the|in|all|no|sets?|reps?|times?|volume|work(?:out)?|minutes?|mins?|duration|exercises?|days?|week(?:ly)?"
    r"|der|die|aller|sätze|wdh|wiederholungen|zeit|dauer|umfang|minuten|übungen|de|des|du|la|le|séries|rép\w*|durée"
    r"|temps|exercices|el|series|rep\w*|tiempo|duración|minutos|ejercicios"
    r"|about|approx|approximately|around|roughly|circa|ca|etwa|ungefähr|environ|env|unos|aprox\w*)",
    re.IGNORECASE,
)
"""What a total is of, and how exact it is."""
_LONG = re.compile(r"\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?(?:min\w*\b\.?|['′])\W*$", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Whether words only sum up: `TOTAL`, `Sum of sets`, `Durée totale`."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(map(_TOTAL.fullmatch, words)) and all(
        _TOTAL.fullmatch(word) or _SUMMED.fullmatch(word) for word in words
    )


_PRICE = re.compile(
    r"(?<![\w.])[$€£]\s?\d+(?:[.,]\d+)*\b|\b\d+(?:[.,]\d+)*\s?(?:[€£]|(?:eur|euros?|usd|chf|gbp|dollars?|bucks)\b)",
    re.IGNORECASE,
)


_MEDICINE = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:mg|µg|mcg)\b"
    r"|\b\d+ (?:drops|tropfen|gouttes|gotas|tablets?|tabletten?|comprimés?|comprimidos?)\b"
    r"|\b(?:paracetamol|paracétamol|ibuprofen|ibuprofène|ibuprofeno|naproxen|aspirin|tramadol|diclofenac|novalgin)\b",
    re.IGNORECASE,
)


def tells_a_medicine(text: str) -> bool:
    """Whether a line is about a medicine: `Ibuprofen 400 mg 3 times a day`."""
    return bool(_MEDICINE.search(text))


def counts_no_dose(text: str) -> bool:
    """Whether a line's numbers are a price, a medicine's, or how long all of it takes: `copay $25`, `Total: 25 min`."""
    if tells_a_medicine(text):
        return True
    if _PRICE.search(text):
        return not read_line(_PRICE.sub(" ", text)).measured
    time = _LONG.search(text)
    return time is not None and is_total(text[: time.start()])


_APPOINTMENT = re.compile(
    r"(?:(?:[^\W\d][\w./-]{0,14} ?){1,3}:|(?:(?:next )?(?:appt|appointment|review|session|visit|class|physio)"
    r"|nt|termin|kontrolle|kg|r\.?v\.?|rdv|rendez-vous|kiné|séance|cita|sesión|revisión|fisio)\b\.?:?)\s*"
    rf"(?:(?:on|am|le|el|den) )?(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?,?"
    r"(?: \d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4}|\.)?,?)? (?:(?:at|um|à|a las?) )?"
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d ?(?:[ap]\.?m|uhr|h)?| ?(?:[ap]\.?m|uhr|h))\.?",
    re.IGNORECASE,
)
"""When the next appointment is: `NT: Do 15:20`, `Appt Thu 3.20 pm`."""


@lru_cache(maxsize=2048)
def is_chatter(text: str) -> bool:
    """Whether a line is of a letter's or a page's frame."""
    if _CHATTER.search(text) or _APPOINTMENT.fullmatch(text) or text.endswith("?") or is_errand(text):
        return True
    if counts_no_dose(text):
        return True
    kinds = {token.kind for token in tokens(text)} if len(text) < 300 else set()
    return bool(kinds & {TokenKind.PHONE}) or (
        TokenKind.LINK in kinds and len(kinds) < 6 and not read_line(text).measured
    )
