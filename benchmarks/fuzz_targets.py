"""What the fuzzer throws at: the reader of files, and what lays one routine over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import atheris
from fuzz_inputs import TEXTS, WAYS, dumped, slipped, tree

from voicecoach.core.errors import Problem, VoicecoachError
from voicecoach.core.paths import shipped
from voicecoach.core.terminal_text import render
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.chance import of_day
from voicecoach.routine.adjust.level import dose
from voicecoach.routine.checks.rules import performed
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Exercise, Rounds
from voicecoach.routine.reading.routine import Reading, read
from voicecoach.routine.yaml.summary import heading
from voicecoach.score.compose import compose

FEW = ["A", "B", "C", "D", "Pair", "Trio"]
"""Names of exercises: so few that those of two routines often meet."""
FIELDS: dict[str, list[object]] = {
    "hold": [3, "5s", "x", "2 breaths", ["5s", 10]], "reps": [2, 5, "amrap", [3, 2], "2 breaths"],
    "tempo": ["3-1-3", "4-7-8", {"in": 4, "out": "1 breath"}, ["2-2", "3-1-3"]],
    "pace": ["4s"], "duration": [30], "sets": [2],
    "tip": ["T", ["T", "U"]], "easier": ["E", {"hold": 2}], "rest": [5], "holdd": [1],
    "load": ["8 kg", ["8 kg", "10,5 kg"], 8], "breath": ["4s"], "weak_side": ["left"], "extra_sets": [1],
    "move": [2], "calls": ["1 min", {"at half": "C {side}"}, ["1 min", {"at the end": "E"}]],
    "sides": ["each", "left", "each set", "alternate", "lefft"],
}  # fmt: skip
BLOCKS: dict[str, list[object]] = {
    "rounds": [2, "2-3"], "interval": [{"work": "20s", "rest": "10s"}, "20/10"], "every_minute": [3],
    "until": ["2 min"], "pick": [1, 2], "shuffle": [True], "rest": ["10s"], "rest_between": [0], "duration": ["2 min"],
}  # fmt: skip
FEW_REPS = 2_000
"""Up to so many reps a routine is composed, too."""
A_DAY = date(2025, 5, 31)


class BrokenPromiseError(Exception):
    """The reader did what it must never do."""


class Target(Protocol):
    """What is thrown at."""

    def think(self, data: atheris.FuzzedDataProvider) -> Any:
        """Return an input made of what the fuzzer thought up."""

    def judge(self, thought: Any) -> bool:
        """Return whether a routine came of it. Raise if that breaks a promise."""


class Files:
    """The reader of files."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "fuzzed.yaml"

    def think(self, data: atheris.FuzzedDataProvider) -> bytes:
        """Return what a file holds."""
        made: bytes = WAYS[data.ConsumeIntInRange(0, len(WAYS) - 1)](data)
        return made

    def judge(self, thought: bytes) -> bool:
        """Return whether it is fine."""
        self.file.write_bytes(thought)
        try:
            reading = read_file(self.file, [shipped("routines")])
        except VoicecoachError as error:
            require(error.message and error.hint)
            return False
        heading(thought.decode("utf-8"))
        return fine(reading)


class Layers(NamedTuple):
    """Routines by name; `mine` extends `base`, or `middle`."""

    texts: dict[str, str]
    new: frozenset[str] = frozenset()
    """Exercises that `mine` names. If it is fine it has to hold them, and all of `base`; empty: who knows."""


class Extending:
    """What lays a routine over another: `extends`."""

    def think(self, data: atheris.FuzzedDataProvider) -> Layers:
        """Return a base and a routine that changes and moves, or two that do anything and have slips of the hand."""
        below = {"exercises": list(entries(data, 2))}
        if data.ConsumeBool():
            own = list(entries(data, 0, moving=True))
            texts = {"base": dumped(below), "mine": dumped({"extends": "base", "exercises": own})}
            return Layers(texts, frozenset(entry["name"].lower() for entry in own))
        texts = {"base": data.PickValueInList([dumped(below), *TEXTS]), "mine": changing(data, ["base", "middle"])}
        if data.ConsumeBool():
            texts["middle"] = changing(data, ["base", "base", "mine", "middle", "none"])
        return Layers({name: slipped(data, text) if data.ConsumeBool() else text for name, text in texts.items()})

    def judge(self, thought: Layers) -> bool:
        """Return whether it is fine."""

        def find(name: str, _file: str) -> tuple[str, str]:
            if name not in thought.texts:
                raise VoicecoachError("there is none", "look again")
            return name, thought.texts[name]

        reading = read(thought.texts["mine"], "mine", find)
        require(all(problem.where.file in thought.texts for problem in reading.problems))
        if reading.routine and thought.new:
            base = read(thought.texts["base"]).routine
            if base is None:
                raise BrokenPromiseError
            wanted = thought.new.union(called(base.exercises)) - blocks(base.exercises)
            require(wanted <= set(called(reading.routine.exercises)))
        return fine(reading)


