"""`voicecoach completion`: what a shell needs to complete commands, names and values."""

from __future__ import annotations

from pathlib import Path

import click

# Not click's own scripts: in bash they leave names with spaces bare, in zsh they want `compinit` to have been run and
# lose count where nothing is typed yet, in fish they cut names at a comma; no `--option=value` in any of them.
SCRIPTS = Path(__file__).with_name("shells")
SUFFIXES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}


@click.command("completion")
@click.argument("shell", type=click.Choice([*SUFFIXES]))
def completion_command(shell: str) -> None:
    """Have your shell complete commands and names.

    Prints a script for the shell to read. Type the line of yours, once; a new terminal then completes with Tab:

    \b
    bash:  echo 'eval "$(voicecoach completion bash 2>/dev/null)"' >> ~/.bashrc
    zsh:   echo 'eval "$(voicecoach completion zsh 2>/dev/null)"' >> ~/.zshrc
    fish:  voicecoach completion fish > ~/.config/fish/completions/voicecoach.fish
    PowerShell, in $PROFILE:  voicecoach completion powershell | Out-String | Invoke-Expression

    In bash and zsh a new terminal must find voicecoach, as after pipx or uv tool. Where it lies in a .venv that you
    activate later, write its whole path, as `echo "$PWD/.venv/bin/voicecoach"` shows it, in place of `voicecoach`.
    """  # noqa: D301  # click wants the sign itself
    click.echo((SCRIPTS / f"voicecoach.{SUFFIXES[shell]}").read_text(encoding="utf-8"), nl=False)
