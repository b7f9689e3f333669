"""What a column, or a label before a colon, is about, and what a cell below it says: `Secs held` and 5 are a hold.

Headers are matched by their words, so that `# of sets`, `Sätze` and `Rest b/w sets` are known without being listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import combining, normalize

from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.senses import SENSES
from voicecoach.routine.notation.words.spelled import spelled_time
from voicecoach.routine.notation.words.token import TokenKind
from voicecoach.routine.notation.words.tokens import tokens

LONGEST_HEADER = 80
_EXACT: Mapping[str, str] = {
    header: role
    for role, headers in {
        "name": "name|exercise|exercises|exercise name|exercise title|movement|movements|move|what|activity"
                "|was|mouvement|mouvements|quoi|activité|movimiento|movimientos|qué|actividad"
                "|drill|übung|übungen"
                "|ubung|uebung|bezeichnung|exercice|exercices|ejercicio|ejercicios"
                "|übungsname|my exercises|nom|nombre|asana|pose|exercise_title|exo|exos|übg"
                "|exercise_name|ex|ex.",
        "setup": "setup|set up|position|start|start position|starting position|ausgangsposition"
                 "|ausgangsstellung|posición",
        "do": "do|action|instructions|instruction|how|how to|description|execution|technique"
              "|ausführung|anleitung|beschreibung|consigne|consignes|instrucciones|descripción"
              "|directions|how to do it|method|steps"
              "|what to do|what you do|was tun|was zu tun ist|was zu tun|was machen|que faire|quoi faire"
              "|ce qu'il faut faire|qué hacer|lo que hay que hacer",
        "tip": "tip|tips|attention|watch out for|achtung|ojo|cue|cues|coaching cue|coaching cues|hinweis|tipp|focus",
        "notes": "notes|note|comment|comments|remark|remarks|kommentar|notizen|hinweise|anmerkung|anmerkungen|info"
                 "|indicaciones|bemerkung|bemerkungen|careful"
                 "|video|link|url"
                 "|remarque|remarques|nota|notas|observaciones|details|precautions|exercise_notes",
        "easier": "easier|regression|leichter", "harder": "harder|progression|schwerer",
        "index": "picture|pictures|pic|photo|image|img|thumbnail|bild|bilder|foto|fotos|abbildung|abb|abb.|illustration"
                 "|figure|fig|fig.|dessin|imagen|imágenes|ilustración|dibujo|photos|images|diagram|icon|drawing|sketch|skizze|zeichnung|page"
                 "|#|no|no.|nr|nr.|number|order|id|nº|n°|pos|pos.",
        "section": "block|section|group|phase|category|part|day|tag|workout|superset|type|area|circuit|week"
                   "|jour|día|session|stage|level|étape|etapa|fase|stufe|niveau|nivel|woche|wk|semaine|semana"
                   "|partie|parte|teil|bloc|bloque|abschnitt|gruppe|groupe|grupo|kategorie|catégorie|categoría",
        "dose": "dose|dosage|prescription|amount|volume|scheme|how many|how much|umfang|dosierung|dosis"
                "|quantité|cantidad|combien|cuánto|cuántas|cuántos|wie viel|wieviel|wie viele"
                "|wieviele|anzahl|menge|número"
                "|sets and reps|sets & reps|target|parameters|s x r|sxr",
        "rest": "ri|rest interval|rst|brk|pausenzeit|pausenlänge|pausendauer",
        "rest_after": "rest after|rest between exercises", "between_reps": "between reps|rest between reps",
        "reps": "times|count|repeat|repeats|how many times|number of times|each|mal|fois|veces|how many of each"
                "|wie viele male|répéter|repetir|wiederholen|repeat this many times",
        "sets": "goes|how many goes|lots|bouts|times through|satzzahl",
        "hold": "hold|isometric|halten|haltezeit|haltedauer|count to|count up to|zählen bis"
                "|compter jusqu'à|compter jusqu’à"
                "|contar hasta|cuenta hasta|hold it for|count for",
        "sides": "side|sides|sd|which side|which leg|which arm|welche seite"
            "|quel côté|qué lado|quelle jambe|quel bras|quel pied|quelle main|qué pierna|qué brazo|qué pie|qué mano"
            "|welches bein|welcher arm|welcher fuß|welche hand|which foot|which hand|which knee|which shoulder"
            "|körperseite|laterality|lateralität|latéralité|lateralidad|l/r|r/l|l or r|left/right|left or right"
            "|l/r/both|g/d|d/g|gauche/droite|droite/gauche|gauche ou droite|links/rechts|rechts/links|links oder rechts"
            "|i/d|izq/der|izquierda/derecha|izquierda o derecha"
            "|left/right/both|seite|seiten|leg|arm|foot|hand|knee|hip|shoulder|limb|bein|fuß|hand|jambe|bras"
                "|pied|pierna|brazo|pie"
                "|côté|lado|each side|both sides|per side|each side?|bilateral|unilateral",
        "time": "seconds|sec|secs|s|sek|seg|segundos|secondes|duration|time|length|sekunden|dauer|zeit|minutes"
                "|min|mins|durée|temps|tps"
                "|tiempo|duración|work"
                "|working time|work time|how long|combien de temps|pendant combien de temps|cuánto tiempo"
                "|durante cuánto tiempo|durante|cuánto rato|wie lang|wie lange",
        "every": "frequency|how often|häufigkeit|fréquence|frecuencia|freq|freq.|days per week|times per day"
                 "|per day|per week"
                 "|days/week|schedule|wann|when|when to do|wie oft|sessions|quand|cuándo",
        "load": "load|weight|wt|wt.|resistance|band|gewicht|last|charge|peso|carga|kg|lbs|weight_kg|equipment"
                "|intensity|rpe|%|rir"
                "|equip|equipment needed",
        "tempo": "tempo|tempi|cadence",
    }.items()
    for header in headers.split("|")
}  # fmt: skip
_OR = re.compile(r"\s*/\s*|\s+(?:or|oder|ou|o|u|bzw\.?)\s+")
_A_SET = re.compile(r"/\s?(?:set|rep|satz|série|serie)\.?$")
"""The end of a header of what each set, or each rep, has: `x/set`."""
_HOW_MANY = re.compile(
    r"\b(?:many|numbers?|no|nr|count|anzahl|viele|zahl|nombre|combien|cuánt[ao]s|número|cantidad)\b|n[º°]",
    re.IGNORECASE,
)
WORDS = ("setup", "do", "tip", "easier", "harder", "notes")
TIMES = ("hold", "time", "rest", "between_reps", "rest_after", "round_rest")
COUNTS = ("sets", "reps", "rounds")


@dataclass(frozen=True)
class SheetColumn:
    """What a column holds."""

    role: str
    """A role of the grammar, a field of texts, `name`, `dose`, `index`, `section`, `load`; empty if it isn't known."""
    header: str
    unit: float = 1.0
    """The seconds of the unit that a bare number has."""
    lone: str = ""
    """The role of a bare number in a column of doses, if it has one."""
    sure: bool = True
    """Whether that is certain."""
    line: int = 0
    """The line of all its cells, if they stand in one."""


