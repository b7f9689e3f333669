"""Child processes against programs that obey, hang, die, read nothing or aren't there."""

import sys
import threading
from itertools import repeat
from queue import Queue

import pytest
from waiting import wait_until

from voicecoach.core.child_process import Child, RestartedChild

ECHO = "print('here', flush=True)\nfor line in sys.stdin: print(line.upper(), end='', flush=True)"
DEAF = "print('here', flush=True); import time; time.sleep(60)"


def running(program):
    """Return the command that runs a few lines of Python."""
    return (sys.executable, "-c", f"import sys\n{program}")


class Echo(RestartedChild[str]):
    """Notes what its processes say; what says `last` last says that there is no use in another."""

    def __init__(self, *programs, most=10):
        super().__init__("Echo", most, repeat(0.01))
        self._commands = iter([running(program) if program else ("/nowhere/python",) for program in programs])
        self.said = Queue()

    def open(self):
        return Child(next(self._commands))

    def follow(self, said):
        line = ""
        for line in said:
            self.said.put(line.strip())
        self.said.put("gone")
        return line != "last\n"

    def encoded(self, what):
        return f"{what}\n".encode()

    def next(self):
        return self.said.get(timeout=20)


class Slow(Echo):
    """Has its process only when it is to end."""

    def open(self):
        self.said.put("opening")
        self.ending.wait(20)
        return super().open()


@pytest.fixture
def kept():
    """Return a function that keeps these programs running, one after the other."""
    made = []

    def keep(*programs, **settings):
        made.append(Echo(*programs, **settings))
        made[-1].start()
        return made[-1]

    yield keep
    for each in made:
        each.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "Echo"]


def test_a_child_answers_and_ends_when_there_is_no_more_to_tell():
    with Child(running(ECHO)) as child:
        assert child.line(20) == "here\n"
        assert child.tell("grüße\n".encode())
        assert child.line(20) == "GRÜSSE\n"
        assert child.lives
        child.close_input()
        assert child.ends(20)
        assert not child.tell(b"more\n")
        assert child.line(20) == ""
    assert list(child.lines()) == []


def test_a_child_that_hangs_is_killed_and_one_that_broke_off_is_not_taken_for_it():
    with Child(running(DEAF)) as child:
        assert child.line(20) == "here\n"
        with pytest.raises(TimeoutError):
            child.line(0.1)
        assert child.ends(20)
    with Child(running("print('half', end='')")) as child:
        assert child.line(20) == "half"


def test_whatever_a_child_says_can_be_read():
    with Child(running(r"sys.stdout.buffer.write(b'\xff\r\n' + b'x' * 200_000)")) as child:
        assert next(said := child.lines()) == "�\n"
        assert "".join(said) == "x" * 200_000


def test_a_child_that_does_not_end_by_itself_is_killed(kept):
    with Child(running(DEAF)) as child:
        assert child.line(20)
        child.end(0.1)
        assert not child.lives


def test_another_follows_one_that_died_or_could_not_be_started_and_none_the_last(kept):
    it = kept("print('one')", "", "print('two'); print('last')", "print('never')")
    assert [it.next() for _ in range(6)] == ["one", "gone", "gone", "two", "last", "gone"]
    wait_until(lambda: [thread.name for thread in threading.enumerate()].count("Echo") == 1)
    assert it.said.empty()


def test_what_it_is_told_arrives_in_order_and_the_last_word_too(kept):
    it = kept(ECHO)
    assert it.next() == "here"  # what it is told before is lost
    for word in ("a", "b"):
        assert it.tell(word)
        assert it.next() == word.upper()
    it.close("bye", 20)
    assert [it.next() for _ in range(2)] == ["BYE", "gone"]


def test_one_that_reads_nothing_holds_nobody_up(kept):
    it = kept(DEAF, most=3)
    assert it.next() == "here"
    assert [it.tell("x" * 1_000_000) for _ in range(100)].count(True) < 10
    it.close("bye", 0.1)
    assert it.next() == "gone"


def test_it_may_end_before_it_began_and_twice(kept):
    it = Echo(ECHO)
    it.close()
    it.close()
    it = kept(ECHO)
    it.close()
    it.close()
    it.start()


def test_a_process_that_came_too_late_is_ended():
    it = Slow(DEAF)
    it.start()
    assert it.next() == "opening"
    it.close()
    while it.next() != "gone":
        pass
    assert not it.child.lives
