"""The session's side of a worker, against processes that obey, hang, die or complain."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from waiting import wait_until

from voicecoach.sound.voices.base import VoiceError
from voicecoach.sound.voices.engine_process import Worker

ENGINE = """
import os, sys, threading
from voicecoach.sound.voices.serving import serve

def say(text, file):
    print("engines print what they like", flush=True)
    os.system("echo so do their libraries")
    if text == "hang":
        threading.Event().wait()
    if text == "hang once" and not os.path.exists("tried"):
        open("tried", "w").close()
        threading.Event().wait()
    if text == "slow":
        threading.Event().wait(1)
    if text == "die":
        sys.exit("libvoice: out of memory")
    if text == "complain":
        raise RuntimeError("no such phoneme")
    if text == "pid":
        text = str(os.getpid())
    with open(file, "w", encoding="utf-8", newline="") as out:
        out.write(text)

def load():
    if "tell" in sys.argv:
        with open(sys.argv[-1], "w") as out:
            print(os.getpid(), file=out)
    if "broken" in sys.argv:
        raise OSError("no such library")
    return say

serve(load)
"""
COMMAND = [sys.executable, "-c", ENGINE]


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker("test", COMMAND, phrase_limit=0.5)
    yield worker
    worker.close()


def said(worker: Worker, text: str) -> str:
    return worker.speak(text).read_bytes().decode()


def error_of(worker: Worker, text: str) -> str:
    with pytest.raises(VoiceError) as caught:
        worker.speak(text)
    return caught.value.message


@pytest.mark.parametrize("text", ["Rest.", "Grüße, 日本語\n\x00 and more", "", "a" * 100_000])
def test_a_phrase_comes_back_as_a_file(worker: Worker, text: str):
    assert said(worker, text) == text


def test_phrases_share_a_process_and_leave_nothing_behind(worker: Worker):
    one, other = said(worker, "pid"), said(worker, "pid")
    folder = worker.speak("Rest.").parent
    worker.close()
    worker.close()
    assert one == other
    assert not folder.exists()


def test_an_engine_that_complains_goes_on(worker: Worker):
    pid = said(worker, "pid")
    assert error_of(worker, "complain") == "The voice 'test' could not say \"complain\": no such phoneme."
    assert said(worker, "pid") == pid


def test_a_phrase_that_fails_does_not_get_the_file_of_the_one_before(worker: Worker):
    file = worker.speak("Rest.")
    error_of(worker, "complain")
    assert not file.exists()


def test_an_engine_that_hangs_is_killed_and_the_next_phrase_is_spoken(worker: Worker):
    pid = int(said(worker, "pid"))
    assert "took longer than" in error_of(worker, "hang")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert said(worker, "Rest.") == "Rest."


def test_a_phrase_gets_a_second_process(worker: Worker):
    assert said(worker, "hang once") == "hang once"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_worker_killed_between_phrases_is_started_again(worker: Worker):
    pid = int(said(worker, "pid"))
    os.kill(pid, signal.SIGKILL)
    assert int(said(worker, "pid")) != pid


def test_last_words_are_told(worker: Worker):
    assert error_of(worker, "die").endswith("the engine ended: libvoice: out of memory.")


def test_an_engine_that_cannot_be_loaded_says_why():
    worker = Worker("test", [*COMMAND, "broken"])
    assert error_of(worker, "Rest.") == "The voice 'test' could not be loaded: no such library."
    worker.close()


def woken(tmp_path: Path) -> tuple[Worker, int]:
    """Return a worker that has loaded its engine with nothing to say, and its process."""
    file = tmp_path / "loaded"
    worker = Worker("test", [*COMMAND, "tell", str(file)])
    worker.wake()
    wait_until(lambda: file.exists() and file.read_text().endswith("\n"), 30)
    return worker, int(file.read_text())


def test_a_worker_that_was_woken_loads_its_engine_and_speaks_in_the_same_process(tmp_path: Path):
    worker, pid = woken(tmp_path)
    assert said(worker, "pid") == said(worker, "pid") == str(pid)
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such look at a process")
def test_one_that_was_woken_in_vain_ends(tmp_path: Path):
    worker, pid = woken(tmp_path)
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_fails_while_it_wakes_is_told_with_the_first_phrase(tmp_path: Path):
    for command, told in ([*COMMAND, "broken"], "no such library"), ([str(tmp_path / "nothing")], "No such file"):
        worker = Worker("test", command)
        worker.wake()
        assert told in error_of(worker, "Rest.")
        worker.close()


def test_a_command_that_is_not_there(tmp_path: Path):
    worker = Worker("test", [str(tmp_path / "nothing")])
    assert 'could not say "Rest."' in error_of(worker, "Rest.")
    worker.close()


def test_no_folder_can_be_made(worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert 'could not say "Rest."' in error_of(worker, "Rest.")


def test_modules_in_the_folder_of_a_session_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "wave.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "pyttsx3.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    worker = Worker("test", [sys.executable, "-c", "import wave, pyttsx3\n" + ENGINE])
    assert said(worker, "Rest.") == "Rest."
    worker.close()


def test_replies_alone_reach_stdout_and_the_end_of_stdin_ends_the_process(tmp_path: Path):
    requests = [{"text": text, "file": str(tmp_path / "phrase")} for text in ("Rest.", "complain")]
    typed = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(COMMAND, input=typed, capture_output=True, text=True, timeout=30, check=False)
    replies = [json.loads(line)["error"] for line in done.stdout.splitlines()]
    assert (done.returncode, replies) == (0, ["", "", "no such phoneme"])
    assert done.stderr.count("what they like") == done.stderr.count("their libraries") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_left_to_the_session(worker: Worker):
    pid = int(said(worker, "pid"))
    os.kill(pid, signal.SIGINT)
    assert int(said(worker, "pid")) == pid


def test_a_slow_engine_is_given_up_in_a_session_and_waited_for_where_there_is_time(worker: Worker) -> None:
    assert "took longer than" in error_of(worker, "slow")
    worker.be_patient()
    assert said(worker, "slow") == "slow"
