"""What says how often all of a list is done: `4x through`, `Circuit (x4), 2 min rest after each round`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from voicecoach.routine.importing.sheet.of_all import EACH, ROUNDS_OF_EACH, gives_dose, words_beside
from voicecoach.routine.importing.sheet.roles import CIRCUIT, Judged, Role, is_part, like_a_name
from voicecoach.routine.importing.sheet.section_doses import is_title
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.line import SECTION, Line, read_line, read_sentence, sentences, sentences_of
from voicecoach.routine.notation.on_the_minute import AMRAP, ON_THE_MINUTE
from voicecoach.routine.notation.phrases import LONGEST, Phrase, phrases
from voicecoach.routine.notation.words.letters import senses_of

_ALL_WORDS = """
    all everything list circuit circuits block lot whole thing following above below exercises moves movements
    through pair pairs group superset supersets triset giant giant-set sequence round rounds rounders robin
    lap laps trip trips conditioning metcon rft rds zirkel zirkeltraining kreis durchgang durchgänge runde
    runden alles ganze supersatz übungen tour tours tout enchaîner enchaînez exercices bloc circuito circuitos
    vuelta vueltas ronda rondas todo bloque superserie ejercicios
"""
_ALL = frozenset(_ALL_WORDS.split())
"""Words about all of a list."""
_BESIDE_WORDS = """
    the a an of it this these that them do go run repeat complete perform work finish make makes time times x
    in order total set sets straight again start over from top main part each every for quality not no and
    then finally first your you at to with between on after before next same way one another rest minimal
    without break breaks pause take get warm once workout finisher strength session warm-up cardio core
    times-through as needed back end ends hit body upper lower full home hotel per exercise change swap
    seconds working off interval intervals hiit tabata arbeit wechsel belastung effort travail récup trabajo
    dazwischen mal wiederhole wiederholen wiederholung insgesamt hintereinander nacheinander die den der das
    dem machen mache ohne pausen im nach jede jeder jedem zwischen le la les de du des en faire faites répéter
    répétez répète fois sans suivants entre au à el los del hacer haz haga repite repetir repita completa
    completar veces seguidos sin descanso cada y both beide beiden deux tous ambos ambas dos después tras après
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words that may stand beside those."""
_CIRCUITS = frozenset(
    {"circuit", "superset", "superserie", "triset", "zirkel", "zirkeltraining", "circuito", "supersatz", "metcon"}
)
"""What makes any title one of rounds: `Circuit for the hotel room x 3`."""
_LONGEST_TITLE = 8
_LONGEST_WORK = 180.0
"""Seconds of an exercise in a round; what is longer is how long all of it takes."""
_ONCE_MORE = re.compile(
    r"\b(?:again|from the top|next (?:round|lap|time|go)|start over|repeat|rounds?|laps?|von vorn|recommence|vuelve)",
    re.IGNORECASE,
)
_COUNTS = ("rounds", "sets", "reps", "count")
WARMING = re.compile(r"(?:get |to )?warm(?:[ -]?up)?\b|aufwärmen|échauffement|calentamiento|first\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(part|block|circuit|pair|superset|triset|group|teil|zirkel|paar|supersatz|bloc"
    r"|paire|circuito|bloque|superserie|pareja) (?:[A-H]"
    r"|\d)\b(?! ?(?:[x×]|times|mal|fois|veces|rounds))",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\.{3,}|…")
"""What leads to a dose, and ends no sentence."""
_MARK = re.compile(r"(?:[A-H]|\d{1,2})[).]\s+")
_TABATA = re.compile(r"tabata\b", re.IGNORECASE)
"""Eight times 20 s of work and 10 s of rest, wherever it is told by its name alone."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WITH_NAME = re.compile(r"(?P<name>[^:.;!?]{3,50}?)(?:\s?:|\s[-–—])\s+(?P<how>\S.*)")
_ROUNDS = re.compile(r"\b(?:rounds?|rnds?|runden?|durchg[aä]ng\w*|tours?|vueltas?|rondas?)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:all|everything|exercises?|moves|following|above|below|workout|session|finisher|block|group|part|set|pair"
    r"|list|alle[sn]?|übung\w*|folgende\w*|training|tou(?:t|s|tes)|exercices?|suivants?|séance|todo[s]?|ejercicios?"
    r"|siguientes?|bloque|bloc|warm|cool|home|hotel|conditioning|amrap|time|then|dann|puis|luego)\b|[+/]",
    re.IGNORECASE,
)
"""What tells of several exercises."""
_INSTRUCTION = 2
"""Words before the rounds that say what is done in each, at least."""
_OTHER_AMOUNTS = WORK - {"breath", "tempo", "up"}


