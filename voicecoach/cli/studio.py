"""Putting the rooms together: from a routine's name and a person's choices to a score and a track."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from voicecoach.cli import wishes
from voicecoach.cli.level import settle
from voicecoach.cli.options import Choices
from voicecoach.cli.wording import words_of
from voicecoach.installing import add_extra
from voicecoach.language.model import Language
from voicecoach.places import cache_folder, routine_folders
from voicecoach.problem import Exit, Problem, VoicecoachError
from voicecoach.routine.choosing import called, only, repeated, skipped
from voicecoach.routine.dosage import Level, dose
from voicecoach.routine.library import find, load_file
from voicecoach.routine.model import Cues, Routine
from voicecoach.routine.variants import choose_variants
from voicecoach.score.compose import compose
from voicecoach.score.fitting import fitted
from voicecoach.score.model import Kind, Step
from voicecoach.score.place import JUMPED, entered
from voicecoach.sound.track import Track
from voicecoach.sound.voices.base import Voice

if TYPE_CHECKING:
    from voicecoach.journal.past import Past

Warn = Callable[[str], None]


class Prepared(NamedTuple):
    """A routine, ready to be performed."""

    routine: Routine
    """Its exercises are chosen and its ranges fixed."""
    score: tuple[Step, ...]
    words: Language
    """The coach's words in it."""
    path: Path
    """Its file."""
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

    @property
    def heard(self) -> tuple[Step, ...]:
        """The score from the step to begin with on."""
        if not self.begin:
            return self.score
        first, *steps, last = self.score[self.begin :]
        return (entered(first, JUMPED), *steps, entered(last, JUMPED))


def read_routine(
    name: str,
    choices: Choices,
    remember: Warn | None = None,
    pasts: Sequence[Past] | None = None,
    in_a_file: bool = False,
) -> Prepared:
    """Return the routine of that name, with its score at the level and the words that it is told in.

    With `remember` the variants are remembered; it is told if they can't be. `pasts` are its last sessions, if known.
    Its words are those of a session in which there are keys to press, or of one `in_a_file`.
    """
    path = find(name, routine_folders())
    usual, warnings = load_file(path, routine_folders(), wishes.sounds())
    routine, first = _chosen(_with_variants(path, usual, choices, remember), usual, choices)
    language, cues = words_of(routine, in_a_file), Cues(choices.cues) if choices.cues else None
    settled = settle(routine, path, choices, language, pasts)
    choices, told = settled.choices, settled.told
    routine = repeated(dose(routine, settled.level or 0, settled.others), choices.repeat)
    if choices.minutes:
        routine, shortened = fitted(routine, choices.minutes, language, cues, told, choices.rate or routine.rate)
        told += shortened
    score = compose(routine, language, cues, told)
    begin = _begin(score, first) if first else 0
    return Prepared(routine, score, language, path, choices, settled.level, told, begin, warnings)


def _chosen(routine: Routine, usual: Routine, choices: Choices) -> tuple[Routine, str]:
    """Return the part of a routine that was chosen, and the name of the exercise to begin with, if any."""
    if choices.begin and choices.minutes:
        hint = "leave the exercises before it out with `--skip`"
        raise VoicecoachError("`--from` can't go with `--minutes`", hint, Exit.USAGE)
    wanted, unwanted, first = (
        [called(routine, name, usual) for name in names]
        for names in (choices.only, choices.skip, [choices.begin] if choices.begin else [])
    )
    routine = only(routine, wanted) if wanted else routine
    routine = skipped(routine, unwanted) if unwanted else routine
    return routine, "".join(first)


def _begin(score: Sequence[Step], name: str) -> int:
    """Return the step that introduces an exercise for the first time. Raise VoicecoachError if none does."""
    for number, step in enumerate(score):
        if step.kind is Kind.TALK and step.name == name:
            return number
    hint = "change `--from`, or what `--only` and `--skip` choose"
    raise VoicecoachError(f"the session can't begin with “{name}”, which is left out", hint, Exit.USAGE)


def _with_variants(path: Path, routine: Routine, choices: Choices, remember: Warn | None) -> Routine:
    from voicecoach.cli import variants

    chosen = variants.chosen(path, routine, choices)
    made = choose_variants(routine, chosen)
    if remember:
        try:
            variants.remember(path, chosen)
        except VoicecoachError as error:
            remember(f"{error.message}; {error.hint}")
    return made


def open_track(routine: Routine, choices: Choices, warn: Warn, patient: bool = False) -> Track:
    """Return the track of a routine, with the voice that was chosen or the routine prefers.

    A `patient` one waits for a slow voice rather than letting another stand in.
    """
    voice = choices.voice if choices.voice != "auto" else routine.voice
    return make_track(
        choices.pack or routine.sounds or "clear",
        voice or "auto",
        choices.rate or routine.rate,
        routine.language,
        warn,
        patient,
    )


def make_track(pack: str, voice: str, rate: float, language: str, warn: Warn, patient: bool = False) -> Track:
    """Return a track with a pack of sounds and a voice; with no voice at all it warns and has only sounds."""
    from voicecoach.sound.booth import Booth
    from voicecoach.sound.cache import Cache
    from voicecoach.sound.earcons import load as load_earcons

    folder = Path(pack).expanduser()
    earcons = load_earcons(folder=folder) if folder.is_dir() and len(folder.parts) > 1 else load_earcons(pack)
    voices = partial(_voices, voice, language, rate, warn, patient)
    if voice != "auto":  # a slip of the pen is told before anything sounds
        voices = partial(list, voices())
    booth = Booth(voices, Cache(cache_folder() / "clips", warn=warn), warn=warn, language=language)
    click.get_current_context().call_on_close(booth.close)
    return Track(booth, earcons)


def _voices(name: str, language: str, rate: float, warn: Warn, patient: bool) -> list[Voice]:
    from voicecoach.sound.voices.base import Unhurried
    from voicecoach.sound.voices.registry import choose

    found = choose(name, language, rate)
    for voice in found:
        if patient and isinstance(voice, Unhurried):
            voice.be_patient()
    if not found:
        warn(f"There is no voice here: sounds and screen only. Get one with: {add_extra('natural')}")
    return found
