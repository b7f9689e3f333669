"""`voicecoach start`: a live session."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from voicecoach.cli.completers import complete_names
from voicecoach.cli.options import Choices, Setup, dose_and_sound, setup_options
from voicecoach.problem import Exit
from voicecoach.routine.variants import exercises
from voicecoach.units import clock

if TYPE_CHECKING:
    from voicecoach.cli.stage import Notices, Stage
    from voicecoach.cli.studio import Prepared
    from voicecoach.journal.model import Session
    from voicecoach.journal.work import Work
    from voicecoach.session.door import Door
    from voicecoach.session.live import Outcome


@click.command("start")
@click.argument("name", required=False, metavar="[NAME|FILE]", shell_complete=complete_names)
@dose_and_sound
@setup_options
def start_command(name: str | None, choices: Choices, setup: Setup) -> int:
    """Start a session: the voice tells you what to do.

    Without a name, it offers what comes next: of your programme, else what is due, else what you did last.

    While it runs: space pauses and goes on, n next, b back, r repeat, h it hurts, q quits, ? shows all keys.

    With --listen you can say it: “coach, pause”, “coach, go on”, “coach, next”, “it hurts”. All of it is heard on this
    computer, and nothing is recorded or kept.

    At a terminal it asks once how much pain there was, before for the 24 hours after last time and at the end for now:
    a digit answers, Enter or 20 seconds pass, and `voicecoach pain` tells it later or corrects it. From the answers the
    level goes up or down, unless you choose one.
    """
    from voicecoach.session.door import reachable

    if not (name := name or _offered()):
        return Exit.FINE
    with reachable() as door:  # before all that takes long to load
        return _start(name, choices, setup, door)


def _offered() -> str:
    from voicecoach.cli.offer import offered

    return offered()


def _start(name: str, choices: Choices, setup: Setup, door: Door | None) -> int:
    from voicecoach.cli.company import company
    from voicecoach.cli.listening import listening
    from voicecoach.cli.pain import ask_for_day, may_ask
    from voicecoach.cli.stage import Notices, Stage
    from voicecoach.cli.studio import read_routine
    from voicecoach.cli.telling import warn
    from voicecoach.cli.warned import tell_warnings
    from voicecoach.score.place import JUMPED
    from voicecoach.session.display import has_screen
    from voicecoach.session.keys import flowing
    from voicecoach.session.transport import Place

    notices = Notices()
    ask = setup.ask and may_ask(setup.output)
    with listening(setup, notices) as ears:
        pasts = ask_for_day(name, ears) if ask else None
        prepared = read_routine(name, choices, remember=notices, pasts=pasts)
        with flowing():
            tell_warnings(prepared, notices if has_screen(setup.plain, sys.stdout, os.environ) else warn)
        begin = Place(prepared.begin, JUMPED) if prepared.begin else None
        return hold(prepared, Stage(setup, begin, company(setup, notices, door), ears=ears), notices, ask=ask)


def hold(prepared: Prepared, stage: Stage, notices: Notices, *, ask: bool, before: Session | None = None) -> int:
    """Hold a session, with all of it written to the journal; return the exit code. With `before` that one goes on.

    If we may `ask`, the pain it left is asked for: not of who quit before anything was done, or was shut down.
    """
    from voicecoach.cli.pain import ask_for_now
    from voicecoach.cli.phone import phone
    from voicecoach.cli.record import Record
    from voicecoach.cli.stage import perform
    from voicecoach.cli.studio import open_track
    from voicecoach.cli.telling import tell
    from voicecoach.session.answers import answer
    from voicecoach.session.keys import flowing

    routine = prepared.routine
    for exercise in exercises(routine.exercises):
        if exercise.variant:
            notices(f"{prepared.words.show(exercise.variant)}: {exercise.name}.")
    if prepared.told:
        notices(" ".join(prepared.told))
    track = open_track(routine, prepared.choices, notices)
    with phone(stage, routine.name, notices) as shown:
        record = Record(prepared, notices, step=stage.begin.step if stage.begin else 0, before=before)
        whole = replace(
            shown,
            hurts=prepared.words.say("hurts"),
            companions=[*shown.companions, record.accompany],
            on_left=record.left,
            answer=partial(answer, prepared.words),
            words=prepared.words,
        )
        outcome = perform(routine.name, prepared.score, track, whole, notices)
    work = record.work
    with flowing():
        for line in _told(routine.name, outcome, work):
            tell(line)
        for notice in outcome.unshown:
            tell(notice)
        if not record.kept:  # it was told, while nobody may have looked
            tell("The journal could not be written: this session is not in it, or not all of it.")
    if ask and (work.something or outcome.hurt) and not outcome.killed and record.session:
        ask_for_now(record.session, stage.ears)
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def _told(name: str, outcome: Outcome, work: Work) -> Iterator[str]:
    """Yield how it ended, how much was done and what hurt, a line each."""
    from voicecoach.journal.work import ENOUGH

    where = f", in {outcome.exercise}" if outcome.exercise and not outcome.finished else ""
    yield f"{name}: {'finished' if outcome.finished else 'stopped'} after {clock(outcome.seconds)}{where}."
    short = "" if work.enough else f" That is {work.percent} %; a session counts as done from {100 * ENOUGH:.0f} %."
    yield f"You did {work.told()}.{short}"
    if outcome.hurt:
        hurt = ", ".join(dict.fromkeys(outcome.hurt))
        yield f"Ended because it hurt: {hurt}. If it keeps hurting, see a professional."
