"""The level of a session: the one that was chosen, or the one that the journal advises, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from voicecoach.app.choices import AUTO, Choices
from voicecoach.routine.adjust.level import Level, Levels, has_ranges, parse_level
from voicecoach.routine.library.identity import identity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from voicecoach.journal.history import PastSession
    from voicecoach.journal.level_advice import Advice
    from voicecoach.language.model import Language
    from voicecoach.routine.model import Routine

ENOUGH = 30
"""Sessions from which the level follows; the first sound shall not wait for those of years."""


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
        if not self.choices.gentler:
            return {}
        from voicecoach.journal.level_advice import below

        return dict.fromkeys(self.choices.gentler, below(self.level or 0))


def settle(
    routine: Routine, path: Path, choices: Choices, words: Language, pasts: Sequence[PastSession] | None = None
) -> Settled:
    """Return the level for the routine in the file `path`.

    Without its last sessions in `pasts` the journal is looked at, and only if it is to decide.
    """
    auto = choices.level == AUTO
    settled = replace(choices, level=str(0 if auto else parse_level(choices.level)))  # `low` and 0 are one thing
    if not has_ranges(routine):
        return Settled(settled, None)
    if auto and (known := pasts_of(path) if pasts is None else pasts):
        return _advised(known, choices, words)
    return _settled(settled, words.say("level", level=settled.level), words)


def pasts_of(path: Path) -> list[PastSession]:
    """Return a routine's last sessions; none if the journal can't be read: who writes to it tells that."""
    from voicecoach.core.paths import journal_file

    if not journal_file().is_file():
        return []
    import sqlite3
    from contextlib import closing

    from voicecoach.app.messages import warn
    from voicecoach.core.errors import VoicecoachError
    from voicecoach.journal.history import pasts
    from voicecoach.journal.store import Store

    try:
        with closing(Store(journal_file())) as store:
            return pasts(store, identity(path), ENOUGH, warn)
    except (sqlite3.Error, OSError, VoicecoachError):
        return []


def _advised(pasts: Sequence[PastSession], choices: Choices, words: Language) -> Settled:
    from voicecoach.core.clock import now
    from voicecoach.journal.level_advice import advise

    advice = advise(pasts, now())
    settled = replace(choices, level=str(advice.level), gentler=advice.gentler)
    return _settled(settled, _sentence(advice, words), words)


def _sentence(advice: Advice, words: Language) -> str:
    return words.say(f"level_{advice.reason.value}", level=advice.level)


def _settled(choices: Choices, sentence: str, words: Language) -> Settled:
    gentler = words.say("gentler", names=", ".join(choices.gentler)) if choices.gentler else ""
    return Settled(choices, parse_level(choices.level), tuple(filter(None, (sentence, gentler))))
