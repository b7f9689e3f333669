"""`voicecoach start`: this process is found as a session first, then the welcome is heard, then all else is loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.last_sessions import last_sessions
from voicecoach.app.live.listening import listening
from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.one_coach import be_the_only_coach, heard_from
from voicecoach.app.live.opening import Opening
from voicecoach.app.live.question import may_ask
from voicecoach.app.messages import note, warn
from voicecoach.app.routines.choosing import chosen
from voicecoach.app.routines.routine_file import RoutineFile, find_file
from voicecoach.core.errors import Exit
from voicecoach.session.control.remote_socket import RemoteSocket, reachable

if TYPE_CHECKING:
    from voicecoach.app.preparing import Prepared
    from voicecoach.journal.history import PastSession
    from voicecoach.session.playback.transport import Position
    from voicecoach.session.voice_control.companion import VoiceControl


def start(name: str | None, choices: Choices, setup: Setup) -> int:
    """Hold a session of a routine, of the one that is offered if none is named; return the exit code."""
    be_the_only_coach(setup)
    if not (name := chosen(name) if name else _offered()):
        return Exit.FINE
    with reachable(heard_from(setup)) as door:  # before all that takes long to load
        return _start_file(find_file(name, note), choices, setup, door)


def _offered() -> str:
    from voicecoach.app.next_up import offered  # the journal and programmes, which a name makes needless

    return offered()


def _start_file(file: RoutineFile, choices: Choices, setup: Setup, door: RemoteSocket | None) -> int:
    """Hold a session, and have its welcome heard as soon as nothing can come before it, neither question nor error."""
    notices = PendingNotices()
    ask = setup.ask and may_ask(setup.output)
    with listening(setup, notices) as ears, closing(Opening(setup, notices)) as opening:
        pasts = _pasts(file, ears) if ask else None
        opening.welcome(file, choices)
        opening.wake(file, choices)
        prepared = _prepared(file, choices, setup, pasts, notices)
        return opening.hold(prepared, ears, door, _begin_at(prepared), ask=ask)


def _pasts(file: RoutineFile, ears: VoiceControl | None) -> Sequence[PastSession]:
    """Return a routine's last sessions.

    First ask how the 24 hours after the last one with anything to feel were, if they are over, not long ago and not
    known. With `ears` the answer can be spoken.
    """
    done = last_sessions(file.known_by, warn)
    if not done:
        return done
    from voicecoach.core.clock import now
    from voicecoach.journal.level_advice import asks_for_day

    if last := asks_for_day(done, now()):
        from voicecoach.app.live.pain import ask_for_day  # seldom asked

        done[done.index(last)] = replace(last, pain_after=ask_for_day(last.id, ears))
    return done


def _prepared(
    file: RoutineFile, choices: Choices, setup: Setup, pasts: Sequence[PastSession] | None, notices: PendingNotices
) -> Prepared:
    """Return the routine, ready to be performed; what `check` warns of is told."""
    from voicecoach.app.preparing import prepare_file
    from voicecoach.app.routine_warnings import tell_warnings
    from voicecoach.session.control.keys import flowing
    from voicecoach.session.display.choose import has_screen

    prepared = prepare_file(file, choices, remember=notices, pasts=pasts, warn=warn)
    with flowing():
        tell_warnings(prepared, notices if has_screen(setup.plain, sys.stdout, os.environ) else warn)
    return prepared


def _begin_at(prepared: Prepared) -> Position | None:
    """Return where a session begins; None: at the beginning."""
    from voicecoach.score.place import JUMPED
    from voicecoach.session.playback.transport import Position

    return Position(prepared.begin, JUMPED) if prepared.begin else None
