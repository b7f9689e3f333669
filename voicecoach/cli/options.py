"""Options that several commands share; each is also a VOICECOACH_* variable and a line of `config.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

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


def complete_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the routines whose name begins so, and files."""
    from click.shell_completion import CompletionItem

    from voicecoach.places import routine_folders
    from voicecoach.routine.library import by_name

    # The file comes first: in click's script for bash it wipes out the names before it.
    return [CompletionItem(begun, type="file"), *_begin(begun, by_name(routine_folders()))]


def complete_own_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the person's own routines whose name begins so."""
    from voicecoach.places import own_routines
    from voicecoach.routine.library import by_name

    return _begin(begun, by_name([own_routines()]))


def _complete_level(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from voicecoach.routine.dosage import LEVELS

    return _begin(begun, LEVELS)


def _complete_plugins(group: str) -> Completer:
    """Return what completes the names of plug-ins, loading none."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from importlib.metadata import entry_points

        return _begin(begun, ["auto", *(point.name for point in entry_points(group=f"voicecoach.{group}"))])

    return complete


def _begin(begun: str, words: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in sorted(words) if word.startswith(begun)]


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
    shell_complete=_complete_level,
    help="low, middle, high, or 0 to 100.",
)
DOSE = (
    level_option,
    option("--cues", type=click.Choice(["full", "brief", "beeps"]), help="How much is said."),
)
VARIANTS = (
    click.option("--easier", multiple=True, metavar="EXERCISE", help="Do this exercise in its easier variant."),
    click.option("--harder", multiple=True, metavar="EXERCISE", help="Do this exercise in its harder variant."),
    click.option("--usual", multiple=True, metavar="EXERCISE", help="Do this exercise as it is, from now on."),
)
SOUND = (
    option(
        "--voice",
        default="auto",
        show_default=True,
        shell_complete=_complete_plugins("voices"),
        help="A voice's name; see `voicecoach voices`.",
    ),
    option("--rate", type=click.FloatRange(0.5, 2.0), help="Speed of speech; 1 is the voice's own."),
    option("--pack", help="Sounds: clear, soft, or a folder of yours."),
)

routine_argument = click.argument("name", metavar="NAME|FILE", shell_complete=complete_names)
output_option = option(
    "--output",
    default="auto",
    show_default=True,
    shell_complete=_complete_plugins("outputs"),
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
