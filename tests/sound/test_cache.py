"""The cache of clips: whole or not at all, bounded, and never in the way."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from voicecoach.files import replacing
from voicecoach.sound.cache import Cache, key

CLIP = np.array([0, 1, -2, 32767, -32768], np.int16)


@pytest.fixture
def warnings():
    return []


@pytest.fixture
def cache(tmp_path, warnings):
    return Cache(tmp_path / "clips", warn=warnings.append)


def entries(cache_or_folder):
    return sorted(Path(cache_or_folder).rglob("*.clip"))


def aged(path, seconds):
    os.utime(path, (time.time() - seconds,) * 2)


def test_what_was_put_is_got(cache, tmp_path, warnings):
    assert cache.get("a") is None
    assert not (tmp_path / "clips").exists(), "looking makes no folder"
    cache.put("a", CLIP)
    assert cache.get("a").tolist() == CLIP.tolist()
    assert cache.get("a").dtype == np.int16
    assert cache.get("b") is None
    assert Cache(tmp_path / "clips").get("a").tolist() == CLIP.tolist()
    assert warnings == []


def test_a_key_holds_everything_the_sound_depends_on():
    keys = [
        key("Hold", "v1"),
        key("hold", "v1"),
        key("Hold", "v2"),
        key("Hold", "v1", 99),
        key('", "', ""),
        key("", '", "'),
    ]
    assert len(set(keys)) == len(keys)
    assert key("Hold", "v1") == key("Hold", "v1")


def test_odd_keys_are_fine(cache):
    for odd in ("", "../../x", "\0", key("\ud800 ½ 日本", "/"), "long" * 100_000):
        cache.put(odd, CLIP)
        assert cache.get(odd) is not None


def test_every_broken_entry_is_a_miss_and_goes(cache, tmp_path):
    cache.put("a", CLIP)
    (path,) = entries(tmp_path)
    whole = path.read_bytes()
    broken = [whole[:size] for size in range(len(whole))]
    broken += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for data in [*broken, whole + b"\0", whole + b"\0\0", b"\xff" * 1000]:
        path.write_bytes(data)
        assert cache.get("a") is None, data
        assert not path.exists()
    cache.put("a", CLIP)
    assert cache.get("a").tolist() == CLIP.tolist()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_gives_one_warning(cache, tmp_path, monkeypatch, warnings, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    cache.put("a", CLIP)
    cache.put("b", CLIP)
    cache.close()
    assert cache.get("a") is None
    (warning,) = warnings
    assert os.strerror(number) in warning
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [], "no half entry is left"


def test_a_folder_that_cannot_be_made_gives_one_warning(tmp_path, warnings):
    (tmp_path / "file").write_text("not a folder")
    cache = Cache(tmp_path / "file" / "clips", warn=warnings.append)
    cache.put("a", CLIP)
    assert cache.get("a") is None
    cache.close()
    assert len(warnings) == 1
    assert (tmp_path / "file").read_text() == "not a folder"


def test_an_unreadable_entry_gives_one_warning(cache, tmp_path, warnings):
    cache.put("a", CLIP)
    (path,) = entries(tmp_path)
    path.unlink()
    path.mkdir()
    assert cache.get("a") is None
    assert cache.get("a") is None
    assert len(warnings) == 1


def test_those_not_heard_for_longest_go_first(tmp_path):
    clip = np.ones(1000, np.int16)
    first = Cache(tmp_path)
    for name in "abcd":
        first.put(name, clip)
    first.close()
    for number, path in enumerate(entries(tmp_path)):
        aged(path, 1000 + number)
    second = Cache(tmp_path, limit=3 * 2008)
    assert second.get("b") is not None
    second.put("e", clip)
    second.close()
    assert len(entries(tmp_path)) == 3
    assert {name for name in "abcde" if second.get(name) is not None} >= {"b", "e"}


def test_a_long_session_is_kept_in_bounds(tmp_path):
    cache = Cache(tmp_path, limit=50_000)
    for number in range(600):
        cache.put(str(number), np.ones(500, np.int16))
    size = sum(path.stat().st_size for path in entries(tmp_path))
    assert size <= 50_000 + 256 * 1008, "checked now and then, not only at the end"
    cache.close()
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 50_000


def test_only_its_own_files_are_ever_removed(tmp_path):
    cache = Cache(tmp_path, limit=0)
    cache.put("a", CLIP)
    (path,) = entries(tmp_path)
    strangers = [tmp_path / "notes.txt", path.parent / "notes.clip", tmp_path / ("0" * 64 + ".clip")]
    with suppress(KeyboardInterrupt), replacing(path) as old, replacing(path) as fresh:
        raise KeyboardInterrupt
    for file in [*strangers, fresh, old]:
        file.write_bytes(b"x")
        aged(file, 10_000)
    aged(fresh, 10)
    cache.close()
    assert not path.exists()
    assert all(file.exists() for file in strangers)
    assert fresh.exists(), "another process may be writing it"
    assert not old.exists(), "left by a process that was killed"


WORKER = """
import sys, numpy as np
from pathlib import Path
from voicecoach.sound.cache import Cache
warnings = []
cache = Cache(Path(sys.argv[1]), limit=20_000, warn=warnings.append)
for turn in range(300):
    name = turn % 20
    found = cache.get(str(name))
    assert found is None or (len(found) == 1000 + name and (found == name).all()), found
    cache.put(str(name), np.full(1000 + name, name, np.int16))
    if turn % 50 == 0:
        cache.close()
cache.close()
assert warnings == [], warnings
"""


def test_processes_share_a_folder(tmp_path):
    workers = [subprocess.Popen([sys.executable, "-c", WORKER, str(tmp_path)]) for _ in range(3)]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    assert not list(tmp_path.rglob("*.part"))
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 20_000
