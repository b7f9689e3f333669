"""The welcome of a session, heard as soon as it is clear that there will be one; meanwhile all else is loaded."""

from __future__ import annotations

import wave
from array import array

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.routines.routine_file import RoutineFile
from voicecoach.core.errors import Warn
from voicecoach.core.paths import shipped
from voicecoach.session.outputs.registry import open_output
from voicecoach.session.playback.welcoming_output import WelcomingOutput

USUAL = Choices()
_MAY_BE_WRONG = ("voice", "easier", "harder", "usual", "begin", "only", "skip", "minutes")


class Welcome:
    """The output of a session, and the welcome on it."""

    def __init__(self, setup: Setup, tell: Warn) -> None:
        """Open nothing yet. Raise SpeakerError if there is no such output."""
        self.output = WelcomingOutput(open_output(setup.output, setup.device, tell))
        self._volume = setup.volume
        # The ears must hear all that is played, and what nobody hears begins with the session.
        self._early = not setup.listen and setup.output.partition(":")[0] not in ("file", "null")

    def play(self, pack: str) -> None:
        """Have the welcome of a pack of ours heard, unless it was; any other comes with the session.

        Raise SpeakerError if there is no device.
        """
        file = shipped("sounds") / pack / "welcome.wav"
        if self._early and not self.output.welcoming and pack.isalpha() and file.is_file():
            self.output.welcome(_read(str(file), self._volume))

    def close(self) -> None:
        """Let the device go; safe to call twice."""
        self.output.close()


def sure_pack(file: RoutineFile, choices: Choices) -> str:
    """Return the sounds of a session that can begin for sure, though nothing of it was read yet; else nothing.

    It is of a routine of ours, with no choice that may turn out to be wrong.
    """
    sure = all(getattr(choices, name) == getattr(USUAL, name) for name in _MAY_BE_WRONG)
    return choices.pack_for("") if sure and is_ours(file) else ""


def is_ours(file: RoutineFile) -> bool:
    """Whether a routine is one of those that we ship, which are right and prefer neither sounds nor a voice."""
    return file.path.parent == shipped("routines")


def _read(file: str, volume: int) -> array[int]:
    """Return a sound of ours, all of which are in our format, at a volume in percent."""
    with wave.open(file, "rb") as sound:
        clip = array("h", sound.readframes(sound.getnframes()))
    return clip if volume == 100 else array("h", (int(sample * volume / 100) for sample in clip))
