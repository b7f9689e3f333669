"""One coach at a time: no session is begun beside another that is heard, unless the person wants it.

The other one is found by its socket, which the system closes with its process, so none that was killed is in the way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import data_folder, real
from voicecoach.session.control.remote_client import STATUS, RunningSession, ask, sessions

if TYPE_CHECKING:
    from voicecoach.app.choices import Setup


def heard_from(setup: Setup) -> str:
    """Return the data folder of a session that is heard; empty for one that plays to nobody or to a file."""
    silent = setup.output.partition(":")[0] in ("null", "file")
    return "" if silent else str(real(data_folder().absolute()))


def be_the_only_coach(setup: Setup) -> None:
    """Raise VoicecoachError if another session of this data folder is heard, unless this one may begin anyway."""
    mine = heard_from(setup)
    if setup.anyway or not mine:
        return
    for session in sessions():
        if session.data == mine and session.pid != os.getpid():
            hint = "`voicecoach stop` ends it; with --anyway this one begins all the same"
            raise VoicecoachError(_told(session), hint)


def _told(session: RunningSession) -> str:
    try:
        status = None if session.starting else ask(session, STATUS)
    except VoicecoachError:  # it is stopped or hung, but it is there
        status = None
    if status is None:
        return "a session runs in another terminal already"
    return f"{status.routine} is {'paused' if status.paused else 'running'} in another terminal"
