"""Doses for all exercises of a list: `3 x 12 of everything`, `hold each for 20 s, unless it says otherwise`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.beside_name import masked
from voicecoach.routine.notation.line import Line, read_line, sentences
from voicecoach.routine.notation.phrases import LONGEST, Phrase, phrases
from voicecoach.routine.notation.sides import BOTH_SIDES, ONLY, SIDES
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS, TIMES_WORDS
from voicecoach.routine.notation.words.spelled import spelled_count

OTHERWISE = re.compile(
    r"[\s,;:(–-]*\b(?:unless|except|apart from|other than|if not (?:stated|noted|otherwise)|(?:if|where) nothing"
    r"|(?:if|where) no number|wenn (?:nicht|nichts|keine)|sofern|falls (?:nicht|nichts|keine)|außer|sauf|si rien"
    r"|salvo|excepto|si no|a menos)\b(?P<rest>"
    r"(?:(?!\s(?:do|perform|repeat|hold|make|mach|haz|faites|faire|hacer)\b)[^,:;.])*)[,:;.]?\s*",
    re.IGNORECASE,
)
"""That some exercises have a dose of their own."""
_ALL_WORDS = """
    all everything each every default standard these exercises stretches drills moves movements board lot alle
    alles allem allen jede jeder jedes jeden jeweils je übungen übung dehnung dehnungen tout tous toutes chaque
    chacun chacune exercice exercices étirement étirements mouvement mouvements todo todos todas cada
    ejercicio ejercicios estiramiento estiramientos
"""
_ALL = frozenset(_ALL_WORDS.split())
"""Words about all exercises."""
_EVERYTHING = frozenset({"everything", "all", "alles", "allem", "alle", "allen", "tout", "tous", "todo", "todos"})
"""Those that need no other word: `a minute's rest on everything`."""
_LOOSE = frozenset({"these", "each", "je", "jeweils", "chaque", "cada", "chacun", "chacune"})
_BESIDE_WORDS = """
    of the other them for do repeat hold held keep with and x times per set sets reps rep repetitions please is are
    one ones exercise movement stretch move drill grip grips edge edges hang hangs interval intervals station
    after this list it that at on in from across dose number always aim go same otherwise through seconds to
    you should be done perform complete minimum slow slowly controlled gently only just von bei mit und die
    der das den dem halten gehalten wird werden wiederholen wiederholungen sätze mal bitte zu gilt für langsam
    machen en de des du les le la et pour faire faites tenir tenu tenue est sont série séries répétitions fois
    à par hacer haz los las el y por para con mantener mantenga repetir repeticiones series veces uno una se
    hace those about around between zwischen sätzen satz entre above genannten obigen oben dessus precedentes
    précédents anteriores anterior arriba pro per breathe breathing calmly calm w sur atmen weiteratmen ruhig respirer
    respirez calmement respirar respirando immer toujours siempre stets durchgehend partout throughout half
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words that may stand beside those."""
_ONE_OF_THEM = frozenset(
    {"übung", "dehnung", "exercice", "étirement", "mouvement", "ejercicio", "estiramiento"} | {"exercise", "stretch"}
)
"""Words for one exercise, which may be its name: `Dehnung 3 x 30 s`."""
_PER_ONE = re.compile(rf"\b(?:pro|je|per|par|por)\s(?:{'|'.join(sorted(_ONE_OF_THEM))})\b", re.IGNORECASE)
THE_ABOVE = re.compile(
    r"\b(?:(?:all|everything|these|those) above|the above|(?:die |alle )?(?:obigen|oben genannten)"
    r"|(?:les )?exercices (?:ci-dessus|précédents)|(?:los )?(?:ejercicios )?anteriores)\b",
    re.IGNORECASE,
)
"""What makes a dose that of the exercises above it, and of none below."""
_A_SET = re.compile(
    r"(?<!after )(?<!between )\b(?:each|every|per|pro|je|jede|par|chaque|cada|por) (?:set|satz|serie|série)\b",
    re.IGNORECASE,
)
EACH_REP = re.compile(
    r"\d\s?(?:x|reps?|repetitions?|times|wdh\.?|wiederholungen|mal|répétitions|fois|repeticiones|veces)\b[^.;]{0,20}"
    r"\b(?:hold|holding|keep|keeping|jede|tenir|tenez|mantener|mantén)\s(?:each|every|chaque|chacune?|cada|jede[nrs]?)\b",
    re.IGNORECASE,
)
"""That each rep is held, and none of the others meant: `10 repetitions, hold each for 6 seconds`."""
_EACH_OF_THEM = re.compile(
    r"\b(?:each|every|jede[rsmn]?|chaque|cada) (?:exercise|movement|move|drill|stretch|station|grip|übung|dehnung"
    r"|exercice"
    r"|étirement|mouvement|ejercicio|estiramiento|movimiento)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:number|no\.?|nr\.?|exercise|übung|exercice|ejercicio|#)\s?(\d{1,2})\b", re.IGNORECASE)
"""One exercise by its number."""
EACH = ("each", "ea", "ea.", "je", "jeweils", "chaque", "cada", "each.")
_OF_EACH = re.compile(r"\d+\s(?:of|de|von)\s(?:each|every|chaque|chacune?|cada|jede\w*)\b", re.IGNORECASE)
"""A bare count of each exercise: `2 of each`."""
ROUNDS_OF_EACH = re.compile(
    r"\b(?:rounds|rondas|runden|durchgänge|tours|passages|vueltas)\b"
    r"(?=\s(?:of\s|von\s|de\s|per\s|pro\s|par\s|por\s)?(?:each|je|jede\w*|chaque|cada|übung|exercice|exercise|ejercicio)\b)",
    re.IGNORECASE,
)
"""What are sets of one exercise after the other: `2 rounds of each`."""
_ALWAYS = re.compile(r"\b(?:always|immer|toujours|siempre|stets|throughout|durchgehend|partout)\b", re.IGNORECASE)
_DOSES = frozenset(
    {"sets", "reps", "hold", "span", "held", "time", "each", "count", "rest", "round_rest", "per_set", "work", "off"}
)
_ALL_FOUR = re.compile(
    r"\b(?:all|every|each|alle|jede|bei allen|tous|toutes|todos|todas)\s(?:of (?:these|those|them|the)|exercises?|two"
    r"|three|four|five|six"
    r"|übung(?:en)?|(?:les )?exercices|(?:los )?ejercicios)\b",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(r"\w{2}")
"""A side in a word, and no letter."""
_AMOUNTS = frozenset({"sets", "reps", "hold", "span", "time", "count", "per_set", "work"})
_WORD = re.compile(r"[^\W\d_]+")
_NO_HOLD = re.compile(
    r"\b(?:no (?:need to )?hold|without (?:a )?hold|nicht halten|ohne (?:zu )?halten|sans (?:tenir|maintien)"
    r"|sin mantener)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:instead|statt|anstelle|au lieu|en vez|en lugar)\b", re.IGNORECASE)
_TIMED = frozenset({"hold", "span", "time", "work"})
_UNCOUNTED = frozenset({"work", "off", "count", "span", "time"})
"""What an exercise with a number of reps takes from no other; how long each rep is held it does."""
_FEW_TIMES = ("1", "2", "3", "4", "5")
_TIMES = re.compile(
    r"\b(?:of|de|von|per) (?:each|chaque|cada|jede\w*)|\d\s?[x×]|[x×]\s?\d"
    r"|\b(?:once|twice|thrice|times?|einmal|zweimal|dreimal|mal|fois|vez|veces)\b",
    re.IGNORECASE,
)
"""What says how often, and of which kind of work it doesn't."""
_LONG = 120.0
"""Seconds of an exercise that is done once, whatever the sets of the others are: `Bike 5 min`."""


