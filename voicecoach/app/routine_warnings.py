"""What `voicecoach check` warns of in a person's routine, in one line for the commands that use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.core.paths import own_routines, real, shipped, within
from voicecoach.routine.checks.side_words import ONLY_CHECKED

if TYPE_CHECKING:
    from voicecoach.app.preparing import Prepared
    from voicecoach.core.errors import Warn


def tell_warnings(prepared: Prepared, tell: Warn) -> None:
    """Tell in a line what `check` warns of, such as a dose that stands only in a name; nothing of what is ours."""
    warnings = [warning for warning in prepared.warnings if warning.code not in ONLY_CHECKED]
    if not warnings or within(prepared.path, [shipped("routines")]):
        return
    first, *more = warnings
    check = f"`voicecoach check {_name(prepared.path)}`"
    rest = f"and {len(more)} more: {check} shows them" if more else f"{check} says what to write"
    tell(f"{Path(first.where.file).name}:{first.where.line}: {first.message}; {rest}")


def _name(path: Path) -> str:
    """Return what a person types for a routine: its name if it is in their folder, else the path."""
    name = path.stem if real(path.parent) == real(own_routines()) else str(path)
    return f'"{name}"' if " " in name else name
