"""Lists of exercises in JSON and YAML: each a text, or fields with names as people have them.

The exercises are the first list of texts or of mappings with a name, wherever it stands; several lists are its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.cells import cell
from voicecoach.routine.importing.columns import COUNTS, TIMES, WORDS, column, spelled
from voicecoach.routine.importing.draft_exercise import capitalised, fits, shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.how_done import (
    NAMES,
    HowDone,
    amount_of,
    has_amount,
    hear_sets,
    how_done,
    in_rounds,
    is_dose_of,
    name_of,
    plain,
    text_in,
    unitless,
    words_of,
)
from voicecoach.routine.importing.interval_timer import is_timer, kind_of, pause_of, timer
from voicecoach.routine.importing.later.stages import stage_column
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.sheet.blocks import Together, written
from voicecoach.routine.importing.tree import Tree, by_names, fields_of, scalars, texts_of
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean
from voicecoach.routine.yaml.writing import Draft, Value

_LISTS = (
    "exercises", "activities", "workout", "items", "steps", "movements", "program", "plan", "routine", "list",
    "entries", "uebungen", "ejercicios", "exercices", "exos", "exercise list", "sets", "blocks", "sections", "days",
    "workouts", "groups", "circuit", "uebungsliste", "uebungsplan", "trainingsplan", "programm", "programme",
    "programa", "rutina", "liste", "lista", "seances", "sesiones", "einheiten", "bloecke", "tage", "jours", "dias",
    "phasen", "phases", "fases"
)  # fmt: skip
_SURE = ("exercises", "activities", "uebungen", "ejercicios", "exercices", "exos", "exercise list")
_SURE_WORDS = frozenset(_SURE)
_TITLES = ("name", "title", "workout name", "plan", "program", "programme", "routine", "titel", "titre", "titulo",
           "nom", "nombre", "programm", "programa", "rutina", "program name", "programme name", "plan name",
           "routine name", "seance", "sesion", "trainingsplan", "uebungsplan")  # fmt: skip
_OWN = {"about": "about", "description": "about", "every": "every", "frequency": "every", "how often": "every",
        "schedule": "every", "haeufigkeit": "every", "wie oft": "every", "frequence": "every", "frecuencia": "every",
        "source": "source", "safety": "safety", "equipment": "equipment", "tags": "tags"}  # fmt: skip
_ANOTHER_TIME = re.compile(
    r"\b(?:previous|old|past|last|next|future|later|history|archived?|completed|stopped|paused|avoid|alternativ\w*"
    r"|bisher\w*|früher\w*|nächst\w*|später\w*|verlauf|anciens?|précédente?s?|prochaine?s?|prochainement"
    r"|plus tard|historique|anterior\w*|próxim\w+|historial)\b"
)
"""What a part is called that isn't for now."""
_READY = ("prepare", "preparation", "prep", "get ready", "countdown")
_YES = ("true", "yes", "on", "1")
_NO = ("false", "no", "off", "0", "null", "none", "")
_DEEPEST = 6


def convert(tree: Tree, name: str) -> Converted:
    """Return the routine of a list of exercises. Raise RoutineProblems if there is none."""
    ledger = Ledger(tree.text)
    head: dict[str, Value] = {"name": name}
    root = tree.node
    if isinstance(root, Items) and len(root.items) >= 1 and is_timer(root.items[0]):
        for other in root.items[1:]:
            ledger.leave(tree.line(other), "another timer: one file is one routine")
        root = root.items[0]
    parts: list[Together | ExerciseDraft]
    if is_timer(root):
        assert isinstance(root, Pairs)
        parts = timer(tree, root, head, ledger)
    else:
        parts = list(_drafts(tree, root, head, ledger, 0))
    if not parts:
        ledger, head = Ledger(tree.text), {"name": name}
        parts = list(_by_doses(tree, root, head, ledger, 0))
    if not parts:
        message = "there is no list of exercises with names in it"
        hint = 'write them so: [{"name": "Squat", "sets": 3, "reps": 10}]'
        raise tree.wrong(root, message, hint)
    items = written(parts, ledger)
    ledger.left += tree.left
    return ledger.converted(Draft(head, tuple(items)), tree.text)


