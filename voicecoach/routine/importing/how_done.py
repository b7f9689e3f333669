"""How exercises in JSON or YAML are named and done: amounts in parts, an entry a set; what is said of a whole list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.columns import column, spelled, unaccented
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.sheet.blocks import Together
from voicecoach.routine.importing.tree import Tree, fields_of, texts_of
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

NAMES = (
    "name", "exercise", "title", "movement", "exercise name", "exercisename", "exercise title", "label", "activity",
    "uebung", "ejercicio", "exercice", "exo", "move", "drill", "nom", "nombre", "bezeichnung", "uebungsname", "titel",
    "titre", "titulo", "intitule", "libelle", "mouvement", "movimiento", "bewegung", "activite", "actividad",
    "nom exercice", "nombre ejercicio", "name der uebung", "nom de l exercice", "nombre del ejercicio", "asana", "pose",
    "what to do", "what", "was", "quoi", "que"
)  # fmt: skip
_ROUNDS = ("rounds", "cycles", "laps", "circuits", "sets", "repeat", "repeats", "repetitions", "iterations", "runden",
           "durchgänge", "zyklen", "tours", "rondas", "vueltas", "ciclos")  # fmt: skip
_OF_NUMBER = re.compile(
    r"^(?:number of|num|no of|nb|anzahl|nombre de|número de|total) | (?:count|number|total|amount)$"
)
"""What a key has beside the word for rounds: `cycleCount`, `number_of_rounds`."""
_ROUND_RESTS = (
    "rest between rounds", "round rest", "between rounds", "rest between sets", "rest between cycles", "cycle rest",
    "between cycles", "rest between circuits", "rest between laps", "break",
)  # fmt: skip
_WORK, _OFF = ("work", "work interval", "exercise", "on", "high"), ("rest", "rest interval", "off", "pause", "low")
_SET_UP = ("settings", "defaults", "default", "config", "options", "meta", "einstellungen", "réglages", "ajustes")


@dataclass(frozen=True)
class HowDone:
    """How all of a list is done: how many rounds, the rest between them, and work and rest in turn."""

    rounds: Scalar | None = None
    rest: Scalar | None = None
    work: Scalar | None = None
    off: Scalar | None = None

    @property
    def given(self) -> list[Scalar]:
        """What is said, the rounds first."""
        return [one for one in (self.rounds, self.rest, self.work, self.off) if one is not None]


def time_of(one: Scalar | None) -> str:
    """Return a time as we write it; nothing if it isn't said."""
    return spelled(clean(one.text)) if one else ""


def how_done(node: Pairs) -> HowDone:
    """Return how all of a list is done, where the mapping that it stands in says so."""
    fields = {_bare(key): inner for key, inner in fields_of(node).items() if isinstance(inner, Scalar)}

    def first(keys: Sequence[str], place: str) -> Scalar | None:
        found = next((fields[key] for key in keys if key in fields), None)
        text = clean(found.text) if found is not None else ""
        return found if fits(place, text if place == "rounds" else spelled(text), Section.BLOCK) else None

    rounds, rest, work = first(_ROUNDS, "rounds"), first(_ROUND_RESTS, "rest"), first(_WORK, "rest")
    off = first(_OFF, "rest")
    if work is None:
        return HowDone(rounds, rest or off) if rounds else HowDone()
    return HowDone(rounds, rest, work, off)


def _bare(key: str) -> str:
    """Return the words of a key, those for rounds in the plural: `cycleCount` -> `cycles`."""
    words = _OF_NUMBER.sub("", unitless(key))
    return f"{words}s" if f"{words}s" in _ROUNDS and words not in ("set", "repeat") else words


def unitless(key: str) -> str:
    """Return the words of a key without the unit behind them: `rest_seconds` -> `rest`."""
    return re.sub(r"(?<=\w) (?:seconds|secs?|s|time|duration)$", "", plain(key))


def plain(key: str) -> str:
    """Return the words of a key: `restBetweenSets` -> `rest between sets`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)
    return " ".join(spaced.replace("_", " ").replace("-", " ").casefold().split())


def has_amount(key: str, node: Pairs) -> bool:
    """Whether all fields of a mapping are of a dose, and one says how much of an exercise there is to do."""
    roles = {column(plain(one)).role for one in fields_of(node)}
    return plain(key) not in _SET_UP and "" not in roles and not roles.isdisjoint({"reps", "hold", "time", "dose"})


def is_dose_of(key: str, text: str) -> bool:
    """Whether a text is the dose of an exercise whose name is its field's, which is no word for a part of one."""
    read = read_line(text)
    return not column(plain(key)).role and read.works and not (read.name and read.name_first)


