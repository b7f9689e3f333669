"""A session in parts: their borders, their files' names, and the playlist."""

import pytest
from fakes import lengths

from voicecoach.export.split import file_name, parts, playlist
from voicecoach.export.timeline import Chapter, chapters, spans
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.place import place
from voicecoach.sound.track import Take
from voicecoach.units import frames

ROUTINE = """
name: Morning
exercises:
  - {name: Squeeze, hold: 5s, sets: 2}
  - {rounds: 2, exercises: [{name: Hop, reps: 3}, Walk]}
"""


@pytest.fixture
def takes(dosed):
    return [Take(place(step, lengths(step)), {}) for step in compose(dosed(ROUTINE), ENGLISH)]


def test_parts_are_the_chapters_and_one_after_the_other_the_whole(takes):
    made = list(parts(spans(takes), "Morning"))
    assert [part.chapter for part in made] == list(chapters(spans(takes), "Morning"))
    assert [take for part in made for take in part.takes] == takes
    for part in made:
        assert sum(take.placed.frames for take in part.takes) == part.chapter.end - part.chapter.start


def test_a_part_comes_before_the_next_one_is_spoken(takes):
    drawn = []

    def drawing():
        for take in takes:
            drawn.append(take)
            yield take

    made = parts(spans(drawing()), "Morning")
    opening = next(made)
    assert len(drawn) == len(opening.takes) + 1


def test_the_opening_is_00_and_exercises_count_from_01(takes):
    names = [file_name(part.chapter, 5, ".mp3") for part in parts(spans(takes), "Morning")]
    assert names == [
        "00 Morning.mp3",
        "01 Squeeze.mp3",
        "02 Hop, round 1.mp3",
        "03 Walk, round 1.mp3",
        "04 Hop, round 2.mp3",
        "05 Walk, round 2.mp3",
    ]


def test_many_exercises_sort_as_they_are_done():
    assert file_name(Chapter("A", 0, 1, 8), 100, ".wav") == "009 A.wav"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "01 .. .. etc passwd.wav"),
        ("C:\\temp\\x", "01 C temp x.wav"),
        ('a<b>:"|?*#%\n\t\x00\x7fz', "01 a b z.wav"),
        ("Bend. ", "01 Bend.wav"),
        ("???", "01.wav"),
        ("A\u0308rm", "01 Ärm.wav"),
        ("CON", "01 CON.wav"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title, name):
    assert file_name(Chapter(title, 0, 1, 0), 5, ".wav") == name


@pytest.mark.parametrize("letter", ["x", "ä", "伸", "🧘"])
def test_a_long_title_is_cut_between_letters(letter):
    name = file_name(Chapter(letter * 500, 0, 1, 0), 5, ".wav")
    assert 170 < len(name.encode()) < 200
    assert set(name[3:-4]) == {letter}


def test_the_playlist_tells_lengths_and_titles():
    opening, first = Chapter("My\nday", 0, frames(1.5), -1), Chapter("A, left", frames(1.5), frames(61.5125), 0)
    assert playlist("My\nday", [("00 My day.mp3", opening), ("01 A, left.mp3", first)]) == (
        "#EXTM3U\n#PLAYLIST:My day\n#EXTINF:1.500,My day\n00 My day.mp3\n#EXTINF:60.013,A, left\n01 A, left.mp3\n"
    )
