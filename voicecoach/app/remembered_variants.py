"""Easier and harder exercises: chosen by flags, remembered for each routine in `variants.yaml` of the config folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from voicecoach.app.choices import Choices
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import read_bytes, write_atomically, writing
from voicecoach.core.paths import config_folder
from voicecoach.routine.adjust.variants import VARIANTS, exercise_called, offered

if TYPE_CHECKING:
    from voicecoach.routine.model import Routine

LARGEST = 1_000_000
"""Bytes of the largest file of choices."""
Chosen = dict[str, str]
"""Name of an exercise -> `easier` or `harder`."""


def read() -> dict[str, Chosen]:
    """Return what was chosen for all routines. Raise VoicecoachError if the file is broken."""
    if not _file().is_file():
        return {}
    try:
        found = yaml.safe_load(read_bytes(_file(), LARGEST).decode()) or {}
    except (OSError, UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        raise VoicecoachError(f"can't read {_file()}: {error}", "mend it or remove it", Exit.USAGE) from error
    if not isinstance(found, dict) or not all(isinstance(value, dict) for value in found.values()):
        hint = "mend it or remove it; it holds, for example, `upper-hamstring: {Chair bridge: harder}`"
        raise VoicecoachError(f"{_file()} can't be used", hint, Exit.USAGE)
    return {str(key): {str(name): str(variant) for name, variant in value.items()} for key, value in found.items()}


def chosen(before: Chosen, routine: Routine, choices: Choices) -> Chosen:
    """Return what was chosen now or, of what is still there, before."""
    have = offered(routine)
    found = {name: variant for name, variant in before.items() if variant in have.get(name, {})}
    for variant in VARIANTS:
        found |= {exercise_called(routine, name): variant for name in getattr(choices, variant)}
    usual = {exercise_called(routine, name) for name in choices.usual}
    return {name: variant for name, variant in found.items() if name not in usual}


def remember(kept: Mapping[str, Chosen], known_by: str, chosen: Chosen) -> None:
    """Add what was chosen for a routine to what is `kept`; nothing is written if nothing changed.

    Raise VoicecoachError.
    """
    if kept.get(known_by, {}) != chosen:
        keep({**kept, known_by: chosen})


def rename(old: str, new: str) -> dict[str, Chosen] | None:
    """Keep a routine's choices by its new name; return everything as it was kept before, None if nothing changes.

    Raise VoicecoachError.
    """
    kept = read()
    if old not in kept:
        return None
    keep({new if name == old else name: value for name, value in kept.items() if name != new})
    return kept


def keep(kept: Mapping[str, Chosen]) -> None:
    """Write what was chosen for all routines. Raise VoicecoachError."""
    text = yaml.safe_dump({key: value for key, value in kept.items() if value}, allow_unicode=True)
    with writing(_file(), "what you chose holds for this session"):
        write_atomically(_file(), text)


def _file() -> Path:
    return config_folder() / "variants.yaml"