@lru_cache(maxsize=512)
def dose_of_all(text: str, *, apart: bool = False) -> Line | None:
    """Return the dose that a sentence gives to all exercises; None if it is about anything else.

    By `each` alone one set apart from any exercise does: `10x, 5 s each` may as well be of the one above it.
    """
    if len(text) > LONGEST or _A_SET.search(text) or EACH_REP.search(text):
        return None
    text = ROUNDS_OF_EACH.sub(lambda found: "sets".ljust(len(found[0])), text)
    otherwise = OTHERWISE.search(text)
    bare = f"{text[: otherwise.start()]}\0{text[otherwise.end() :]}" if otherwise else text
    found = phrases(bare.replace("\0", ". "))
    meant = [phrase for phrase in found.found if phrase.text.casefold() not in EACH]
    if not all(phrase.said.keys() <= _DOSES or phrase.said.keys() == {"every"} for phrase in meant):
        return None
    of_all = words_beside(found.text, [phrase for phrase in meant if "each" in phrase.said]) & _ALL
    if not _PER_ONE.search(found.text):
        of_all -= _ONE_OF_THEM
    of_all |= {"always"} if apart and _ALWAYS.search(found.text) else set()
    of_all |= {"above"} if THE_ABOVE.search(found.text) else set()
    of_all -= set() if apart or _EACH_OF_THEM.search(found.text) else _LOOSE
    if not words_beside(found.text, meant) <= _ALL | _BESIDE or not (otherwise or of_all):
        return None
    lone = found.numbers_beside(meant)
    if len(lone) == 1 and not lone[0].spelled and (each := _OF_EACH.match(found.text, lone[0].start)):
        count = spelled_count(lone[0].low, lone[0].high)
        meant = [*meant, Phrase(each[0], each.start(), each.end(), {"reps": count})]
        lone = []
    if any(_AMOUNTS & phrase.said.keys() for phrase in meant):
        if not all(token.spelled for token in lone):
            return None
    elif not lone and {"each", "rest"} <= {role for phrase in meant for role in phrase.said}:
        pass  # `everything each side, 60 s rest`
    elif len(lone) != 1:
        return None
    else:
        meant.append(
            Phrase(lone[0].text, lone[0].start, lone[0].end, {"reps": spelled_count(lone[0].low, lone[0].high)})
        )
    return replace(read_line(text), name="", pieces=(), phrases=tuple(meant))


