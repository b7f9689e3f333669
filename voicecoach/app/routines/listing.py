"""`voicecoach list`: the routines there are, and those among them that a person looks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voicecoach.app.auto import AUTO
from voicecoach.core.paths import routine_folders
from voicecoach.routine.library.find import LibraryEntry, routines

if TYPE_CHECKING:
    from voicecoach.app.routines.catalogue import CatalogueRow


def every_routine() -> list[LibraryEntry]:
    """Return every routine, sorted by name."""
    return routines(routine_folders())


def wanted(
    words: tuple[str, ...], tags: tuple[str, ...], equipment: tuple[str, ...], minutes: float | None, level: str
) -> list[CatalogueRow]:
    """Return the routines that fit, no longer than so many minutes, with all there is to know of them."""
    from voicecoach.app.routines.catalogue import matching_rows  # reads them whole: a plain list needs only headings
    from voicecoach.routine.adjust.level import parse_level
    from voicecoach.routine.adjust.search import Wish

    at = None if level == AUTO else parse_level(level)
    return matching_rows(every_routine(), Wish(words, tags, equipment), 60 * minutes if minutes else None, at)


def nearest_tags(tags: tuple[str, ...]) -> str:
    """Return a sentence with the tags that look most like those that no routine has; empty if none does."""
    from voicecoach.app.routines.catalogue import all_tags  # likewise
    from voicecoach.core.suggest import closest
    from voicecoach.routine.adjust.search import as_tag

    known = all_tags(every_routine())
    near = [like for tag in tags if tag not in known for like in closest(as_tag(tag), known, 3)]
    return f"Did you mean {' or '.join(near)}? " if near else ""


def nearest_words(words: tuple[str, ...]) -> str:
    """Return the words to look for where nothing has all of `words`: those that some routine has, else the most like.

    Empty if there are none.
    """
    from voicecoach.app.routines.catalogue import all_tags  # likewise
    from voicecoach.core.suggest import closest
    from voicecoach.routine.adjust.search import plain

    entries = every_routine()
    texts = (*all_tags(entries), *(entry.name for entry in entries), *(plain(entry.title) for entry in entries))
    known = {word for text in texts for word in text.replace("-", " ").split()}
    typed = [word for text in words for word in plain(text).split()]
    near = [word for word in typed if word in known]
    near = near or [like for word in typed for like in closest(word, sorted(known), cutoff=0.75)]
    return " ".join(dict.fromkeys(near)) if wanted(tuple(near), (), (), None, AUTO) else "".join(near[:1])


def as_data(found: Sequence[CatalogueRow]) -> str:
    """Return them as JSON."""
    from voicecoach.app.routines import catalogue  # likewise

    return catalogue.as_data(found)
