"""The commands for a running session, with one in this process."""

import json
from dataclasses import replace

import pytest
from waiting import wait_until

from voicecoach.app.live.running import resume_running
from voicecoach.score.model import StepKind
from voicecoach.session.control.remote_client import sessions
from voicecoach.session.control.remote_server import RemoteServer
from voicecoach.session.control.remote_socket import reachable
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View

VIEW = View("Legs", StepKind.REST, exercise="Clamshell", set=2, sets=3, count=12, left=90.0, coming="Bridge")
COMMANDS = ("pause", "next", "back", "repeat", "hurts", "stop", "status")


class Playing:
    """A session that is at `after` once a command came."""

    def __init__(self, door):
        self.obeyed = []
        self.after = VIEW
        self.remote = RemoteServer(self.put, door)

    def put(self, command):
        self.obeyed.append(command)
        self.show(self.after)
        self.show(self.after)

    def show(self, view):
        self.remote.show(view)


@pytest.fixture
def playing(home):
    with reachable() as door:
        session = Playing(door)
        with session.remote:
            session.show(VIEW)
            wait_until(lambda: not sessions()[0].starting)
            yield session


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_session_it_says_so(run, command):
    ran = run(command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "error: no session is running\nhint: start one with `voicecoach start NAME`\n"


@pytest.mark.parametrize(
    ("word", "command", "after", "said"),
    [
        ("pause", Command.PAUSE, {"paused": True}, "Paused: Clamshell, set 2 of 3."),
        ("next", Command.NEXT, {"exercise": "Bridge", "sets": 0}, "Now: Bridge."),
        ("next", Command.NEXT, {"finished": True}, "That was the last: the session is over."),
        ("back", Command.BACK, {"set": 1}, "Now: Clamshell, set 1 of 3."),
        ("repeat", Command.REPEAT, {}, "Again: Clamshell, set 2 of 3."),
        ("hurts", Command.HURTS, {"notice": "It is ended."}, "It is ended. Now: Clamshell, set 2 of 3."),
        ("stop", Command.QUIT, {}, "Stopped: Clamshell, set 2 of 3."),
    ],
)
def test_a_command_is_obeyed_and_told_in_a_line(run, playing, word, command, after, said):
    playing.after = replace(VIEW, **after)
    assert run(word) == (0, said + "\n", "")
    assert playing.obeyed == [command]


def test_status_in_a_line_and_as_data(run, playing):
    assert run("status").out == "Legs: rest, 12 s. Clamshell, set 2 of 3. 1:30 left. Next: Bridge.\n"
    assert json.loads(run("status", "--json").out)["where"] == "Clamshell, set 2 of 3"
    assert playing.obeyed == []


def test_a_session_can_be_chosen_by_flag_and_variable(run, playing, monkeypatch):
    (session,) = sessions()
    assert run("status", "--session", session.pid).code == 0
    monkeypatch.setenv("VOICECOACH_SESSION", "1")
    ran = run("pause")
    assert (ran.code, ran.err) == (2, f"error: no session 1 is running\nhint: running: {session.pid}\n")


@pytest.mark.parametrize(
    ("change", "goes_on"), [({}, False), ({"paused": True}, True), ({"kind": StepKind.WAIT}, True)]
)
def test_resume_goes_on_where_a_session_is_paused_or_waits(playing, change, goes_on):
    playing.show(replace(VIEW, **change))
    assert resume_running() == "Going on: Clamshell, set 2 of 3." * goes_on
    assert playing.obeyed == [Command.RESUME] * goes_on


def test_resume_without_a_session_is_for_others():
    assert not resume_running()
