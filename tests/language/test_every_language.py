"""Every language is whole, and there is no English beside it."""

import re
from dataclasses import replace

import pytest
from complete import faults
from fakes import lengths
from pseudo import PSEUDO

from voicecoach.export.text.captions import captions
from voicecoach.export.text.html import markdown
from voicecoach.export.text.sheet import sheet
from voicecoach.export.timeline import By, chapters, spans
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Counted
from voicecoach.language.phrase_variables import PHRASES, SAMPLES
from voicecoach.language.registry import LANGUAGES, load
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon
from voicecoach.score.place import place
from voicecoach.sound.track import Take

ROUTINE = """
name: "1"
every: 2 days
exercises:
  - {name: "2", sides: each, hold: 2 min, reps: 2, sets: 3, rest: 70s, between_reps: 10s, calls: 30s, skip_if: "0"}
  - {name: "3", tempo: {up: 2, hold: 1, pause: 1, down: 2}, reps: 3, sides: alternate, easier: "4", notes: "0"}
  - {name: "5", wait: yes}
  - {rounds: 2, rest: 30s, exercises: [{name: "6", duration: 1 h 1 min 5 s, tip: "0"}, {name: "7", reps: 1}]}
"""
"""All that is told of a routine, none of whose own words has a letter."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_whole(code):
    language = load(code)
    assert language.code == code
    assert faults(language) == []


def test_one_that_lacks_nothing_has_no_faults():
    assert faults(PSEUDO) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"phrases": {"halfway": None}}, "phrases: halfway is missing"),
        ({"phrases": {"halway": "А."}}, "phrases: halway is never used"),
        ({"phrases": {"halfway": "Halfway."}}, "phrases: halfway is English"),
        ({"phrases": {"halfway": ""}}, "phrases: halfway is empty, or has spaces to spare"),
        ({"phrases": {"halfway": " А"}}, "phrases: halfway is empty, or has spaces to spare"),
        ({"phrases": {"rest": "А."}}, "phrases: rest lacks {duration}"),
        ({"phrases": {"rest": "{duration} {x}"}}, "phrases: rest has no {x}"),
        ({"phrases": {"rest": "{duration:>9}"}}, "phrases: rest has more than a name in braces"),
        (
            {"phrases": {"reps": Counted("x", {"one": "{reps}", "other": "{reps}"})}},
            "phrases: reps is counted by x",
        ),
        ({"phrases": {"reps": Counted("reps", {"other": "{reps}"})}}, "phrases: reps lacks the form one"),
        ({"phrases": {"reps": Counted("reps", {"one": "{reps}"})}}, "phrases: reps lacks the form other"),
        (
            {"phrases": {"reps": Counted("reps", {"one": "а", "two": "а", "both": "а", "other": "{reps}"})}},
            "phrases: reps has a form both, which is none",
        ),
        ({"phrases": {"reps": Counted("reps", {"one": "{reps}", "other": "а"})}}, "phrases: reps lacks {reps}"),
        ({"phrases": {"halfway": ("А.", "Halfway.")}}, "phrases: halfway is English"),
        ({"phrases": {"halfway": ("А.", "А.")}}, "phrases: halfway has a form twice"),
        ({"phrases": {"halfway": ("А.", "{x}")}}, "phrases: halfway has no {x}"),
        ({"phrases": {"halfway": ("А.", "")}}, "phrases: halfway is empty, or has spaces to spare"),
        ({"phrases": {"halfway": tuple("АБВГДЕЖ")}}, "phrases: halfway has 7 forms"),
        ({"phrases": {"rest": ("А.", "{duration}.")}}, "phrases: rest lacks {duration}"),
        ({"phrases": {"reps": ("{reps}", Counted("reps", {"other": "а"}))}}, "phrases: reps lacks the form one"),
        ({"in_a_file": {"wait": None}}, "in_a_file: wait is missing"),
        ({"shown": {"rest": None}}, "shown: rest is missing"),
        ({"shown": {"round_of": "{n}"}}, "shown: round_of lacks {all}"),
        ({"commands": {"quit": None}}, "commands: quit is missing"),
        (
            {"commands": {"quit": PSEUDO.commands["more"]}},
            "commands: quit has a hint too many, or none",
        ),
        ({"like_english": {"halfway"}}, "like_english: halfway isn't"),
    ],
)
def test_what_a_language_lacks_is_told(changes, told):
    assert told in faults(with_changes(changes))


def with_changes(changes):
    """Return the made-up language with some of its words changed, or without them."""
    changed = dict(changes)
    for section in changes.keys() - {"like_english"}:
        words = {**getattr(PSEUDO, section), **changes[section]}
        changed[section] = {name: word for name, word in words.items() if word is not None}
    return replace(PSEUDO, **changed)


def test_what_is_the_same_in_english_and_meant_to_be_is_fine():
    assert faults(replace(with_changes({"phrases": {"pause": "pause"}}), like_english=frozenset({"pause"}))) == []


@pytest.mark.parametrize("name", PHRASES)
def test_each_variable_has_an_example(name):
    assert ENGLISH.say(name, **{variable: SAMPLES[variable] for variable in PHRASES[name]})


def assert_no_english(text):
    """Raise AssertionError if a text has a word in Latin letters; a letter alone is a key."""
    assert re.findall("[A-Za-z]{2,}", text) == [], text


def test_no_english_is_said(dosed):
    said = [say.what for step in compose(dosed(ROUTINE), PSEUDO) for one in step.segments for say in one.says]
    assert_no_english(" ".join(words for words in said if not isinstance(words, Earcon)))


def test_no_english_is_exported(dosed):
    routine = dosed(ROUTINE)
    takes = [Take(place(step, lengths(step)), {}) for step in compose(routine, PSEUDO)]
    texts = [caption.text for caption in captions((take.placed for take in takes), PSEUDO)]
    texts += [chapter.title for chapter in chapters(spans(takes), routine.name, By.SETS, PSEUDO)]
    assert_no_english("\n".join([*texts, markdown(sheet(routine, PSEUDO))]))
