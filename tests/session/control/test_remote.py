"""The remote: a session on one side of a socket, another shell on the other, both in this process."""

import json
import os
import socket
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from waiting import runs, wait_until

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.control import remote_client
from voicecoach.session.control import remote_server as module
from voicecoach.session.control.remote_client import STATUS, RunningSession, announce, ask, own_folder, sessions
from voicecoach.session.control.remote_server import LONGEST, MOST, RemoteServer
from voicecoach.session.control.remote_socket import reachable
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View

VIEW = View(
    "Legs", StepKind.WORK, exercise="Clamshell", side=Side.LEFT, set=2, sets=3, rep=4, reps=8, count=12, left=90.04
)
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps the folder to its user by itself")


@pytest.fixture(params=["socket", "port"])
def folder(request, monkeypatch):
    """Where sessions are found; a path too long for a socket has them listen at a port."""
    with tempfile.TemporaryDirectory(prefix="vc") as short:
        name = "run" if request.param == "socket" else "r" * 100
        monkeypatch.setenv("VOICECOACH_RUNTIME", str(Path(short) / name))
        yield Path(short) / name


class Playing:
    """A session that shows itself twice after each command: what was under way, and what came of it."""

    def __init__(self, door):
        self.obeyed = []
        self.remote = RemoteServer(self.put, door)

    def put(self, command):
        self.obey(command)

    def obey(self, command):
        self.obeyed.append(command)
        self.remote.show(VIEW)
        self.remote.show(replace(VIEW, paused=True, notice=command.value))


@pytest.fixture
def starting(folder):
    """A session at whose door nobody answers yet."""
    with reachable() as door:
        yield Playing(door)


@pytest.fixture
def playing(starting):
    with starting.remote:
        starting.remote.show(VIEW)
        wait_until(lambda: not sessions()[0].starting)
        yield starting


@pytest.fixture
def session(playing):
    (found,) = sessions()
    return found


def send(session, data):
    """Send bytes and return what comes back before the other side closes."""
    with session.connect() as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read()


def test_a_session_listens_where_it_can(session, request, folder):
    by_path = request.node.callspec.params["folder"] == "socket" and hasattr(socket, "AF_UNIX")
    assert (session.pid, isinstance(session.address, str)) == (os.getpid(), by_path)


def test_it_tells_where_it_is(session, playing):
    status = ask(session, STATUS)
    assert (status.routine, status.kind, status.state, status.exercise) == ("Legs", "work", "go", "Clamshell")
    assert status.where == "Clamshell, left side, set 2 of 3"
    assert (status.side, status.set, status.sets, status.rep, status.reps) == ("left", 2, 3, 4, 8)
    assert (status.count, status.left, status.paused, status.finished) == (12, 90.0, False, False)
    assert playing.obeyed == []


def test_what_steers_a_terminal_is_not_passed_on(session, playing):
    playing.remote.show(replace(VIEW, exercise="A\x1b[2J\udc80B"))
    assert ask(session, STATUS).exercise == "A [2J B"


@pytest.mark.parametrize("command", Command)
def test_every_command_is_obeyed_and_answered_with_what_came_of_it(session, playing, command):
    status = ask(session, command)
    assert playing.obeyed == [command]
    assert (status.paused, status.notice) == (True, command.value)


def test_the_answer_waits_for_what_was_shown_after_the_command(session, playing):
    put = threading.Event()

    def slowly(_):
        playing.remote.show(VIEW)  # which was under way
        put.set()

    playing.obey = slowly
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(ask, session, Command.PAUSE)
        assert put.wait(5)
        ask(session, STATUS)  # so the first has had its turn
        playing.remote.show(replace(VIEW, paused=True))
        assert answer.result(5).paused


