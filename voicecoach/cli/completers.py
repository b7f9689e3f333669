"""What a shell is offered for each argument and option, when a person presses Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

LONGEST_WAIT = 1.0
"""Seconds that a sound server may take to name its devices."""

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from voicecoach.routine.model import Routine


def complete_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the routines whose name begins so, and files."""
    from voicecoach.places import routine_folders
    from voicecoach.routine.library import by_name

    return [*_begin(begun, sorted(by_name(routine_folders()))), *_files(begun)]


def complete_own_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the person's own routines whose name begins so."""
    from voicecoach.places import own_routines
    from voicecoach.routine.library import by_name

    return _begin(begun, sorted(by_name([own_routines()])))


def complete_exercises(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the exercises of the routine that stands before."""
    from voicecoach.routine.variants import exercises

    routine = _routine(context)
    return _begin(begun, dict.fromkeys(exercise.name for exercise in exercises(routine.exercises)) if routine else ())


def complete_variants(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the exercises that have such a variant, of the routine that stands before; `--usual`: any variant."""
    from voicecoach.routine.variants import offered

    routine, wanted = _routine(context), parameter.name
    have = offered(routine) if routine else {}
    return _begin(begun, [name for name, variants in have.items() if wanted == "usual" or wanted in variants])


def _routine(context: click.Context) -> Routine | None:
    """Return the routine that stands before; None if it can't be read."""
    from voicecoach.places import routine_folders
    from voicecoach.problem import VoicecoachError
    from voicecoach.routine.library import find, load

    folders = routine_folders()
    # An option that still lacks its value stops click before it has put the words by their names.
    name = context.params["name"] or next(iter(context.args), "")
    try:
        return load(str(find(name, folders)), folders)
    except VoicecoachError:
        return None


def complete_fields(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the fields of a routine file."""
    from voicecoach.routine.fields import TABLE

    return _begin(begun, dict.fromkeys(name for here in TABLE.values() for name in here))


def complete_level(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the levels that have a name."""
    from voicecoach.routine.dosage import LEVELS

    return _begin(begun, ["auto", *LEVELS])


def complete_voices(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the voices, loading none."""
    from voicecoach.plugins import VOICES, names

    return _begin(begun, names(VOICES))


def complete_outputs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the outputs, loading none."""
    from voicecoach.plugins import OUTPUTS, names

    return _begin(begun, names(OUTPUTS))


def complete_remote(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the places that have a name."""
    return _begin(begun, ("lan", "here", "off"))


def complete_devices(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the sound devices with that in their name; none if the sound server takes long to tell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in _in_time(_device_names) if begun.casefold() in name.casefold()]


def complete_microphones(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the microphones with that in their name; none if the sound server takes long to tell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in _in_time(_microphone_names) if begun.casefold() in name.casefold()]


def complete_packs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return our packs of sounds, and files, for a folder may be named too."""
    from voicecoach.sound.earcons import packs

    return [*_begin(begun, packs()), *_files(begun)]


def complete_sounds(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the sounds."""
    from voicecoach.score.model import Earcon

    return _begin(begun, [earcon.value for earcon in Earcon])


def _device_names() -> list[str]:
    from voicecoach.session.speaker.registry import devices

    return [device.name for device in devices() if device.real]


def _microphone_names() -> list[str]:
    from voicecoach.session.ears.microphone import microphones

    return [device.name for device in microphones() if device.real]


def _in_time(asked: Callable[[], list[str]]) -> list[str]:
    """Return what a sound server answers, nothing if that takes long."""
    from threading import Thread

    names: list[str] = []
    asking = Thread(target=lambda: names.extend(asked()), daemon=True)
    asking.start()
    asking.join(LONGEST_WAIT)
    return names


def _begin(begun: str, words: Iterable[str]) -> list[CompletionItem]:
    """Return the words that begin so, in capitals or not, as names are found too."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.casefold().startswith(begun.casefold())]


def _files(begun: str) -> list[CompletionItem]:
    """Return what has the shell itself offer files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]
