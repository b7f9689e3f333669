"""The routines with all there is to know of them before a session: how long, what is needed, how often, whose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from voicecoach.app.routines.lengths import Lengths, length
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import own_routines
from voicecoach.routine.adjust.level import LEVELS, Level, has_ranges
from voicecoach.routine.adjust.search import Wish, fits, named, plain
from voicecoach.routine.frequency_words import words
from voicecoach.routine.library.find import LibraryEntry
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Exercise, Rounds, Routine


@dataclass(frozen=True)
class CatalogueRow:
    """One routine."""

    entry: LibraryEntry
    mine: bool
    routine: Routine | None
    """None if the file can't be used."""
    level: Level | None = None
    """The level that was asked for, if any."""
    named: bool = True
    """Whether it has the words that were looked for outside the names of its exercises."""

    @cached_property
    def seconds(self) -> float:
        """About how long it takes at the level, or at the lowest; waits count nothing.

        It costs as much as composing the routine, as `most` does: neither is known before it is asked for.
        """
        return length(self.routine, self.level or 0) if self.routine else 0.0

    @cached_property
    def most(self) -> float:
        """The same at the highest level."""
        return length(self.routine, LEVELS["high"]) if self.routine and has_ranges(self.routine) else self.seconds

    @property
    def lengths(self) -> Lengths:
        """The lengths to be told: at the level that was asked for, or of all levels."""
        return Lengths(self.seconds, self.most if self.level is None else self.seconds)

    @property
    def facts(self) -> str:
        """The facts in a line."""
        whose = "yours" if self.mine else "ours"
        if not self.routine:
            return f"can't be used: voicecoach check {self.entry.name} · {whose}"
        facts = (
            f"about {self.lengths.spelled}",
            words(self.routine.every) if self.routine.every else "",
            f"needs {', '.join(self.routine.equipment)}" if self.routine.equipment else "needs nothing",
            f"tags {', '.join(self.routine.tags)}" if self.routine.tags else "",
            whose,
        )
        return " · ".join(filter(None, facts))


def matching_rows(
    entries: Sequence[LibraryEntry], wish: Wish, at_most: float | None, level: Level | None
) -> list[CatalogueRow]:
    """Return the routines that fit; one that can't be used fits words in its name, title and `about` alone.

    Those that have the words only in the names of their exercises come last. `at_most` is in seconds, at the level or
    at the lowest.
    """
    made = (_row(entry, level, wish) for entry in entries)
    fit = [row for row in made if _fits(row, wish) and (at_most is None or (row.routine and row.seconds <= at_most))]
    return sorted(fit, key=lambda row: not row.named)


def all_tags(entries: Sequence[LibraryEntry]) -> list[str]:
    """Return every tag that routines have, sorted."""
    rows = (_row(entry, None, Wish()) for entry in entries)
    return sorted({tag for row in rows if row.routine for tag in row.routine.tags})


def as_data(found: Sequence[CatalogueRow]) -> str:
    """Return the rows as JSON; ASCII only, as consoles differ in encodings."""
    return json.dumps([_data(row) for row in found], indent=1)


def _row(entry: LibraryEntry, level: Level | None, wish: Wish) -> CatalogueRow:
    mine = entry.path.parent == own_routines()
    try:
        routine = read_file(entry.path).routine
    except VoicecoachError:
        routine = None
    return CatalogueRow(entry, mine, routine, level, not routine or named(wish, entry.name, routine))


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
        "seconds_at_most": round(row.most) if known else None,
        "every": words(known.every) if known and known.every else None,
        "every_days": known.every.days if known and known.every and known.every.in_days else None,
        "equipment": known.equipment if known else [],
        "tags": known.tags if known else [],
        "exercises": _count(known.exercises) if known else None,
    }


def _count(items: Sequence[Exercise | Rounds]) -> int:
    return sum(_count(item.exercises[: item.pick]) if isinstance(item, Rounds) else 1 for item in items)
