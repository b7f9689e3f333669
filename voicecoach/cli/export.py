"""`voicecoach export`: a session as a sound file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from voicecoach.cli.options import Choices, dose_and_sound, routine_argument
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.routine.report import visible
from voicecoach.score.model import Step
from voicecoach.units import clock, frames, seconds


@click.command("export")
@routine_argument
@dose_and_sound
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file to write; NAME.wav by default.")
def export_command(name: str, path: Path | None, choices: Choices) -> None:
    """Write a session to a sound file.

    It is a WAV file. What waits for a key in a live session lasts 30 seconds in the file.
    """
    from voicecoach.cli.studio import open_track, read_routine, warn
    from voicecoach.export.audio import write_wav
    from voicecoach.score.compose import estimate

    target = _target(path, name)
    prepared = read_routine(name, choices)
    score = prepared.heard
    track = open_track(prepared.routine, choices, warn)
    takes = map(track.take, score)
    length = frames(max(1.0, estimate(score)))
    with click.progressbar(length=length, label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        written = write_wav(target, takes, bar.update, _least(score))
    click.echo(f"{target}: {clock(seconds(written))}")
    if prepared.told:
        click.echo(visible(" ".join(prepared.told)))


def _least(score: tuple[Step, ...]) -> int:
    """Return the frames that `score` lasts at least: those of exercise, which no voice changes."""
    exact = (segment for step in score for segment in step.segments if segment.kind.exact)
    return sum(frames(segment.seconds) for segment in exact)


def _target(path: Path | None, name: str) -> Path:
    """Return the file to write; raise VoicecoachError if it can't be one."""
    target = path or Path(f"{Path(name).stem}.wav")
    if target.suffix.lower() != ".wav":
        raise VoicecoachError(f"can't write a {target.suffix or 'file without an ending'}", "use .wav", Exit.USAGE)
    if (target.exists() and not target.is_file()) or not target.parent.is_dir():
        what = "is not a file" if target.exists() else "is in a folder that doesn't exist"
        raise VoicecoachError(f"{target} {what}", "name a file with -o", Exit.USAGE)
    return target
