"""The list of outputs, ours and plug-ins', and the choice of the one to use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, cast

from voicecoach.core.errors import Status
from voicecoach.core.plugins import OUTPUTS, ask, discover, rank
from voicecoach.core.suggest import did_you_mean
from voicecoach.session.outputs.base import Speaker, SpeakerError
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.fallback_output import FallbackOutput, Standin
from voicecoach.session.outputs.null import NullSpeaker
from voicecoach.session.outputs.time_limited import TimeLimitedSpeaker, answered

NO_SOUND_CARD = (
    "No sound card was found: the session runs on the screen. "
    "`voicecoach doctor` says why; --output file:session.wav writes what you would hear."
)

NO_LIBRARY = (
    "Nothing on this computer can play sound yet, whatever its sound card: the session runs on the screen. "
    "`voicecoach doctor` says what to install; --output file:session.wav writes what you would hear."
)

HUNG = (
    "The sound system doesn't answer: the session runs on the screen until it does. "
    "Restarting the sound server may help; --output file:session.wav writes what you would hear."
)


def outputs() -> dict[str, type[Speaker] | Status]:
    """Return each output by name, the one that `auto` tries first leading; a Status for one that can't be loaded."""
    return discover(OUTPUTS)


def status(output: type[Speaker] | Status) -> Status:
    """Say whether `output` can be used here; one whose own answer fails can't."""
    return ask(output, lambda known: answered(known.status))


def open_output(name: str = "", device: str = "", tell: Callable[[str], None] = lambda _: None) -> FallbackOutput:
    """Return what plays on the output `name`, for '' and `auto` the best that starts; it is opened by its `start`.

    `device` is the name of a sound device, or a part of it. `tell` is told, in a line for the person, when
    another plays than was wanted. Raise SpeakerError for what can't be had; what isn't there is raised by `start`.
    """
    if name in ("", "auto"):
        return _named(_usable(), device, tell) if device else _best(tell)
    output, _, target = name.partition(":")
    if not device:
        speaker = choose(name)
        return (
            _named([type(speaker)], target, tell)
            if target and _chooses(type(speaker))
            else FallbackOutput([_patient(type(speaker), target)], tell=tell)
        )
    if target:
        raise SpeakerError(f"--output {name} has a target already, and --device names another", "leave one away")
    return _named([type(choose(output))], device, tell)


def _best(tell: Callable[[str], None]) -> FallbackOutput:
    usable = _usable()
    standin = Standin([NullSpeaker()], True, NO_SOUND_CARD if usable else NO_LIBRARY, HUNG)
    return FallbackOutput([_patient(output) for output in usable], standin, tell)


def _named(kinds: Sequence[type[Speaker]], device: str, tell: Callable[[str], None]) -> FallbackOutput:
    """Return what plays on `device` by the first of these outputs that can."""
    able = [output for output in kinds if _chooses(output)]
    if not able:
        names = " or ".join(output.name for output in kinds) or "auto"
        raise SpeakerError(f"--device can't be used with the output {names}", "leave --device or --output away")
    away = f"{device} is still away: the sound comes from the default device until it is back."
    standin = Standin([_patient(output) for output in able], False, away)
    return FallbackOutput([_patient(output, device) for output in able], standin, tell)


def _patient(output: type[Speaker], target: str = "") -> Speaker:
    return cast("Speaker", TimeLimitedSpeaker(lambda: output(target)))


def _usable() -> list[type[Speaker]]:
    """Return the outputs that `auto` may take, the best first."""
    found = (output for output in outputs().values() if not isinstance(output, Status))
    return [output for output in found if rank(output) > NullSpeaker.rank and status(output).usable]


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
        question = did_you_mean(key, found, question="Did you mean {}? ")
        raise SpeakerError(f"there is no output {key!r}", f"{question}There are: auto, {', '.join(found)}")
    output = found[key]
    known = status(output)
    if isinstance(output, Status) or not known.usable:
        raise SpeakerError(f"the output {key} can't be used here: {known.reason}", known.hint)
    return output(target)
