"""From a routine's name and a person's choices to a score, in a straight line: each step takes what the last one made.

find -> load -> choose variants -> choose parts -> pick by the day -> count how often -> settle the level -> shorten ->
compose
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voicecoach.app import references, remembered_variants
from voicecoach.app.choices import Choices
from voicecoach.app.last_sessions import last_sessions
from voicecoach.app.level import settle
from voicecoach.app.phrases import words_of
from voicecoach.app.routines.routine_file import RoutineFile, find_file
from voicecoach.core.clock import local, now
from voicecoach.core.errors import Exit, Problem, VoicecoachError, Warn, unheard
from voicecoach.core.paths import routine_folders
from voicecoach.journal.practice import practised, sessions_before
from voicecoach.language.model import Language
from voicecoach.routine.adjust.chance import of_day
from voicecoach.routine.adjust.level import Level, dose
from voicecoach.routine.adjust.parts import all_called, only, repeated, skipped
from voicecoach.routine.adjust.variants import choose_variants, exercises
from voicecoach.routine.library.load import load_file
from voicecoach.routine.model import Cues, Routine, Side
from voicecoach.score.again import Held
from voicecoach.score.compose import compose
from voicecoach.score.fading import cues_for
from voicecoach.score.model import Step, StepKind
from voicecoach.score.place import JUMPED, entered
from voicecoach.score.shorten import fitted

if TYPE_CHECKING:
    from voicecoach.journal.history import PastSession

Pasts = Callable[[], "Sequence[PastSession]"]
"""Returns a routine's last sessions, which are read when they are first asked for."""


class Prepared(NamedTuple):
    """A routine, ready to be performed."""

    routine: Routine
    """Its exercises are chosen and its ranges fixed."""
    score: tuple[Step, ...]
    words: Language
    """The coach's words in it."""
    file: RoutineFile
    choices: Choices
    """With a level in place of `auto`."""
    level: Level | None
    """0 to 100; None where it makes no difference."""
    told: tuple[str, ...] = ()
    """Its level and what was shortened, in words."""
    begin: int = 0
    """The step to begin with."""
    warnings: tuple[Problem, ...] = ()
    """What was hardly meant in its file."""
    ranged: Routine | None = None
    """The same exercises before their ranges were fixed, and before it was shortened."""
    whole: tuple[Step, ...] = ()
    """The score of all exercises, where only some are done: what the person does is a part of it."""

    @property
    def path(self) -> Path:
        """Its file's path."""
        return self.file.path

    @property
    def heard(self) -> tuple[Step, ...]:
        """The score from the step to begin with on."""
        if not self.begin:
            return self.score
        first, *steps, last = self.score[self.begin :]
        return (entered(first, JUMPED), *steps, entered(last, JUMPED))


@dataclass(frozen=True)
class _Draft:
    """A routine on its way to a score."""

    file: RoutineFile
    usual: Routine
    """As its file has it."""
    warnings: tuple[Problem, ...]
    routine: Routine
    choices: Choices
    words: Language
    first: str = ""
    """The exercise to begin with, if one was chosen."""
    times: int = 0
    """How often what is to be done was done before."""
    held: Held | None = None
    """When the session is, and those before it; None in a file, which is for any time."""
    seed: int = 0
    """It decides between the forms of a phrase."""
    level: Level | None = None
    told: tuple[str, ...] = ()
    ranged: Routine | None = None

    @property
    def cues(self) -> Cues | None:
        return Cues(self.choices.cues) if self.choices.cues else None


def prepare(name: str, choices: Choices | None = None, *, in_a_file: bool = False, warn: Warn = unheard) -> Prepared:
    """Return the routine of that name, or in that file, with its score and the words that it is told in.

    Its words are those of a session in which there are keys to press, or of one `in_a_file`. `warn` is told what a
    person may want to know, such as what in the journal can't be read. Raise VoicecoachError.
    """
    return prepare_file(find_file(name), choices or Choices(), in_a_file=in_a_file, warn=warn)


def prepare_file(
    file: RoutineFile,
    choices: Choices,
    *,
    remember: Warn | None = None,
    pasts: Sequence[PastSession] | None = None,
    in_a_file: bool = False,
    warn: Warn = unheard,
) -> Prepared:
    """Return the routine in a file, likewise.

    With `remember` the variants are remembered; it is told if they can't be. `pasts` are its last sessions, if known.
    """

    @cache
    def known() -> Sequence[PastSession]:
        return last_sessions(file.known_by, warn) if pasts is None else pasts

    def finished(draft: _Draft) -> Prepared:
        draft = _by_chance(draft)
        draft = draft if in_a_file else _practised(draft, known)
        return _composed(_shortened(_at_level(draft, known)))

    draft = _with_variants(_loaded(file, choices, in_a_file), remember)
    prepared = finished(_with_parts(draft))
    if in_a_file or not (choices.only or choices.skip):
        return prepared
    all_of_it = replace(draft, choices=replace(draft.choices, only=(), skip=(), begin=None))
    return prepared._replace(whole=finished(all_of_it).score)


