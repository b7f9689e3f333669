"""What may stand in a routine file: explained to people, and as a schema for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import write_atomically
from voicecoach.pose.joints import FIELDS
from voicecoach.routine.fields import TABLE, Field, Kind, Section
from voicecoach.routine.schema.describe import against, limits, places, sample, spellings, value
from voicecoach.routine.schema.json_schema import schema
from voicecoach.routine.values.synonyms import nearest


def all_fields() -> Iterator[str]:
    """Yield lines that list all fields."""
    width = max(len(name) for here in TABLE.values() for name in here)
    for place in (place for place in TABLE if place is not Section.DEFAULTS):
        yield f"Fields of {place.value}:"
        yield from (f"  {field.name:<{width}}  {field.help}" for field in TABLE[place].values())
        yield ""
    yield "More about one: voicecoach explain FIELD."


def explained(name: str) -> Iterator[str]:
    """Yield lines that explain a field, everywhere it may stand. Raise VoicecoachError if there is none."""
    for number, (place, field) in enumerate(field_places(name)):
        if number:
            yield ""
        yield from _explained(place, field)


def field_places(name: str) -> list[tuple[Section, Field]]:
    """Return where a field may stand. Raise VoicecoachError if there is none."""
    word = name.strip().rstrip(":").lower()
    found = list(places(word))
    if not found:
        raise _unknown(word)
    return found


def field_data(name: str | None) -> list[dict[str, object]]:
    """Return what is known of a field, or of all, as data. Raise VoicecoachError if there is none of that name."""
    every = [(place, field) for place in TABLE if place is not Section.DEFAULTS for field in TABLE[place].values()]
    return [
        {
            "name": field.name,
            "of": place.value,
            "help": field.help,
            "value": value(field),
            "limits": limits(field),
            "written": list(spellings(field)),
            "default": field.default,
            "not_beside": list(against(field)) if place is Section.EXERCISE else [],
        }
        for place, field in (every if name is None else field_places(name))
    ]


def schema_text() -> str:
    """Return the JSON Schema of routine files."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)


def write_schema(path: Path) -> None:
    """Write the JSON Schema to a file. Raise VoicecoachError."""
    if path.suffix != ".json":  # a routine's name slips in easily
        hint = "write, for example, `-o routine.schema.json`"
        raise VoicecoachError(f"{path} doesn't end in .json", hint, Exit.USAGE)
    try:
        write_atomically(path, schema_text() + "\n")
    except OSError as error:
        raise VoicecoachError(f"{path} can't be written: {error.strerror}", "name another file with -o") from None


def _unknown(word: str) -> VoicecoachError:
    """Return the error that says which field may have been meant."""
    near = next((found for place in (Section.EXERCISE, *TABLE) if (found := nearest(word, place))), ())
    question = "did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
    hint = question if near else "`voicecoach explain` lists all"
    return VoicecoachError(f"there is no field “{word[:80]}”", hint, Exit.USAGE)


def _explained(place: Section, field: Field) -> Iterator[str]:
    defaults = ", or of `defaults`" if place is Section.EXERCISE and field.name in TABLE[Section.DEFAULTS] else ""
    yield f"{field.name}: {field.help}"
    rows = {
        "a field of": f"{place.value}{defaults}",
        "value": value(field),
        "limits": limits(field),
        "written": ", ".join(f"`{text}`" for text in spellings(field)),
        "without it": f"`{field.default}`" if field.default else "",
        "not beside": ", ".join(f"`{name}`" for name in against(field)) if place is Section.EXERCISE else "",
    }
    yield from (f"  {title + ':':<12} {text}" for title, text in rows.items() if text)
    yield ""
    yield from (f"    {line}" for line in sample(place, field).splitlines())
    if field.kind is Kind.POSE:
        width = max(map(len, FIELDS))
        yield "\nIn a pose of your own:"
        yield from (f"  {name:<{width}}  {told}" for name, told in FIELDS.items())
        yield "Angles are degrees, 0 being upright with hanging arms; `left` or `right` may stand before arms and legs."