def rests_of_all(text: str) -> bool:
    """Whether a sentence gives all exercises a rest, and nothing else: `rest a minute between sets on all of these`."""
    found = phrases(text).found if len(text) <= LONGEST else ()
    if not found or not all(phrase.said.keys() <= {"rest", "round_rest", "each"} for phrase in found):
        return False
    beside = words_beside(text, found)
    return beside <= _ALL | _BESIDE and bool(beside & _EVERYTHING or _ALL_FOUR.search(text))


def gives_dose(text: str) -> bool:
    """Whether a text gives a dose to all exercises, by itself or in one of its sentences."""
    return any(dose_of_all(part, apart=True) for part in (text, *sentences(text)))


@lru_cache(maxsize=512)
def sides_of_all(text: str) -> tuple[Phrase, ...]:
    """Return the sides on which a sentence has all exercises done: `all on both sides`, `left leg only`."""
    if len(text) > LONGEST or read_line(text).works:
        return ()
    text = OTHERWISE.sub(". ", text)
    sides = [
        phrase for phrase in phrases(text).found if phrase.said.keys() & set(SIDES) and _ONE_SIDE.search(phrase.text)
    ]
    roles = {role for phrase in sides for role in phrase.said}
    if len(roles) != 1:
        return ()
    if ONLY.search(text) and roles <= {"left", "right"} and not NUMBERED.search(text):
        return (sides[0],)
    words = words_beside(text, sides)
    alike = words <= _ALL | _BESIDE or ("alternate" in roles and bool(_ALL_FOUR.search(text)))
    return (sides[0],) if alike and (words & _ALL - _LOOSE or _ALL_FOUR.search(text)) else ()


def words_beside(text: str, read: Sequence[Phrase], word: re.Pattern[str] = _WORD) -> set[str]:
    """Return the words of a text beside phrases, numbers aside."""
    words = {found.casefold() for found in word.findall(masked(text, read))}
    return words - NUMBER_WORDS.keys() - TIMES_WORDS.keys()


def in_sets(phrase: Phrase) -> Phrase:
    """Return a phrase, a few times as sets of what an exercise is: `the last two only once`, `3 times each leg`."""
    reps = phrase.said.get("reps", "")
    times = reps in _FEW_TIMES and phrase.said.keys() == {"reps"} and _TIMES.search(phrase.text)
    return replace(phrase, said={"sets": reps}) if times else phrase


def give(draft: ExerciseDraft, dose: Sequence[Located], *, together: bool = False, named: bool = False) -> None:
    """Give an exercise a dose that is for several, unless it says otherwise.

    `together` if `(B)` is both at once; `named` if it is for this exercise by its name or its place.
    """
    own = draft.roles
    counted = own & {"reps", "count", "per_set", "most", "breaths", "steps", "rounds"}
    timed = own & _TIMED
    instead = any(map(_INSTEAD.search, (draft.name, *(words.text for words in draft.words))))
    held_reps = any(_TIMED & placed.phrase.said.keys() for placed in dose) or (timed == {"hold"} and not instead)
    if BOTH_SIDES.search(" ".join((draft.name, *(words.text for words in draft.words)))):
        own = own | {"both"}  # `with both arms`, where all is for one side
    if any(_NO_HOLD.search(words.text) for words in draft.words):
        own = own | _TIMED
    if together:
        draft.found = [placed for placed in draft.found if placed.phrase.said.keys() != {"both"}]
    singly = timed and any(placed.phrase.said.get("reps") == "1" for placed in draft.found)
    once = "count" in own or singly
    long = _takes_long(draft) and not named
    times = any("reps" in placed.phrase.said and _TIMES.search(placed.phrase.text) for placed in draft.found)
    for placed in dose:
        phrase = _held(placed.phrase) if counted else placed.phrase
        free = counted and not times and phrase.said.get("reps") in _FEW_TIMES[:3]
        phrase = in_sets(phrase) if free or (timed and not counted and not held_reps) else phrase
        barred = set(own)
        barred |= {*_TIMED, "off", "count"} if timed else _UNCOUNTED if counted else set()
        barred |= {"reps"} if counted or (timed and not held_reps) else set()
        barred |= {"sets", "rest", "each", "both", "alternate"} if long else set()
        barred |= {"sets", *SIDES} if once and not named else {*SIDES} if own & {*SIDES} else set()
        said = {role: value for role, value in phrase.said.items() if role not in barred}
        if said.keys() - {"held"}:
            draft.take([replace(phrase, said=said)], placed.line)


def _held(phrase: Phrase) -> Phrase:
    """Return a phrase, what is a hold by its words as one of each rep: `5-second holds`."""
    if "held" not in phrase.said or "span" not in phrase.said:
        return phrase
    said = {"hold" if role == "span" else role: value for role, value in phrase.said.items() if role != "held"}
    return replace(phrase, said=said)


def _takes_long(draft: ExerciseDraft) -> bool:
    times = [placed.phrase.said["time"] for placed in draft.found if "time" in placed.phrase.said]
    return any(in_seconds(time) > _LONG for time in times) and draft.roles.isdisjoint({"reps", "sets"})
