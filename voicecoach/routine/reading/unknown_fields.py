"""What to write in place of a field that isn't there: what its name means, with its value, number and unit kept."""

from __future__ import annotations

import json
import re

from voicecoach.core.suggest import closest
from voicecoach.routine.adjust.level import LEVELS
from voicecoach.routine.fields import TABLE, TIMES, Field, Kind, Section
from voicecoach.routine.reading.lost_text import field_in
from voicecoach.routine.values.parse import readable
from voicecoach.routine.values.synonyms import NOT_YET, elsewhere, named, nearest, plain, sides_meant
from voicecoach.routine.values.typed import quoted
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, clean

_BARE = re.compile(r"\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?")
_NESTED = (Kind.DEFAULTS, Kind.EXERCISES, Kind.STAGES, Kind.PHRASES)
_RANGES = {Kind.COUNT_RANGE: "8-12", Kind.WHOLE: "8-12"}
_PARTED = re.compile(r"(\S.*?)\s*[,;.]?\s+([A-Za-z_]{2,12})")
_TEXTS = frozenset(field.name for field in TABLE[Section.EXERCISE].values() if field.kind in (Kind.TEXT, Kind.TEXTS))
_FIELDS = frozenset(TABLE[Section.EXERCISE])
_COMMAS = _TEXTS | {"tempo"}
"""Fields whose values may have commas in them."""
_LISTED = (Kind.STAGES, Kind.TEXTS, Kind.CALLS)
_LISTS = frozenset(field for fields in TABLE.values() for field in fields if fields[field].kind in _LISTED)
_ALL = "`voicecoach explain` lists all fields"
_LONGEST = 60


def hint(key: str, node: Node, place: Section, beside: frozenset[str]) -> str:
    """Return what to write for the field `key`, which isn't one of `place`; `beside` it stand those fields."""
    return (
        _glued(key, node, place, beside)
        or (_of_routine(key, node, beside) if place is Section.ROUTINE else "")
        or _elsewhere(key, node, place)
        or _meant(key, node, place, beside)
        or _note(key, written(node), place, beside)
    )


def parted(key: str, place: Section) -> tuple[str, str] | None:
    """Return the name and the field that stand together before a colon: `Walk, duration: 5`."""
    found = None if nearest(key, place) else _PARTED.fullmatch(key[:200])
    return (found[1], found[2].lower()) if found and found[2].lower() in TABLE[place] else None


def comma(source: Source, whole: Pairs, key: Scalar) -> str | None:
    """Return what to write where a comma in braces cut a text in two; None if none did, empty if that is told."""
    pairs = whole.pairs
    at = next(number for number, (other, _) in enumerate(pairs) if other is key)
    if not _alone(source, *pairs[at]):
        return None
    if field := field_in(key.text):
        return f"write `{field[0]}: {field[1]}`: a colon and a space are missing"
    first = at
    while first and _alone(source, *pairs[first - 1]):
        first -= 1
    if first < at:
        return ""
    last = next((number for number in range(at, len(pairs)) if not _alone(source, *pairs[number])), len(pairs))
    words = [clean(other.text) for other, _ in pairs[at:last] if isinstance(other, Scalar)]
    name, text = pairs[at - 1] if at else (None, None)
    if isinstance(name, Scalar) and isinstance(text, Scalar) and _BARE.fullmatch(text.text) and words[0][:1].isdigit():
        return f"a comma parts the fields in braces: write a point, `{name.text}: {text.text}.{words[0]}`"
    if isinstance(name, Scalar) and isinstance(text, Scalar) and text.plain and name.text in _COMMAS:
        said = json.dumps(", ".join([clean(text.text), *words]), ensure_ascii=False)
        return f"a comma parts the fields in braces: write `{name.text}: {said}`"
    return f"a comma parts the fields in braces; if “{words[0][:30]}” belongs to a text, put all of that in quotes"


def _alone(source: Source, key: Node, node: Node) -> bool:
    """Whether a name stands in braces with nothing behind it, not even a colon."""
    if not isinstance(key, Scalar) or not isinstance(node, Scalar) or node.text or not node.plain:
        return False
    behind = source.where(key).source[key.column + key.length :].lstrip()
    return behind[:1] in (",", "}") and key.length > 0


