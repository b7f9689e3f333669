"""The help speaks of what a person gives, not of kinds that a program knows."""

import re

import pytest

from voicecoach.cli.main import COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_option_takes_a_kind_of_a_program(run, command):
    out = run(command, "--help").out
    assert not re.findall(r"--[\w-]+ (?:TEXT|FLOAT|INTEGER)\b.*", out)
