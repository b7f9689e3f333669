"""Plug-ins found by entry point, including our own. One that can't be loaded gets a status instead of crashing us."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from voicecoach.core.errors import Status

VOICES, OUTPUTS = "voicecoach.voices", "voicecoach.outputs"
"""The entry point groups."""
LAST = -100
"""The rank of a plug-in that names none."""

T = TypeVar("T")
Plugin = type[Any] | Status
"""A plug-in, or why it could not be loaded."""


def discover(group: str) -> dict[str, Plugin]:
    """Return every plug-in of `group` by name, the one of the highest rank first."""
    found = {point.name: _load(point) for point in sorted(entry_points(group=group), key=lambda point: point.name)}
    return dict(sorted(found.items(), key=lambda pair: -rank(pair[1])))


def names(group: str) -> list[str]:
    """Return the choices for `group`, `auto` and the sorted names of all plug-ins, without loading any."""
    return ["auto", *sorted(point.name for point in entry_points(group=group))]


def rank(plugin: Plugin) -> int:
    """Return the rank by which `auto` chooses; below 0 it never chooses the plug-in."""
    answer = ask(plugin, lambda known: int(known.rank))
    return LAST if isinstance(answer, Status) else answer


def ask(plugin: Plugin, question: Callable[[type[Any]], T]) -> T | Status:
    """Return what a plug-in answers, or a Status that says why it doesn't."""
    if isinstance(plugin, Status):
        return plugin
    try:
        return question(plugin)
    except Exception as error:  # a stranger's class may raise anything
        return Status(False, f"could not be asked: {error}")


def _load(point: EntryPoint) -> Plugin:
    try:
        plugin: type[Any] = point.load()
    except Exception as error:  # a stranger's module may raise anything
        package = point.dist.name if point.dist else point.value
        return Status(False, f"could not be loaded: {error}", f"Update or uninstall the package {package}.")
    return plugin
