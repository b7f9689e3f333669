import pytest

from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.devices import Device, pick

HEADSET, HEAD, SPEAKERS, HDMI = (Device(name, False) for name in ("WH-1000 Headset", "Head", "Speakers, left", "HDMI"))
ALL = [HEADSET, HEAD, SPEAKERS, HDMI]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("headset", HEADSET), ("SPEAK", SPEAKERS), ("HDMI", HDMI), ("head", HEAD), ("1000 h", HEADSET)],
)
def test_a_part_that_only_one_has_is_enough(typed, meant):
    assert pick(typed, ALL) is meant


def test_two_devices_of_one_name_are_as_good_as_one():
    assert pick("hdmi", [HDMI, Device("HDMI", True)]) is HDMI


@pytest.mark.parametrize(
    ("typed", "devices", "message", "hint"),
    [
        ("hea", ALL, "several sound devices have 'hea' in their names", "They are: WH-1000 Headset, Head"),
        (
            "headsett",
            ALL,
            "is called 'headsett'",
            "Did you mean WH-1000 Headset? There are: WH-1000",
        ),
        ("zzz", [HDMI], "is called 'zzz'", "There are: HDMI"),
        ("hea", [], "is called 'hea'", "There is none at all: `voicecoach doctor` says why"),
    ],
)
def test_what_can_not_be_told_is_an_error_that_lists_them(typed, devices, message, hint):
    with pytest.raises(SpeakerError) as error:
        pick(typed, devices)
    assert message in error.value.message
    assert error.value.hint.startswith(hint)


PLUGINS = [Device("Rate Converter Plugin", False, real=False), Device("PulseAudio Sound Server", False, real=False)]


def test_a_plug_in_of_alsa_can_be_named_and_is_not_proposed():
    assert pick("pulseaudio", [*ALL, *PLUGINS]) is PLUGINS[1]
    with pytest.raises(SpeakerError) as caught:
        pick("plugim", [*ALL, *PLUGINS])
    assert "Plugin" not in caught.value.hint
    with pytest.raises(SpeakerError, match="no sound device is called") as caught:
        pick("speaker", PLUGINS)
    assert caught.value.hint == "There is none at all: `voicecoach doctor` says why"
