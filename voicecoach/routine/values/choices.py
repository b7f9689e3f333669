"""The words that stand for one of a few: yes and no, and what the fields with choices take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicecoach.routine.model import Cues, Priority, Side, Sides

FLAGS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_SIDE = {side.value: side for side in Side} | {"l": Side.LEFT, "r": Side.RIGHT}
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "sides": {side.value: side for side in Sides}
    | {"each side": Sides.EACH, "alternating": Sides.ALTERNATE, "per set": Sides.EACH_SET, "no": Sides.NONE},
    "first_side": _SIDE,
    "weak_side": _SIDE,
    "cues": {cues.value: cues for cues in Cues},
    "variant": {name: name for name in ("easier", "harder")},
    "priority": {priority.value: priority for priority in Priority},
}
