"""Names of commands, routines, options, sounds, voices and outputs: found, guessed, refused."""

import pytest


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (["shwo"], "there is no command `shwo`", "did you mean `voicecoach show`?"),
        (["zzz"], "there is no command `zzz`", "see `voicecoach --help`"),
        (["show", "upper-hamstrnig"], "there is no routine called “upper-hamstrnig”", "did you mean upper-hamstring?"),
        (["show", "zzz"], "there is no routine called “zzz”", "`voicecoach list` shows every routine"),
        (["show"], "NAME|FILE is missing", "write `voicecoach show [OPTIONS] NAME|FILE`"),
        (["show", "ice", "--levle", "1"], "`voicecoach show` has no option `--levle`", "did you mean `--level`?"),
        (["show", "ice", "--level", "tough"], "low, middle, high", "see `voicecoach show --help`"),
        (["show", "ice", "--rate", "9"], "`--rate` is a number from 0.5 to 2", "see `voicecoach show --help`"),
        (["sounds", "tikc"], "there is no sound `tikc`", "sounds are welcome"),
        (["export", "ice", "-o", "x.aiff"], "can't write a .aiff", "use one of .wav, "),
        (["export", "ice", "-o", "none/x.wav"], "is in a folder that doesn't exist", "make it first, or name"),
        (["export", "ice", "-o", "folder.wav"], "folder.wav is not a file", "name a file with -o"),
    ],
)
def test_a_slip_is_a_usage_error_with_a_hint(run, home, words, error, hint):
    (home / "folder.wav").mkdir()
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith("error: ")
    assert error in first
    assert second.startswith(f"hint: {hint}")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["start", "quick.yaml", "--voice", "humm"], "There is no voice 'humm'"),
        (["start", "quick.yaml", "--voice", "hum", "--output", "fil:x"], "there is no output 'fil'"),
        (["start", "quick.yaml", "--voice", "hum", "--output", "file:"], "the output `file` needs a path"),
        (["start", "quick.yaml", "--voice", "hum", "--output", "file:no/x.wav"], "no/x.wav could not be written"),
        (["start", "quick.yaml", "--voice", "hum", "--output", "file:/dev/null"], "/dev/null is not a file"),
    ],
)
def test_no_voice_or_device_where_one_was_demanded_is_code_3(run, words, error):
    ran = run(*words)
    assert ran.code == 3
    assert ran.err.startswith(f"error: {error}")
    assert "\nhint: " in ran.err


@pytest.mark.parametrize("name", ["upper-hamstring", "upper", "UPPER", "Upper Hamstring", "upper_ham"])
def test_a_routine_is_found_by_name_prefix_and_word(run, name):
    assert run("show", name, "--voice", "hum").out.startswith("Upper hamstring, strengthening\n")


def test_a_routine_is_found_by_its_title_where_none_is_called_so(run, own):
    own("knee-2", "name: Anna's knees\nexercises: [A]")
    assert run("show", "anna's knees", "--voice", "hum").out.startswith("Anna's knees\n")


def test_a_name_that_fits_several_names_them(run, own):
    own("upper-back", "exercises: [A]")
    ran = run("show", "upper")
    assert ran.code == 1
    assert "hint: write one of: upper-back, upper-hamstring" in ran.err


def test_a_persons_own_routine_shadows_ours(run, own):
    own("ice-pack", "{name: Ice pack, about: My own ice., exercises: [A]}")
    assert run("show", "ice-pack", "--voice", "hum").out.startswith("Ice pack\n")
    listed = [line for line in run("list").out.splitlines() if line.startswith("ice-pack")]
    assert [line.split(maxsplit=1)[1] for line in listed] == ["My own ice."]


@pytest.mark.parametrize("name", ["../secret", "../../etc/passwd", "/etc/passwd", "..", "secret", ""])
def test_a_name_leads_to_no_file_outside(run, own, home, name):
    own("mine", "exercises: [A]")
    (home / "data" / "secret.yaml").write_text("exercises: [A]")
    ran = run("show", name, "--voice", "hum")
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert ran.err.startswith("error: ") or ":1:1: " in ran.err


def test_every_problem_of_a_routine_is_told_before_the_error(run, home):
    (home / "bad.yaml").write_text("exercises:\n  - name: A\n    rep: 5\n    hold: no\n")
    for command in ("start", "show", "export"):
        ran = run(command, "bad.yaml")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines()[0].startswith("bad.yaml:3:5: ")
        assert ran.err.splitlines()[-1] == "error: bad.yaml has 2 problems"
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert left == {"bad.yaml", "quick.yaml"}


def test_what_would_steer_a_terminal_is_shown_escaped(run, own):
    own("evil", r'{name: "A\e[2Jb", about: "c\ed", exercises: [{name: "E\e[31m", hold: 1s, get_ready: 0}]}')
    ran = run("start", "evil", "--cues", "beeps", "--output", "null", "--voice", "hum", "--plain")
    for out in (run("list").out, run("show", "evil", "--voice", "hum").out, run("show", "a\x1bb").err, ran.out):
        assert "\x1b" not in out
