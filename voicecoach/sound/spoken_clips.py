"""Spoken clips: turns a phrase into a clip, which is spoken once and kept.

Memory first, then for each voice the disk and the voice itself: what the first can't say the next one says. Whatever
they do, the session goes on, with beeps if need be.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from voicecoach.sound.cache import Cache, key
from voicecoach.sound.clip import Clip
from voicecoach.sound.voices.base import Voice

if TYPE_CHECKING:
    from voicecoach.sound.voice_recorder import VoiceRecorder

SHELF = 40_000_000
"""Bytes of clips kept in memory: seven minutes of speech."""
GRACE = 1.0
"""Seconds that closing waits for the current phrase."""


class SpokenClips:
    """Makes clips of phrases; may be used from any thread.

    `voices` gives them in the order they are asked in; it is called with the first phrase, for finding them takes time
    that the first earcon needs. `warn` hears of the first phrase that a voice could not speak and of a voice that is
    given up. `abbreviations` are the person's own; they and ours are English, so in another `language` the text is
    cleaned and no more.
    """

    def __init__(
        self,
        voices: Callable[[], Sequence[Voice]],
        cache: Cache | None,
        abbreviations: Mapping[str, str] = MappingProxyType({}),
        warn: Callable[[str], None] = lambda _: None,
        language: str = "en",
    ) -> None:
        self._voices = voices
        self._found: list[VoiceRecorder] | None = None
        self._warn = warn
        self._cache = cache
        self._abbreviations = abbreviations
        self._english = language.lower().startswith("en")
        self._shelf = _Shelf(SHELF)
        self._lock = Lock()

    def clip(self, text: str) -> Clip | None:
        """Return `text` as a clip; None if no voice could speak it."""
        words = self._words(text)
        if not words:
            return None
        with self._lock:
            clip = self._shelf.take(words)
            if clip is None and (clip := self._first(words)) is not None:
                self._shelf.put(words, clip)
            return clip

    def keep(self, text: str) -> None:
        """Record `text` to the disk cache if possible, keeping nothing in memory."""
        if words := self._words(text):
            with self._lock:
                self._first(words)

    def unspoken(self, texts: Iterable[str]) -> list[str]:
        """Return the phrases that the first voice would have to speak; none if there is no disk cache."""
        with self._lock:
            narrators = self._narrators()[:1] if self._cache else []
        return [
            text
            for narrator in narrators
            for text in texts
            if self._cache and (words := self._words(text)) and not self._cache.has(key(words, narrator.identity))
        ]

    @property
    def identity(self) -> tuple[str, ...]:
        """What a phrase's sound depends on besides its text: the voices, in order of preference."""
        with self._lock:
            return tuple(narrator.identity for narrator in self._narrators())

    def close(self) -> None:
        """Close the voices, and trim the cache to its limit; safe to call twice.

        A voice that hangs is left to end with us: nobody waits for it.
        """
        if not self._lock.acquire(timeout=GRACE):
            return
        try:
            for narrator in self._found or ():
                narrator.close()
            if self._cache is not None:
                self._cache.close()
        finally:
            self._lock.release()

    def _narrators(self) -> list[VoiceRecorder]:
        if self._found is None:
            self._found = [narrator for voice in self._voices() if (narrator := self._narrator(voice))]
        return self._found

    def _narrator(self, voice: Voice) -> VoiceRecorder | None:
        from voicecoach.sound.voice_recorder import VoiceRecorder

        try:
            return VoiceRecorder(voice, self._warn)
        except Exception as error:  # a plug-in's voice may raise anything
            self._warn(f"The voice '{voice.name}' can't be used: {error}. Another voice or beeps stand in for it.")
            return None

    def _words(self, text: str) -> str:
        from voicecoach.sound.text.normalise import (  # its patterns take longer than the first earcon may
            clean,
            normalise,
        )

        return normalise(text, self._abbreviations) if self._english else clean(text)

    def _first(self, words: str) -> Clip | None:
        """Return the clip of the first voice that has one."""
        for narrator in self._narrators():
            if (clip := self._fetch(words, narrator)) is not None:
                return clip
        return None

    def _fetch(self, words: str, narrator: VoiceRecorder) -> Clip | None:
        name = key(words, narrator.identity)
        clip = self._cache.get(name) if self._cache else None
        if clip is None:
            clip = narrator.record(words)
            if clip is not None and self._cache:
                self._cache.put(name, clip)
        return clip


class _Shelf:
    """Clips by phrase, up to a number of bytes: those not asked for longest go first."""

    def __init__(self, limit: int) -> None:
        self._clips: OrderedDict[str, Clip] = OrderedDict()
        self._room = limit

    def take(self, words: str) -> Clip | None:
        clip = self._clips.get(words)
        if clip is not None:
            self._clips.move_to_end(words)
        return clip

    def put(self, words: str, clip: Clip) -> None:
        self._clips[words] = clip
        self._room -= clip.nbytes
        while self._room < 0:
            self._room += self._clips.popitem(last=False)[1].nbytes
