"""Whatever happens in a session, in whatever order: it ends, and what it tells and keeps is true."""

from contextlib import ExitStack
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rehearsal import rehearse

from voicecoach.session.outputs import time_limited
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loop import ASLEEP

NEXT, QUIT = Command.NEXT, Command.QUIT
ANY = st.sampled_from([*Command])
MOVE = st.one_of(
    st.tuples(st.just("press"), st.lists(ANY, min_size=1, max_size=4)),
    st.tuples(st.just("hear"), st.floats(0, 20)),
    st.tuples(st.just("lose"), st.booleans()),
    st.sampled_from([("find", None), ("sleep", ASLEEP + 1), ("tell", "No voice."), ("interrupt", None)]),
)
MOVES = st.lists(MOVE, max_size=40)


@given(MOVES, st.sampled_from([(80, 24), (20, 1), (1, 1), (200, 60)]))
@settings(max_examples=60)
def test_whatever_happens_it_ends_and_what_is_kept_is_true(moves, size):
    rehearse(moves, *size).judge()


HURT_WHILE_IT_HANGS = [
    ("press", [Command.RESUME]),
    ("hear", 14.0),
    ("hang", None),
    ("press", [Command.HURTS, Command.HURTS, Command.PAUSE]),
]


@given(st.lists(MOVE | st.just(("hang", None)), max_size=20))
@example(HURT_WHILE_IT_HANGS)
@settings(max_examples=20)
def test_whatever_happens_and_though_the_device_hangs_it_ends_and_what_is_kept_is_true(moves):
    with ExitStack() as stack:
        for name in ("OPENING", "OTHERS", "STOPPING", "LEAVING"):
            stack.enter_context(patch.object(time_limited, name, 0.0))
        rehearse(moves).judge()


@given(MOVES, ANY, ANY)
@settings(max_examples=20)
def test_a_terminal_that_closes_at_any_time_ends_it(moves, one, other):
    made = rehearse([*moves, ("close", None), ("press", [one, other])])
    made.judge()


@pytest.mark.parametrize("key", [*Command])
def test_any_key_after_the_last_step_was_skipped(key):
    made = rehearse([("press", [NEXT] * 60), ("press", [key])])
    made.judge()
    assert made.outcome.finished


@pytest.mark.parametrize("key", [*Command])
def test_any_key_after_quitting(key):
    made = rehearse([("hear", 3.0), ("press", [QUIT, key, key])])
    made.judge()
    assert not made.outcome.finished


def test_a_set_that_was_done_counts_though_it_is_then_left_after_all_of_its_time():
    restart, slower, hurts = ("press", [Command.RESTART]), ("press", [Command.SLOWER, Command.HURTS]), Command.HURTS
    done = [restart, slower, ("hear", 6.3), ("press", [hurts]), ("hear", 11.4), ("hear", 11.8)]
    rehearse([*done, restart, ("hear", 11.2), ("press", [hurts]), ("hear", 4.9)]).judge()
