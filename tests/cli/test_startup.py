"""What makes the command quick and its help true: nothing heavy loaded, the table equal to the commands."""

import json
import subprocess
import sys

import click
import pytest

from voicecoach.cli.main import COMMANDS, voicecoach

HEAVY = {"numpy", "yaml", "rich", "blessed", "soxr", "miniaudio", "pyttsx3", "platformdirs"}
PROBE = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr))
sys.argv = ["voicecoach", *sys.argv[1:]]
from voicecoach.cli.main import main
main()
"""


def loaded(*words):
    ran = subprocess.run([sys.executable, "-c", PROBE, *words], capture_output=True, text=True, check=True)
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(words):
    assert not loaded(*words) & HEAVY


def test_the_probe_would_see_it():
    assert {"numpy"} <= loaded("show", "--voice", "hum", "first-minute")


def test_help_names_every_command_with_the_commands_own_first_line(run):
    out = run("--help").out
    for name, (_, line) in COMMANDS.items():
        assert f"  {name:<8}{line}\n" in out
    assert len(out.partition("Commands:")[2].split("\n  ")) - 1 == len(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_tables_line_is_the_commands_own(name):
    command = voicecoach.get_command(click.Context(voicecoach), name)
    assert command.name == name
    assert command.help.splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run, name):
    ran = run(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: voicecoach {name} ")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("voicecoach sh", ["plain,show"]),
        ("voicecoach start upper", ["plain,upper-hamstring", "file,upper"]),
        ("voicecoach show mi", ["plain,mine", "file,mi"]),
        ("voicecoach check ice", ["plain,ice-pack", "file,ice"]),
        ("voicecoach start x --cues b", ["plain,brief", "plain,beeps"]),
    ],
)
def test_a_shell_completes_commands_names_and_values(script, own, line, expected):
    own("mine", "exercises: [A]")
    variables = {"_VOICECOACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    ran = script(env=variables)
    assert (ran.stdout.splitlines(), ran.stderr) == (expected, "")
