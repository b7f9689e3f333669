"""The closed set of what can be said."""

import pytest

from voicecoach.session.commands import Command
from voicecoach.session.ears.model import Meaning, Word
from voicecoach.session.ears.phrases import CALL, every, few_spellings, is_called, spellings


def test_every_word_can_be_said():
    said = {command for command in Command if command.row.said}
    assert {meaning.word for meaning in every().values()} == {*Word, *said}


def test_numbers_run_from_zero_to_ten_with_the_call_and_without():
    for call in ("", CALL):
        numbers = {p: m.number for p, m in every().items() if m.word is Word.NUMBER and is_called(p) == bool(call)}
        assert numbers[f"{call}zero"] == 0
        assert numbers[f"{call}ten"] == 10
        assert sorted(numbers.values()) == list(range(11))


def test_what_can_be_said_bare_means_the_same_with_the_call():
    bare = [phrase for phrase, meaning in every().items() if not is_called(phrase) and meaning.word is not Word.NOTHING]
    assert {"pause", "stop", "it hurts", "ready", "five"} <= set(bare)
    assert "next" not in bare
    assert all(every()[CALL + phrase] == every()[phrase] for phrase in bare)


def test_what_is_said_of_a_coach_means_nothing():
    assert every()["the coach stopped"] == every()["coach stopped talking"] == Meaning(Word.NOTHING)
    assert every()[CALL + "stop"] == Meaning(Command.STOP)


def test_only_numbers_have_a_number():
    assert all((meaning.number is None) == (meaning.word is not Word.NUMBER) for meaning in every().values())


def test_with_few_spellings_every_phrase_still_competes():
    fewer = {phrase: few_spellings(phrase) for phrase in every()}
    assert all(fewer.values())
    assert all(set(written) <= set(spellings(phrase)) for phrase, written in fewer.items())
    assert fewer["coach, stop"] == spellings("coach, stop")
    assert "Coach, softer." in fewer["coach, softer"]
    assert sum(map(len, fewer.values())) < sum(len(spellings(phrase)) for phrase in every()) / 2


def test_the_set_is_closed():
    with pytest.raises(TypeError):
        every()["coach, dance"] = Meaning(Command.PAUSE)


def test_no_two_phrases_are_written_alike():
    written = [spelling for phrase in every() for spelling in spellings(phrase)]
    assert len(written) == len(set(written))


def test_spellings_are_as_the_recogniser_writes():
    assert {"Coach, pause.", "Coach pause", "Coach. Pause!"} <= set(spellings("coach, pause"))
    assert {"It hurts.", "It hurts,", "It hurts"} <= set(spellings("it hurts"))
