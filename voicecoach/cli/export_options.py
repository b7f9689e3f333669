"""How an exported session is written: the options of `voicecoach export`, handed over as one `form`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from voicecoach.app.choices import Form
from voicecoach.cli.options import gathered
from voicecoach.cli.setting_option import Function, option
from voicecoach.export.text.captions import FORMATS as CAPTIONS

QUIETEST, LOUDEST = -40, -5
"""LUFS: the least that is heard, and the most that peaks leave room for."""


@dataclass(frozen=True)
class TypedForm(Form):
    """How a session is written, as it was typed."""

    def __post_init__(self) -> None:
        """Raise UsageError for more than one of those that tell what is written."""
        names = [f"--{name}" for name in ("script", "split", "all") if getattr(self, name)]
        if len(names) > 1:
            raise click.UsageError(f"{' and '.join(names)} don't go together.")


def _format(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the format; one of the settings gives way to what the ending of -o says."""
    from voicecoach.export.audio.formats import FORMATS, kind_of

    path: Path | None = context.params.get("path")
    if value is None or path is None or kind_of(path) not in FORMATS or kind_of(path) == value:
        return value
    if context.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE:
        raise click.BadParameter(f"'{value}' is not what {path.name} is to be.", context, parameter)
    return None


def _loudness(context: click.Context, parameter: click.Parameter, value: str) -> float | None:
    """Return what to bring the loudness to; None to leave it."""
    if value.lower() == "off":
        return None
    try:
        loudness = float(value)
    except ValueError:
        loudness = 0.0
    if not QUIETEST <= loudness <= LOUDEST:
        raise click.BadParameter(f"'{value}' is neither from {QUIETEST} to {LOUDEST} nor `off`.", context, parameter)
    return loudness


def _captions(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    kinds = value.lower().replace(",", " ").split()
    if unknown := [kind for kind in kinds if kind not in (*CAPTIONS, "all")]:
        message = f"'{unknown[0]}' is none of {', '.join(CAPTIONS)} and `all`."
        raise click.BadParameter(message, context, parameter)
    return tuple(kind for kind in CAPTIONS if kind in kinds or "all" in kinds)


_OPTIONS = (
    option(
        "--format",
        "format_name",
        type=click.Choice(["wav", "flac", "mp3", "opus", "m4a"], case_sensitive=False),
        callback=_format,
        help="What kind of file; else its ending tells.",
    ),
    option(
        "--chapters",
        type=click.Choice(["exercises", "sets", "none"]),
        default="exercises",
        show_default=True,
        help="What players can jump to.",
    ),
    option(
        "--loudness",
        metavar="LUFS",
        default="-16",
        callback=_loudness,
        show_default=True,
        help="From -40 to -5, or `off`.",
    ),
    option(
        "--captions",
        metavar="KINDS",
        default="",
        callback=_captions,
        help=f"Captions beside it: {', '.join(CAPTIONS)}, several with commas, or all.",
    ),
    click.option("--script", is_flag=True, help="A sheet to print, with boxes to tick: .html or .md."),
    click.option("--split", is_flag=True, help="A file for each exercise and a playlist, in a folder."),
    click.option("--all", is_flag=True, help="Every routine that changed since, into the folder of -o."),
)


def form_options(command: Function) -> Function:
    """Add how it is written and hand it over as `form`."""
    return gathered("form", TypedForm, _OPTIONS, command)
