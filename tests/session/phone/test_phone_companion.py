"""The phone page from the session's side, with its real process and with some that misbehave."""

import http.client
import json
import os
import re
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from waiting import wait_until

from voicecoach.pose.library import POSES
from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.phone import companion as module
from voicecoach.session.phone.address import PageAddress
from voicecoach.session.phone.companion import Page
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View

VIEW = View(
    "Legs", StepKind.WORK, exercise="Clamshell", side=Side.LEFT, set=2, sets=3, rep=4, reps=8, count=12, left=90.04
)
HERE = PageAddress("here")
FIVE = [Command.PAUSE, Command.RESUME, Command.NEXT, Command.BACK, Command.QUIT]


@pytest.fixture
def told():
    return []


@pytest.fixture
def page(told):
    with Page(HERE, told.append) as made:
        assert not told
        yield made


@pytest.fixture
def as_process(monkeypatch):
    """Return a function that has a program of a few lines stand in for the page's process."""

    def put(program):
        monkeypatch.setattr(module, "COMMAND", (sys.executable, "-c", program))

    return put


def send(page, path="", method="POST"):
    """Ask the page's process for something; return the answer's status and body."""
    address = urlsplit(page.address)
    with closing(http.client.HTTPConnection(address.netloc, timeout=10)) as client:
        client.request(method, address.path + path, headers={"Origin": f"http://{address.netloc}"})
        answer = client.getresponse()
        return answer.status, answer.read()


class Listening:
    """A listener that reads line by line."""

    def __init__(self, page):
        address = urlsplit(page.address)
        self._client = http.client.HTTPConnection(address.netloc, timeout=10)
        self._client.request("GET", f"{address.path}/events")
        self.stream = self._client.getresponse()

    def next(self):
        """Return the next moment told; None when the session is over."""
        for line in self.stream:
            if line.startswith(b"data: "):
                return json.loads(line[6:])
            if line == b"event: over\n":
                return None
        raise AssertionError("it ended without a word")


def test_the_address_is_this_computers_alone_and_has_a_token_of_its_own(page, told):
    with Page(HERE, told.append) as other:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{22}", page.address)
        assert urlsplit(page.address).path != urlsplit(other.address).path


def test_the_first_command_begins_and_the_others_are_obeyed(page):
    page.wait("Legs")
    listening = Listening(page)
    assert listening.next() == {"routine": "Legs", "kind": "", "state": "ready"}
    assert not page.begun.is_set()
    assert send(page, "/resume")[0] == 204
    assert page.begun.wait(5)
    obeyed = []
    with page.accompany(obeyed.append):
        for command in FIVE:
            assert send(page, f"/{command.value}")[0] == 204
        wait_until(lambda: len(obeyed) == 5)
    assert obeyed == FIVE


def test_every_button_of_the_page_is_obeyed_and_so_is_going_on(page):
    page.wait("Legs")
    buttons = re.findall(r'data-command="([\w-]+)"', send(page, method="GET")[1].decode())
    assert len(buttons) > 10
    assert len(set(buttons)) == len(buttons)
    obeyed = []
    with page.accompany(obeyed.append):
        for number, word in enumerate([*buttons, "resume"], 1):
            wait_until(lambda word=word: send(page, f"/{word}")[0] == 204)  # 429: ten in a second are enough
            wait_until(lambda number=number: len(obeyed) == number)
    assert obeyed == [*buttons, "resume"]


@pytest.mark.parametrize("command", [Command.HELP, Command.MUTE, Command.STOP])
def test_what_has_no_button_can_not_be_asked_for(page, command):
    page.wait("Legs")
    assert send(page, f"/{command.value}")[0] == 404


def test_a_listener_is_told_each_change_and_the_end(told):
    with Page(HERE, told.append) as page, ThreadPoolExecutor() as pool:
        page.show(VIEW)
        listening = Listening(page)
        first = listening.next()
        assert (first["exercise"], first["side"], first["set"], first["count"]) == ("Clamshell", "left", 2, 12)
        for count in (11, 10):
            heard = pool.submit(listening.next)
            wait_until(lambda now=count, heard=heard: [page.show(replace(VIEW, count=now)), heard.done()][1])
            assert heard.result()["count"] == count
    assert listening.next() is None
    assert told == []


