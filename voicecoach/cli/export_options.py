"""How an exported session is written: the options of `voicecoach export`, handed over as one `form`."""

from __future__ import annotations

from dataclasses import dataclass

import click

from voicecoach.cli.options import Function, gathered, option

QUIETEST, LOUDEST = -40, -5
"""LUFS: the least that is heard, and the most that peaks leave room for."""
CAPTIONS = ("vtt", "srt", "lrc")


@dataclass(frozen=True)
class Form:
    """How a session is written."""

    format_name: str | None
    chapters: str
    loudness: float | None
    """LUFS; None to leave it."""
    captions: tuple[str, ...]


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
        help="Captions beside it: vtt, srt, lrc, several with commas, or all.",
    ),
)


def form_options(command: Function) -> Function:
    """Add how it is written and hand it over as `form`."""
    return gathered("form", Form, _OPTIONS, command)
