"""What there is to hear of a field: a short session that uses it, for `voicecoach explain FIELD --play`."""

from __future__ import annotations

from collections.abc import Mapping

from voicecoach.routine.fields import Field, Section
from voicecoach.routine.schema.describe import sample

SILENT: Mapping[Section, frozenset[str]] = {
    Section.ROUTINE: frozenset(
        {
            "about",
            "background",
            "source",
            "language",
            "voice",
            "tags",
            "programme",
            "extends",
            "drop",
            "order",
            "exercises",
        }
    ),
    Section.EXERCISE: frozenset(
        {"easier", "harder", "instead_of", "variant", "priority", "notes", "pose", "picture", "after", "before", "name"}
    ),
    Section.BLOCK: frozenset({"after", "before", "name", "exercises"}),
}
"""Fields that make no sound of their own, or none that is another than without them."""

_WORK: Mapping[str, str] = {
    "tip": "sets: 2, hold: 5s, rest: 10s, tip: Keep your hips still.",
    "hold": "hold: 8s, reps: 2",
    "move": "hold: 5s, move: 3s, reps: 2",
    "reps": "reps: 6, pace: 2s",
    "sets": "sets: 2, reps: 3, pace: 2s, rest: 10s",
    "tempo": "tempo: 3-1-3, reps: 3",
    "pace": "pace: 3s, reps: 4",
    "duration": "duration: 15s",
    "sides": "sides: each, hold: 5s",
    "weak_side": "sides: each, weak_side: right, hold: 5s",
    "extra_sets": "sides: each, weak_side: right, extra_sets: 1, hold: 5s, rest: 8s",
    "first_side": "sides: each, first_side: right, hold: 5s",
    "side_cue": "sides: each, side_cue: '{side} foot back', hold: 5s",
    "switch": "sides: each, switch: 10s, hold: 5s",
    "get_ready": "get_ready: 10s, hold: 5s",
    "rest": "sets: 2, hold: 5s, rest: 15s",
    "between_reps": "hold: 4s, reps: 3, between_reps: 5s",
    "wait": "wait: yes, hold: 5s",
    "halfway": "halfway: yes, hold: 40s",
    "load": "reps: [3, 2], pace: 2s, rest: 10s, load: [20 kg, 22.5 kg]",
    "breath": "breath: 4s, hold: 3 breaths",
    "countdown": "countdown: 5, hold: 10s",
    "calls": "duration: 20s, calls: {at half: Check your skin., at the end: Take it off.}",
}
"""Work of a few seconds in place of an example that takes minutes."""
_TIMED = "exercises: [{name: Squat, reps: 2, pace: 2s}, {name: Plank, hold: 3s}]"
_BLOCK: Mapping[str, str] = {
    "rounds": f"rounds: 2, rest: 8s, {_TIMED}",
    "rest": f"rounds: 2, rest: 8s, {_TIMED}",
    "rest_between": f"rounds: 2, rest: 8s, rest_between: 0s, {_TIMED}",
    "interval": "rounds: 2, interval: {work: 8s, rest: 5s}, exercises: [Squat, Lunge]",
    "every_minute": "every_minute: 1, exercises: [{name: Squat, reps: 10}]",
    "until": "until: 1 min, exercises: [{name: Squat, reps: 10}]",
    "pick": f"pick: 1, {_TIMED}",
    "shuffle": f"shuffle: yes, {_TIMED}",
}
_WHOLE: Mapping[str, str] = {
    "rest_after": "exercises: [{name: Clamshell, hold: 5s, rest_after: 10s}, {name: Bridge, hold: 5s}]\n",
    "warm_up": "warm_up: [{name: Walk on the spot, duration: 8s}]\nexercises: [{name: Plank, hold: 5s}]\n",
    "cool_down": "exercises: [{name: Plank, hold: 5s}]\ncool_down: [{name: Walk on the spot, duration: 8s}]\n",
    "breath": "breath: 4s\nexercises: [{name: Child's pose, hold: 3 breaths}]\n",
    "weak_side": "weak_side: right\nexercises: [{name: Clamshell, sides: each, extra_sets: 1, hold: 5s, rest: 8s}]\n",
    "shuffle": "shuffle: yes\nexercises: [{name: Clamshell, hold: 5s}, {name: Bridge, hold: 5s}]\n",
    "defaults": "defaults: {rest: 10s}\nexercises: [{name: Clamshell, hold: 5s, sets: 2}]\n",
}
_SHORT = "exercises: [{name: Clamshell, do: Lift the top knee., hold: 5s, reps: 2}]\n"


def heard(place: Section, field: Field) -> str:
    """Return a routine in which the field is heard; empty if it makes no sound there."""
    if place not in SILENT or field.name in SILENT[place]:
        return ""
    if place is Section.BLOCK and field.name in _BLOCK:
        return f"exercises: [{{{_BLOCK[field.name]}}}]\n"
    if place is Section.EXERCISE and field.name in _WORK:
        return f"exercises: [{{name: Clamshell, {_WORK[field.name]}}}]\n"
    if field.name in _WHOLE:
        return _WHOLE[field.name]
    if place is Section.ROUTINE:
        return f"{field.name}: {field.example}\n{_SHORT}"
    return sample(place, field)
