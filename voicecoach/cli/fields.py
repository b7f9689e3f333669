"""`voicecoach explain` and `schema`: what may stand in a routine file, for people and for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.completers import complete_fields
from voicecoach.problem import Exit, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.routine.fields import Field, Place


@click.command("explain")
@click.argument("name", required=False, metavar="[FIELD]", shell_complete=complete_fields)
def explain_command(name: str | None) -> None:
    """Explain a field of a routine file, with an example.

    Without a field, all of them are listed.
    """
    from voicecoach.routine.describe import places

    if name is None:
        click.echo("\n".join(_all_fields()))
        return
    word = name.strip().rstrip(":").lower()
    found = list(places(word)) or _guessed(word)
    click.echo("\n\n".join("\n".join(_explained(place, field)) for place, field in found))


def _all_fields() -> Iterator[str]:
    from voicecoach.routine.fields import TABLE, Place

    width = max(len(name) for here in TABLE.values() for name in here)
    for place in (place for place in TABLE if place is not Place.DEFAULTS):
        yield f"Fields of {place.value}:"
        yield from (f"  {field.name:<{width}}  {field.help}" for field in TABLE[place].values())
        yield ""
    yield "More about one: voicecoach explain FIELD."


def _guessed(word: str) -> list[tuple[Place, Field]]:
    """Raise VoicecoachError that says which field may have been meant."""
    from voicecoach.routine.fields import TABLE, Place
    from voicecoach.routine.synonyms import nearest

    near = next((found for place in (Place.EXERCISE, *TABLE) if (found := nearest(word, place))), ())
    hint = (
        "did you mean " + " or ".join(f"`{name}`" for name in near) + "?" if near else "`voicecoach explain` lists all"
    )
    raise VoicecoachError(f"there is no field “{word[:80]}”", hint, Exit.USAGE)


def _explained(place: Place, field: Field) -> Iterator[str]:
    from voicecoach.routine.describe import against, limits, sample, spellings, value
    from voicecoach.routine.fields import TABLE, Place

    defaults = ", or of `defaults`" if place is Place.EXERCISE and field.name in TABLE[Place.DEFAULTS] else ""
    yield f"{field.name}: {field.help}"
    rows = {
        "a field of": f"{place.value}{defaults}",
        "value": value(field),
        "limits": limits(field),
        "written": ", ".join(f"`{text}`" for text in spellings(field)),
        "without it": f"`{field.default}`" if field.default else "",
        "not beside": ", ".join(f"`{name}`" for name in against(field)) if place is Place.EXERCISE else "",
    }
    yield from (f"  {title + ':':<12} {text}" for title, text in rows.items() if text)
    yield ""
    yield from (f"    {line}" for line in sample(place, field).splitlines())


@click.command("schema")
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file to write; else it is printed.")
def schema_command(path: Path | None) -> None:
    """Print the JSON Schema of routine files, for editors.

    An editor with a YAML language server completes and checks with it: save it, and begin a routine with
    `# yaml-language-server: $schema=routine.schema.json`.
    """
    from voicecoach.routine.schema import schema

    text = json.dumps(schema(), ensure_ascii=False, indent=2)
    if path is None:
        click.echo(text)
        return
    _write(path, text + "\n")
    click.echo(f"{path}: begin a routine with `# yaml-language-server: $schema={path}`")


def _write(path: Path, text: str) -> None:
    from voicecoach.files import write_atomically

    if path.suffix != ".json":  # a routine's name slips in easily
        raise VoicecoachError(
            f"{path} doesn't end in .json", "write, for example, `-o routine.schema.json`", Exit.USAGE
        )
    try:
        write_atomically(path, text)
    except OSError as error:
        raise VoicecoachError(f"{path} can't be written: {error.strerror}", "name another file with -o") from None
