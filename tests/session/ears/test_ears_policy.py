"""Which of the phrases that were recognised is obeyed."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.session.commands import Command
from voicecoach.session.ears import policy
from voicecoach.session.ears.model import Around, Guess, Meaning, Ranking, Word
from voicecoach.session.ears.phrases import COSTLY, every, is_called
from voicecoach.session.ears.policy import SELDOM, Limits, Thresholds, allowed

SILENCE = Around()
OVER = Around(over_coach=True)
SPEAKING = Around(coach_speaking=True)
WAITING = Around(waiting=True)
ASKED = Around(asked=True)
STOPPING = Around(stopping=True)
SET = Thresholds(Limits(-13.5, -10.5, margin=2.5), bare=Limits(-8.0, -6.0, margin=3.5))
"""Not those that the benchmark found last: these stay."""


def decide(heard, around, thresholds=SET):
    return policy.decide(heard, around, thresholds)


def ranking(*guesses, free=-1.0):
    return Ranking("whatever", free, tuple(Guess(*guess) for guess in guesses))


@pytest.mark.parametrize(
    ("phrase", "around", "word"),
    [
        ("coach, pause", SILENCE, Command.PAUSE),
        ("coach, pause", OVER, Command.PAUSE),
        ("coach, pause", SPEAKING, Command.PAUSE),
        ("coach, go on", OVER, Command.RESUME),
        ("coach, ten more", ASKED, Command.MORE),
        ("coach, how much longer", WAITING, Command.HOW_LONG),
        ("coach, that hurts", OVER, Command.HURTS),
        ("pause", SILENCE, Command.PAUSE),
        ("stop", SILENCE, Command.STOP),
        ("it hurts", SILENCE, Command.HURTS),
        ("pause", OVER, None),
        ("stop", SPEAKING, None),
        ("it hurts", OVER, None),
        ("ready", WAITING, Word.READY),
        ("ready", SILENCE, None),
        ("ready", ASKED, None),
        ("coach, ready", WAITING, Word.READY),
        ("coach, ready", SILENCE, None),
        ("five", ASKED, Word.NUMBER),
        ("five", SILENCE, None),
        ("five", WAITING, None),
        ("coach, five", ASKED, Word.NUMBER),
        ("coach, five", SILENCE, None),
        ("yes", STOPPING, Word.YES),
        ("no", STOPPING, Word.NO),
        ("go on", STOPPING, Command.RESUME),
        ("stop", STOPPING, Command.STOP),
        ("coach, yes", Around(over_coach=True, stopping=True), Word.YES),
        ("yes", Around(over_coach=True, stopping=True), None),
        ("yes", Around(coach_speaking=True, stopping=True), None),
        ("yes", SILENCE, None),
        ("coach, yes", SILENCE, None),
        ("no", SILENCE, None),
        ("go on", SILENCE, None),
    ],
)
def test_what_is_obeyed_when(phrase, around, word):
    spoken = decide(ranking((phrase, -1.0)), around)
    assert (spoken and spoken.word) == word


@pytest.mark.parametrize(("name", "number"), [("zero", 0), ("seven", 7), ("ten", 10)])
def test_a_number_comes_with_its_value(name, number):
    assert decide(ranking((name, -1.0)), ASKED).number == number


@pytest.mark.parametrize(
    ("log_p", "free", "obeyed"),
    [(-13.4, -7.0, True), (-13.6, -7.0, False), (-11.4, -1.0, True), (-11.6, -1.0, False), (-0.1, -3.0, True)],
)
def test_thresholds_of_the_phrase_and_against_the_best_transcript(log_p, free, obeyed):
    assert (decide(ranking(("coach, next", log_p), free=free), SILENCE) is not None) == obeyed


def test_two_meanings_alike_are_refused_and_two_phrases_of_one_meaning_are_not():
    assert decide(ranking(("coach, slower", -3.0), ("coach, softer", -5.4), free=-3.0), SILENCE) is None
    assert decide(ranking(("coach, slower", -3.0), ("coach, softer", -5.6), free=-3.0), SILENCE).word is Command.SLOWER
    assert decide(ranking(("coach, next", -3.0), ("coach, skip", -3.1)), SILENCE).word is Command.NEXT
    assert decide(ranking(("five", -3.0), ("nine", -6.4), free=-3.0), ASKED) is None
    assert decide(ranking(("five", -3.0), ("nine", -6.6), free=-3.0), ASKED).number == 5


def test_what_the_transcript_knows_better_has_to_be_further_ahead():
    assert decide(ranking(("coach, slower", -9.0), ("coach, softer", -12.9), free=-3.0), SILENCE) is None
    assert decide(ranking(("coach, slower", -9.0), ("coach, softer", -13.1), free=-3.0), SILENCE).word is Command.SLOWER
    assert decide(ranking(("coach, slower", -3.0), ("coach, softer", -5.6), free=-9.0), SILENCE).word is Command.SLOWER


def test_what_means_nothing_now_may_have_been_said_all_the_same():
    heard = ranking(("four", -3.0), ("pause", -5.1))
    assert decide(heard, SILENCE) is None
    assert decide(ranking(("four", -3.0), ("pause", -4.9)), SILENCE).word is Command.PAUSE
    assert decide(ranking(("four", -3.0), ("coach, louder", -7.0)), ASKED).number == 4
    heard = ranking(("coach, one", -3.0), ("coach, stop", -5.1))
    assert decide(heard, SILENCE) is None
    assert decide(ranking(("coach, one", -3.0), ("coach, stop", -4.9)), SILENCE).word is Command.STOP
    assert decide(ranking(("pause", -1.0), ("coach, pause", -3.0)), OVER).phrase == "coach, pause"


def test_a_bare_word_that_means_nothing_now_rules_out_no_called_one():
    """What the recogniser made of “Coach, repeat.” from afar as Flite's kal16 says it."""
    bare = Guess("eight", -5.03), Guess("ready", -6.04), Guess("no", -6.94)
    heard = Ranking("Which repeat?", -4.52, (*bare, Guess("coach, repeat", -7.56), Guess("coach, ready", -9.10)))
    assert policy.decide(heard, SILENCE).word is Command.REPEAT
    assert policy.decide(heard, ASKED) is None
    assert policy.decide(heard, WAITING) is None


