"""How `start` and `resume` open a session: its welcome and its voice come before all that takes long to load."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from voicecoach.app.auto import AUTO
from voicecoach.app.choices import Choices, Setup
from voicecoach.app.live.early_voices import EarlyVoices
from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.welcome import Welcome, is_ours, sure_pack
from voicecoach.app.routines.routine_file import RoutineFile

if TYPE_CHECKING:
    from voicecoach.app.preparing import Prepared
    from voicecoach.journal.model import Session
    from voicecoach.session.control.remote_socket import RemoteSocket
    from voicecoach.session.playback.transport import Position
    from voicecoach.session.voice_control.companion import VoiceControl


class Opening:
    """The welcome of a session, and its voice, which loads while the routine is read."""

    def __init__(self, setup: Setup, notices: PendingNotices) -> None:
        """Open nothing yet. Raise SpeakerError if there is no such output."""
        self._setup = setup
        self._notices = notices
        self._welcome = Welcome(setup, notices)
        self._voices = EarlyVoices()

    def welcome(self, file: RoutineFile, choices: Choices) -> None:
        """Have the welcome heard if this session begins for sure. Raise SpeakerError if there is no device."""
        self._welcome.play(sure_pack(file, choices))

    def wake(self, file: RoutineFile, choices: Choices) -> None:
        """Have the voice begin to load if it is known without reading the routine."""
        if is_ours(file):
            self._voices.wake(choices)

    def hold(
        self,
        prepared: Prepared,
        ears: VoiceControl | None,
        door: RemoteSocket | None,
        begin: Position | None,
        *,
        ask: bool,
        before: Session | None = None,
    ) -> int:
        """Hold the session, and have its welcome heard as soon as no error can come before it; return the exit code.

        It begins at `begin`; with `before` that session goes on. If we may `ask`, the pain it left is asked for.
        """
        settled, routine = prepared.choices, prepared.routine
        pack = settled.pack_for(routine.sounds)
        if settled.voice_for(routine.voice) == AUTO:  # one that is named may not be there
            self._welcome.play(pack)

        from voicecoach.app.track import begin_to_speak, open_track

        with closing(open_track(routine, settled, self._notices, choose=self._voices.choose)) as track:
            self._welcome.play(pack)
            first = begin.form(prepared.score) if begin else prepared.score[0]
            begin_to_speak(track, (first, *prepared.score[begin.step + 1 if begin else 1 :]))

            from voicecoach.app.live.perform import Equipment
            from voicecoach.app.live.session import run_session

            equipment = Equipment(self._setup, begin, door=door, ears=ears, output=self._welcome.output)
            return run_session(prepared, track, equipment, self._notices, ask=ask, before=before)

    def close(self) -> None:
        """Let the device and the voice go; safe to call twice."""
        self._voices.close()
        self._welcome.close()
