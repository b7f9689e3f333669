"""Music through a real sound server beside a real session; and what is left of it when that is killed."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import needed
import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import CTRL_C, Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
ROUTINE = """\
name: Talk
defaults: {get_ready: 1s}
exercises:
  - {name: Squeeze, setup: "Lie on your back, with your knees bent and your feet flat on the floor.", hold: 20s}
"""
LOW = 0.51


@pytest.fixture
def home(tmp_path, required):
    """A person's folder with the routine `talk`, and settings that lead there."""
    required("pacat")
    needed.package("pulsectl")
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "talk.yaml").write_text(ROUTINE)
    return tmp_path


@contextmanager
def playing(name="Radio"):
    """A player that plays silence, at full volume to begin with."""
    command = ["pacat", "--playback", f"--client-name={name}", "--latency-msec=50", "/dev/zero"]
    before = len(streams())
    player = subprocess.Popen(command)
    try:
        wait_until(lambda: len(streams()) > before, "the music's first sound")
        yield
    finally:
        player.kill()
        player.wait()


def streams():
    said = subprocess.run(["pactl", "-f", "json", "list", "sink-inputs"], capture_output=True, check=True, text=True)
    return json.loads(said.stdout)


def volume(name="Radio"):
    """Return the volume of a player's stream, 1 being full; None without one."""
    for stream in streams():
        if stream["properties"]["application.name"] == name:
            return round(next(iter(stream["volume"].values()))["value"] / 65536, 2)
    return None


def wait_for_volume(wanted):
    wait_until(lambda: volume() == wanted, lambda: f"a volume of {wanted} instead of {volume()}", 20)


def start(*options):
    return Terminal([COMMAND, "start", "talk", "--voice", "hum", *options], {})


def guardian(terminal):
    """Return the process of the guardian, as soon as it guards."""
    found = []

    def there():
        children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()
        found[:] = [int(pid) for pid in children if b"guardian_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        return found

    wait_until(there, "starting the guardian")
    return found[0]


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_music_is_low_while_the_coach_speaks(home, sound_server):
    with playing(), start("--plain") as terminal:
        wait_for_volume(LOW)
        assert {volume(), volume("voicecoach")} == {LOW, 1.0}
        wait_until(lambda: "Go. Squeeze" in terminal.said, "the words before the hold", 30)
        wait_for_volume(1.0)
        guards = guardian(terminal)
        terminal.press("r")
        wait_for_volume(LOW)
        terminal.press(CTRL_C)
        assert terminal.wait(10) == 130
        assert volume() == 1.0
        assert not alive(guards)
    assert not (home / "cache" / "turned-down.json").exists()


def test_not_while_paused_or_muted(home, sound_server):
    with playing(), start("--plain") as terminal:
        wait_for_volume(LOW)
        terminal.press(" ")
        wait_for_volume(1.0)
        terminal.press(" ")
        wait_for_volume(LOW)
        terminal.press("m")
        wait_for_volume(1.0)


@pytest.mark.parametrize(
    ("options", "said"), [(["--no-duck"], "Coach: Lie on your back"), (["--cues", "beeps"], "Go. Squeeze")]
)
def test_unless_it_shall_not_or_says_nothing(home, sound_server, options, said):
    with playing(), start("--plain", *options) as terminal:
        seen = set()
        wait_until(lambda: seen.add(volume()) or said in terminal.said, said, 20)
        assert seen == {1.0}


def test_a_new_song_is_not_left_low(home, sound_server):
    subprocess.run(["pactl", "load-module", "module-stream-restore"], check=True, stdout=subprocess.DEVNULL)
    with start("--plain") as terminal:
        with playing():
            wait_for_volume(LOW)
        with playing():
            assert volume() == LOW  # so the server does remember it
            terminal.press("q")
            terminal.wait(10)
            assert volume() == 1.0


def test_killed_it_leaves_the_music_and_the_terminal_as_they_were(home, sound_server):
    with playing(), start() as terminal:
        wait_for_volume(LOW)
        assert terminal.settings != terminal.settings_before
        terminal.process.kill()
        wait_until(lambda: terminal.settings == terminal.settings_before, "giving the terminal back")
        wait_until(lambda: terminal.said.endswith("\x1b[?1049l\x1b[?25h"), "leaving the alternate screen")
        wait_for_volume(1.0)


def test_a_guardian_that_is_killed_is_told_of_and_another_gives_all_back(home, sound_server):
    with playing(), start() as terminal:
        wait_for_volume(LOW)
        killed = guardian(terminal)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: "turns your music down has ended; another was started" in terminal.said, "the notice")
        wait_until(lambda: guardian(terminal) != killed, "the other guardian")
        terminal.press("R")
        wait_for_volume(LOW)
        terminal.process.kill()
        wait_until(lambda: terminal.settings == terminal.settings_before, "giving the terminal back")
        wait_until(lambda: terminal.said.endswith("\x1b[?1049l\x1b[?25h"), "leaving the alternate screen")
        wait_for_volume(1.0)


