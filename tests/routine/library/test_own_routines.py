"""A person's own routines: names, what is never lost, and what a failing disk leaves behind."""

import errno
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import write_atomically
from voicecoach.routine.library.names import proper_name
from voicecoach.routine.library.own_routines import OwnRoutines
from voicecoach.routine.library.trash import MOST, Trash, Why

NOON = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)


def renamed(shelf, old, new):
    """Give a routine another name, as the command does."""
    return shelf.own(old).rename(shelf.place_for(old, new))


@pytest.fixture
def trash(tmp_path):
    """The trash of a day on which the clock stands still."""
    return Trash(tmp_path / "trash", clock=lambda: NOON)


@pytest.fixture
def shelf(tmp_path, trash):
    return OwnRoutines(tmp_path / "routines", trash)


def litter(tmp_path):
    return [path.name for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".yaml"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hip", "hip"), ("Hip morning", "Hip-morning"), ("  a \t b ", "a-b"), ("hip.yaml", "hip"), ("hip.YML", "hip"),
        ("v1.2_x", "v1.2_x"), ("7", "7"), ("_x", "_x"), ("Hüfte", "Hüfte"), ("u\u0308ben", "üben"),
        ("朝の体操", "朝の体操"), ("सुबह की कसरत", "सुबह-की-कसरत"), ("x" * 100, "x" * 100), ("console", "console"),
    ],
)  # fmt: skip
def test_what_a_name_becomes(typed, name):
    assert proper_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "it has no letter"), ("  ", "it has no letter"), ("_", "it has no letter"), (".yaml", "it has no letter"),
        ("a/b", "it is a path"), ("..\\b", "it is a path"), ("/etc/passwd", "it is a path"), ("..", "begins with “.”"),
        (".hidden", "begins with “.”"), ("-x", "begins with “-”"), ("a:b", "“:” can't"), ("what?", "“?” can't"),
        ("a\0b", "can't stand in it"), ("a\u202eb", "can't stand in it"), ("🧘", "can't stand in it"),
        ("x" * 101, "too long"), ("朝" * 90, "too long"), ("con", "Windows"), ("Nul.x", "Windows"), ("com¹", "Windows"),
    ],
)  # fmt: skip
def test_what_can_be_no_name(typed, why):
    with pytest.raises(VoicecoachError, match="can't be the name of a routine") as caught:
        proper_name(typed)
    assert why in caught.value.message
    assert caught.value.hint


def test_a_routine_is_put_renamed_deleted_and_brought_back_to_the_byte(shelf):
    data = b"\xef\xbb\xbfname: A\r\n# \xff not UTF-8"
    shelf.put("hip", data)
    moved = renamed(shelf, "hip", "Hip two")
    assert shelf.names() == ["Hip-two"]
    shelf.delete("hip_TWO")
    assert shelf.names() == []
    restored = shelf.undo()
    assert (restored.path, restored.path.read_bytes()) == (moved, data)
    assert (restored.kept.why, restored.replaced) == (Why.DELETED, None)


@pytest.mark.parametrize("taken", ["hip-one", "Hip-One", "hip_one", "hip one"])
def test_nothing_takes_the_place_of_another_unasked(shelf, taken):
    first = shelf.put("hip-one", b"old")
    other = shelf.put("other", b"other")
    for attempt in (lambda: shelf.put(taken, b"new"), lambda: renamed(shelf, "other", taken)):
        with pytest.raises(VoicecoachError, match="you have a routine called hip-one already"):
            attempt()
    assert (first.read_bytes(), other.read_bytes()) == (b"old", b"other")
    shelf.put(taken, b"new", force=True)
    assert (shelf.names(), first.read_bytes()) == (["hip-one", "other"], b"new")
    assert shelf.undo().kept.why is Why.OVERWRITTEN
    assert first.read_bytes() == b"old"


def test_a_name_may_change_its_capitals(shelf):
    shelf.put("hip", b"x")
    assert renamed(shelf, "hip", "Hip").name == "Hip.yaml"
    assert shelf.names() == ["Hip"]


