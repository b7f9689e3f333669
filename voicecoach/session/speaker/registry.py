"""The outputs there are, ours and plug-ins', and the one to use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, cast

from voicecoach.guess import closest
from voicecoach.plugins import discover
from voicecoach.problem import Status
from voicecoach.session.speaker.base import Speaker, SpeakerError
from voicecoach.session.speaker.devices import Device
from voicecoach.session.speaker.null import NullSpeaker
from voicecoach.session.speaker.patient import PatientSpeaker, answered
from voicecoach.session.speaker.preferred import Preferred, Standin

GROUP = "voicecoach.outputs"
NO_SOUND_CARD = (
    "No sound card was found: the session runs on the screen. "
    "`voicecoach doctor` says why; --output file:session.wav writes what you would hear."
)

HUNG = (
    "The sound system doesn't answer: the session runs on the screen until it does. "
    "Restarting the sound server may help; --output file:session.wav writes what you would hear."
)


def outputs() -> dict[str, type[Speaker] | Status]:
    """Return each output by name, the one that `auto` tries first leading; a Status for one that can't be loaded."""
    found = cast("dict[str, type[Speaker] | Status]", discover(GROUP))
    return dict(sorted(found.items(), key=lambda pair: -_rank(pair[1])))


def status(output: type[Speaker] | Status) -> Status:
    """Say whether `output` can be used here; one whose own answer fails can't."""
    if isinstance(output, Status):
        return output
    try:
        return answered(output.status)
    except Exception as error:  # a stranger's module may raise anything
        return Status(False, f"could not be asked: {error}")


def open_output(
    name: str = "", device: str = "", tell: Callable[[str], None] = lambda _: None, *, listening: bool = False
) -> Preferred:
    """Return what plays on the output `name`, for '' and `auto` the best that starts; it is opened by its `start`.

    `device` is the name of a sound device, or a part of it. `tell` is told, in a line for the person, when
    another plays than was wanted. Raise SpeakerError for what can't be had; what isn't there is raised by `start`.
    While somebody is `listening` for commands, `pulse` comes last: with it, the coach's own voice isn't taken out.
    """
    if name in ("", "auto"):
        usable = sorted(_usable(), key=lambda output: listening and output.name == "pulse")
        return _named(usable, device, tell) if device else _best(usable, tell)
    output, _, target = name.partition(":")
    if not device:
        speaker = choose(name)
        return (
            _named([type(speaker)], target, tell)
            if target and _chooses(type(speaker))
            else Preferred([_patient(type(speaker), target)], tell=tell)
        )
    if target:
        raise SpeakerError(f"--output {name} has a target already, and --device names another", "leave one away")
    return _named([type(choose(output))], device, tell)


def _best(usable: Sequence[type[Speaker]], tell: Callable[[str], None]) -> Preferred:
    standin = Standin([NullSpeaker()], True, NO_SOUND_CARD, HUNG)
    return Preferred([_patient(output) for output in usable], standin, tell)


def _named(kinds: Sequence[type[Speaker]], device: str, tell: Callable[[str], None]) -> Preferred:
    """Return what plays on `device` by the first of these outputs that can."""
    able = [output for output in kinds if _chooses(output)]
    if not able:
        names = " or ".join(output.name for output in kinds) or "auto"
        raise SpeakerError(f"--device can't be used with the output {names}", "leave --device or --output away")
    away = f"{device} is still away: the sound comes from the default device until it is back."
    standin = Standin([_patient(output) for output in able], False, away)
    return Preferred([_patient(output, device) for output in able], standin, tell)


def _patient(output: type[Speaker], target: str = "") -> Speaker:
    return cast("Speaker", PatientSpeaker(lambda: output(target)))


def _usable() -> list[type[Speaker]]:
    """Return the outputs that `auto` may take, the best first."""
    found = (output for output in outputs().values() if not isinstance(output, Status))
    return [output for output in found if output.rank > NullSpeaker.rank and status(output).usable]


def _chooses(output: type[Speaker]) -> bool:
    return hasattr(output, "devices")


def devices() -> list[Device]:
    """Return the sound devices that `--device` may name, by the best output that knows any."""
    for output in filter(_chooses, _usable()):
        with suppress(SpeakerError):
            found: list[Device] = answered(cast("Any", output).devices)
            if found:
                return found
    return []


def choose(name: str) -> Speaker:
    """Return the output `name`, such as `miniaudio`, `miniaudio:DEVICE` or `file:PATH`, with nothing opened yet.

    Raise SpeakerError if there is none of that name or it can't be used here.
    """
    key, _, target = name.partition(":")
    found = outputs()
    if key not in found:
        near = closest(key, found)
        guess = f"Did you mean {near[0]}? " if near else ""
        raise SpeakerError(f"there is no output {key!r}", f"{guess}There are: auto, {', '.join(found)}")
    output = found[key]
    known = status(output)
    if isinstance(output, Status) or not known.usable:
        raise SpeakerError(f"the output {key} can't be used here: {known.reason}", known.hint)
    return output(target)


def _rank(output: type[Speaker] | Status) -> int:
    return -100 if isinstance(output, Status) else output.rank
