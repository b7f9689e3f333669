"""Where an option's value comes from: a flag, else a variable, else `config.yaml`, else its default."""

import os
import re
import runpy
import sys
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicecoach.app.settings.file import read_config
from voicecoach.app.settings.model import SETTINGS
from voicecoach.cli.main import commands, voicecoach
from voicecoach.cli.setting_option import Setting, slips

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def config(home):
    def write(text):
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "config.yaml").write_bytes(text.encode(errors="surrogatepass"))

    return write


@pytest.fixture
def level(run, own):
    """Return a function that tells the level a session would have."""
    own("range", "exercises: [{name: A, reps: 4-10, hold: 3s}]")

    def told(*words):
        out = run("show", "range", "--voice", "hum", *words).out
        number = re.search(r"level (\d+)( today)?\.", out, re.IGNORECASE)
        return number[1] if number else {"lowest": "0", "highest": "100"}[re.search(r"the (\w+) level", out)[1]]

    return told


def test_flags_win_over_variables_and_variables_over_the_file(level, config, monkeypatch):
    assert level() == "0"
    config("level: middle")
    assert level() == "50"
    monkeypatch.setenv("VOICECOACH_LEVEL", "high")
    assert level() == "100"
    assert level("--level", "30") == "30"


def test_numbers_and_switches_are_as_yaml_has_them(level, run, config):
    config("level: 50\nplain: yes\nrate: 1.5\nvolume: 50\ncues: full\noutput: 'null'\npack: soft\nvoice: hum\n")
    assert level() == "50"
    assert run("say", "hello").code == 0


@pytest.mark.parametrize("name", ["VOICE", "OUTPUT", "RATE", "VOLUME", "CUES", "PACK", "LEVEL", "REMOTE"])
def test_every_option_is_also_a_variable(run, monkeypatch, name):
    monkeypatch.setenv(f"VOICECOACH_{name}", "nonsense")
    ran = run("start", "quick.yaml", *(() if name == "VOICE" else ("--voice", "hum")))
    assert ran.code in (1, 2, 3)
    assert ran.err.startswith("error: ")
    assert "nonsense" in ran.err or name == "LEVEL"


