"""What a shell is offered for each argument and option, when a person presses Tab."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the routines whose name begins so, and files."""
    return [*_begin(begun, _known().routine_names()), *_files(begun)]


def complete_own_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the person's own routines whose name begins so."""
    return _begin(begun, _known().own_routine_names())


def complete_exercises(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the exercises of the routine that stands before."""
    return _begin(begun, _written().exercise_names(_routine(context)))


def complete_variants(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the exercises that have such a variant, of the routine that stands before; `--usual`: any variant."""
    return _begin(begun, _written().exercises_with(str(parameter.name), _routine(context)))


def complete_fields(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the fields of a routine file."""
    return _begin(begun, _written().field_names())


def complete_poses(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the poses that can be drawn."""
    return _begin(begun, _known().pose_names())


def complete_level(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the levels that have a name."""
    return _begin(begun, _written().level_names())


def complete_voices(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the voices."""
    return _begin(begun, _known().voice_names())


def complete_outputs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the outputs."""
    return _begin(begun, _known().output_names())


def complete_remote(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the places that have a name."""
    return _begin(begun, ("lan", "here", "off"))


def complete_devices(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the sound devices with that in their name; none if the sound server takes long to tell."""
    return _hold(begun, _devices().speaker_names())


def complete_microphones(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the microphones with that in their name; none if the sound server takes long to tell."""
    return _hold(begun, _devices().microphone_names())


def complete_packs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return our packs of sounds, and files, for a folder may be named too."""
    return [*_begin(begun, _devices().pack_names()), *_files(begun)]


def complete_topics(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return what there is help on."""
    from voicecoach.app.setup.guides import TOPICS

    assert context.parent
    assert isinstance(context.parent.command, click.Group)
    return _begin(begun, [*TOPICS, *context.parent.command.list_commands(context.parent)])


def complete_sounds(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the sounds."""
    return _begin(begun, _written().sound_names())


def _known() -> ModuleType:
    from voicecoach.app.completions import names

    return names


def _written() -> ModuleType:
    from voicecoach.app.completions import routines

    return routines


def _devices() -> ModuleType:
    from voicecoach.app.completions import devices

    return devices


def _routine(context: click.Context) -> str:
    """Return the routine that stands before."""
    # An option that still lacks its value stops click before it has put the words by their names.
    return context.params["name"] or next(iter(context.args), "")


def _begin(begun: str, words: Iterable[str]) -> list[CompletionItem]:
    """Return the words that begin so, in capitals or not, as names are found too."""
    return _items(word for word in words if word.casefold().startswith(begun.casefold()))


def _hold(begun: str, names: Iterable[str]) -> list[CompletionItem]:
    """Return the names with that in them."""
    return _items(name for name in names if begun.casefold() in name.casefold())


def _files(begun: str) -> list[CompletionItem]:
    """Return what makes the shell itself offer files."""
    return _items([begun], "file")


def _items(words: Iterable[str], kind: str = "plain") -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # loaded by nothing but Tab

    return [CompletionItem(word, type=kind) for word in words]
