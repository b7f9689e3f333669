"""Calls of an exercise: every way to write their times and words, and what is wrong with each that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.model import Call, CallTime
from voicecoach.routine.reading.routine import read
from voicecoach.routine.values.durations import spell

HALF, EVERY, AFTER, LEFT, END = CallTime
TIMES = {
    (HALF, 0): ["at half", "At half", "half", "halfway", "half-way", "at halftime", "halfway through", "midway", "50 %",
                "in the middle"],
    (END, 0): ["at the end", "at end", "end", "The end", "at the very end", "finish", "when done", "when it's over"],
    (EVERY, 120): ["every 2 min", "every 2 minutes", "each 2 min", "every 120s", "every 2:00", "every other minute"],
    (EVERY, 60): ["every minute", "each minute", "once a minute", "every 1 min", "every 60"],
    (EVERY, 30): ["every half a minute", "every 30 sec"],
    (AFTER, 300): ["after 5 min", "after 5 minutes", "5 min", "at 5 min", "5 minutes in", "5:00", "300",
                   "5 min after the start", "5 min from the start"],
    (LEFT, 10): ["10 s before the end", "10 seconds left", "10s to go", "10 s before end", "last 10 s",
                 "10 s remaining", "with 10 s left", "at 10 s to the end", "the last 10 seconds",
                 "10 s before it ends"],
    (LEFT, 60): ["last minute", "1 min before the end", "a minute left"],
}  # fmt: skip
WRITTEN = [(typed, time) for time, forms in TIMES.items() for typed in forms]
LONG = "exercises:\n- name: Ice\n  duration: 10-15 min\n  calls:"


def calls(text):
    reading = read(f"{LONG} {text}")
    assert reading.problems == ()
    return reading.routine.exercises[0]


def wrong(text):
    found = read(f"{LONG} {text}").problems
    return [(problem.where.line, problem.code, problem.message, problem.hint) for problem in found]


@pytest.mark.parametrize(("typed", "time"), WRITTEN)
def test_every_time_in_every_spelling(typed, time):
    made = calls(f"\n    {typed}: Check your skin.")
    assert (made.time_calls, made.calls) == (None, (Call("Check your skin.", *time),))


@given(st.integers(1, 14), st.sampled_from(["{}", "{} min", "{}m", "{}:00"]), st.sampled_from(["after", "every"]))
def test_a_time_means_what_it_means_elsewhere(minutes, form, when):
    typed = form.format(60 * minutes if form == "{}" else minutes)
    (call,) = calls(f'[{{"{when} {typed}": A}}]').calls
    assert call == Call("A", CallTime(when), 60 * minutes) if when == "every" else call.seconds == 60 * minutes


@given(st.floats(10, 800).map(lambda seconds: round(seconds, 1)), st.sampled_from([EVERY, AFTER, LEFT]))
def test_what_we_write_of_a_call_is_read_as_that_call(seconds, when):
    typed = {EVERY: "every {}", AFTER: "after {}", LEFT: "{} before the end"}[when].format(spell(seconds))
    assert calls(f'{{"{typed}": A}}').calls == (Call("A", when, seconds),)


@pytest.mark.parametrize(
    "text",
    [
        "{at half: Breathe., at the end: Time's up.}",
        "\n    at half: Breathe.\n    at the end: Time's up.",
        "\n    - at half: Breathe.\n    - at the end: Time's up.",
        "\n    - 'at half: Breathe.'\n    - \"at the end: Time's up.\"",
        '[{at half: Breathe.}, "at the end:  Time\'s up."]',
    ],
)
def test_one_or_several_in_a_group_or_a_list(text):
    assert calls(text).calls == (Call("Breathe.", HALF), Call("Time's up.", END))


def test_one_call_may_stand_alone():
    assert calls('"at the end: Time\'s up: take it off."').calls == (Call("Time's up: take it off.", END),)


@pytest.mark.parametrize("typed", ["1 min", "60", "1:00", "a minute", "every minute", "each 60s"])
def test_a_time_alone_is_how_often_the_time_left_is_told(typed):
    assert (calls(f'"{typed}"').time_calls, calls(f'"{typed}"').calls) == (60, ())
    both = calls(f'\n    - "{typed}"\n    - at the end: Off.')
    assert (both.time_calls, both.calls) == (60, (Call("Off.", END),))


def test_the_words_keep_their_braces_and_lose_what_no_voice_says():
    made = calls(r'{at half: "To the {foo}\e[1m, \n please"}')
    assert made.calls[0].text == "To the {foo}[1m, please"


def test_calls_of_the_defaults_are_for_every_exercise_and_its_own_win():
    entries = "[B, {name: C, calls: {at the end: D}}, {name: E, calls: 1 min}]"
    text = f"defaults: {{duration: 2 min, calls: {{at half: A}}}}\nexercises: {entries}"
    made = [(each.time_calls, each.calls) for each in read(text).routine.exercises]
    assert made == [(None, (Call("A", HALF),)), (None, (Call("D", END),)), (60, ())]


@pytest.mark.parametrize(
    ("text", "code", "said", "hint"),
    [
        ("", "empty", "has no value", "calls: {at half:"),
        ("[]", "empty", "has no value", "calls: {at half:"),
        ("5", "limit", "`calls` is 5 s; at least 10 s makes sense", "`calls: 1 min`"),
        ("one minute", "value", "“one minute” is no time", "write `calls: 1 minute`"),
        ("5 breaths", "value", "“5 breaths” is no time", "calls: 1 min"),
        ("{hafway: A}", "value", "“hafway” is no time of a call", "did you mean `halfway: ...`?"),
        ("{whenever: A}", "value", "“whenever” is no time of a call", "`every 2 min: ...`"),
        ("{every 5 s: A}", "limit", "every 5 s is too often", "`every 10 s: ...`"),
        ("{after 0 s: A}", "limit", "that is the start itself", "`do`"),
        ("{at the start: A}", "limit", "that is the start itself", "`do`"),
        ("{0 s left: A}", "limit", "that is the end itself", "`at the end: ...`"),
        ("{after 30 h: A}", "limit", "longer than any work", "unit"),
        ("{at half: [A, B]}", "shape", "is a text; this is a list", "`at half: ...`"),
        ("{at half: }", "empty", "no words to say “at half”", "`at half: ...`"),
        ("at half", "empty", "no words to say “at half”", "`at half: ...`"),
        ("{at half: A, halfway: B}", "repeated", "twice", "one text"),
        ("[1 min, 2 min]", "repeated", "twice", "delete one"),
        ("{at the end: Time's up, take it off}", "value", "“take it off” is no time", "in quotes"),
        ("{at half: " + "A" * 2001 + "}", "long", "at most 2,000", "write less"),
        ("[" + "{at half: A}, " * 21 + "]", "limit", "at most 20", "every"),
        ("{[a]: A}", "empty", "has no value", "delete"),
    ],
)
def test_what_is_wrong_and_what_to_write(text, code, said, hint):
    found = [(problem, line) for line, problem, message, told in wrong(text) if said in message and hint in told]
    assert found == [(code, 4)]


def test_all_that_is_wrong_is_told_each_at_its_place():
    found = wrong("\n    hafway: A\n    at the end: B\n    every 3 s: C\n    at half:\n")
    assert [(line, code) for line, code, *_ in found] == [(5, "value"), (7, "limit"), (8, "empty")]