def _glued(key: str, node: Node, place: Section, beside: frozenset[str]) -> str:
    """Return how to part a name and a field that stand before one colon."""
    both = parted(key, place)
    typed = written(node)
    if not both or not typed:
        return ""
    if place is Section.EXERCISE and "name" not in beside:
        return f"write `- name: {quoted(both[0])}` and, below it in the column of `name`, `{both[1]}: {typed}`"
    return f"write `{both[1]}: {typed}` in a line of its own"


def _of_routine(key: str, node: Node, beside: frozenset[str]) -> str:
    """Return what to write for what a first-timer puts at the top of a routine: an exercise, a list by another name."""
    if isinstance(node, Items) and "exercises" not in beside and key not in _LISTS:
        return "did you mean `exercises`?"
    if isinstance(node, Pairs) and any(isinstance(inner, Scalar) and inner.text in _FIELDS for inner, _ in node.pairs):
        return (
            f"write `exercises:` and, below it, `- name: {quoted(clean(key))}` with its fields in the column of `name`"
        )
    typed = written(node)
    if key == "rounds":
        again = f"; all of it again is `voicecoach start NAME --repeat {typed}`" if typed.isdigit() else ""
        return f"write `- rounds: {typed or 3}` into `exercises`, and the list that is repeated below it{again}"
    if key == "level":
        level = typed if typed.isdigit() else next(iter(closest(typed.lower(), LEVELS)), "middle")
        return f"it is chosen as a session starts, with `--level {level}`, or follows how it felt: delete it"
    return ""


def _elsewhere(key: str, node: Node, place: Section) -> str:
    """Return where a field of ours belongs that stands in the wrong place."""
    other = elsewhere(key, place)
    if other is Section.ROUTINE and TABLE[other][key].kind in TIMES and nearest(key, place):
        return ""  # a `pause` of an exercise is a rest, and no silence between two sentences
    if other is Section.BLOCK and any(readable(TABLE[place][name], written(node)) for name in nearest(key, place)):
        return ""  # an `interval: 2 days` is no interval of exercises
    if place is Section.DEFAULTS and other is Section.EXERCISE:
        return "it says something of one exercise: write it there"
    if place is Section.BLOCK and (whole := _of_block(key, written(node))):
        return whole
    defaults = ", or of `defaults`" if key in TABLE[Section.DEFAULTS] else ""
    return f"it is a field of {other.value}{defaults}" if other else ""


def _of_block(key: str, typed: str) -> str:
    """Return what says of a block what a field of ours says of one exercise."""
    names = [name for name in nearest(key, Section.BLOCK) if TABLE[Section.BLOCK][name].kind not in _NESTED]
    if not names or elsewhere(key, Section.BLOCK) is not Section.EXERCISE:
        return ""
    fits = readable(TABLE[Section.BLOCK][names[0]], typed)
    whole = f"{names[0]}: {typed}" if fits else names[0]
    return f"of the whole block that is `{whole}`; `{key}` is a field of one exercise"


def _meant(key: str, node: Node, place: Section, beside: frozenset[str]) -> str:
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
            f"`{field.name}: {typed}{found.unit}`" for field in fields if readable(field, typed + found.unit)
        )
        words = f"write {words}" if words else ""
    return words or "did you mean " + " or ".join(f"`{name}`" for name in names) + "?"


def written(node: Node) -> str:
    """Return a value as it was typed, if it is one and short."""
    if not isinstance(node, Scalar) or len(node.text) > _LONGEST:
        return ""
    text = clean(node.text)
    return text if node.plain else quoted(text)


def _takes(field: Field, node: Node) -> bool:
    """Whether a value of this shape can be one of `field`: a text is no list of exercises."""
    return isinstance(node, Scalar) != (field.kind in _NESTED)


def _sides(typed: str, beside: frozenset[str]) -> str:
    """Return what to write for `per_side: yes`, and for `per_side: 10`."""
    if _BARE.fullmatch(typed) and "reps" not in beside and typed not in ("0", "1", "2"):
        return f"write `reps: {typed}` and, in a line of its own, `sides: each`"
    meant = sides_meant(typed) or ("none" if typed.lower() in ("no", "none") else "")
    return f"write `sides: {meant}`" if meant else ""


def _note(key: str, typed: str, place: Section, beside: frozenset[str]) -> str:
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
