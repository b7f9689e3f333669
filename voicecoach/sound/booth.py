"""The recording booth: a phrase goes in, the clip that is heard comes out, spoken once and kept.

Memory first, then the disk, then the voice. Whatever the voice does, the session goes on, with beeps if need be.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from types import MappingProxyType

from voicecoach.problem import VoicecoachError
from voicecoach.sound.cache import Cache, key
from voicecoach.sound.clip import Clip, treat, voice_level
from voicecoach.sound.normalise import clean, normalise
from voicecoach.sound.voices.base import Voice
from voicecoach.sound.voices.worker import unspoken

SHELF = 40_000_000
"""Bytes of clips kept in memory: seven minutes of speech."""
GRACE = 1.0
"""Seconds that closing waits for the phrase in hand."""
PATIENCE = 3
"""Phrases in a row that a voice may fail at before it is given up; a hang costs 20 s each."""


class Booth:
    """Makes clips of phrases; any thread may ask.

    `warn` hears of the first phrase that could not be spoken and of a voice that is given up. `abbreviations` are the
    person's own; they and ours are English, so in another `language` the text is cleaned and no more.
    """

    def __init__(
        self,
        voice: Voice | None,
        cache: Cache | None,
        abbreviations: Mapping[str, str] = MappingProxyType({}),
        warn: Callable[[str], None] = lambda _: None,
        language: str = "en",
    ) -> None:
        self._voice = voice
        self._identity = voice.identity if voice else None  # outlives a voice that is given up: its clips still do
        self._cache = cache
        self._abbreviations = abbreviations
        self._warn = warn
        self._english = language.lower().startswith("en")
        self._shelf = _Shelf(SHELF)
        self._level: float | None = None
        self._failed: set[str] = set()
        self._in_a_row = 0
        self._lock = Lock()

    def clip(self, text: str) -> Clip | None:
        """Return `text` as it is heard; None if there is no voice or it could not speak it."""
        words = normalise(text, self._abbreviations) if self._english else clean(text)
        if not words or self._identity is None:
            return None
        with self._lock:
            clip = self._shelf.take(words)
            return self._fetch(words, self._identity) if clip is None else clip

    def close(self) -> None:
        """Let go of the voice, and bring the cache back to its size; safe to call twice.

        A voice that hangs is left to end with us: nobody waits for it.
        """
        if not self._lock.acquire(timeout=GRACE):
            return
        try:
            if self._voice is not None:
                self._voice.close()
            if self._cache is not None:
                self._cache.close()
        finally:
            self._lock.release()

    def _fetch(self, words: str, identity: str) -> Clip | None:
        name = key(words, identity)
        clip = self._cache.get(name) if self._cache else None
        if clip is None:
            clip = self._record(words)
            if clip is not None and self._cache:
                self._cache.put(name, clip)
        if clip is not None:
            self._shelf.put(words, clip)
        return clip

    def _record(self, words: str) -> Clip | None:
        if self._voice is None or words in self._failed:
            return None
        try:
            clip = self._treated(self._voice, words)
        except Exception as error:  # a plug-in's voice may raise anything
            self._failed.add(words)
            self._fail(self._voice, words, error)
            return None
        self._in_a_row = 0
        return clip

    def _treated(self, voice: Voice, words: str) -> Clip:
        if self._level is None:
            self._level = voice_level(voice)
        speech = voice.speak(words)
        return treat(speech.samples, speech.rate, self._level)

    def _fail(self, voice: Voice, words: str, error: Exception) -> None:
        told = error if isinstance(error, VoicecoachError) else unspoken(voice.name, words, str(error))
        self._in_a_row += 1
        if len(self._failed) == 1:
            self._warn(f"{told.message} Beeps stand in for it.")
        if self._in_a_row == PATIENCE:
            self._warn(f"The voice '{voice.name}' failed {PATIENCE} times in a row; beeps go on without it.")
            voice.close()
            self._voice = None


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
