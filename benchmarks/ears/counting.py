"""What became of each command, and the tables of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearing import Outcome
from scenes import Said

from voicecoach.session.voice_control.model import Spoken, Word
from voicecoach.session.voice_control.policy import Thresholds

HIT, REFUSED, WRONG = "hit", "refused", "wrong"
CALLED = ("near", "far", "over the coach")
BARE = ("bare, near", "bare, far")
NUMBERS = ("numbers, near", "numbers, far")
OTHERS = ("coach alone", "other speech", "music")


@dataclass(frozen=True)
class Try:
    """Something that was said on purpose, and the commands that were obeyed meanwhile."""

    condition: str
    voice: str
    said: Said
    obeyed: tuple[Spoken, ...]

    @property
    def result(self) -> str:
        """Wrong if anything else was obeyed, even beside the right thing."""
        if not self.obeyed:
            return REFUSED
        return HIT if all(self._right(spoken) for spoken in self.obeyed) else WRONG

    @property
    def got(self) -> str:
        """What was obeyed, in a word."""
        wrong = [spoken for spoken in self.obeyed if not self._right(spoken)]
        return told((wrong or self.obeyed)[0]) if self.obeyed else "-"

    def _right(self, spoken: Spoken) -> bool:
        command = self.said.command
        return command is not None and (command.word, command.number) == (spoken.word, spoken.number)


@dataclass(frozen=True)
class Stray:
    """A command that was obeyed though nobody had said one."""

    condition: str
    scene: str
    at: float
    spoken: Spoken
    free: str


@dataclass(frozen=True)
class Count:
    """All that came of some scenes, with some thresholds."""

    outcomes: Sequence[Outcome]
    thresholds: Thresholds

    @cached_property
    def tries(self) -> list[Try]:
        """Everything that was said on purpose."""
        return [
            Try(outcome.condition, outcome.name, said, tuple(self._obeyed(outcome, said)))
            for outcome in self.outcomes
            for said in outcome.said
        ]

    @cached_property
    def strays(self) -> list[Stray]:
        """Everything that was obeyed though nothing had been said."""
        return [
            Stray(outcome.condition, outcome.name, event.at, spoken, event.ranking.free)
            for outcome in self.outcomes
            for event in outcome.of(None)
            if (spoken := event.spoken(self.thresholds))
        ]

    def _obeyed(self, outcome: Outcome, said: Said) -> Iterable[Spoken]:
        spoken = (event.spoken(self.thresholds) for event in outcome.of(said))
        return [each for each in spoken if each]

    def of(self, *conditions: str) -> list[Try]:
        """Return what was tried in some conditions."""
        return [each for each in self.tries if each.condition in conditions]

    def share(self, *conditions: str) -> float:
        """Return how many of a hundred commands were obeyed."""
        tries = self.of(*conditions)
        return 100 * sum(each.result == HIT for each in tries) / max(1, len(tries))

    def wrong(self, *conditions: str) -> int:
        """Return how often something else was done, with no command said too."""
        strays = sum(each.condition in conditions for each in self.strays)
        return strays + sum(each.result == WRONG for each in self.of(*conditions))

    def hours(self, *conditions: str) -> float:
        """Return how long it was listened, nobody meaning the coach."""
        return sum(each.seconds for each in self.outcomes if each.condition in conditions) / 3600

    def alarms(self, *conditions: str) -> int:
        """Return how many commands were obeyed meanwhile."""
        return sum(each.condition in conditions for each in self.strays)


def told(spoken: Spoken) -> str:
    """Return a command in a word."""
    return str(spoken.number) if spoken.word is Word.NUMBER else spoken.word.value


def by_command(count: Count, conditions: Sequence[str]) -> Iterable[str]:
    """Give a line for each command: hit, refused and wrong in each condition."""
    yield f"{'hit / refused / wrong':26}" + "".join(f"{condition:>18}" for condition in conditions)
    texts = dict.fromkeys(each.said.text for each in count.of(*conditions))
    for text in (*texts, "all"):
        yield _row(text, [[each for each in count.of(one) if text in (each.said.text, "all")] for one in conditions])


def by_voice(count: Count, conditions: Sequence[str]) -> Iterable[str]:
    """Give a line for each voice."""
    yield f"{'hit / refused / wrong':26}" + "".join(f"{condition:>18}" for condition in conditions)
    for voice in dict.fromkeys(each.voice for each in count.of(*conditions)):
        yield _row(voice, [[each for each in count.of(one) if each.voice == voice] for one in conditions])


def _row(name: str, columns: Sequence[Sequence[Try]]) -> str:
    return f"{name:26}" + "".join(f"{_cell(tries):>18}" for tries in columns)


def _cell(tries: Iterable[Try]) -> str:
    results = Counter(each.result for each in tries)
    return f"{results[HIT]} / {results[REFUSED]} / {results[WRONG]}" if results else ""


def confusion(count: Count, conditions: Sequence[str]) -> Iterable[str]:
    """Give the table of what was said (rows) and what was obeyed (columns); `-` is nothing."""
    pairs = Counter((_meant(each), each.got) for each in count.of(*conditions))
    rows = list(dict.fromkeys(row for row, _ in pairs))
    columns = [*(row for row in rows), *sorted({column for _, column in pairs} - {*rows, "-"}), "-"]
    yield " " * 12 + "".join(f"{column:>{_wide(column)}}" for column in columns)
    for row in rows:
        yield f"{row:12}" + "".join(f"{pairs[row, column] or '.':>{_wide(column)}}" for column in columns)


def _meant(each: Try) -> str:
    command = each.said.command
    assert command is not None
    return str(command.number) if command.word is Word.NUMBER else command.word.value


def _wide(column: str) -> int:
    return max(5, len(column) + 2)
