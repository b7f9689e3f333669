"""`picture` of an exercise: a file within the routine's own folder or the library, and nothing but a picture."""

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.reading.references import LARGEST_PICTURE, kind_of, picture_finder
from voicecoach.routine.reading.routine import read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(40)


@pytest.fixture
def home(tmp_path):
    """A folder with a routine and pictures, beside one with a secret."""
    for name, data in {
        "own/plank.png": PNG,
        "own/pictures/row.webp": WEBP,
        "library/squat.jpg": JPEG,
        "secret.png": PNG,
        "own/notes.png": b"<svg onload='x'/>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def found(home, name):
    text = f"exercises: [{{name: Plank, picture: '{name}'}}]"
    wishes = {"picture": picture_finder([home / "library"])}
    reading = read(text, str(home / "own" / "mine.yaml"), wishes=wishes)
    return reading.routine.exercises[0].picture if reading.routine else [each.code for each in reading.problems]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("plank.png", "own/plank.png"),
        ("pictures/row.webp", "own/pictures/row.webp"),
        ("squat.jpg", "library/squat.jpg"),
    ],
)
def test_a_picture_is_found_beside_the_routine_and_in_the_library(home, name, file):
    assert found(home, name) == str((home / file).resolve())


@pytest.mark.parametrize(
    "name", ["../secret.png", "{}/secret.png", "", ".", "no.png", "pictures", "a\x01b.png", "x" * 190]
)
def test_nothing_else_is_reached(home, name):
    answer = found(home, name.format(home))
    assert answer == ("" if not name else ["unknown-picture"] if "\x01" not in name else ["character"])


def test_a_link_out_of_the_folder_is_not_followed(home):
    (home / "own" / "link.png").symlink_to(home / "secret.png")
    assert found(home, "link.png") == ["unknown-picture"]


def test_a_picture_is_one_by_what_is_in_it(home):
    assert found(home, "notes.png") == ["unknown-picture"]
    assert [kind_of(home / name) for name in ("own/plank.png", "library/squat.jpg", "own/pictures/row.webp")] == [
        "image/png",
        "image/jpeg",
        "image/webp",
    ]


def test_a_picture_that_is_too_large_is_told(home):
    path = home / "own" / "plank.png"
    with path.open("ab") as file:
        file.truncate(LARGEST_PICTURE + 1)
    with pytest.raises(VoicecoachError, match="5 MB large"):
        kind_of(path)


def test_without_somebody_who_looks_there_is_no_picture():
    """A name is no file before it has been found to lie where it may."""
    reading = read("exercises: [{name: Plank, picture: plank.png}]")
    assert reading.routine.exercises[0].picture == ""
