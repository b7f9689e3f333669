"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from voicecoach.app.choices import Choices, Setup
from voicecoach.cli.complete import (
    complete_devices,
    complete_exercises,
    complete_microphones,
    complete_names,
    complete_outputs,
    complete_packs,
    complete_remote,
    complete_variants,
    complete_voices,
)
from voicecoach.cli.level_option import level_option
from voicecoach.cli.option_types import parse_breath, parse_minutes
from voicecoach.cli.setting_option import option

if TYPE_CHECKING:
    from voicecoach.session.phone.address import PageAddress

Function = TypeVar("Function", bound=Callable[..., Any])


def _check_device(context: click.Context, parameter: click.Parameter, device: str) -> str:
    """Return the device; none from the settings where the command line says that nothing is to be heard on one."""
    typed = {name for name in ("output", "device") if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    elsewhere = typed == {"output"} and context.params["output"].partition(":")[0] in ("file", "null")
    return "" if elsewhere else device


def _check_remote(context: click.Context, parameter: click.Parameter, text: str) -> PageAddress | None:
    if not text:
        return None
    from voicecoach.session.phone.address import parse

    try:
        return parse(text)
    except ValueError as error:
        name = text[0].isalpha() and ":" not in text
        hint = "; if that is a routine, it comes before the option" if name else ""
        raise click.BadParameter(f"{error}{hint}", context, parameter) from error


DOSE = (
    level_option,
    option("--cues", type=click.Choice(["full", "brief", "beeps"]), help="How much is said."),
    option(
        "--breath",
        callback=parse_breath,
        metavar="TIME",
        help="How long one breath lasts, where times are told in breaths: 4s.",
    ),
    option("--weak-side", type=click.Choice(["left", "right"]), help="The side to begin with; it may get more sets."),
)
PART = (
    click.option(
        "--from", "begin", metavar="EXERCISE", shell_complete=complete_exercises, help="Begin with this exercise."
    ),
    *(
        click.option(name, multiple=True, metavar="EXERCISE", shell_complete=complete_exercises, help=help)
        for name, help in (
            ("--only", "Do nothing but this: a name or its number; can be repeated, or several with commas."),
            ("--skip", "Leave this out, likewise."),
        )
    ),
    option(
        "--minutes",
        kept=False,
        callback=parse_minutes,
        metavar="TIME",
        help="Shorten it to the time there is, such as 15, 15m or 1h30.",
    ),
    option("--repeat", kept=False, type=click.IntRange(1, 100), default=1, metavar="N", help="Do it all N times."),
)
VARIANTS = tuple(
    click.option(name, multiple=True, metavar="EXERCISE", shell_complete=complete_variants, help=help)
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
        metavar="NAME",
        show_default=True,
        shell_complete=complete_voices,
        help="A voice's name; see `voicecoach voices`.",
    ),
    option(
        "--rate",
        type=click.FloatRange(0.5, 2.0),
        metavar="NUMBER",
        help="Speed of speech; 1 is about 150 words a minute.",
    ),
    option(
        "--pack",
        metavar="NAME|FOLDER",
        shell_complete=complete_packs,
        help="Sounds: clear, soft, or a folder of yours.",
    ),
)

routine_argument = click.argument("name", metavar="NAME|FILE", shell_complete=complete_names)
OUTPUT = (
    option(
        "--output",
        default="auto",
        metavar="NAME",
        show_default=True,
        shell_complete=complete_outputs,
        help="pulse, alsa, miniaudio, simpleaudio, sounddevice, null, or file:PATH.",
    ),
    option(
        "--device",
        default="",
        metavar="NAME",
        callback=_check_device,
        shell_complete=complete_devices,
        help="The sound device to play on: its name or a part of it; see `voicecoach doctor`.",
    ),
)
plain_option = option("--plain", is_flag=True, help="Lines of text in place of the screen; fit for a screen reader.")
microphone_option = option(
    "--microphone",
    default="",
    metavar="NAME",
    shell_complete=complete_microphones,
    help="The microphone to hear with: its name or a part of it; see `voicecoach doctor`.",
)
REMOTE = option(
    "--remote",
    is_flag=False,
    flag_value="here",
    default="",
    metavar="[WHERE]",
    callback=_check_remote,
    shell_complete=complete_remote,
    help="A page with large buttons for your phone. lan: in your network; without it, this computer only. "
    "Also an address of it, each with :PORT; off.",
)
SETUP = (
    *OUTPUT,
    option(
        "--volume",
        type=click.IntRange(10, 100),
        default=100,
        metavar="PERCENT",
        show_default=True,
        help="Percent, to begin with.",
    ),
    option("--duck/--no-duck", default=True, show_default=True, help="Turn other players down while the coach speaks."),
    plain_option,
    REMOTE,
    option(
        "--listen/--no-listen",
        help="Hear spoken commands, such as “coach, pause”: nothing is recorded. See `voicecoach ears`.",
    ),
    microphone_option,
    option("--ask/--no-ask", default=True, show_default=True, help="Ask how much pain there was."),
    option("--anyway", kept=False, is_flag=True, help="Begin although another session runs."),
)


def dose_and_sound(command: Function) -> Function:
    """Add all of Choices as options and hand them over as `choices`."""
    return gathered("choices", Choices, (*DOSE, *PART, *VARIANTS, *SOUND), command)


def setup_options(command: Function) -> Function:
    """Add all of Setup as options and hand them over as `setup`."""
    return gathered("setup", Setup, SETUP, command)


def output_options(command: Function) -> Function:
    """Add what chooses where it is heard: `output` and `device`."""
    for add in reversed(OUTPUT):
        command = add(command)
    return command


def sound_only(command: Function) -> Function:
    """Add what chooses how it sounds and hand it over as `choices`."""
    return gathered("choices", Choices, SOUND, command)


def gathered(name: str, kind: type[Any], options: Sequence[Callable[[Any], Any]], command: Function) -> Function:
    """Add `options`, fields of the dataclass `kind`, and hand them over as one: `name`."""

    @wraps(command)
    def with_one(**values: Any) -> Any:
        fields = {field: values.pop(field) for field in kind.__dataclass_fields__ if field in values}
        return command(**{name: kind(**fields)}, **values)

    made: Any = with_one
    for add in reversed(options):
        made = add(made)
    return made  # type: ignore[no-any-return]