def test_a_rename_keeps_the_ending(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "a.yml").write_text("x")
    assert renamed(shelf, "a", "b").name == "b.yml"


def test_what_changes_a_routine_guesses_no_name(shelf):
    shelf.put("upper-back", b"x")
    for attempt in (shelf.delete, shelf.own, lambda name: renamed(shelf, name, "new")):
        with pytest.raises(VoicecoachError, match="you have no routine called “upper-bak”") as caught:
            attempt("upper-bak")
        assert caught.value.hint == "did you mean upper-back?"
    with pytest.raises(VoicecoachError):
        shelf.delete("upper")


def test_undo_again_goes_further_back_although_the_clock_stands_still(shelf, trash):
    path = shelf.put("hip", b"one")
    for text in (b"two", b"three"):
        shelf.keep(path)
        path.write_bytes(text)
    shelf.delete("hip")
    seen = []
    for _ in range(4):
        shelf.undo()
        seen.append(path.read_bytes() if path.exists() else None)
    assert seen == [b"three", b"two", b"one", None]
    with pytest.raises(VoicecoachError, match="there is nothing to undo"):
        shelf.undo()
    assert {kept.why for kept in trash.kept()} == {Why.UNDONE, Why.RESTORED}


def test_what_stands_where_something_is_brought_back_is_kept(shelf):
    shelf.put("hip", b"old")
    shelf.delete("hip")
    (shelf.folder / "Hip.yaml").write_bytes(b"new")
    restored = shelf.undo()
    assert shelf.names() == ["Hip"]
    assert (restored.path.read_bytes(), restored.replaced.read_bytes()) == (b"old", b"new")


def test_a_clock_set_back_does_not_change_what_was_last(tmp_path):
    times = iter([NOON, NOON, *[NOON - timedelta(days=1)] * 3])
    shelf = OwnRoutines(tmp_path / "routines", Trash(tmp_path / "trash", clock=lambda: next(times)))
    for name in ("first", "second"):
        shelf.put(name, name.encode())
        shelf.delete(name)
    assert shelf.undo().path.stem == "second"


def test_the_trash_is_bounded_and_leaves_what_is_not_ours(shelf, tmp_path):
    (tmp_path / "trash").mkdir()
    for stranger in ("notes.txt", "20260230-250000-000000-deleted-x.yaml", "20260501-120000-000000-eaten-x.yaml"):
        (tmp_path / "trash" / stranger).touch()
    path = shelf.put("hip", b"")
    for number in range(MOST + 5):
        path.write_bytes(b"%d" % number)
        shelf.keep(path)
    entries = sorted((tmp_path / "trash").glob("*-edited-*"))
    assert [entry.read_bytes() for entry in entries] == [b"%d" % number for number in range(5, MOST + 5)]
    assert len(list((tmp_path / "trash").iterdir())) == MOST + 3


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize("what", ["put", "undo"])
def test_a_disk_that_fails_leaves_the_old_file_whole_and_no_litter(shelf, tmp_path, monkeypatch, step, what):
    path = shelf.put("hip", b"old")
    shelf.keep(path)
    path.write_bytes(b"now")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(VoicecoachError, match="can't be changed: No space left on device"):
        shelf.put("hip", b"new", force=True) if what == "put" else shelf.undo()
    assert path.read_bytes() == b"now"
    assert litter(tmp_path) == []
    monkeypatch.undo()
    assert shelf.undo().kept.why is Why.EDITED
    assert path.read_bytes() == b"old"


def test_a_trash_that_fails_deletes_nothing(shelf, monkeypatch):
    path = shelf.put("hip", b"old")
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(VoicecoachError):
        shelf.delete("hip")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="links and permissions of POSIX")
def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    write_atomically(link, "neu: ü\n")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "neu: ü\n"
    assert real.stat().st_mode & 0o777 == 0o600