BEHIND_NUMBERS = [
    ("Coach, pause.", -3.84, (("five", -6.21), ("pause", -6.66), ("four", -6.85)), Command.PAUSE),
    ("Pause.", -2.69, (("one", -4.67), ("five", -5.56), ("pause", -6.24)), Command.PAUSE),
    ("Ten.", -2.69, (("ten", -3.57), ("pause", -5.76), ("two", -6.48)), None),
    ("Coach, stop.", -3.75, (("seven", -5.22), ("stop", -6.13), ("five", -6.20)), None),
    ("Stop.", -1.90, (("stop", -4.58), ("seven", -5.28), ("five", -8.10)), None),
]
"""What it made of voices from afar, one with a Chinese accent."""


@pytest.mark.parametrize(("said", "free", "guesses", "word"), BEHIND_NUMBERS)
def test_a_pause_may_be_a_little_behind_a_number_and_a_stop_has_to_be_ahead(said, free, guesses, word):
    spoken = policy.decide(ranking(*guesses, free=free), SILENCE)
    assert (spoken and spoken.word) is word, said


@pytest.mark.parametrize("phrase", [each for each in every() if not is_called(each) and every()[each].word in COSTLY])
@pytest.mark.parametrize(("number", "obeyed"), [(-3.0, False), (-6.4, False), (-6.6, True)])
def test_a_bare_word_that_ends_something_is_clear_of_all_else(phrase, number, obeyed):
    heard = ranking(*sorted([(phrase, -3.0), ("two", number)], key=lambda each: -each[1]), free=-3.0)
    assert (decide(heard, STOPPING) is not None) == obeyed


def test_yes_and_no_are_not_listened_for_without_the_question():
    heard = ranking(("no", -7.1), ("coach, louder", -7.8), ("coach, no", -9.0), free=-3.0)
    assert decide(heard, SILENCE).word is Command.LOUDER
    assert decide(heard, STOPPING) is None


def test_go_on_that_was_misheard_is_no_cry_to_stop():
    """What the recogniser made of “Coach, go on.” with an Italian accent, eSpeak's it+m1."""
    numbers = Guess("two", -10.46), Guess("four", -12.73), Guess("three", -13.71), Guess("ten", -13.72)
    heard = (Guess("stop", -7.54), numbers[0], Guess("pause", -12.34), *numbers[1:], Guess("it hurts", -15.10))
    assert policy.decide(Ranking("To a strong,", -4.0, heard), SILENCE) is None
    without = tuple(each for each in heard if each not in numbers)
    assert policy.decide(Ranking("To a strong,", -4.0, without), SILENCE), "numbers dropped, it would be one"


OF_A_COACH = [
    ("The coach stopped.", -0.9, ("the coach stopped", -0.3), ("coach, stop", -9.6)),
    ("Coach stopped talking.", -2.6, ("coach stopped talking", -1.6), ("coach, stop", -10.7)),
    ("The coach repeats it.", -2.9, ("the coach repeated", -7.1), ("coach, repeat", -10.1)),
    ("The coach stops.", -3.7, ("the coach stopped", -3.7), ("coach, stop", -9.4)),
]
"""What the recogniser made of sentences, said by eSpeak's voices in a small room."""


def test_who_says_it_to_the_coach_with_a_drawl_is_heard():
    """What it made of “Coach, stop.” as Kokoro's af_jessica says it."""
    heard = Guess("the coach stopped", -5.2), Guess("coach, stop", -5.5), Guess("a coach stopped", -9.0)
    assert policy.decide(Ranking("The coach's star, but.", -3.1, heard), SILENCE).word is Command.STOP


