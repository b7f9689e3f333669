"""The words that a shell offers at Tab: each function is given the routine named before, and the option in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Thread

from voicecoach.app.choices import AUTO
from voicecoach.core import paths
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.plugins import OUTPUTS, VOICES, names
from voicecoach.routine.adjust.level import LEVELS
from voicecoach.routine.adjust.variants import exercises, offered
from voicecoach.routine.fields import TABLE
from voicecoach.routine.library.find import by_name
from voicecoach.routine.library.load import load
from voicecoach.routine.model import Routine
from voicecoach.score.model import Earcon

LONGEST_WAIT = 1.0
"""Seconds that a sound server may take to name its devices."""


def routines(routine: str, option: str) -> Iterable[str]:
    """Return the names of all routines."""
    return sorted(by_name(paths.routine_folders()))


def own_routines(routine: str, option: str) -> Iterable[str]:
    """Return the names of the person's own routines."""
    return sorted(by_name([paths.own_routines()]))


def exercises_of(routine: str, option: str) -> Iterable[str]:
    """Return the exercises of the routine."""
    found = _loaded(routine)
    return dict.fromkeys(exercise.name for exercise in exercises(found.exercises)) if found else ()


def exercises_with_variants(routine: str, option: str) -> Iterable[str]:
    """Return the exercises of the routine that have such a variant; `usual`: any variant."""
    found = _loaded(routine)
    have = offered(found) if found else {}
    return [name for name, variants in have.items() if option == "usual" or option in variants]


def _loaded(name: str) -> Routine | None:
    """Return the routine of that name; None if it can't be read."""
    try:
        return load(name, paths.routine_folders())
    except VoicecoachError:
        return None


def fields(routine: str, option: str) -> Iterable[str]:
    """Return the fields of a routine file."""
    return dict.fromkeys(name for here in TABLE.values() for name in here)


def levels(routine: str, option: str) -> Iterable[str]:
    """Return the levels that have a name."""
    return (AUTO, *LEVELS)


def voices(routine: str, option: str) -> Iterable[str]:
    """Return the names of the voices, loading none."""
    return names(VOICES)


def outputs(routine: str, option: str) -> Iterable[str]:
    """Return the names of the outputs, loading none."""
    return names(OUTPUTS)


def remotes(routine: str, option: str) -> Iterable[str]:
    """Return the places for the phone page that have a name."""
    return ("lan", "here", "off")


def sounds(routine: str, option: str) -> Iterable[str]:
    """Return the names of the sounds."""
    return [earcon.value for earcon in Earcon]


# What makes sounds is slow to load, and nobody should wait for it who completes a name.


def packs(routine: str, option: str) -> Iterable[str]:
    """Return our packs of sounds."""
    from voicecoach.sound.earcons import packs

    return packs()


def devices(routine: str, option: str) -> Iterable[str]:
    """Return the sound devices; none if the sound server takes long to tell."""
    from voicecoach.session.outputs.registry import devices

    return _in_time(lambda: [device.name for device in devices() if device.real])


def microphones(routine: str, option: str) -> Iterable[str]:
    """Return the microphones, likewise."""
    from voicecoach.session.voice_control.microphone import microphones

    return _in_time(lambda: [device.name for device in microphones() if device.real])


def _in_time(asked: Callable[[], list[str]]) -> list[str]:
    """Return what a sound server answers, nothing if that takes long."""
    found: list[str] = []
    asking = Thread(target=lambda: found.extend(asked()), daemon=True)
    asking.start()
    asking.join(LONGEST_WAIT)
    return found
