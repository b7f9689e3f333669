"""What makes the command quick and its help true: nothing heavy loaded, the table equal to the commands."""

import json
import subprocess
import sys

import click
import pytest

from voicecoach.cli.main import commands, sections, voicecoach

HEAVY = {"numpy", "yaml", "rich", "blessed", "miniaudio", "pyttsx3", "platformdirs"}
PROBE = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr))
sys.argv = ["voicecoach", *sys.argv[1:]]
from voicecoach.cli.main import main
main()
"""
INTERRUPTED = """
import signal, sys
from importlib.metadata import entry_points

class Interrupt:
    def find_spec(name, path=None, target=None):
        if name == sys.argv[1]:
            print("pressed", flush=True)
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupt)
(script,) = entry_points(group="console_scripts", name="voicecoach")
script.load()()
"""


def loaded(*words):
    ran = subprocess.run([sys.executable, "-c", PROBE, *words], capture_output=True, text=True, check=True)
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(words):
    assert not loaded(*words) & HEAVY


def test_a_plain_list_reads_headings_and_nothing_more():
    assert not loaded("list") & (HEAVY - {"yaml"} | {"ruamel"})


@pytest.mark.skipif(sys.platform != "linux", reason="only there folders are known without platformdirs")
def test_a_persons_own_folders_take_no_time_to_find(tmp_path, monkeypatch):
    for kind in ("DATA", "CONFIG", "CACHE", "LOG"):
        monkeypatch.delenv(f"VOICECOACH_{kind}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "platformdirs" not in loaded("list")


def test_voicecoach_alone_loads_no_journal_where_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path))
    assert "sqlite3" not in loaded()
    (tmp_path / "journal.sqlite3").touch()
    assert "sqlite3" in loaded()


def test_the_probe_would_see_it():
    assert {"numpy"} <= loaded("show", "--voice", "hum", "first-minute")


@pytest.mark.parametrize("module", ["voicecoach.cli.main", "click", "voicecoach.core.errors"])
def test_ctrl_c_while_it_is_being_loaded_ends_it_in_silence(module):
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED, module], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "pressed\n", "")


def test_help_names_every_command_with_the_commands_own_first_line(run):
    out = run("--help").out
    width = max(map(len, commands())) + 2
    for title, inside in sections().items():
        rows = "".join(f"  {name:<{width}}{line}\n" for name, (_, line) in inside.items())
        assert f"\n{title}:\n{rows}" in out


@pytest.mark.parametrize("name", commands())
def test_the_tables_line_is_the_commands_own(name):
    command = voicecoach.get_command(click.Context(voicecoach), name)
    assert command.name == name
    assert command.help.splitlines()[0] == commands()[name][1]


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help(run, name):
    ran = run(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: voicecoach {name} ")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("voicecoach sho", ["plain,show"]),
        ("voicecoach start upper", ["plain,upper-hamstring", "file,upper"]),
        ("voicecoach show mi", ["plain,mine", "file,mi"]),
        ("voicecoach check ice", ["plain,ice-pack", "file,ice"]),
        ("voicecoach delete ", ["plain,mine"]),
        ("voicecoach rename i", [""]),
        ("voicecoach start x --cues b", ["plain,brief", "plain,beeps"]),
        ("voicecoach start x --voice h", ["plain,hum"]),
        ("voicecoach list --level m", ["plain,middle"]),
        ("voicecoach say x --output mini", ["plain,miniaudio"]),
        ("voicecoach say x --pack so", ["plain,soft", "file,so"]),
        ("voicecoach sounds ti", ["plain,tick"]),
        ("voicecoach explain swi", ["plain,switch"]),
        ("voicecoach help trou", ["plain,troubleshooting"]),
        ("voicecoach import sh", ["file,sh"]),
        ("voicecoach start mine --harder b", ["plain,Bridge"]),
        ("voicecoach start mine --easier b", [""]),
        ("voicecoach start mine --usual ", ["plain,Bridge", "plain,Clam"]),
        ("voicecoach start nosuch --usual ", [""]),
        ("voicecoach start --usual ", [""]),
    ],
)
def test_a_shell_completes_commands_names_and_values(script, own, line, expected):
    own("mine", "exercises: [{name: Bridge, harder: {reps: 9}}, {name: Clam, easier: {reps: 2}}, Sleep]")
    variables = {"_VOICECOACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    ran = script(env=variables)
    assert (ran.stdout.splitlines(), ran.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("shell", "asks"),
    [
        ("bash", "=bash_complete"),
        ("zsh", "=zsh_complete"),
        ("fish", "=fish_complete"),
        ("powershell", " = 'bash_complete'"),
    ],
)
def test_the_script_for_a_shell_asks_for_answers_that_it_understands(run, shell, asks):
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_VOICECOACH_COMPLETE{asks}" in ran.out
