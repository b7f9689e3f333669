"""What to write in place of a field that isn't there: what its name means, with its value, number and unit kept."""

from __future__ import annotations

import json
import re

from voicecoach.routine.fields import TABLE, Field, Kind, Place
from voicecoach.routine.nodes import Node, Scalar, clean
from voicecoach.routine.synonyms import NOT_YET, elsewhere, named, plain, sides_meant
from voicecoach.routine.values import WrongValueError, value

_BARE = re.compile(r"\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?")
_NESTED = (Kind.DEFAULTS, Kind.EXERCISES, Kind.STAGES, Kind.PHRASES)
_RANGES = {Kind.COUNT_RANGE: "8-12", Kind.WHOLE: "8-12"}
_ALL = "`voicecoach explain` lists all fields"
_SAFE = re.compile(r"[\w(][\w .()/°-]*")
_LONGEST = 60


def hint(key: str, node: Node, place: Place, beside: frozenset[str]) -> str:
    """Return what to write for the field `key`, which isn't one of `place`; `beside` it stand those fields."""
    return _elsewhere(key, place) or _meant(key, node, place, beside) or _note(key, written(node), place, beside)


def _elsewhere(key: str, place: Place) -> str:
    """Return where a field of ours belongs that stands in the wrong place."""
    other = elsewhere(key, place)
    if place is Place.DEFAULTS and other is Place.EXERCISE:
        return "it says something of one exercise: write it there"
    defaults = ", or of `defaults`" if key in TABLE[Place.DEFAULTS] else ""
    return f"it is a field of {other.value}{defaults}" if other else ""


def _meant(key: str, node: Node, place: Place, beside: frozenset[str]) -> str:
    """Return which field of ours it is in other words, with the value in a form that this one takes."""
    found = named(key, place, beside - {key})
    fields = [TABLE[place][name] for name in found.fields]
    fields = [field for field in fields if _takes(field, node)] or fields
    if not fields:
        return ""
    names = [field.name for field in fields]
    if beside.issuperset(names):
        return f"`{names[0]}` says that, and is there already: delete one of the two"
    if found.end:
        return f"a range is one field, for example `{names[0]}: {_RANGES.get(fields[0].kind, '20-30s')}`"
    typed = written(node)
    words = _sides(typed, beside) if names == ["sides"] and typed else ""
    if found.unit and _BARE.fullmatch(typed):
        words = ", or ".join(
            f"`{field.name}: {typed}{found.unit}`" for field in fields if _fits(field, typed + found.unit)
        )
        words = f"write {words}" if words else ""
    return words or "did you mean " + " or ".join(f"`{name}`" for name in names) + "?"


def written(node: Node) -> str:
    """Return a value as it was typed, if it is one and short."""
    if not isinstance(node, Scalar) or len(node.text) > _LONGEST:
        return ""
    text = clean(node.text)
    return text if node.plain else quoted(text)


def quoted(text: str) -> str:
    """Return a text in quotes, unless YAML takes it without them anywhere, in braces too."""
    return text if _SAFE.fullmatch(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)


def _takes(field: Field, node: Node) -> bool:
    """Whether a value of this shape can be one of `field`: a text is no list of exercises."""
    return isinstance(node, Scalar) != (field.kind in _NESTED)


def _fits(field: Field, text: str) -> bool:
    try:
        value(field, Scalar(text, 0, 0, 0, True))
    except WrongValueError:
        return False
    return True


def _sides(typed: str, beside: frozenset[str]) -> str:
    """Return what to write for `per_side: yes`, and for `per_side: 10`."""
    if _BARE.fullmatch(typed) and "reps" not in beside and typed not in ("0", "1", "2"):
        return f"write `reps: {typed}` and, in a line of its own, `sides: each`"
    meant = sides_meant(typed) or ("none" if typed.lower() in ("no", "none") else "")
    return f"write `sides: {meant}`" if meant else ""


def _note(key: str, typed: str, place: Place, beside: frozenset[str]) -> str:
    """Return how to keep what no field holds."""
    if "notes" not in TABLE[place]:
        return f"there is nothing like it here; {_ALL}"
    if plain(key) not in NOT_YET:
        return f"there is nothing like it here; words to be shown go into `notes`, and {_ALL}"
    if "notes" in beside or not typed:
        return "no field holds that yet; write it into `notes`, which are shown"
    *words, last = re.findall(r"[^\W_]+", key)
    unit = last.lower() in ("kg", "kgs", "lb", "lbs", "km", "m", "cm", "bpm", "breaths", "steps", "calories")
    said = " ".join([*words, typed, last] if unit and _BARE.fullmatch(typed) else [*words, last, typed.strip('"')])
    return f"write `notes: {quoted(said)}`: no field holds that yet, and notes are shown"
