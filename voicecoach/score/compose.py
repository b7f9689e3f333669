"""Composing: turns a routine whose ranges are resolved into the steps of a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.core.errors import VoicecoachError
from voicecoach.language.model import Language
from voicecoach.routine.model import Cues, Exercise, Rounds, Routine
from voicecoach.score.coach import Coach
from voicecoach.score.fading import Fading, cues_for
from voicecoach.score.model import About, Earcon, Say, Segment, Step, StepKind
from voicecoach.score.place import ticks
from voicecoach.score.sets import sets_and_sides
from voicecoach.score.variety import varied

MOST_EXERCISES = 50_000
"""The most exercises, counting every round: more, three weeks of one a minute, must be a slip of the pen."""


@dataclass(frozen=True)
class Turn:
    """An exercise as it comes up, with rounds unrolled."""

    exercise: Exercise
    again: bool
    """Whether it was done before in this session, so that fewer words do."""
    round: int = 0
    rounds: int = 0
    opens: str | None = None
    """The name of the block whose round begins with it, which may be empty; None inside a round."""
    rest_after: float = 0.0


def compose(
    routine: Routine,
    language: Language,
    cues: Cues | None = None,
    told: Sequence[str] = (),
    *,
    seed: int = 0,
    times: int = 0,
) -> tuple[Step, ...]:
    """Return the steps of `routine`, whose ranges must be fixed (by `routine.adjust.level`).

    `cues` overrides the routine's own; what is `told`, of the level and what was left out, is said at the start. The
    `seed` picks among the forms of a phrase; who has done the routine so many `times` is told less.
    """
    fading = cues_for(times, cues, routine.cues)
    coach = Coach(language, fading.cues)
    turns = unroll(routine)
    steps = [Step(StepKind.TALK, (Segment(StepKind.TALK, 0.3, (Say(Earcon.WELCOME),)),), text=routine.about)]
    body: list[Step] = []
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        said_setup = index > 0 and turns[index - 1].rest_after > 0
        about = About(index, turn.exercise.name, turn.round, turn.rounds)
        body += _introduce(coach, turn, about, said_setup)
        body += sets_and_sides(coach, turn.exercise, about)
        if following and turn.rest_after:
            body.append(_rest(coach, turn, about, following))
    seconds = estimate(body)
    opening, end = _open(coach, routine, len(turns), seconds, told, fading), finish(coach, len(turns), seconds)
    return varied((*steps, *opening, *body, end), seed)


def unroll(routine: Routine) -> list[Turn]:
    """Return the exercises in the order they come up, with rounds repeated."""
    turns: list[Turn] = []
    seen: set[int] = set()
    for turn in _unrolled(routine.exercises):
        turns.append(replace(turn, again=True) if id(turn.exercise) in seen else turn)
        seen.add(id(turn.exercise))
        if len(turns) > MOST_EXERCISES:
            raise VoicecoachError(
                f"this routine has more than {MOST_EXERCISES:,} exercises once its rounds are counted",
                "look for a `rounds` that is larger than you meant",
            )
    return turns


def _unrolled(items: Sequence[Exercise | Rounds]) -> Iterator[Turn]:
    for item in items:
        if isinstance(item, Exercise):
            yield Turn(item, again=False, rest_after=item.rest_after.low)
            continue
        rounds = int(item.rounds.low)
        for number in range(1, rounds + 1):
            yield from _one_round(item, number, rounds)


def _one_round(block: Rounds, number: int, rounds: int) -> Iterator[Turn]:
    held: Turn | None = None
    for position, turn in enumerate(_unrolled(block.exercises)):
        if held:
            yield held
        inner = turn.rounds > 0
        held = turn if inner else replace(turn, round=number, rounds=rounds)
        if position == 0:
            held = replace(held, opens=held.opens or block.name)
    if held:
        yield replace(held, rest_after=block.rest.low if number < rounds else held.rest_after)


def _introduce(coach: Coach, turn: Turn, about: About, said_setup: bool) -> list[Step]:
    """Return the steps that name and explain an exercise, wait if it says so, and count down to its start."""
    exercise = turn.exercise
    name, instruction = coach.name(exercise), coach.instruction(exercise, turn.again)
    full = (*_round_words(coach, turn), *name, *coach.setup(exercise, turn.again), *instruction)
    short = (*name, *instruction) if said_setup else full
    ready = Segment(StepKind.READY, exercise.get_ready, marks=ticks(min(exercise.countdown, int(exercise.get_ready))))
    has_work = coach.works(exercise)
    talk = (Segment(StepKind.TALK, says=short),)
    tail = (ready,) if has_work and not exercise.wait else ()
    jumped = (Segment(StepKind.TALK, says=full), *tail)
    steps = [Step(StepKind.TALK, (*talk, *tail), about, exercise.setup or exercise.do, jumped=jumped)]
    if exercise.wait or not has_work:
        steps.append(_wait(coach, about, exercise.do or exercise.setup, alone=not has_work))
    if exercise.wait and has_work:
        ready = replace(ready, says=coach.words("get_ready"))
        steps.append(Step(StepKind.READY, (ready,), about, exercise.do or exercise.setup))
    return steps


def _round_words(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    if turn.opens is None:
        return ()
    name = coach.words("exercise", exercise=turn.opens) if turn.opens and turn.round == 1 else ()
    return (*name, *(coach.round(turn.round, turn.rounds) if turn.rounds > 1 else ()))


WAIT_SECONDS = 30.0
"""How long a wait lasts before its reminder and, in a file, where no key can end it, altogether."""


def _wait(coach: Coach, about: About, text: str, alone: bool) -> Step:
    says = (Say(Earcon.WAIT), *coach.words("wait_alone" if alone else "wait"))
    return Step(StepKind.WAIT, (Segment(StepKind.WAIT, WAIT_SECONDS, says),), about, text)


def _rest(coach: Coach, turn: Turn, about: About, following: Turn) -> Step:
    """Return the rest before the next exercise, in which its name and setup are said."""
    words = (
        *coach.words("rest", duration=coach.language.duration(turn.rest_after)),
        *_round_words(coach, following),
        *coach.words("next", exercise=following.exercise.name),
        *coach.setup(following.exercise, following.again),
    )
    counted = Earcon.END if coach.works(turn.exercise) else None
    segment = Segment(StepKind.REST, turn.rest_after, (Say(Earcon.REST), *words), counted=counted)
    return Step(
        StepKind.REST,
        (segment,),
        About(about.exercise, following.exercise.name, about.round, about.rounds),
        following.exercise.setup,
    )


def _open(
    coach: Coach, routine: Routine, exercises: int, seconds: float, told: Sequence[str], fading: Fading
) -> list[Step]:
    """Return the words at the start: the name, soon, for a slow voice; then length, what is needed, safety, keys."""
    needed = coach.words("equipment", equipment=", ".join(routine.equipment)) if routine.equipment else ()
    name = coach.words("session", routine=routine.name)
    says = (
        *coach.words("session_length", duration=_about(coach, seconds), exercises=exercises),
        *(map(Say, told) if coach.cues is not Cues.BEEPS else ()),
        *(coach.words("fewer_words") if fading.begins else ()),
        *(needed if fading.opening else ()),
        *coach.text(routine.safety),
        *(coach.full("keys") if fading.opening else ()),
    )
    text = routine.safety or routine.about
    return [Step(StepKind.TALK, (Segment(StepKind.TALK, 0.0, said),), text=text) for said in (name, says) if said]


def finish(coach: Coach, exercises: int, seconds: float) -> Step:
    """Return the last step, which says what was done; entered by a jump, it says only that the session is over."""
    done = coach.words("finish", exercises=exercises, duration=_about(coach, seconds))
    whole, parts = (
        (Segment(StepKind.TALK, 0.5, (Say(Earcon.FINISH), *w)),) for w in (done, coach.words("finish_parts"))
    )
    return Step(StepKind.TALK, whole, jumped=parts)


def _about(coach: Coach, seconds: float) -> str:
    """Return a length rounded for listening: whole minutes, from an hour on in steps of five."""
    minutes = max(1, round(seconds / 60))
    return coach.language.duration(60 * (minutes if minutes < 60 else 5 * round(minutes / 5)))


SECONDS_A_LETTER, SECONDS_A_PHRASE, SECONDS_AN_EARCON = 0.06, 0.4, 0.7
"""Estimates of how long voices speak, measured with both of ours. For lengths only, never for placing."""


def estimate(steps: Sequence[Step], rate: float = 1.0) -> float:
    """Return about how many seconds `steps` take, without speaking any phrase; waits don't count.

    `rate` is the speed of speech. The routines that we ship come within 3 % of their length with our voices.
    """
    known: dict[int, float] = {}  # sets of the same dose share their segments
    return sum(_all_roughly(step.segments, SECONDS_A_LETTER / rate, known) for step in steps)


def _all_roughly(segments: tuple[Segment, ...], a_letter: float, known: dict[int, float]) -> float:
    if id(segments) not in known:
        known[id(segments)] = sum(_roughly(segment, a_letter) for segment in segments)
    return known[id(segments)]


def _roughly(segment: Segment, a_letter: float) -> float:
    kind = segment.kind
    if kind is StepKind.WORK or kind is StepKind.GAP:
        return segment.seconds
    if kind is StepKind.WAIT:
        return 0.0
    words = sum(
        SECONDS_AN_EARCON if isinstance(say.what, Earcon) else SECONDS_A_PHRASE + len(say.what) * a_letter
        for say in segment.says
    )
    if kind is StepKind.TALK or kind is StepKind.READY:
        return words + segment.seconds
    return max(segment.seconds, words + len(segment.marks))
