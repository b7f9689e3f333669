"""Values that an option itself leaves to the session: names of what may be installed here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.plugins import OUTPUTS, VOICES, names
from voicecoach.core.suggest import did_you_mean
from voicecoach.sound.earcons import packs


def check(key: str, value: str) -> None:
    """Raise VoicecoachError if the setting's value is the name of nothing that there is."""
    if key == "voice":
        _one_of("voice", value, names(VOICES))
    elif key == "output":
        _one_of("output", value.partition(":")[0], names(OUTPUTS))
    elif key == "zone":
        from voicecoach.app.planning.calendar import zone_named  # with all that calendars need

        zone_named(value)
    elif key == "pack" and not Path(value).expanduser().is_dir():
        _one_of("pack of sounds", value, packs())


def _one_of(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        hint = did_you_mean(name, known, f"there are {', '.join(known)}")
        raise VoicecoachError(f"there is no {what} “{name}”", hint)