def changing(data: atheris.FuzzedDataProvider, bases: list[str]) -> str:
    """Return a routine that extends one of `bases`, and does all there is to do with it."""
    own = {"extends": data.PickValueInList(bases), "exercises": list(entries(data, 1, moving=True))}
    for name in ("drop", "order", "defaults", "phrases"):
        if not data.ConsumeIntInRange(0, 2):
            own[name] = some_names(data) if name in ("drop", "order") else tree(data, 2)
    return dumped(own)


def entries(data: atheris.FuzzedDataProvider, depth: int, moving: bool = False) -> Iterator[dict[str, Any]]:
    """Yield exercises, and blocks to a depth."""
    for _ in range(data.ConsumeIntInRange(1, 5)):
        name = data.PickValueInList(FEW)
        made: dict[str, Any] = {"name": name.lower() if data.ConsumeBool() else name}
        if moving and data.ConsumeBool():
            made[data.PickValueInList(["before", "after"])] = data.PickValueInList(FEW)
        if depth and not data.ConsumeIntInRange(0, 3):
            yield {**made, **shape(data), "exercises": list(entries(data, depth - 1))}
            continue
        for _ in range(data.ConsumeIntInRange(0, 2)):
            field = data.PickValueInList(list(FIELDS))
            made[field] = data.PickValueInList(FIELDS[field])
        yield made


def shape(data: atheris.FuzzedDataProvider) -> dict[str, object]:
    """Return what makes a block: mostly rounds, else how the clock or chance has it."""
    names = ["rounds"] if data.ConsumeBool() else [data.PickValueInList(list(BLOCKS)) for _ in range(2)]
    return {name: data.PickValueInList(BLOCKS[name]) for name in names}


def some_names(data: atheris.FuzzedDataProvider) -> object:
    found = [data.PickValueInList(FEW) for _ in range(data.ConsumeIntInRange(0, 3))]
    return found if data.ConsumeBool() else ", ".join(found)


def called(exercises: tuple[Exercise | Rounds, ...]) -> Iterator[str]:
    """Yield the names of exercises, in small letters."""
    return (exercise.name.lower() for exercise, _ in performed(exercises))


def blocks(exercises: Iterable[Exercise | Rounds]) -> set[str]:
    """Return the names of blocks, which go when nothing is left in them."""
    found = [entry for entry in exercises if isinstance(entry, Rounds)]
    return {entry.name.lower() for entry in found}.union(*(blocks(entry.exercises) for entry in found))


def fine(reading: Reading) -> bool:
    """Return whether a routine came of it. Raise if reading broke a promise."""
    require((reading.routine is None) == any(not problem.warning for problem in reading.problems))
    for problem in reading.problems:
        has_its_place(problem)
    for level in (0, 50, 100) if reading.routine else ():
        assert reading.routine
        dosed = dose(of_day(reading.routine, A_DAY), level)
        require(all(exercise.name for exercise, _ in performed(dosed.exercises)))
        if sum(times * most_reps(exercise) for exercise, times in performed(dosed.exercises)) <= FEW_REPS:
            require(compose(dosed, ENGLISH))
    return reading.routine is not None


def most_reps(exercise: Exercise) -> float:
    """Return how many reps an exercise has at the most."""
    reps = [span.high for span in (exercise.reps, *(own.reps for own in exercise.by_set)) if span]
    return exercise.sets.high * max(reps, default=1) or 1


def has_its_place(problem: Problem) -> None:
    where = problem.where
    require(where.line >= 1 and 1 <= where.column <= len(where.source) + 1 and problem.message and problem.hint)
    require(render(problem).startswith(f"{where.file}:{where.line}:{where.column}: "))


def require(kept: object) -> None:
    if not kept:
        raise BrokenPromiseError
