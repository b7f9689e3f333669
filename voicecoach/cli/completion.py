"""`voicecoach completion`: what a shell needs to complete commands, names and values."""

from __future__ import annotations

import click

VARIABLE = "_VOICECOACH_COMPLETE"
"""By which click knows that a shell asks."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Have your shell complete commands and names.

    Prints a script. bash: put `eval "$(voicecoach completion bash)"` into ~/.bashrc, and the same with zsh into
    ~/.zshrc. fish: voicecoach completion fish > ~/.config/fish/completions/voicecoach.fish
    """
    from click.shell_completion import get_completion_class

    context = click.get_current_context().find_root()
    completer = get_completion_class(shell)
    assert completer is not None  # click knows these three
    click.echo(completer(context.command, {}, "voicecoach", VARIABLE).source())
