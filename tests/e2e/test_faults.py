"""What may happen in half an hour, done to a real session: the sound server goes, a device goes, time stands still."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import RATE, first_sound, onsets, wait_until
from terminal import Terminal

from voicecoach.score.model import Earcon
from voicecoach.session.outputs.miniaudio import MiniaudioSpeaker
from voicecoach.session.playback.loop import ASLEEP
from voicecoach.sound.earcons import load

COMMAND = Path(sys.executable).with_name("voicecoach")
ROUTINE = """\
name: Short
cues: beeps
defaults: {get_ready: 3s, rest_after: 0}
exercises:
  - {name: Stretch, hold: 8s, move: 0}
"""
SOUNDS = load()
LEAD_IN = [-3 * RATE, -2 * RATE, -RATE]


@pytest.fixture
def start(tmp_path, monkeypatch):
    """The command for a short session, with a person's folders of its own."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    (tmp_path / "short.yaml").write_text(ROUTINE)
    return [str(COMMAND), "start", str(tmp_path / "short.yaml"), "--plain", "--voice", "hum"]


def say(terminal, words, times=1, seconds=20):
    """Wait until `words` were said on the terminal so often."""

    def so_far():
        return f"saying {words!r}, so far:\n{terminal.said}"

    wait_until(lambda: terminal.lines.count(words) >= times, so_far, seconds)


def heard(recorder, earcon):
    return onsets(recorder.heard(), SOUNDS[earcon])


def connections(terminal):
    """Return how many files and sockets the session has open."""
    return len([*Path(f"/proc/{terminal.process.pid}/fd").iterdir()])


def test_a_sound_server_that_crashes_five_times_is_survived(start, sound_server):
    open_now = []
    with Terminal(start, {}) as terminal:
        for crash in range(1, 6):
            say(terminal, "Go. Stretch", crash)
            sound_server.kill()
            say(terminal, "The sound device went away: paused until it is back.", crash)
            sound_server.start()
            recorder = sound_server.record()
            say(terminal, "The sound is back.", crash)
            go = recorder.wait_for_clip(SOUNDS[Earcon.START], "going on with the hold")
            ticks = heard(recorder, Earcon.TICK)
            assert [tick - go for tick in ticks] == LEAD_IN
            open_now.append(connections(terminal))
            recorder.stop()
        assert max(open_now[1:]) <= open_now[0] + 2, open_now
        assert terminal.wait(30) == 0, terminal.said
        assert terminal.settings == terminal.settings_before
        assert "finished" in terminal.said
        assert not re.search("Traceback|rror:", terminal.said)


def test_a_pause_outlasts_the_sound_server(start, sound_server):
    with Terminal(start, {}) as terminal:
        say(terminal, "Go. Stretch")
        terminal.press(" ")
        say(terminal, "Paused")
        sound_server.kill()
        say(terminal, "went away")
        sound_server.start()
        say(terminal, "The sound is back. Space goes on.")
        assert terminal.said.count("Go. Stretch") == 1
        terminal.press(" ")
        say(terminal, "Go. Stretch", 2)
        terminal.press("q")
        assert terminal.wait(10) == 130


def module(name, *settings):
    loaded = subprocess.run(["pactl", "load-module", name, *settings], capture_output=True, text=True, check=True)
    return loaded.stdout.strip()


def add_headset():
    return module("module-null-sink", "sink_name=headset", "sink_properties=device.description=Headset", "norewinds=1")


def test_a_device_by_name_is_played_on_replaced_and_taken_again(start, sound_server):
    headset = add_headset()
    subprocess.run(["pactl", "set-default-sink", "test"], check=True)
    recorder = sound_server.record()
    with Terminal([*start, "--device", "HEAD"], {}) as terminal:
        say(terminal, "Go. Stretch")
        assert not recorder.heard().any()
        subprocess.run(["pactl", "unload-module", headset], check=True)
        say(terminal, "went away")
        say(terminal, "HEAD is still away: the sound comes from the default device until it is back.")
        say(terminal, "Go. Stretch", 2)
        recorder.wait_for_clip(SOUNDS[Earcon.START], "the default device to be played on")
        add_headset()
        subprocess.run(["pactl", "set-default-sink", "test"], check=True)
        say(terminal, "The sound is back.", 2)
        quiet = recorder.frames
        recorder.wait_for(RATE)
        assert not recorder.heard()[quiet + RATE // 2 :].any()
        terminal.press("q")
        assert terminal.wait(10) == 130


def test_devices_are_listed_with_the_default_and_an_unknown_one_gets_a_guess(start, sound_server):
    add_headset()
    subprocess.run(["pactl", "set-default-sink", "headset"], check=True)
    assert [(device.name, device.default) for device in MiniaudioSpeaker.devices()] == [
        ("Null Output", False),
        ("Headset", True),
    ]
    ran = subprocess.run([*start, "--device", "haedset"], capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert ran.stderr == (
        "error: no sound device is called 'haedset'\nhint: Did you mean Headset? There are: Null Output, Headset\n"
    )


def test_a_server_without_a_device_is_asked_again_and_again_and_no_connection_leaks(sound_server):
    subprocess.run(["pactl", "unload-module", "module-null-sink"], check=True)
    speaker = MiniaudioSpeaker()
    before = len([*Path("/proc/self/fd").iterdir()])
    for _ in range(70):  # the server takes 64 connections
        with pytest.raises(Exception, match="sound device"):
            speaker.start(lambda frames: None)
    assert len([*Path("/proc/self/fd").iterdir()]) <= before + 8  # the library loses the first


def test_a_session_without_sound_takes_the_sound_card_that_turns_up(start, sound_server):
    sound_server.kill()
    with Terminal(start, {"ALSA_CONFIG_PATH": "/dev/null", "JACK_NO_START_SERVER": "1"}) as terminal:
        say(terminal, "No sound card was found")
        sound_server.start()
        recorder = sound_server.record()
        say(terminal, "The sound is back.")
        wait_until(lambda: first_sound(recorder.heard()) is not None, "hearing something")
        terminal.press("q")
        assert terminal.wait(10) == 130


def test_one_who_was_stopped_is_paused_and_goes_on_with_a_lead_in(start, sound_server):
    with Terminal(start, {}) as terminal:
        say(terminal, "Go. Stretch")
        os.kill(terminal.process.pid, signal.SIGSTOP)
        stopped = time.monotonic()
        wait_until(lambda: time.monotonic() > stopped + ASLEEP + 1, "some time")
        os.kill(terminal.process.pid, signal.SIGCONT)
        say(terminal, "Paused: the session was stopped. Space goes on.")
        recorder = sound_server.record()
        terminal.press(" ")
        end = recorder.wait_for_clip(SOUNDS[Earcon.END], "the whole hold again", seconds=30)
        (go,) = heard(recorder, Earcon.START)
        assert [tick - go for tick in heard(recorder, Earcon.TICK)] == LEAD_IN
        assert end - go == 8 * RATE
        assert terminal.wait(30) == 0, terminal.said
