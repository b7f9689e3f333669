"""Clauses of running text with the name of their exercise first, as a list has it.

`The wall slide should be held for eight seconds` is `wall slide, held for eight seconds`; `A and B, three sets of ten
of each` are two exercises; `bridges 3x10 clams 2x15` are two without a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from voicecoach.routine.importing.clauses.introductions import unasked
from voicecoach.routine.importing.sheet.roles import like_a_name
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.words.letters import senses_of

GOES_ON = re.compile(
    r"(?:(?:repeat|held|hold|rest|paus|count|do|squeez)(?:ed|ing)?|done|descansando|pausando|manteniendo|aguantando"
    r"|sosteniendo|repitiendo|contando|(?:repetid|mantenid|sostenid)[oa]s?|tenu(?:e?s?)|tenant|répétée?s?|maintenue?s?"
    r"|gehalten|wiederholt|haltend|comptant|kommen|kommt|comes?|only|nur|seulement|s[oó]lo|solamente)"
    r"(?: (?:for|it|them|each|again|one|this|that|time|about|just|in|between|noch|wieder|je|jeweils|werden))*$"
    r"|(?:th[oe]se|them|it(?!['’])|davon|dafür|dabei|diese[nrs]?|denen|cel(?:les|ui)(?:-ci)?|ceux(?:-ci)?|est[ao]s|es[ao]s|ellas|ellos"
    r"|se|each|je|jeweils|chaque|cada|per|zwischen|between|entre|with|without|mit|ohne"
    r"|avec|sans|con|sin)\b",
    re.IGNORECASE,
)
"""Words that go on with the exercise before them, and name none."""
_BE = r"(?:(?:is|are|should|must|can|could|will|would|ought|needs?|has|have|to|be|being|also|now|best|then|just)\s)"
_DONE = (
    (rf"(?:,?\s(?:which|that))?\s{_BE}+(?:done|performed|carried out|practi[sc]ed|completed"
    rf"|repeated)\b(?:\sfor\b)?", ","),
    (rf"(?:,?\s(?:which|that))?\s{_BE}+(?=held\b)", ", "),
    (r"\s(?:est|sont|doit|doivent|peut)\s(?:à\s)?(?:être\s)?(?:fait|réalisé|effectué|exécuté|répété)e?s?\b", ","),
    (r"\s(?:est|sont|doit|doivent)\s(?:à\s)?(?:être\s)?(?=(?:tenu|maintenu)e?s?\b)", ", "),
    (r"\s(?:est|sont)\sà\s(?:faire|répéter|réaliser)\b", ","),
    (r"\s(?:wird|werden|soll(?:en|te|ten)?|ist|sind)\s(?=(?:je\s|jeweils\s|bitte\s)*(?:\d|[^\W\d]+(?:mal|\s(?:Mal"
    r"|Sek\w*|Min\w*|Sätze))))", ", "),
    (r"\s(?:zu machen|gemacht|ausgeführt|durchgeführt|wiederholt)(?:\swerden)?(?=\W|$)", ""),
    (r"\sse\s(?:hacen?|repiten?|realizan?|fait|font|fera|répètent?)\b", ","),
    (r"\sse\s(?:tient|tiennent|maintient)\b", ", tenir"),
    (r"(?<=[^\W\d]{3})\s(?:first|again|to\s(?:finish|start|begin|end)|zuerst|wieder|zum\s(?:Schluss|Ende)|d['’]abord|de\snouveau"
     r"|pour\s(?:finir|commencer)|primero|de\snuevo|para\s(?:terminar|acabar|empezar))(?=\s?[.,;:(]|$)", ""),
    (r"\s(?:se\smantienen?|(?:debe[ns]?|hay\sque)\smantener(?:se)?)\s", ", mantener "),
    (r"\s(?:debe[ns]?|hay\sque|ha\sde)\s(?:hacer|repetir|realizar)(?:se)?\b", ","),
    (r"\s(?:stays?|remains?)\s(?:as\s(?:they|it)\s(?:were|was|are|is)|the\ssame|as\sbefore)\b", ""),
    (r"\s(?:bleib(?:t|en)\s(?:wie\s(?:bisher|gehabt)|gleich)|rest(?:e|ent)\s(?:comme\savant|pareils?|identiques?)"
     r"|siguen?\s(?:igual(?:es)?|como\s(?:antes|estaban?)))", ""),
)  # fmt: skip
_PASSIVE = tuple((re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in _DONE)
"""What running text has between a name and its dose, and what a list has there."""
_WARM = (
    r"(?:once|when)\s(?:(?:you['’]?re|you are|it['’]s|nicely)\s)*warm(?:ed up)?|wenn (?:sie |du |es "
    r"|alles )?warm (?:sind|bist|ist)"
    r"|(?:quand|une fois)\s(?:c['’]est|vous êtes|que c['’]est)?\s?chaud|(?:cuando|una vez)\s(?:estés|esté"
    r"|entres en)?\s?(?:en )?caliente"
)
_GREETING = (
    r"(?:(?:hi|hey|hello|hallo|moin|servus|liebe[r]?|dear|bonjour|salut|coucou|hola|buenas)\b[^.:;!?\d]{0,40}[:,!]\s+)?"
    r"(?:(?:wie (?:besprochen|vereinbart)|as (?:discussed|promised|agreed)|comme (?:convenu|promis)"
    r"|como (?:hablamos|quedamos))[:,]\s+)?"
)
_PERIOD = (
    r"(?:(?:so )?for )?(?:(?:until|till|bis|jusqu['’]à|hasta(?: el)?) (?:next |nächsten |zum )?[^\W\d]{4,10}(?:tag)?"
    r"|from (?:today|now)(?: on)?|for now|fürs erste|ab (?:heute|jetzt)|pour l['’]instant|à partir d['’]aujourd['’]hui"
    r"|de momento|por ahora|desde hoy|(?:this|the next|diese|cette|esta) (?:week|woche|semaine|semana))"
)
_PART = (
    r"(?:so )?(?:for|für|pour|para) (?:the|your|die|den|das|deine?n?|ihre?n?|la|le|les|ton|ta|votre|el|tu"
    r"|su) [^\W\d]{2,20}"
)
GREETING = re.compile(_GREETING, re.IGNORECASE)
_SAID = (
    r"(?:just )?(?:a )?(?:quick |little |short |kurze )?(?:reminder|recap|summary|update|note|erinnerung|rappel"
    r"|recordatorio)"
    r"|(?:(?:my|the) )?(?:physio|therapist|doctor|kiné|fisio) (?:said|says|told me|sagt|sagte|a dit|dijo)"
    r"|(?:wie|as|comme|como) [^,:;]{0,30}(?:besprochen|vereinbart|discussed|agreed|convenu|acordado)"
)
"""What stands before the first exercise of a message."""
_BEFORE = re.compile(rf"{_GREETING}(?:(?:{_SAID}|{_PERIOD}|{_PART}|{_WARM})\s?[:,]?\s+)*", re.IGNORECASE)
WHENEVER = re.compile(
    r"\b(?P<when>(?:(?:each|every|in the|jeden|am|chaque|le|tous les|cada|todos los|por la|todas las)\s)?"
    r"(?:morning|evening|night|mornings|evenings|morgens?|abends?|matins?|soirs?|mañanas?|noches?|day|tag|jours?|días?)"
    r"(?:\s(?:and|und|et|y)\s(?:(?:in the|am|le|por la)\s)?(?:evening|night|evenings|abends?|soirs?|noches?|tardes?))?)"
    r"(?:,\s|\s)(?=\S)",
    re.IGNORECASE,
)
"""When an exercise is done, or all of them, before what is done."""
_ON_IT = re.compile(
    r"(?P<time>(?:\d{1,3}|[^\W\d]+)\s(?:min\w*|sec\w*))\s(?:on|of)\s(?:the\s|an?\s|your\s)?"
    r"(?!each|both|one|left|right|either|all)(?P<name>[^\W\d][^,.;:]{2,30}?)(?P<behind>[,.;].*)?",
    re.IGNORECASE,
)
"""How long to be on something: `five minutes on the bike`."""
_CONDITION = re.compile(
    r"(?P<when>(?:if|when|wenn|falls|sobald|si|quand|cuando|lorsque)\s[^\d.;:]{3,40}?)(?:,\s+|\s+(?=(?:add|do|try)\s))",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"(?:you can\s)?(?:swap|replace|exchange|change)\s(?:the\s|your\s)?[^,;:.\d]{3,30}?\s(?:for|with|by)\s"
    r"|(?:statt|anstelle)\s(?:der\s|des\s|von\s)?[^,;:.\d]{3,30}?\s(?:jetzt|nun|lieber|machen sie)\s",
    re.IGNORECASE,
)
_EACH = (
    r"(?:(?:of|von|de|per|pro|por) )?(?:each(?: of (?:them|these|those))?|both|apiece|jeweils|je|beide[nm]?"
    r"|jede[rnms]?|chacune?|chaque|cada un[oa])"
)
_OF_TWO = re.compile(
    r"(?P<one>[^,;:()\d]{3,50}?)\s(?:and|und|et|y)\s(?P<two>[^,;:()]{3,70}?)(?P<with>\s(?:with|mit|avec|con)\s[^,;:]{3,40})?"
    rf"(?P<dose>(?:[,:;]\s|\s(?=\d)).*?)[, ]+{_EACH}(?P<behind>[,.;].*)?",
    re.IGNORECASE,
)
_KEEP = re.compile(r"keep\s(?:the\s|your\s)?(?P<name>[^,.;:\d]{3,40}?)\sgoing(?:\s(?:at|with|for))?\s", re.IGNORECASE)
_LONGEST_RUN_ON = 4
"""Words of a name that stands between doses without a comma."""
_NO_NEW_NAME = re.compile(
    r"(?:or|oder|ou|o|then|to|up|down|with|and|plus|progress\w*|increas\w*|build\w*|week|woche|semaine|semana|later|left"
    r"|right|heavy|light|slow\w*|fast|on|off|at|rest|hold|each|per|of|for|in|as|but|max|before|after)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def plainly(part: str) -> str:
    """Return a clause from its name on, without the verbs of a passive; what it is done for or when stands behind."""
    text = part[found.end() :] if (found := _BEFORE.match(part)) else part
    asked = unasked(text)
    if (found := WHENEVER.match(asked)) and read_line(unasked(asked[found.end() :])).works:
        text = f"{asked[found.end() :].rstrip(' .,')} - {found['when']}"
    if (found := _CONDITION.match(text)) and read_line(unasked(text[found.end() :])).works:
        text = f"{text[found.end() :].rstrip(' .')} - {found['when']}"
    text = _SWAP.sub("", unasked(text), count=1) if _SWAP.match(unasked(text)) else text
    text = _KEEP.sub(r"\g<name>: ", text, count=1) if _KEEP.match(text) else text
    for pattern, instead in _PASSIVE:
        text = pattern.sub(instead, text, count=1)
    if found := _ON_IT.fullmatch(unasked(text)):
        text = f"{found['name']}: {found['time']}{found['behind'] or ''}"
    return text if read_line(unasked(text)).works else part


def each_of_two(text: str) -> tuple[str, ...]:
    """Return two exercises of a clause with a dose for each: `Rows and curls, three sets of ten of each`."""
    found = _OF_TWO.fullmatch(text)
    if not found or not read_line(f"x{found['dose']}").works:
        return (text,)
    names = [found["one"].strip(), found["two"].strip()]
    if not all(like_a_name(name, named=False) and not read_line(name).phrases for name in names):
        return (text,)
    rest = f"{found['with'] or ''}{found['dose']}{found['behind'] or ''}"
    return tuple(f"{unasked(name)}{rest}" for name in names)


def run_on(text: str) -> Iterator[str]:
    """Yield the exercises of a clause that has no commas between them: `bridges 3x10 clams 2x15 each side`."""
    begin = 0
    found = phrases(text).found
    for before, phrase in pairwise(found):
        name = text[before.end : phrase.start]
        if _is_set(phrase) and any(_is_set(one) and begin <= one.start < phrase.start for one in found) and _new(name):
            at = before.end + len(name) - len(name.lstrip())
            yield text[begin:at].rstrip()
            begin = at
    yield text[begin:]


def _is_set(phrase: Phrase) -> bool:
    return "sets" in phrase.said and len(phrase.said.keys() & {"reps", "span", "hold", "per_set"}) > 0


def _new(name: str) -> bool:
    """Whether words between two doses are the name of what the second is of."""
    words = name.split()
    plain = (
        bool(words)
        and len(words) <= _LONGEST_RUN_ON
        and name[:1] == " "
        and name.replace("-", "").replace(" ", "").isalpha()
    )
    return (
        plain and not _NO_NEW_NAME.match(words[0]) and like_a_name(name.strip(), named=False) and "W" in senses_of(name)
    )
