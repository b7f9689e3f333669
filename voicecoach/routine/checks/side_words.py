"""`{side}` and `{other}` in the texts of an exercise, and sides or limbs in them that would be said on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecoach.core.suggest import slips
from voicecoach.routine.checks.finding import CheckedExercise, Finding
from voicecoach.routine.model import Exercise, Sides

WORDS = ("side", "other")
"""What is filled in where it stands in braces."""
ONLY_CHECKED = frozenset({"no-side"})
"""Codes of warnings that `check` alone tells: a session is right without them, and clearer with."""

_MOVING = ("name", "setup", "do", "tip", "calls", "side_cue")
"""Fields that ask for a movement, or name it."""
_BRACES = re.compile(r"\{([^{}]{1,40})\}")
_CALLED = {
    "side": "this side|the side|same|same side|which side|first side|left/right|left or right|left|right|l/r|lr",
    "other": "the other|other side|the other side|opposite|opposite side|second side|opp|left side|right side",
}
_MEANT = {word: ours for ours, words in _CALLED.items() for word in words.split("|")}
_LIMB = (
    r"(?:side|leg|knee|foot|arm|hand|hip|shoulder|heel|ankle|elbow|thigh|calf|ear|palm|wrist|glute|buttock|shin|forearm"
    r"|hamstring)\b"
)
_FIXED = re.compile(
    rf"\b(?P<side>left|right)\s+(?P<limb>{_LIMB})(?!\s+(?:of|up)\b)"
    r"|\b(?:on|to|onto|over|towards?)\s+(?:the|your)\s+(?P<way>left|right)\b(?!\s+\w)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bleft\s*(?:and|or|then|[/,&-])\s*(?:then\s+)?(?:(?:the|your)\s+)?right\b"
    r"|\bright\s*(?:and|or|then|[/,&-])\s*(?:then\s+)?(?:(?:the|your)\s+)?left\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b(?:one|top|bottom|front|back|rear|standing|working|(?:other|opposite)(?!\s+side))\s+(?P<limb>{_LIMB})",
    re.IGNORECASE,
)


def side_words(written: CheckedExercise) -> Iterator[Finding]:
    """Yield what is wrong with words in braces: no side to name, or a word that isn't filled in."""
    texts = [(field, text) for field, text in _texts(written.exercise) if "{" in text]
    named = any(found[1] in WORDS for _, text in texts for found in _BRACES.finditer(text))
    for field, text in texts:
        for found in _BRACES.finditer(text):
            yield from _braced(field, found[1], named, written.exercise.sides is not Sides.NONE)


def _braced(field: str, word: str, named: bool, sided: bool) -> Iterator[Finding]:
    if word in WORDS:
        if not sided:
            message = f"`{{{word}}}` names a side, but the exercise has no `sides`"
            yield Finding(field, "no-sides", message, "add `sides: each`, or write `left` or `right` in its place")
        return
    said = " ".join(word.casefold().split())
    meant = _MEANT.get(said) or next(iter(slips(said, WORDS)), "")
    if meant:
        yield Finding(field, "side-word", f"`{{{word}}}` is not filled in", f"did you mean `{{{meant}}}`?")
    elif named:
        hint = "write the word itself; only `{side}` and `{other}` are filled in"
        yield Finding(field, "side-word", f"`{{{word}}}` is said as it stands", hint, warning=True)


def fixed_side(written: CheckedExercise) -> Iterator[Finding]:
    """Yield texts that say left or right where both sides have their turn."""
    exercise = written.exercise
    if len(exercise.order) < 2:
        return
    for field, text in _texts(exercise):
        if field not in _MOVING:
            continue
        found = _FIXED.search(text) if _glance(text) else None
        if found and not _BOTH.search(text):
            word = "side" if (found["side"] or found["way"]).lower() == exercise.order[0].value else "other"
            instead = f"{{{word}}} {found['limb']}" if found["limb"] else f"the {{{word}}}"
            hint = f"write `{instead}`: `{{side}}` is said as the side whose turn it is, `{{other}}` as the opposite"
            yield Finding(field, "fixed-side", f"“{found[0]}” would be said on both sides", hint, warning=True)


def no_side(written: CheckedExercise) -> Iterator[Finding]:
    """Yield a text that speaks of one limb, and none says which."""
    exercise = written.exercise
    texts = {"setup": exercise.setup, "do": exercise.do}
    said = (exercise.name, *texts.values())
    if exercise.sides is Sides.NONE or any(f"{{{word}}}" in text for word in WORDS for text in said):
        return
    for field, text in texts.items():
        found = _ONE.search(text)
        if found and not _FIXED.search(text):
            limb = found["limb"]
            hint = f"write `{{side}} {limb}` or `{{other}} {limb}`: it is said as left or right, as the turn is"
            yield Finding(field, "no-side", f"“{found[0]}” doesn't say which one it is", hint, warning=True)
            return


def _glance(text: str) -> bool:
    """Whether a text may name a side at all: a pattern takes far longer, and most texts name none."""
    return "left" in text or "right" in text or "Left" in text or "Right" in text


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Yield every text of an exercise that is said, by its field."""
    for field in ("name", "setup", "do", "skip_if", "easier", "harder"):
        text = getattr(exercise, field)
        if isinstance(text, str):
            yield field, text
    yield from (("tip", text) for text in exercise.tip)
    yield from (("calls", call.text) for call in exercise.calls)
