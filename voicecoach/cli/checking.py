"""Printing what is wrong with a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from voicecoach.app import messages
from voicecoach.core.errors import Problem


def show(found: Sequence[Problem]) -> None:
    """Print what is wrong with a file."""
    for problem in found:
        if problem.code == "unreadable":
            messages.tell(problem.message)
            messages.tell(f"    hint: {problem.hint}", 8)
        else:
            messages.show(problem, sys.stdout)
