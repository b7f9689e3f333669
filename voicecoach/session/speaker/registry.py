"""The outputs there are, ours and plug-ins', and the one to use."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple, cast

import numpy as np

from voicecoach.plugins import discover
from voicecoach.problem import Status
from voicecoach.session.speaker.base import Speaker, SpeakerError
from voicecoach.session.speaker.feed import Frames
from voicecoach.session.speaker.null import NullSpeaker

GROUP = "voicecoach.outputs"
NO_SOUND_CARD = (
    "No sound card was found: the session runs on the screen. "
    "`voicecoach doctor` says why; --output file:session.wav writes what you would hear."
)


class Opened(NamedTuple):
    """A speaker that has shown that it starts, and is stopped."""

    speaker: Speaker
    warning: str
    """One line for the person; empty if all is well."""


def outputs() -> dict[str, type[Speaker] | Status]:
    """Return each output by name, the one that `auto` tries first leading; a Status for one that can't be loaded."""
    found = cast("dict[str, type[Speaker] | Status]", discover(GROUP))
    return dict(sorted(found.items(), key=lambda pair: -_rank(pair[1])))


def status(output: type[Speaker] | Status) -> Status:
    """Say whether `output` can be used here; one whose own answer fails can't."""
    if isinstance(output, Status):
        return output
    try:
        return output.status()
    except Exception as error:  # a stranger's module may raise anything
        return Status(False, f"could not be asked: {error}")


def open_output(name: str = "") -> Opened:
    """Return the output called `name`; for '' and `auto` the best that starts; SpeakerError if a named one fails."""
    if name in ("", "auto"):
        return open_first()
    speaker = choose(name)
    _try(speaker)
    return Opened(speaker, "")


def choose(name: str) -> Speaker:
    """Return the output `name`, such as `miniaudio`, `miniaudio:DEVICE` or `file:PATH`, with nothing opened yet.

    Raise SpeakerError if there is none of that name or it can't be used here.
    """
    key, _, target = name.partition(":")
    found = outputs()
    if key not in found:
        near = get_close_matches(key, found, n=1)
        guess = f"Did you mean {near[0]}? " if near else ""
        raise SpeakerError(f"there is no output {key!r}", f"{guess}There are: auto, {', '.join(found)}")
    output = found[key]
    known = status(output)
    if isinstance(output, Status) or not known.usable:
        raise SpeakerError(f"the output {key} can't be used here: {known.reason}", known.hint)
    return output(target)


def open_first() -> Opened:
    """Return the first output, by rank, that really starts; without a sound card the silent one, and a warning."""
    for output in outputs().values():
        if isinstance(output, Status) or output.rank <= NullSpeaker.rank or not status(output).usable:
            continue
        speaker = output()
        try:
            _try(speaker)
        except SpeakerError:
            continue
        return Opened(speaker, "")
    return Opened(NullSpeaker(), NO_SOUND_CARD)


def _try(speaker: Speaker) -> None:
    """Start `speaker` with silence and stop it; what it raises says why it can't be used."""
    speaker.start(_silence)
    speaker.stop()


def _silence(frames: int) -> Frames:
    return np.zeros(frames, np.int16)


def _rank(output: type[Speaker] | Status) -> int:
    return -100 if isinstance(output, Status) else output.rank
