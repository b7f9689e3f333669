"""What a routine is known by: its name in the library wherever that lies, else its file."""

from pathlib import Path

import pytest

from voicecoach.core.paths import own_routines, shipped
from voicecoach.routine.library.identity import file_of, identity, short


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """Return the folder of a person's own routines, with one in it."""
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path / "data"))
    own_routines().mkdir(parents=True)
    (own_routines() / "hip.v2.yaml").touch()
    return own_routines()


def test_one_of_the_library_is_known_by_its_name(own):
    for path, name in ((own / "hip.v2.yaml", "hip.v2"), (shipped("routines") / "ice-pack.yaml", "ice-pack")):
        assert (identity(path), file_of(name), short(name)) == (name, path, name)


def test_any_other_is_known_by_its_file(tmp_path, monkeypatch):
    file = tmp_path / "hip.v2.yaml"
    assert file_of(str(file)) is None
    file.touch()
    monkeypatch.chdir(tmp_path)
    known = identity(Path("hip.v2.yaml"))
    assert (known, file_of(known), short(known)) == (str(file), file, "hip.v2")


def test_ones_own_is_known_by_the_name_it_shares_with_ours_and_comes_first(own):
    (own / "ice-pack.yaml").touch()
    assert identity(own / "ice-pack.yaml") == identity(shipped("routines") / "ice-pack.yaml") == "ice-pack"
    assert file_of("ice-pack") == own / "ice-pack.yaml"


def test_two_of_ones_own_are_never_known_by_the_same(own):
    names = ("hip.yaml", "hip.yml", "Hip_2.yaml", "Hip-2.yaml", ".hip.yaml", "hip.txt", "hip")
    for name in names:
        (own / name).touch()
    assert len({identity(own / name) for name in names}) == len(names)
    assert all(file_of(identity(own / name)) == own / name for name in names)


def test_a_folder_goes_by_all_its_names(own, tmp_path):
    (tmp_path / "link").symlink_to(own)
    assert identity(tmp_path / "link" / "hip.v2.yaml") == "hip.v2"
    (own / "linked.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert identity(own / "linked.yaml") == "linked"


def test_ours_are_known_in_another_environment_and_another_checkout(tmp_path):
    checkout = tmp_path / "clone" / "routines"
    checkout.mkdir(parents=True)
    ours = checkout / "ice-pack.yaml"
    ours.touch()
    assert identity(ours) == str(ours)  # it may be anybody's
    (tmp_path / "clone" / "voicecoach").mkdir()
    (tmp_path / "clone" / "voicecoach" / "__main__.py").touch()
    assert identity(ours) == "ice-pack"
    assert identity(checkout / "hip.yaml") == str(checkout / "hip.yaml")
    assert identity(Path("/gone/lib/site-packages/voicecoach/data/routines/of-an-older-version.yaml")) == (
        "of-an-older-version"
    )
