"""What the commands do, one function each, for them and for programs that embed voicecoach.

Such a program imports what `__all__` names from here; it is loaded when it is first asked for. Every mistake is raised
as a VoicecoachError, whatever else a person may want to know goes to the `warn` that is handed over, and nothing is
printed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voicecoach.app.choices import Choices, Form
    from voicecoach.app.embedding import check, export, perform
    from voicecoach.app.preparing import Prepared, prepare
    from voicecoach.core.errors import Problem, VoicecoachError

__all__ = ["Choices", "Form", "Prepared", "Problem", "VoicecoachError", "check", "export", "perform", "prepare"]

_MODULES = {
    "Choices": "app.choices",
    "Form": "app.choices",
    "Prepared": "app.preparing",
    "Problem": "core.errors",
    "VoicecoachError": "core.errors",
    "check": "app.embedding",
    "export": "app.embedding",
    "perform": "app.embedding",
    "prepare": "app.preparing",
}


def __getattr__(name: str) -> Any:
    """Return one of them, loaded now: a command that needs none of them is not to wait for any."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"voicecoach.{_MODULES[name]}"), name)
