"""What a command has to tell, as data for other programs."""

from __future__ import annotations

import json

import click

data_option = click.option("--json", "as_json", is_flag=True, help="All of it as data, for other programs.")


def echo_data(data: object) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, indent=1))