def _loaded(file: RoutineFile, choices: Choices, in_a_file: bool) -> _Draft:
    usual, warnings = load_file(file.path, routine_folders(), references.files())
    weak_side = Side(choices.weak_side) if choices.weak_side else usual.weak_side
    usual = replace(usual, rate=choices.rate or usual.rate, weak_side=weak_side, breath=choices.breath or usual.breath)
    return _Draft(file, usual, warnings, usual, choices, words_of(usual, in_a_file))


def _with_variants(draft: _Draft, remember: Warn | None) -> _Draft:
    kept = remembered_variants.read()
    chosen = remembered_variants.chosen(kept.get(draft.file.known_by, {}), draft.routine, draft.choices)
    made = choose_variants(draft.routine, chosen)
    if remember:
        try:
            remembered_variants.remember(kept, draft.file.known_by, chosen)
        except VoicecoachError as error:
            remember(f"{error.message}; {error.hint}")
    return replace(draft, routine=made)


def _with_parts(draft: _Draft) -> _Draft:
    """Keep the part that was chosen, and find the name of the exercise to begin with, if any."""
    choices, routine = draft.choices, draft.routine
    if choices.begin and choices.minutes:
        hint = "leave the exercises before it out with `--skip`"
        raise VoicecoachError("`--from` can't go with `--minutes`", hint, Exit.USAGE)
    wanted, unwanted, first = (
        all_called(routine, names, draft.usual)
        for names in (choices.only, choices.skip, [choices.begin] if choices.begin else [])
    )
    routine = only(routine, wanted) if wanted else routine
    routine = skipped(routine, unwanted) if unwanted else routine
    return replace(draft, routine=routine, first="".join(first))


def _by_chance(draft: _Draft) -> _Draft:
    """Choose what the routine leaves to the day, and keep which day it was: a session may be resumed on another."""
    day = date.fromisoformat(draft.choices.day) if draft.choices.day else now().date()
    routine = of_day(draft.routine, day)
    chosen = draft.choices if routine is draft.routine else replace(draft.choices, day=day.isoformat())
    return replace(draft, routine=routine, choices=chosen)


def _practised(draft: _Draft, known: Pasts) -> _Draft:
    """Find out how often it was done before. A file is made for any time, so it has all the words, always the same."""
    names = (exercise.name for exercise in exercises(draft.routine.exercises))
    held = Held(local(now()), tuple(local(past.started) for past in known() if past.work.enough))
    return replace(draft, times=practised(known(), names, now()), seed=sessions_before(known()), held=held)


def _at_level(draft: _Draft, known: Pasts) -> _Draft:
    settled = settle(draft.routine, draft.choices, draft.words, known)
    repeat = draft.choices.repeat
    routine, ranged = (
        repeated(made, repeat) for made in (dose(draft.routine, settled.level or 0, settled.others), draft.routine)
    )
    return replace(
        draft, routine=routine, choices=settled.choices, level=settled.level, told=settled.told, ranged=ranged
    )


def _shortened(draft: _Draft) -> _Draft:
    if not (minutes := draft.choices.minutes):
        return draft
    cues = cues_for(draft.times, draft.cues, draft.routine.cues).cues
    routine, told = fitted(draft.routine, minutes, draft.words, cues, draft.told)
    return replace(draft, routine=routine, told=draft.told + told)


def _composed(draft: _Draft) -> Prepared:
    score = compose(
        draft.routine, draft.words, draft.cues, draft.told, seed=draft.seed, times=draft.times, held=draft.held
    )
    begin = _begin(score, draft.first) if draft.first else 0
    return Prepared(
        draft.routine,
        score,
        draft.words,
        draft.file,
        draft.choices,
        draft.level,
        draft.told,
        begin,
        draft.warnings,
        draft.ranged,
    )


def _begin(score: Sequence[Step], name: str) -> int:
    """Return the step that introduces an exercise for the first time. Raise VoicecoachError if none does."""
    for number, step in enumerate(score):
        if step.kind is StepKind.TALK and name in (step.name, *step.about.within):
            return number
    hint = "change `--from`, or what `--only` and `--skip` choose"
    raise VoicecoachError(f"the session can't begin with “{name}”, which is left out", hint, Exit.USAGE)
