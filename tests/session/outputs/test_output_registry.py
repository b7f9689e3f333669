import os
import sys
from importlib.metadata import EntryPoint, EntryPoints
from importlib.util import find_spec
from typing import ClassVar

import pytest

from voicecoach.core import plugins
from voicecoach.core.errors import Status
from voicecoach.core.installing import add_extra
from voicecoach.session.outputs import registry, simpleaudio
from voicecoach.session.outputs.base import SpeakerError, silence
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.null import NullSpeaker
from voicecoach.session.outputs.quiet_stderr import hushed


class NoDevice(NullSpeaker):
    """Usable by its status, but doesn't start."""

    name, rank = "nodevice", 90

    def start(self, source):
        raise SpeakerError("no device")


class Working(NullSpeaker):
    name, rank = "working", 50


class Chooser(NullSpeaker):
    name, rank = "chooser", 40
    played_on: ClassVar[list[str]] = []

    def start(self, source):
        self.played_on.append(self.target)
        super().start(source)

    @classmethod
    def devices(cls):
        return [Device("Headset", default=True)]


class Asked(NullSpeaker):
    """Its status breaks."""

    name, rank = "asked", 99

    @classmethod
    def status(cls):
        raise RuntimeError("no idea")


class Reluctant(NullSpeaker):
    name, rank = "reluctant", -1


@pytest.fixture
def installed(monkeypatch):
    """Have these outputs installed and no others; a class of this module or the text of an entry point each."""

    def install(**found):
        points = [
            EntryPoint(name, what if isinstance(what, str) else f"{__name__}:{what.__name__}", plugins.OUTPUTS)
            for name, what in found.items()
        ]
        monkeypatch.setattr(plugins, "entry_points", lambda group: EntryPoints(points).select(group=group))

    return install


def test_ours_are_found_the_best_first():
    found = registry.outputs()
    only_without_miniaudio = [] if find_spec("_miniaudio") else ["sounddevice"]
    tried = ["pulse", "miniaudio", "alsa", *only_without_miniaudio, "null"]
    assert [*found][: len(tried)] == tried
    assert {"sounddevice", "simpleaudio", "file"} < set(found)
    assert not any(isinstance(output, Status) for output in found.values())


def test_one_that_can_not_be_loaded_has_a_status_and_the_others_stay(installed):
    installed(broken="no.such.module:Speaker", working=Working)
    found = registry.outputs()
    assert found["working"] is Working
    assert "no.such.module" in found["broken"].reason or "No module named 'no'" in found["broken"].reason


class Unranked:
    """A stranger's class that is no output at all."""

    name = "unranked"


def test_one_that_is_no_output_comes_last_has_a_status_and_spoils_nothing(installed):
    installed(aaa=Unranked, null=NullSpeaker, reluctant=Reluctant)
    found = registry.outputs()
    assert [*found] == ["null", "reluctant", "aaa"]
    assert "could not be asked" in registry.status(found["aaa"]).reason
    speaker = registry.open_output("auto")
    speaker.start(silence)
    speaker.close()
    assert speaker.name == "null"


def test_auto_takes_the_first_that_really_starts(installed):
    installed(working=Working, nodevice=NoDevice, asked=Asked, broken="no.such.module:Speaker", null=NullSpeaker)
    for name in ("", "auto"):
        told = []
        speaker = registry.open_output(name, tell=told.append)
        speaker.start(silence)
        speaker.close()
        assert (speaker.name, told) == ("working", [])


def test_without_a_sound_card_there_is_silence_and_one_warning(installed):
    installed(nodevice=NoDevice, reluctant=Reluctant, null=NullSpeaker)
    told = []
    speaker = registry.open_output("auto", tell=told.append)
    for _ in range(2):
        speaker.start(silence)
    speaker.close()
    assert speaker.name == "null"
    assert told == [registry.NO_SOUND_CARD]


class NotInstalled(NullSpeaker):
    name, rank = "notinstalled", 50

    @classmethod
    def status(cls):
        return Status(False, "its library is not installed")


def test_no_library_that_plays_is_not_the_same_as_no_sound_card(installed):
    installed(notinstalled=NotInstalled, null=NullSpeaker)
    told = []
    speaker = registry.open_output("auto", tell=told.append)
    speaker.start(silence)
    speaker.close()
    assert (speaker.name, told) == ("null", [registry.NO_LIBRARY])


def test_a_named_one_that_does_not_start_is_an_error(installed):
    installed(nodevice=NoDevice, working=Working)
    with pytest.raises(SpeakerError, match="no device"):
        registry.open_output("nodevice").start(silence)


def test_a_device_is_played_on_by_the_best_output_that_can_choose(installed):
    installed(working=Working, chooser=Chooser, null=NullSpeaker)
    for output, device in (("auto", "head"), ("chooser", "head"), ("chooser:head", "")):
        speaker = registry.open_output(output, device)
        speaker.start(silence)
        speaker.close()
        assert speaker.name == "chooser"
    assert Chooser.played_on == ["head"] * 3
    assert [device.name for device in registry.devices()] == ["Headset"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("null", "--device can't be used with the output null"),
        ("working", "--device can't be used with the output working"),
        ("chooser:Box", "names another"),
        ("choser", "no output 'choser'"),
    ],
)
def test_a_device_with_an_output_that_can_not_choose_is_an_error(installed, output, message):
    installed(working=Working, chooser=Chooser, null=NullSpeaker)
    with pytest.raises(SpeakerError, match=message):
        registry.open_output(output, "head")


def test_a_target_follows_the_name_and_may_have_colons(installed):
    assert registry.choose("file:C:/session.wav").target == "C:/session.wav"
    installed(chooser=Chooser)
    assert registry.choose("chooser:Headphones").target == "Headphones"


def test_an_unknown_name_gets_the_nearest_and_the_list():
    with pytest.raises(SpeakerError, match="no output 'minaudio'") as error:
        registry.choose("minaudio")
    assert "Did you mean miniaudio?" in error.value.hint
    assert "file" in error.value.hint


def test_one_that_can_not_be_used_says_why(installed):
    installed(asked=Asked)
    with pytest.raises(SpeakerError, match="no idea"):
        registry.choose("asked")


@pytest.mark.parametrize(
    ("python", "distributions", "usable"),
    [
        ((3, 11), {"simpleaudio"}, True),
        ((3, 12), {"simpleaudio"}, False),
        ((3, 12), {"simpleaudio-patched"}, True),
        ((3, 14), {"simpleaudio", "simpleaudio-patched"}, True),
    ],
)
def test_the_simpleaudio_that_crashes_python_is_refused_before_import(
    tmp_path, monkeypatch, python, distributions, usable
):
    (tmp_path / "simpleaudio.py").write_text("raise SystemError('imported')")
    for name in distributions:
        folder = tmp_path / f"{name.replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "simpleaudio", raising=False)
    monkeypatch.setattr(sys, "version_info", python)
    status = simpleaudio.SimpleaudioSpeaker.status()
    assert status.usable is usable
    assert usable or status.hint == add_extra("simpleaudio")


def test_what_a_library_writes_to_stderr_is_not_seen(capfd):
    with hushed():
        os.write(2, b"ALSA lib confmisc.c\n")
    os.write(2, b"ours\n")
    assert capfd.readouterr().err == "ours\n"


def test_stderr_comes_back_after_an_error(capfd):
    with pytest.raises(ValueError), hushed():
        raise ValueError
    os.write(2, b"ours\n")
    assert capfd.readouterr().err == "ours\n"
