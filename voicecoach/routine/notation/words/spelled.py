"""Amounts as we write them: `8-10`, `22.5 kg`, `1:30`."""

from __future__ import annotations

from voicecoach.routine.notation.words.token import Token


def spelled_count(low: float, high: float) -> str:
    """Return a number or a range as we write it: `8-10`."""
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def spelled_load(token: Token) -> str:
    """Return a weight with its unit as we write it, `22.5 kg`; of anything else its text."""
    unit = "kg" if token.unit[:1] == "k" else "lb" if token.unit[:1] in ("l", "p", "#") else ""
    return f"{spelled_count(token.low, token.high)} {unit}" if unit else token.text


def spelled_time(low: float, high: float) -> str:
    """Return a time or a range of times as we write it: `45s`, `1:30`, `2-3 min`."""
    if low == high:
        return _one_time(low)
    if low % 60 == high % 60 == 0:
        return f"{low / 60:g}-{high / 60:g} min"
    return f"{round(low, 3):g}-{round(high, 3):g}s"


def _one_time(seconds: float) -> str:
    if seconds and seconds % 3600 == 0:
        return f"{seconds / 3600:g} h"
    if seconds and seconds % 60 == 0:
        return f"{seconds / 60:g} min"
    if seconds > 90 or seconds == 90:
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}:{rest:02}" if seconds == round(seconds) else f"{round(seconds, 3):g}s"
    return f"{round(seconds, 3):g}s"
