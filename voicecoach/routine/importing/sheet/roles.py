"""What a line of a text is for, as far as the line alone tells: a dose, a name with one, a heading, an instruction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from voicecoach.routine.importing.columns import WORDS as WORD_COLUMNS
from voicecoach.routine.importing.columns import SheetColumn, column, is_listed
from voicecoach.routine.importing.lines.sided_doses import is_side
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.bans import bans_exercise, not_now
from voicecoach.routine.importing.sheet.frames import counts_no_dose, is_chatter
from voicecoach.routine.importing.sheet.occasions import is_occasion
from voicecoach.routine.importing.sheet.rests import only_rests
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.line import SECTION, Line, read_line, read_sentence
from voicecoach.routine.notation.on_the_minute import AS_MANY_ROUNDS, EMOM
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.senses import unshortened


class Role(Enum):
    """What a line is for."""

    DOSE = "a dose or how often, and nothing else"
    LABEL = "a field with its name before a colon"
    NAMED = "a name and a dose"
    NAME = "a few words that may be a name"
    HEADING = "the heading of a part"
    SENTENCE = "an instruction or advice"
    SHARED = "a dose for some exercises of a list, which it names"
    CHATTER = "greetings, addresses, page numbers"


@dataclass(frozen=True)
class Judged:
    """A line with its role and what was read of it."""

    line: TextLine
    role: Role
    read: Line
    label: SheetColumn | None = None
    value: str = ""

    @property
    def labelled(self) -> str:
        """The role of its label; empty without one."""
        return self.label.role if self.label else ""

    @property
    def doses(self) -> bool:
        """Whether it says how much there is to do, in a dose, a label or a sentence."""
        if self.labelled:
            return self.labelled in ("sets", "reps", "hold", "time", "dose", "rest")
        return self.read.works


_MOST_WORDS = 9
_LONGEST_NAME = 75
_LONGEST_HEADING = 200
_LABEL = re.compile(r"(?P<key>[^\W\d][^:=]{0,40}?|#[^:=]{0,20})\s*(?:::|:|=|\.{3,}|\|)\s*(?P<value>\S.*)")
_KEYS = re.compile(r"([^\W\d][^\W\d ]{0,15}(?: [^\W\d]{1,10})?)\s?:\s")
_NO_NAME = re.compile(
    r"(?:repeat|do|perform|take|keep|rest|then|start|begin|continue|stop|if|when|you|your|please|pls|bitte|no"
    r"|don'?t|don’t"
    r"|avoid|only|try|increase|progress|complete|aim|remember|relax|change|switch|note|warning|call|ring|phone"
    r"|see|page"
    r"|updated|created|date|valid|powered|copyright|next|nächster|rdv|after|before|for|up|this|these|that|we|i"
    r"|my|good|hi|yes|yep|yeah|ok|okay|oui|ja"
    r"|hey|hello|dear|best|regards|thanks?|tel|at|once|twice|every|total|approx|about|pain|work|log|both|same"
    r"|use|make|let"
    r"|bring|send|better|worse|fail|failed|missed|felt|feels?|feeling|slept|sleep|slowly|gently|return|lower|place|put|stay|answer|contact|printed|prepared|patient|sets?|reps?"
    r"|repetitions?|hold"
    r"|wiederholen|répéter|repetir|evite|si|wenn|falls|ne|no|as|it|there|add|record|write|week|days?|how|what"
    r"|which|why"
    r"|today|tomorrow|yesterday|most|some|all|warm-up sets|max(?:imum)?|between|remaining|finish|push through|go|ease"
    r"|rpe|rir|tempo|effort|intensity"
    r"|refill|renew|tick|order|buy|book|drink|ask|e-?mail|pay|wash|charge|collect|cancel|pack|fetch|fill|text|message"
    r"|on|wie|hier|comme|voici|como|aquí|noter|appeler|acheter|penser|notieren|anrufen|anotar|apuntar|llamar"
    r"|comprar|soltar|suelte|relajar|relaje|relâchez?r?|loslassen|lösen|release|is|are|was|were|will|would|should|can|could|may|might|has|have|had|ist|sind|wird|est|sont|es|son|until|reicht|genügt|suffit|basta"
    r"|till|bis|jusque)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:push|pull|legs?|arms?|upper(?: body)?|lower(?: body)?|full[ -]body|rest) day\b.{0,20}"
    r"|(?:day|week|workout|session|part|phase|block|circuit|superset|tag|woche|einheit|teil|jour|semaine"
    r"|séance|s[eé]rie(?= [A-H]\b)|día|semana"
    r"|sesión|bloque|stage|group|set|round|module|routine|level|stufe|niveau|nivel|étape|etapa|fase)\s*(?:\d{1,2}|[A-H]|I{1,3}V?)\b.{0,40}"
    r"|(?:from|ab|à partir de la|desde la) (?:week|woche|semaine|semana) \d{1,2}\b.{0,20}"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun(?! salut))(?:day)?s?\b.{0,30}"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|lunes"
    r"|martes|miércoles|jueves|viernes|sábado|domingo)s?\b.{0,20})",
    re.IGNORECASE,
)
DIRECTIONS = re.compile(
    r"(?:step[\s-]by[\s-]step\s)?(?:directions?|instructions?|how to(?: do it| perform)?|description|anleitung"
    r"|ausführung|steps"
    r"|exécution|instrucciones)\s*:?",
    re.IGNORECASE,
)
"""What stands above how an exercise is done."""
CIRCUIT = re.compile(
    rf"{EMOM}|{AS_MANY_ROUNDS}|\b(?:ladder|pyramid|chipper|tabata|circuit|superset|triset"
    r"|giant set|rounds? of"
    r"|for time|zirkel|circuito|superserie|supersatz)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def spoken(line: TextLine) -> Judged:  # noqa: PLR0911 - one question after the other
    """Return what a line is for."""
    text = line.text
    read = read_line(text)
    if labelled := _labelled(line, read):
        return labelled
    if _ONCE.fullmatch(text) and "every" not in read.roles:
        return Judged(line, Role.HEADING, replace(read, phrases=()))
    if is_heading(line, read):
        return Judged(line, Role.HEADING, read)
    if (read.works and bans_exercise(text)) or (not (read.works or line.mark) and not_now(text)):
        return Judged(line, Role.CHATTER, Line(text, "", (text,), ()))
    if read.name and not line.mark and only_rests(read):
        return Judged(line, Role.SENTENCE, read_sentence(text))
    if read.only_dose or (read.works and not read.name_first and senses_of(text)[:1] in ("S", "R")):
        return Judged(line, Role.DOSE, read)
    if counts_no_dose(text) or (is_chatter(text) and not (read.measured and line.mark)):
        return Judged(line, Role.CHATTER, read_sentence(text))
    aside = not line.mark and re.fullmatch(r"\([^()]*\)", text)
    counted = not aside and (read.works or ("rounds" in read.roles and not CIRCUIT.search(text)))
    if read.works and read.roles & WORK <= {"most", "longest"} and text[-1] in ".!" and not line.mark:
        counted = False  # `Keep going until tired.`
    set_off = bool(_SET_OFF.match(text, len(read.name))) and text.startswith(read.name)
    if counted and like_a_name(read.name, named=True, set_off=set_off) and not _instructs(line, read):
        return Judged(line, Role.NAMED, read)
    ended = text[-1] in ".!?;," and len(text.split()) > 3
    if not read.measured and not ended and like_a_name(read.name if read.phrases else text, named=False):
        return Judged(line, Role.NAME, read)
    return Judged(line, Role.SENTENCE, read_sentence(text))


_ONCE = re.compile(
    rf"(?:{SECTION.pattern}|then|dann|danach|puis|luego)?\W*(?:only |just |nur )?"
    r"(?:once|one round|one time|einmal|une (?:seule )?fois|una (?:sola )?vez)(?: only| through)?\W*",
    re.IGNORECASE,
)
"""What heads what is done once, behind rounds: `Finisher, once only:`."""
_SET_OFF = re.compile(r"\s+[-–—]\s|\s?\.{3,}|\s*_{3,}")
_NEXT_SENTENCE = re.compile(
    r"(?<!\.)(?<!\bd[aei][emnrs]\s\d)(?<!Min)(?<!min)(?<!Sek)(?<!sec)(?<!Wdh)(?<!rep)(?<!rép)(?<!seg)[.!?]\s+\S"
)
_INSTRUCTION = re.compile(
    r"\b(?:your|let|until|while|slowly|onto|towards|then|your|deine|ihre|votre|vos|tu|su|langsam|lentement)\b|,",
    re.IGNORECASE,
)


def _instructs(line: TextLine, read: Line) -> bool:
    """Whether an unmarked line with a dose is an instruction of several words, not a name."""
    if line.mark:
        return False
    words = len(read.name.split())
    later = bool(_NEXT_SENTENCE.search(line.text)) and read.name_first
    headed = line.text.startswith((f"{read.name}:", f"{read.name} :"))
    return (later and words > 4 and not headed) or (
        words > 5 and line.text[-1] in ".!" and bool(_INSTRUCTION.search(read.name))
    )


_MEASURED = frozenset(
    {"sides", "load", "sets", "reps", "hold", "time", "rest", "dose", "tempo", "every", "between_reps", "rounds"}
)
"""Roles of labels whose values are measures."""


def _labelled(line: TextLine, read: Line) -> Judged | None:  # noqa: PLR0911 - one question after the other
    """Return a line that names a field before its value, if the value is no more than that."""
    found = _LABEL.fullmatch(line.text)
    if not found or line.mark in ("number", "group"):
        return None
    if len([key for key in _KEYS.findall(line.text) if column(key).role]) > 1:
        return None  # several in a line are read as phrases
    known = column(found["key"])
    letters = senses_of(found["key"])
    if not is_listed(found["key"]) and set(letters) & set("Wnwtmlaz"):
        return None
    value = found["value"].lstrip(": ")
    if known.role in ("", "name", "index", "section") or (
        known.role in WORD_COLUMNS and known.role != "notes" and line.heading
    ):
        return None
    if known.role in _MEASURED:
        if len(value.split()) > 12 or len(found["key"].split()) > 4:
            return None
        if known.role == "hold" and not value[:1].isdigit():
            return None
        if known.role == "sets" and "distance" in read.roles:
            return None  # `Series: 8 x 25 m`
        if known.role == "sides" and letters.strip("D") == "" and read.works:
            return None  # `Shoulder: 15 shrugs`
        if found["key"].casefold() == "last" and read.works:
            return None  # `Last: calf stretch 2x30 s`, which is no load in German
        return Judged(line, Role.LABEL, read, known, value)
    return Judged(line, Role.LABEL, read, known, value) if known.role in WORD_COLUMNS else None


def is_heading(line: TextLine, read: Line) -> bool:  # noqa: PLR0911 - one question after the other
    """Whether a line is the heading of a part, by its words or its colon."""
    text = line.text[:_LONGEST_HEADING].rstrip(": ")
    bare = re.sub(r"\s*[(\[].*?[)\]]\s*$", "", text).strip(" :-–")
    rounds = line.heading and "rounds" in read.roles and not read.works
    if rounds or (read.only_dose and line.text.endswith(":") and read.roles <= {"rounds", "note"}):
        return True
    if line.mark == "number" and CIRCUIT.search(text) and line.text.endswith(":") and not read.works:
        return True
    if line.mark in ("number", "group") or (line.mark == "letter" and not _opens_a_part(bare)):
        return False
    if not line.mark and is_occasion(text) and not read.only_dose:
        return True
    if SECTION.fullmatch(bare) or _PART.fullmatch(bare):
        works = read.works and bare == text and not line.heading
        return "later" not in read.roles and (not works or _takes_in_all(read))
    if line.text.endswith(":") and not read.works and len(text.split()) <= 8:
        return True
    if "beat" in read.roles:
        return _heads_minutes(read)
    circuit = CIRCUIT.search(text)
    if not circuit or len(text.split()) > 10 or (line.mark and line.mark != "letter"):
        return False
    alone = read.only_dose and read.roles <= {"time", "most", "rounds", "note"}
    if CIRCUIT.match(text) and read.roles <= {"time", "most", "rounds", "note", "rest", "round_rest", "rest_after"}:
        return True  # `EMOM 20 (4 rounds of 5 min)`
    return alone or not read.works or "work" in read.roles or bool(CIRCUIT.fullmatch(read.name.strip(" :")))


def _takes_in_all(read: Line) -> bool:
    """Whether a line is the name of a part and how long all of it takes: `Day 2, 25 minutes`."""
    return read.roles <= {"time", "note"} and not read.pieces and bool(_PART.fullmatch(read.name))


def _heads_minutes(read: Line) -> bool:
    """Whether a line says that sets begin on the minute, and names no exercise: `EMOM 20 (4 stations x 5 rounds)`."""
    others = read.roles - {"sets", "beat", "time", "note", "rounds", "rest", "round_rest", "rest_after"}
    return not others and (read.only_dose or "rounds" in read.roles or not like_a_name(read.name, named=True))


def _opens_a_part(text: str) -> bool:
    return bool(SECTION.fullmatch(text) or CIRCUIT.search(text))


def is_part(text: str) -> bool:
    """Whether words name a part of a plan, such as a day."""
    return bool(_PART.fullmatch(text.strip(" :")))


def like_a_name(text: str, *, named: bool, set_off: bool = False) -> bool:
    """Whether words can be the name of an exercise, `set_off` by a dash or dots from its dose."""
    text = unshortened(text)
    words = text.split()
    if _FELT.search(text) or is_side(text) or (not named and re.search(r"::?\s", text) and not text.isupper()):
        return False
    if not words or len(words) > _MOST_WORDS + 3 * named or len(text) > _LONGEST_NAME + 20 * named:
        return False
    if (
        re.search(r"[.!?;]\s+[^\Wa-z]|\?\s", text)
        or (text[-1:] in ".!?;," and not named)
        or not re.search(r"[^\W\d]{2}|[^\W\d]/[^\W\d]|^\d+ ?[mk]\b", text)
    ):
        return re.fullmatch(r"[^\W\d](?:[.\s]?[^\W\d])?\.?", text) is not None and named
    first = re.match(r"[\w'’-]+", text)
    if _NAMES_ALL_THE_SAME.match(text):
        return True
    if not first or (_NO_NAME.fullmatch(first[0]) and not re.match(r"\S+\s?/", text)):
        may = _MAY_NAME | _MAY_NAME_SET_OFF if set_off else _MAY_NAME
        return bool(first) and first is not None and named and first[0].casefold() in may and len(words) > 1
    return True


_FELT = re.compile(
    r"\b(?:ached|felt|hurt|managed|struggled|twinged|pinched|clicked|cramped|could only|couldn['’]?t|had to"
    r"|tat weh|schmerzte|ging nicht|musste|konnte|j['’]ai|dolió|molestó|costó|me dolía)\b"
    r"|^(?:drop[- ]?sets?|(?:last|final) (?:set|one)|dropsätze?|dropsatz|letzter satz|dernière série|última serie)\b",
    re.IGNORECASE,
)
"""What remarks of a person have: `back ached at 25 s`."""
_NAMES_ALL_THE_SAME = re.compile(
    r"good ?mornings?\b|lower (?:trunk|back|body|abs?|leg|limb)"
    r"|rest(?:ing)? (?:position|pose)|up and down$|in and out$|can (?!be\b|you\b|i\b|it\b|also\b|cause|help|take)"
    r"|on (?:hands|all fours|back|side|toes)"
    r"|tempo(?: runs?)?$|max(?:imum)? (?:hang|hold|lift|jump|grip|pull|dead)s?\b|book[ -]?open"
    r"|ring (?:rows?|dips?|push|pull|fl[yi]|muscle|support)",
    re.IGNORECASE,
)
"""Exercises that begin as a greeting or an order does."""
_MAY_NAME = frozenset({"same", "push", "lower", "both", "max", "tempo"})
_MAY_NAME_SET_OFF = frozenset({"make", "put", "place", "bring", "take", "keep", "use", "let", "turn", "go", "return"})
