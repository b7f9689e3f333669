"""Whether a routine is what a person looks for: by words, tags and equipment. Case and accents make no difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecoach.routine.model import Exercise, Rounds, Routine

NOTHING = "none"
"""As equipment: routines that need none."""


@dataclass(frozen=True)
class Wish:
    """What a person looks for; all of it must fit."""

    words: tuple[str, ...] = ()
    """Each stands somewhere in the name, title, `about`, tags, equipment or the names of the exercises."""
    tags: tuple[str, ...] = ()
    """Each is a tag; a space is as good as a dash."""
    equipment: tuple[str, ...] = ()
    """Each stands in what is needed; or `none`."""


def fits(wish: Wish, name: str, routine: Routine) -> bool:
    """Whether the routine called `name` is such a one."""
    text = plain("\n".join(_texts(name, routine)))
    tags = {as_tag(tag) for tag in routine.tags}
    needs = plain("\n".join(routine.equipment))
    return (
        all(plain(word) in text for word in wish.words)
        and all(as_tag(tag) in tags for tag in wish.tags)
        and all(not needs if plain(thing) == NOTHING else plain(thing) in needs for thing in wish.equipment)
    )


def named(wish: Wish, name: str, routine: Routine) -> bool:
    """Whether a routine that fits has all words outside the names of its exercises: it is for what they say."""
    text = plain("\n".join(_head(name, routine)))
    return all(plain(word) in text for word in wish.words)


def as_tag(text: str) -> str:
    """Return `text` as tags are compared."""
    return "-".join(plain(text).replace("-", " ").replace("_", " ").split())


def plain(text: str) -> str:
    """Return `text` without capitals and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _texts(name: str, routine: Routine) -> Iterator[str]:
    yield from _head(name, routine)
    yield from _names(routine.exercises)


def _head(name: str, routine: Routine) -> tuple[str, ...]:
    return (name, routine.name, routine.about, *routine.tags, *routine.equipment)


def _names(items: Sequence[Exercise | Rounds]) -> Iterator[str]:
    for item in items:
        yield item.name
        if isinstance(item, Rounds):
            yield from _names(item.exercises)