@lru_cache(maxsize=512)
def rounds_of(text: str) -> Line | None:
    """Return what a text says of rounds, and of the rest between them; None if it is about anything else."""
    if ROUNDS_OF_EACH.search(text):
        return None
    text = _PART.sub(r"\1", _MARK.sub("", text))
    found = phrases(text)
    counted = [phrase for phrase in found.found if phrase.said.keys() & set(_COUNTS)]
    told = [one for one in found.found if one not in counted and one.text.casefold() not in EACH]
    told = [one for one in told if one.said.keys() != {"both"}]
    others = _in_turn(told)
    unread = [one for one in found.numbers_beside(found.found) if not one.spelled]
    if unread and not (ON_THE_MINUTE.search(text) or AMRAP.search(text)):
        return None
    if len(counted) != 1 or len(counted[0].said) > 1 or not all(map(_is_rest, others)):
        return None
    if counted[0].said.keys() == {"sets"} and any("BS" in senses_of(one.text).replace("F", "") for one in others):
        return None  # `2 sets of everything, rest a minute between sets`
    words = words_beside(text, told, _WORD)
    titled = len(words) <= _LONGEST_TITLE and words & _CIRCUITS
    if not (titled or words <= _ALL | _BESIDE) or not (words & _ALL or "rounds" in counted[0].said):
        return None
    kept = sorted(_as_rounds(counted[0], others), key=lambda one: one.start)
    return replace(read_line(text), name="", pieces=(), phrases=tuple(kept))


def _as_rounds(counted: Phrase, rests: Iterable[Phrase]) -> list[Phrase]:
    """Return a lone count as that of rounds, and rests as those between them."""
    (count,) = counted.said.values()
    return [replace(counted, said={"rounds": count}), *filter(None, map(_between, rests))]


