"""Starting a routine that was left offers to go on with it, but not while that session still runs."""

import socket

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.live.record import Record
from voicecoach.app.preparing import prepare
from voicecoach.session.control.remote_client import RunningSession, announce, own_folder, sessions

OFFER = "`voicecoach resume` goes on where you stopped before."
OTHER = 1
"""The process of the sessions that `held` puts into the journal."""


@pytest.fixture
def begin(own, held):
    """Return a function that begins a session of a routine that was left a moment ago, and returns what is told."""
    own("legs", "exercises: [A]")
    held("legs", 0, cut=-1)

    def told():
        said = []
        with Record(prepare("legs", Choices()), said.append).accompany(None):
            pass
        return said

    return told


def test_one_that_was_left_is_offered(begin):
    assert begin() == [OFFER]


def test_one_that_runs_is_not(begin):
    with socket.create_server(("127.0.0.1", 0)) as server:
        running = RunningSession(OTHER, server.getsockname()[1], "token")
        announce(running, own_folder())
        assert sessions() == [running]
        assert begin() == []
