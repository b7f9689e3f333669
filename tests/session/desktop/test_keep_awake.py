import sys
from contextlib import contextmanager
from queue import Queue
from types import SimpleNamespace

import pytest
from waiting import runs, wait_until

from voicecoach.score.model import StepKind
from voicecoach.session.desktop.keep_awake import LONG_PAUSE, KeepAwake, kept_awake
from voicecoach.session.playback.view import View

MOVING, PAUSED = View("Test", StepKind.WORK), View("Test", StepKind.WORK, paused=True)


@pytest.fixture
def asked(monkeypatch):
    """What the library is asked, in a queue; `able` says which of its modes work here."""
    told = Queue()
    told.able = {"presenting", "running"}

    def mode(name):
        @contextmanager
        def entered(on_fail):
            assert on_fail == "pass"
            active = name in told.able
            told.put(("on" if active else "failed", name))
            yield SimpleNamespace(active=active, active_method=SimpleNamespace(name=f"by {name}") if active else None)
            told.put(("off", name))

        return entered

    keep = SimpleNamespace(presenting=mode("presenting"), running=mode("running"))
    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=keep))
    return told


class Time:
    now = 0.0

    def __call__(self):
        return self.now


def test_it_is_awake_while_something_moves_and_may_sleep_after_a_long_pause(asked):
    time = Time()
    with KeepAwake(print, clock=time) as awake:
        awake.show(MOVING)
        awake.show(MOVING)
        assert asked.get(timeout=5) == ("on", "presenting")
        for time.now in (1000, 1000 + LONG_PAUSE - 1):
            awake.show(MOVING if time.now == 1000 else PAUSED)
        assert asked.empty()
        time.now = 1000 + LONG_PAUSE
        awake.show(PAUSED)
        assert asked.get(timeout=5) == ("off", "presenting")
        awake.show(MOVING)
        assert asked.get(timeout=5) == ("on", "presenting")
    assert asked.get(timeout=5) == ("off", "presenting")
    assert asked.empty()


def test_where_the_screen_can_not_be_kept_on_the_computer_is(asked):
    asked.able = {"running"}
    with kept_awake() as means:
        assert means == "by running"
    asked.able = set()
    with kept_awake() as means:
        assert means == ""


def test_a_library_that_breaks_is_no_matter(monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "wakepy", None)  # its import raises
    with KeepAwake(print) as awake:
        awake.show(MOVING)
    wait_until(lambda: not runs("Awake"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no D-Bus to miss")
@pytest.mark.parametrize("bus", [None, "unix:path=/nowhere"])
def test_without_a_bus_it_silently_does_nothing(monkeypatch, capfd, bus):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    with kept_awake() as means:
        assert means == ""
    with KeepAwake(print) as awake:
        awake.show(MOVING)
    wait_until(lambda: not runs("Awake"))
    assert capfd.readouterr() == ("", "")
