"""What `export` says and leaves where something is missing or ends it, by the real command in a process."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from voicecoach.core.installing import add_extra

SCRIPT = Path(sys.executable).with_name("voicecoach")
HUM = ("--voice", "hum")
HOURS = "exercises: [{name: A, hold: 3h, reps: 3}]"


@pytest.fixture
def without(tmp_path):
    """Return a function that makes the variables under which modules can't be imported."""

    def lacking(*modules):
        folder = tmp_path / "lacking"
        folder.mkdir()
        for module in modules:
            (folder / f"{module}.py").write_text(f"raise ImportError('no {module}')")
        return {"PYTHONPATH": str(folder)}

    return lacking


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("mp3", "MP3 files can't be written without lameenc"),
        ("flac", "only WAV and MP3 files can be written without PyAV"),
        ("opus", "only WAV and MP3 files can be written without PyAV"),
        ("m4a", "only WAV and MP3 files can be written without PyAV"),
    ],
)
def test_without_its_encoder_a_format_is_refused_with_the_command_that_gets_it(script, home, without, kind, error):
    env = without("av", "lameenc")
    for words in (("quick.yaml", "-o", f"x.{kind}"), ("--all", "-o", "lib", "--format", kind)):
        ran = script("export", *words, *HUM, env=env)
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr == f"error: {error}\nhint: use .wav, or install it: {add_extra('export')}\n"
    assert not list(home.glob("*x.*"))
    assert not (home / "cache").exists()  # nothing was spoken for nothing


def test_wav_and_what_is_there_need_no_other_encoder(script, home, without):
    env = without("av", "lameenc")
    assert script("export", "quick.yaml", *HUM, "--captions", "all", env=env).returncode == 0
    assert script("export", "quick.yaml", *HUM, "--split", env=env).returncode == 0
    (home / "lacking" / "lameenc.py").unlink()
    ran = script("export", "quick.yaml", *HUM, "-o", "x.mp3", env=env)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal and signals of POSIX")
@pytest.mark.parametrize("kind", ["wav", "mp3", "m4a"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_whatever_ends_it_leaves_the_old_file_whole_and_no_half_one(home, name, kind):
    import pty

    (home / "hours.yaml").write_text(HOURS)
    (home / f"x.{kind}").write_bytes(b"the old one")
    ours, theirs = pty.openpty()
    words = ["export", "hours.yaml", "-o", f"x.{kind}", *HUM]
    process = subprocess.Popen([SCRIPT, *words], stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = read_until(ours, r"Writing .*[1-9]%.*\d\d:\d\d:\d\d")
    assert "Speaking" in shown
    assert len(list(home.glob(f".x.{kind}.*.part"))) == 1
    process.send_signal(getattr(signal, name))
    assert process.wait(60) == 130
    assert "Traceback" not in read_until(ours, None)
    os.close(ours)
    assert [file.name for file in home.iterdir() if "x." in file.name] == [f"x.{kind}"]
    assert (home / f"x.{kind}").read_bytes() == b"the old one"


def read_until(terminal, pattern):
    """Return what a terminal shows until a pattern is seen, or until its end."""
    shown = ""
    while pattern is None or not re.search(pattern, shown):
        try:
            shown += os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # it has ended
            assert pattern is None, shown
            break
    return shown


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("words", [("-o", "x.wav"), ("--split", "-o", ".")])
def test_a_full_disk_is_told_and_leaves_no_half_file(script, home, words):
    import resource

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    (home / "long.yaml").write_text("exercises: [{name: A, hold: 20s}]")
    (home / "x.wav").write_bytes(b"the old one")
    ran = script("export", "long.yaml", *words, *HUM, preexec_fn=small_disk)
    assert (ran.returncode, ran.stdout) == (1, "")
    told = re.fullmatch(r"error: can't write .*\.wav: File too large\nhint: name another file with -o\n", ran.stderr)
    assert told, ran.stderr
    assert not list(home.glob(".*.part"))
    assert (home / "x.wav").read_bytes() == b"the old one"