_NUMBER_KEYS = ("value", "amount", "count", "number", "target", "wert", "anzahl", "valeur", "valor", "cantidad")
_UNIT_KEYS = ("unit", "units", "einheit", "unité", "unite", "unidad")
_TIME_UNITS = frozenset(
    [
        "s",
        "sec",
        "secs",
        "seconds",
        "sek",
        "sekunden",
        "secondes",
        "seg",
        "segundos",
        "m",
        "min",
        "mins",
        "minutes",
        "minuten",
        "minutos",
    ]
)


def amount_of(node: Node) -> str:
    """Return an amount that a mapping says in parts: `{value: 5, unit: s}`, `{min: 8, max: 12}`, `{seconds: 30}`."""
    fields = (
        {plain(key): clean(one.text) for key, one in fields_of(node).items() if isinstance(one, Scalar)}
        if isinstance(node, Pairs)
        else {}
    )
    unit = next((fields.pop(key) for key in _UNIT_KEYS if key in fields), "")
    if fields.keys() == {"min", "max"}:
        return f"{fields['min']}-{fields['max']} {unit}".strip()
    if len(fields) != 1:
        return ""
    key, value = fields.popitem()
    if key in _TIME_UNITS and not unit:
        return f"{value} {key}"
    return f"{value} {unit}".strip() if key in _NUMBER_KEYS else ""


def in_rounds(
    tree: Tree, below: Sequence[ExerciseDraft | Together], how: HowDone, ledger: Ledger
) -> Sequence[ExerciseDraft | Together]:
    """Return the exercises of a list as one block; as they are, with its rounds told, where some are one already."""
    drafts = [one for one in below if isinstance(one, ExerciseDraft)]
    together = len(drafts) == len(below)
    for one in how.given:
        words = f"{one.text} rounds" if one is how.rounds else one.text
        (ledger.keep if together else ledger.leave)(tree.line(one), words)
    if not together:
        return below
    for draft in drafts if how.rounds and together else ():
        if "sets" in draft.roles:
            ledger.leave(draft.line, f"{draft.name}: sets of its own, within rounds")
    for draft in drafts if how.work else ():
        draft.go_in_turn(time_of(how.work), time_of(how.off))
    rest = time_of(how.rest) or time_of(how.off)
    return [Together(clean(how.rounds.text), rest, drafts)] if how.rounds else drafts


def hear_sets(tree: Tree, draft: ExerciseDraft, node: Items, ledger: Ledger) -> None:
    """Take a list with an entry for each set."""
    reps: list[str] = []
    times: list[str] = []
    for inner in node.items:
        ledger.keep(tree.line(inner), " ".join(texts_of(inner)))
        if isinstance(inner, Scalar):
            reps.append(clean(inner.text))
        elif isinstance(inner, Pairs):
            fields = {
                column(plain(key)).role: clean(one.text)
                for key, one in fields_of(inner).items()
                if isinstance(one, Scalar)
            }
            reps.append(fields.get("reps", ""))
            times.append(spelled(fields.get("time") or fields.get("hold") or ""))
            others = [
                f"{key} {value}" for key, value in fields.items() if key not in ("reps", "time", "hold") and value
            ]
            if others:
                draft.say("notes", f"set {len(reps)}: {', '.join(others)}", tree.line(inner))
    if reps and all(re.fullmatch(r"\d+", one) for one in reps):
        text = ", ".join(reps)
        draft.take([Phrase(text, 0, len(text), {"per_set": text}, alone=True)], tree.line(node))
    if times and times[0] and len(set(times)) == 1:
        said = {"hold": times[0]} if reps[0] else {"sets": str(len(times)), "span": times[0]}
        draft.take([Phrase(times[0], 0, 0, said, alone=True)], tree.line(node))
    elif any(times) or not all(re.fullmatch(r"\d+", one) for one in reps):
        draft.doubts.append((tree.line(node), f"sets that couldn't be read: {', '.join(texts_of(node))}"[:200]))


def name_of(node: Pairs) -> str:
    """Return what names an exercise, or a part; nothing if it has no name."""
    inner = {words_of(key): one for key, one in fields_of(node).items()}
    return next((text for name in NAMES if name in inner and (text := text_in(inner[name]))), "")


def text_in(node: Node) -> str:
    """Return a name, which may be one of several languages, or in a mapping that tells more: `exercise: {name: …}`."""
    if isinstance(node, Pairs):
        return name_of(node) or next((text for text in map(text_in, fields_of(node).values()) if text), "")
    text = clean(node.text) if isinstance(node, Scalar) else ""
    return text if re.search(r"[^\W\d_]", text) else ""


def words_of(key: str) -> str:
    """Return the words of a key, without accents."""
    return unaccented(plain(key))
