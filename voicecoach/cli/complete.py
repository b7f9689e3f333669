"""What a shell is offered for each argument and option, when a person presses Tab."""

from __future__ import annotations

from collections.abc import Callable
from pkgutil import resolve_name
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], list["CompletionItem"]]


def _completer(name: str, files: bool = False, anywhere: bool = False) -> Completer:
    """Return what offers those words of `app.completion` that begin as typed, or have that `anywhere`; and files.

    In capitals or not, as names are found too.
    """

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        typed = begun.casefold()
        words = resolve_name(f"voicecoach.app.completion:{name}")(_routine(context), parameter.name)
        fitting = [
            word for word in words if (typed in word.casefold() if anywhere else word.casefold().startswith(typed))
        ]
        return [*map(CompletionItem, fitting), *([CompletionItem(begun, type="file")] if files else [])]

    return complete


def _routine(context: click.Context) -> str:
    """Return the routine that stands before, if there is one."""
    # An option that still lacks its value stops click before it has put the words by their names.
    return str(context.params.get("name") or next(iter(context.args), ""))


complete_names = _completer("routines", files=True)
complete_own_names = _completer("own_routines")
complete_exercises = _completer("exercises_of")
complete_variants = _completer("exercises_with_variants")
complete_fields = _completer("fields")
complete_level = _completer("levels")
complete_voices = _completer("voices")
complete_outputs = _completer("outputs")
complete_remote = _completer("remotes")
complete_devices = _completer("devices", anywhere=True)
complete_microphones = _completer("microphones", anywhere=True)
complete_packs = _completer("packs", files=True)
complete_sounds = _completer("sounds")
