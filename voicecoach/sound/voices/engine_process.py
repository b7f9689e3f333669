"""A speech engine in a child process, from the session's side; `serving` is the engine's side.

Speech engines hang, crash, print, and hold the interpreter's lock for longer than the speaker's buffer lasts. In a
process of its own an engine can do all of that, and be killed, while the session goes on.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from voicecoach.core.child_process import Child
from voicecoach.sound.voices.base import VoiceError

PATIENT = 10
"""How many times as long an engine may take when nobody is waiting to hear it, as during an export."""
LAST_WORDS = 1.0
"""Seconds that a process has to end after it closed its output, because it may still say why."""
_ATTEMPTS = 2
_SHOWN = 60
_OTHERS = "`voicecoach voices` lists the others."


class _GoneError(Exception):
    """The process ended, or was killed because it took too long."""


def unspoken(voice: str, text: str, reason: str) -> VoiceError:
    """Return the error for a phrase that `voice` could not say."""
    phrase = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return VoiceError(f"The voice '{voice}' could not say \"{phrase}\": {reason}.", _OTHERS)


class Worker:
    """Starts the process at the first phrase or before, and again for a phrase at which it hung or died.

    `start_limit` and `phrase_limit` are seconds; a phrase gets 50 ms more for each character.
    """

    def __init__(self, voice: str, command: Sequence[str], start_limit: float = 30, phrase_limit: float = 10) -> None:
        self._voice = voice
        self._command = command
        self._start_limit = start_limit
        self._phrase_limit = phrase_limit
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: Child | None = None
        self._loaded = False
        self._complaints: IO[str] | None = None

    def wake(self) -> None:
        """Start the process and don't wait for it; where that fails, the first phrase tries again and tells why."""
        try:
            self._started()
        except OSError:
            self._end()

    def be_patient(self) -> None:
        """Allow it much more time from now on."""
        self._start_limit *= PATIENT
        self._phrase_limit *= PATIENT

    def speak(self, text: str) -> Path:
        """Return a file with `text` spoken, good until the next call. Raise VoiceError naming the phrase."""
        reason = ""
        for _ in range(_ATTEMPTS):
            try:
                return self._attempt(text)
            except _GoneError as gone:
                self._end()
                reason = str(gone)
            except (OSError, ValueError) as error:
                self._end()
                raise unspoken(self._voice, text, str(error)) from error
        raise unspoken(self._voice, text, reason)

    def close(self) -> None:
        """End the process and remove its folder; safe to call twice."""
        self._end()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _attempt(self, text: str) -> Path:
        folder, process = self._running()
        file = folder / "phrase"
        file.unlink(missing_ok=True)
        if not process.tell(f"{json.dumps({'text': text, 'file': str(file)})}\n".encode()):
            raise _GoneError(self._last_words(process))
        error = self._reply(process, self._phrase_limit + len(text) * 0.05)
        if error:
            raise unspoken(self._voice, text, error)
        return file

    def _running(self) -> tuple[Path, Child]:
        """Return the process, which has loaded its engine, and its folder."""
        folder, process = self._started()
        if not self._loaded:
            error = self._reply(process, self._start_limit)
            if error:
                self._end()
                raise VoiceError(f"The voice '{self._voice}' could not be loaded: {error}.", _OTHERS)
            self._loaded = True
        return folder, process

    def _started(self) -> tuple[Path, Child]:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="voicecoach-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        if self._process is None:
            self._complaints = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
            self._process = Child(self._command, stderr=self._complaints, cwd=folder, start_new_session=False)
        return folder, self._process

    def _reply(self, process: Child, limit: float) -> str:
        """Return the error that the process reports; empty if it succeeded."""
        try:
            line = process.line(limit)
        except TimeoutError:
            raise _GoneError(f"the engine took longer than {limit:g} s") from None
        if not line.endswith("\n"):
            raise _GoneError(self._last_words(process))
        return str(json.loads(line)["error"])

    def _last_words(self, process: Child) -> str:
        """Return why the process ended, as far as it said so."""
        assert self._complaints is not None
        process.ends(LAST_WORDS)
        self._complaints.seek(0)
        lines = self._complaints.read().split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"the engine ended: {said}" if said else "the engine ended without a word"

    def _end(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process, self._loaded = None, False
        if self._complaints is not None:
            self._complaints.close()
            self._complaints = None
