"""w2a (workout to audio), YAML: timed exercises with a pause before each, and a half time.

https://github.com/mrclmr/w2a, internal/config/example.yaml.tmpl. Half time halts the exercise and says what the file
has for it. Where that is to change sides, we do two sides of half the time; else we say "halfway".
"""

from __future__ import annotations

import re
from dataclasses import replace

from voicecoach.routine.importing.draft_exercise import Sketch, fits
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.tree import Tree, remarks
from voicecoach.routine.values.durations import parse_seconds, spell
from voicecoach.routine.yaml.tree import Items, Node
from voicecoach.routine.yaml.writing import Draft, Value

MARKS = frozenset({"half_time", "texts", "pause_duration"})
"""Fields of an exercise that only w2a has."""
HEAD_MARKS = frozenset({"half_time", "pause", "tts", "audio_format", "exercise_beginning", "before_workout_announce"})
_KNOWN = ("exercises", "pause", "half_time")
_SIDES = re.compile(r"\b(?:side|sides|leg|arm|seite|seiten|bein|arm|links|rechts|left|right|switch|swap)\b", re.I)


def convert(text: str, name: str, file: str = "") -> Converted:
    """Return the routine of a w2a file; its own phrases and its voice are left out."""
    tree = Tree(text, file or name)
    head = tree.fields(tree.root, "a w2a file")
    nodes = tree.items(head.get("exercises"), "`exercises`")
    templates = {key for key, node in head.items() if key.endswith("_ex") and key not in _KNOWN}
    tree.leave_others(head, (*_KNOWN, *templates))
    pause, half = (_announced(tree, head.get(part)) for part in ("pause", "half_time"))
    sketches = [_exercise(tree, node, half) for node in nodes]
    for before, sketch in zip([None, *sketches], sketches, strict=False):
        own = sketch.fields.pop("_pause", "")
        if own:
            (before or sketch).take_all({"rest_after" if before else "get_ready": own})
    above, beside = remarks(text, nodes)
    items = tuple(replace(sketch.item(), comments=words) for sketch, words in zip(sketches, beside, strict=True))
    return Converted(Draft({"name": name, **_defaults(pause)}, items, above), tuple(tree.left))


def _announced(tree: Tree, node: Node | None) -> tuple[str, str]:
    """Return the words and the time of a break that w2a announces."""
    if node is None:
        return "", ""
    fields = tree.fields(node, "a break")
    words = tree.text_of(fields.get("text"), "text")
    if words and not _SIDES.search(words):
        tree.leave(node, f"its words: {words[:80]}")
    return words, tree.text_of(fields.get("duration"), "duration")


def _defaults(pause: tuple[str, str]) -> dict[str, Value]:
    return {"defaults": {"rest_after": pause[1]}} if fits("rest_after", pause[1]) else {}


def _exercise(tree: Tree, node: Node, half: tuple[str, str]) -> Sketch:
    fields = tree.fields(node, "an exercise")
    name = tree.text_of(fields.get("name"), "name")
    if not name:
        raise tree.wrong(node, "this exercise has no `name`", "add one: `name: Squats`")
    sketch = Sketch(name, tree.line(node), tree.left)
    duration = tree.text_of(fields.get("duration"), "duration")
    halved = tree.yes(fields.get("half_time"))
    if halved and _SIDES.search(half[0]) and fits("duration", _half(duration)):
        sketch.take_all({"duration": _half(duration), "sides": "each"})
        sketch.take("switch", half[1])
    elif duration:
        sketch.take_all({"duration": duration, **({"halfway": "yes"} if halved else {})})
    if pause := tree.text_of(fields.get("pause_duration"), "pause_duration"):
        sketch.fields["_pause"] = pause
    _say(tree, sketch, fields.get("texts"))
    tree.leave_others(fields, ("name", "duration", "half_time", "texts", "pause_duration"), f"{name[:60]}: ")
    return sketch


def _say(tree: Tree, sketch: Sketch, node: Node | None) -> None:
    """Have all texts said at the start: tips are for later sets, and there are none."""
    parts = node.items if isinstance(node, Items) else [node] if node else []
    for part in parts:
        sketch.say("do", tree.text_of(part, "texts"), tree.line(part))
    if len(parts) > 1:
        tree.leave(parts[0], f"{sketch.fields['name']}: its texts come all at the start, not spread over the time")


def _half(duration: str) -> str:
    try:
        return spell(parse_seconds(duration) / 2).replace(" s", "s")
    except ValueError:
        return ""
