import pytest

from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("M / W / F", "Mon, Wed, Fri"),
        ("MWF", "Mon, Wed, Fri"),
        ("T/Th", "Tue, Thu"),
        ("TTh", "Tue, Thu"),
        ("Tu/Th/Sa", "Tue, Thu, Sat"),
        ("Mo/Mi/Fr", "Mon, Wed, Fri"),
        ("lun / mer / ven", "Mon, Wed, Fri"),
        ("mar, jeu et sam", "Tue, Thu, Sat"),
        ("lun, mié y vie", "Mon, Wed, Fri"),
        ("3x10 M/W/F", "Mon, Wed, Fri"),
    ],
)
def test_short_days_in_a_row(text, every):
    said = [phrase.said["every"] for phrase in read_line(f"Bridge {text}").phrases if "every" in phrase.said]
    assert often(said).every == every


@pytest.mark.parametrize("text", ["M/F", "W/M", "F, T", "M", "row 500 M/W", "je te", "bird dog, W"])
def test_letters_that_are_no_days(text):
    assert "every" not in read_line(text).roles
