"""For programs that embed voicecoach: a routine checked, played and written to a file, with nothing printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicecoach.app.choices import Form
from voicecoach.app.exporting.session import Progress, Sound, unseen, write_session
from voicecoach.app.live.perform import perform_quietly
from voicecoach.app.preparing import Prepared
from voicecoach.app.references import everything
from voicecoach.app.track import open_track
from voicecoach.core.errors import Problem, Warn, unheard
from voicecoach.core.paths import routine_folders
from voicecoach.routine.library.find import find
from voicecoach.routine.library.load import read_file
from voicecoach.session.outputs.registry import open_output
from voicecoach.session.playback.loop import LiveOutcome
from voicecoach.session.playback.view import Companion


def check(name: str) -> tuple[Problem, ...]:
    """Return what is wrong in the file of a routine, and what was hardly meant.

    Raise VoicecoachError if it can't be read.
    """
    return read_file(find(name, routine_folders()), wishes=everything()).problems


def perform(
    prepared: Prepared,
    output: str = "auto",
    device: str = "",
    *,
    companions: Sequence[Companion] = (),
    warn: Warn = unheard,
) -> LiveOutcome:
    """Play a session to its end and return how it went; nothing of it is written to the journal.

    `output` and `device` are what the options of that name take. Each of the `companions` is called with what has a
    command obeyed, and its context's value is shown each view; a routine that waits for a key waits for one of them.

    Raise VoicecoachError.
    """
    track = open_track(prepared.routine, prepared.choices, warn)
    speaker = open_output(output, device, warn)
    return perform_quietly(prepared.routine.name, prepared.heard, track, speaker, prepared.words, companions)


def export(
    prepared: Prepared, path: Path, form: Form | None = None, *, warn: Warn = unheard, progress: Progress = unseen
) -> float:
    """Write a session, prepared `in_a_file`, to a sound file or, with `form.split`, to a folder; return its seconds.

    The file's ending tells its format. Raise VoicecoachError.
    """
    form = form or Form()
    return write_session(prepared, path, Sound.at(form, path), form.split, warn, progress)
