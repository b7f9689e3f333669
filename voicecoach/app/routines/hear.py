"""A field of a routine file as it sounds: a short session, with the keys of any other, and nothing of it is kept."""

from __future__ import annotations

from contextlib import closing

from voicecoach.app.choices import Choices, Setup
from voicecoach.app.live.notices import PendingNotices
from voicecoach.app.live.perform import Equipment, play
from voicecoach.app.messages import warn
from voicecoach.app.phrases import words_of
from voicecoach.app.routines.fields import field_places
from voicecoach.app.track import open_track
from voicecoach.core import clock
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.routine.adjust.level import LEVELS, dose
from voicecoach.routine.fields import Section
from voicecoach.routine.model import Routine
from voicecoach.routine.reading.routine import read
from voicecoach.routine.schema.heard import heard
from voicecoach.score.again import Held
from voicecoach.score.compose import compose
from voicecoach.score.model import Step


def hear_field(name: str, output: str, device: str, choices: Choices) -> int:
    """Play a session that uses the field; return the exit code. Raise VoicecoachError if it makes no sound."""
    place, routine = _routine(name)
    words, notices = words_of(routine), PendingNotices()
    score = compose(routine, words, held=Held(clock.local(clock.now())))
    setup = Setup(output, device, 100, duck=False, plain=False, remote=None, listen=False, microphone="", ask=False)
    with closing(open_track(routine, choices, warn)) as track:
        outcome = play(routine.name, _part(score, place), track, Equipment(setup, words=words), notices)
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def _routine(name: str) -> tuple[Section, Routine]:
    """Return the first place where the field is heard, and a routine with it there. Raise VoicecoachError."""
    for place, field in field_places(name):
        if text := heard(place, field):
            routine = read(f"name: {field.name}\n{text}" if field.name != "name" else text).routine
            assert routine  # else a test of ours would have failed
            return place, dose(routine, LEVELS["low"])
    hint = f"`voicecoach explain {name}` tells what it does"
    raise VoicecoachError(f"`{name}` makes no sound of its own", hint, Exit.USAGE)


def _part(score: tuple[Step, ...], place: Section) -> tuple[Step, ...]:
    """Return what is to be heard: of an exercise the work, without the welcome and the end."""
    return score if place is Section.ROUTINE else tuple(step for step in score if step.exercise >= 0)
