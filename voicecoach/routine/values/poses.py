"""`pose` of an exercise: the name of a pose, its own in a group of fields, or a list: start and end, or a flow."""

from __future__ import annotations

from voicecoach.pose.library import POSES
from voicecoach.pose.model import Pose
from voicecoach.pose.reading import Value, no_such_pose, read
from voicecoach.routine.fields import Field
from voicecoach.routine.values.typed import WrongValueError, as_word, what
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean


def poses(field: Field, node: Node) -> tuple[Pose, ...]:
    """Return the poses of an exercise. Raise WrongValueError with all that is wrong with them."""
    parts = node.items if isinstance(node, Items) else [node]
    if not field.low <= len(parts) <= field.high:
        hint = f"write one to {field.high:g}, for example a start and an end: `{field.name}: {field.example}`"
        raise WrongValueError("limit", f"`{field.name}` has {len(parts):,} poses", hint, node)
    found: list[Pose] = []
    wrong: list[WrongValueError] = []
    for part in parts:
        try:
            found.append(_written(field, part) if isinstance(part, Pairs) else _named(field, part))
        except WrongValueError as error:
            wrong += (error, *error.others)
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    return tuple(found)


def _named(field: Field, node: Node) -> Pose:
    name = " ".join(clean(as_word(field, node)).lower().split())
    if name in POSES:
        return POSES[name]
    raise WrongValueError("unknown-pose", *no_such_pose(name, POSES), node)


def _written(field: Field, node: Pairs) -> Pose:
    """Return a pose of the writer's own. Raise WrongValueError."""
    wrong: list[WrongValueError] = []
    entries: dict[str, tuple[Node, Node]] = {}
    for key, inner in node.pairs:
        name = " ".join(clean(key.text).lower().replace("_", " ").split()) if isinstance(key, Scalar) else ""
        if not name:
            message = f"`{field.name}`: a field's name is a word; this is {what(key)}"
            wrong.append(WrongValueError("shape", message, "write `field: value`", key))
        elif name in entries:
            message = f"`{field.name}`: `{name}` is written twice"
            wrong.append(WrongValueError("repeated", message, "delete one of the two", key))
        else:
            entries[name] = (key, inner)
    pose, problems = read({name: _value(inner) for name, (_, inner) in entries.items()}, POSES)
    for problem in problems:
        key, inner = entries[problem.field]
        at = key if problem.unknown or not (isinstance(inner, Scalar) and inner.text) else inner
        wrong.append(WrongValueError("pose", problem.message, problem.hint, at))
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    return pose


def _value(node: Node) -> Value:
    """Return a value as it is written; what is neither a text nor a list of texts is nothing that can be read."""
    if isinstance(node, Items):
        return [item.text if isinstance(item, Scalar) else "" for item in node.items]
    return node.text if isinstance(node, Scalar) else ""
