"""What `check` warns of in a routine is a notice on the screen: a line of stderr would tear it."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))


@pytest.mark.parametrize("columns", [40, 80])
def test_a_hold_that_was_hardly_meant_is_told_and_the_session_goes_on(tmp_path, columns):
    (tmp_path / "hip.yaml").write_text("exercises: [{name: Clamshell, hold: 20 min}]\n")
    words = [COMMAND, "start", str(tmp_path / "hip.yaml"), "--output", "null", "--voice", "hum"]
    with Terminal(words, {}, columns=columns) as terminal:
        wait_until(lambda: "hip.yaml:1:" in terminal.said, "the notice", 40)
        wait_until(lambda: "GET READY" in terminal.said, "the exercise", 40)
        terminal.press("q")
        assert terminal.wait(20) == 130
        assert terminal.said.count("warning") == 0
