"""Whether voices speak and outputs sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicecoach.app.health.finding import HealthFinding
from voicecoach.app.setup.voices import speaks, voices
from voicecoach.core.errors import Status
from voicecoach.core.installing import add_extra
from voicecoach.session.outputs.base import silence
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.registry import HUNG, NO_LIBRARY, devices, open_output, outputs, status

HINT = "plug in headphones or a speaker, or start the sound server (PipeWire or PulseAudio)"


def voice_findings() -> Iterator[HealthFinding]:
    """Yield whether each voice speaks, and which one a session takes."""
    chosen = ""
    for voice in voices():
        state = speaks(voice.name) if voice.status.usable else voice.status
        chosen = chosen or (voice.name if state.usable and voice.rank >= 0 else "")
        yield HealthFinding(f"voice {voice.name}", state)
    spoken = Status(bool(chosen), chosen or "none", add_extra("natural"))
    yield HealthFinding("voice of a session", spoken, needed=True)


def output_findings() -> Iterator[HealthFinding]:
    """Yield whether each output can be used, which one a session takes, and the devices."""
    for name, output in outputs().items():
        yield HealthFinding(f"output {name}", status(output))
    notices: list[str] = []
    speaker = open_output(tell=notices.append)
    speaker.start(silence)
    speaker.close()
    trouble = _silent(notices) if speaker.name == "null" else Status(not notices, "".join(notices[:1]), HINT)
    yield HealthFinding("sound", trouble if trouble.reason else Status(True, speaker.name), needed=True)
    yield from device_findings("device", devices())


def _silent(notices: Sequence[str]) -> Status:
    """Return why nothing is heard."""
    if NO_LIBRARY in notices:
        return Status(False, "no library that plays sound can be used here", "do what one of the outputs above needs")
    return Status(False, "the sound system doesn't answer" if HUNG in notices else "no sound card was found", HINT)


def device_findings(what: str, found: Sequence[Device]) -> Iterator[HealthFinding]:
    """Yield the devices that are real, and which is the default."""
    for device in found:
        if device.real:
            yield HealthFinding(f"{what} {device.name}", Status(True, "the default" if device.default else ""))
