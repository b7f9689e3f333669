"""The messages between the session and the ears' process: a line of JSON each, and after it the bytes of any sound."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import IO, Any

import numpy as np

from voicecoach.session.voice_control.model import Samples

Message = dict[str, Any]


@dataclass(frozen=True)
class HearingTask:
    """What the process is to do; its first line."""

    microphone: str = ""
    """A device's name or a part of it; empty: the default."""
    echo: int | None = None
    """Samples from playing to hearing, from the calibration."""
    threshold: float = 0.0
    """From the calibration."""
    levels: bool = False
    """Whether to tell how loud it is, and what was refused."""


def task_line(task: HearingTask) -> bytes:
    """Return the first line."""
    return line(asdict(task))


def line(message: Message) -> bytes:
    """Return a message as it is written."""
    return json.dumps(message).encode() + b"\n"


def sound(samples: Samples, at: int, again: bool = False) -> bytes:
    """Return the message that `samples` are heard from `at` on, which counts samples of the monotonic clock.

    With `again` they replace others that were to be heard then.
    """
    data = samples.astype("<i2").tobytes()
    return line({"play": at, "again": again, "bytes": len(data)}) + data


def messages(stream: IO[bytes]) -> Iterator[tuple[Message, Samples]]:
    """Yield each message with its sound, until the other side is gone; an incomplete one is left out."""
    for raw in stream:
        if not raw.endswith(b"\n"):
            return
        message = json.loads(raw)
        data = stream.read(message.get("bytes", 0))
        if len(data) < message.get("bytes", 0):
            return
        yield message, np.frombuffer(data, "<i2").astype(np.int16)
