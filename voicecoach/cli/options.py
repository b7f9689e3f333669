"""Options that several commands share; each is also a VOICECOACH_* variable and a line of `config.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from voicecoach.cli.completers import (
    complete_exercises,
    complete_level,
    complete_names,
    complete_outputs,
    complete_packs,
    complete_voices,
)

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Choices:
    """How much a person wants to do, and how it shall sound."""

    level: str = "low"
    cues: str | None = None
    voice: str = "auto"
    rate: float | None = None
    pack: str | None = None
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()


def _check_level(context: click.Context, parameter: click.Parameter, level: str) -> str:
    if context.get_parameter_source(str(parameter.name)) is ParameterSource.DEFAULT:
        return level  # a plain `list` has no time to load what would check it
    from voicecoach.routine.dosage import parse_level

    try:
        parse_level(level)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from error
    return level


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """Return a click option that is also a VOICECOACH_* variable."""
    variable = "VOICECOACH_" + names[0].lstrip("-").replace("-", "_").upper()
    return click.option(*names, envvar=variable, show_envvar=True, **settings)


level_option = option(
    "--level",
    callback=_check_level,
    default="low",
    show_default=True,
    shell_complete=complete_level,
    help="low, middle, high, or 0 to 100.",
)
DOSE = (
    level_option,
    option("--cues", type=click.Choice(["full", "brief", "beeps"]), help="How much is said."),
)
VARIANTS = tuple(
    click.option(name, multiple=True, metavar="EXERCISE", shell_complete=complete_exercises, help=help)
    for name, help in (
        ("--easier", "Do this exercise in its easier variant."),
        ("--harder", "Do this exercise in its harder variant."),
        ("--usual", "Do this exercise as it is, from now on."),
    )
)
SOUND = (
    option(
        "--voice",
        default="auto",
        show_default=True,
        shell_complete=complete_voices,
        help="A voice's name; see `voicecoach voices`.",
    ),
    option("--rate", type=click.FloatRange(0.5, 2.0), help="Speed of speech; 1 is the voice's own."),
    option("--pack", shell_complete=complete_packs, help="Sounds: clear, soft, or a folder of yours."),
)

routine_argument = click.argument("name", metavar="NAME|FILE", shell_complete=complete_names)
output_option = option(
    "--output",
    default="auto",
    show_default=True,
    shell_complete=complete_outputs,
    help="miniaudio, simpleaudio, sounddevice, null, or file:PATH.",
)
plain_option = option("--plain", is_flag=True, help="Lines of text in place of the screen; fit for a screen reader.")
volume_option = option(
    "--volume", type=click.IntRange(10, 100), default=100, show_default=True, help="Percent, to begin with."
)


def dose_and_sound(command: Function) -> Function:
    """Add all of Choices as options and hand them over as `choices`."""
    return _choices((*DOSE, *VARIANTS, *SOUND), command)


def sound_only(command: Function) -> Function:
    """Add what chooses how it sounds and hand it over as `choices`."""
    return _choices(SOUND, command)


def _choices(options: tuple[Callable[[Any], Any], ...], command: Function) -> Function:
    @wraps(command)
    def with_choices(**values: Any) -> Any:
        chosen = {name: values.pop(name) for name in Choices.__dataclass_fields__ if name in values}
        return command(choices=Choices(**chosen), **values)

    made: Any = with_choices
    for add in reversed(options):
        made = add(made)
    return made  # type: ignore[no-any-return]
