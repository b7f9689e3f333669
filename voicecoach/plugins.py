"""Plug-ins found by entry point, ours among them: one that can't be loaded has a status, never a crash."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from voicecoach.problem import Status


def discover(group: str) -> dict[str, type[Any] | Status]:
    """Return every plug-in of `group` by name; in place of one that could not be loaded, a Status that says why."""
    return {point.name: _load(point) for point in sorted(entry_points(group=group), key=lambda point: point.name)}


def names(group: str) -> list[str]:
    """Return the name of every plug-in of `group`, sorted, loading none."""
    return sorted(point.name for point in entry_points(group=group))


def _load(point: EntryPoint) -> type[Any] | Status:
    try:
        plugin: type[Any] = point.load()
    except Exception as error:  # a stranger's module may raise anything
        package = point.dist.name if point.dist else point.value
        return Status(False, f"could not be loaded: {error}", f"Update or uninstall the package {package}.")
    return plugin
