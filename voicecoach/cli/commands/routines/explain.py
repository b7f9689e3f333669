"""`voicecoach explain` and `schema`: what may stand in a routine file, for people and for editors."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.app.choices import Choices
from voicecoach.cli.complete import complete_fields
from voicecoach.cli.data import data_option, echo_data
from voicecoach.cli.options import output_options, sound_only
from voicecoach.core.errors import Exit, VoicecoachError


@click.command("explain")
@click.argument("name", required=False, metavar="[FIELD]", shell_complete=complete_fields)
@click.option("--play", "aloud", is_flag=True, help="Play a short session that uses it.")
@data_option
@sound_only
@output_options
def explain_command(name: str | None, aloud: bool, as_json: bool, output: str, device: str, choices: Choices) -> int:
    """Explain a field of a routine file, with an example.

    Without a field, all of them are listed. With --play you hear it, too: keys work as in any session, and nothing of
    it is kept.
    """
    from voicecoach.app.routines.fields import all_fields, explained, field_data

    if as_json:
        echo_data(field_data(name))
        return Exit.FINE
    if aloud and name is None:
        raise VoicecoachError("no field is named", "voicecoach explain tempo --play", Exit.USAGE)
    click.echo("\n".join(all_fields() if name is None else explained(name)))
    if not aloud or name is None:
        return Exit.FINE
    from voicecoach.app.routines.hear import hear_field  # the player, which the words alone can do without

    return hear_field(name, output, device, choices)


@click.command("schema")
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file to write; else it is printed.")
def schema_command(path: Path | None) -> None:
    """Print the JSON Schema of routine files, for editors.

    An editor with a YAML language server completes and checks with it: save it, and begin a routine with
    `# yaml-language-server: $schema=routine.schema.json`.
    """
    from voicecoach.app.routines.fields import schema_text, write_schema

    if path is None:
        click.echo(schema_text())
        return
    write_schema(path)
    click.echo(f"{path}: begin a routine with `# yaml-language-server: $schema={path}`")
