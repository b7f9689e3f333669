import os

import pytest

from voicecoach.files import replace, replacing, write_atomically


@pytest.fixture
def files(tmp_path):
    """An old file, and a new one that is to take its place."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("old")
    new.write_text("new")
    return old, new


@pytest.fixture
def held_open(monkeypatch):
    """Return a function that has the system refuse to replace files so many times, as Windows does with open ones."""

    def hold(times):
        refusals, really = iter(range(times)), os.replace

        def refuse(*paths):
            if next(refusals, None) is not None:
                raise PermissionError(13, "Access is denied")
            really(*paths)

        monkeypatch.setattr(os, "replace", refuse)

    return hold


def test_a_file_that_is_open_for_a_moment_is_replaced_a_moment_later(files, held_open):
    old, new = files
    held_open(3)
    replace(new, old, (0, 0, 0))
    assert old.read_text() == "new"
    assert not new.exists()


def test_a_file_that_stays_open_is_left_alone(files, held_open):
    old, new = files
    held_open(3)
    with pytest.raises(PermissionError):
        replace(new, old, (0, 0))
    assert (old.read_text(), new.read_text()) == ("old", "new")


@pytest.mark.parametrize("data", ["Grüße\r\n", "Grüße\r\n".encode()])
def test_texts_and_bytes_are_written_as_they_are_in_a_folder_that_is_made(tmp_path, data):
    path = tmp_path / "a" / "b" / "file"
    write_atomically(path, data)
    assert path.read_bytes() == "Grüße\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_what_fails_leaves_the_old_file_and_no_half_one(tmp_path, files):
    old, new = files
    with pytest.raises(KeyboardInterrupt), replacing(old) as part:
        part.write_text("half")
        raise KeyboardInterrupt
    assert old.read_text() == "old"
    assert set(tmp_path.iterdir()) == {old, new}


def test_two_at_once_each_write_a_whole_file(files):
    old, _ = files
    with replacing(old) as one, replacing(old) as other:
        one.write_text("one")
        other.write_text("other")
    assert old.read_text() == "one"  # the last to take its place
