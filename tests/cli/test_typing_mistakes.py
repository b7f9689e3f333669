"""The first five minutes, with a slip of the finger in every command: what is wrong, and what to type instead."""

import re

import pytest

from voicecoach.cli.main import commands
from voicecoach.cli.meanings import MEANT, command_meant

LINES = {
    "strat": ("there is no command `strat`", "did you mean `voicecoach start`?"),
    "start quik.yaml": ("there is no file quik.yaml", "`voicecoach list`"),
    "start upper-hamstrng": ("there is no routine called “upper-hamstrng”", "did you mean upper-hamstring?"),
    "start --levle high x": ("`voicecoach start` has no option `--levle`", "did you mean `--level`?"),
    "start x --levle high": ("`voicecoach start` has no option `--levle`", "did you mean `--level`?"),
    "start quick.yaml --zzz": ("`voicecoach start` has no option `--zzz`", "see `voicecoach start --help`"),
    "start quick.yaml --minutes ten": ("`--minutes`: “ten” is not a time; write, for example, 10 or 10m", "--help"),
    "start quick.yaml --level 400": ("`--level`: a level is low, middle, high", "see `voicecoach start --help`"),
    "start quick.yaml --cues breif": ("`--cues` can't be “breif”", "did you mean `brief`?"),
    "start quick.yaml --volume 300": ("`--volume` is a whole number from 10 to 100, not “300”", "--help"),
    "start quick.yaml --volume loud": ("`--volume` is a whole number from 10 to 100, not “loud”", "--help"),
    "start quick.yaml --rate fast": ("`--rate` is a number from 0.5 to 2, not “fast”", "--help"),
    "start quick.yaml --minutes": ("`--minutes` needs a value", "see `voicecoach start --help`"),
    "start quick.yaml again": ("there is a word too many: again", "a name of several words needs quotes"),
    "export quick.yaml -o /nonexistent/x.mp3": (
        "/nonexistent/x.mp3 is in a folder that doesn't exist",
        "make it first",
    ),
    "export quick.yaml --format mp4": ("`--format` can't be “mp4”", "did you mean `mp3`?"),
    "history --last x": ("`--last` is a whole number of at least 1, not “x”", "see `voicecoach history --help`"),
    "stop --session x": ("`--session` is a whole number, not “x”", "see `voicecoach stop --help`"),
    "completion": ("which shell: bash, zsh, fish or powershell?", "as in `voicecoach completion bash`"),
    "completion bsh": ("`{bash|zsh|fish|powershell}` can't be “bsh”", "did you mean `bash`?"),
    "journal exprot x": ("`voicecoach journal` has no command `exprot`", "did you mean `export`?"),
    "config gte level": ("`voicecoach config` has no command `gte`", "did you mean `get`?"),
    "pain 11": ("pain is a whole number from 0 to 10, not “11”", "see `voicecoach pain --help`"),
    "pain x": ("pain is a whole number from 0 to 10, not “x”", "see `voicecoach pain --help`"),
    "search hip": ("there is no command `search`", "did you mean `voicecoach list`?"),
    "remove mine": ("there is no command `remove`", "did you mean `voicecoach delete`?"),
    "Remove mine": ("there is no command `Remove`", "did you mean `voicecoach delete`?"),
    "add x": ("there is no command `add`", "did you mean `voicecoach import FILE` or `voicecoach copy NAME NEW`?"),
    "info hip": ("there is no command `info`", "did you mean `voicecoach about`?"),
    "tidy hip": ("there is no command `tidy`", "did you mean `voicecoach edit NAME --tidy`?"),
    "feel 3": ("there is no command `feel`", "did you mean `voicecoach pain`?"),
    "run hip": ("there is no command `run`", "did you mean `voicecoach start`?"),
    "stats": ("there is no command `stats`", "did you mean `voicecoach history`?"),
    "import x.txt --as hip": ("has no option `--as`", "did you mean `--name`?"),
    "import x.txt --yas": ("has no option `--yas`", "did you mean `--yes`?"),
    "import x.txt --yesterday": ("has no option `--yesterday`", "see `voicecoach import --help`"),
    "import x.txt --forced-mode": ("has no option `--forced-mode`", "see `voicecoach import --help`"),
    "import quik.yaml": ("quik.yaml can't be read", "did you mean quick.yaml?"),
    "import QUICK": ("QUICK can't be read", "did you mean quick.yaml?"),
    "import nothing-like-it": ("can't be read", "check the path"),
    "note": ("TEXT is missing", "write `voicecoach note"),
    "--dta x list": ("`voicecoach` has no option `--dta`", "did you mean `--data`?"),
}


def test_every_command_and_option_that_is_meant_exists():
    for hint in {command_meant(word, (), "") for word in MEANT}:
        for command in re.findall("`voicecoach (.*?)`", hint):
            assert command.split()[0] in commands()


@pytest.mark.parametrize(
    ("words", "hint"),
    [(["hipp"], "Did you mean `voicecoach list hip`?"), (["sore hip"], "Did you mean `voicecoach list hip`?")],
)
def test_words_that_no_routine_has_are_told_with_the_nearest_that_some_have(run, words, hint):
    assert hint in run("list", *words).out


def test_words_like_nothing_get_no_guess(run):
    assert run("list", "xqzzy").out.startswith("No routine is like that. All of them")


def test_a_group_without_a_command_shows_its_help(run):
    ran = run("journal")
    shown = run("journal", "--help").out
    assert (ran.code, ran.out, ran.err) == (2, "", shown)
    assert "\n  import  Add the sessions" in shown


@pytest.mark.parametrize("line", LINES)
def test_it_is_two_lines_that_help(run, line):
    ran = run(*line.split())
    assert ran.code == (1 if "no file" in LINES[line][0] else 2)
    error, hint = ran.err.splitlines()
    assert error.startswith("error: ")
    assert hint.startswith("hint: ")
    assert LINES[line][0] in error
    assert LINES[line][1] in hint
