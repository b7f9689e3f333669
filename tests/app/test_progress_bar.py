import signal
from contextlib import suppress

import pytest

from voicecoach.app.exporting.progress_bar import progress_bar

ENDING = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.mark.parametrize("name", ENDING)
def test_what_ends_a_program_ends_the_work_even_where_a_library_loses_it(name):
    done = []
    with pytest.raises(KeyboardInterrupt), progress_bar("Writing", 10) as advance:
        advance(1)
        with suppress(KeyboardInterrupt):  # as Cython's own errors do where they clear one
            signal.raise_signal(getattr(signal, name))
            done.append("went on")
        advance(1)
        done.append("moved on")
    assert done == []


@pytest.mark.parametrize("name", ENDING)
def test_what_was_done_with_a_signal_before_is_done_again_after(name):
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with progress_bar("Writing", 10):
        assert signal.getsignal(number) is not before
    assert signal.getsignal(number) is before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a signal of POSIX")
def test_what_nohup_ignores_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with progress_bar("Writing", 10) as advance:
            signal.raise_signal(signal.SIGHUP)
            advance(1)
    finally:
        signal.signal(signal.SIGHUP, before)
