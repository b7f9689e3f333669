"""`voicecoach explain` and `schema`: what may stand in a routine file, for people and for editors."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.cli.complete import complete_fields


@click.command("explain")
@click.argument("name", required=False, metavar="[FIELD]", shell_complete=complete_fields)
def explain_command(name: str | None) -> None:
    """Explain a field of a routine file, with an example.

    Without a field, all of them are listed.
    """
    from voicecoach.app.routines.fields import all_fields, explained

    click.echo("\n".join(all_fields() if name is None else explained(name)))


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
