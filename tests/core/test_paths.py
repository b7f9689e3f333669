"""Where files live."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from voicecoach.core import paths

FOLDERS = {
    "DATA": paths.data_folder,
    "CONFIG": paths.config_folder,
    "CACHE": paths.cache_folder,
    "LOG": paths.log_folder,
    "RUNTIME": paths.runtime_folder,
}


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch):
    for name in FOLDERS:
        monkeypatch.delenv(f"VOICECOACH_{name}", raising=False)


def test_in_a_checkout_the_shipped_files_lie_beside_the_package():
    assert paths.shipped("sounds") == Path(__file__).parents[2] / "sounds"


def test_in_a_wheel_they_lie_inside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "voicecoach" / "core" / "paths.py"))
    assert paths.shipped("sounds") == tmp_path / "sounds"
    (tmp_path / "voicecoach" / "data" / "sounds").mkdir(parents=True)
    assert paths.shipped("sounds") == tmp_path / "voicecoach" / "data" / "sounds"
    assert paths.shipped("routines") == tmp_path / "routines"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_variable_overrides_each_folder(tmp_path, monkeypatch, name):
    folders = {other: folder() for other, folder in FOLDERS.items()}
    assert folders[name].is_absolute()
    assert "voicecoach" in str(folders[name])
    monkeypatch.setenv(f"VOICECOACH_{name}", str(tmp_path / "mine"))
    assert FOLDERS[name]() == tmp_path / "mine"
    assert all(FOLDERS[other]() == folders[other] for other in FOLDERS if other != name)
    assert not (tmp_path / "mine").exists()


def test_an_empty_variable_counts_for_nothing(monkeypatch):
    usual = paths.data_folder()
    monkeypatch.setenv("VOICECOACH_DATA", "")
    assert paths.data_folder() == usual


def test_own_routines_live_among_the_data(tmp_path, monkeypatch):
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path))
    assert paths.own_routines() == tmp_path / "routines"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no such folder")
def test_running_sessions_are_found_where_the_system_has_a_place_for_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert paths.runtime_folder() == tmp_path / "voicecoach"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert paths.runtime_folder() == tmp_path / f"voicecoach-{os.getuid()}"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs finds them")
@pytest.mark.parametrize("home", ["/home/me", "/home/me/", "relative", "", None])
@pytest.mark.parametrize("base", ["/elsewhere", "/elsewhere/", "relative", "~/mine", "", None])
@pytest.mark.parametrize(
    ("name", "variable"),
    [("DATA", "XDG_DATA_HOME"), ("CONFIG", "XDG_CONFIG_HOME"), ("CACHE", "XDG_CACHE_HOME"), ("LOG", "XDG_STATE_HOME")],
)
def test_on_linux_a_folder_is_where_platformdirs_has_it(monkeypatch, name, variable, base, home):
    for key, value in ((variable, base), ("HOME", home)):
        monkeypatch.delenv(key, raising=False)
        if value is not None:
            monkeypatch.setenv(key, value)
    expected = getattr(platformdirs.PlatformDirs("voicecoach", appauthor=False), f"user_{name.lower()}_path")
    assert FOLDERS[name]() == expected