@lru_cache(maxsize=4096)
def column(header: str) -> SheetColumn:
    """Return what a header means."""
    if len(header) > LONGEST_HEADER:
        return SheetColumn("", header)
    plain = " ".join(re.sub(r"[_*]+", " ", header.casefold()).split()).strip(" :?.!")
    unit = re.search(r"[(\[,/]?\s*\b(s|secs?|seconds?|sek|seg|min|mins|minutes?)\b\.?\s*[)\]]?", plain)
    minutes = bool(unit and unit[1].startswith("m"))
    bare = bare_header(header)
    role = _EXACT.get(bare, "") or _EXACT.get(plain, "") or ("dose" if _either(bare) else _by_words(bare or plain))
    role = role or _shortened(bare, timed=unit is not None)
    if not role and (accented := _with_accents(plain)) != plain:
        return replace(column(accented), header=header)
    if unit and role == "reps":
        role = "hold"  # `Count (secs)`
    return SheetColumn(
        role, header, 60.0 if minutes else 1.0, lone="reps" if role == "dose" else "", sure=asks_how_many(header)
    )


def bare_header(header: str) -> str:
    """Return a header in small letters, without what stands in brackets."""
    plain = re.sub(r"[_*]+", " ", re.sub(r"[(\[][^)\]]{0,80}[)\]]", "", header)).casefold()
    return re.sub(r"\s*/\s*", "/", " ".join(plain.split())).strip(" :#?.*!")


def _shortened(word: str, *, timed: bool) -> str:
    """Return what a header means that is the beginning of one that is known: `Haltez.`, `Desc. (s)`, `Ejerc.`."""
    if not re.fullmatch(r"[^\W\d_]{3,8}", word):
        return ""
    found = [known for known in _known_words() if known.startswith(word)]
    whole = (one for one in found if not any(one != other and one.startswith(other) for other in found))
    roles = {_known_words()[one] for one in whole}  # without `Serienpause`, which begins as `Serien` does
    roles = roles & {*TIMES} if timed else roles
    return roles.pop() if len(roles) == 1 else ""


@lru_cache(maxsize=1)
def _known_words() -> Mapping[str, str]:
    """Return the words of headers, each with its meaning."""
    by_sense = {word: role for letter, role in _OF_SENSES.items() for word, sense in SENSES.items() if sense == letter}
    return by_sense | {header: role for header, role in _EXACT.items() if header.isalpha()}


def unaccented(text: str) -> str:
    """Return words as they are written without accents: `Übungen` -> `uebungen`, `durée` -> `duree`."""
    spelled_out = text.casefold().translate(_UMLAUTS)
    return "".join(sign for sign in normalize("NFD", spelled_out) if not combining(sign))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SHORTEST = 4
"""Letters of a word that is known without its accents."""


