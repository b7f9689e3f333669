"""Just Another Workout Timer, JSON: sets of timed exercises, each set repeated.

https://github.com/blockbasti/just_another_workout_timer, lib/utils/workout.dart. One exercise follows the other with
nothing between; a pause is an exercise that is called so.
"""

from __future__ import annotations

import re

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.columns import spelled
from voicecoach.routine.importing.draft_exercise import Sketch, fits, shortened
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.tree import Tree, fields_of, json_tree
from voicecoach.routine.yaml.tree import Items, Node, Pairs
from voicecoach.routine.yaml.writing import Draft, Item

_REST = re.compile(r"(?:rest|pause|break|recover(?:y)?|pausa|erholung)(?:[\s\d:.,-]*(?:s|sec|min)?)", re.IGNORECASE)
_BOOKKEEPING = ("id", "version", "position")
"""Fields that mean nothing outside the program."""


def like_one(root: Pairs) -> bool:
    """Whether JSON is a workout of this program: it has sets of exercises, or is a backup of workouts."""
    fields = fields_of(root)
    workouts = fields.get("workouts")
    first = workouts.items[0] if isinstance(workouts, Items) and workouts.items else None
    within = fields_of(first) if isinstance(first, Pairs) else {}
    return isinstance(fields.get("sets", within.get("sets")), Items)


def convert(text: str, name: str, file: str = "") -> Converted:
    """Return the routine of an exported workout; of a backup of several, the first one."""
    tree = json_tree(text, file or name)
    workout = _workout(tree)
    title = tree.text_of(workout.get("title"), "title") or name
    nodes = tree.items(workout.get("sets"), "`sets`")
    tree.leave_others(workout, ("title", "sets", *_BOOKKEEPING))
    items = tuple(item for node in nodes for item in _set(tree, node))
    if not items:
        raise tree.wrong(nodes[0], "there is no exercise in any of the sets", "nothing to import")
    return Converted(Draft({"name": shortened(title), "defaults": {"rest_after": "0"}}, items), tuple(tree.left))


def _workout(tree: Tree) -> dict[str, Node]:
    head = tree.fields(tree.root, "a workout")
    if "workouts" not in head:
        return head
    first, *others = (tree.fields(node, "a workout") for node in tree.items(head["workouts"], "`workouts`"))
    for other in others:
        title = tree.text_of(other.get("title"), "title")
        tree.leave(next(iter(other.values()), tree.root), f"the workout “{title[:60]}”: one file is one routine")
    return first


def _set(tree: Tree, node: Node) -> list[Item]:
    """Return the exercises of a set, or the one block of rounds that repeats them."""
    fields = tree.fields(node, "a set")
    tree.leave_others(fields, ("repetitions", "exercises", "name", *_BOOKKEEPING))
    sketches = _sketches(tree, tree.items(fields.get("exercises"), "`exercises`"))
    items = [sketch.item() for sketch in sketches]
    rounds = tree.text_of(fields.get("repetitions"), "repetitions") or "1"
    name = tree.text_of(fields.get("name"), "name")
    if not fits("rounds", rounds, Section.BLOCK):
        raise tree.wrong(fields["repetitions"], "`repetitions` is a whole number from 1 on", "1, for example")
    if not items or (rounds == "1" and not name):
        return items
    block = {"rounds": rounds, "rest": items[-1].fields.get("rest_after", "0")}
    return [Item({**({"name": shortened(name)} if name else {}), **block}, exercises=tuple(items))]


def _sketches(tree: Tree, nodes: list[Node]) -> list[Sketch]:
    """Return the exercises, a pause being the rest after the one before it."""
    made: list[Sketch] = []
    ready = ""
    for node in nodes:
        fields = tree.fields(node, "an exercise")
        tree.leave_others(fields, ("name", "duration", *_BOOKKEEPING))
        name, seconds = (tree.text_of(fields.get(part), part) for part in ("name", "duration"))
        seconds = spelled(seconds)
        rests = bool(_REST.fullmatch(name))
        if rests and made and made[-1].take("rest_after", seconds):
            continue
        if rests and not made and not ready and fits("get_ready", seconds):
            ready = seconds
            continue
        sketch = Sketch(name or "Exercise", tree.line(node), tree.left)
        if not sketch.take("duration", seconds):
            tree.leave(fields.get("duration", node), f"{sketch.fields['name']}: a duration of {seconds or 'nothing'}")
        if ready:
            sketch.take("get_ready", ready)
            ready = ""
        made.append(sketch)
    if ready:
        tree.leave(nodes[0], f"a rest of {ready} with nothing after it")
    return made
