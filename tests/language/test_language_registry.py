"""Which words and which plural rule a language code gets."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.language.plurals import RULES, plural_rule
from voicecoach.language.registry import language
from voicecoach.routine.model import Routine
from voicecoach.score.compose import compose


def test_english_of_any_country_has_our_words():
    for code in ("en", "en-GB", "EN"):
        assert language(code).say("sets", sets=1) == "One set."


def test_later_phrases_win_over_earlier_ones_and_those_over_ours():
    words = language("en", {"halfway": "A", "get_ready": "B"}, {"halfway": "C"})
    assert [words.say(name) for name in ("halfway", "get_ready", "last_rep")] == ["C", "B", "Last one."]
    assert ENGLISH.say("halfway") == "Halfway."


def test_one_text_serves_all_numbers_and_forms_follow_them():
    assert language("en", {"reps": "{reps} x"}).say("reps", reps=1) == "1 x"
    forms = {"one": "once", "other": "{reps} x"}
    assert [language("en", {"reps": forms}).say("reps", reps=reps) for reps in (1, 3)] == ["once", "3 x"]


def test_of_several_texts_each_follows_the_number_and_the_first_one_stands_for_all():
    words = language("en", {"reps": ("{reps} x", {"one": "just once", "other": "{reps} times"})})
    assert words.forms("reps", reps=1) == ("1 x", "just once")
    assert words.forms("reps", reps=3) == ("3 x", "3 times")
    assert words.say("reps", reps=3) == "3 x"
    assert words.forms("wait") == (words.say("wait"),)


def test_texts_that_come_out_alike_are_one():
    words = language("en", {"reps": ("{reps} x", {"one": "once", "other": "{reps} x"})})
    assert (words.forms("reps", reps=1), words.forms("reps", reps=2)) == (("1 x", "once"), ("2 x",))


@pytest.mark.parametrize(
    ("code", "words"),
    [("pl", ["jeden", "few", "many", "few"]), ("ja", ["other"] * 4), ("xx", ["jeden", *["other"] * 3])],
)
def test_the_plural_rule_is_the_languages_own(code, words):
    forms = {"one": "jeden", "few": "few", "many": "many", "other": "other"}
    said = [language(code, {"reps": forms}).say("reps", reps=reps) for reps in (1, 2, 5, 22)]
    assert said == words


def test_a_form_that_is_missing_is_the_other_one():
    assert language("pl", {"reps": {"other": "x"}}).say("reps", reps=2) == "x"


def test_without_words_it_is_english_words():
    assert language("de").say("sets", sets=2) == "2 sets."


def test_the_plural_rules_are_those_of_unicode():
    locale = pytest.importorskip("babel.core")
    for code in RULES:
        rule = locale.Locale.parse(code.replace("pt-pt", "pt_PT")).plural_form
        assert [plural_rule(code)(n) for n in range(2000)] == [rule(n) for n in range(2000)], code


def test_an_empty_phrase_is_not_said(dosed):
    routine: Routine = dosed("exercises: [{name: A, hold: 3s, reps: 2, sides: each}]")
    silent = language("en", {"last_rep": "", "session": "", "times": "", "first_side": ""})
    said = [str(say.what) for step in compose(routine, silent) for segment in step.segments for say in segment.says]
    assert "Last one." not in said
    assert "2 times on each side. Hold each for 3 seconds." in said
    assert all(said)
