"""Golden scores: what is heard at which second, as text that a person can read and argue with.

To accept a change on purpose: VOICECOACH_ACCEPT=1 pytest tests/score/test_golden.py, then read the diff.
"""

import os
from pathlib import Path
from textwrap import dedent

import pytest
from fakes import lengths

from voicecoach.core.units import seconds
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon
from voicecoach.score.place import place

GOLDEN = Path(__file__).parent / "golden"

ROUTINES = {
    "long-hold": """
        name: Squeeze
        equipment: [mat, chair]
        safety: Stop if it hurts.
        exercises:
          - {name: Glute squeeze, setup: Lie down., do: Squeeze., hold: 45s, reps: 2, between_reps: 10s}
    """,
    "short-hold-each-side": """
        exercises:
          - {name: Clamshell, sides: each, hold: 2-3s, reps: 3-10, first_side: right, switch: 4s}
    """,
    "alternate": """
        exercises:
          - {name: Lunge, sides: alternate, hold: 20s, reps: 2, sets: 2, rest: 10s, tip: [Hips forward.]}
    """,
    "each-set": """
        exercises:
          - {name: Bend, sides: each set, hold: 5s, reps: 2, sets: 2, rest: 20s}
    """,
    "one-side": """
        exercises:
          - {name: Heel slide, do: "Slide your {side} heel to you.", sides: left, reps: 2, sets: 2, rest: 20s}
    """,
    "weak-side-each": """
        weak_side: right
        exercises:
          - {name: Step-up, sides: each, reps: 1, sets: 1, extra_sets: 1, rest: 20s}
    """,
    "weak-side-each-set": """
        weak_side: right
        exercises:
          - {name: Bend, sides: each set, extra_sets: 1, hold: 10s, sets: 1, rest: 20s}
    """,
    "weak-side-alternate": """
        exercises:
          - {name: Lunge, sides: alternate, weak_side: left, first_side: right, extra_sets: 1, reps: 2, rest: 0s}
    """,
    "ladder": """
        exercises:
          - {name: Plank, hold: [10s, 20s], rest: 20s}
          - {name: Wall sit, duration: [15s, 10s], rest: 0}
    """,
    "loads": """
        exercises:
          - {name: Squat, reps: [3, 2, 1], load: [20 kg, 22.5 kg, red band], rest: 20s}
          - {name: Curl, reps: 2, load: 8 kg}
    """,
    "lists-by-sides": """
        exercises:
          - {name: Bend, sides: each, hold: [3s, 4s], reps: [2, 1], load: 2 lb, rest: 10s}
          - {name: Bridge, sides: alternate, tempo: [2-2, 3-3], reps: 1, rest: 10s}
    """,
    "breaths": """
        breath: 4s
        exercises:
          - {name: Downward dog, hold: 3-5 breaths, rest_after: 0}
          - {name: Mountain, do: Arms up., hold: 1 breath, reps: 2, breath: 6s, rest_after: 0}
          - {name: Child, sides: each, duration: 2 breaths}
    """,
    "breathing": """
        exercises:
          - {name: Four seven eight, tempo: {in: 4, hold: 7, out: 8}, reps: 2}
    """,
    "as-many-as-one-can": """
        exercises:
          - {name: Press-up, do: Push., reps: amrap, sets: 2, rest: 20s}
          - {name: Step-up, reps: [2, amrap], sides: each, rest: 10s, load: 8 kg}
          - {name: Squat, reps: max, duration: 20s}
    """,
    "tempo": """
        exercises:
          - {name: Bridge, tempo: 3-1-3, reps: 3, sets: 2, rest: 15s, tip: Slowly.}
    """,
    "pace": """
        exercises:
          - {name: Squat, reps: 3, pace: 3s}
    """,
    "wait": """
        exercises:
          - {name: Ice, do: Rest., wait: yes, duration: 3 min, calls: 1 min}
          - {name: Settle, wait: yes}
    """,
    "rounds": """
        exercises:
          - rounds: 2
            name: Warm-up
            rest: 10s
            exercises:
              - {name: Reach, setup: Stand., do: Reach up., hold: 3s, rest_after: 5s}
              - {name: Fold, setup: Sit., do: Fold., hold: 3s}
          - {name: Rest, duration: 10s}
    """,
    "interval": """
        exercises:
          - rounds: 2
            name: Tabata
            interval: {work: 20s, rest: 10s}
            exercises:
              - {name: Squats, do: Sit down and stand up.}
              - Mountain climbers
    """,
    "every-minute": """
        exercises:
          - every_minute: 3
            exercises:
              - {name: Burpees, reps: 10}
              - {name: Rows, reps: 5, sides: each, pace: 3s}
    """,
    "until": """
        exercises:
          - until: 12 min
            exercises:
              - {name: Squats, do: Sit down and stand up., reps: 15}
              - {name: Press-ups, reps: 5}
          - until: 2 min
            rest: 15s
            rest_between: 10s
            exercises: [{name: Plank, hold: 30s}, {name: Bridge, hold: 20s}]
    """,
    "superset": """
        warm_up: [{name: Walk, duration: 5 min}]
        exercises:
          - rounds: 2
            rest: 1 min
            rest_between: 0s
            exercises: [{name: Rows, reps: 2}, {name: Press-ups, reps: 2}]
        cool_down: [{name: Sit, hold: 30s}]
    """,
    "brief": """
        cues: brief
        exercises:
          - {name: Reach, setup: Stand., do: Reach up., hold: 20s}
    """,
    "beeps": """
        cues: beeps
        exercises:
          - {name: Reach, setup: Stand., do: Reach up., hold: 20s, sets: 2, rest: 5s}
    """,
}


def told(score):
    """Return the score as text: per step its kind and place, per cue the second in the step."""
    rows = []
    for step in score:
        placed = place(step, lengths(step))
        where = [step.name, step.side.value if step.side else "", f"set {step.set}/{step.sets}" if step.set else ""]
        title = " ".join(part for part in (step.kind.value.upper(), *where) if part)
        rows.append(f"{title} ({seconds(placed.frames):.3f})")
        for cue in placed.cues:
            what = f"[{cue.what.value}]" if isinstance(cue.what, Earcon) else f'say "{cue.what}"'
            rows.append(f"  {seconds(cue.frame):8.3f} {what}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("name", ROUTINES)
def test_the_score_is_as_written_down(name, dosed):
    file = GOLDEN / f"{name}.txt"
    score = told(compose(dosed(dedent(ROUTINES[name])), ENGLISH))
    if os.environ.get("VOICECOACH_ACCEPT"):
        file.write_text(score, encoding="utf-8")
    assert score == file.read_text(encoding="utf-8")
