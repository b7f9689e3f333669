"""The choice of a system's voice: SAPI 5's, whose list a bad one spoils in pyttsx3, and the person's own."""

import plistlib
import sys
from types import SimpleNamespace

import pytest

from voicecoach.sound.voices import system
from voicecoach.sound.voices.system_worker import chosen_voice_of


class Driver:
    """Describes voices as pyttsx3's driver does: "409;9" and no language at all are beyond it."""

    def __init__(self, *languages):
        self._tts = SimpleNamespace(GetVoices=lambda: languages)

    @staticmethod
    def _toVoice(language):  # noqa: N802 - pyttsx3's name
        int(language, 16)
        return SimpleNamespace(id=f"voice {language}", languages=["en-US"])


class Engine:
    def __init__(self, *languages):
        self._list = lambda: [Driver._toVoice(language) for language in languages]  # noqa: SLF001
        self.proxy = SimpleNamespace(_driver=Driver(*languages))

    def getProperty(self, name):  # noqa: N802 - pyttsx3's name
        return "" if name == "voice" else self._list()

    def __str__(self):
        return "sapi5"


def test_one_bad_voice_does_not_spoil_the_others():
    assert chosen_voice_of(Engine("409;9", "409", ""), "en") == "voice 409"


def test_none_that_is_any_good_is_an_error():
    with pytest.raises(LookupError, match="no voice for the language 'en'"):
        chosen_voice_of(Engine(""), "en")


def test_the_voice_that_was_chosen_on_a_mac_is_known(tmp_path, monkeypatch):
    file = tmp_path / "prefs.plist"
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system, "CHOSEN", file)
    assert system.chosen_voice() == ""
    file.write_bytes(plistlib.dumps({"SelectedVoiceID": "com.apple.Anna"}))
    assert system.chosen_voice() == "com.apple.Anna"
    file.write_bytes(b"<?xml version='1.0'?><plist><dict>")
    assert system.chosen_voice() == ""
