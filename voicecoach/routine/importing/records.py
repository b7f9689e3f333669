"""Lists of exercises in JSON and YAML: each a text, or fields with names as people have them.

The exercises are the first list of texts or of mappings with a name, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.cells import cell
from voicecoach.routine.importing.columns import WORDS, column, spelled, unaccented
from voicecoach.routine.importing.draft_exercise import capitalised, fits, shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.how_done import HowDone, has_amount, how_done, is_dose_of, plain, time_of, unitless
from voicecoach.routine.importing.interval_timer import is_timer, kind_of, pause_of, timer
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.sheet.blocks import Together, written
from voicecoach.routine.importing.tree import Tree, by_names, fields_of, named_texts, texts_of
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean
from voicecoach.routine.yaml.writing import Draft, Value

_NAMES = (
    "name", "exercise", "title", "movement", "exercise name", "exercisename", "exercise title", "label", "activity",
    "uebung", "ejercicio", "exercice", "exo", "move", "drill", "nom", "nombre", "bezeichnung", "uebungsname", "titel",
    "titre", "titulo", "intitule", "libelle", "mouvement", "movimiento", "bewegung", "activite", "actividad",
    "nom exercice", "nombre ejercicio", "name der uebung", "nom de l exercice", "nombre del ejercicio", "asana", "pose",
    "what to do", "what", "was", "quoi", "que"
)  # fmt: skip
_LISTS = (
    "exercises", "activities", "workout", "items", "steps", "movements", "program", "plan", "routine", "list",
    "entries", "uebungen", "ejercicios", "exercices", "exos", "exercise list", "sets", "blocks", "sections", "days",
    "workouts", "groups", "circuit", "uebungsliste", "uebungsplan", "trainingsplan", "programm", "programme", "programa",
    "rutina", "liste", "lista", "seances", "sesiones", "einheiten", "bloecke", "tage", "jours", "dias", "phasen",
    "phases", "fases"
)  # fmt: skip
_SURE = ("exercises", "activities", "uebungen", "ejercicios", "exercices", "exos", "exercise list")
_TITLES = ("name", "title", "workout name", "plan", "program", "programme", "routine", "titel", "titre", "titulo",
           "nom", "nombre", "programm", "programa", "rutina", "program name", "programme name", "plan name",
           "routine name", "seance", "sesion", "trainingsplan", "uebungsplan")  # fmt: skip
_OWN = {"about": "about", "description": "about", "every": "every", "frequency": "every", "how often": "every",
        "schedule": "every", "haeufigkeit": "every", "wie oft": "every", "frequence": "every", "frecuencia": "every",
        "source": "source", "safety": "safety", "equipment": "equipment", "tags": "tags"}  # fmt: skip
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
        found, inside = _within(node)
        how = how_done(node) if isinstance(inside, Items) else HowDone()
        for key, inner in fields_of(node).items():
            if inner is not found and inner not in how.given:
                _top(tree, key, inner, head, ledger)
        if inside is not None:
            below = _drafts(tree, inside, head if isinstance(inside, Pairs) else {}, ledger, depth + 1)
            yield from _in_rounds(tree, list(below), how, ledger) if how.given else below


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
        if isinstance(inner, Pairs) and plain(kind_of(inner, _name_of(inner))) in _READY:
            ledger.leave(tree.line(inner), ", ".join(texts_of(inner)))
        elif isinstance(inner, Pairs) and last and (pause := pause_of(inner, _name_of(inner))):
            last.extra["rest_after"] = pause
            ledger.keep(tree.line(inner), " ".join(texts_of(inner)))
        elif isinstance(inner, Scalar) and clean(inner.text):
            yield _line(tree, inner, ledger)
        elif isinstance(inner, Pairs) and (named := _name_of(inner)) and not _list_in(inner):
            yield (last := _exercise(tree, inner, named, ledger))
        elif isinstance(inner, Pairs) and (line := _single(inner)):
            yield _line(tree, line, ledger)
        elif isinstance(inner, Pairs):
            yield from _drafts(tree, inner, {}, ledger, depth + 1)


def _in_rounds(
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


def _single(node: Pairs) -> Scalar | None:
    """Return `Bridge: 3x10` as a text."""
    if len(node.pairs) != 1:
        return None
    key, inner = node.pairs[0]
    if not isinstance(key, Scalar) or not isinstance(inner, Scalar) or _words(key.text) in _NAMES:
        return None
    return key._replace(text=f"{clean(key.text)}: {clean(inner.text)}")


def _list_in(node: Pairs) -> Items | None:
    """Return the list of a mapping that holds exercises, or parts that do."""
    lists = {
        _words(key): inner for key, inner in fields_of(node).items() if isinstance(inner, Items) and inner.items
    }
    for name in _LISTS:
        listed = name in _SURE or not _name_of(node)
        if name in lists and (listed or _holds_names(lists[name])):
            return lists[name]
    return next((inner for inner in lists.values() if _holds_names(inner)), None)


def _within(node: Pairs) -> tuple[Node | None, Node | None]:
    """Return the field of a mapping in which the exercises are, and the same as a list where it can be one."""
    listed = _list_in(node)
    inner = [(key, one) for key, one in fields_of(node).items() if isinstance(one, Pairs)]
    key, found = next(((key, one) for key, one in inner if _leads(one)), inner[0] if inner else ("", None))
    if listed or found is None:
        return listed, listed
    return found, by_names(found) if _words(key) in _SURE and not _list_in(found) else found


def _leads(node: Pairs, depth: int = 0) -> bool:
    """Whether there is a list of exercises somewhere in a mapping."""
    fields = fields_of(node)
    sure = any(_words(key) in _SURE for key in fields) or bool(_list_in(node))
    inner = [one for one in fields.values() if isinstance(one, Pairs)] if depth < _DEEPEST else []
    return sure or any(_leads(one, depth + 1) for one in inner)


def _holds_names(node: Items) -> bool:
    return any(isinstance(inner, Pairs) and (_name_of(inner) or _list_in(inner)) for inner in node.items)


def _name_of(node: Pairs) -> str:
    fields = {_words(key): text for key, text in named_texts(node).items()}
    return next((fields[name] for name in _NAMES if re.search(r"[^\W\d_]", fields.get(name, ""))), "")


def _words(key: str) -> str:
    """Return the words of a key, without accents."""
    return unaccented(plain(key))


def _top(tree: Tree, key: str, node: Node, head: dict[str, Value], ledger: Ledger) -> None:
    """Take a field beside the list of exercises."""
    text = clean(node.text) if isinstance(node, Scalar) else ""
    words = _words(key)
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
        if _words(key) in _NAMES and isinstance(inner, Scalar) and clean(inner.text) == name:
            ledger.keep(tree.line(inner), name)
            continue
        _field(tree, draft, key, inner, ledger)
    return draft


def _field(tree: Tree, draft: ExerciseDraft, key: str, node: Node, ledger: Ledger) -> None:
    line = tree.line(node)
    col = column(plain(key))
    if isinstance(node, Items) and col.role in ("sets", "reps"):
        _sets(tree, draft, node, ledger)
        return
    if isinstance(node, Pairs) and col.role in ("dose", "") and all(column(plain(one)).role for one in fields_of(node)):
        for name, inner in fields_of(node).items():
            _field(tree, draft, name, inner, ledger)
        return
    texts = list(texts_of(node))
    text = ", ".join(texts)
    draft.numbers = draft.numbers or bool(figures(text) and col.role in ("sets", "reps", "hold", "time", "dose"))
    if not text or (text.casefold() in _NO and col.role in ("sides", "")):
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
        ledger.keep(line, text if not said.phrases and not said.notes else "")


def _sets(tree: Tree, draft: ExerciseDraft, node: Items, ledger: Ledger) -> None:
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
