"""An exercise in the making: it takes the values that its fields can hold, and keeps everything else as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voicecoach.routine.checks.rules import conflicts
from voicecoach.routine.fields import CONFLICTS, TABLE, Section
from voicecoach.routine.importing.model import LeftOut
from voicecoach.routine.values.parse import readable
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Item

_NEEDS = {
    "tempo": frozenset({"reps"}),
    "pace": frozenset({"reps"}),
    "sets": frozenset(CONFLICTS),
}
"""Fields that say nothing without one of others."""


class Sketch:
    """Gathers one exercise; what it has no room for goes to `left`."""

    def __init__(self, name: str, line: int, left: list[LeftOut]) -> None:
        self.line, self.left = line, left
        self.fields: dict[str, str] = {"name": shortened(name)}
        self.lists: dict[str, tuple[str, ...]] = {}
        """Fields with a value for each set."""
        if self.fields["name"] != clean(name):
            self.say("notes", name)

    def take(self, name: str, text: str) -> bool:
        """Set a field, unless it is set, can't hold `text`, or contradicts what is there; return whether it is."""
        text = clean(text)
        if name in self.fields or not fits(name, text) or any(conflicts([*self.fields, name])):
            return False
        self.fields[name] = text
        return True

    def take_list(self, name: str, texts: Sequence[str]) -> bool:
        """Set a field to a value for each set, unless one of them can't be; return whether it is."""
        if name in self.fields or not all(fits(name, text) for text in texts) or any(conflicts([*self.fields, name])):
            return False
        self.lists[name] = tuple(texts)
        return True

    def take_all(self, values: Mapping[str, str]) -> None:
        """Set fields; what can't be set is kept as a note."""
        for name, text in values.items():
            if not self.take(name, text):
                self.say("notes", f"{name.replace('_', ' ')}: {text}")

    def say(self, name: str, text: str, line: int = 0) -> None:
        """Add words to a field of text; what is too long for it is left out."""
        text = clean(text)
        before = self.fields.get(name, "")
        if not text:
            return
        if len(before) + len(text) < TABLE[Section.EXERCISE][name].high and fits(name, sentences(before, text)):
            self.fields[name] = sentences(before, text)
        else:
            self.left.append(LeftOut(line or self.line, f"{self.fields['name']}: {text}"))

    def item(self) -> Item:
        """Return the exercise; what says nothing by itself finds another place, or becomes a note."""
        several = "sets" in self.fields or self.lists
        if not several and "tip" in self.fields:
            self.say("do", self.fields.pop("tip"))
        if not several and "rest" in self.fields:
            self.take_all({"rest_after": self.fields.pop("rest")})
        for name, needed in _NEEDS.items():
            if name in self.fields and not needed & {*self.fields, *self.lists}:
                self.say("notes", f"{name}: {self.fields.pop(name)}")
        return Item({**self.fields, **self.lists})


def fits(name: str, text: str, place: Section = Section.EXERCISE) -> bool:
    """Whether the field can hold `text` as it is."""
    return name in TABLE[place] and bool(text) and readable(TABLE[place][name], text)


def shortened(name: str) -> str:
    """Return a name that fits, cut between words."""
    name, most = clean(name), int(TABLE[Section.EXERCISE]["name"].high)
    if len(name) <= most:
        return name
    return name[: most - 1].rpartition(" ")[0][: most - 1] + "…" if " " in name[: most - 1] else name[: most - 1] + "…"


def capitalised(text: str) -> str:
    """Return a text with a capital at its beginning, all else as it is."""
    return text[:1].upper() + text[1:]


def sentences(before: str, text: str) -> str:
    """Return both texts, one after the other."""
    if not before or not text:
        return before or text
    return f"{before}{'' if before[-1] in '.!?:;,' else '.'} {text}"
