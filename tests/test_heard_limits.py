"""What a listener hears of the routines that we ship, at every level, measured on the score: words are as long as ours.

The limits are those of a listening test; the sound itself, such as its loudness, is measured on files elsewhere.
"""

import re
import runpy
from collections import Counter
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import NamedTuple

import pytest

from voicecoach.core.paths import shipped
from voicecoach.core.units import RATE, frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import LEVELS, dose
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Routine
from voicecoach.score.compose import compose
from voicecoach.score.estimate import SECONDS_A_LETTER, SECONDS_A_PHRASE
from voicecoach.score.model import Earcon
from voicecoach.score.place import place
from voicecoach.sound.earcons import load

LIBRARY = runpy.run_path(str(Path(__file__).parent.parent / "docs" / "library.py"))
FILES = sorted(shipped("routines").glob("*.yaml"))
LONG_HOLD = 20
QUIET_AT_MOST = 25
"""Seconds that one holds without hearing a word."""
LONGER_AT_MOST = 1.25
"""How many times as long as it was told a rest may be."""
OFF_AT_MOST, ROUNDED = 0.05, 30
"""The share by which a session may differ from the length it told, beside the seconds that rounding takes or adds."""
SAME_AT_MOST = 0.5
"""The share of calls that may have the words of the one before of their kind."""
AFTER_A_SENTENCE = 0.7
"""Seconds to do what was said, at least."""
SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
BREATH = re.compile(r"\b(breath\w*|inhal\w+|exhal\w+)\b", re.IGNORECASE)
LAST = re.compile(r"\b(last|final|one more)\b", re.IGNORECASE)
CALLS = ("halfway", "last_rep", "last_rep_of_set", "ten_seconds")
UNITS = {"second": 1, "minute": 60, "hour": 3600}
EARCONS = {earcon: len(sound) for earcon, sound in load().items()}


class Heard(NamedTuple):
    """Something that is said or done, in seconds of the session."""

    start: float
    end: float
    what: str
    """The words, or what is done: the kind of a stretch of work, a hold being one of its own."""
    side: str
    step: int


class Session(NamedTuple):
    routine: Routine
    said: list
    done: list

    @property
    def work(self):
        return self.doing("work", "hold")

    def doing(self, *kinds):
        return [one for one in self.done if one.what in kinds]

    def within(self, start, end):
        return [one for one in self.said if start <= one.start < end]


def listen(path, level):
    routine = dose(read_file(path).routine, LEVELS[level])
    said, done, start = [], [], 0
    for number, step in enumerate(compose(routine, ENGLISH)):
        placed = place(step, lengths(step))
        for stretch in placed.stretches:
            segment, side = stretch.segment, stretch.segment.side or step.side
            kind = "hold" if [name for name, _ in segment.phases] == ["hold"] else segment.kind.value
            done.append(heard(start, stretch.start, stretch.end, kind, side.value if side else "", number))
        words = (cue for cue in placed.cues if not isinstance(cue.what, Earcon))
        said += [heard(start, cue.frame, cue.end, cue.what, "", number) for cue in words]
        start += placed.frames
    return Session(routine, said, done)


def heard(begin, start, end, what, side, step):
    return Heard((begin + start) / RATE, (begin + end) / RATE, what, side, step)


def lengths(step):
    parts = [part for segment in step.segments for part in (segment, *segment.ahead)]
    words = {say.what for part in parts for say in part.says if not isinstance(say.what, Earcon)}
    return EARCONS | {text: frames(SECONDS_A_PHRASE + SECONDS_A_LETTER * len(text)) for text in words}


def told_seconds(text):
    """Return the length of time that a text tells; 0 if it tells none."""
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+) (second|minute|hour)", text))


@pytest.fixture(
    scope="module",
    params=[(path, level) for path in FILES for level in LEVELS],
    ids=lambda case: f"{case[0].stem}-{case[1]}",
)
def session(request):
    return listen(*request.param)


def test_no_hold_is_long_without_a_word(session):
    for hold in session.doing("hold"):
        said = session.within(hold.start, hold.end)
        edges = [hold.start, *(edge for one in said for edge in (one.start, one.end)), hold.end]
        assert max(after - before for before, after in zip(edges[::2], edges[1::2], strict=True)) <= QUIET_AT_MOST


def test_most_long_holds_have_a_word_on_breathing(session):
    long = [hold for hold in session.doing("hold") if hold.end - hold.start >= LONG_HOLD]
    spoken = [hold for hold in long if any(BREATH.search(one.what) for one in session.within(hold.start, hold.end))]
    assert len(spoken) >= len(long) / 2


def test_the_side_is_named_before_it_works(session):
    begun = [one.start for one in session.doing("rest", "talk")]
    since, before = 0.0, None
    for one in session.work:
        if before and (before.side != one.side or any(before.end <= start < one.start for start in begun)):
            since = before.end
        named = [side for said in session.within(since, one.start) for side in SIDE.findall(said.what.lower())]
        assert not one.side or named[-1:] == [one.side], one
        before = one


def test_a_rest_is_about_as_long_as_it_was_told(session):
    works = session.doing("work", "hold", "move")
    for rest in session.doing("rest"):
        call = next((one for one in session.within(rest.start, rest.end) if re.search(r"\brest\b", one.what)), None)
        done = [one.end for one in works if one.end <= rest.start]
        next_ = [one.start for one in works if one.start >= rest.end]
        if call and told_seconds(call.what) and done and next_:
            waited = sum(one.end - one.start for one in session.doing("wait") if done[-1] <= one.start < next_[0])
            assert next_[0] - done[-1] - waited <= LONGER_AT_MOST * told_seconds(call.what), call


def test_it_takes_as_long_as_it_says_at_the_start(session):
    (told,) = [
        told_seconds(one.what) for one in session.said if re.search(r"\babout (\d+|an?) (minute|hour|second)", one.what)
    ][:1] or [0]
    waited = sum(one.end - one.start for one in session.doing("wait"))
    took = session.done[-1].end - waited
    assert abs(took - told) - ROUNDED <= OFF_AT_MOST * told


def test_calls_take_turns(session):
    by_phrase = ([one.what for one in session.said if one.what in ENGLISH.forms(phrase)] for phrase in CALLS)
    pairs = [pair for calls in by_phrase for pair in pairwise(calls)]
    assert sum(one == other for one, other in pairs) <= SAME_AT_MOST * len(pairs)


def test_the_last_one_of_a_set_is_called_once_in_the_same_words(session):
    calls = [
        (work.step, one.what)
        for work in session.work
        for one in session.within(work.start, work.end)
        if LAST.search(one.what)
    ]
    assert max(Counter(calls).values(), default=1) == 1


def test_there_is_time_after_each_sentence_of_what_to_do(session):
    told = " ".join(f"{one.setup} {one.do}" for one in LIBRARY["exercises"](session.routine.exercises))
    starts = sorted([one.start for one in session.said] + [one.start for one in session.work])
    for one in session.said:
        if one.what in told:
            following = next((start for start in starts if start >= one.end), inf)
            assert following - one.end >= AFTER_A_SENTENCE, one
