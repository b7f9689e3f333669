"""The option `--level`, apart from those of a session: `list` has it, and no time to load them all."""

from __future__ import annotations

from typing import Any

import click
from click.core import ParameterSource

from voicecoach.app.auto import AUTO
from voicecoach.cli.complete import complete_level
from voicecoach.cli.setting_option import option


def _check_level(context: click.Context, parameter: click.Parameter, level: str) -> str:
    if context.get_parameter_source(str(parameter.name)) is ParameterSource.DEFAULT or level == AUTO:
        return level  # a plain `list` has no time to load what would check it
    from voicecoach.routine.adjust.level import parse_level

    try:
        parse_level(level)
    except ValueError as error:
        raise click.BadParameter(f"{error}; or auto", context, parameter) from error
    return level


_LEVEL: dict[str, Any] = {
    "callback": _check_level,
    "default": AUTO,
    "metavar": "LEVEL",
    "show_default": True,
    "shell_complete": complete_level,
    "help": "low, middle, high, or 0 to 100; auto: as it went and felt before.",
}
level_option = option("--level", **_LEVEL)
level_to_look = option("--level", stops=False, **_LEVEL)
"""The same for a command that only looks."""
