import pytest

from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("1 jour sur 2", "2 days"),
        ("un jour sur 3, le soir", "3 days"),
        ("1 día de cada 2", "2 days"),
        ("1 day in 2", "2 days"),
        ("2 jours sur 3", ""),
    ],
)
def test_one_day_in_so_many(text, every):
    said = [phrase.said["every"] for phrase in read_line(f"Tous : 3 séries. {text}").phrases if "every" in phrase.said]
    assert len(said) == 1
    assert often(said).every == every


@pytest.mark.parametrize("text", ["40 s G + 40 s D", "40 s D + 40 s G", "40 s G et 40 s D", "10 G / 10 D"])
def test_french_letters_of_both_sides(text):
    read = read_line(f"Étirement du psoas {text}")
    assert resolve(read.phrases, read.name).fields["sides"] == "each"
