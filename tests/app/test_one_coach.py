"""No second coach begins to talk while one does; what isn't heard, or is another person's, is in nobody's way."""

import os
import subprocess
import sys

import pytest
from waiting import wait_until

from voicecoach.session.control.remote_client import sessions

OTHER = """
import sys
from voicecoach.score.model import StepKind
from voicecoach.session.control.remote_server import RemoteServer
from voicecoach.session.control.remote_socket import reachable
from voicecoach.session.playback.view import View
with reachable(sys.argv[1]) as door, RemoteServer(print, door) as server:
    server.show(View("Legs", StepKind.REST))
    print("there", flush=True)
    sys.stdin.read()
"""
NOWHERE = ("--output", "nowhere", "--plain")
"""An output that there isn't: what gets as far as that is not refused."""


@pytest.fixture
def other(home):
    """Return a process that is found as a session which is heard."""
    words = [sys.executable, "-c", OTHER, os.path.realpath(home / "data")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, **pipes) as process:
        assert process.stdout.readline() == "there\n"
        yield process
        process.kill()


@pytest.mark.parametrize("words", [("start", "quick.yaml"), ("resume",)])
def test_a_second_coach_is_refused_kindly(run, other, words):
    wait_until(lambda: not sessions()[0].starting)
    ran = run(*words, *NOWHERE)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "error: Legs is running in another terminal",
        "hint: `voicecoach stop` ends it; with --anyway this one begins all the same",
    ]


def test_one_that_was_killed_is_in_nobodys_way(run, other):
    other.kill()
    other.wait()
    assert "no output" in run("start", "quick.yaml", *NOWHERE).err


def test_who_wants_it_or_is_not_heard_or_has_another_folder_begins(run, other, home, monkeypatch):
    assert "no output" in run("start", "quick.yaml", "--anyway", *NOWHERE).err
    assert run("start", "quick.yaml", "--plain", "--output", "null", "--voice", "hum").code == 0
    monkeypatch.setenv("VOICECOACH_DATA", str(home / "another"))
    assert "no output" in run("start", "quick.yaml", *NOWHERE).err