def test_a_session_that_shows_nothing_more_is_called_busy(session, playing, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    playing.obey = lambda _: None
    with pytest.raises(VoicecoachError, match="busy"):
        ask(session, Command.PAUSE)


def test_one_that_ends_by_the_command_answers_first(session, playing):
    ending = threading.Thread(target=playing.remote.__exit__)
    playing.obey = lambda _: ending.start()
    assert ask(session, Command.QUIT).exercise == "Clamshell"
    ending.join(5)
    assert sessions() == []


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_without_the_token_nothing_is_obeyed(session, playing, token):
    with pytest.raises(VoicecoachError, match="token"):
        ask(replace(session, token=token), Command.PAUSE)
    with pytest.raises(VoicecoachError, match="token"):
        ask(replace(session, token=token), STATUS)
    assert playing.obeyed == []


def test_what_is_no_command_is_refused(session, playing):
    with pytest.raises(VoicecoachError, match="knows no 'dance'"):
        ask(session, "dance")


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", b"pause\n", b"[]\n", b"{}\n", b"\xff\xfe\n", b"[" * 4000 + b"\n", b"{" + b" " * 2 * LONGEST + b"}\n"],
    ids=["nothing", "empty", "words", "list", "no token", "no text", "deep", "long"],
)
def test_nonsense_is_not_answered_and_does_no_harm(session, playing, line):
    with suppress(ConnectionError):  # closed with some of it unread
        assert send(session, line) == b""
    assert ask(session, STATUS).routine == "Legs"
    assert playing.obeyed == []


def test_a_question_has_a_size(session):
    def asked(size):
        question = json.dumps({"token": session.token, "request": STATUS})
        with suppress(ConnectionError):
            return send(session, question.ljust(size).encode() + b"\n")

    assert asked(LONGEST - 1)
    assert not asked(LONGEST + 1)


def test_two_hundred_who_never_ask_block_nobody(session, playing, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 60)  # not the time limit makes room
    with ExitStack() as stack:
        stuck = [stack.enter_context(session.connect()) for _ in range(200)]
        began = time.monotonic()
        assert ask(session, Command.NEXT).notice == "next"
        assert time.monotonic() - began < 1
        stuck[0].settimeout(5)
        assert stuck[0].recv(1) == b""  # the oldest make room
        wait_until(lambda: len(playing.remote.asking) <= MOST)


def test_who_never_asks_is_left_after_a_while(session, playing, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with session.connect() as connection:
        assert connection.recv(1) == b""


@POSIX
def test_only_the_user_may_read_the_token(session, folder):
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / f"session-{os.getpid()}.json").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_behind(playing, folder):
    playing.remote.__exit__()
    assert list(folder.iterdir()) == []


def test_one_that_ends_before_it_has_begun_leaves_nothing(starting, folder):
    with starting.remote:
        pass
    wait_until(lambda: not runs("Remote"))
    assert not list(folder.glob("*"))


def test_one_that_fails_while_it_starts_leaves_nothing(folder):
    with pytest.raises(ZeroDivisionError), reachable():
        assert len(sessions()) == 1
        1 / 0  # noqa: B018 - whatever may go wrong there
    assert not list(folder.glob("*"))


@pytest.mark.parametrize("request_", [Command.QUIT, Command.HURTS, STATUS])
def test_who_asks_one_that_starts_is_answered_once_it_has_begun(starting, request_):
    (found,) = sessions()
    assert found.starting
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(ask, found, request_)
        with starting.remote:
            wait_until(lambda: not sessions()[0].starting)
            assert not answer.done()
            assert starting.obeyed == []  # for there is nothing yet that could be told
            starting.remote.show(VIEW)
            assert answer.result(10).exercise == "Clamshell"
    assert starting.obeyed == [request_] * (request_ != STATUS)


def test_one_that_ends_as_it_starts_is_told_of(folder):
    with ThreadPoolExecutor() as pool:
        with reachable() as door:
            (found,) = sessions()
            door.listener.accept()[0].close()  # who looked whether it lives
            answer = pool.submit(ask, found, Command.PAUSE)
            door.listener.accept()[0].close()
        for asked in (answer.result, lambda _: ask(found, Command.PAUSE)):
            with pytest.raises(VoicecoachError, match="ended as it was starting"):
                asked(10)


def test_one_that_takes_long_to_start_is_told_of_and_obeys_later(starting, monkeypatch):
    (found,) = sessions()
    monkeypatch.setattr(remote_client, "STARTING", 0.1)
    with pytest.raises(VoicecoachError, match="has not begun yet"):
        ask(found, Command.QUIT)
    with starting.remote:
        starting.remote.show(VIEW)
        wait_until(lambda: starting.obeyed == [Command.QUIT])


@POSIX
@pytest.mark.parametrize("trap", ["open to others", "a link", "below a folder open to all"])
def test_a_folder_that_others_could_meddle_with_is_not_used(folder, monkeypatch, trap):
    if trap == "open to others":
        folder.mkdir()
        folder.chmod(0o755)
    elif trap == "a link":
        (folder.parent / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(folder.parent / "elsewhere")
    else:
        folder.mkdir(mode=0o700)
        folder.parent.chmod(0o777)
    with pytest.raises(PermissionError):
        own_folder()
    (folder / f"session-{os.getpid()}.json").write_text('{"pid": 1, "address": 1, "token": ""}')
    assert sessions() == []
    with reachable() as door:
        assert door is None
    assert len(list(folder.iterdir())) == 1


def test_what_a_killed_session_left_is_removed(folder):
    path = own_folder() / "session-7.sock"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path.touch()
    for pid, address in ((7, str(folder.parent / "gone")), (8, port)):
        (folder / f"session-{pid}.json").write_text(json.dumps({"pid": pid, "address": address, "token": ""}))
    assert sessions() == []
    assert list(folder.iterdir()) == []


def test_files_of_another_version_are_left_alone(folder, session):
    for number, text in enumerate(("", "[1]", '{"pid": 9, "way": "smoke signals"}')):
        (folder / f"session-x{number}.json").write_text(text)
    assert sessions() == [session]
    assert len(list(folder.glob("session-x*"))) == 3


def test_the_newest_comes_first(folder, session):
    other = RunningSession(session.pid + 1, session.address, session.token)
    announce(other, folder)
    mine = folder / f"session-{session.pid}.json"
    for when, order in ((1, [other, session]), (time.time() + 9, [session, other])):
        os.utime(mine, (when, when))
        assert sessions() == order


def test_who_does_not_answer_is_told_of(folder):
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        session = RunningSession(7, mute.getsockname()[1], "")
        with ThreadPoolExecutor() as pool:
            asked = pool.submit(ask, session, STATUS)
            mute.accept()[0].close()
            with pytest.raises(VoicecoachError, match="session 7 doesn't answer"):
                asked.result(5)
