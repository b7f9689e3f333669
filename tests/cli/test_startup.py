"""What makes the command quick and its help true: nothing heavy loaded, the table equal to the commands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from voicecoach.cli.main import COMMANDS, SECTIONS, voicecoach

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


def test_a_plain_list_reads_headings_and_nothing_more():
    assert not loaded("list") & (HEAVY - {"yaml", "platformdirs"} | {"ruamel"})


def test_the_probe_would_see_it():
    assert {"numpy"} <= loaded("show", "--voice", "hum", "first-minute")


def test_help_names_every_command_with_the_commands_own_first_line(run):
    out = run("--help").out
    width = max(map(len, COMMANDS)) + 2
    for title, commands in SECTIONS.items():
        rows = "".join(f"  {name:<{width}}{line}\n" for name, (_, line) in commands.items())
        assert f"\n{title}:\n{rows}" in out


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
        ("voicecoach sho", ["plain,show"]),
        ("voicecoach start upper", ["file,upper", "plain,upper-hamstring"]),
        ("voicecoach show mi", ["file,mi", "plain,mine"]),
        ("voicecoach check ice", ["file,ice", "plain,ice-pack"]),
        ("voicecoach delete ", ["plain,mine"]),
        ("voicecoach rename i", [""]),
        ("voicecoach start x --cues b", ["plain,brief", "plain,beeps"]),
        ("voicecoach start x --voice h", ["plain,hum"]),
        ("voicecoach list --level m", ["plain,middle"]),
        ("voicecoach say x --output mini", ["plain,miniaudio"]),
    ],
)
def test_a_shell_completes_commands_names_and_values(script, own, line, expected):
    own("mine", "exercises: [A]")
    variables = {"_VOICECOACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    ran = script(env=variables)
    assert (ran.stdout.splitlines(), ran.stderr) == (expected, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_asks_for_its_own_answers(run, shell):
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_VOICECOACH_COMPLETE={shell}_complete" in ran.out


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_itself_gets_the_names(own):
    own("mine", "exercises: [A]")
    ask = 'eval "$(voicecoach completion bash)"; COMP_WORDS=(voicecoach edit mi) COMP_CWORD=2; compopt() { :; }'
    folder = str(Path(sys.executable).parent)
    ran = subprocess.run(
        ["bash", "-c", f'{ask}; _voicecoach_completion voicecoach; echo "${{COMPREPLY[@]}}"'],
        env=os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "mine\n"
