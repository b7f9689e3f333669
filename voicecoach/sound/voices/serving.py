"""The engine's side of `engine_process`: requests come in on stdin, replies go out on stdout, a line of JSON each."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import TextIO

Say = Callable[[str, str], None]
"""Speaks a text into a file; errors that it raises are reported."""


def serve(load: Callable[[], Say]) -> None:
    """Load the engine, report, and speak until stdin ends, which it also does when the session is killed."""
    replies = _take_stdout()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the session, which then closes our stdin
    try:
        say = load()
    except Exception as error:
        _reply(replies, error)
    else:
        _reply(replies)
        for line in sys.stdin:
            _reply(replies, _attempt(say, json.loads(line)))
    os._exit(0)  # eSpeak can crash while Python shuts down


def _take_stdout() -> TextIO:
    """Reserve stdout for replies, and send whatever an engine prints to stderr."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def _attempt(say: Say, request: dict[str, str]) -> Exception | None:
    try:
        say(request["text"], request["file"])
    except Exception as error:
        return error
    return None


def _reply(replies: TextIO, error: Exception | None = None) -> None:
    said = "" if error is None else str(error) or type(error).__name__
    print(json.dumps({"error": said}), file=replies, flush=True)
