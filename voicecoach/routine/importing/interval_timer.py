"""Interval timers in JSON: names of exercises with times for all of them (OpenHIIT), and parts that only rest."""

from __future__ import annotations

import re

from voicecoach.routine.importing.columns import spelled
from voicecoach.routine.importing.draft_exercise import fits, shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.sheet.blocks import Together
from voicecoach.routine.importing.tree import Tree, fields_of, named_texts, texts_of
from voicecoach.routine.notation.words.spelled import spelled_time
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean
from voicecoach.routine.yaml.writing import Value

_RESTS = re.compile(r"rest|break|pause|recover(?:y)?|repos|descanso|off", re.IGNORECASE)
_LENGTHS = ("duration", "seconds", "time", "length", "secs", "dauer", "durée", "duración")


def is_timer(node: Node) -> bool:
    """Whether a mapping is an interval timer: names, and times for all of them (OpenHIIT)."""
    if not isinstance(node, Pairs):
        return False
    fields = fields_of(node)
    return isinstance(fields.get("activities"), Items) and isinstance(fields.get("timeSettings"), Pairs)


def timer(tree: Tree, node: Pairs, head: dict[str, Value], ledger: Ledger) -> list[Together | ExerciseDraft]:
    """Return the exercises of a timer, each as long as it says for all."""
    fields = fields_of(node)
    times = fields["timeSettings"]
    assert isinstance(times, Pairs)
    seconds = {key: _seconds(inner) for key, inner in fields_of(times).items()}
    if isinstance(title := fields.get("name"), Scalar) and clean(title.text):
        head["name"] = shortened(clean(title.text))
    activities = fields["activities"]
    assert isinstance(activities, Items)
    drafts = []
    work, rest = seconds.get("workTime", 0.0), seconds.get("restTime", 0.0)
    for inner in activities.items:
        if isinstance(inner, Scalar) and clean(inner.text):
            draft = ExerciseDraft(clean(inner.text), tree.line(inner))
            on, off = (spelled_time(time, time) if time else "" for time in (work, rest))
            draft.go_in_turn(on, off)
            drafts.append(draft)
    _settings(tree, fields, seconds, head, ledger)
    ledger.keep(tree.line(times), " ".join(texts_of(node)))
    first = tree.line(node)
    for line, text in enumerate(tree.text.splitlines()[first - 1 :], first):
        ledger.keep(line, text)
    rounds = seconds.get("iterations", 0.0)
    if rounds > 1 and drafts:
        pause = seconds.get("breakTime", 0.0) or rest
        return [Together(f"{rounds:g}", spelled_time(pause, pause), list(drafts))]
    return list(drafts)


def kind_of(part: Pairs, name: str) -> str:
    """Return what a part of a timer is: `work`, `rest`, `prepare`; if it doesn't say so, its name."""
    fields = named_texts(part)
    return fields.get("type", fields.get("kind", name))


def pause_of(part: Pairs, name: str) -> str:
    """Return how long a part of a timer rests, if that is all it is for."""
    if not _RESTS.fullmatch(kind_of(part, name)):
        return ""
    fields = named_texts(part)
    return next((time for key in _LENGTHS if fits("rest_after", time := spelled(fields.get(key, "")))), "")


def _settings(
    tree: Tree, fields: dict[str, Node], seconds: dict[str, float], head: dict[str, Value], ledger: Ledger
) -> None:
    """Take the time to get ready; tell of the others that are set and have no place."""
    if ready := seconds.get("getReadyTime", 0.0):
        head["defaults"] = {"get_ready": spelled_time(ready, ready)}
    for key in ("warmupTime", "cooldownTime", "halfTime"):
        if value := seconds.get(key, 0.0):
            ledger.leave(tree.line(fields["timeSettings"]), f"{key}: {value:g} s")
    known = (
        "activities",
        "timeSettings",
        "name",
        "id",
        "timerIndex",
        "intervals",
        "totalTime",
        "showMinutes",
        "color",
        "active",
    )
    for key, inner in fields.items():
        if key not in known:
            ledger.leave(tree.line(inner), f"{key}: {', '.join(texts_of(inner))}"[:200])


def _seconds(node: Node) -> float:
    text = clean(node.text) if isinstance(node, Scalar) else ""
    return float(text) if re.fullmatch(r"\d{1,5}(?:\.\d+)?", text) else 0.0
