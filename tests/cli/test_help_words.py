"""The help speaks of what a person gives, not of kinds that a program knows."""

import re

import pytest

from voicecoach.cli.main import commands


@pytest.mark.parametrize("command", sorted(commands()))
def test_no_option_takes_a_kind_of_a_program(run, command):
    out = run(command, "--help").out
    assert not re.findall(r"--[\w-]+ (?:TEXT|FLOAT|INTEGER)\b.*", out)


@pytest.mark.parametrize("command", sorted(commands()))
def test_limits_are_told_in_words(run, command):
    assert not re.findall(r".*[<>]=?\s?x|x\s?[<>]=?.*", run(command, "--help").out)


def test_the_limits_in_the_help_are_those_of_the_message(run):
    text = " ".join(run("start", "--help").out.split())
    assert "1 is about 150 words a minute. [0.5 to 2]" in text
    assert "[default: 100; 10 to 100]" in text
    assert "is a number from 0.5 to 2, not “9”" in run("start", "first-minute", "--rate", "9").err
    assert "by default. [at least 1]" in " ".join(run("history", "--help").out.split())
    assert "`--last` is a whole number of at least 1, not “0”" in run("history", "--last", "0").err
