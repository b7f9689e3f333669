"""`voicecoach poses`: what exercises can look like."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from voicecoach.cli.complete import complete_poses


@click.command("poses")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_poses)
@click.option(
    "-o", "--file", "path", type=click.Path(path_type=Path), help="Draw them on a page, .html, or as an .svg."
)
def poses_command(names: tuple[str, ...], path: Path | None) -> None:
    """List the poses for the field `pose`, or draw them.

    A word will do: `voicecoach poses bridge` draws all bridges. With -o a page shows them, all without a name.
    """
    from voicecoach.app.drawings import drawn, poses_called, write_poses
    from voicecoach.core.terminal import columns, graphics

    poses = poses_called(names)
    if path:
        write_poses(poses, path)
        click.echo(path)
        return
    shown = graphics() if names else None
    for pose in poses:
        click.echo(pose.name)
        if names:
            click.echo("\n".join([*drawn([pose], shown, columns=columns(sys.stdout) or 80), ""]))
