"""Easier and harder: which exercise is done instead of another, when a person chooses so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.suggest import closest
from voicecoach.routine.model import Exercise, Rounds, Routine

VARIANTS = ("easier", "harder")
Entries = tuple[Exercise | Rounds, ...]


def choose_variants(routine: Routine, chosen: Mapping[str, str]) -> Routine:
    """Return `routine` with the `easier` or `harder` variant of the exercises named in `chosen`.

    Raise VoicecoachError if there is no such exercise, or it has no such variant.
    """
    wanted = {exercise_called(routine, name): variant for name, variant in chosen.items()}
    have = offered(routine)
    for name, variant in wanted.items():
        if variant not in have.get(name, {}):
            raise VoicecoachError(*_none(name, variant, have), Exit.USAGE)

    def change(exercise: Exercise) -> Exercise:
        variant = wanted.get(exercise.name)
        made = getattr(exercise, variant) if variant else exercise
        return made if isinstance(made, Exercise) else exercise

    return replace(routine, exercises=changed(routine.exercises, change)) if wanted else routine


def offered(routine: Routine) -> dict[str, dict[str, Exercise]]:
    """Return the variants of every exercise that has any."""
    found: dict[str, dict[str, Exercise]] = {}
    for exercise in exercises(routine.exercises):
        for variant in VARIANTS:
            made = getattr(exercise, variant)
            if isinstance(made, Exercise):
                found.setdefault(exercise.name, {})[variant] = made
    return found


def exercise_called(routine: Routine, name: str) -> str:
    """Return the name of the exercise called so, of that number, or the only one that has these words in its own."""
    every = [exercise.name for exercise in exercises(routine.exercises)]
    names = list(dict.fromkeys(every))
    wanted = " ".join(name.casefold().split())
    for fits in (str.__eq__, str.__contains__):
        if fits is not str.__eq__ and wanted.isdecimal() and 1 <= int(wanted) <= len(every):
            return every[int(wanted) - 1]
        found = [known for known in names if wanted and fits(known.casefold(), wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise VoicecoachError(f"“{name[:80]}” fits several exercises", "write one of: " + ", ".join(found))
    meant = {word: known for known in names[:1000] for word in (*known.casefold().split(), known.casefold())}
    near = closest(wanted, meant)
    hint = f"did you mean “{meant[near[0]]}”?" if near else "its exercises: " + ", ".join(names[:10])
    raise VoicecoachError(f"{routine.name} has no exercise “{name[:80]}”", hint, Exit.USAGE)


def exercises(entries: Entries) -> Iterator[Exercise]:
    """Yield every exercise, those of blocks once."""
    for entry in entries:
        if isinstance(entry, Exercise):
            yield entry
        else:
            yield from exercises(entry.exercises)


def changed(entries: Entries, change: Callable[[Exercise], Exercise]) -> Entries:
    """Return entries with every exercise changed, in blocks too."""
    return tuple(
        change(entry) if isinstance(entry, Exercise) else replace(entry, exercises=changed(entry.exercises, change))
        for entry in entries
    )


def with_variants(exercise: Exercise, variants: Mapping[str, Exercise]) -> Exercise:
    """Return `exercise` with `easier`, `harder` or both; a note that stood there becomes the variant's."""
    for name, made in variants.items():
        note = getattr(exercise, name)
        noted = replace(made, notes=made.notes or note) if isinstance(note, str) else made
        exercise = replace(exercise, easier=noted) if name == "easier" else replace(exercise, harder=noted)
    return exercise


def _none(name: str, variant: str, have: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """Return what to say of an exercise without such a variant."""
    if name in have:
        hint = f"it has an {' and an '.join(have[name])} one".replace("an harder", "a harder")
    elif able := [other for other, variants in have.items() if variant in variants]:
        hint = "exercises that have one: " + ", ".join(able[:10])
    else:
        hint = "`voicecoach show` tells which exercises have one; a note alone can't be chosen"
    return f"“{name}” has no {variant} variant", hint