BROKEN = {
    "lvel: high": "config.yaml:1:1: “lvel” is no setting",
    "# mine\nlevel: 400": "config.yaml:2:8: `level`: a level is low, middle, high or a whole number",
    "level: enormous": "low, middle, high",
    "- level": "config.yaml:1:1: settings are lines of `setting: value`",
    "level: [": "config.yaml:",
    "level: [low]": "config.yaml:1:8: `level` takes one value; this is a list",
    "level:": "config.yaml:1:1: `level` has no value",
    "level: low\nlevel: high": "config.yaml:2:1: `level` is written twice: in line 1 and here",
    "level: low\n---\nlevel: high": "config.yaml:2:1: a second document begins here",
    "level: !!python/object:os.system low": "config.yaml:1:8: a value can't begin with `!` here",
    "a\0b": "config.yaml is not a text file",
    "level: \ud800": "config.yaml is not in UTF-8 (byte 0xED in line 1)",
    "cues: loud\nplain: perhaps\nvolume: 300": "config.yaml:3:9: `volume` is a whole number from 10 to 100, not “300”",
}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("command", ["start", "show", "export"])
def test_a_dose_is_never_made_of_settings_that_cannot_be_read(run, config, home, command, text):
    config(text)
    ran = run(command, "quick.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert BROKEN[text] in ran.err
    assert ran.err.count(str(home / "config" / "config.yaml")) <= text.count("\n") + 2
    assert "VOICECOACH_" not in ran.err
    assert "\nerror: " in f"\n{ran.err}"
    assert ran.err.splitlines()[-1].startswith("hint: mend it")
    assert not list(home.glob("quick.*av"))


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize(
    "words",
    [["pause"], ["stop"], ["hurts"], ["status"], ["completion", "bash"], ["check", "quick.yaml"], ["start", "--help"]],
    ids=" ".join,
)
def test_what_needs_no_setting_is_never_stopped_by_one(run, config, words, text):
    usual = run(*words)
    config(text)
    assert run(*words) == usual


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_list_tells_of_it_and_goes_on(run, config, text):
    usual = run("list")
    config(text)
    ran = run("list")
    assert (ran.code, ran.out) == (0, usual.out)
    assert all(line.startswith("warning: ") for line in ran.err.splitlines())
    assert run().out.startswith(usual.out)


def test_everything_that_is_wrong_is_told_at_once_and_once(run, config):
    config("cues: loud\nplain: perhaps\nvoluem: 30\ntheme: dark\nhwo: Ann")
    err = run("start", "quick.yaml").err
    for line in range(1, 6):
        assert err.count(f"config.yaml:{line}:") == 1
    assert "did you mean `volume`?" in err
    assert "did you mean `who`?" in err


def test_a_flag_or_a_variable_stands_in_for_a_broken_line(level, config, monkeypatch):
    config("lvel: low\nlevel: 400")
    assert level("--level", "30") == "30"
    monkeypatch.setenv("VOICECOACH_LEVEL", "40")
    assert level() == "40"


def test_an_unknown_setting_that_is_like_none_is_a_warning(level, run, config):
    config("theme: dark\nlevel: high")
    assert level() == "100"
    assert run("show", "quick.yaml", "--voice", "hum").err.count("config.yaml:1: “theme” is no setting") == 1


def test_a_wrong_variable_is_called_by_its_name_and_a_flag_by_its_own(run, monkeypatch):
    assert "VOICECOACH" not in run("show", "quick.yaml", "--level", "400").err
    monkeypatch.setenv("VOICECOACH_LEVEL", "400")
    assert "error: the variable VOICECOACH_LEVEL: " in run("show", "quick.yaml").err


@pytest.mark.parametrize("command", commands())
def test_help_has_no_variables(run, command):
    assert "VOICECOACH_" not in run(command, "--help").out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("kind", ["folder", "zeros", "pipe", "huge", "shut", "bomb"])
def test_whatever_lies_in_its_place_is_read_with_a_bound_and_told(run, home, kind, request):
    file = home / "config" / "config.yaml"
    file.parent.mkdir()
    if kind == "folder":
        file.mkdir()
    elif kind == "zeros":
        file.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "huge":
        file.touch()
        os.truncate(file, 1 << 30)
    elif kind == "bomb":
        doubled = "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 60))
        file.write_text(f"x0: &x0 [1, 2]\n{doubled}")
    else:
        file.write_text("level: high")
        file.chmod(0)
        request.addfinalizer(lambda: file.chmod(0o600))
        if os.access(file, os.R_OK):
            pytest.skip("nothing is shut to root")
    ran = run("show", "quick.yaml")
    assert ran.code == 2
    assert str(file) in ran.err
    assert run("stop").err.startswith("error: no session is running")
    assert run("config").code == 1


@given(st.binary(max_size=200) | st.text("lev:high -[]{}#&*!|>'\"\n\t,?%@`<", max_size=80).map(str.encode))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_is_a_traceback_and_none_is_taken_for_another(tmp_path, data):
    file = tmp_path / "config.yaml"
    file.write_bytes(data)
    config = read_config(file)
    found = slips(config)
    for key, line in config.lines.items():
        told = data.decode().removeprefix("\ufeff")
        assert key in told
        assert all(word in told for word in line.text.split())
    assert all(slip.problem.message for slip in found)


def test_the_table_of_settings_is_every_option_that_is_for_good():
    found = {}
    for name in commands():
        command = voicecoach.get_command(click.Context(voicecoach), name)
        for option in command.params:
            if isinstance(option, Setting) and option.kept:
                found.setdefault(option.key, set()).add(name)
    assert found.keys() == SETTINGS.keys()
    assert all(SETTINGS[key] in commands for key, commands in found.items())


def test_the_guide_has_every_setting():
    made = runpy.run_path(str(DOCS / "settings.py"))
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert made["guide"](text) == text, "run: python docs/settings.py"


@pytest.mark.parametrize("where", ["legs", "224.0.0.1", "fe80::1%eth0", "[::1"])
def test_only_what_may_be_a_name_is_taken_for_a_routine_in_the_place_of_the_page(run, where):
    ran = run("start", "--remote", where)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{where}”" in ran.err
    assert ("if that is a routine" in ran.err) == (where == "legs")
