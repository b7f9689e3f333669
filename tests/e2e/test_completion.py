"""Tab in each shell: what a person types with the script of `voicecoach completion`, and what the command is given.

The installed command completes; in place of being run it writes down its words, so that quotes count too.
"""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

COMMAND = Path(sys.executable).with_name("voicecoach")
GUIDE = Path(__file__).parents[2] / "docs" / "using.md"
RECORDER = """\
#!/bin/sh
if [ -n "$_VOICECOACH_COMPLETE" ] || [ "$1" = completion ]; then exec {command} "$@"; fi
printf '%s\\n' "$@" > {told}.part && mv {told}.part {told}
"""
INSTALL = {
    "bash": ("bash --noprofile -i", ".bashrc", 'PS1=READY; eval "$(voicecoach completion bash 2>/dev/null)"\n'),
    "zsh": ("zsh -d -i", ".zshrc", 'PS1=READY; eval "$(voicecoach completion zsh 2>/dev/null)"\n'),
    "zsh, by its file": (
        "zsh -d -i",
        ".zshrc",
        "PS1=READY; fpath=(~/functions $fpath); autoload -Uz compinit; compinit -i\n",
    ),
    "fish": ("fish -i", ".config/fish/config.fish", "function fish_prompt; echo READY; end\n"),
}
"""How each is started, and what a person puts where."""
FILES = {"zsh, by its file": "functions/_voicecoach", "fish": ".config/fish/completions/voicecoach.fish"}
"""Where some look for a script themselves."""


@dataclass
class Shell:
    terminal: Terminal
    told: Path

    def given(self, line):
        """Type `line`, with <TAB> for the key, and return the words that the command is given."""
        self.terminal.press(line.replace("<TAB>", "\t") + "\n")
        wait_until(self.told.exists, lambda: f"running {line}, so far: {self.terminal.said}", 30)
        words = self.told.read_text().splitlines()
        self.told.unlink()
        return words


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A person's home with two routines, and the folder they stand in, with files."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "ZDOTDIR", "INPUTRC", "ENV"):
        monkeypatch.delenv(name, raising=False)
    own = tmp_path / "data" / "routines"
    own.mkdir(parents=True)
    (own / "calm morning.yaml").write_text("exercises: [{name: 'Bridge, on a chair', harder: {reps: 9}}, Clamshell]\n")
    (own / "it's late.yaml").write_text("exercises: [Sleep]\n")
    folder = tmp_path / "work"
    (folder / "start").mkdir(parents=True)
    (folder / "physio sheet.csv").touch()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(params=INSTALL)
def shell(request, work, required):
    name = request.param.partition(",")[0]
    required(name)
    command, file, text = INSTALL[request.param]
    home, told = work.parent, work.parent / "told"
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    (home / file).write_text(text)
    # Without it, fish reads every manual page of the machine in the background, with each new home.
    (home / ".local/share/fish/generated_completions").mkdir(parents=True)
    if place := FILES.get(request.param):
        script = subprocess.run([COMMAND, "completion", name], capture_output=True, text=True, check=True).stdout
        (home / place).parent.mkdir(parents=True)
        (home / place).write_text(script)
    recorder = home / "bin" / "voicecoach"
    recorder.parent.mkdir()
    recorder.write_text(RECORDER.format(command=shlex.quote(str(COMMAND)), told=shlex.quote(str(told))))
    recorder.chmod(0o755)
    with Terminal(command.split(), {"PATH": f"{recorder.parent}:{os.environ['PATH']}"}) as terminal:
        wait_until(lambda: "READY" in terminal.said, "starting the shell", 30)
        yield Shell(terminal, told)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("voicecoach star<TAB>", ["start"]),  # and not the folder `start/`
        ("voicecoach start upper<TAB>", ["start", "upper-hamstring"]),
        ("voicecoach start UPPER<TAB>", ["start", "upper-hamstring"]),
        ("voicecoach start calm<TAB>", ["start", "calm morning"]),
        (r"voicecoach start calm\ m<TAB>", ["start", "calm morning"]),
        ("voicecoach start 'calm<TAB>", ["start", "calm morning"]),
        ('voicecoach start "calm<TAB>', ["start", "calm morning"]),
        ("voicecoach edit it<TAB>", ["edit", "it's late"]),
        ("voicecoach start upper-hamstring --level h<TAB>", ["start", "upper-hamstring", "--level", "high"]),
        ("voicecoach start upper-hamstring --level=h<TAB>", ["start", "upper-hamstring", "--level=high"]),
        ("voicecoach start upper-hamstring --voice h<TAB>", ["start", "upper-hamstring", "--voice", "hum"]),
        ("voicecoach start upper-hamstring --output nu<TAB>", ["start", "upper-hamstring", "--output", "null"]),
        ("voicecoach start calm --harder bri<TAB>", ["start", "calm", "--harder", "Bridge, on a chair"]),
        ("voicecoach start calm --usual='br<TAB>", ["start", "calm", "--usual=Bridge, on a chair"]),
        ("voicecoach start calm --easier bri<TAB>", ["start", "calm", "--easier", "bri"]),
        ("voicecoach import phy<TAB>", ["import", "physio sheet.csv"]),
        ("voicecoach check phy<TAB>", ["check", "physio sheet.csv"]),
        ("voicecoach schema --file=phy<TAB>", ["schema", "--file=physio sheet.csv"]),
    ],
)
def test_tab_completes_the_word(shell, line, words):
    assert shell.given(line) == words


def test_the_line_for_a_venv_works_in_a_terminal_that_does_not_find_the_command_yet(work, required):
    required("bash")
    (line,) = [one for one in GUIDE.read_text(encoding="utf-8").splitlines() if one.startswith('echo "eval')]
    program = work / ".venv" / "bin" / "voicecoach"
    program.parent.mkdir(parents=True)
    program.symlink_to(COMMAND)
    for script in (line, "source ~/.bashrc; complete -p voicecoach"):
        ran = subprocess.run(
            ["bash", "--noprofile", "-c", script],
            env=os.environ | {"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert ran.stdout == "complete -F _voicecoach voicecoach\n"
