"""A session in which something fails that nobody foresaw: the screen is given back, then it is told."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

COMMAND = Path(sys.executable).with_name("voicecoach")
ODD = """
import threading
from voicecoach.session.speaker.null import NullSpeaker

class Odd(NullSpeaker):
    name, rank, asked = "odd", -1, 0

    @property
    def alive(self):
        Odd.asked += 1
        if Odd.asked == 20:
            {fail}
        return super().alive
"""


@pytest.fixture
def odd(tmp_path, monkeypatch):
    """Return a function that installs an output which fails once the session has been shown for a while."""

    def install(fail):
        folder = tmp_path / "site"
        (folder / "odd-1.0.dist-info").mkdir(parents=True)
        (folder / "odd-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n")
        (folder / "odd-1.0.dist-info" / "entry_points.txt").write_text("[voicecoach.outputs]\nodd = odd:Odd\n")
        (folder / "odd.py").write_text(ODD.format(fail=fail))
        monkeypatch.setenv("PYTHONPATH", str(folder))
        routine = tmp_path / "long.yaml"
        routine.write_text("{exercises: [{name: A, hold: 10 min, get_ready: 0}], cues: beeps}")
        return [str(COMMAND), "start", str(routine), "--voice", "hum", "--output", "odd"]

    return install


def test_the_screen_comes_back_before_it_is_told(odd):
    with Terminal(odd('raise RuntimeError("boom")'), {}) as terminal:
        assert terminal.wait(60) == 70
        assert terminal.settings == terminal.settings_before
        wait_until(lambda: "please send it" in terminal.said, "telling it")
        said = terminal.said
    assert said.index("\x1b[?1049h") < said.index("\x1b[?1049l") < said.index("error: something unexpected went wrong")
    assert "something unexpected went wrong: RuntimeError: boom\r\nhint: the report is in " in said
    assert "Traceback" not in said


def test_what_fails_on_a_thread_is_shown_at_once_and_told_again_at_the_end(odd):
    with Terminal(odd("threading.Thread(target=lambda: 1 / 0).start()"), {}, columns=100) as terminal:
        shown = "Something unexpected went wrong: ZeroDivisionError"
        wait_until(lambda: shown in terminal.said, "showing it", 60)
        assert "\x1b[?1049l" not in terminal.said
        terminal.press("q")
        assert terminal.wait(60) == 130
        wait_until(lambda: "please send it\r\n" in terminal.said, "telling it")
        said = terminal.said.rpartition("\x1b[?1049l")[2]
    assert "error: something unexpected went wrong: ZeroDivisionError" in said
    assert "Traceback" not in said