def _with_accents(text: str) -> str:
    """Return a header with the accents of the words that are known with them."""
    return re.sub(r"[a-z]+", lambda word: _accented().get(word[0], word[0]), text)


@lru_cache(maxsize=1)
def _accented() -> Mapping[str, str]:
    """Return the words of headers that have accents, by how they are written without."""
    words = {word for header in (*_EXACT, *SENSES) for word in re.findall(r"[^\W\d_]+", header)}
    long = sorted(word for word in words if len(word) >= _SHORTEST and not word.isascii())
    bare = {normalize("NFD", word).encode("ascii", "ignore").decode(): word for word in long}
    return {
        made: word for made, word in (bare | {unaccented(word): word for word in long}).items() if made not in words
    }


def asks_how_many(header: str) -> bool:
    """Whether a header asks for a number, and for no time."""
    return bool(_HOW_MANY.search(header))


def _either(text: str) -> bool:
    """Whether a header names reps and a time, of which each cell has one: `Reps or time`, `Zeit / Wdh.`."""
    parts = _OR.split(text) if not _A_SET.search(text) else []
    roles = {_EXACT.get(part, "") or _by_words(part) for part in parts} if len(parts) == 2 else set()
    return "reps" in roles and not roles.isdisjoint({"time", "hold"})


def is_listed(header: str) -> bool:
    """Whether a header is known as it stands, and not only by its words."""
    return " ".join(re.sub(r"[_*]+", " ", header.casefold()).split()).strip(" :#?.!") in _EXACT


def _by_words(text: str) -> str:  # noqa: PLR0911 - one question after the other
    """Return what the words of a header are about, whatever their order."""
    told = senses_of(text)
    letters = set(told)
    words = set(re.findall(r"[^\W\d_]+", text))
    each = "E" in letters or bool(_A_SET.search(text)) or ("/" in letters and not letters.isdisjoint("dv"))
    if each and letters & set("dv"):
        return "every"  # `sets per day`, `x/week`
    if letters >= set("SRP"):
        return "dose"
    if "P" in letters or "O" in letters:
        return "between_reps" if "R" in letters else "rest"
    if each and letters & set("SR") and (of := _of_each(words, letters)):
        return of
    if "S" in letters and letters & {"R", "M"}:
        return "reps" if "M" in letters or each else "dose"
    if each and "S" in letters and re.search(r"[E/]F?S", told):
        return "reps"  # `How many per set`, `x/set`
    found = (role for signs, role in _BY_LETTER if letters & set(signs))
    by_word = (role for known, role in _BY_WORD if words & known)
    early = next((role for known, role in _FIRST if words & known or letters & known), "")
    return early or next(found, "") or next(by_word, "")


def _of_each(words: set[str], letters: set[str]) -> str:
    """Return what a header has of each set or rep if that is no number of reps: `sec/rep`, `kg per set`."""
    if "H" in letters or ("R" in letters and words & _TIMED):
        return "hold"
    return "time" if words & _TIMED else "load" if words & LOADED else ""


_TIMED = frozenset({"s", "sec", "secs", "seconds", "sek", "sekunden", "seg", "segundos", "secondes", "time", "zeit"})
LOADED = frozenset({"kg", "lb", "lbs", "weight", "load", "gewicht", "poids", "charge", "peso", "carga"})
"""Words of a weight."""
_OF_SENSES = {"S": "sets", "R": "reps", "H": "hold", "P": "rest"}
"""What a header of one word means, by its sense."""
_FIRST: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset("H"), "hold"),
    (frozenset("T"), "tempo"),
    (frozenset({"often", "frequency", "häufigkeit", "oft", "d", "v"}), "every"),
    (frozenset({"duration", "dauer", "duración", "durée", "time"}), "time"),
)
"""Words, and letters of senses, that tell what a header is about before others do."""
_BY_LETTER = (("S", "sets"), ("RM", "reps"), ("U", "rounds"), ("$", "sides"))
_BY_WORD: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset(
            {"sec", "secs", "seconds", "sekunden", "segundos", "secondes", "min", "mins", "minutes", "long", "lange"}
        ),
        "time",
    ),
    (frozenset({"suspension", "suspensions", "suspensión", "suspensiones", "hängen", "hängezeit"}), "hold"),
    (frozenset({"exercise", "movement", "übung", "exercice", "ejercicio"}), "name"),
    (frozenset({"picture", "photo", "image", "bild", "foto", "abbildung", "imagen"}), "index"),
    (frozenset({"weight", "load", "resistance", "band", "equipment"}), "load"),
    (frozenset({"note", "notes", "comments"}), "notes"),
    (frozenset({"instructions"}), "do"),
)


def spelled(time: str) -> str:
    """Return a time of another program in our spelling; a bare number is seconds."""
    made = tokens(time)
    if len(made) == 1 and made[0].kind in (TokenKind.NUMBER, TokenKind.TIME):
        return spelled_time(made[0].low, made[0].high)
    return time.strip()
