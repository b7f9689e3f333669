import os
import sys
from pathlib import Path

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.library.find import LARGEST, find, find_name, read_text, routines
from voicecoach.routine.library.load import RoutineProblems, load, read_file

GOOD = "name: {}\nabout: About it.\nexercises: [A]\n"


@pytest.fixture
def folders(tmp_path):
    """A person's folder before ours."""
    for folder, names in (("mine", ["ice-pack", "my plan"]), ("ours", ["ice-pack", "upper-hamstring", "desk_break"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.yaml").write_text(GOOD.format(f"{folder} {name}"), encoding="utf-8")
    (tmp_path / "ours" / "README.md").write_text("no routine")
    (tmp_path / "ours" / "folder.yaml").mkdir()
    (tmp_path / "outside.yaml").write_text(GOOD.format("outside"))
    return [tmp_path / "mine", tmp_path / "ours", tmp_path / "missing"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("ice-pack", "mine/ice-pack.yaml"), ("upper", "ours/upper-hamstring.yaml"), ("pack", "mine/ice-pack.yaml"),
        ("HAMSTRING", "ours/upper-hamstring.yaml"), ("upper hamstring", "ours/upper-hamstring.yaml"),
        ("desk-break", "ours/desk_break.yaml"), ("break", "ours/desk_break.yaml"), ("plan", "mine/my plan.yaml"),
        ("my-plan", "mine/my plan.yaml"),
    ],
)  # fmt: skip
def test_a_name_finds_its_file(folders, tmp_path, name, file):
    assert find(name, folders) == tmp_path / file


def test_an_exact_name_beats_a_prefix(folders, tmp_path):
    (tmp_path / "ours" / "ice-pack-long.yaml").write_text(GOOD)
    assert find("ice-pack", folders) == tmp_path / "mine" / "ice-pack.yaml"
    with pytest.raises(VoicecoachError) as caught:
        find("ice", folders)
    assert caught.value.hint == "write one of: ice-pack, ice-pack-long"


def test_an_unknown_name_says_the_nearest(folders):
    with pytest.raises(VoicecoachError, match="there is no routine called “uper-hamstrng”") as caught:
        find("uper-hamstrng", folders)
    assert caught.value.hint == "did you mean upper-hamstring?"


@pytest.mark.parametrize("name", ["", " ", "zzzz", "..", "*", "ice-pack\0", "x" * 100_000])
def test_no_such_name(folders, name):
    with pytest.raises(VoicecoachError) as caught:
        find(name, folders)
    assert caught.value.hint
    assert len(caught.value.message) < 200


def test_a_path_is_a_path(folders, tmp_path):
    assert find("some/where", folders) == Path("some/where")
    assert find("ice-pack.yaml", folders) == Path("ice-pack.yaml")
    assert load(str(tmp_path / "outside.yaml"), folders).name == "outside"


@pytest.mark.parametrize(
    "name", ["../outside", "../ours/ice-pack", "/etc/passwd", "outside", "ours/../../outside.yaml"]
)
def test_a_name_never_leaves_the_folders(folders, name):
    with pytest.raises(VoicecoachError):
        find_name(name, folders)


def test_the_list(folders):
    listed = routines(folders)
    assert [entry.name for entry in listed] == ["desk_break", "ice-pack", "my plan", "upper-hamstring"]
    assert (listed[1].title, listed[1].about) == ("mine ice-pack", "About it.")


def test_a_broken_file_is_listed_too(folders, tmp_path):
    (tmp_path / "mine" / "a-broken.yaml").write_text("name: [")
    (tmp_path / "mine" / "binary.yaml").write_bytes(b"\0")
    listed = {entry.name: entry for entry in routines(folders)}
    assert listed["a-broken"].title == "A Broken"
    assert listed["binary"].title == "binary"
    assert "not a text file" in listed["binary"].about


def test_a_wrong_routine_carries_its_problems(folders, tmp_path):
    (tmp_path / "mine" / "bad.yaml").write_text("exercises: [{name: A, hold: x, rest: y}]")
    with pytest.raises(RoutineProblems, match=r"bad\.yaml has 2 problems") as caught:
        load("bad", folders)
    assert [problem.where.file for problem in caught.value.problems] == [str(tmp_path / "mine" / "bad.yaml")] * 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("exercises: [A]".encode("utf-16"), "is written in UTF-16"),
        ("exercises: [A]".encode("utf-32"), "is written in UTF-32"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a text file"),
        ("name: ok\nabout: é".encode("latin-1"), "is not in UTF-8 (byte 0xE9 in line 2)"),
        (b"a" * (LARGEST + 1), "is larger than 5 MB"),
    ],
)
def test_what_is_no_text(tmp_path, data, message):
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(VoicecoachError) as caught:
        read_text(path)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_byte_order_mark_and_crlf_are_fine(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: A\r\nexercises: [B]\r\n")
    assert load(str(path), []).name == "A"


def test_an_empty_file_is_a_located_problem(tmp_path):
    path = tmp_path / "x.yaml"
    path.touch()
    with pytest.raises(RoutineProblems) as caught:
        load(str(path), [])
    assert [problem.code for problem in caught.value.problems] == ["empty"]


def test_what_is_no_file(tmp_path):
    for path, message in ((tmp_path, "is a folder"), (tmp_path / "no.yaml", "there is no file"), (Path("a\0b"), "a")):
        with pytest.raises(VoicecoachError, match=message) as caught:
            read_text(path)
        assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices and permissions")
def test_a_device_and_a_locked_file(tmp_path):
    with pytest.raises(VoicecoachError, match="is not a file"):
        read_text(Path("/dev/zero"))
    path = tmp_path / "x.yaml"
    path.touch(mode=0)
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    with pytest.raises(VoicecoachError, match="can't be read"):
        read_text(path)


def test_a_base_whose_name_no_disk_takes_is_a_problem_at_its_place(tmp_path):
    routine = tmp_path / "mine.yaml"
    routine.write_text('extends: "a\\0.yaml"\nexercises: [Squat]\n')
    (problem,) = read_file(routine, [tmp_path]).problems
    assert (problem.where.line, problem.where.column) == (1, 10)