def test_only_changes_are_told_and_that_it_lives(as_process, tmp_path, told):
    file = tmp_path / "told"
    as_process(f"import sys; print('{{\"port\": 1}}', flush=True); open({str(file)!r}, 'w').write(sys.stdin.read())")
    now = [100.0]
    with Page(HERE, told.append, lambda: now[0]) as page:
        for turn in range(100):
            now[0] += 0.1
            page.show(replace(VIEW, left=90 - turn / 10, progress=turn / 1000, count=12 - turn // 50))
            wait_until(lambda: not page.busy)
    moments = [json.loads(line) for line in file.read_text().splitlines()[1:-1]]
    assert [moment["count"] for moment in moments] == sorted((moment["count"] for moment in moments), reverse=True)
    assert 10 <= len(moments) <= 24  # ten seconds: one each second for the time left, a few for the bar


def test_a_moment_that_stays_the_same_is_told_every_two_seconds(told):
    now = [100.0]
    with Page(HERE, told.append, lambda: now[0]) as page:
        listening = Listening(page)

        def heard_after(seconds, view):
            now[0] += seconds
            page.show(view)
            return listening.next()["count"]

        heard = [heard_after(0, VIEW)]
        for _ in range(19):
            now[0] += 0.1
            page.show(VIEW)
            wait_until(lambda: not page.busy)
        heard += [heard_after(0.05, replace(VIEW, count=11)), heard_after(2.05, replace(VIEW, count=11))]
    assert heard == [12, 11, 11]  # nothing came in between


def test_a_port_that_is_taken_costs_one_line(told):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with Page(PageAddress("here", port), told.append) as page:
            page.show(VIEW)
            assert page.address == ""
    assert told == [f"There is no phone page: 127.0.0.1:{port}: address already in use."]


def test_an_address_that_is_not_ours_costs_one_line(told):
    with Page(PageAddress("198.51.100.1"), told.append) as page:
        assert page.address == ""
    assert len(told) == 1
    assert told[0].startswith("There is no phone page: 198.51.100.1: ")


@pytest.mark.parametrize(
    "program", ["", "print('nonsense')", "print('[]')", "print('{')", "import sys; sys.stdin.readline(); sys.exit(3)"]
)
def test_a_process_that_does_not_begin_costs_one_line(as_process, told, program):
    as_process(program)
    with Page(HERE, told.append) as page:
        for _ in range(50):
            page.show(VIEW)
    assert told == ["There is no phone page: 127.0.0.1: its process ended."]


def test_a_process_that_says_nothing_is_not_waited_for_long(as_process, told, monkeypatch):
    as_process("import sys; sys.stdin.read()")
    monkeypatch.setattr(module, "OPENING", 0.2)
    with Page(HERE, told.append):
        pass
    assert told == ["There is no phone page: its process doesn't start."]


def test_a_program_that_is_not_there_costs_one_line(monkeypatch, told):
    monkeypatch.setattr(module, "COMMAND", ("/nowhere/python",))
    with Page(HERE, told.append):
        pass
    assert len(told) == 1


def test_a_process_that_dies_is_followed_by_another_at_the_same_address(page, told):
    page.show(VIEW)
    obeyed = []
    with page.accompany(obeyed.append):
        page.child.end()
        wait_until(lambda: told)
        assert told == ["The phone page had stopped; it is back at the same address."]
        page.show(VIEW)
        listening = Listening(page)
        assert listening.next()["exercise"] == "Clamshell"
        assert send(page, "/next")[0] == 204
        wait_until(lambda: obeyed == [Command.NEXT])
    page.__exit__()
    assert listening.next() is None
    assert len(told) == 1


def test_processes_that_die_one_after_the_other_cost_two_lines_and_nobody_starts_more(
    as_process, told, monkeypatch, tmp_path
):
    monkeypatch.setattr(module, "AGAIN", 0.01)
    starts = tmp_path / "starts"
    as_process(f"open({str(starts)!r}, 'a').write('x'); print('{{\"port\": 1}}', flush=True)")
    with Page(HERE, told.append, iter(range(10**6)).__next__) as page:
        wait_until(lambda: len(told) == 2)
        for count in range(500):
            page.show(replace(VIEW, count=count))
    assert starts.read_text() == "x" * (1 + module.MOST_AGAIN)
    assert told == [
        "The phone page had stopped; it is back at the same address.",
        "The phone page has stopped; the session goes on.",
    ]


def test_another_that_cannot_begin_costs_one_line(as_process, page, told, monkeypatch):
    monkeypatch.setattr(module, "AGAIN", 0.01)
    as_process("")
    page.child.end()
    wait_until(lambda: told)
    assert told == ["The phone page has stopped; the session goes on."]


def test_a_process_that_reads_nothing_holds_nobody_up(as_process, told):
    # For longer than a test may take: who is held up by it never ends.
    as_process("print('{\"port\": 1}', flush=True); import time; time.sleep(3600)")
    with Page(HERE, told.append, iter(range(10**6)).__next__) as page:
        for count in range(3000):
            page.show(replace(VIEW, count=count, text="x" * 10_000))
    assert told == []


def test_a_process_that_talks_nonsense_and_too_fast_is_taken_at_a_pace(as_process, told):
    as_process(
        "print('{\"port\": 1}', flush=True)\n"
        "import sys\n"
        "sys.stdout.write('help\\n\\xff\\nnext next\\nmute\\n' + 'y' * 999 + '\\npause\\n')\n"
        "while True:\n    sys.stdout.write('next\\n')"
    )
    obeyed = []
    with Page(HERE, told.append) as page, page.accompany(obeyed.append):
        wait_until(lambda: Command.PAUSE in obeyed)
        began = time.monotonic()
        wait_until(lambda: len(obeyed) >= 6)
        assert time.monotonic() - began > 0.35
    assert obeyed[:2] == [Command.PAUSE, Command.NEXT]
    assert set(obeyed) <= {Command.PAUSE, Command.NEXT}
    assert len(obeyed) < 40


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_the_token_is_not_in_the_list_of_processes_and_the_session_comes_first(page):
    children = (file.read_text().split() for file in Path("/proc/self/task").glob("*/children"))
    (process,) = (int(pid) for pids in children for pid in pids)
    token = urlsplit(page.address).path.strip("/")
    assert token not in Path(f"/proc/{process}/cmdline").read_text()
    assert token not in Path(f"/proc/{process}/environ").read_text()
    assert os.getpriority(os.PRIO_PROCESS, process) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_session_that_is_killed_takes_the_process_with_it(page):
    page.show(VIEW)
    listening = Listening(page)
    assert listening.next()
    page.ending.set()
    page.child.close_input()
    assert listening.next() is None
    assert page.child.ends(5)


def test_nothing_is_left_of_it(told):
    with Page(HERE, told.append) as page:
        assert page.child.lives
    assert not page.child.lives
    assert not [thread for thread in threading.enumerate() if thread.name == "Page"]
    with pytest.raises(ConnectionRefusedError):
        send(page, method="GET")


def picture_at(page, moment):
    return send(page, f"/picture/{moment['picture']}", "GET")


def test_the_exercise_is_drawn_for_the_side_at_work(told):
    now, seen = [100.0], [None]
    with Page(HERE, told.append, lambda: now[0]) as page:
        listening = Listening(page)

        def drawn(view):
            for _ in range(2):  # the picture, then the moment that shows it
                now[0] += 5
                page.show(view)
                wait_until(lambda: not page.busy)
            moment = next(each for each in iter(listening.next, None) if each["picture"] != seen[-1])
            seen.append(moment["picture"])
            return picture_at(page, moment)

        squat = replace(VIEW, pose=(POSES["squat"],))
        left, right = drawn(squat), drawn(replace(squat, side=Side.RIGHT))
        assert left[0] == right[0] == 200
        assert left[1].startswith(b"<svg")
        assert left != right
        assert drawn(replace(VIEW, exercise="Row"))[0] == 404
        assert seen[-1] == ""


def test_a_picture_of_ones_own_comes_before_the_drawing(told, tmp_path):
    path = tmp_path / "own.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300_000))
    now = [100.0]
    with Page(HERE, told.append, lambda: now[0]) as page:
        listening = Listening(page)
        view = replace(VIEW, pose=(POSES["squat"],), picture=str(path))
        page.show(view)
        now[0] += 5
        wait_until(lambda: not page.busy)
        page.show(view)
        assert picture_at(page, listening.next()) == (200, path.read_bytes())
