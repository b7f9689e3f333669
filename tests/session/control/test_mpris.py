"""A session as a media player's track; the bus itself is tested in e2e."""

import sys
from dataclasses import replace

import pytest

if sys.platform != "linux":
    pytest.skip("MPRIS is of Linux", allow_module_level=True)

from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.control.media_keys import MediaKeys, track
from voicecoach.session.control.media_track import MediaTrack
from voicecoach.session.playback.commands import command_rows
from voicecoach.session.playback.view import View

VIEW = View("Legs", StepKind.WORK, exercise="Clamshell", side=Side.LEFT, set=2, sets=3, rep=4, reps=8, left=90.0)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, "Playing"),
        ({"kind": StepKind.REST}, "Playing"),
        ({"paused": True}, "Paused"),
        ({"kind": StepKind.WAIT}, "Paused"),  # else a headset would send Pause, and never get on
        ({"finished": True, "kind": StepKind.WAIT}, "Stopped"),
    ],
)
def test_the_state_is_one_a_headset_knows(change, status):
    assert track(replace(VIEW, **change), 100.0).status == status


def test_the_title_is_the_exercise_and_its_place():
    assert track(VIEW, 100.0) == MediaTrack("Playing", "Clamshell · left · set 2 of 3", "Legs", 100.0)
    assert track(View("Legs\x00\ud800", StepKind.TALK), 1.0).title == "Legs"


def test_a_rep_is_no_new_track():
    assert track(VIEW, 100.0) == track(replace(VIEW, rep=5, count=3, left=80.0), 100.0)


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent/bus", "nonsense"])
def test_without_a_bus_there_is_none(monkeypatch, tmp_path, capfd, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with MediaKeys(lambda _: None) as mpris:
        mpris.show(VIEW)
        mpris.show(replace(VIEW, paused=True))
    assert capfd.readouterr() == ("", "")


def test_every_media_key_of_the_table_is_a_button_on_the_bus():
    from voicecoach.session.control.media_keys_bus import BusPlayer, Root

    interfaces = Root(lambda _: None), BusPlayer(lambda _: None, track(VIEW, 100.0), lambda: 0.0)
    buttons = {method.name for interface in interfaces for method in interface.introspect().methods}
    assert {name for row in command_rows() for name in row.media} <= buttons
