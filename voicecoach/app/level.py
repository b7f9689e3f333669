"""The level of a session: the one that was chosen, or the one that the journal advises, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from voicecoach.app.auto import AUTO
from voicecoach.app.choices import Choices
from voicecoach.core.clock import now
from voicecoach.journal.level_advice import advise, below
from voicecoach.routine.adjust.level import Level, Levels, has_ranges, parse_level
from voicecoach.score.side_words import listed

if TYPE_CHECKING:
    from voicecoach.journal.history import PastSession
    from voicecoach.language.model import Language
    from voicecoach.routine.model import Routine


class Settled(NamedTuple):
    """How much is to be done."""

    choices: Choices
    """With a level in place of `auto`."""
    level: Level | None
    """None where it makes no difference."""
    told: tuple[str, ...] = ()

    @property
    def others(self) -> Levels:
        """The levels of the exercises that are to be gentler."""
        return dict.fromkeys(self.choices.gentler, below(self.level or 0))


def settle(routine: Routine, choices: Choices, words: Language, pasts: Callable[[], Sequence[PastSession]]) -> Settled:
    """Return the level for a routine; its last sessions are asked for only if they are to decide."""
    auto = choices.level == AUTO
    settled = replace(choices, level=str(0 if auto else parse_level(choices.level)))  # `low` and 0 are one thing
    if not has_ranges(routine):
        return Settled(settled, None)
    if auto:
        return _advised(pasts(), choices, words)
    return _settled(settled, words.say("level", level=named_level(parse_level(settled.level), words)), words)


def _advised(pasts: Sequence[PastSession], choices: Choices, words: Language) -> Settled:
    advice = advise(pasts, now())
    settled = replace(choices, level=str(advice.level), gentler=advice.gentler)
    return _settled(settled, words.say(f"level_{advice.reason.value}", level=named_level(advice.level, words)), words)


def _settled(choices: Choices, sentence: str, words: Language) -> Settled:
    names = listed(choices.gentler, words)
    gentler = words.say("gentler", names=names) if names else ""
    return Settled(choices, parse_level(choices.level), tuple(filter(None, (sentence, gentler))))


def named_level(level: Level, words: Language) -> str:
    """Return a level as a person would say it."""
    ends = {0: "lowest_level", 100: "highest_level"}
    return words.say(ends[level]) if level in ends else words.say("level_number", number=level)
