"""Packs of earcons, and a person's own folder."""

from __future__ import annotations

import shutil
import wave

import numpy as np
import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import shipped
from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import MEANINGS, load, packs


def write(path, frames):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.ones(frames, "<i2").tobytes())


def test_every_earcon_has_a_meaning_of_its_own():
    assert set(MEANINGS) == set(Earcon)
    assert len(set(MEANINGS.values())) == len(Earcon)


@pytest.mark.parametrize("pack", ["clear", "soft"])
def test_every_pack_is_complete(pack):
    assert pack in packs()
    assert list(load(pack)) == list(Earcon)


def test_packs_sound_different():
    assert load("clear")[Earcon.TICK].tolist() != load("soft")[Earcon.TICK].tolist()
    assert load()[Earcon.TICK].tolist() == load("clear")[Earcon.TICK].tolist()


@pytest.mark.parametrize("pack", ["", "loud", "../sounds/clear", "."])
def test_an_unknown_pack_tells_those_there_are(pack):
    with pytest.raises(VoicecoachError) as raised:
        load(pack)
    assert "clear, soft" in raised.value.hint


def test_own_sounds_come_first_and_missing_ones_fall_back(tmp_path):
    write(tmp_path / "tick.wav", 100)
    clips, ours = load("soft", tmp_path), load("soft")
    assert clips[Earcon.TICK].tolist() == [1] * 100
    assert all(clips[earcon].tolist() == ours[earcon].tolist() for earcon in Earcon if earcon is not Earcon.TICK)


def test_a_second_is_the_longest(tmp_path):
    write(tmp_path / "tick.wav", 48_000)
    assert len(load(folder=tmp_path)[Earcon.TICK]) == 48_000
    write(tmp_path / "tick.wav", 48_001)
    with pytest.raises(VoicecoachError, match=r"tick\.wav lasts"):
        load(folder=tmp_path)


def test_a_folder_without_earcons_tells_their_names(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(VoicecoachError) as raised:
            load(folder=folder)
        assert "tick.wav" in raised.value.hint


def test_a_broken_own_sound_is_named(tmp_path):
    shutil.copy(shipped("sounds") / "make.py", tmp_path / "start.wav")
    with pytest.raises(VoicecoachError, match=r"start\.wav"):
        load(folder=tmp_path)