def _drafts(
    tree: Tree, node: Node, head: dict[str, Value], ledger: Ledger, depth: int
) -> Iterator[ExerciseDraft | Together]:
    """Yield the exercises below a node, in rounds where it says so."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Items):
        yield from _listed(tree, node, ledger, depth)
    elif isinstance(node, Pairs):
        parts = _within(node)
        only = parts[0][1] if len(parts) == 1 else None
        how = how_done(node) if isinstance(only, Items) else HowDone()
        taken = [found for found, _ in parts]
        for key, inner in fields_of(node).items():
            if not any(inner is one for one in (*taken, *how.given)):
                _top(tree, key, inner, head, ledger)
        for _, inside in parts:
            below = _drafts(tree, inside, head if isinstance(only, Pairs) else {}, ledger, depth + 1)
            yield from in_rounds(tree, list(below), how, ledger) if how.given else below


def _by_doses(
    tree: Tree, node: Node, head: dict[str, Value], ledger: Ledger, depth: int
) -> Iterator[ExerciseDraft | Together]:
    """Yield exercises that are fields with their doses, perhaps in groups: `desk: {chin nods: 12 reps}`."""
    for key, inner in fields_of(node).items() if isinstance(node, Pairs) and depth <= _DEEPEST else ():
        if isinstance(inner, Scalar) and is_dose_of(key, clean(inner.text)):
            yield _line(tree, inner._replace(text=f"{key}: {clean(inner.text)}"), ledger)
        elif isinstance(inner, Pairs) and has_amount(key, inner):
            yield _exercise(tree, inner, key, ledger)
        elif isinstance(inner, Pairs):
            yield from _by_doses(tree, inner, {}, ledger, depth + 1)
        else:
            _top(tree, key, inner, head, ledger)


def _listed(tree: Tree, node: Items, ledger: Ledger, depth: int) -> Iterator[ExerciseDraft | Together]:
    """Yield the exercises of a list; what only rests is for the one before it."""
    last: ExerciseDraft | None = None
    for inner in node.items:
        if isinstance(inner, Pairs) and plain(kind_of(inner, name_of(inner))) in _READY:
            ledger.leave(tree.line(inner), ", ".join(texts_of(inner)))
        elif isinstance(inner, Pairs) and last and (pause := pause_of(inner, name_of(inner))):
            last.extra["rest_after"] = pause
            ledger.keep(tree.line(inner), " ".join(texts_of(inner)))
        elif isinstance(inner, Scalar) and clean(inner.text):
            yield _line(tree, inner, ledger)
        elif isinstance(inner, Pairs) and (named := name_of(inner)) and not _list_in(inner):
            yield (last := _exercise(tree, inner, named, ledger))
        elif isinstance(inner, Pairs) and (line := _single(inner)):
            yield _line(tree, line, ledger)
        elif isinstance(inner, Pairs):
            yield from _drafts(tree, inner, {}, ledger, depth + 1)


def _single(node: Pairs) -> Scalar | None:
    """Return `Bridge: 3x10` as a text."""
    if len(node.pairs) != 1:
        return None
    key, inner = node.pairs[0]
    if not isinstance(key, Scalar) or not isinstance(inner, Scalar) or words_of(key.text) in NAMES:
        return None
    return key._replace(text=f"{clean(key.text)}: {clean(inner.text)}")


def _list_in(node: Pairs) -> Items | None:
    """Return the list of a mapping that holds exercises, or parts that do."""
    lists = {words_of(key): inner for key, inner in fields_of(node).items() if isinstance(inner, Items) and inner.items}
    for name in _LISTS:
        listed = name in _SURE or not name_of(node)
        if name in lists and (listed or _holds_names(lists[name])):
            return lists[name]
    if sure := next((one for name, one in lists.items() if not _SURE_WORDS.isdisjoint(name.split())), None):
        return sure
    return next((inner for inner in lists.values() if _holds_names(inner)), None)


def _within(node: Pairs) -> list[tuple[Node, Node]]:
    """Return the fields of a mapping in which the exercises are, each with itself as a list where it can be one."""
    if listed := _list_in(node):
        return [(one, one) for one in _parts_beside(node, listed)]
    inner = [(key, one) for key, one in fields_of(node).items() if isinstance(one, Pairs)]
    leading = [(key, one) for key, one in inner if _leads(one)]
    found = [(key, one) for key, one in leading if not _ANOTHER_TIME.search(plain(key))] or leading[:1] or inner[:1]
    kept = found[:1] if any(stage_column(plain(key)) for key, _ in found) else found
    return [(one, by_names(one) if words_of(key) in _SURE and not _list_in(one) else one) for key, one in kept]


def _parts_beside(node: Pairs, listed: Items) -> list[Items]:
    """Return the lists of exercises in a mapping that are no stages: several if no name tells one, as of days."""
    found = [(key, one) for key, one in fields_of(node).items() if isinstance(one, Items) and _holds_names(one)]
    found = [(key, one) for key, one in found if not _ANOTHER_TIME.search(plain(key))]
    told = any(words_of(key) in _LISTS or stage_column(plain(key)) for key, _ in found)
    dosed = [one for _, one in found if any(isinstance(inner, Pairs) and _has_dose(inner) for inner in one.items)]
    now = any(one is listed for _, one in found)
    return dosed if dosed and not told and (len(dosed) > 1 or not now) else [listed]


def _has_dose(node: Pairs) -> bool:
    return not {column(plain(key)).role for key in fields_of(node)}.isdisjoint({"reps", "hold", "time", "dose", "sets"})


def _leads(node: Pairs, depth: int = 0) -> bool:
    """Whether there is a list of exercises somewhere in a mapping."""
    fields = fields_of(node)
    sure = any(words_of(key) in _SURE for key in fields) or bool(_list_in(node))
    inner = [one for one in fields.values() if isinstance(one, Pairs)] if depth < _DEEPEST else []
    return sure or any(_leads(one, depth + 1) for one in inner)


def _holds_names(node: Items) -> bool:
    return any(isinstance(inner, Pairs) and (name_of(inner) or _list_in(inner)) for inner in node.items)


def _top(tree: Tree, key: str, node: Node, head: dict[str, Value], ledger: Ledger) -> None:
    """Take a field beside the list of exercises."""
    text = clean(node.text) if isinstance(node, Scalar) else ""
    words = words_of(key)
    own = _OWN.get(words, "")
    if words in _TITLES and text and head:
        head["name"] = shortened(text)
        ledger.keep(tree.line(node), text)
    elif head and text and own and own not in head and fits(own, meant := _meant(own, text), Section.ROUTINE):
        head[own] = meant
        ledger.often = (text,) if own == "every" else ledger.often
        ledger.keep(tree.line(node), text)
    elif head and unitless(key) in _READY and fits("get_ready", spelled(text)):
        head["defaults"] = {"get_ready": spelled(text)}
        ledger.keep(tree.line(node), text)
    elif text or not isinstance(node, Scalar):
        ledger.leave(tree.line(node), f"{key}: {', '.join(texts_of(node))}"[:300])


def _meant(field: str, text: str) -> str:
    return (often([text]).every or text) if field == "every" else text


def _line(tree: Tree, node: Scalar, ledger: Ledger) -> ExerciseDraft:
    text, line = clean(node.text), tree.line(node)
    read = read_line(text)
    draft = ExerciseDraft(capitalised(read.name or text), line, numbers=bool(figures(text)))
    draft.take(read.phrases, line)
    for piece in read.pieces:
        draft.say("notes", piece, line)
    ledger.keep(line, draft.name)
    return draft


def _exercise(tree: Tree, node: Pairs, name: str, ledger: Ledger) -> ExerciseDraft:
    read = read_line(name)
    whole = read.works and read.name
    shown = read.name if whole else name
    draft = ExerciseDraft(capitalised(shown), tree.line(node))
    ledger.keep(tree.line(node), name)
    if whole:
        draft.take(read.phrases, tree.line(node))
    for key, inner in fields_of(node).items():
        if words_of(key) in NAMES and text_in(inner) == name:
            _beside_name(tree, draft, inner, ledger)
            continue
        _field(tree, draft, key, inner, ledger)
    return draft


def _beside_name(tree: Tree, draft: ExerciseDraft, node: Node, ledger: Ledger) -> None:
    """Take what stands in a mapping beside a name; its number and its other languages are nothing to say."""
    for key, inner in fields_of(node).items() if isinstance(node, Pairs) else ():
        if column(plain(key)).role not in ("", "name", "index"):
            _field(tree, draft, key, inner, ledger)
    for one in scalars(node):
        ledger.keep(tree.line(one), clean(one.text))


def _field(tree: Tree, draft: ExerciseDraft, key: str, node: Node, ledger: Ledger) -> None:
    line = tree.line(node)
    col = column(plain(key))
    if isinstance(node, Items) and col.role in ("sets", "reps"):
        hear_sets(tree, draft, node, ledger)
        return
    if isinstance(node, Pairs) and col.role in ("dose", "") and all(column(plain(one)).role for one in fields_of(node)):
        for name, inner in fields_of(node).items():
            _field(tree, draft, name, inner, ledger)
        return
    if isinstance(node, Pairs) and col.role in (*TIMES, *COUNTS) and not amount_of(node):
        for name, inner in fields_of(node).items():
            _field(tree, draft, f"{key} {name}", inner, ledger)
        return
    text = (amount_of(node) if col.role in (*TIMES, *COUNTS) else "") or ", ".join(texts_of(node))
    draft.numbers = draft.numbers or bool(figures(text) and col.role in ("sets", "reps", "hold", "time", "dose"))
    if text.casefold() in ("", "null", "~") or (text.casefold() in _NO and col.role in ("sides", "")):
        ledger.keep(line, text)
    elif col.role == "sides" and text.casefold() in _YES:
        draft.take([Phrase(text, 0, len(text), {"each": "each"}, alone=True)], line)
    elif col.role in WORDS:
        draft.say(col.role, text, line)
    elif col.role in ("", "index", "section", "name", "load"):
        draft.say("notes", f"{key}: {text}", line)
    else:
        said = cell(col, text)
        draft.hear(said, line)
        for one in scalars(node):
            ledger.keep(tree.line(one), clean(one.text) if said.phrases else "")
        ledger.keep(line, text if not said.phrases and not said.notes else "")
