"""Composing: turns a routine whose ranges are resolved into the steps of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicecoach.language.model import Language
from voicecoach.routine.model import Cues, Exercise, Routine
from voicecoach.score.again import Held, when_again
from voicecoach.score.amounts import MOVEMENT_PAUSE, breathes
from voicecoach.score.blocks.counts import exercises_in, rounds_of
from voicecoach.score.blocks.on_the_clock import clocked_work, until_start
from voicecoach.score.blocks.unroll import Turn, unroll
from voicecoach.score.blocks.words import exercises_of
from voicecoach.score.coach import BACK_AFTER, Coach, at
from voicecoach.score.dose import breath_of
from voicecoach.score.estimate import estimate
from voicecoach.score.fading import Fading, cues_for
from voicecoach.score.introduction import ending, introduction, rest_and_introduction
from voicecoach.score.model import About, Earcon, Say, Segment, Step, StepKind
from voicecoach.score.sets import sets_and_sides
from voicecoach.score.variety import varied

TONES = ("tones", "tempo_tones", "breath_tones")
"""What is told at the start of the tones that there are."""
LONG_SESSION = 45 * 60.0
"""Seconds from which on it is told at the start how to make a session shorter."""


def compose(  # noqa: PLR0913 - as many as a session depends on
    routine: Routine,
    language: Language,
    cues: Cues | None = None,
    told: Sequence[str] = (),
    *,
    seed: int = 0,
    times: int = 0,
    held: Held | None = None,
) -> tuple[Step, ...]:
    """Return the steps of `routine`, whose ranges must be fixed (by `routine.adjust.level`).

    `cues` overrides the routine's own; what is `told`, of the level and what was left out, is said at the start. Where
    the coach has several words for a thing, the `seed` picks; who has done the routine so many `times` is told less.
    When it is to be done again follows from when it is `held`.
    """
    rate, pause = routine.rate, MOVEMENT_PAUSE if routine.pause is None else routine.pause
    fading = cues_for(times, cues, routine.cues)
    coach = Coach(language, fading.cues, pause / rate)
    turns = unroll(routine)
    body: list[Step] = []
    work: list[Step] = []
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        about = _about_turn(index, turn)
        if index and turns[index - 1].follows:
            body.append(until_start(coach, turns[index - 1], work, turn, about, rate))
        elif index and turns[index - 1].rest_after:
            body += rest_and_introduction(coach, turns[index - 1], turn, about, rate)
        else:
            body += introduction(coach, turn, about)
        work = (clocked_work if turn.block else _work)(coach, turn, about)
        body += work
        if not (following and turn.rest_after):
            body += _end(coach, turn, about)
    tones = frozenset(_tones(turns[step.exercise].exercise) for step in body if _has_tones(step))
    counts = exercises_in(turns), rounds_of(routine)
    whole = _Whole(*counts, estimate(body, rate), tones)
    welcome = Step(StepKind.TALK, (Segment(StepKind.TALK, 0.3, (Say(Earcon.WELCOME),)),), text=routine.about)
    around = (welcome, *_open(coach, routine, whole, told, fading), finish(coach, routine, whole, held))
    whole = replace(whole, seconds=whole.seconds + estimate(around, rate))
    opening = _open(coach, routine, whole, told, fading)
    return varied((welcome, *opening, *body, finish(coach, routine, whole, held)), seed)


def _about_turn(index: int, turn: Turn) -> About:
    done = turn.exercise
    return About(index, done.name, turn.round, turn.rounds, _within(turn), done.pose, done.picture)


def _within(turn: Turn) -> tuple[str, ...]:
    return tuple(exercise.name for exercise in exercises_of(turn.block)) if turn.block and turn.as_one else ()


def _work(coach: Coach, turn: Turn, about: About) -> list[Step]:
    return sets_and_sides(coach, turn.exercise, about, turn.again)


@dataclass(frozen=True)
class _Whole:
    """What is told of a session at its start and its end."""

    exercises: int
    rounds: int
    """How many rounds of them, if there is nothing else."""
    seconds: float
    tones: frozenset[str]
    """The phrases for what tones lead through, if they do."""


def _has_tones(step: Step) -> bool:
    return any(segment.glides for segment in step.segments)


def _tones(exercise: Exercise) -> str:
    """Return the phrase for what its tones lead through: breaths, slow reps, or into holds and out of them."""
    if breath_of(exercise) or breathes(exercise.tempo):
        return "breath_tones"
    return "tempo_tones" if exercise.tempo else "tones"


def _end(coach: Coach, turn: Turn, about: About) -> list[Step]:
    """Return the writer's words for the end of an exercise, where no rest follows in which they would be said."""
    said = ending(coach, turn.exercise)
    return [Step(StepKind.TALK, (Segment(StepKind.TALK, says=said),), about)] if said else []


def _open(coach: Coach, routine: Routine, whole: _Whole, told: Sequence[str], fading: Fading) -> list[Step]:
    """Return the words at the start: the name, soon, for a slow voice; then length, what is needed, safety, keys."""
    needed = coach.words("equipment", equipment=", ".join(routine.equipment)) if routine.equipment else ()
    name = coach.words("session", routine=routine.name)
    says = (
        *_summed_up(coach, "session_length", whole),
        *(map(Say, told) if coach.cues is not Cues.BEEPS else ()),
        *(coach.full("long_session") if whole.seconds > LONG_SESSION else ()),
        *(coach.words("fewer_words") if fading.begins else ()),
        *(needed if fading.opening else ()),
        *coach.text(routine.safety),
        *(coach.full("listen") if fading.opening else ()),
        *(say for phrase in TONES if fading.opening and phrase in whole.tones for say in coach.full(phrase)),
        *(coach.full("keys") if fading.opening else ()),
    )
    text = routine.safety or routine.about
    return [Step(StepKind.TALK, (Segment(StepKind.TALK, 0.0, said),), text=text) for said in (name, says) if said]


def finish(coach: Coach, routine: Routine, whole: _Whole, held: Held | None = None) -> Step:
    """Return the last step: what was done and when to go on; entered by a jump, it says only that it is over."""
    done = _summed_up(coach, "finish", whole)
    straight, jumped = (
        (Segment(StepKind.TALK, 0.5, (Say(Earcon.FINISH), *at(BACK_AFTER, words[:1]), *words[1:])),)
        for words in ((*done, *when_again(coach, routine.every, whole.seconds, held)), coach.words("finish_parts"))
    )
    return Step(StepKind.TALK, straight, jumped=jumped)


def _summed_up(coach: Coach, phrase: str, whole: _Whole) -> tuple[Say, ...]:
    """Return how much there is to do, or was done, and how long it takes."""
    duration = _about(coach, whole.seconds)
    if whole.rounds == 1:
        return coach.words(phrase, exercises=whole.exercises, duration=duration)
    return coach.words(f"{phrase}_rounds", exercises=whole.exercises, rounds=whole.rounds, duration=duration)


def _about(coach: Coach, seconds: float) -> str:
    """Return a length rounded for listening: whole minutes, from an hour on in steps of five."""
    minutes = max(1, round(seconds / 60))
    return coach.language.duration(60 * (minutes if minutes < 60 else 5 * round(minutes / 5)))
