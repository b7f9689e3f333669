"""What to type for what is missing: from where voicecoach came, with the installer that made this environment."""

import importlib.util
import json
import shlex
import sys
from pathlib import Path

import pytest

from voicecoach.core import installing
from voicecoach.core.installing import add_extra, add_package

PIP = [sys.executable, "-m", "pip", "install"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="paths and quotes of POSIX")


@pytest.fixture
def came_from(tmp_path, monkeypatch):
    """Return a function that makes voicecoach look installed from somewhere, as its installer notes it."""
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(installing, "find_spec", lambda name: importlib.util.find_spec("json"))  # pip is there

    def note(origin):
        folder = tmp_path / "site" / "voicecoach-0.1.0.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: voicecoach\nVersion: 0.1.0\n")
        if origin is not None:
            (folder / "direct_url.json").write_text(origin if isinstance(origin, str) else json.dumps(origin))
        monkeypatch.syspath_prepend(str(folder.parent))

    return note


@posix
def test_a_folder_is_named_by_its_path_whatever_is_in_it(came_from, tmp_path):
    source = tmp_path / "my coach's source"
    source.mkdir()
    came_from({"url": source.as_uri(), "dir_info": {}})
    assert shlex.split(add_extra("export")) == [*PIP, f"{source}[export]"]


@posix
def test_what_is_edited_in_place_stays_so(came_from, tmp_path):
    came_from({"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    assert shlex.split(add_extra("ears")) == [*PIP, "-e", f"{tmp_path}[ears]"]


@posix
@pytest.mark.parametrize(
    ("origin", "what"),
    [
        (None, "voicecoach[export]"),
        ("damaged", "voicecoach[export]"),
        ("[]", "voicecoach[export]"),
        ({"url": "file:///it/is/gone", "dir_info": {}}, "voicecoach[export]"),
        ({"url": "https://x.test/v.whl", "archive_info": {}}, "voicecoach[export] @ https://x.test/v.whl"),
        (
            {"url": "https://x.test/v", "vcs_info": {"vcs": "git", "commit_id": "1", "requested_revision": "main"}},
            "voicecoach[export] @ git+https://x.test/v@main",
        ),
        (
            {"url": "ssh://x.test/v", "vcs_info": {"vcs": "git", "commit_id": "1"}},
            "voicecoach[export] @ git+ssh://x.test/v",
        ),
    ],
)
def test_elsewhere_it_is_named_as_it_can_be_found(came_from, origin, what):
    came_from(origin)
    assert shlex.split(add_extra("export")) == [*PIP, what]


@posix
def test_what_may_be_broken_is_installed_anew(came_from):
    came_from(None)
    assert shlex.split(add_extra("ears", anew=True)) == [*PIP, "--force-reinstall", "voicecoach[ears]"]


@posix
def test_pip_alone_does_in_an_environment_that_is_active(came_from, monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    came_from(None)
    assert add_extra("export") == "pip install 'voicecoach[export]'"
    assert add_package("pulsectl") == "pip install pulsectl"


@posix
def test_pipx_is_asked_where_it_made_the_environment(came_from, tmp_path):
    (tmp_path / "environment").mkdir()
    (tmp_path / "environment" / "pipx_metadata.json").write_text("{}")
    came_from(None)
    assert add_extra("export") == "pipx runpip environment install 'voicecoach[export]'"


@posix
def test_uv_is_asked_where_there_is_no_pip(came_from, monkeypatch):
    monkeypatch.setattr(installing, "find_spec", lambda name: None)
    came_from(None)
    assert shlex.split(add_package("miniaudio")) == ["uv", "pip", "install", "--python", sys.executable, "miniaudio"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["pip", "install", "voicecoach[natural]"], "pip install voicecoach[natural]"),
        ([r"C:\Program Files\py.exe", "-m", "pip"], r'"C:\Program Files\py.exe" -m pip'),
        ([r"C:\me & you\x[ears]"], r'"C:\me & you\x[ears]"'),
        ([r"C:\me&you\x"], r'"C:\me&you\x"'),
        (["v @ https://x.test/v?a=1&b=2"], '"v @ https://x.test/v?a=1&b=2"'),
    ],
)
def test_cmd_takes_each_word_for_one(monkeypatch, words, line):
    monkeypatch.setattr(sys, "platform", "win32")
    assert installing.typed(words) == line


@pytest.mark.parametrize(
    ("prefix", "temporary"),
    [
        ("/home/a/.cache/uv/archive-v0/x9Kd", True),
        ("/home/a/.local/share/pipx/.cache/3f2", True),
        ("C:/Users/a/AppData/Local/uv/cache/archive-v0/x9Kd", True),
        ("/home/a/.local/share/uv/tools/voicecoach", False),
        ("/home/a/.local/share/pipx/venvs/voicecoach", False),
        ("/work/archive/.venv", False),
    ],
)
def test_an_environment_of_a_moment_is_told_from_one_that_stays(prefix, temporary):
    assert installing.is_temporary(Path(prefix)) is temporary