@pytest.mark.parametrize(("said", "free", "nothing", "command"), OF_A_COACH, ids=[each[0] for each in OF_A_COACH])
def test_what_is_said_of_a_coach_is_not_said_to_one(said, free, nothing, command):
    heard = Ranking(said, free, (Guess(*nothing), Guess(*command)))
    assert policy.decide(heard, SILENCE) is None
    assert policy.decide(replace(heard, guesses=heard.guesses[1:]), SILENCE), "it would be taken for the command"


def test_a_bare_word_that_would_not_be_obeyed_does_not_compete_with_a_called_one():
    assert decide(ranking(("coach, next", -7.7), ("pause", -8.1)), SILENCE).word is Command.NEXT
    assert decide(ranking(("coach, next", -7.7), ("pause", -7.9)), SILENCE) is None
    assert decide(ranking(("pause", -8.1), ("coach, pause", -9.0)), SILENCE).phrase == "coach, pause"
    assert decide(ranking(("three", -7.7), ("two", -8.1), free=-6.0), ASKED) is None


def test_the_calibration_moves_the_absolute_threshold():
    heard = ranking(("coach, next", -12.0), free=-10.0)
    assert decide(heard, Around(threshold=0.0))
    assert decide(heard, Around(threshold=2.0)) is None


def test_thresholds_of_bare_words_are_their_own():
    thresholds = Thresholds(bare=Limits(-4.0, -2.0, margin=3.0))
    assert decide(ranking(("pause", -5.0), free=-4.0), SILENCE, thresholds) is None
    assert decide(ranking(("pause", -3.5), free=-1.0), SILENCE, thresholds) is None
    assert decide(ranking(("pause", -2.5), free=-1.0), SILENCE, thresholds)
    assert decide(ranking(("coach, pause", -5.0), free=-2.0), SILENCE, thresholds)


def test_sure_grows_with_the_distance_from_the_nearest_threshold():
    assert decide(ranking(("coach, next", 0.0), free=0.0), SILENCE).sure == 1.0
    assert decide(ranking(("coach, next", -13.5), free=-12.5), SILENCE).sure == pytest.approx(0.0)
    assert decide(ranking(("coach, next", -6.25), free=-1.0), SILENCE).sure == pytest.approx(0.5)


def test_nothing_heard_is_nothing_said():
    assert decide(ranking(), Around(waiting=True, asked=True)) is None


AROUNDS = st.builds(Around, *[st.booleans()] * 5, threshold=st.floats(-5, 20, allow_nan=False))
RANKINGS = st.builds(
    lambda log_ps, free: Ranking(
        "", free, tuple(Guess(*each) for each in sorted(log_ps.items(), key=lambda item: -item[1]))
    ),
    st.dictionaries(st.sampled_from(sorted(every())), st.floats(-30, 0, allow_nan=False)),
    st.floats(-30, 0, allow_nan=False),
)


@given(RANKINGS, AROUNDS)
def test_whatever_is_obeyed_was_heard_well_and_means_something_now(heard, around):
    spoken = decide(heard, around)
    if spoken is None:
        return
    called = is_called(spoken.phrase)
    limits = SET.called if called else SET.bare
    if not around.stopping:
        unasked = (Word.YES, Word.NO)
        heard = replace(heard, guesses=tuple(g for g in heard.guesses if every()[g.phrase].word not in unasked))
    log_p = {guess.phrase: guess.log_p for guess in heard.guesses}[spoken.phrase]
    assert allowed(spoken.phrase, around)
    assert log_p >= limits.least + around.threshold - 1e-6
    assert log_p - heard.free_log_p >= limits.of_best - 1e-6
    assert 0 <= spoken.sure <= 1
    likely = [g for g in heard.guesses if is_called(g.phrase) or g.log_p >= SET.bare.least]
    meant = [g for g in (likely if called else heard.guesses) if allowed(g.phrase, around)]
    idle = [g for g in heard.guesses if not allowed(g.phrase, around)]
    long = [g for g in idle if is_called(g.phrase) or every()[g.phrase].word is Word.NOTHING]
    assert all(g.log_p - SELDOM <= log_p for g in (long if called else idle))
    costly = not called and spoken.word in COSTLY
    rivals = [g.log_p for g in (meant + idle * costly) if every()[g.phrase] != Meaning(spoken.word, spoken.number)]
    doubt = 0.25 * max(0.0, heard.free_log_p - log_p)
    assert log_p - max(rivals, default=-math.inf) >= limits.margin + doubt - 1e-6


@given(st.sampled_from(sorted(every())), AROUNDS)
def test_over_the_coach_a_command_needs_the_call(phrase, around):
    over = replace(around, coach_speaking=True, over_coach=True)
    if allowed(phrase, over) and every()[phrase].word not in (Word.NUMBER, Word.READY):
        assert is_called(phrase)
