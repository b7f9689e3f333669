"""Commands that are killed at every point of what they do to files and journal: each is done whole, or not at all.

A child process counts the calls of what touches a disk, and kills itself at the one that is asked for, before it or
after it; the next command, whatever it is, finds all or nothing.
"""

import os
import shutil
import signal
import sys
from contextlib import closing
from itertools import count

import pytest

from voicecoach.__main__ import main
from voicecoach.journal.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that kills itself: POSIX")
TOUCHES = {"rename", "replace", "unlink", "execute", "fsync", "mkdir"}
HIP = "name: Hip\nevery: 2 days\nexercises: [{name: A, hold: 1-2s, harder: {name: B}}]\n"


def killed_at(point, words):
    """Run a command in a child that is killed at that point; return whether it got that far."""
    child = os.fork()
    if not child:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        points = count()

        def look(_frame, event, function):
            if event not in ("c_call", "c_return") or function.__name__ not in TOUCHES:
                return
            if isinstance(function.__self__, str):  # `replace` is a text's, too
                return
            if next(points) == point:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.argv = ["voicecoach", *words]
        sys.setprofile(look)
        try:
            main()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture
def person(home, held, own, monkeypatch, run):
    """A person with a routine, its history, variants, a reminder, and something in the trash; return the folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    monkeypatch.setenv("PATH", str(home))  # no system takes up reminders here
    (home / "systemctl").write_text("#!/bin/sh\nexit 1\n")
    (home / "systemctl").chmod(0o755)
    own("hip", HIP)
    own("other", HIP.replace("Hip", "Other").replace("1-2s", "3s"))
    for days_ago in (3, 1):
        held("hip", days_ago)
    held("other", 1)
    (home / "config").mkdir()
    (home / "config" / "variants.yaml").write_text("hip: {A: harder}\nother: {A: harder}\n")
    run("remind", "hip", "--at", "18:30")
    run("journal", "export", "all.jsonl")
    return home


def state(home):
    """Return all that a command may have changed."""
    files = {}
    for folder in ("data/routines", "data/trash", "config", "xdg"):
        for path in sorted((home / folder).rglob("*")):
            if not path.is_file() or path.suffix == ".part":  # half a file, which nothing reads
                continue
            name = path.relative_to(home).as_posix()
            if folder == "data/trash":
                name = name[:11] + name.split("-", 3)[-1]
                current = home / "data" / "routines" / name.split("-")[-1]
                why = name.split("/")[-1].split("-")[0]
                nothing_came_of_it = current.exists() if why in ("renamed", "unnamed") else not current.exists()
                if why in ("made", "restored", "renamed", "unnamed") and nothing_came_of_it:
                    continue  # `undo` passes over it
                if current.exists() and current.read_text() == path.read_text():
                    continue  # likewise
            files[name] = path.read_text()
    sessions = []
    for folder in ("data", "new"):
        (home / folder).mkdir(exist_ok=True)
        with closing(Store(home / folder / "journal.sqlite3")) as journal:
            sessions += map(tuple, journal.ask("SELECT identity, uuid FROM sessions ORDER BY identity, uuid"))
    return files, sessions, sorted(path.name for path in (home / "data").glob("*.json"))


@pytest.mark.skipif(sys.platform != "linux", reason="reminders as systemd has them")
@pytest.mark.parametrize(
    ("before", "words"),
    [
        ([], ["rename", "hip", "knee"]),
        ([], ["delete", "hip", "--yes"]),
        ([["delete", "hip", "--yes"]], ["undo"]),
        ([["copy", "other", "hip", "--force"]], ["undo"]),
        ([["copy", "other", "knee"]], ["undo"]),
        ([["copy", "other", "knee"], ["undo"]], ["undo", "--redo"]),
        ([["rename", "hip", "knee"]], ["undo"]),
        ([["rename", "hip", "knee"], ["undo"]], ["undo", "--redo"]),
        ([], ["copy", "hip", "knee"]),
        ([], ["copy", "other", "hip", "--force"]),
        ([], ["--data", "new", "journal", "import", "all.jsonl"]),
        ([], ["remind", "hip", "--at", "07:15"]),
        ([], ["remind", "other", "--at", "07:15"]),
        ([], ["remind", "hip", "--remove"]),
    ],
    ids=lambda words: "-".join(map(str, words)) if words and isinstance(words[0], str) else "",
)
def test_a_command_that_is_killed_is_done_whole_or_not_at_all(
    person, tmp_path_factory, run, before, words, monkeypatch
):
    for first in before:
        run(*first)
    template = tmp_path_factory.mktemp("template") / "home"
    shutil.copytree(person, template)
    begin, states = state(person), []
    for point in count(step=4 if "import" in words else 1):
        shutil.rmtree(person)
        shutil.copytree(template, person)
        monkeypatch.chdir(person)
        came_so_far = killed_at(point, words)
        run("due")
        states.append(state(person))
        if not came_so_far:
            break
    end = states[-1]
    for number, found in enumerate(states):
        assert found in (begin, end), f"at point {number} of {len(states)}"
    assert len(states) > 4
    assert end != begin