def test_killed_in_plain_lines_the_terminal_is_told_nothing(home, sound_server):
    with start("--plain") as terminal:
        wait_until(lambda: terminal.settings != terminal.settings_before, "reading keys")
        guards = guardian(terminal)
        terminal.process.kill()
        wait_until(lambda: not alive(guards), "the guardian's end")
        assert terminal.settings == terminal.settings_before
        assert "\x1b" not in terminal.said


def test_killed_with_its_guardian_the_next_session_turns_the_music_up(home, sound_server):
    with playing():
        with start("--plain") as terminal:
            wait_for_volume(LOW)
            os.kill(guardian(terminal), signal.SIGKILL)
            terminal.process.kill()
            terminal.wait(5)
        assert volume() < 1.0
        with start("--plain", "--cues", "beeps"):
            wait_for_volume(1.0)
        assert not (home / "cache" / "turned-down.json").exists()


def test_killed_with_its_guardian_the_doctor_turns_the_music_up(home, sound_server):
    # It goes on for as long as the doctor takes.
    (home / "data" / "routines" / "talk.yaml").write_text(ROUTINE.replace("20s", "20min"))
    with playing():
        with start("--plain") as terminal:
            wait_for_volume(LOW)
            running = subprocess.run([COMMAND, "doctor"], capture_output=True, text=True, check=False).stdout
            assert "ok  other players turned down: while the coach speaks" in running
            terminal.press("R")
            wait_for_volume(LOW)
            os.kill(guardian(terminal), signal.SIGKILL)
            terminal.process.kill()
            terminal.wait(5)
        assert volume() < 1.0
        doctor = subprocess.run([COMMAND, "doctor"], capture_output=True, text=True, check=False).stdout
        assert "left low: Radio" in doctor
        assert volume() == 1.0


def test_a_session_that_is_stopped_lets_the_music_be(home, sound_server):
    with playing(), start("--plain") as terminal:
        wait_for_volume(LOW)
        os.kill(terminal.process.pid, signal.SIGSTOP)
        wait_for_volume(1.0)


def test_a_sound_server_that_is_stopped_keeps_nobody_waiting(home, sound_server):
    with playing(), start() as terminal:
        wait_for_volume(LOW)
        sound_server.hang()
        try:
            terminal.process.kill()
            wait_until(lambda: terminal.settings == terminal.settings_before, "giving the terminal back")
        finally:
            sound_server.go_on()


def test_a_sound_server_that_is_restarted_is_found_again(home, sound_server):
    with start("--plain") as terminal:
        with playing():
            wait_for_volume(LOW)
            guards = guardian(terminal)
            sound_server.kill()
        sound_server.start()
        with playing():
            terminal.press(" ")
            terminal.press("R")
            wait_for_volume(LOW)
            assert guardian(terminal) == guards
            terminal.press("q")
            terminal.wait(10)
            assert volume() == 1.0
