"""Sound devices by name: the one that a person means by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from voicecoach.core.suggest import closest
from voicecoach.session.outputs.base import SpeakerError


@dataclass(frozen=True)
class Device:
    """Something that plays sound."""

    name: str
    default: bool
    """Whether the system plays on it unless told otherwise."""
    id: Any = None
    """What the output's library knows it by."""
    real: bool = True
    """Whether there is a thing behind it, rather than a plug-in of ALSA that leads elsewhere; only such are listed."""


def pick(wanted: str, devices: Sequence[Device]) -> Device:
    """Return the device with that name, or with that part in its name and none else; capitals don't matter.

    Raise SpeakerError that says which there are.
    """
    part = wanted.casefold()
    exact = [device for device in devices if device.name.casefold() == part]
    found = exact[:1] or [device for device in devices if part in device.name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise SpeakerError(f"several sound devices have {wanted!r} in their names", f"They are: {_list(found)}")
    raise SpeakerError(f"no sound device is called {wanted!r}", _guess(part, devices))


def _guess(part: str, devices: Sequence[Device]) -> str:
    devices = [device for device in devices if device.real]
    if not devices:
        return "There is none at all: `voicecoach doctor` says why"
    known = {word: device.name for device in devices for word in device.name.casefold().split()}
    known |= {device.name.casefold(): device.name for device in devices}
    near = closest(part, known)
    return f"{f'Did you mean {known[near[0]]}? ' if near else ''}There are: {_list(devices)}"


def _list(devices: Sequence[Device]) -> str:
    return ", ".join(dict.fromkeys(device.name for device in devices))
