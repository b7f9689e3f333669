"""The closed set of what can be said."""

import pytest

from voicecoach.session.ears.model import Meaning, Word
from voicecoach.session.ears.phrases import CALL, every, is_called, spellings, strict


def test_every_word_can_be_said():
    assert {meaning.word for meaning in every().values()} == set(Word)


def test_numbers_run_from_zero_to_ten_with_the_call_and_without():
    for call in ("", CALL):
        numbers = {p: m.number for p, m in every().items() if m.word is Word.NUMBER and is_called(p) == bool(call)}
        assert numbers[f"{call}zero"] == 0
        assert numbers[f"{call}ten"] == 10
        assert sorted(numbers.values()) == list(range(11))


def test_what_can_be_said_bare_means_the_same_with_the_call():
    bare = [phrase for phrase in every() if not is_called(phrase)]
    assert {"pause", "stop", "it hurts", "ready", "five"} <= set(bare)
    assert "next" not in bare
    assert all(every()[CALL + phrase] == every()[phrase] for phrase in bare)


def test_only_numbers_have_a_number():
    assert all((meaning.number is None) == (meaning.word is not Word.NUMBER) for meaning in every().values())


def test_the_strict_set_is_five_words_of_the_whole_one():
    assert {meaning.word for meaning in strict().values()} == {
        Word.PAUSE,
        Word.RESUME,
        Word.NEXT,
        Word.STOP,
        Word.HURTS,
    }
    assert strict().items() <= every().items()
    assert all(map(is_called, strict()))


def test_the_set_is_closed():
    with pytest.raises(TypeError):
        every()["coach, dance"] = Meaning(Word.PAUSE)


def test_no_two_phrases_are_written_alike():
    written = [spelling for phrase in every() for spelling in spellings(phrase)]
    assert len(written) == len(set(written))


def test_spellings_are_as_the_recogniser_writes():
    assert {"Coach, pause.", "Coach pause", "Coach. Pause!"} <= set(spellings("coach, pause"))
    assert {"It hurts.", "It hurts,", "It hurts"} <= set(spellings("it hurts"))
