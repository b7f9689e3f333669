"""What is seen of the project elsewhere: the README with no file beside it, and what shells and manuals read."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.core.installing import NO_WHEELS_YET, no_wheel
from voicecoach.session.playback.moment import Moment
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.transport import Transport

tomllib = pytest.importorskip("tomllib")

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REPOSITORY = PROJECT["project"]["urls"]["Source"]


@pytest.fixture
def page():
    """The README as the build writes it into the wheel, by the substitutions of pyproject.toml."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for one in PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(one["pattern"], one["replacement"], text)
    return text


def targets(text):
    return re.findall(r"\]\(([^)]+)\)", text)


def test_each_link_of_the_page_leads_to_a_file_of_the_repository(page):
    assert len(targets(page)) > 10
    for target in targets(page):
        assert target.startswith(f"{REPOSITORY}/"), target
        kind, branch, path = target[len(REPOSITORY) + 1 :].split("/", 2)
        assert (kind, branch) in (("blob", "main"), ("raw", "main")), target
        assert (ROOT / urlsplit(path).path).is_file(), target


def test_the_first_session_takes_as_long_as_the_page_says_and_as_its_screen_counts_down_from(page):
    assert "**Hear it** (two and a quarter minutes," in page
    score = prepare("first-minute", Choices()).score
    view = Observer("First minute", score).view(Moment(0, Transport(score), None))
    assert view.left == pytest.approx(135, abs=5)


def test_pictures_of_the_page_are_the_files_themselves_and_not_pages_about_them(page):
    assert targets("".join(re.findall(r"!\[[^\]]*(\]\([^)]+\))", page)))
    assert not re.search(r"!\[[^\]]*\]\([^)]*/blob/", page)


def test_the_repositorys_address_stands_in_one_file_and_is_one():
    assert all(url == REPOSITORY or url.startswith(f"{REPOSITORY}/") for url in PROJECT["project"]["urls"].values())
    repository = urlsplit(REPOSITORY)
    mine = f"{repository.netloc}{repository.path}"
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert set(re.findall(rf"{re.escape(repository.netloc)}/\w+/\w+", text)) == {mine}
    kept = [path for kind in ("*.md", "docs/*", "voicecoach/**/*", ".github/**/*", "*.yml") for path in ROOT.glob(kind)]
    pages = [path for path in kept if path.suffix in (".md", ".py", ".yml", ".1")]
    assert len(pages) > 100
    assert not [path for path in pages if mine in path.read_text(encoding="utf-8")]


def test_a_python_without_wheels_is_told_as_such_where_the_markers_leave_out_what_lacks_them(monkeypatch):
    extras = PROJECT["project"]["optional-dependencies"]
    asked = [*PROJECT["project"]["dependencies"], *extras["natural"], *extras["ears"]]
    bounds = set(re.findall(r"python_version (?:<|>=) '(\d+)\.(\d+)'", " ".join(asked)))
    assert bounds == {tuple(map(str, NO_WHEELS_YET))}
    monkeypatch.setattr("sys.version_info", (3, 14, 2))
    assert no_wheel("miniaudio") == ""
    monkeypatch.setattr("sys.version_info", (*NO_WHEELS_YET, 0))
    assert no_wheel("miniaudio") == "miniaudio has no wheel for Python 3.15 yet"


def test_what_a_system_reads_is_installed_where_it_looks():
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / file).is_file() for file in shared)
    assert set(shared.values()) == {
        "share/man/man1/voicecoach.1",
        "share/bash-completion/completions/voicecoach",
        "share/fish/vendor_completions.d/voicecoach.fish",
        "share/zsh/site-functions/_voicecoach",
    }
