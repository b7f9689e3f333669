"""The routines with all there is to know of them before a session: how long, what is needed, how often, whose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import own_routines
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import dose, parse_level
from voicecoach.routine.adjust.search import Wish, fits, plain
from voicecoach.routine.library.find import LibraryEntry
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Exercise, Rounds, Routine
from voicecoach.routine.values.durations import spell
from voicecoach.score.compose import compose, estimate


@dataclass(frozen=True)
class CatalogueRow:
    """One routine."""

    entry: LibraryEntry
    mine: bool
    routine: Routine | None
    """None if the file can't be used."""
    seconds: float = 0.0
    """About how long it takes at the level; waits count nothing."""

    @property
    def facts(self) -> str:
        """The facts in a line."""
        whose = "yours" if self.mine else "ours"
        if not self.routine:
            return f"can't be used: voicecoach check {self.entry.name} · {whose}"
        every = self.routine.every_days
        facts = (
            f"about {spell(60 * max(1, round(self.seconds / 60)))}",
            f"every {every} days" if every and every > 1 else "every day" if every else "",
            f"needs {', '.join(self.routine.equipment)}" if self.routine.equipment else "needs nothing",
            f"tags {', '.join(self.routine.tags)}" if self.routine.tags else "",
            whose,
        )
        return " · ".join(filter(None, facts))


def matching_rows(entries: Sequence[LibraryEntry], wish: Wish, at_most: float | None, level: str) -> list[CatalogueRow]:
    """Return the routines that fit; one that can't be used fits words in its name, title and `about` alone.

    `at_most` is in seconds.
    """
    made = (_row(entry, level) for entry in entries)
    return [row for row in made if _fits(row, wish) and (at_most is None or (row.routine and row.seconds <= at_most))]


def as_data(found: Sequence[CatalogueRow]) -> str:
    """Return the rows as JSON; ASCII only, as consoles differ in encodings."""
    return json.dumps([_data(row) for row in found], indent=1)


def _row(entry: LibraryEntry, level: str) -> CatalogueRow:
    mine = entry.path.parent == own_routines()
    try:
        routine = read_file(entry.path).routine
        seconds = length(routine, level) if routine else 0.0
    except VoicecoachError:
        return CatalogueRow(entry, mine, None)
    return CatalogueRow(entry, mine, routine, seconds)


def length(routine: Routine, level: str) -> float:
    """Return about how many seconds a session takes."""
    return estimate(compose(dose(routine, parse_level(level)), ENGLISH))


def _fits(row: CatalogueRow, wish: Wish) -> bool:
    if row.routine:
        return fits(wish, row.entry.name, row.routine)
    text = plain(f"{row.entry.name}\n{row.entry.title}\n{row.entry.about}")
    return not wish.tags and not wish.equipment and all(plain(word) in text for word in wish.words)


def _data(row: CatalogueRow) -> dict[str, object]:
    known = row.routine
    return {
        "name": row.entry.name,
        "title": row.entry.title,
        "about": row.entry.about,
        "file": str(row.entry.path),
        "mine": row.mine,
        "usable": known is not None,
        "seconds": round(row.seconds) if known else None,
        "every_days": known.every_days if known else None,
        "equipment": known.equipment if known else [],
        "tags": known.tags if known else [],
        "exercises": _count(known.exercises) if known else None,
    }


def _count(items: Sequence[Exercise | Rounds]) -> int:
    return sum(_count(item.exercises) if isinstance(item, Rounds) else 1 for item in items)
