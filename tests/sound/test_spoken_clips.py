from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Lock, Thread
from typing import ClassVar

import numpy as np
import pytest

from voicecoach.core.errors import Status
from voicecoach.core.units import RATE
from voicecoach.sound import spoken_clips as module
from voicecoach.sound.cache import Cache
from voicecoach.sound.clip import CALIBRATION
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.voice_recorder import PATIENCE
from voicecoach.sound.voices.base import Speech, Voice, VoiceError


class FakeVoice(Voice):
    """Hums half a second a word; what it can't say is told by a table of errors or samples."""

    name: ClassVar[str] = "fake"
    languages: ClassVar[tuple[str, ...]] = ("*",)
    rank: ClassVar[int] = -1

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self.rate = rate
        self.asked: list[str] = []
        self.instead: dict[str, Exception | Speech] = {}
        self.closed = False
        self._speaking = Lock()

    @classmethod
    def status(cls) -> Status:
        return Status(usable=True)

    @property
    def identity(self) -> str:
        return f"fake {self.rate}"

    def speak(self, text: str) -> Speech:
        assert self._speaking.acquire(blocking=False), "two threads speak at a time"
        try:
            return self._speak(text)
        finally:
            self._speaking.release()

    def _speak(self, text: str) -> Speech:
        if text != CALIBRATION:
            self.asked.append(text)
        instead = self.instead.get(text)
        if isinstance(instead, Exception):
            raise instead
        time = np.arange(len(text.split()) * 12_000) / 24_000
        return instead or Speech((0.1 * np.sin(1500 * time)).astype(np.float32), 24_000)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def booth(voice: FakeVoice, warnings: list[str]) -> SpokenClips:
    return SpokenClips(lambda: [voice], None, warn=warnings.append)


def test_a_phrase_is_spoken_as_words_and_treated(voice: FakeVoice, booth: SpokenClips):
    clip = booth.clip("Hold 45s")
    assert voice.asked == ["Hold 45 seconds"]
    assert clip is not None
    assert clip.dtype == np.int16
    assert len(clip) == pytest.approx(1.5 * RATE, abs=0.02 * RATE)


def test_a_phrase_is_spoken_once(voice: FakeVoice, booth: SpokenClips):
    one, again, otherwise_written = booth.clip("Hold 45s"), booth.clip("Hold 45s"), booth.clip("Hold  45 sec")
    assert one is again is otherwise_written
    assert len(voice.asked) == 1


def test_a_phrase_is_spoken_once_in_two_sessions(voice: FakeVoice, tmp_path: Path):
    cache = Cache(tmp_path)
    first = SpokenClips(lambda: [voice], cache).clip("Rest.")
    second = SpokenClips(lambda: [voice], cache).clip("Rest.")
    assert first is not None
    assert np.array_equal(first, second)
    assert voice.asked == ["Rest."]


def test_another_speed_is_spoken_anew(tmp_path: Path):
    slow, quick = FakeVoice(0.5), FakeVoice(2.0)
    for voice in (slow, quick):
        SpokenClips(lambda voice=voice: [voice], Cache(tmp_path)).clip("Rest.")
    assert slow.asked == quick.asked == ["Rest."]


def test_a_persons_abbreviations(voice: FakeVoice):
    SpokenClips(lambda: [voice], None, {"GSQ": "glute squeeze"}).clip("Now GSQ")
    assert voice.asked == ["Now glute squeeze"]


def test_english_rules_stay_out_of_other_languages(voice: FakeVoice):
    SpokenClips(lambda: [voice], None, {"GSQ": "glute squeeze"}, language="de").clip("Halten 45s,\x1b[31m GSQ")
    assert voice.asked == ["Halten 45s, GSQ"]


def test_without_a_voice_or_words_there_is_no_clip(voice: FakeVoice, booth: SpokenClips, warnings: list[str]):
    assert SpokenClips(lambda: [], None).clip("Rest.") is None
    assert booth.clip("") is booth.clip(" \x07") is None
    assert (voice.asked, warnings) == ([], [])


SILENT = Speech(np.zeros(9600, np.float32), 24_000)
NOTHING = Speech(np.zeros(0, np.float32), 24_000)


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (VoiceError("It has lost its tongue."), "lost its tongue"),
        (SILENT, '"Rest."'),
        (NOTHING, '"Rest."'),
        (RuntimeError("a stranger's bug"), '"Rest.": a stranger\'s bug'),
    ],
)
def test_a_phrase_that_fails_is_told_once_and_not_tried_again(
    voice: FakeVoice, booth: SpokenClips, warnings: list[str], instead: Exception | Speech, told: str
):
    voice.instead = {"Rest.": instead, "Again.": instead}
    assert [booth.clip(text) is None for text in ("Rest.", "Rest.", "Again.", "Go.")] == [True, True, True, False]
    assert voice.asked == ["Rest.", "Again.", "Go."]
    assert len(warnings) == 1
    assert told in warnings[0]


