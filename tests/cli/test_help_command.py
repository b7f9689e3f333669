"""`voicecoach help`: guides and commands; `--verbose`: what lies behind an error."""

import re

import pytest

from voicecoach.app.setup.guides import TOPICS
from voicecoach.cli.main import commands
from voicecoach.core.crash import VERBOSE


def test_the_guides_are_listed(run):
    out = run("help").out
    assert all(f"\n{name} " in f"\n{out}" for name in TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_each_guide_is_shown_within_80_columns(run, topic):
    ran = run("help", topic)
    assert ran.code == 0
    assert "](" not in ran.out and "```" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not re.search(r"\w…", ran.out)  # a table would cut off paths


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("uninstall", "Remove it"),
        ("data", "~/.local/state/voicecoach/log"),
        ("data", "voicecoach\\Cache"),
        ("Remove", "Remove it"),
        ("removing", "Remove it"),
        ("removal", "Remove it"),
        ("installing", "Where it installs"),
        ("keys", "Pause, or go on: a hold or rep begins again."),
    ],
)
def test_what_people_look_for_is_found(run, topic, says):
    ran = run("help", topic)
    assert (ran.code, says in ran.out) == (0, True)
    assert "Managing your routines" not in ran.out


@pytest.mark.parametrize(
    ("word", "field"), [("sides", "sides"), ("hold", "hold"), ("repetitions", "reps"), ("emom", "every_minute")]
)
def test_a_field_of_routine_files_is_told_by_any_of_its_names(run, word, field):
    ran = run("help", word)
    assert ran.code == 0
    assert ran.out.startswith(f"{field}: in a routine file")
    assert f"For example: {field}: " in ran.out


@pytest.mark.parametrize("both", sorted({*TOPICS} & {*commands()}))
def test_a_guide_comes_before_the_command_of_its_name_and_tells_of_it(run, both):
    out = run("help", both).out
    assert len(out.splitlines()) > 30
    assert f"voicecoach {both} --help" in out


@pytest.mark.parametrize("command", [name for name in commands() if name not in TOPICS])
def test_the_help_of_a_command_is_its_own(run, command):
    assert run("help", command).out == run(command, "--help").out


@pytest.mark.parametrize(
    ("typed", "meant"), [("trobleshooting", "troubleshooting"), ("trouble", "troubleshooting"), ("strat", "start")]
)
def test_what_there_is_no_help_on(run, typed, meant):
    ran = run("help", typed)
    assert (ran.code, ran.out) == (2, "")
    assert f"did you mean `voicecoach help {meant}`?" in ran.err


def test_verbose_tells_where_an_error_comes_from(run, monkeypatch):
    monkeypatch.setenv(VERBOSE, "")  # which puts it back afterwards: what a session starts is verbose, too
    plain, verbose = run("show", "nosuch"), run("--verbose", "show", "nosuch")
    assert verbose.err.startswith(plain.err)
    assert "find.py" in verbose.err and "find.py" not in plain.err
