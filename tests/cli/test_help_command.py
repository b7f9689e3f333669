"""`voicecoach help`: guides and commands; `--verbose`: what lies behind an error."""

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


@pytest.mark.parametrize("command", commands())
def test_the_help_of_a_command_is_its_own(run, command):
    assert run("help", command).out == run(command, "--help").out


def test_what_there_is_no_help_on(run):
    ran = run("help", "trobleshooting")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `voicecoach help troubleshooting`?" in ran.err


def test_verbose_tells_where_an_error_comes_from(run, monkeypatch):
    monkeypatch.setenv(VERBOSE, "")  # which puts it back afterwards: what a session starts is verbose, too
    plain, verbose = run("show", "nosuch"), run("--verbose", "show", "nosuch")
    assert verbose.err.startswith(plain.err)
    assert "find.py" in verbose.err and "find.py" not in plain.err