def fail(booth: SpokenClips, voice: FakeVoice, *phrases: str) -> None:
    voice.instead |= dict.fromkeys(phrases, VoiceError("Gone."))
    assert [booth.clip(phrase) for phrase in phrases] == [None] * len(phrases)


def test_a_voice_that_keeps_failing_is_given_up(voice: FakeVoice, booth: SpokenClips, warnings: list[str]):
    before = booth.clip("Before.")
    fail(booth, voice, *(f"Phrase {number}." for number in range(PATIENCE)))
    asked = len(voice.asked)
    assert booth.clip("After.") is None
    assert booth.clip("Before.") is before
    assert len(voice.asked) == asked
    assert voice.closed
    assert len(warnings) == 2
    assert "'fake' failed 3 times in a row" in warnings[1]


def test_what_one_voice_cannot_say_the_next_one_says(voice: FakeVoice, warnings: list[str]):
    other = FakeVoice(rate=2.0)
    booth = SpokenClips(lambda: [voice, other], None, warn=warnings.append)
    voice.instead = {"日本語": VoiceError("It has no letters that I can read.")}
    assert booth.clip("日本語") is not None
    assert booth.clip("Rest.") is not None
    assert (other.asked, voice.asked) == (["日本語"], ["日本語", "Rest."])
    assert len(warnings) == 1


def test_when_a_voice_is_given_up_the_next_one_takes_over(voice: FakeVoice, warnings: list[str]):
    other = FakeVoice(rate=2.0)
    booth = SpokenClips(lambda: [voice, other], None, warn=warnings.append)
    voice.instead = dict.fromkeys(["One.", "Two.", "Three."], VoiceError("Gone."))
    assert all(booth.clip(text) is not None for text in ("One.", "Two.", "Three.", "Four."))
    assert voice.closed
    assert other.asked == ["One.", "Two.", "Three.", "Four."]


def test_a_phrase_that_succeeds_restores_the_patience(voice: FakeVoice, booth: SpokenClips):
    for number in range(3):
        fail(booth, voice, *(f"Phrase {number} {again}." for again in range(PATIENCE - 1)))
        assert booth.clip(f"Fine {number}.") is not None
    assert not voice.closed


def test_memory_is_bounded_and_keeps_what_was_asked_for_last(voice: FakeVoice, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "SHELF", 3 * RATE)  # bytes: three words of half a second at two bytes a frame
    booth = SpokenClips(lambda: [voice], None)
    for word in ("One", "Two", "One", "Three", "Four"):
        booth.clip(word)
    asked = len(voice.asked)
    booth.clip("One")
    assert len(voice.asked) == asked
    booth.clip("Two")
    assert len(voice.asked) == asked + 1


def in_threads(work: Callable[[int], None], count: int) -> None:
    threads = [Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_threads_take_turns_at_the_voice(voice: FakeVoice, booth: SpokenClips, warnings: list[str]):
    start = Barrier(4)
    clips: list[object] = []

    def work(number: int) -> None:
        start.wait()
        clips.extend(booth.clip(f"Phrase {each}.") for each in range(20))

    in_threads(work, 4)
    assert len(clips) == 80
    assert None not in [clip if clip is None else 1 for clip in clips]
    assert (len(voice.asked), warnings) == (20, [])


def test_close_lets_go_twice(voice: FakeVoice, tmp_path: Path):
    booth = SpokenClips(lambda: [voice], Cache(tmp_path))
    booth.clip("Rest.")
    booth.close()
    booth.close()
    assert voice.closed


class Nameless(FakeVoice):
    """Fails as soon as it is asked who it is."""

    @property
    def identity(self) -> str:
        raise RuntimeError("no idea")


def test_a_voice_that_cannot_say_who_it_is_is_passed_over(voice: FakeVoice, warnings: list[str]) -> None:
    booth = SpokenClips(lambda: [Nameless(), voice], None, warn=warnings.append)
    assert booth.clip("Go.") is not None
    assert voice.asked == ["Go."]
    assert warnings == ["The voice 'fake' can't be used: no idea. Another voice or beeps stand in for it."]
