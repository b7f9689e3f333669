"""Giving a routine's text another title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecoach.core.errors import VoicecoachError

if TYPE_CHECKING:
    from ruamel.yaml.comments import CommentedMap


def titled(text: str, title: str) -> str:
    """Return `text` with `title` as its `name`; as it is, if it has none or is broken, which may be copied too."""
    from voicecoach.routine.yaml.writing import edit

    def change(routine: CommentedMap) -> None:
        if "name" in routine:
            routine["name"] = title

    try:
        return edit(text, change)
    except VoicecoachError:
        return text