def _in_turn(told: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of a line, a time and a rest as work and rest in turn: `40 s each, 20 s rest`."""
    times = [one for one in told if one.said.keys() == {"time"} and in_seconds(one.said["time"]) <= _LONGEST_WORK]
    rests = [one for one in told if one.said.keys() & {"rest", "rest_after"}]
    if len(times) != 1 or not rests or any("work" in one.said for one in told):
        return list(told)
    (off,) = rests[0].said.values()
    turn = replace(times[0], said={"work": times[0].said["time"], "off": off})
    return [turn if one is times[0] else one for one in told if one is not rests[0]]


def heads_rounds(said: Sequence[Judged], at: int) -> Judged | None:
    """Return a line as the heading of the list below it, if it says how often all of that is done."""
    one, below = said[at], list_below(said, at)
    if len(below) == 2 and WARMING.match(below[0].line.text) and below[1].line.opens:
        below = said[at + 2 : at + 4]  # what is done once, before the rounds
    if one.labelled or len(below) < 2 or not _listed(below):
        return None
    above = said[at - 1] if at and not one.line.opens else None
    titled = above is not None and above.role is Role.NAME and not above.line.heading and at > 1
    dosed = all(other.role is Role.NAMED and "sets" not in other.read.roles for other in below)
    bare = bare_count(one) if dosed and not titled else None
    read = in_rounds(one) or _as_many(one) or bare
    return replace(one, role=Role.HEADING, read=read) if read else None


def closes_group(said: Sequence[Judged], at: int) -> bool:
    """Whether a line directly below `1a`, `1b` is about them, and not about the list below it."""
    above = said[at - 1].line if at else None
    if above is None or said[at].line.opens or said[at].line.text.endswith(":") or above.mark != "group":
        return False
    first = at - 1
    while first and said[first - 1].line.mark == "group" and said[first - 1].line.label[:1] == above.label[:1]:
        first -= 1
    return first == 0 or in_rounds(said[first - 1]) is None


def _as_many(one: Judged) -> Line | None:
    """Return how long as many rounds as possible are done: `Then a 12 minute AMRAP`."""
    told = [read_line(text) for text in sentences(one.line.text) if AMRAP.search(text)]
    timed = [line for line in told if "time" in line.roles and not line.roles & {"sets", "reps", "hold"}]
    return replace(timed[0], name="", pieces=()) if timed else None


def alone_in_turn(said: Sequence[Judged], at: int) -> Judged | None:
    """Return a line as an exercise in turn with rests, if it names one and heads no list: `Tabata squats`."""
    one, below = said[at], said[at + 1 : at + 2]
    listed = below and below[0].role is Role.NAME and not (below[0].line.opens or below[0].read.measured)
    name = " ".join([one.read.name, *one.read.pieces])
    words = {word.casefold() for word in _WORD.findall(name)}
    parts = words <= _ALL | _BESIDE or SECTION.fullmatch(_TABATA.sub("", name).strip(" :"))
    if one.role is not Role.HEADING or listed or parts or one.line.text.endswith(":"):
        return None
    if "work" in one.read.roles:
        return replace(one, role=Role.NAMED)
    plan = any("work" in other.read.roles for other in said) or "f" in senses_of(one.line.text)
    if plan or not _TABATA.match(one.line.text) or one.read.phrases or (below and below[0].role is not Role.NAMED):
        return None
    turns = Phrase("Tabata", 0, len("Tabata"), {"count": "8", "work": "20s", "off": "10s"}, alone=True)
    return replace(one, role=Role.NAMED, read=replace(one.read, name=name, pieces=(), phrases=(turns,)))


def list_below(said: Sequence[Judged], at: int) -> Sequence[Judged]:
    """Return the next two lines below those that say how a list is done, of which this is the first."""
    first = at + 1
    while first < len(said) and not said[first].line.opens and says_how(said[first]):
        first += 1
    return said[first : first + 2]


def is_spec(one: Judged) -> bool:
    """Whether a line gives work and rest in turn, or the rounds of a circuit."""
    roles = one.read.roles
    if "work" in roles:
        return not gives_dose(one.line.text)
    return "rounds" in roles and bool(CIRCUIT.search(one.line.text) or one.role is Role.HEADING)


def says_how(one: Judged) -> bool:
    """Whether a line below no name says how all of a list is done: work and rest in turn, or rounds."""
    return one.role is not Role.HEADING and (is_spec(one) or in_rounds(one) is not None)


def _listed(below: Sequence[Judged]) -> bool:
    """Whether lines are set alike, each an exercise with its dose, or each a name."""
    alike = len({one.line.mark for one in below}) == 1 and not below[1].line.opens
    named = all(one.role is Role.NAMED or (one.role is Role.NAME and not one.read.measured) for one in below)
    return alike and named


def bare_count(one: Judged) -> Line | None:
    """Return a number of times by itself as that of rounds: `repeat 4x`, `x3`, `3 sets`."""
    counts = [phrase for phrase in one.read.phrases if phrase.said.keys() & set(_COUNTS)]
    if gives_dose(one.line.text):
        return None
    lone = one.read.only_dose and len(counts) == 1 == len(counts[0].said)
    if not lone or not all(phrase in counts or _is_rest(phrase) for phrase in one.read.phrases):
        return None
    rests = (phrase for phrase in one.read.phrases if phrase not in counts)
    return replace(one.read, phrases=tuple(_as_rounds(counts[0], rests)))


_PROSE = 3
"""Sentences from which on a paragraph tells how one exercise is done."""


def in_rounds(one: Judged) -> Line | None:
    """Return what a line says of rounds in one of its sentences, and of the rest between them in any; else None."""
    if "breath" in one.read.roles or has_own_rounds(one):
        return None  # of breaths, or of one exercise, and not of a list
    if whole := rounds_of(one.line.text):
        return whole
    told = [(text, rounds_of(text)) for text in sentences_of(_DOTS.sub(" - ", one.line.text))]
    if not any(read for _, read in told) or (len(told) >= _PROSE and _ends_one(one, told[-1][0])):
        return None
    kept: list[Phrase] = []
    for text, read in told:
        said = (read or read_sentence(text)).phrases
        again = _ONCE_MORE.search(text)
        kept += [one for one in said if one.said.keys() & {"rounds", "round_rest", "rest_after", "work"}]
        kept += filter(None, [_between(one) for one in said if again and "rest" in one.said])
    return replace(one.read, name="", pieces=(), phrases=tuple(kept))


def _ends_one(one: Judged, last: str) -> bool:
    """Whether rounds end the sentences below a name that have its reps: `Do it ten times. Two rounds`."""
    below = not (one.line.opens or one.line.mark) and rounds_of(last) is not None
    return below and "reps" in read_sentence(one.line.text).roles


def _is_rest(phrase: Phrase) -> bool:
    return phrase.said.keys() <= {"rest", "round_rest", "rest_after", "work", "off"}


def _between(phrase: Phrase) -> Phrase | None:
    rest = phrase.said.get("round_rest", "") or phrase.said.get("rest", "")
    if phrase.said.keys() & {"rest_after", "work"}:
        return phrase
    return replace(phrase, said={"round_rest": rest}) if rest else None


def with_own_rounds(one: Judged) -> Judged:
    """Return a line, the rounds in it as reps if it is one exercise with an instruction, or on each side."""
    if one.role not in (Role.NAMED, Role.SENTENCE) or one.line.heading or len(one.line.text) > LONGEST:
        return one
    if one.role is Role.NAMED and _only_on_sides(one):
        return replace(one, read=replace(one.read, phrases=tuple(map(_as_reps, one.read.phrases))))
    found = _WITH_NAME.fullmatch(one.line.text)
    read = read_line(one.line.text)
    counted = [phrase for phrase in read.phrases if phrase.said.keys() == {"rounds"}]
    if found is None or len(counted) != 1 or read.roles & _OTHER_AMOUNTS or "round_rest" in read.roles:
        return one
    told = one.line.text[found.start("how") : counted[0].start]
    how, *last = sentences(told) or [""]
    several = _SEVERAL.search(how if last else told)
    if len(told.split()) < _INSTRUCTION or several or _is_group(found["name"]):
        return one
    own = replace(read, name=found["name"].strip(), phrases=tuple(map(_as_reps, read.phrases)))
    return replace(one, role=Role.NAMED, read=own)


def has_own_rounds(one: Judged) -> bool:
    """Whether the rounds in a line are its own reps."""
    return "rounds" not in one.read.roles and "rounds" in read_line(one.line.text).roles and "reps" in one.read.roles


def _only_on_sides(one: Judged) -> bool:
    """Whether an exercise has rounds on each side, and no other amount: `Clock reach 3 rounds each leg`."""
    amounts = [phrase for phrase in one.read.phrases if phrase.said.keys() & WORK]
    rounds = len(amounts) == 1 and amounts[0].said.keys() == {"sets"} and bool(_ROUNDS.search(amounts[0].text))
    return rounds and one.read.name_first and not _is_group(one.read.name)


def _is_group(name: str) -> bool:
    several = _SEVERAL.search(name) or CIRCUIT.search(name) or is_part(name) or is_title(name)
    return bool(several) or not like_a_name(name, named=True)


def _as_reps(phrase: Phrase) -> Phrase:
    count = phrase.said.get("rounds", "") or phrase.said.get("sets", "")
    return replace(phrase, said={"reps": count}) if count and len(phrase.said) == 1 else phrase
